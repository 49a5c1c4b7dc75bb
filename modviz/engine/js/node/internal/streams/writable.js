// `Writable`: a sink of chunks, which takes one at a time and says when it has had too many.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#writable-streams
(function (internal) {
  'use strict';
  const { coded, invalidType } = internal.require('internal/errors');
  const { Buffer } = internal.require('buffer');
  const Stream = internal.require('internal/streams/legacy');
  const endings = internal.require('internal/streams/destroy');
  const { highWaterMarkOf } = internal.require('internal/streams/state');
  const { errorOrDestroy, calledTwice } = endings;
  const nextTick = (...args) => internal.process.nextTick(...args);
  const nothing = () => {};

  const destroyed = (name) => coded(
    Error, 'ERR_STREAM_DESTROYED', `Cannot call ${name} after a stream was destroyed`);

  function WritableState(options, stream, isDuplex) {
    this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.writableObjectMode));
    this.highWaterMark = highWaterMarkOf(this, options, 'writableHighWaterMark', isDuplex);
    this.finalCalled = false;
    this.needDrain = false;
    this.ending = false;
    this.ended = false;
    this.finished = false;
    this.destroyed = false;
    this.decodeStrings = options?.decodeStrings !== false;
    this.defaultEncoding = options?.defaultEncoding || 'utf8';
    this.length = 0;
    this.writing = false;
    this.corked = 0;
    this.sync = true;
    this.bufferProcessing = false;
    this.onwrite = (error) => { onWrite(stream, error); };
    this.writecb = null;
    this.writelen = 0;
    this.afterWriteTickInfo = null;
    this.afterWritePending = false;
    this.pendingcb = 0;
    this.constructed = true;
    this.prefinished = false;
    this.errorEmitted = false;
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.errored = null;
    this.closed = false;
    this.closeEmitted = false;
    this.onFinished = [];
    emptyBuffer(this);
    if (this.defaultEncoding !== 'utf8' && !Buffer.isEncoding(this.defaultEncoding)) throw unknown(this.defaultEncoding);
  }
  WritableState.prototype.getBuffer = function () {
    return this.buffered.slice(this.bufferedIndex);
  };
  Object.defineProperty(WritableState.prototype, 'bufferedRequestCount', {
    get() { return this.buffered.length - this.bufferedIndex; },
    configurable: true,
  });

  const unknown = (encoding) => coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);

  function emptyBuffer(state) {
    state.buffered = [];
    state.bufferedIndex = 0;
    state.allBuffers = true;
    state.allNoop = true;
  }

  function Writable(options) {
    if (!(this instanceof Writable)) return new Writable(options);
    this._events ??= { __proto__: null };
    this._writableState = new WritableState(options, this, false);
    takeMethods(this, options);
    internal.require('internal/streams/readable').start(this, options);
    startWritable(this);
  }
  Object.setPrototypeOf(Writable.prototype, Stream.prototype);
  Object.setPrototypeOf(Writable, Stream);

  function takeMethods(stream, options) {
    if (typeof options?.write === 'function') stream._write = options.write;
    if (typeof options?.writev === 'function') stream._writev = options.writev;
    if (typeof options?.final === 'function') stream._final = options.final;
  }

  function startWritable(stream) {
    endings.construct(stream, () => {
      const state = stream._writableState;
      if (!state.writing) clearBuffer(stream, state);
      finishMaybe(stream, state);
    });
  }

  Object.defineProperty(Writable, Symbol.hasInstance, {
    value(object) {
      if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
      return this === Writable && Boolean(object) && object._writableState instanceof WritableState;
    },
  });

  Writable.prototype.pipe = function () {
    errorOrDestroy(this, coded(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'));
  };

  // ---- Writing -------------------------------------------------------------------------------------------------

  // True or false as `write()` says it, or the error.
  function write(stream, given, givenEncoding, callback) {
    const state = stream._writableState;
    let chunk = given;
    let encoding = givenEncoding;
    let done = callback;
    if (typeof encoding === 'function') {
      done = encoding;
      encoding = state.defaultEncoding;
    } else {
      if (!encoding) encoding = state.defaultEncoding;
      else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw unknown(encoding);
      if (typeof done !== 'function') done = nothing;
    }
    if (chunk === null) throw coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
    if (!state.objectMode) {
      if (typeof chunk === 'string') {
        if (state.decodeStrings) {
          chunk = Buffer.from(chunk, encoding);
          encoding = 'buffer';
        }
      } else if (ArrayBuffer.isView(chunk)) {
        if (!(chunk instanceof Buffer)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        encoding = 'buffer';
      } else {
        throw invalidType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
      }
    }
    let error;
    if (state.ending) error = coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end');
    else if (state.destroyed) error = destroyed('write');
    if (error) {
      nextTick(done, error);
      errorOrDestroy(stream, error, true);
      return error;
    }
    state.pendingcb += 1;
    return writeOrBuffer(stream, state, chunk, encoding, done);
  }

  Writable.prototype.write = function (chunk, encoding, cb) {
    return write(this, chunk, encoding, cb) === true;
  };

  function writeOrBuffer(stream, state, chunk, encoding, callback) {
    const length = state.objectMode ? 1 : chunk.length;
    state.length += length;
    const hasRoom = state.length < state.highWaterMark;
    if (!hasRoom) state.needDrain = true;
    if (state.writing || state.corked || state.errored || !state.constructed) {
      state.buffered.push({ chunk, encoding, callback });
      if (encoding !== 'buffer') state.allBuffers = false;
      if (callback !== nothing) state.allNoop = false;
    } else {
      doWrite(stream, state, false, length, chunk, encoding, callback);
    }
    return hasRoom && !state.errored && !state.destroyed;
  }

  function doWrite(stream, state, isMany, length, chunk, encoding, callback) {
    state.writelen = length;
    state.writecb = callback;
    state.writing = true;
    state.sync = true;
    if (state.destroyed) state.onwrite(destroyed('write'));
    else if (isMany) stream._writev(chunk, state.onwrite);
    else stream._write(chunk, encoding, state.onwrite);
    state.sync = false;
  }

  function onWrite(stream, error) {
    const state = stream._writableState;
    const { sync, writecb: callback } = state;
    if (typeof callback !== 'function') {
      errorOrDestroy(stream, calledTwice());
      return;
    }
    state.writing = false;
    state.writecb = null;
    state.length -= state.writelen;
    state.writelen = 0;
    if (error) {
      state.errored ??= error;
      if (stream._readableState) stream._readableState.errored ??= error;
      if (sync) nextTick(onWriteError, stream, state, error, callback);
      else onWriteError(stream, state, error, callback);
      return;
    }
    if (state.buffered.length > state.bufferedIndex) clearBuffer(stream, state);
    if (!sync) {
      afterWrite(stream, state, 1, callback);
      return;
    }
    const needsTick = (state.needDrain && state.length === 0) || state.destroyed || callback !== nothing;
    if (callback === nothing) {
      if (!state.afterWritePending && needsTick) {
        nextTick(afterWrite, stream, state, 1, callback);
        state.afterWritePending = true;
      } else {
        state.pendingcb -= 1;
        if (state.ending) finishMaybe(stream, state, true);
      }
    } else if (state.afterWriteTickInfo?.callback === callback) {
      state.afterWriteTickInfo.count += 1;
    } else {
      state.afterWriteTickInfo = { count: 1, callback };
      nextTick(afterWriteTick, stream, state, state.afterWriteTickInfo);
      state.afterWritePending = true;
    }
  }

  function onWriteError(stream, state, error, callback) {
    state.pendingcb -= 1;
    callback(error);
    errorBuffer(state);
    errorOrDestroy(stream, error);
  }

  function afterWriteTick(stream, state, { count, callback }) {
    state.afterWriteTickInfo = null;
    afterWrite(stream, state, count, callback);
  }

  function afterWrite(stream, state, count, callback) {
    state.afterWritePending = false;
    if (!state.ending && !stream.destroyed && state.length === 0 && state.needDrain) {
      state.needDrain = false;
      stream.emit('drain');
    }
    for (let index = 0; index < count; index += 1) {
      state.pendingcb -= 1;
      callback(null);
    }
    if (state.destroyed) errorBuffer(state);
    if (state.ending) finishMaybe(stream, state, true);
  }

  // Tells all who wait for a write that there is none.
  function errorBuffer(state) {
    if (state.writing) return;
    for (const { chunk, callback } of state.buffered.slice(state.bufferedIndex)) {
      state.length -= state.objectMode ? 1 : chunk.length;
      callback(state.errored ?? destroyed('write'));
    }
    callOnFinished(state, state.errored ?? destroyed('end'));
    emptyBuffer(state);
  }

  function callOnFinished(state, error) {
    for (const callback of state.onFinished.splice(0)) callback(error);
  }

  function clearBuffer(stream, state) {
    if (state.corked || state.bufferProcessing || state.destroyed || !state.constructed) return;
    const { buffered, bufferedIndex } = state;
    const count = buffered.length - bufferedIndex;
    if (count === 0) return;
    state.bufferProcessing = true;
    if (count > 1 && stream._writev) {
      state.pendingcb -= count - 1;
      const chunks = buffered.slice(bufferedIndex);
      const callback = state.allNoop ? nothing : (error) => { for (const each of chunks) each.callback(error); };
      chunks.allBuffers = state.allBuffers;
      doWrite(stream, state, true, state.length, chunks, '', callback);
      emptyBuffer(state);
    } else {
      let index = bufferedIndex;
      do {
        const { chunk, encoding, callback } = buffered[index];
        buffered[index] = null;
        index += 1;
        doWrite(stream, state, false, state.objectMode ? 1 : chunk.length, chunk, encoding, callback);
      } while (index < buffered.length && !state.writing);
      if (index === buffered.length) emptyBuffer(state);
      else state.bufferedIndex = index;
    }
    state.bufferProcessing = false;
  }

  Writable.prototype._write = function (chunk, encoding, cb) {
    if (!this._writev) throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented');
    this._writev([{ chunk, encoding }], cb);
  };
  Writable.prototype._writev = null;

  Writable.prototype.cork = function () {
    this._writableState.corked += 1;
  };

  Writable.prototype.uncork = function () {
    const state = this._writableState;
    if (!state.corked) return;
    state.corked -= 1;
    if (!state.writing) clearBuffer(this, state);
  };

  Writable.prototype.setDefaultEncoding = function (encoding) {
    const name = typeof encoding === 'string' ? encoding.toLowerCase() : encoding;
    if (!Buffer.isEncoding(name)) throw unknown(name);
    this._writableState.defaultEncoding = name;
    return this;
  };

  // ---- The end -------------------------------------------------------------------------------------------------

  Writable.prototype.end = function (chunk, encoding, cb) {
    const state = this._writableState;
    let last = chunk;
    let how = encoding;
    let callback = cb;
    if (typeof chunk === 'function') {
      callback = chunk;
      last = null;
      how = null;
    } else if (typeof encoding === 'function') {
      callback = encoding;
      how = null;
    }
    let error;
    if (last !== null && last !== undefined) {
      const result = write(this, last, how);
      if (result instanceof Error) error = result;
    }
    if (state.corked) {
      state.corked = 1;
      this.uncork();
    }
    if (!error) {
      if (!state.errored && !state.ending) {
        state.ending = true;
        finishMaybe(this, state, true);
        state.ended = true;
      } else if (state.finished) {
        error = coded(Error, 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished');
      } else if (state.destroyed) {
        error = destroyed('end');
      }
    }
    if (typeof callback === 'function') {
      if (error || state.errored) nextTick(callback, error || state.errored);
      else if (state.finished) nextTick(callback);
      else state.onFinished.push(callback);
    }
    return this;
  };

  const isReady = (state) => state.ending && !state.destroyed && state.constructed && state.length === 0
    && !state.errored && state.buffered.length === 0 && !state.finished && !state.writing && !state.errorEmitted
    && !state.closeEmitted;

  function callFinal(stream, state) {
    let isCalled = false;
    const done = (error) => {
      if (isCalled) {
        errorOrDestroy(stream, error ?? calledTwice());
        return;
      }
      isCalled = true;
      state.pendingcb -= 1;
      if (error) {
        callOnFinished(state, error);
        errorOrDestroy(stream, error, state.sync);
      } else if (isReady(state)) {
        state.prefinished = true;
        stream.emit('prefinish');
        state.pendingcb += 1;
        nextTick(finish, stream, state);
      }
    };
    state.sync = true;
    state.pendingcb += 1;
    try {
      stream._final(done);
    } catch (error) {
      done(error);
    }
    state.sync = false;
  }

  function prefinish(stream, state) {
    if (state.prefinished || state.finalCalled) return;
    if (typeof stream._final === 'function' && !state.destroyed) {
      state.finalCalled = true;
      callFinal(stream, state);
    } else {
      state.prefinished = true;
      stream.emit('prefinish');
    }
  }

  function finishMaybe(stream, state, isSync) {
    if (!isReady(state)) return;
    prefinish(stream, state);
    if (state.pendingcb !== 0) return;
    if (isSync) {
      state.pendingcb += 1;
      nextTick(() => {
        if (isReady(state)) finish(stream, state);
        else state.pendingcb -= 1;
      });
    } else if (isReady(state)) {
      state.pendingcb += 1;
      finish(stream, state);
    }
  }

  function finish(stream, state) {
    state.pendingcb -= 1;
    state.finished = true;
    callOnFinished(state, null);
    stream.emit('finish');
    if (!state.autoDestroy) return;
    const other = stream._readableState;
    if (!other || (other.autoDestroy && (other.endEmitted || other.readable === false))) stream.destroy();
  }

  Writable.prototype.destroy = function (error, cb) {
    const state = this._writableState;
    if (!state.destroyed && (state.bufferedIndex < state.buffered.length || state.onFinished.length > 0)) {
      nextTick(errorBuffer, state);
    }
    endings.destroy.call(this, error, cb);
    return this;
  };
  Writable.prototype._undestroy = endings.undestroy;
  Writable.prototype._destroy = function (error, cb) {
    cb(error);
  };
  Writable.prototype[Symbol.for('nodejs.rejection')] = function (error) {
    this.destroy(error);
  };

  // ---- What can be asked ---------------------------------------------------------------------------------------

  const attribute = (get, set = undefined) => ({ get, set, enumerable: false, configurable: true });
  const of = (name) => function () { return this._writableState?.[name]; };
  const orFalse = (name) => function () { return this._writableState ? this._writableState[name] : false; };
  Object.defineProperties(Writable.prototype, {
    closed: attribute(orFalse('closed')),
    destroyed: attribute(orFalse('destroyed'), function (value) {
      if (this._writableState) this._writableState.destroyed = value;
    }),
    writable: attribute(function () {
      const w = this._writableState;
      return Boolean(w) && w.writable !== false && !w.destroyed && !w.errored && !w.ending && !w.ended;
    }, function (value) {
      if (this._writableState) this._writableState.writable = Boolean(value);
    }),
    writableFinished: attribute(orFalse('finished')),
    writableObjectMode: attribute(orFalse('objectMode')),
    writableBuffer: attribute(function () { return this._writableState?.getBuffer(); }),
    writableEnded: attribute(orFalse('ending')),
    writableNeedDrain: attribute(function () {
      const w = this._writableState;
      return Boolean(w) && !w.destroyed && !w.ending && w.needDrain;
    }),
    writableHighWaterMark: attribute(of('highWaterMark')),
    writableCorked: attribute(function () { return this._writableState ? this._writableState.corked : 0; }),
    writableLength: attribute(of('length')),
    errored: attribute(function () { return this._writableState ? this._writableState.errored : null; }),
    writableAborted: attribute(function () {
      const w = this._writableState;
      return Boolean(w.writable !== false && (w.destroyed || w.errored) && !w.finished);
    }),
  });

  Object.assign(Writable, {
    WritableState,
    fromWeb: (...args) => internal.require('internal/streams/web_adapters').writableFromWeb(...args),
    toWeb: (...args) => internal.require('internal/streams/web_adapters').writableToWeb(...args),
  });
  return { Writable, WritableState, takeMethods, startWritable };
})
