// Node's streams as those of the web, and the other way round.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#streamreadablefromwebreadablestream-options
(function (internal) {
  'use strict';
  const { Readable } = internal.require('internal/streams/readable');
  const { Writable } = internal.require('internal/streams/writable');
  const { Duplex } = internal.require('internal/streams/duplex');
  const { finished } = internal.require('internal/streams/finished');
  const { aborted } = internal.require('internal/errors');
  const web = () => internal.require('stream/web');

  function readableFromWeb(readableStream, options = {}) {
    const reader = readableStream.getReader();
    let isClosed = false;
    const readable = new Readable({
      ...options,
      read() {
        reader.read().then(({ value, done }) => { this.push(done ? null : value); }, (error) => { this.destroy(error); });
      },
      destroy(error, callback) {
        const done = () => { callback(error); };
        if (isClosed) done();
        else reader.cancel(error).then(done, done);
      },
    });
    reader.closed.then(() => { isClosed = true; }, (error) => {
      isClosed = true;
      readable.destroy(error);
    });
    return readable;
  }

  function readableToWeb(streamReadable, options = {}) {
    const isObjects = streamReadable.readableObjectMode;
    return new (web().ReadableStream)({
      start(controller) {
        streamReadable.pause();
        finished(streamReadable, { writable: false }, (error) => {
          if (error) controller.error(error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? aborted() : error);
          else controller.close();
        });
        streamReadable.on('data', (chunk) => {
          controller.enqueue(!isObjects && typeof chunk !== 'string' ? new Uint8Array(chunk) : chunk);
          if (controller.desiredSize <= 0) streamReadable.pause();
        });
        streamReadable.pause();
      },
      pull() { streamReadable.resume(); },
      cancel(reason) { streamReadable.destroy(reason); },
    }, options.strategy ?? { highWaterMark: streamReadable.readableHighWaterMark, size: (chunk) => (isObjects ? 1 : chunk.length) });
  }

  function writableFromWeb(writableStream, options = {}) {
    const writer = writableStream.getWriter();
    const settle = (promise, callback) => { promise.then(() => callback(), callback); };
    const writable = new Writable({
      ...options,
      write(chunk, encoding, callback) { settle(writer.ready.then(() => writer.write(chunk)), callback); },
      final(callback) { settle(writer.close(), callback); },
      destroy(error, callback) {
        if (error) writer.abort(error).then(() => callback(error), () => callback(error));
        else callback(error);
      },
    });
    writer.closed.catch((error) => { writable.destroy(error); });
    return writable;
  }

  function writableToWeb(streamWritable) {
    return new (web().WritableStream)({
      start(controller) {
        finished(streamWritable, { readable: false }, (error) => { if (error) controller.error(error); });
      },
      write(chunk) {
        if (streamWritable.write(chunk)) return undefined;
        return new Promise((resolve) => { streamWritable.once('drain', resolve); });
      },
      close: () => new Promise((resolve) => { streamWritable.end(resolve); }),
      abort(reason) { streamWritable.destroy(reason); },
    }, { highWaterMark: streamWritable.writableHighWaterMark, size: (chunk) => chunk?.length ?? 1 });
  }

  function duplexFromWeb({ readable, writable }, options = {}) {
    return Duplex.from({ readable: readableFromWeb(readable, options), writable: writableFromWeb(writable, options) });
  }

  return {
    readableFromWeb, readableToWeb, writableFromWeb, writableToWeb, duplexFromWeb,
    duplexToWeb: (duplex) => ({ readable: readableToWeb(duplex), writable: writableToWeb(duplex) }),
  };
})
