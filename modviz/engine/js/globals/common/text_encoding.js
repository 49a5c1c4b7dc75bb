// `TextEncoder` and `TextDecoder`, and `atob` and `btoa` with the errors of the web.
//
// Source: https://encoding.spec.whatwg.org/#api
(function (kit, builtIns, exceptions, utf8, otherEncodings, errors) {
  'use strict';
  const { apply, getOwnPropertyDescriptor, getPrototypeOf, match, slice, TypeError, RangeError } = kit;
  const {
    usvString, string, wellFormed, interfaceOf, globalFunctions, requireArguments, coded, notOfType, isObject,
    inspectSymbol,
  } = builtIns;
  const NativeBytes = Uint8Array;
  const { fromCharCode } = String;
  const { atob: decodeBase64, btoa: encodeBase64 } = globalThis;
  const getter = (object, key) => {
    const { get } = getOwnPropertyDescriptor(object, key);
    return (receiver) => apply(get, receiver, []);
  };
  const typedArray = getPrototypeOf(NativeBytes.prototype);
  const bufferOf = getter(typedArray, 'buffer');
  const offsetOf = getter(typedArray, 'byteOffset');
  const bytesIn = getter(typedArray, 'byteLength');
  const viewBuffer = getter(DataView.prototype, 'buffer');
  const viewOffset = getter(DataView.prototype, 'byteOffset');
  const viewLength = getter(DataView.prototype, 'byteLength');
  const lengthOfBuffer = getter(ArrayBuffer.prototype, 'byteLength');

  function attempt(action, value) {
    try {
      return action(value);
    } catch {
      return undefined;
    }
  }

  // The bytes that a buffer or a view holds; null for other values.
  function bytesOf(source) {
    if (!isObject(source)) return null;
    if (kit.typedArrayName(source) !== undefined) {
      return new NativeBytes(bufferOf(source), offsetOf(source), bytesIn(source));
    }
    if (attempt(lengthOfBuffer, source) !== undefined) return new NativeBytes(source);
    const buffer = attempt(viewBuffer, source);
    return buffer === undefined ? null : new NativeBytes(buffer, viewOffset(source), viewLength(source));
  }

  function encode(text) {
    let count = 0;
    utf8.eachByte(text, () => { count += 1; });
    const bytes = new NativeBytes(count);
    let at = 0;
    utf8.eachByte(text, (byte) => {
      bytes[at] = byte;
      at += 1;
    });
    return bytes;
  }

  class TextEncoder {
    #brand = true;
    get encoding() { return this.#brand && 'utf-8'; }
    encode(input = '') { return this.#brand && encode(usvString(input)); }
    encodeInto(source, destination) {
      const text = this.#brand && wellFormed(string(source));
      if (!isObject(destination) || kit.typedArrayName(destination) !== 'Uint8Array') {
        throw notOfType('dest', 'an instance of Uint8Array', destination);
      }
      const room = bytesIn(destination);
      let read = 0;
      let written = 0;
      while (read < text.length) {
        const unit = kit.codeUnitAt(text, read);
        const width = unit >= 0xd800 && unit < 0xdc00 ? 2 : 1;
        const bytes = encode(slice(text, read, read + width));
        if (written + bytes.length > room) break;
        for (let index = 0; index < bytes.length; index += 1) destination[written + index] = bytes[index];
        read += width;
        written += bytes.length;
      }
      return { read, written };
    }
    [inspectSymbol](depth, options, inspect) { return inspect({ encoding: this.encoding }); }
  }
  interfaceOf(TextEncoder);

  const ENCODINGS = kit.setPrototypeOf([
    ['utf-8', 'unicode-1-1-utf-8|(?:unicode11|unicode20|x-unicode20)?utf8|utf-8'],
    ['utf-16le', 'csunicode|iso-10646-ucs-2|ucs-2|unicode|unicodefeff|utf-16|utf-16le'],
    ['utf-16be', 'unicodefffe|utf-16be'],
    ['windows-1252', 'ansi_x3.4-1968|ascii|cp1252|cp819|csisolatin1|ibm819|iso-8859-1|iso-ir-100|iso8859-1|iso88591'
      + '|iso_8859-1(?::1987)?|l1|latin1|us-ascii|windows-1252|x-cp1252'],
  ].map(([name, labels]) => (
    { __proto__: null, name, labels: new RegExp('^[\\t\\n\\f\\r ]*(?:' + labels + ')[\\t\\n\\f\\r ]*$', 'i') }
  )), null);

  // The name of the encoding that a label means; undefined for others.
  function encodingOf(label) {
    for (let index = 0; index < ENCODINGS.length; index += 1) {
      if (match(ENCODINGS[index].labels, label) !== null) return ENCODINGS[index].name;
    }
    return undefined;
  }

  // Those of the bytes from 0x80 to 0x9f.
  const WINDOWS = '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f'
    + '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

  function decodeWindows(bytes) {
    let text = '';
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index];
      text += byte >= 0x80 && byte < 0xa0 ? WINDOWS[byte - 0x80] : fromCharCode(byte);
    }
    return text;
  }

  // `state` keeps half a unit (`byte`) and the first half of a pair (`high`); null is the answer for what is `fatal`.
  function decodeUtf16(bytes, isBig, fatal, state, goesOn) {
    let text = '';
    for (let index = 0; index < bytes.length; index += 1) {
      if (state.byte < 0) {
        state.byte = bytes[index];
        continue;
      }
      const unit = isBig ? state.byte << 8 | bytes[index] : state.byte | bytes[index] << 8;
      const isLow = unit >= 0xdc00 && unit < 0xe000;
      state.byte = -1;
      if (state.high !== 0) {
        if (isLow) text += fromCharCode(state.high, unit);
        else if (fatal) return null;
        else text += '\ufffd';
        state.high = 0;
        if (isLow) continue;
      }
      if (unit >= 0xd800 && unit < 0xdc00) state.high = unit;
      else if (!isLow) text += fromCharCode(unit);
      else if (fatal) return null;
      else text += '\ufffd';
    }
    if (!goesOn && (state.byte >= 0 || state.high !== 0)) {
      if (fatal) return null;
      text += '\ufffd';
    }
    return text;
  }

  class TextDecoder {
    #fatal;
    #ignoreBOM;
    #encoding = 'utf-8';
    #state = utf8.newState();
    #isInside = false;
    #isMarkSeen = false;
    constructor(label = 'utf-8', options = undefined) {
      const name = string(label);
      if (match(labels, name) === null) this.#encoding = otherEncodings.named(kit.trim(name));
      if (this.#encoding === null) {
        if (otherEncodings.isKnown(kit.trim(name))) throw errors.lack('part', 'TextDecoder for "' + name + '"');
        throw coded(new RangeError('The "' + name + '" encoding is not supported'), 'ERR_ENCODING_NOT_SUPPORTED');
      }
      this.#fatal = isObject(options) && !!options.fatal;
      this.#ignoreBOM = isObject(options) && !!options.ignoreBOM;
    }
    decode(input = undefined, options = undefined) {
      const goesOn = isObject(options) && !!options.stream;
      const bytes = input === undefined ? kit.list() : bytesOf(input);
      if (bytes === null) {
        throw notOfType('list', 'an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView', input);
      }
      if (!this.#isInside) {
        this.#state = this.#encoding === 'utf-8' ? utf8.newState() : otherEncodings.newState();
        this.#isMarkSeen = false;
      }
      this.#isInside = goesOn;
      let text = this.#encoding === 'utf-8' ? utf8.decode(bytes, this.#fatal, this.#state, goesOn)
        : otherEncodings.decode(this.#encoding, bytes, this.#fatal, this.#state, goesOn);
      if (text === null) {
        this.#isInside = false;
        throw coded(new TypeError('The encoded data was not valid for encoding ' + this.#encoding),
          'ERR_ENCODING_INVALID_ENCODED_DATA');
      }
      if (!this.#isMarkSeen && text !== '') {
        this.#isMarkSeen = true;
        if (!this.#ignoreBOM && this.#encoding !== 'windows-1252' && text[0] === '\ufeff') text = slice(text, 1);
      }
      return text;
    }
    get encoding() { return this.#encoding; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#ignoreBOM; }
    [inspectSymbol](depth, options, inspect) {
      const seen = { encoding: this.encoding, fatal: this.#fatal, ignoreBOM: this.#ignoreBOM };
      return 'TextDecoder ' + inspect(seen, options);
    }
  }
  interfaceOf(TextDecoder);

  function base64(convert, given, input) {
    requireArguments(given, ['input']);
    const text = string(input);
    try {
      return convert(text);
    } catch {
      throw exceptions.create('Invalid character', 'InvalidCharacterError');
    }
  }

  globalFunctions({
    atob(input) { return base64(decodeBase64, arguments.length, input); },
    btoa(input) { return base64(encodeBase64, arguments.length, input); },
  });

  return { __proto__: null, encode, decode: (bytes) => utf8.decode(bytes), bytesOf };
})
