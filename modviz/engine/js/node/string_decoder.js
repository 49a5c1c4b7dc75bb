// `node:string_decoder`: bytes that come in pieces become text, whole characters at a time.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/string_decoder.html
(function (internal) {
  'use strict';
  const { coded, invalidType } = internal.require('internal/errors');
  const { Buffer } = internal.require('buffer');
  const encodingOf = internal.require('internal/encodings').normalized;
  const buffered = new WeakMap();

  // How many bytes at the end of `bytes` are the start of a character that goes on.
  function incompleteUtf8(bytes) {
    const { length } = bytes;
    for (let back = 1; back <= Math.min(3, length); back += 1) {
      const byte = bytes[length - back];
      if ((byte & 0xc0) === 0x80) continue;
      const wanted = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 1;
      if (wanted <= back) return 0;
      // A second byte that cannot follow the first ends the character here.
      if (back > 1) {
        const second = bytes[length - back + 1];
        const low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
        const high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) return 0;
      }
      return back;
    }
    return 0;
  }

  function incompleteUtf16(bytes) {
    if (bytes.length % 2 === 1) return 1;
    const last = bytes[bytes.length - 1];
    return last >= 0xd8 && last < 0xdc ? 2 : 0;
  }

  const INCOMPLETE = {
    utf8: incompleteUtf8,
    utf16le: incompleteUtf16,
    base64: (bytes) => bytes.length % 3,
    base64url: (bytes) => bytes.length % 3,
  };

  // The characters that are begun count by the bytes that they have, and by those that they want.
  function wantedBytes(encoding, rest) {
    if (rest.length === 0) return 0;
    if (encoding === 'utf8') return (rest[0] >= 0xf0 ? 4 : rest[0] >= 0xe0 ? 3 : 2) - rest.length;
    if (encoding === 'utf16le') return rest.length % 2 === 1 ? 1 : 2;
    return 3 - rest.length;
  }

  function StringDecoder(encoding) {
    this.encoding = encodingOf(encoding);
    if (this.encoding === undefined) {
      throw coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
    }
    buffered.set(this, Buffer.alloc(0));
  }

  StringDecoder.prototype.write = function write(buf) {
    if (typeof buf === 'string') return buf;
    if (!ArrayBuffer.isView(buf)) throw invalidType('buf', ['Buffer', 'TypedArray', 'DataView'], buf);
    const given = Buffer.from(buf.buffer, buf.byteOffset, buf.byteLength);
    const before = buffered.get(this);
    if (before === undefined) {
      throw coded(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type StringDecoder');
    }
    const bytes = before.length > 0 ? Buffer.concat([before, given]) : given;
    const left = INCOMPLETE[this.encoding]?.(bytes) ?? 0;
    const end = bytes.length - left;
    buffered.set(this, Buffer.from(bytes.subarray(end)));
    return bytes.toString(this.encoding, 0, end);
  };

  StringDecoder.prototype.end = function end(buf) {
    const text = buf === undefined ? '' : this.write(buf);
    const rest = buffered.get(this);
    buffered.set(this, Buffer.alloc(0));
    return rest.length > 0 ? text + rest.toString(this.encoding) : text;
  };

  StringDecoder.prototype.text = function text(buf, offset) {
    buffered.set(this, Buffer.alloc(0));
    return this.write(buf.slice(offset));
  };

  const getter = (get) => ({ get, configurable: true, enumerable: true });
  Object.defineProperties(StringDecoder.prototype, {
    lastChar: getter(function () {
      const bytes = Buffer.alloc(4);
      buffered.get(this).copy(bytes);
      return bytes;
    }),
    lastNeed: getter(function () { return wantedBytes(this.encoding, buffered.get(this)); }),
    lastTotal: getter(function () {
      const rest = buffered.get(this);
      return rest.length + wantedBytes(this.encoding, rest);
    }),
  });

  return { StringDecoder };
})
