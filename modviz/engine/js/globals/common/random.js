// Chance, the same in every run: `Math.random` and `crypto`, by sfc32 from a fixed seed.
//
// Source: https://w3c.github.io/webcrypto/#Crypto-method-getRandomValues
(function (kit, builtIns, exceptions) {
  'use strict';
  const { TypeError } = kit;
  const { standIn, property, globalValue, interfaceOf, requireArguments, coded } = builtIns;
  const NativeBytes = Uint8Array;
  const typedArray = kit.getPrototypeOf(NativeBytes.prototype);
  const getter = (key) => {
    const { get } = kit.getOwnPropertyDescriptor(typedArray, key);
    return (receiver) => kit.apply(get, receiver, []);
  };
  const bufferOf = getter('buffer');
  const offsetOf = getter('byteOffset');
  const bytesIn = getter('byteLength');
  const HEXADECIMAL = '0123456789abcdef';
  const MOST_BYTES = 65536;

  let a = 0x6d6f6476;
  let b = 0x697a2121;
  let c = 0x2026;
  let counter = 1;

  // The next 32 bits.
  function next() {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum | 0;
    return sum >>> 0;
  }
  // The first numbers still show the seed.
  for (let round = 0; round < 16; round += 1) next();

  const mathematics = {
    random() { return ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992; },
  };
  property(Math, 'random', standIn(mathematics.random), false);

  let isMaking = true;
  class Crypto {
    #brand = true;
    constructor() {
      if (!isMaking) throw coded(new TypeError('Illegal constructor'), 'ERR_ILLEGAL_CONSTRUCTOR');
    }

    getRandomValues(array) {
      this.#brand;
      requireArguments(arguments.length, ['array']);
      const name = typeof array === 'object' && array !== null ? kit.typedArrayName(array) : undefined;
      if (name === undefined || kit.startsWith(name, 'Float')) {
        throw exceptions.create('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
      }
      const count = bytesIn(array);
      if (count > MOST_BYTES) {
        throw exceptions.create('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
      }
      const bytes = new NativeBytes(bufferOf(array), offsetOf(array), count);
      for (let index = 0; index < count; index += 1) bytes[index] = next() & 255;
      return array;
    }

    randomUUID() {
      this.#brand;
      let text = '';
      for (let digit = 0; digit < 32; digit += 1) {
        if (digit === 8 || digit === 12 || digit === 16 || digit === 20) text += '-';
        const bits = next() >>> 28;
        text += digit === 12 ? '4' : HEXADECIMAL[digit === 16 ? (bits & 3) | 8 : bits];
      }
      return text;
    }
  }
  interfaceOf(Crypto);
  globalValue('crypto', new Crypto(), true);
  isMaking = false;
})
