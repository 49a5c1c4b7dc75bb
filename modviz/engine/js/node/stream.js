// `node:stream`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html
(function (internal) {
  'use strict';
  const Stream = internal.require('internal/streams/legacy');
  const { Readable } = internal.require('internal/streams/readable');
  const { Writable } = internal.require('internal/streams/writable');
  const { Duplex, Transform, PassThrough, duplexPair } = internal.require('internal/streams/duplex');
  const { pipeline, whenPiped } = internal.require('internal/streams/pipeline');
  const { finished, whenFinished, addAbortSignal } = internal.require('internal/streams/finished');
  const { destroyer } = internal.require('internal/streams/destroy');
  const is = internal.require('internal/streams/state');
  const { Buffer } = internal.require('buffer');
  const { promisify } = internal.require('util');

  internal.require('internal/streams/operators')(Readable);
  const compose = (...streams) => internal.require('internal/streams/compose').compose(...streams);
  Object.defineProperty(Readable.prototype, 'compose', {
    value(stream) { return compose(this, stream); }, writable: true, enumerable: false, configurable: true,
  });

  Object.assign(Stream, {
    isDestroyed: is.isDestroyed,
    isDisturbed: is.isDisturbed,
    isErrored: is.isErrored,
    isReadable: is.isReadable,
    isWritable: is.isWritable,
    Readable,
    Writable,
    Duplex,
    Transform,
    PassThrough,
    duplexPair,
    pipeline,
    addAbortSignal,
    finished,
    destroy: destroyer,
    compose,
    setDefaultHighWaterMark: is.setDefaultHighWaterMark,
    getDefaultHighWaterMark: is.getDefaultHighWaterMark,
  });
  const promises = { finished: whenFinished, pipeline: whenPiped };
  Object.defineProperty(finished, promisify.custom, { get: () => promises.finished, enumerable: true });
  Object.defineProperty(pipeline, promisify.custom, { get: () => promises.pipeline, enumerable: true });
  Object.defineProperty(Stream, 'promises', { get: () => promises, enumerable: true, configurable: true });
  Object.assign(Stream, {
    Stream,
    _isArrayBufferView: ArrayBuffer.isView,
    _isUint8Array: (value) => value instanceof Uint8Array,
    _uint8ArrayToBuffer: (chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength),
  });
  return Stream;
})
