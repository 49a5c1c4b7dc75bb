// `node:buffer`.  A buffer has its own memory here: there is no pool that several share.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/buffer.html
(function (internal) {
  'use strict';
  const { coded, invalidType, invalidValue, outOfRange, check, lack } = internal.require('internal/errors');
  const { normalized, encodings } = internal.require('internal/encodings');
  const types = internal.require('util/types');
  const { inspect } = internal;
  const kMaxLength = 2 ** 53 - 1;
  const kStringMaxLength = 536870888;
  let shownBytes = 50;

  class FastBuffer extends Uint8Array {}

  function Buffer(arg, encodingOrOffset, length) {
    if (typeof arg !== 'number') return Buffer.from(arg, encodingOrOffset, length);
    if (typeof encodingOrOffset === 'string') throw invalidType('string', 'string', arg);
    return Buffer.alloc(arg);
  }
  Object.setPrototypeOf(Buffer, Uint8Array);
  FastBuffer.prototype.constructor = Buffer;
  Buffer.prototype = FastBuffer.prototype;
  Object.defineProperty(Buffer.prototype, 'constructor', { enumerable: false });

  const view = (bytes) => new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isBytes = (value) => types.isUint8Array(value);

  function codecOf(encoding) {
    const name = normalized(encoding);
    if (name === undefined) throw coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
    return encodings[name];
  }

  const beyondBounds = (what) => coded(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS',
    what === undefined ? 'Attempt to access memory outside buffer bounds' : `"${what}" is outside of buffer bounds`);

  // ---- Making buffers ------------------------------------------------------------------------------------------

  const fromText = (text, encoding) => view(codecOf(encoding).encode(text));

  function fromMemory(memory, byteOffset, length) {
    let offset = 0;
    if (byteOffset !== undefined) {
      offset = +byteOffset;
      if (Number.isNaN(offset)) offset = 0;
    }
    const most = memory.byteLength - offset;
    if (most < 0) throw beyondBounds('offset');
    let count = most;
    if (length !== undefined) {
      count = +length;
      if (!(count > 0)) count = 0;
      else if (count > most) throw beyondBounds('length');
    }
    return new FastBuffer(memory, offset, count);
  }

  function fromItems(items) {
    if (!(items.length > 0)) return new FastBuffer();
    const result = new FastBuffer(items.length);
    for (let index = 0; index < items.length; index += 1) result[index] = items[index];
    return result;
  }

  function fromObject(value) {
    if (value.length !== undefined || types.isAnyArrayBuffer(value.buffer)) {
      return typeof value.length === 'number' ? fromItems(value) : new FastBuffer();
    }
    if (value.type === 'Buffer' && Array.isArray(value.data)) return fromItems(value.data);
    return undefined;
  }

  Buffer.poolSize = 64 * 1024;

  const statics = {
    from(value, encodingOrOffset, length) {
      if (typeof value === 'string') return fromText(value, encodingOrOffset);
      if (typeof value === 'object' && value !== null) {
        if (types.isAnyArrayBuffer(value)) return fromMemory(value, encodingOrOffset, length);
        const primitive = value.valueOf?.();
        const isOther = primitive !== undefined && primitive !== null && primitive !== value;
        if (isOther && (typeof primitive === 'string' || typeof primitive === 'object')) {
          return Buffer.from(primitive, encodingOrOffset, length);
        }
        const found = fromObject(value);
        if (found !== undefined) return found;
        if (typeof value[Symbol.toPrimitive] === 'function') {
          const text = value[Symbol.toPrimitive]('string');
          if (typeof text === 'string') return fromText(text, encodingOrOffset);
        }
      }
      throw invalidType('first argument', ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
    },

    copyBytesFrom(source, offset, length) {
      if (!types.isTypedArray(source)) throw invalidType('view', ['TypedArray'], source);
      if (offset !== undefined) check.integer(offset, 'offset', 0);
      if (length !== undefined) check.integer(length, 'length', 0);
      const start = offset ?? 0;
      const part = source.slice(start, length === undefined ? undefined : start + length);
      return fromItems(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    },

    of(...items) {
      return fromItems(items);
    },

    alloc(size, fill, encoding) {
      check.number(size, 'size', 0, kMaxLength);
      const result = new FastBuffer(size);
      return fill !== undefined && fill !== 0 && size > 0 ? fillIn(result, fill, 0, size, encoding) : result;
    },

    allocUnsafe(size) {
      check.number(size, 'size', 0, kMaxLength);
      return new FastBuffer(size);
    },

    allocUnsafeSlow(size) {
      check.number(size, 'size', 0, kMaxLength);
      return new FastBuffer(size);
    },

    isBuffer(b) {
      return b instanceof Buffer;
    },

    compare(buf1, buf2) {
      if (!isBytes(buf1)) throw invalidType('buf1', ['Buffer', 'Uint8Array'], buf1);
      if (!isBytes(buf2)) throw invalidType('buf2', ['Buffer', 'Uint8Array'], buf2);
      return order(buf1, buf2);
    },

    isEncoding(encoding) {
      return typeof encoding === 'string' && encoding.length > 0 && normalized(encoding) !== undefined;
    },

    concat(list, length) {
      check.array(list, 'list');
      if (list.length === 0) return new FastBuffer();
      let total = length;
      if (length === undefined) total = list.reduce((sum, each) => sum + (each.length || 0), 0);
      else check.integer(length, 'length', 0);
      const result = Buffer.alloc(total);
      let at = 0;
      list.forEach((each, index) => {
        if (!isBytes(each)) throw invalidType(`list[${index}]`, ['Buffer', 'Uint8Array'], each);
        const part = at + each.length > total ? each.subarray(0, total - at) : each;
        result.set(part, at);
        at += part.length;
      });
      return result;
    },

    byteLength(string, encoding) {
      if (typeof string === 'string') return (encodings[normalized(encoding)] ?? encodings.utf8).byteLength(string);
      if (ArrayBuffer.isView(string) || types.isAnyArrayBuffer(string)) return string.byteLength;
      throw invalidType('string', ['string', 'Buffer', 'ArrayBuffer'], string);
    },
  };
  Object.assign(Buffer, statics);
  Buffer[Symbol('kIsEncodingSymbol')] = Buffer.isEncoding;

  // ---- Comparing, searching, filling ---------------------------------------------------------------------------

  function order(a, b) {
    const length = Math.min(a.length, b.length);
    for (let index = 0; index < length; index += 1) if (a[index] !== b[index]) return a[index] < b[index] ? -1 : 1;
    return Math.sign(a.length - b.length);
  }

  function bounded(value, name, most, fallback) {
    if (value === undefined) return fallback;
    check.integer(value, name, 0, most);
    return value;
  }

  function bytesToFind(value, encoding) {
    if (typeof value === 'number') return [value & 255];
    if (typeof value === 'string') return codecOf(encoding).encode(value);
    if (isBytes(value)) return value;
    throw invalidType('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  }

  function search(buffer, value, byteOffset, encoding, isForwards) {
    let start = byteOffset;
    let how = encoding;
    if (typeof start === 'string') {
      how = start;
      start = undefined;
    }
    start = +start;
    if (Number.isNaN(start)) start = isForwards ? 0 : buffer.length;
    start = Math.max(Math.min(Math.trunc(start), buffer.length), -buffer.length - 1);
    if (start < 0) start += buffer.length;
    if (start < 0 && isForwards) start = 0;
    const wanted = bytesToFind(value, how);
    const step = normalized(how) === 'utf16le' && typeof value === 'string' ? 2 : 1;
    const fits = (at) => {
      for (let index = 0; index < wanted.length; index += 1) if (buffer[at + index] !== wanted[index]) return false;
      return true;
    };
    const last = buffer.length - wanted.length;
    if (wanted.length === 0) return isForwards ? start : Math.min(start, buffer.length);
    if (isForwards) {
      for (let at = start; at <= last; at += step) if (fits(at)) return at;
    } else {
      for (let at = Math.min(start, last); at >= 0; at -= step) if (fits(at)) return at;
    }
    return -1;
  }

  function fillIn(buffer, value, offset, end, encoding) {
    let from = offset;
    let to = end;
    let how = encoding;
    if (typeof value === 'string') {
      if (offset === undefined || typeof offset === 'string') {
        how = offset;
        from = undefined;
        to = undefined;
      } else if (typeof end === 'string') {
        how = end;
        to = undefined;
      }
      if (normalized(how) === undefined) codecOf(how);
    }
    if (from === undefined) {
      from = 0;
      to = buffer.length;
    } else {
      check.number(from, 'offset', 0);
      if (to === undefined) to = buffer.length;
      else check.number(to, 'end', 0, buffer.length);
      if (from >= to) return buffer;
    }
    if (typeof value === 'number' || typeof value === 'boolean') {
      Uint8Array.prototype.fill.call(buffer, typeof value === 'number' ? value : +value, from, to);
      return buffer;
    }
    const bytes = typeof value === 'string' ? codecOf(how).encode(value) : value;
    if (typeof value === 'string' && value === '') {
      Uint8Array.prototype.fill.call(buffer, 0, from, to);
      return buffer;
    }
    if (bytes === null || typeof bytes !== 'object' || !(bytes.length > 0)) {
      if (typeof value !== 'string' && !isBytes(value)) {
        Uint8Array.prototype.fill.call(buffer, value & 255, from, to);
        return buffer;
      }
      throw invalidValue('value', value);
    }
    for (let index = from; index < to; index += 1) buffer[index] = bytes[(index - from) % bytes.length];
    return buffer;
  }

  function writeText(buffer, text, offset, length, encoding) {
    let bytes = codecOf(encoding).encode(text);
    const room = Math.min(length, buffer.length - offset);
    if (bytes.length > room) {
      let end = Math.max(room, 0);
      const name = normalized(encoding);
      // Whole characters only.
      if (name === 'utf8') while (end > 0 && (bytes[end] & 0xc0) === 0x80) end -= 1;
      else if (name === 'utf16le') end -= end % 2;
      bytes = bytes.subarray(0, end);
    }
    Uint8Array.prototype.set.call(buffer, bytes, offset);
    return bytes.length;
  }

  const noText = () => coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');

  function swap(buffer, size) {
    if (buffer.length % size !== 0) {
      throw coded(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${size * 8}-bits`);
    }
    for (let index = 0; index < buffer.length; index += size) {
      Uint8Array.prototype.subarray.call(buffer, index, index + size).reverse();
    }
    return buffer;
  }

  // ---- Numbers -------------------------------------------------------------------------------------------------

  function checkOffset(buffer, offset, size) {
    if (typeof offset !== 'number') throw invalidType('offset', 'number', offset);
    if (offset >= 0 && offset <= buffer.length - size && Number.isInteger(offset)) return;
    if (!Number.isInteger(offset)) throw outOfRange('offset', 'an integer', offset);
    if (buffer.length - size < 0) throw beyondBounds();
    throw outOfRange('offset', `>= 0 and <= ${buffer.length - size}`, offset);
  }

  function checkValue(value, size, isSigned) {
    const isBig = typeof value === 'bigint';
    const bits = 8 * size;
    const low = isSigned ? -(2n ** BigInt(bits - 1)) : 0n;
    const high = isSigned ? 2n ** BigInt(bits - 1) - 1n : 2n ** BigInt(bits) - 1n;
    const isIn = isBig ? value >= low && value <= high : !(value < Number(low)) && !(value > Number(high));
    if (isIn) return;
    const n = isBig ? 'n' : '';
    let range = `>= ${low}${n} and <= ${high}${n}`;
    if (size > 4) {
      range = isSigned
        ? `>= -(2${n} ** ${bits - 1}${n}) and < 2${n} ** ${bits - 1}${n}` : `>= 0${n} and < 2${n} ** ${bits}${n}`;
    }
    throw outOfRange('value', range, value);
  }

  function checkSize(byteLength) {
    if (typeof byteLength !== 'number') throw invalidType('byteLength', 'number', byteLength);
    if (!Number.isInteger(byteLength)) throw outOfRange('byteLength', 'an integer', byteLength);
    if (byteLength < 1 || byteLength > 6) throw outOfRange('byteLength', '>= 1 and <= 6', byteLength);
  }

  const dataOf = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const numbers = {};

  function number(name, type, size, kind) {
    for (const end of size === 1 ? [''] : ['LE', 'BE']) {
      const isLittle = end === 'LE';
      numbers[`read${name}${end}`] = function (offset = 0) {
        checkOffset(this, offset, size);
        return dataOf(this)[`get${type}`](offset, isLittle);
      };
      numbers[`write${name}${end}`] = function (value, offset = 0) {
        const given = kind === 'big' || kind === 'bigSigned' ? value : +value;
        if (kind.startsWith('big') && typeof value !== 'bigint') throw invalidType('value', 'bigint', value);
        if (kind !== 'float') checkValue(given, size, kind === 'signed' || kind === 'bigSigned');
        checkOffset(this, offset, size);
        dataOf(this)[`set${type}`](offset, given, isLittle);
        return offset + size;
      };
    }
  }

  number('UInt8', 'Uint8', 1, 'unsigned');
  number('UInt16', 'Uint16', 2, 'unsigned');
  number('UInt32', 'Uint32', 4, 'unsigned');
  number('Int8', 'Int8', 1, 'signed');
  number('Int16', 'Int16', 2, 'signed');
  number('Int32', 'Int32', 4, 'signed');
  number('BigUInt64', 'BigUint64', 8, 'big');
  number('BigInt64', 'BigInt64', 8, 'bigSigned');
  number('Float', 'Float32', 4, 'float');
  number('Double', 'Float64', 8, 'float');

  // Of one to six bytes, as many as the caller says.
  for (const end of ['LE', 'BE']) {
    for (const [name, isSigned] of [['UInt', false], ['Int', true]]) {
      numbers[`read${name}${end}`] = function (offset, byteLength) {
        if (offset === undefined) throw invalidType('offset', 'number', offset);
        checkSize(byteLength);
        checkOffset(this, offset, byteLength);
        let value = 0;
        for (let index = 0; index < byteLength; index += 1) {
          value = value * 256 + this[end === 'BE' ? offset + index : offset + byteLength - 1 - index];
        }
        return isSigned && value >= 2 ** (8 * byteLength - 1) ? value - 2 ** (8 * byteLength) : value;
      };
      numbers[`write${name}${end}`] = function (value, offset, byteLength) {
        checkSize(byteLength);
        const given = +value;
        checkValue(given, byteLength, isSigned);
        checkOffset(this, offset, byteLength);
        let rest = Math.trunc(given) || 0;
        if (rest < 0) rest += 2 ** (8 * byteLength);
        for (let index = 0; index < byteLength; index += 1) {
          this[end === 'LE' ? offset + index : offset + byteLength - 1 - index] = rest % 256;
          rest = Math.floor(rest / 256);
        }
        return offset + byteLength;
      };
    }
  }

  // Each has a second name, "Uint" for "UInt".
  for (const [name, method] of Object.entries(numbers)) {
    Object.defineProperty(method, 'name', { value: name });
    Buffer.prototype[name] = method;
    Buffer.prototype[name.replace('UInt', 'Uint')] = method;
  }

  // ---- Methods -------------------------------------------------------------------------------------------------

  const CODECS = {
    ascii: 'ascii', base64: 'base64', base64url: 'base64url', latin1: 'latin1', hex: 'hex', ucs2: 'utf16le', utf8: 'utf8',
  };
  for (const [name, codec] of Object.entries(CODECS)) {
    Buffer.prototype[`${name}Slice`] = { [`${name}Slice`](start = 0, end = this.length) {
      return encodings[codec].decode(Uint8Array.prototype.subarray.call(this, start, end));
    } }[`${name}Slice`];
  }
  for (const [name, codec] of Object.entries(CODECS)) {
    Buffer.prototype[`${name}Write`] = { [`${name}Write`](string, offset = 0, length = this.length - offset) {
      if (typeof string !== 'string') throw noText();
      return writeText(this, string, offset, length, codec);
    } }[`${name}Write`];
  }
  Object.defineProperties(Buffer.prototype, {
    parent: { get() { return this instanceof Buffer ? this.buffer : undefined; }, enumerable: true, configurable: false },
    offset: {
      get() { return this instanceof Buffer ? this.byteOffset : undefined; }, enumerable: true, configurable: false,
    },
  });

  const inBounds = (value, least, most) => Math.min(Math.max(value, least), most);
  const index = (value, fallback) => {
    const number_ = Math.trunc(Number(value));
    return value === undefined ? fallback : Number.isNaN(number_) ? 0 : number_;
  };

  const methods = {
    copy(target, targetStart, sourceStart, sourceEnd) {
      if (!isBytes(target)) throw invalidType('target', ['Buffer', 'Uint8Array'], target);
      const to = index(targetStart, 0);
      const from = index(sourceStart, 0);
      if (to < 0) throw outOfRange('targetStart', '>= 0', to);
      if (from < 0 || from > this.length) throw outOfRange('sourceStart', `>= 0 && <= ${this.length}`, from);
      const end = index(sourceEnd, this.length);
      if (end < 0) throw outOfRange('sourceEnd', '>= 0', end);
      if (to >= target.length || from >= end) return 0;
      const count = Math.min(end - from, target.length - to, this.length - from);
      Uint8Array.prototype.set.call(target, Uint8Array.prototype.subarray.call(this, from, from + count), to);
      return count;
    },

    toString(encoding, start, end) {
      if (arguments.length === 0) return encodings.utf8.decode(this);
      const from = inBounds(index(start, 0), 0, this.length);
      const to = inBounds(index(end, this.length), 0, this.length);
      if (to <= from) return '';
      return codecOf(encoding).decode(Uint8Array.prototype.subarray.call(this, from, to));
    },

    equals(otherBuffer) {
      if (!isBytes(otherBuffer)) throw invalidType('otherBuffer', ['Buffer', 'Uint8Array'], otherBuffer);
      return this === otherBuffer || (this.byteLength === otherBuffer.byteLength && order(this, otherBuffer) === 0);
    },

    inspect(recurseTimes, ctx) {
      return shown.call(this, recurseTimes, ctx);
    },

    compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
      if (!isBytes(target)) throw invalidType('target', ['Buffer', 'Uint8Array'], target);
      const from = bounded(targetStart, 'targetStart', kMaxLength, 0);
      const to = bounded(targetEnd, 'targetEnd', target.length, target.length);
      const ownFrom = bounded(sourceStart, 'sourceStart', kMaxLength, 0);
      const ownTo = bounded(sourceEnd, 'sourceEnd', this.length, this.length);
      if (ownFrom >= ownTo) return from >= to ? 0 : -1;
      if (from >= to) return 1;
      return order(this.subarray(ownFrom, ownTo), target.subarray(from, to));
    },

    indexOf(value, byteOffset, encoding) {
      return search(this, value, byteOffset, encoding, true);
    },

    lastIndexOf(value, byteOffset, encoding) {
      return search(this, value, byteOffset, encoding, false);
    },

    includes(value, byteOffset, encoding) {
      return search(this, value, byteOffset, encoding, true) !== -1;
    },

    fill(value, offset, end, encoding) {
      return fillIn(this, value, offset, end, encoding);
    },

    write(string, offset, length, encoding) {
      if (typeof string !== 'string') throw noText();
      if (offset === undefined) return writeText(this, string, 0, this.length, undefined);
      if (length === undefined && typeof offset === 'string') return writeText(this, string, 0, this.length, offset);
      check.integer(offset, 'offset', 0, this.length);
      const room = this.length - offset;
      if (length === undefined) return writeText(this, string, offset, room, encoding);
      if (typeof length === 'string') return writeText(this, string, offset, room, length);
      check.integer(length, 'length', 0, this.length);
      return writeText(this, string, offset, Math.min(length, room), encoding);
    },

    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    },

    subarray(start, end) {
      const from = index(start, 0);
      const to = index(end, this.length);
      const begin = from < 0 ? Math.max(from + this.length, 0) : Math.min(from, this.length);
      const stop = to < 0 ? Math.max(to + this.length, 0) : Math.min(to, this.length);
      return new FastBuffer(this.buffer, this.byteOffset + begin, Math.max(stop - begin, 0));
    },

    slice(start, end) {
      return this.subarray(start, end);
    },

    swap16() {
      return swap(this, 2);
    },

    swap32() {
      return swap(this, 4);
    },

    swap64() {
      return swap(this, 8);
    },
  };
  Object.assign(Buffer.prototype, methods);
  Buffer.prototype.toLocaleString = Buffer.prototype.toString;

  function shown(recurseTimes, ctx) {
    const bytes = Array.from(Uint8Array.prototype.subarray.call(this, 0, shownBytes));
    let text = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const more = this.length - shownBytes;
    if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`;
    if (ctx) {
      const keys = Object.keys(this).filter((key) => !/^\d+$/.test(key));
      if (keys.length > 0 || ctx.showHidden) {
        const extras = Object.fromEntries(keys.map((key) => [key, this[key]]));
        Object.setPrototypeOf(extras, null);
        text += `${this.length === 0 ? '' : ', '}${
          inspect(extras, { ...ctx, breakLength: Infinity, compact: true }).slice(27, -2)}`;
      }
    }
    return `<${this.constructor?.name ?? 'Buffer'} ${text}>`;
  }
  Object.defineProperty(Buffer.prototype, inspect.custom, {
    value: shown, writable: true, enumerable: true, configurable: true,
  });

  // ---- The module ----------------------------------------------------------------------------------------------

  function SlowBuffer(length) {
    check.number(length, 'size', 0, kMaxLength);
    return Buffer.allocUnsafeSlow(length);
  }
  Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
  Object.setPrototypeOf(SlowBuffer, Uint8Array);

  function transcode(source, fromEncoding, toEncoding) {
    if (!isBytes(source)) throw invalidType('source', ['Buffer', 'Uint8Array'], source);
    if (source.length === 0) return Buffer.alloc(0);
    const from = normalized(fromEncoding);
    const to = normalized(toEncoding);
    const isKnown = (name) => ['utf8', 'utf16le', 'latin1', 'ascii'].includes(name);
    if (!isKnown(from) || !isKnown(to)) {
      const error = new Error(`Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]`);
      throw Object.assign(error, { code: 'U_ILLEGAL_ARGUMENT_ERROR', errno: 1 });
    }
    const text = encodings[from].decode(source);
    const limit = to === 'latin1' ? 255 : 127;
    const fitted = to === 'utf8' || to === 'utf16le' ? text
      : [...text].map((character) => (character.codePointAt(0) > limit ? '?' : character)).join('');
    return view(encodings[to].encode(fitted));
  }

  function bytesIn(input) {
    if (!ArrayBuffer.isView(input) && !types.isAnyArrayBuffer(input)) {
      throw invalidType('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
    }
    return internal.bytesOf(input);
  }

  const buffer = {
    Buffer,
    SlowBuffer,
    transcode,
    isUtf8: (input) => internal.decode(bytesIn(input), true) !== null,
    isAscii: (input) => bytesIn(input).every((byte) => byte < 128),
    kMaxLength,
    kStringMaxLength,
    btoa: internal.globals.btoa,
    atob: internal.globals.atob,
  };
  Object.defineProperties(buffer, {
    constants: {
      value: Object.create(Object.prototype, {
        MAX_LENGTH: { value: kMaxLength, enumerable: true },
        MAX_STRING_LENGTH: { value: kStringMaxLength, enumerable: true },
      }),
      enumerable: true,
    },
    INSPECT_MAX_BYTES: {
      get() { return shownBytes; },
      set(value) {
        check.number(value, 'INSPECT_MAX_BYTES', 0);
        shownBytes = value;
      },
      enumerable: true,
      configurable: true,
    },
    Blob: { get() { return internal.require('internal/blob').Blob; }, enumerable: true, configurable: true },
    resolveObjectURL: {
      value(id) { throw lack('buffer', 'resolveObjectURL()', `would look up ${id} among the objects of this process`); },
      enumerable: true,
      configurable: true,
      writable: true,
    },
    File: { get() { return internal.require('internal/blob').File; }, enumerable: true, configurable: true },
  });
  return buffer;
})
