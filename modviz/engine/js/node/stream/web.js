// `node:stream/web`: the streams of the web.
//
// Source: https://streams.spec.whatwg.org/
(function (internal) {
  'use strict';
  const { lack, invalidType } = internal.require('internal/errors');
  const { asInterface } = internal.require('internal/web_streams/queue');
  const readable = internal.require('internal/web_streams/readable');
  const writable = internal.require('internal/web_streams/writable');
  const transform = internal.require('internal/web_streams/transform');

  function strategy(name, sizeOf) {
    const size = { size: sizeOf }.size;
    return asInterface({ [name]: class {
      #highWaterMark;
      constructor(init) {
        if (init === null || typeof init !== 'object') throw invalidType('init', 'Object', init);
        if (init.highWaterMark === undefined) {
          throw internal.require('internal/errors').missingArguments('options.highWaterMark');
        }
        this.#highWaterMark = +init.highWaterMark;
      }
      get highWaterMark() { return this.#highWaterMark; }
      get size() { return size; }
    } }[name]);
  }

  const lacking = (name) => ({ [name]: class {
    constructor() { throw lack('stream/web', `new ${name}()`, 'would compress'); }
  } })[name];

  return {
    ReadableStream: readable.ReadableStream,
    ReadableStreamDefaultReader: readable.ReadableStreamDefaultReader,
    ReadableStreamBYOBReader: readable.ReadableStreamBYOBReader,
    ReadableStreamBYOBRequest: readable.ReadableStreamBYOBRequest,
    ReadableByteStreamController: readable.ReadableByteStreamController,
    ReadableStreamDefaultController: readable.ReadableStreamDefaultController,
    TransformStream: transform.TransformStream,
    TransformStreamDefaultController: transform.TransformStreamDefaultController,
    WritableStream: writable.WritableStream,
    WritableStreamDefaultController: writable.WritableStreamDefaultController,
    WritableStreamDefaultWriter: writable.WritableStreamDefaultWriter,
    ByteLengthQueuingStrategy: strategy('ByteLengthQueuingStrategy', (chunk) => chunk.byteLength),
    CountQueuingStrategy: strategy('CountQueuingStrategy', () => 1),
    TextEncoderStream: transform.TextEncoderStream,
    TextDecoderStream: transform.TextDecoderStream,
    CompressionStream: lacking('CompressionStream'),
    DecompressionStream: lacking('DecompressionStream'),
  };
})
