// `node:crypto`: chance, hashes, and keys that are derived from passwords.  All else refuses.
//
// Chance is that of `crypto` of the web, and the same in every run.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/crypto.html
(function (internal) {
  'use strict';
  const { coded, invalidType, outOfRange, check } = internal.require('internal/errors');
  const { Buffer } = internal.require('buffer');
  const { Transform } = internal.require('stream');
  const types = internal.require('util/types');
  const { crypto: web } = internal.globals;
  const nextTick = (...args) => internal.process.nextTick(...args);
  const HASHES = [
    'RSA-MD5', 'RSA-RIPEMD160', 'RSA-SHA1', 'RSA-SHA1-2', 'RSA-SHA224', 'RSA-SHA256', 'RSA-SHA3-224', 'RSA-SHA3-256',
    'RSA-SHA3-384', 'RSA-SHA3-512', 'RSA-SHA384', 'RSA-SHA512', 'RSA-SHA512/224', 'RSA-SHA512/256', 'RSA-SM3',
    'blake2b512', 'blake2s256', 'id-rsassa-pkcs1-v1_5-with-sha3-224', 'id-rsassa-pkcs1-v1_5-with-sha3-256',
    'id-rsassa-pkcs1-v1_5-with-sha3-384', 'id-rsassa-pkcs1-v1_5-with-sha3-512', 'md5', 'md5-sha1',
    'md5WithRSAEncryption', 'ripemd', 'ripemd160', 'ripemd160WithRSA', 'rmd160', 'sha1', 'sha1WithRSAEncryption',
    'sha224', 'sha224WithRSAEncryption', 'sha256', 'sha256WithRSAEncryption', 'sha3-224', 'sha3-256', 'sha3-384',
    'sha3-512', 'sha384', 'sha384WithRSAEncryption', 'sha512', 'sha512-224', 'sha512-224WithRSAEncryption',
    'sha512-256', 'sha512-256WithRSAEncryption', 'sha512WithRSAEncryption', 'shake128', 'shake256', 'sm3',
    'sm3WithRSAEncryption', 'ssl3-md5', 'ssl3-sha1',
  ];
  const SIZES = {
    md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64,
  };

  function bytesOf(value, name, encoding = 'utf8') {
    if (typeof value === 'string') return Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding);
    if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return internal.bytesOf(value);
    throw invalidType(name, ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
  }

  const base64 = (bytes) => internal.toBase64(bytes);
  const buffer = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shown = (bytes, encoding) => (encoding && encoding !== 'buffer' ? buffer(bytes).toString(encoding) : buffer(bytes));

  // ---- Hashes --------------------------------------------------------------------------------------------------

  const isKnown = (algorithm) => HASHES.some((each) => each.toLowerCase() === algorithm.toLowerCase())
    || /^sha-?(?:1|224|256|384|512)$/i.test(algorithm);

  function checkAlgorithm(algorithm) {
    check.string(algorithm, 'algorithm');
    if (!isKnown(algorithm)) {
      throw new Error('Digest method not supported');
    }
  }

  const finalized = () => coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');

  // What `Hash` and `Hmac` have in common: all parts are kept until the end.
  function digester(name, start) {
    const states = new WeakMap();

    function constructor(...args) {
      if (!(this instanceof constructor)) return new constructor(...args);
      Transform.call(this, args.at(-1)?.highWaterMark === undefined ? undefined : args.at(-1));
      states.set(this, { parts: [], isFinal: false, ...start(...args) });
      return this;
    }
    Object.defineProperty(constructor, 'name', { value: name });
    Object.setPrototypeOf(constructor.prototype, Transform.prototype);
    Object.setPrototypeOf(constructor, Transform);

    Object.assign(constructor.prototype, {
      update(data, encoding) {
        const state = states.get(this);
        if (state.isFinal) throw finalized();
        if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
          throw invalidType('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
        }
        state.parts.push(Buffer.from(bytesOf(data, 'data', encoding)));
        return this;
      },
      digest(outputEncoding) {
        const state = states.get(this);
        if (state.isFinal) {
          if (name === 'Hmac') return shown(new Uint8Array(), outputEncoding);
          throw finalized();
        }
        state.isFinal = true;
        return shown(internal.askHash({
          algorithm: state.algorithm, data: base64(Buffer.concat(state.parts)), key: state.key, length: state.length,
        }), outputEncoding);
      },
      _transform(chunk, encoding, callback) {
        this.update(chunk, encoding);
        callback();
      },
      _flush(callback) {
        this.push(this.digest());
        callback();
      },
    });
    if (name === 'Hash') {
      constructor.prototype.copy = function (options) {
        const state = states.get(this);
        if (state.isFinal) throw finalized();
        const copy = new constructor(state.algorithm, options);
        states.set(copy, { ...state, parts: [...state.parts] });
        return copy;
      };
    }
    return constructor;
  }

  const Hash = digester('Hash', (algorithm, options) => {
    checkAlgorithm(algorithm);
    if (options?.outputLength !== undefined) check.uint32(options.outputLength, 'options.outputLength');
    return { algorithm, length: options?.outputLength ?? null, key: null };
  });
  const Hmac = digester('Hmac', (hmac, key, options) => {
    check.string(hmac, 'hmac');
    if (!isKnown(hmac)) throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${hmac}`);
    return { algorithm: hmac, length: null, key: base64(bytesOf(key, 'key', options?.encoding)) };
  });

  function hash(algorithm, input, options = 'hex') {
    check.string(algorithm, 'algorithm');
    if (typeof input !== 'string' && !ArrayBuffer.isView(input)) {
      throw invalidType('input', ['Buffer', 'TypedArray', 'DataView', 'string'], input);
    }
    const encoding = typeof options === 'string' ? options : options.outputEncoding ?? 'hex';
    return new Hash(algorithm).update(input).digest(encoding);
  }

  // ---- Chance --------------------------------------------------------------------------------------------------

  function fillWithChance(bytes) {
    for (let at = 0; at < bytes.length; at += 65536) web.getRandomValues(bytes.subarray(at, at + 65536));
    return bytes;
  }

  function randomBytes(size, callback) {
    check.number(size, 'size', 0, 2 ** 31 - 1);
    if (callback !== undefined) check.func(callback, 'callback');
    const bytes = buffer(fillWithChance(new Uint8Array(size)));
    if (callback === undefined) return bytes;
    later(callback, null, bytes);
    return undefined;
  }

  const later = (callback, ...args) => { internal.load('timers').setImmediate(() => callback(...args)); };

  function randomFillSync(buf, offset = 0, size = undefined) {
    if (!ArrayBuffer.isView(buf) && !types.isAnyArrayBuffer(buf)) {
      throw invalidType('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
    }
    const unit = buf.BYTES_PER_ELEMENT ?? 1;
    const bytes = internal.bytesOf(buf);
    check.number(offset, 'offset', 0, bytes.length / unit);
    const count = size === undefined ? bytes.length / unit - offset : size;
    check.number(count, 'size', 0, bytes.length / unit - offset);
    fillWithChance(bytes.subarray(offset * unit, (offset + count) * unit));
    return buf;
  }

  function randomFill(buf, ...rest) {
    const callback = rest.pop();
    check.func(callback, 'callback');
    later(callback, null, randomFillSync(buf, ...rest));
  }

  function randomInt(min, max, callback) {
    let [low, high, done] = [min, max, callback];
    if (max === undefined || typeof max === 'function') [low, high, done] = [0, min, max];
    if (done !== undefined) check.func(done, 'callback');
    if (!Number.isSafeInteger(low)) throw invalidType('min', 'a safe integer', low);
    if (!Number.isSafeInteger(high)) throw invalidType('max', 'a safe integer', high);
    if (high <= low) throw outOfRange('max', `greater than the value of "min" (${low})`, high);
    const range = high - low;
    if (range > 2 ** 48 - 1) throw outOfRange(low === 0 ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, range);
    const number = low + buffer(fillWithChance(new Uint8Array(6))).readUIntBE(0, 6) % range;
    if (done === undefined) return number;
    nextTick(done, undefined, number);
    return undefined;
  }

  function timingSafeEqual(buf1, buf2) {
    for (const [name, value] of [['buf1', buf1], ['buf2', buf2]]) {
      if (!ArrayBuffer.isView(value) && !types.isAnyArrayBuffer(value)) {
        throw invalidType(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
      }
    }
    if (buf1.byteLength !== buf2.byteLength) {
      throw coded(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
    }
    return Buffer.compare(internal.bytesOf(buf1), internal.bytesOf(buf2)) === 0;
  }

  // ---- Keys out of passwords -------------------------------------------------------------------------------------

  function pbkdf2Sync(password, salt, iterations, keylen, digest) {
    check.string(digest, 'digest');
    check.int32(iterations, 'iterations', 1);
    check.int32(keylen, 'keylen', 0);
    if (!isKnown(digest)) throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${digest}`);
    return buffer(internal.askDerive({
      do: 'pbkdf2', password: base64(bytesOf(password, 'password')), salt: base64(bytesOf(salt, 'salt')),
      rounds: iterations, length: keylen, algorithm: digest,
    }));
  }

  function scryptSync(password, salt, keylen, options = {}) {
    check.int32(keylen, 'keylen', 0);
    const cost = options.cost ?? options.N ?? 16384;
    const block = options.blockSize ?? options.r ?? 8;
    const parallel = options.parallelization ?? options.p ?? 1;
    if (cost < 2 || (cost & (cost - 1)) !== 0) {
      throw coded(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', 'Invalid scrypt params');
    }
    return buffer(internal.askDerive({
      do: 'scrypt', password: base64(bytesOf(password, 'password')), salt: base64(bytesOf(salt, 'salt')),
      rounds: cost, block, parallel, length: keylen,
    }));
  }

  function hkdfSync(digest, ikm, salt, info, length) {
    check.string(digest, 'digest');
    check.integer(length, 'length', 0);
    const size = SIZES[digest.toLowerCase().replace('-', '')];
    if (size === undefined) throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${digest}`);
    if (length > 255 * size) throw coded(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
    const salted = bytesOf(salt, 'salt');
    const key = new Hmac(digest, salted.length > 0 ? salted : Buffer.alloc(size)).update(bytesOf(ikm, 'ikm')).digest();
    const parts = [];
    for (let index = 1, last = Buffer.alloc(0); parts.length * size < length; index += 1) {
      last = new Hmac(digest, key).update(Buffer.concat([last, bytesOf(info, 'info'), Buffer.from([index])])).digest();
      parts.push(last);
    }
    const whole = Buffer.concat(parts, length);
    return whole.buffer.slice(whole.byteOffset, whole.byteOffset + length);
  }

  // The same with a callback for its last argument.
  const asynchronous = (name, sync) => ({ [name](...args) {
    const callback = args.pop();
    check.func(callback, 'callback');
    const result = sync(...args);
    later(callback, null, result);
  } })[name];

  const own = {
    createHash: (algorithm, options) => new Hash(algorithm, options),
    createHmac: (hmac, key, options) => new Hmac(hmac, key, options),
    getHashes: () => [...HASHES],
    getFips: () => 0,
    hash,
    hkdf: asynchronous('hkdf', hkdfSync),
    hkdfSync,
    pbkdf2: asynchronous('pbkdf2', pbkdf2Sync),
    pbkdf2Sync,
    randomBytes,
    randomFill,
    randomFillSync,
    randomInt,
    randomUUID(options) {
      if (options !== undefined) check.object(options, 'options');
      return web.randomUUID();
    },
    scrypt: asynchronous('scrypt', scryptSync),
    scryptSync,
    timingSafeEqual,
    Hash,
    Hmac,
    webcrypto: web,
    subtle: web.subtle,
    getRandomValues: (array) => web.getRandomValues(array),
    constants: internal.require('internal/facts').constants.crypto.constants,
    pseudoRandomBytes: randomBytes,
    prng: randomBytes,
    rng: randomBytes,
  };
  const crypto = internal.require('internal/absent')('crypto');
  for (const [name, value] of Object.entries(own)) {
    const isListed = Object.hasOwn(crypto, name);
    Object.defineProperty(crypto, name, { value, writable: true, enumerable: isListed, configurable: true });
  }
  return crypto;
})
