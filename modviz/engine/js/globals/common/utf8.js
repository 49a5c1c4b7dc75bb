// UTF-8, both ways.
//
// Source: https://encoding.spec.whatwg.org/#utf-8
(function (kit) {
  'use strict';
  const { codeUnitAt } = kit;
  const { fromCodePoint } = String;

  // Calls `visit(byte)` for each byte of `text`, which has no lone surrogates.
  function eachByte(text, visit) {
    for (let index = 0; index < text.length; index += 1) {
      let point = codeUnitAt(text, index);
      if (point < 0x80) {
        visit(point);
        continue;
      }
      if (point >= 0xd800 && point < 0xdc00) {
        index += 1;
        point = 0x10000 + ((point - 0xd800) << 10) + (codeUnitAt(text, index) - 0xdc00);
      }
      if (point < 0x800) {
        visit(0xc0 | (point >> 6));
      } else {
        if (point < 0x10000) {
          visit(0xe0 | (point >> 12));
        } else {
          visit(0xf0 | (point >> 18));
          visit(0x80 | ((point >> 12) & 63));
        }
        visit(0x80 | ((point >> 6) & 63));
      }
      visit(0x80 | (point & 63));
    }
  }

  const newState = () => ({ __proto__: null, point: 0, needed: 0, seen: 0, lower: 0x80, upper: 0xbf });

  // The text of `bytes` (anything with a length and indices).  Each fault becomes U+FFFD, or null is the answer if it
  // is `fatal`.  A sequence that the end cuts off stays in `state`, when the stream goes on.
  function decode(bytes, fatal = false, state = newState(), goesOn = false) {
    let text = '';
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index];
      if (state.needed === 0) {
        if (byte < 0x80) {
          text += fromCodePoint(byte);
        } else if (!start(state, byte)) {
          if (fatal) return null;
          text += '\ufffd';
        }
        continue;
      }
      if (byte < state.lower || byte > state.upper) {
        reset(state);
        if (fatal) return null;
        text += '\ufffd';
        index -= 1;
        continue;
      }
      state.lower = 0x80;
      state.upper = 0xbf;
      state.point = (state.point << 6) | (byte & 63);
      state.seen += 1;
      if (state.seen === state.needed) {
        text += fromCodePoint(state.point);
        reset(state);
      }
    }
    if (state.needed > 0 && !goesOn) {
      reset(state);
      return fatal ? null : text + '\ufffd';
    }
    return text;
  }

  function reset(state) {
    state.point = state.needed = state.seen = 0;
    state.lower = 0x80;
    state.upper = 0xbf;
  }

  // Takes the first byte of a sequence; false when it cannot be one.
  function start(state, byte) {
    if (byte >= 0xc2 && byte <= 0xdf) {
      state.needed = 1;
      state.point = byte & 31;
    } else if (byte >= 0xe0 && byte <= 0xef) {
      if (byte === 0xe0) state.lower = 0xa0;
      if (byte === 0xed) state.upper = 0x9f;
      state.needed = 2;
      state.point = byte & 15;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      if (byte === 0xf0) state.lower = 0x90;
      if (byte === 0xf4) state.upper = 0x8f;
      state.needed = 3;
      state.point = byte & 7;
    } else {
      return false;
    }
    return true;
  }

  return { __proto__: null, eachByte, decode, newState };
})
