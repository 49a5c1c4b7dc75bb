// `Duplex`, which is read and written; `Transform`, whose chunks come out changed; `PassThrough`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#duplex-and-transform-streams
(function (internal) {
  'use strict';
  const { coded } = internal.require('internal/errors');
  const { Readable, ReadableState, start } = internal.require('internal/streams/readable');
  const { Writable, WritableState, takeMethods, startWritable } = internal.require('internal/streams/writable');
  const waiting = Symbol('kCallback');

  function Duplex(options) {
    if (!(this instanceof Duplex)) return new Duplex(options);
    this._events ??= { __proto__: null };
    this._readableState = new ReadableState(options, this, true);
    this._writableState = new WritableState(options, this, true);
    this.allowHalfOpen = options?.allowHalfOpen !== false;
    if (typeof options?.read === 'function') this._read = options.read;
    takeMethods(this, options);
    if (options?.readable === false) {
      Object.assign(this._readableState, { readable: false, ended: true, endEmitted: true });
    }
    if (options?.writable === false) {
      Object.assign(this._writableState, { writable: false, ending: true, ended: true, finished: true });
    }
    start(this, options);
    startWritable(this);
  }
  Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
  Object.setPrototypeOf(Duplex, Readable);

  for (const name of ['write', 'cork', 'uncork', 'setDefaultEncoding', '_write', '_writev', 'end', 'destroy']) {
    Duplex.prototype[name] = Writable.prototype[name];
  }
  const ofWritable = Object.getOwnPropertyDescriptors(Writable.prototype);
  for (const name of [
    'writable', 'writableHighWaterMark', 'writableObjectMode', 'writableBuffer', 'writableLength', 'writableFinished',
    'writableCorked', 'writableEnded', 'writableNeedDrain',
  ]) Object.defineProperty(Duplex.prototype, name, { ...ofWritable[name] });
  Object.defineProperty(Duplex.prototype, 'destroyed', {
    get() { return Boolean(this._readableState?.destroyed && this._writableState?.destroyed); },
    set(value) {
      if (!this._readableState || !this._writableState) return;
      this._readableState.destroyed = value;
      this._writableState.destroyed = value;
    },
    configurable: true,
  });

  function Transform(options) {
    if (!(this instanceof Transform)) return new Transform(options);
    // Nothing is read ahead where a mark of nothing was asked for.
    const mark = options?.readableHighWaterMark ?? null;
    if (mark === 0) {
      Duplex.call(this, {
        ...options, highWaterMark: null, readableHighWaterMark: mark,
        writableHighWaterMark: options.writableHighWaterMark || 0,
      });
    } else {
      Duplex.call(this, options);
    }
    this._readableState.sync = false;
    this[waiting] = null;
    if (typeof options?.transform === 'function') this._transform = options.transform;
    if (typeof options?.flush === 'function') this._flush = options.flush;
    this.on('prefinish', prefinish);
  }
  Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
  Object.setPrototypeOf(Transform, Duplex);

  function final(callback) {
    const end = (data) => {
      if (data !== null && data !== undefined) this.push(data);
      this.push(null);
      callback?.();
    };
    if (typeof this._flush !== 'function' || this.destroyed) {
      end();
      return;
    }
    this._flush((error, data) => {
      if (!error) end(data);
      else if (callback) callback(error);
      else this.destroy(error);
    });
  }
  Transform.prototype._final = final;

  function prefinish() {
    if (this._final !== final) final.call(this);
  }

  Transform.prototype._transform = function () {
    throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _transform() method is not implemented');
  };

  Transform.prototype._write = function (chunk, encoding, callback) {
    const r = this._readableState;
    const w = this._writableState;
    const { length } = r;
    this._transform(chunk, encoding, (error, value) => {
      if (error) {
        callback(error);
        return;
      }
      if (value !== null && value !== undefined) this.push(value);
      if (w.ended || length === r.length || r.length < r.highWaterMark) callback();
      else this[waiting] = callback;
    });
  };

  Transform.prototype._read = function () {
    const callback = this[waiting];
    if (!callback) return;
    this[waiting] = null;
    callback();
  };

  function PassThrough(options) {
    if (!(this instanceof PassThrough)) return new PassThrough(options);
    Transform.call(this, options);
  }
  Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
  Object.setPrototypeOf(PassThrough, Transform);
  PassThrough.prototype._transform = function (chunk, encoding, callback) {
    callback(null, chunk);
  };

  function duplexPair(options) {
    class Side extends Duplex {
      _read() {
        const callback = this.waiting;
        this.waiting = null;
        callback?.();
      }
      _write(chunk, encoding, callback) {
        if (chunk.length === 0) {
          internal.process.nextTick(callback);
          return;
        }
        this.other.push(chunk);
        this.other.waiting = callback;
      }
      _final(callback) {
        this.other.on('end', callback);
        this.other.push(null);
      }
    }
    const [a, b] = [new Side(options), new Side(options)];
    for (const [side, other] of [[a, b], [b, a]]) {
      for (const [key, value] of [['other', other], ['waiting', null]]) {
        Object.defineProperty(side, key, { value, writable: true, enumerable: false });
      }
    }
    return [a, b];
  }

  Object.assign(Duplex, {
    fromWeb: (...args) => internal.require('internal/streams/web_adapters').duplexFromWeb(...args),
    toWeb: (...args) => internal.require('internal/streams/web_adapters').duplexToWeb(...args),
    from: (...args) => internal.require('internal/streams/compose').duplexFrom(...args),
  });
  return { Duplex, Transform, PassThrough, duplexPair };
})
