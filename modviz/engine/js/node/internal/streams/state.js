// What can be asked about any stream, and how much one holds.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html
(function (internal) {
  'use strict';
  const { check, invalidValue } = internal.require('internal/errors');
  const defaults = { bytes: 64 * 1024, objects: 16 };

  const isNodeStream = (value) => Boolean(value && (value._readableState || value._writableState
    || (typeof value.write === 'function' && typeof value.on === 'function')
    || (typeof value.pipe === 'function' && typeof value.on === 'function')));

  const isReadableNode = (value, isStrict = false) => Boolean(value && typeof value.pipe === 'function'
    && typeof value.on === 'function' && (!isStrict || (typeof value.pause === 'function' && typeof value.resume === 'function'))
    && (!value._writableState || value._readableState?.readable !== false)
    && (!value._writableState || value._readableState));

  const isWritableNode = (value) => Boolean(value && typeof value.write === 'function'
    && typeof value.on === 'function' && (!value._readableState || value._writableState?.writable !== false));

  const isDuplexNode = (value) => Boolean(value && typeof value.pipe === 'function' && value._readableState
    && typeof value.on === 'function' && typeof value.write === 'function');

  function isDestroyed(stream) {
    if (!isNodeStream(stream)) return null;
    const state = stream._writableState || stream._readableState;
    return Boolean(stream.destroyed || state?.destroyed);
  }

  function isWritableEnded(stream) {
    if (!isWritableNode(stream)) return null;
    if (stream.writableEnded === true) return true;
    const state = stream._writableState;
    if (state?.errored) return false;
    return typeof state?.ended === 'boolean' ? state.ended : null;
  }

  function isWritableFinished(stream, isStrict) {
    if (!isWritableNode(stream)) return null;
    if (stream.writableFinished === true) return true;
    const state = stream._writableState;
    if (state?.errored) return false;
    if (typeof state?.finished !== 'boolean') return null;
    return Boolean(state.finished || (isStrict === false && state.ended === true && state.length === 0));
  }

  function isReadableEnded(stream) {
    if (!isReadableNode(stream)) return null;
    if (stream.readableEnded === true) return true;
    const state = stream._readableState;
    if (!state || state.errored) return false;
    return typeof state.ended === 'boolean' ? state.ended : null;
  }

  function isReadableFinished(stream, isStrict) {
    if (!isReadableNode(stream)) return null;
    const state = stream._readableState;
    if (state?.errored) return false;
    if (typeof state?.endEmitted !== 'boolean') return null;
    return Boolean(state.endEmitted || (isStrict === false && state.ended === true && state.length === 0));
  }

  function isReadable(stream) {
    if (typeof stream?.readable !== 'boolean') return null;
    if (isDestroyed(stream)) return false;
    return isReadableNode(stream) && stream.readable && !isReadableFinished(stream);
  }

  function isWritable(stream) {
    if (typeof stream?.writable !== 'boolean') return null;
    if (isDestroyed(stream)) return false;
    return isWritableNode(stream) && stream.writable && !isWritableEnded(stream);
  }

  function isClosed(stream) {
    if (!isNodeStream(stream)) return null;
    if (typeof stream.closed === 'boolean') return stream.closed;
    const { _writableState: w, _readableState: r } = stream;
    if (typeof w?.closed === 'boolean' || typeof r?.closed === 'boolean') return w?.closed || r?.closed;
    return null;
  }

  function isFinished(stream, { readable = undefined, writable = undefined } = {}) {
    if (!isNodeStream(stream)) return null;
    if (isDestroyed(stream)) return true;
    if (readable !== false && isReadable(stream)) return false;
    return !(writable !== false && isWritable(stream));
  }

  const writableError = (stream) => (isNodeStream(stream)
    ? stream.writableErrored || stream._writableState?.errored || null : null);
  const readableError = (stream) => (isNodeStream(stream)
    ? stream.readableErrored || stream._readableState?.errored || null : null);

  function willEmitClose(stream) {
    const state = stream._writableState || stream._readableState;
    return Boolean(state && state.autoDestroy && state.emitClose && state.closed === false);
  }

  const isDisturbed = (stream) => Boolean(stream && (stream.readableDidRead || stream.readableAborted));
  const isErrored = (stream) => Boolean(stream && (stream.readableErrored ?? stream.writableErrored
    ?? stream._readableState?.errorEmitted ?? stream._writableState?.errorEmitted ?? stream._readableState?.errored
    ?? stream._writableState?.errored));

  // ---- High water marks ----------------------------------------------------------------------------------------

  function getDefaultHighWaterMark(objectMode) {
    return objectMode ? defaults.objects : defaults.bytes;
  }

  function setDefaultHighWaterMark(objectMode, value) {
    check.integer(value, 'value', 0);
    if (objectMode) defaults.objects = value;
    else defaults.bytes = value;
  }

  function highWaterMarkOf(state, options, ownKey, isDuplex) {
    const value = options?.highWaterMark ?? (isDuplex ? options?.[ownKey] : null) ?? null;
    if (value === null) return getDefaultHighWaterMark(state.objectMode);
    if (!Number.isInteger(value) || value < 0) {
      throw invalidValue(isDuplex && options.highWaterMark === undefined ? `options.${ownKey}` : 'options.highWaterMark', value);
    }
    return Math.floor(value);
  }

  return {
    isNodeStream, isReadableNode, isWritableNode, isDuplexNode, isDestroyed, isReadable, isWritable, isReadableFinished,
    isReadableEnded, isWritableEnded, isWritableFinished, isClosed, isFinished, writableError, readableError,
    willEmitClose, isDisturbed, isErrored, getDefaultHighWaterMark, setDefaultHighWaterMark, highWaterMarkOf,
  };
})
