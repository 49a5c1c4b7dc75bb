// `node:zlib`: deflate and gzip, whole and as streams.  All else refuses.
//
// The bytes of what is compressed may differ from Node's, which packs them in another way; unpacked they are the same.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/zlib.html
(function (internal) {
  'use strict';
  const { invalidType, outOfRange, check } = internal.require('internal/errors');
  const { Buffer } = internal.require('buffer');
  const { Transform } = internal.require('stream');
  const types = internal.require('util/types');
  const facts = internal.require('internal/facts').constants.zlib;

  function bytesOf(value, name = 'buffer') {
    if (typeof value === 'string') return Buffer.from(value);
    if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return internal.bytesOf(value);
    throw invalidType(name, ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], value);
  }

  function checkOptions(options) {
    if (options === undefined || options === null) return;
    check.object(options, 'options');
    const { level, windowBits, memLevel, strategy, chunkSize } = options;
    for (const [name, value, least, most] of [
      ['level', level, -1, 9], ['windowBits', windowBits, 8, 15], ['memLevel', memLevel, 1, 9], ['strategy', strategy, 0, 4],
      ['chunkSize', chunkSize, 64, Infinity],
    ]) {
      if (value === undefined || Number.isNaN(value)) continue;
      if (typeof value !== 'number') throw invalidType(`options.${name}`, 'number', value);
      if (value < least || value > most) {
        throw outOfRange(`options.${name}`, most === Infinity ? `>= ${least}` : `>= ${least} and <= ${most}`, value);
      }
    }
  }

  function work(name, data, options) {
    checkOptions(options);
    const question = { do: name, data: internal.toBase64(bytesOf(data)), level: options?.level ?? -1 };
    let found;
    try {
      found = internal.askCompress(question);
    } catch (error) {
      if (Object.hasOwn(facts.codes, error.code)) error.errno = facts.codes[error.code];
      throw error;
    }
    if (options?.maxOutputLength !== undefined && found.length > options.maxOutputLength) {
      throw internal.require('internal/errors').coded(RangeError, 'ERR_BUFFER_TOO_LARGE',
        `Cannot create a Buffer larger than ${options.maxOutputLength} bytes`);
    }
    return Buffer.from(found.buffer, found.byteOffset, found.byteLength);
  }

  // A stream that works on all that has been written to it at its end.
  function streamOf(className, name) {
    const constructor = { [className]: function (options) {
      if (!(this instanceof constructor)) return new constructor(options);
      checkOptions(options);
      Transform.call(this, { ...options });
      this.bytesWritten = 0;
      Object.defineProperty(this, '_parts', { value: [], enumerable: false });
      Object.defineProperty(this, '_options', { value: options, enumerable: false });
      return this;
    } }[className];
    Object.setPrototypeOf(constructor.prototype, Transform.prototype);
    Object.setPrototypeOf(constructor, Transform);
    Object.assign(constructor.prototype, {
      _transform(chunk, encoding, callback) {
        this._parts.push(chunk);
        this.bytesWritten += chunk.length;
        callback();
      },
      _flush(callback) {
        try {
          callback(null, work(name, Buffer.concat(this._parts), this._options));
        } catch (error) {
          callback(error);
        }
      },
      flush(kind, callback = kind) { if (typeof callback === 'function') internal.process.nextTick(callback); },
      params(level, strategy, callback) { internal.process.nextTick(callback); },
      reset() { this._parts.length = 0; },
      close(callback) {
        if (typeof callback === 'function') this.once('close', callback);
        this.destroy();
      },
    });
    return constructor;
  }

  function crc32(data, value = 0) {
    if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
      throw invalidType('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
    }
    check.uint32(value, 'value');
    let crc = ~value;
    for (const byte of bytesOf(data)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ~crc >>> 0;
  }

  const zlib = internal.require('internal/absent')('zlib');
  const own = { crc32, constants: Object.freeze({ ...facts.constants }), codes: Object.freeze({ ...facts.codes }) };
  for (const className of ['Deflate', 'Inflate', 'Gzip', 'Gunzip', 'DeflateRaw', 'InflateRaw', 'Unzip']) {
    const name = className[0].toLowerCase() + className.slice(1);
    const constructor = streamOf(className, name);
    own[className] = constructor;
    own[`create${className}`] = { [`create${className}`]: (options) => new constructor(options) }[`create${className}`];
    own[`${name}Sync`] = { [`${name}Sync`]: (buffer, options) => work(name, buffer, options) }[`${name}Sync`];
    own[name] = { [name](buffer, options, callback = options) {
      check.func(callback, 'callback');
      bytesOf(buffer);
      internal.load('timers').setImmediate(() => {
        let result;
        try {
          result = work(name, buffer, options === callback ? undefined : options);
        } catch (error) {
          callback(error);
          return;
        }
        callback(null, result);
      });
    } }[name];
  }
  for (const [name, value] of Object.entries(own)) zlib[name] = value;
  return zlib;
})
