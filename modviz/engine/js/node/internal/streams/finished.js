// `finished()`: calls back once, when a stream is over in every way that is asked for.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#streamfinishedstream-options-callback
(function (internal) {
  'use strict';
  const { coded, check, invalidType, aborted } = internal.require('internal/errors');
  const is = internal.require('internal/streams/state');
  const nextTick = (...args) => internal.process.nextTick(...args);

  const premature = () => coded(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close');

  function onceOnly(callback) {
    let isCalled = false;
    return function (...args) {
      if (isCalled) return;
      isCalled = true;
      Reflect.apply(callback, this, args);
    };
  }

  function finished(stream, givenOptions, givenCallback) {
    const hasOptions = givenCallback !== undefined;
    const options = hasOptions ? givenOptions ?? {} : {};
    if (hasOptions) check.object(options, 'options');
    const given = hasOptions ? givenCallback : givenOptions;
    check.func(given, 'callback');
    check.abortSignal(options.signal, 'options.signal');
    let callback = onceOnly(given);
    if (!is.isNodeStream(stream)) {
      throw invalidType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    }
    const readable = options.readable ?? is.isReadableNode(stream);
    const writable = options.writable ?? is.isWritableNode(stream);
    const w = stream._writableState;
    const r = stream._readableState;
    let willClose = is.willEmitClose(stream) && is.isReadableNode(stream) === readable
      && is.isWritableNode(stream) === writable;
    let isWritten = is.isWritableFinished(stream, false);
    let isRead = is.isReadableFinished(stream, false);
    let isClosed = is.isClosed(stream);

    const onlegacyfinish = () => { if (!stream.writable) onfinish(); };
    const onfinish = () => {
      isWritten = true;
      if (stream.destroyed) willClose = false;
      if (willClose && (!stream.writable || readable)) return;
      if (!readable || isRead) callback.call(stream);
    };
    const onend = () => {
      isRead = true;
      if (stream.destroyed) willClose = false;
      if (willClose && (!stream.readable || writable)) return;
      if (!writable || isWritten) callback.call(stream);
    };
    const onerror = (error) => { callback.call(stream, error); };
    const errorOf = () => is.writableError(stream) || is.readableError(stream);
    const onclose = () => {
      isClosed = true;
      const error = errorOf();
      if (error && typeof error !== 'boolean') callback.call(stream, error);
      else if (readable && !isRead && is.isReadableNode(stream, true) && !is.isReadableFinished(stream, false)) {
        callback.call(stream, premature());
      } else if (writable && !isWritten && !is.isWritableFinished(stream, false)) {
        callback.call(stream, premature());
      } else {
        callback.call(stream);
      }
    };
    const onclosed = () => {
      isClosed = true;
      const error = errorOf();
      if (error && typeof error !== 'boolean') callback.call(stream, error);
      else callback.call(stream);
    };
    if (writable && !w) {
      stream.on('end', onlegacyfinish);
      stream.on('close', onlegacyfinish);
    }
    stream.on('end', onend);
    stream.on('finish', onfinish);
    if (options.error !== false) stream.on('error', onerror);
    stream.on('close', onclose);
    if (isClosed) nextTick(onclose);
    else if (w?.errorEmitted || r?.errorEmitted) {
      if (!willClose) nextTick(onclosed);
    } else if (!readable && (!willClose || is.isReadable(stream)) && (isWritten || is.isWritable(stream) === false)) {
      nextTick(onclosed);
    } else if (!writable && (!willClose || is.isWritable(stream)) && (isRead || is.isReadable(stream) === false)) {
      nextTick(onclosed);
    }
    const cleanUp = () => {
      callback = () => {};
      stream.removeListener('end', onlegacyfinish);
      stream.removeListener('close', onlegacyfinish);
      stream.removeListener('finish', onfinish);
      stream.removeListener('end', onend);
      stream.removeListener('error', onerror);
      stream.removeListener('close', onclose);
    };
    const { signal } = options;
    if (signal && !isClosed) {
      const abort = () => {
        const last = callback;
        cleanUp();
        last.call(stream, aborted(signal));
      };
      if (signal.aborted) {
        nextTick(abort);
      } else {
        signal.addEventListener('abort', abort, { once: true });
        const last = callback;
        callback = onceOnly((...args) => {
          signal.removeEventListener('abort', abort);
          Reflect.apply(last, stream, args);
        });
      }
    }
    return cleanUp;
  }

  // As a promise.
  function whenFinished(stream, options) {
    return new Promise((resolve, reject) => {
      const cleanUp = finished(stream, options ?? {}, (error) => {
        if (options?.cleanup) cleanUp();
        if (error) reject(error);
        else resolve();
      });
    });
  }

  function addAbortSignal(signal, stream) {
    if (signal === null || typeof signal !== 'object' || !('aborted' in signal)) {
      throw invalidType('signal', 'AbortSignal', signal);
    }
    if (!is.isNodeStream(stream)) throw invalidType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    const onAbort = () => { stream.destroy(aborted(signal)); };
    if (signal.aborted) {
      onAbort();
    } else {
      signal.addEventListener('abort', onAbort, { once: true });
      finished(stream, () => { signal.removeEventListener('abort', onAbort); });
    }
    return stream;
  }

  return { finished, whenFinished, addAbortSignal, premature };
})
