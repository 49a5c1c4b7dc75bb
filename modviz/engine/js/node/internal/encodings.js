// The encodings of `Buffer`: each knows the bytes of a text, and the text of bytes.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/buffer.html#buffers-and-character-encodings
(function (internal) {
  'use strict';
  const NAMES = {
    __proto__: null, utf8: 'utf8', 'utf-8': 'utf8', ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le',
    'utf-16le': 'utf16le', latin1: 'latin1', binary: 'latin1', base64: 'base64', base64url: 'base64url', hex: 'hex',
    ascii: 'ascii',
  };

  // The name that Node has for an encoding; utf8 if none is given, undefined for what it does not know.
  function normalized(encoding) {
    if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
    return NAMES[`${encoding}`.toLowerCase()];
  }

  const CHUNK = 4096;

  // A text of one character for each unit that `unitAt` gives.
  function textOf(count, unitAt) {
    let text = '';
    for (let start = 0; start < count; start += CHUNK) {
      const units = [];
      for (let index = start; index < Math.min(start + CHUNK, count); index += 1) units.push(unitAt(index));
      text += String.fromCharCode(...units);
    }
    return text;
  }

  function bytesOf(text, perUnit, put) {
    const bytes = new Uint8Array(text.length * perUnit);
    for (let index = 0; index < text.length; index += 1) put(bytes, index, text.charCodeAt(index));
    return bytes;
  }

  const latin1Bytes = (text) => bytesOf(text, 1, (bytes, index, unit) => { bytes[index] = unit; });

  // ---- Base64 --------------------------------------------------------------------------------------------------

  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const DIGITS = { __proto__: null, '+': 62, '-': 62, '/': 63, _: 63 };
  [...ALPHABET].forEach((character, index) => { DIGITS[character] = index; });

  // Both alphabets are read; what belongs to neither is passed over, and "=" ends it.
  function base64Bytes(text) {
    const bytes = new Uint8Array(Math.ceil(text.length * 3 / 4));
    let count = 0;
    let bits = 0;
    let held = 0;
    for (let index = 0; index < text.length && text[index] !== '='; index += 1) {
      const digit = DIGITS[text[index]];
      if (digit === undefined) continue;
      held = (held << 6 | digit) & 0xffff;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes[count] = held >> bits;
      count += 1;
    }
    return bytes.subarray(0, count);
  }

  function base64Text(bytes, last, isPadded) {
    const alphabet = ALPHABET + last;
    let text = '';
    for (let index = 0; index < bytes.length; index += 3) {
      const [a, b = 0, c = 0] = bytes.subarray(index, index + 3);
      const count = Math.min(bytes.length - index, 3);
      text += alphabet[a >> 2] + alphabet[(a & 3) << 4 | b >> 4];
      if (count > 1) text += alphabet[(b & 15) << 2 | c >> 6];
      if (count > 2) text += alphabet[c & 63];
      if (isPadded) text += '='.repeat(3 - count);
    }
    return text;
  }

  // As many pairs of digits as there are before the first that is none.
  function hexBytes(text) {
    const count = /^(?:[0-9a-fA-F]{2})*/.exec(text)[0].length / 2;
    const bytes = new Uint8Array(count);
    for (let index = 0; index < count; index += 1) bytes[index] = parseInt(text.slice(2 * index, 2 * index + 2), 16);
    return bytes;
  }

  const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

  const base64Length = (text) => {
    const end = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    return Math.floor((text.length - end) * 3 / 4);
  };

  // `whole` is how many bytes belong together, for a text that does not fit.
  const encodings = {
    __proto__: null,
    utf8: {
      encode: (text) => internal.encode(text.toWellFormed()),
      decode: (bytes) => internal.decode(bytes),
      byteLength: (text) => internal.encode(text.toWellFormed()).length,
    },
    utf16le: {
      encode: (text) => bytesOf(text, 2, (bytes, index, unit) => {
        bytes[2 * index] = unit;
        bytes[2 * index + 1] = unit >> 8;
      }),
      decode: (bytes) => textOf(bytes.length >> 1, (index) => bytes[2 * index] | bytes[2 * index + 1] << 8),
      byteLength: (text) => text.length * 2,
    },
    latin1: {
      encode: latin1Bytes,
      decode: (bytes) => textOf(bytes.length, (index) => bytes[index]),
      byteLength: (text) => text.length,
    },
    ascii: {
      encode: latin1Bytes,
      decode: (bytes) => textOf(bytes.length, (index) => bytes[index] & 127),
      byteLength: (text) => text.length,
    },
    base64: { encode: base64Bytes, decode: (bytes) => base64Text(bytes, '+/', true), byteLength: base64Length },
    base64url: { encode: base64Bytes, decode: (bytes) => base64Text(bytes, '-_', false), byteLength: base64Length },
    hex: {
      encode: hexBytes,
      decode: (bytes) => bytes.reduce((text, byte) => text + HEX[byte], ''),
      byteLength: (text) => text.length >>> 1,
    },
  };

  return { normalized, encodings };
})
