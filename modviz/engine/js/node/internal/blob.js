// `Blob` and `File`: bytes that cannot be changed.
//
// Source: https://w3c.github.io/FileAPI/#blob-section
(function (internal) {
  'use strict';
  const { invalidType, check, coded, missingArguments } = internal.require('internal/errors');
  const { inspect } = internal;
  const bytes = new WeakMap();
  const types = internal.require('util/types');

  const typeOf = (value) => {
    const text = `${value}`;
    return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : '';
  };

  function bytesOf(part, endings) {
    if (part instanceof Blob) return bytes.get(part);
    if (types.isAnyArrayBuffer(part) || ArrayBuffer.isView(part)) return internal.bytesOf(part).slice();
    let text = `${part}`.toWellFormed();
    if (endings === 'native') text = text.replace(/\r\n?|\n/g, '\n');
    return internal.encode(text);
  }

  function joined(parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  function need(blob) {
    const found = bytes.get(blob);
    if (found === undefined) throw coded(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type Blob');
    return found;
  }

  class Blob {
    #type = '';

    constructor(sources = [], options = {}) {
      if (sources === null || typeof sources !== 'object' || typeof sources[Symbol.iterator] !== 'function') {
        throw invalidType('sources', 'a sequence', sources);
      }
      check.object(options, 'options', { nullable: true, allowFunction: true });
      const { type = '', endings = 'transparent' } = options ?? {};
      check.oneOf(`${endings}`, 'options.endings', ['transparent', 'native']);
      bytes.set(this, joined(Array.from(sources, (part) => bytesOf(part, endings))));
      this.#type = typeOf(type);
    }

    get type() { return need(this) && this.#type; }
    get size() { return need(this).length; }

    slice(start = 0, end = undefined, contentType = '') {
      const blob = new Blob([], { type: contentType });
      bytes.set(blob, need(this).slice(start, end));
      return blob;
    }

    async arrayBuffer() { return need(this).slice().buffer; }
    async bytes() { return need(this).slice(); }
    async text() { return internal.decode(need(this)); }

    stream() {
      const content = need(this);
      const { ReadableStream } = internal.require('stream/web');
      return new ReadableStream({
        start(controller) {
          if (content.length > 0) controller.enqueue(content.slice());
          controller.close();
        },
      });
    }

    [inspect.custom](depth, options) {
      if (depth < 0) return this;
      return `${this.constructor.name} ${inspect({ size: this.size, type: this.type }, {
        ...options, depth: options.depth === null ? null : options.depth - 1,
      })}`;
    }
  }

  class File extends Blob {
    #name;
    #lastModified;

    constructor(fileBits, fileName, options = {}) {
      if (arguments.length < 2) throw missingArguments('fileBits', 'fileName');
      super(fileBits, options);
      const { lastModified = Date.now() } = options ?? {};
      this.#name = `${fileName}`.toWellFormed();
      this.#lastModified = Math.trunc(Number(lastModified)) || 0;
    }

    get name() { return this.#name; }
    get lastModified() { return this.#lastModified; }

    [inspect.custom](depth, options) {
      if (depth < 0) return this;
      const { size, type, name, lastModified } = this;
      return `File ${inspect({ size, type, name, lastModified }, {
        ...options, depth: options.depth === null ? null : options.depth - 1,
      })}`;
    }
  }

  for (const [constructor, names] of [
    [Blob, ['size', 'type', 'slice', 'stream', 'text', 'arrayBuffer', 'bytes']], [File, ['name', 'lastModified']],
  ]) {
    for (const name of names) Object.defineProperty(constructor.prototype, name, { enumerable: true });
    Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
  }
  return { Blob, File };
})
