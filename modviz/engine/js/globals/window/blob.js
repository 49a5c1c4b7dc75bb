// `Blob`: bytes with a type, which are read by promises, and the URLs by which they are fetched.
//
// Source: https://w3c.github.io/FileAPI/#blob-section and https://w3c.github.io/FileAPI/#url
(function (kit, builtIns, interfaces, errors, textEncoding, asks) {
  'use strict';
  const { construct, Uint8Array, Promise, TypeError, match } = kit;
  const { interfaceOf, items, isObject, string, usvString, notOfType, inspectSymbol } = builtIns;
  const { needArguments, executing } = interfaces;
  const { encode, decode, bytesOf } = textEncoding;
  const printable = /^[\x20-\x7e]*$/;
  const blobs = kit.weakMap();
  const stateOf = (blob) => {
    const state = blobs.get(blob);
    if (state === undefined) throw new TypeError('Value of "this" must be of type Blob');
    return state;
  };

  const typeIn = (options) => {
    const type = isObject(options) && options.type !== undefined ? string(options.type) : '';
    return match(printable, type) === null ? '' : lower(type);
  };
  const { toLowerCase } = String.prototype;
  const lower = (text) => kit.apply(toLowerCase, text, []);

  function joined(parts, options) {
    const native = isObject(options) && options.endings === 'native';
    const chunks = kit.list();
    let size = 0;
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index];
      const own = blobs.get(part);
      const bytes = own !== undefined ? own.bytes : bytesOf(part) ?? encode(usvString(part));
      if (native) throw errors.lack('part', 'Blob with native line ends');
      chunks[index] = bytes;
      size += bytes.length;
    }
    const all = construct(Uint8Array, [size]);
    let at = 0;
    for (let index = 0; index < chunks.length; index += 1) {
      for (let from = 0; from < chunks[index].length; from += 1) all[at + from] = chunks[index][from];
      at += chunks[index].length;
    }
    return all;
  }

  function copyOf(bytes, from, to) {
    const copy = construct(Uint8Array, [to > from ? to - from : 0]);
    for (let index = from; index < to; index += 1) copy[index - from] = bytes[index];
    return copy;
  }

  const promised = (value) => new Promise((resolve) => resolve(value));

  function relative(value, size, otherwise) {
    if (value === undefined) return otherwise;
    const number = Math.trunc(builtIns.number(value)) || 0;
    if (number < 0) return number + size < 0 ? 0 : number + size;
    return number > size ? size : number;
  }

  class Blob {
    constructor(parts = undefined, options = undefined) {
      const list = parts === undefined ? kit.list() : items(parts);
      if (list === null) throw notOfType('sources', 'a sequence', parts);
      blobs.set(this, { __proto__: null, bytes: joined(list, options), type: typeIn(options) });
    }
    get size() { return stateOf(this).bytes.length; }
    get type() { return stateOf(this).type; }
    slice(start = undefined, end = undefined, contentType = '') {
      const { bytes } = stateOf(this);
      const from = relative(start, bytes.length, 0);
      const blob = new Blob();
      blobs.set(blob, {
        __proto__: null, bytes: copyOf(bytes, from, relative(end, bytes.length, bytes.length)),
        type: lower(string(contentType)),
      });
      return blob;
    }
    text() { return promised(decode(stateOf(this).bytes)); }
    arrayBuffer() {
      const { bytes } = stateOf(this);
      return promised(kit.bufferOf(copyOf(bytes, 0, bytes.length)));
    }
    bytes() {
      const { bytes } = stateOf(this);
      return promised(copyOf(bytes, 0, bytes.length));
    }
    stream() {
      stateOf(this);
      throw errors.lack('part', 'streams, so no stream() of a Blob');
    }
    [inspectSymbol](depth, options, inspect) {
      return 'Blob ' + inspect({ size: this.size, type: this.type }, options);
    }
  }
  interfaceOf(Blob);

  const { fromCharCode } = String;
  const MOST_AT_ONCE = 4096;

  // Each byte as a character.
  function characters(bytes) {
    let text = '';
    for (let from = 0; from < bytes.length; from += MOST_AT_ONCE) {
      const end = from + MOST_AT_ONCE < bytes.length ? from + MOST_AT_ONCE : bytes.length;
      const codes = kit.list();
      for (let index = from; index < end; index += 1) codes[index - from] = bytes[index];
      text += kit.apply(fromCharCode, undefined, codes);
    }
    return text;
  }

  const { URL } = globalThis;
  const statics = {
    createObjectURL(object) {
      needArguments(arguments.length, 1, 'createObjectURL', 'URL');
      const state = blobs.get(object);
      if (state === undefined) {
        throw new TypeError(executing('createObjectURL', 'URL') + 'Overload resolution failed.');
      }
      return asks.createObjectUrl(kit.stringify([state.type, characters(state.bytes)]));
    },
    revokeObjectURL(url) {
      needArguments(arguments.length, 1, 'revokeObjectURL', 'URL');
      asks.revokeObjectUrl(string(url));
    },
  };
  builtIns.publish(statics, true);
  for (const name of ['createObjectURL', 'revokeObjectURL']) {
    kit.defineProperty(URL, name, kit.getOwnPropertyDescriptor(statics, name));
  }
})
