// `Readable`: a source of chunks, which are pulled by `read()` or flow as events.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#readable-streams
(function (internal) {
  'use strict';
  const { coded, invalidType, check } = internal.require('internal/errors');
  const { Buffer } = internal.require('buffer');
  const { StringDecoder } = internal.require('string_decoder');
  const Stream = internal.require('internal/streams/legacy');
  const endings = internal.require('internal/streams/destroy');
  const { highWaterMarkOf } = internal.require('internal/streams/state');
  const { errorOrDestroy } = endings;
  const nextTick = (...args) => internal.process.nextTick(...args);
  const paused = Symbol('kPaused');
  const nothing = () => {};

  function ReadableState(options, stream, isDuplex) {
    this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.readableObjectMode));
    this.highWaterMark = highWaterMarkOf(this, options, 'readableHighWaterMark', isDuplex);
    this.buffer = [];
    this.length = 0;
    this.pipes = [];
    this.flowing = null;
    this.ended = false;
    this.endEmitted = false;
    this.reading = false;
    this.constructed = true;
    this.sync = true;
    this.needReadable = false;
    this.emittedReadable = false;
    this.readableListening = false;
    this.resumeScheduled = false;
    this[paused] = null;
    this.errorEmitted = false;
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.destroyed = false;
    this.errored = null;
    this.closed = false;
    this.closeEmitted = false;
    this.defaultEncoding = options?.defaultEncoding || 'utf8';
    this.awaitDrainWriters = null;
    this.multiAwaitDrain = false;
    this.readingMore = false;
    this.dataEmitted = false;
    this.decoder = null;
    this.encoding = null;
    if (options?.encoding) {
      this.decoder = new StringDecoder(options.encoding);
      this.encoding = options.encoding;
    }
  }

  function Readable(options) {
    if (!(this instanceof Readable)) return new Readable(options);
    this._events ??= { __proto__: null };
    this._readableState = new ReadableState(options, this, false);
    if (typeof options?.read === 'function') this._read = options.read;
    start(this, options);
  }
  Object.setPrototypeOf(Readable.prototype, Stream.prototype);
  Object.setPrototypeOf(Readable, Stream);

  // What all streams take from their options.
  function start(stream, options) {
    if (typeof options?.destroy === 'function') stream._destroy = options.destroy;
    if (typeof options?.construct === 'function') stream._construct = options.construct;
    Stream.call(stream, options);
    if (options?.signal) internal.require('internal/streams/finished').addAbortSignal(options.signal, stream);
    if (stream._readableState && !stream._writableState) {
      endings.construct(stream, () => { if (stream._readableState.needReadable) maybeReadMore(stream, stream._readableState); });
    }
  }

  Readable.prototype.destroy = endings.destroy;
  Readable.prototype._undestroy = endings.undestroy;
  Readable.prototype._destroy = function (error, callback) {
    callback(error);
  };
  Readable.prototype[Symbol.for('nodejs.rejection')] = function (error) {
    this.destroy(error);
  };
  Readable.prototype[Symbol.asyncDispose] = function () {
    const error = this.destroyed ? null : internal.require('internal/errors').aborted();
    if (error) this.destroy(error);
    return new Promise((resolve, reject) => {
      internal.require('internal/streams/finished').finished(this, (problem) => (
        problem && problem !== error ? reject(problem) : resolve(null)));
    });
  };

  // ---- Chunks come in ------------------------------------------------------------------------------------------

  Readable.prototype.push = function (chunk, encoding) {
    return add(this, chunk, encoding, false);
  };

  Readable.prototype.unshift = function (chunk, encoding) {
    return add(this, chunk, encoding, true);
  };

  const wantsMore = (state) => !state.ended && (state.length < state.highWaterMark || state.length === 0);

  function add(stream, given, givenEncoding, isFirst) {
    const state = stream._readableState;
    let chunk = given;
    let encoding = givenEncoding;
    if (chunk === null) {
      state.reading = false;
      onEnd(stream, state);
      return false;
    }
    if (!state.objectMode) {
      if (typeof chunk === 'string') {
        encoding ||= state.defaultEncoding;
        if (state.encoding !== encoding) {
          if (isFirst && state.encoding) {
            chunk = Buffer.from(chunk, encoding).toString(state.encoding);
          } else {
            chunk = Buffer.from(chunk, encoding);
            encoding = '';
          }
        }
      } else if (ArrayBuffer.isView(chunk)) {
        if (!(chunk instanceof Buffer)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        encoding = '';
      } else if (chunk !== undefined) {
        errorOrDestroy(stream, invalidType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
        return false;
      }
      if (!chunk || chunk.length <= 0) {
        if (!isFirst) state.reading = false;
        maybeReadMore(stream, state);
        return wantsMore(state);
      }
    }
    if (isFirst) {
      if (state.endEmitted) {
        errorOrDestroy(stream, coded(Error, 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT', 'stream.unshift() after end event'));
        return false;
      }
      if (state.destroyed || state.errored) return false;
    } else {
      if (state.ended) {
        errorOrDestroy(stream, coded(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'));
        return false;
      }
      if (state.destroyed || state.errored) return false;
      state.reading = false;
      if (state.decoder && !encoding) {
        chunk = state.decoder.write(chunk);
        if (!state.objectMode && chunk.length === 0) {
          maybeReadMore(stream, state);
          return wantsMore(state);
        }
      }
    }
    keep(stream, state, chunk, isFirst);
    return wantsMore(state);
  }

  function keep(stream, state, chunk, isFirst) {
    if (state.flowing && state.length === 0 && !state.sync && stream.listenerCount('data') > 0) {
      forgetDrains(state);
      state.dataEmitted = true;
      stream.emit('data', chunk);
    } else {
      state.length += state.objectMode ? 1 : chunk.length;
      if (isFirst) state.buffer.unshift(chunk);
      else state.buffer.push(chunk);
      if (state.needReadable) emitReadable(stream);
    }
    maybeReadMore(stream, state);
  }

  function forgetDrains(state) {
    if (state.multiAwaitDrain) state.awaitDrainWriters.clear();
    else state.awaitDrainWriters = null;
  }

  function onEnd(stream, state) {
    if (state.ended) return;
    const rest = state.decoder?.end();
    if (rest?.length) {
      state.buffer.push(rest);
      state.length += state.objectMode ? 1 : rest.length;
    }
    state.ended = true;
    if (state.sync) {
      emitReadable(stream);
    } else {
      state.needReadable = false;
      state.emittedReadable = true;
      emitReadableNow(stream);
    }
  }

  Readable.prototype.isPaused = function () {
    const state = this._readableState;
    return state[paused] === true || state.flowing === false;
  };

  Readable.prototype.setEncoding = function (enc) {
    const state = this._readableState;
    const decoder = new StringDecoder(enc);
    state.decoder = decoder;
    state.encoding = decoder.encoding;
    const text = state.buffer.map((chunk) => decoder.write(chunk)).join('');
    state.buffer = text === '' ? [] : [text];
    state.length = text.length;
    return this;
  };

  // ---- Chunks go out -------------------------------------------------------------------------------------------

  function amount(n, state) {
    if (n <= 0 || (state.length === 0 && state.ended)) return 0;
    if (state.objectMode) return 1;
    if (Number.isNaN(n)) return state.flowing && state.length > 0 ? state.buffer[0].length : state.length;
    if (n <= state.length) return n;
    return state.ended ? state.length : 0;
  }

  // The next power of two.
  function raised(n) {
    if (n > 0x40000000) {
      throw internal.require('internal/errors').outOfRange('size', '<= 1GiB', n);
    }
    return 2 ** Math.ceil(Math.log2(n));
  }

  Readable.prototype.read = function (size) {
    const given = size === undefined ? NaN : Number.isInteger(size) ? size : Number.parseInt(size, 10);
    let n = given;
    const state = this._readableState;
    if (n > state.highWaterMark) state.highWaterMark = raised(n);
    if (n !== 0) state.emittedReadable = false;
    const isFull = state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0;
    if (n === 0 && state.needReadable && (isFull || state.ended)) {
      if (state.length === 0 && state.ended) endReadable(this);
      else emitReadable(this);
      return null;
    }
    n = amount(n, state);
    if (n === 0 && state.ended) {
      if (state.length === 0) endReadable(this);
      return null;
    }
    let doesRead = state.needReadable || state.length === 0 || state.length - n < state.highWaterMark;
    if (state.ended || state.reading || state.destroyed || state.errored || !state.constructed) doesRead = false;
    if (doesRead) {
      state.reading = true;
      state.sync = true;
      if (state.length === 0) state.needReadable = true;
      try {
        this._read(state.highWaterMark);
      } catch (error) {
        errorOrDestroy(this, error);
      }
      state.sync = false;
      if (!state.reading) n = amount(given, state);
    }
    const chunk = n > 0 ? take(n, state) : null;
    if (chunk === null) {
      state.needReadable = state.length <= state.highWaterMark;
      n = 0;
    } else {
      state.length -= n;
      forgetDrains(state);
    }
    if (state.length === 0) {
      if (!state.ended) state.needReadable = true;
      if (given !== n && state.ended) endReadable(this);
    }
    if (chunk !== null && !state.errorEmitted && !state.closeEmitted) {
      state.dataEmitted = true;
      this.emit('data', chunk);
    }
    return chunk;
  };

  Readable.prototype._read = function () {
    throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented');
  };

  // Takes `n` bytes or characters, or one object, out of the buffer.
  function take(n, state) {
    const { buffer } = state;
    if (state.length === 0) return null;
    if (state.objectMode) return buffer.shift();
    if (!n || n >= state.length) {
      state.buffer = [];
      if (state.decoder) return buffer.join('');
      return buffer.length === 1 ? buffer[0] : Buffer.concat(buffer, state.length);
    }
    const parts = [];
    let left = n;
    while (left > 0) {
      const first = buffer[0];
      if (first.length > left) {
        parts.push(first.slice(0, left));
        buffer[0] = first.slice(left);
        left = 0;
      } else {
        parts.push(buffer.shift());
        left -= first.length;
      }
    }
    if (state.decoder) return parts.join('');
    return parts.length === 1 ? parts[0] : Buffer.concat(parts, n);
  }

  function emitReadable(stream) {
    const state = stream._readableState;
    state.needReadable = false;
    if (state.emittedReadable) return;
    state.emittedReadable = true;
    nextTick(emitReadableNow, stream);
  }

  function emitReadableNow(stream) {
    const state = stream._readableState;
    if (!state.destroyed && !state.errored && (state.length > 0 || state.ended)) {
      stream.emit('readable');
      state.emittedReadable = false;
    }
    state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
    flow(stream);
  }

  function maybeReadMore(stream, state) {
    if (state.readingMore || !state.constructed) return;
    state.readingMore = true;
    nextTick(readMore, stream, state);
  }

  function readMore(stream, state) {
    while (!state.reading && !state.ended
      && (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
      const before = state.length;
      stream.read(0);
      if (before === state.length) break;
    }
    state.readingMore = false;
  }

  function endReadable(stream) {
    const state = stream._readableState;
    if (state.endEmitted) return;
    state.ended = true;
    nextTick(endReadableNow, state, stream);
  }

  function endReadableNow(state, stream) {
    if (state.errored || state.closeEmitted || state.endEmitted || state.length > 0) return;
    state.endEmitted = true;
    stream.emit('end');
    if (stream.writable && stream.allowHalfOpen === false) {
      nextTick(endWritable, stream);
    } else if (state.autoDestroy) {
      const other = stream._writableState;
      if (!other || (other.autoDestroy && (other.finished || other.writable === false))) stream.destroy();
    }
  }

  function endWritable(stream) {
    if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
  }

  // ---- Flowing -------------------------------------------------------------------------------------------------

  function flow(stream) {
    const state = stream._readableState;
    while (state.flowing && stream.read() !== null);
  }

  Readable.prototype.resume = function () {
    const state = this._readableState;
    if (!state.flowing) {
      // With a listener for "readable" nothing flows by itself.
      state.flowing = !state.readableListening;
      if (!state.resumeScheduled) {
        state.resumeScheduled = true;
        nextTick(resumeNow, this, state);
      }
    }
    state[paused] = false;
    return this;
  };

  function resumeNow(stream, state) {
    if (!state.reading) stream.read(0);
    state.resumeScheduled = false;
    stream.emit('resume');
    flow(stream);
    if (state.flowing && !state.reading) stream.read(0);
  }

  Readable.prototype.pause = function () {
    const state = this._readableState;
    if (state.flowing !== false) {
      state.flowing = false;
      this.emit('pause');
    }
    state[paused] = true;
    return this;
  };

  Readable.prototype.on = function (ev, fn) {
    const result = Stream.prototype.on.call(this, ev, fn);
    const state = this._readableState;
    if (ev === 'data') {
      state.readableListening = this.listenerCount('readable') > 0;
      if (state.flowing !== false) this.resume();
    } else if (ev === 'readable' && !state.endEmitted && !state.readableListening) {
      state.readableListening = true;
      state.needReadable = true;
      state.flowing = false;
      state.emittedReadable = false;
      if (state.length > 0) emitReadable(this);
      else if (!state.reading) nextTick((stream) => { stream.read(0); }, this);
    }
    return result;
  };
  Readable.prototype.addListener = Readable.prototype.on;

  Readable.prototype.removeListener = function (ev, fn) {
    const result = Stream.prototype.removeListener.call(this, ev, fn);
    if (ev === 'readable') nextTick(updateListening, this);
    return result;
  };
  Readable.prototype.off = Readable.prototype.removeListener;

  Readable.prototype.removeAllListeners = function (ev) {
    const result = Stream.prototype.removeAllListeners.apply(this, arguments);
    if (ev === 'readable' || ev === undefined) nextTick(updateListening, this);
    return result;
  };

  function updateListening(stream) {
    const state = stream._readableState;
    state.readableListening = stream.listenerCount('readable') > 0;
    if (state.resumeScheduled && state[paused] === false) state.flowing = true;
    else if (stream.listenerCount('data') > 0) stream.resume();
    else if (!state.readableListening) state.flowing = null;
  }

  // ---- Pipes ---------------------------------------------------------------------------------------------------

  Readable.prototype.pipe = function (dest, pipeOpts) {
    const source = this;
    const state = this._readableState;
    if (state.pipes.length === 1 && !state.multiAwaitDrain) {
      state.multiAwaitDrain = true;
      state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
    }
    state.pipes.push(dest);
    const { stdout, stderr } = internal.process;
    const doesEnd = pipeOpts?.end !== false && dest !== stdout && dest !== stderr;
    const onSourceEnd = doesEnd ? onend : unpipe;
    if (state.endEmitted) nextTick(onSourceEnd);
    else source.once('end', onSourceEnd);
    dest.on('unpipe', onunpipe);
    let ondrain;
    let isCleanedUp = false;

    function onunpipe(readable, info) {
      if (readable === source && info?.hasUnpiped === false) {
        info.hasUnpiped = true;
        cleanUp();
      }
    }
    function onend() {
      dest.end();
    }
    function cleanUp() {
      dest.removeListener('close', onclose);
      dest.removeListener('finish', onfinish);
      if (ondrain) dest.removeListener('drain', ondrain);
      dest.removeListener('error', onerror);
      dest.removeListener('unpipe', onunpipe);
      source.removeListener('end', onend);
      source.removeListener('end', unpipe);
      source.removeListener('data', ondata);
      isCleanedUp = true;
      if (ondrain && state.awaitDrainWriters && (!dest._writableState || dest._writableState.needDrain)) ondrain();
    }
    function pause() {
      if (!isCleanedUp) {
        if (state.pipes.length === 1 && state.pipes[0] === dest) {
          state.awaitDrainWriters = dest;
          state.multiAwaitDrain = false;
        } else if (state.pipes.length > 1 && state.pipes.includes(dest)) {
          state.awaitDrainWriters.add(dest);
        }
        source.pause();
      }
      if (!ondrain) {
        ondrain = () => {
          if (state.awaitDrainWriters === dest) state.awaitDrainWriters = null;
          else if (state.multiAwaitDrain) state.awaitDrainWriters.delete(dest);
          const isWaiting = state.awaitDrainWriters && state.awaitDrainWriters.size !== 0;
          if (!isWaiting && source.listenerCount('data') > 0) source.resume();
        };
        dest.on('drain', ondrain);
      }
    }
    function ondata(chunk) {
      if (dest.write(chunk) === false) pause();
    }
    function onerror(error) {
      unpipe();
      dest.removeListener('error', onerror);
      if (dest.listenerCount('error') > 0) return;
      const other = dest._writableState || dest._readableState;
      if (other && !other.errorEmitted) errorOrDestroy(dest, error);
      else dest.emit('error', error);
    }
    function onclose() {
      dest.removeListener('finish', onfinish);
      unpipe();
    }
    function onfinish() {
      dest.removeListener('close', onclose);
      unpipe();
    }
    function unpipe() {
      source.unpipe(dest);
    }
    source.on('data', ondata);
    if (typeof dest.prependListener === 'function') dest.prependListener('error', onerror);
    else dest.on('error', onerror);
    dest.once('close', onclose);
    dest.once('finish', onfinish);
    dest.emit('pipe', source);
    if (dest.writableNeedDrain === true) pause();
    else if (!state.flowing) source.resume();
    return dest;
  };

  Readable.prototype.unpipe = function (dest) {
    const state = this._readableState;
    if (state.pipes.length === 0) return this;
    if (!dest) {
      const all = state.pipes;
      state.pipes = [];
      this.pause();
      for (const each of all) each.emit('unpipe', this, { hasUnpiped: false });
      return this;
    }
    const at = state.pipes.indexOf(dest);
    if (at < 0) return this;
    state.pipes.splice(at, 1);
    if (state.pipes.length === 0) this.pause();
    dest.emit('unpipe', this, { hasUnpiped: false });
    return this;
  };

  // Makes a stream of the old kind into one of this kind.
  Readable.prototype.wrap = function (stream) {
    let isPaused = false;
    stream.on('data', (chunk) => {
      if (!this.push(chunk) && stream.pause) {
        isPaused = true;
        stream.pause();
      }
    });
    stream.on('end', () => { this.push(null); });
    stream.on('error', (error) => { errorOrDestroy(this, error); });
    stream.on('close', () => { this.destroy(); });
    stream.on('destroy', () => { this.destroy(); });
    this._read = () => {
      if (isPaused && stream.resume) {
        isPaused = false;
        stream.resume();
      }
    };
    for (const key of Object.keys(stream)) {
      if (this[key] === undefined && typeof stream[key] === 'function') this[key] = stream[key].bind(stream);
    }
    return this;
  };

  // ---- Iteration -----------------------------------------------------------------------------------------------

  Readable.prototype[Symbol.asyncIterator] = function () {
    return iterate(this);
  };

  Readable.prototype.iterator = function (options) {
    if (options !== undefined) check.object(options, 'options');
    return iterate(this, options);
  };

  function iterate(given, options) {
    const stream = typeof given.read === 'function' ? given : new Readable({ objectMode: true }).wrap(given);
    const iterator = chunksOf(stream, options);
    iterator.stream = stream;
    return iterator;
  }

  async function* chunksOf(stream, options) {
    let wake = nothing;
    function next(resolve) {
      if (this === stream) {
        wake();
        wake = nothing;
      } else {
        wake = resolve;
      }
    }
    stream.on('readable', next);
    let error;
    const cleanUp = internal.require('internal/streams/finished').finished(stream, { writable: false }, (problem) => {
      error = problem ? endings.combined(error, problem) : null;
      wake();
      wake = nothing;
    });
    try {
      for (;;) {
        const chunk = stream.destroyed ? null : stream.read();
        if (chunk !== null) yield chunk;
        else if (error) throw error;
        else if (error === null) return;
        else await new Promise(next);
      }
    } catch (problem) {
      error = endings.combined(error, problem);
      throw error;
    } finally {
      const isOver = error || options?.destroyOnReturn !== false;
      if (isOver && (error === undefined || stream._readableState.autoDestroy)) {
        endings.destroyer(stream, null);
      } else {
        stream.off('readable', next);
        cleanUp();
      }
    }
  }

  function from(iterable, opts) {
    if (typeof iterable === 'string' || iterable instanceof Buffer) {
      return new Readable({ objectMode: true, ...opts, read() {
        this.push(iterable);
        this.push(null);
      } });
    }
    const isAsync = Boolean(iterable?.[Symbol.asyncIterator]);
    const method = iterable?.[Symbol.asyncIterator] ?? iterable?.[Symbol.iterator];
    if (!method) throw invalidType('iterable', ['Iterable'], iterable);
    const iterator = method.call(iterable);
    const readable = new Readable({ objectMode: true, highWaterMark: 1, ...opts });
    let isReading = false;
    readable._read = () => {
      if (isReading) return;
      isReading = true;
      next();
    };
    const destroy = readable._destroy;
    readable._destroy = (error, callback) => {
      close(error).then(
        () => nextTick(() => destroy.call(readable, error, callback)),
        (problem) => nextTick(() => destroy.call(readable, problem || error, callback)));
    };
    async function close(error) {
      if (error !== undefined && error !== null && typeof iterator.throw === 'function') {
        const { value, done } = await iterator.throw(error);
        await value;
        if (done) return;
      }
      if (typeof iterator.return === 'function') await (await iterator.return()).value;
    }
    async function next() {
      for (;;) {
        try {
          const { value, done } = isAsync ? await iterator.next() : iterator.next();
          if (done) {
            readable.push(null);
            return;
          }
          const chunk = value && typeof value.then === 'function' ? await value : value;
          if (chunk === null) {
            isReading = false;
            throw coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
          }
          if (readable.push(chunk)) continue;
          isReading = false;
        } catch (error) {
          readable.destroy(error);
        }
        return;
      }
    }
    return readable;
  }

  // ---- What can be asked ---------------------------------------------------------------------------------------

  const attribute = (get, set = undefined) => ({ get, set, enumerable: false, configurable: true });
  const of = (name) => function () { return this._readableState?.[name]; };
  Object.defineProperties(Readable.prototype, {
    readable: {
      get() {
        const r = this._readableState;
        return Boolean(r) && r.readable !== false && !r.destroyed && !r.errorEmitted && !r.endEmitted;
      },
      set(value) { if (this._readableState) this._readableState.readable = Boolean(value); },
      enumerable: true,
      configurable: true,
    },
    readableDidRead: attribute(of('dataEmitted')),
    readableAborted: attribute(function () {
      const r = this._readableState;
      return Boolean(r.readable !== false && (r.destroyed || r.errored) && !r.endEmitted);
    }),
    readableHighWaterMark: attribute(of('highWaterMark')),
    readableBuffer: attribute(of('buffer')),
    readableFlowing: attribute(of('flowing'), function (value) {
      if (this._readableState) this._readableState.flowing = value;
    }),
    readableLength: attribute(of('length')),
    readableObjectMode: attribute(function () { return this._readableState ? this._readableState.objectMode : false; }),
    readableEncoding: attribute(function () { return this._readableState ? this._readableState.encoding : null; }),
    errored: attribute(function () { return this._readableState ? this._readableState.errored : null; }),
    closed: attribute(function () { return this._readableState ? this._readableState.closed : false; }),
    destroyed: attribute(
      function () { return this._readableState ? this._readableState.destroyed : false; },
      function (value) { if (this._readableState) this._readableState.destroyed = value; }),
    readableEnded: attribute(function () { return this._readableState ? this._readableState.endEmitted : false; }),
  });
  Object.defineProperties(ReadableState.prototype, {
    pipesCount: { get() { return this.pipes.length; } },
    paused: {
      get() { return this[paused] !== false; },
      set(value) { this[paused] = Boolean(value); },
    },
  });

  Object.assign(Readable, {
    ReadableState,
    _fromList: take,
    from,
    fromWeb: (...args) => internal.require('internal/streams/web_adapters').readableFromWeb(...args),
    toWeb: (...args) => internal.require('internal/streams/web_adapters').readableToWeb(...args),
    wrap: (source, options) => new Readable({
      objectMode: source.readableObjectMode ?? source.objectMode ?? true, ...options,
      destroy(error, callback) {
        endings.destroyer(source, error);
        callback(error);
      },
    }).wrap(source),
  });
  return { Readable, ReadableState, start };
})
