// `node:events`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/events.html
(function (internal) {
  'use strict';
  const { coded, invalidType, outOfRange, check, aborted, hidden } = internal.require('internal/errors');
  const { inspect } = internal;
  const captureRejections = Symbol.for('nodejs.rejection');
  const errorMonitor = Symbol('events.errorMonitor');
  const capture = Symbol('kCapture');
  const shapeMode = Symbol('shapeMode');
  const maxListeners = Symbol('events.maxEventTargetListeners');
  const watermarks = Symbol.for('nodejs.watermarkData');
  let defaultMaxListeners = 10;

  function checkListener(listener) {
    check.func(listener, 'listener');
  }

  function EventEmitter(options) {
    EventEmitter.init.call(this, options);
  }
  EventEmitter.prototype._events = undefined;
  EventEmitter.prototype._eventsCount = 0;
  EventEmitter.prototype._maxListeners = undefined;
  Object.defineProperty(EventEmitter.prototype, capture, { value: false, writable: true, enumerable: false });

  EventEmitter.init = function (options) {
    if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
      this._events = { __proto__: null };
      this._eventsCount = 0;
    }
    this._maxListeners = this._maxListeners || undefined;
    this[shapeMode] = false;
    if (options?.captureRejections) {
      check.boolean(options.captureRejections, 'options.captureRejections');
      this[capture] = Boolean(options.captureRejections);
    } else {
      this[capture] = EventEmitter.prototype[capture];
    }
  };

  const limitOf = (emitter) => emitter._maxListeners ?? defaultMaxListeners;

  // What an `async` listener rejects with becomes an event of its own.
  function watch(emitter, promise, type, args) {
    if (!emitter[capture]) return;
    try {
      const { then } = promise;
      if (typeof then !== 'function') return;
      then.call(promise, undefined, (reason) => {
        internal.process.nextTick(() => {
          if (typeof emitter[captureRejections] === 'function') {
            emitter[captureRejections](reason, type, ...args);
            return;
          }
          const before = emitter[capture];
          try {
            emitter[capture] = false;
            emitter.emit('error', reason);
          } finally {
            emitter[capture] = before;
          }
        });
      });
    } catch (error) {
      emitter.emit('error', error);
    }
  }

  function unhandled(error) {
    if (error instanceof Error) return error;
    let shown;
    try {
      shown = inspect(error);
    } catch {
      shown = error;
    }
    return coded(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${shown})`, { context: error });
  }

  const methods = {
    setMaxListeners(n) {
      check.number(n, 'setMaxListeners', 0);
      this._maxListeners = n;
      return this;
    },

    getMaxListeners() {
      return limitOf(this);
    },

    emit(type, ...args) {
      const events = this._events;
      if (type === 'error') {
        if (events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
        if (events?.error === undefined) throw unhandled(args[0]);
      }
      const handler = events?.[type];
      if (handler === undefined) return false;
      for (const listener of typeof handler === 'function' ? [handler] : [...handler]) {
        const result = Reflect.apply(listener, this, args);
        if (result !== undefined && result !== null) watch(this, result, type, args);
      }
      return true;
    },

    addListener(type, listener) {
      return add(this, type, listener, false);
    },

    prependListener(type, listener) {
      return add(this, type, listener, true);
    },

    once(type, listener) {
      checkListener(listener);
      return this.on(type, onceOnly(this, type, listener));
    },

    prependOnceListener(type, listener) {
      checkListener(listener);
      return this.prependListener(type, onceOnly(this, type, listener));
    },

    removeListener(type, listener) {
      checkListener(listener);
      const handler = this._events?.[type];
      if (handler === undefined) return this;
      if (handler === listener || handler.listener === listener) {
        forget(this, type);
      } else if (typeof handler !== 'function') {
        const at = handler.findLastIndex((each) => each === listener || each.listener === listener);
        if (at < 0) return this;
        const left = handler.toSpliced(at, 1);
        this._events[type] = left.length === 1 ? left[0] : left;
      } else {
        return this;
      }
      if (this._events.removeListener !== undefined) this.emit('removeListener', type, listener);
      return this;
    },

    removeAllListeners(type) {
      if (this._events === undefined) return this;
      if (this._events.removeListener === undefined) {
        if (arguments.length === 0) reset(this);
        else if (this._events[type] !== undefined) forget(this, type);
        return this;
      }
      if (arguments.length === 0) {
        for (const key of Reflect.ownKeys(this._events)) if (key !== 'removeListener') this.removeAllListeners(key);
        this.removeAllListeners('removeListener');
        reset(this);
        return this;
      }
      for (const listener of listenersOf(this, type, false).reverse()) this.removeListener(type, listener);
      return this;
    },

    listeners(type) {
      return listenersOf(this, type, true);
    },

    rawListeners(type) {
      return listenersOf(this, type, false);
    },

    listenerCount(type, listener) {
      return countOf(this, type, listener);
    },

    eventNames() {
      return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
    },
  };
  for (const [name, method] of Object.entries(methods)) EventEmitter.prototype[name] = method;
  EventEmitter.prototype.on = EventEmitter.prototype.addListener;
  EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

  function reset(emitter) {
    emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  }

  function forget(emitter, type) {
    emitter._eventsCount -= 1;
    if (emitter._eventsCount === 0) emitter._events = { __proto__: null };
    else delete emitter._events[type];
  }

  function add(emitter, type, listener, isFirst) {
    checkListener(listener);
    if (emitter._events === undefined) reset(emitter);
    // Before it is added, in case it is a listener for this very event.
    if (emitter._events.newListener !== undefined) emitter.emit('newListener', type, listener.listener ?? listener);
    const handler = emitter._events[type];
    if (handler === undefined) {
      emitter._events[type] = listener;
      emitter._eventsCount += 1;
      return emitter;
    }
    if (typeof handler === 'function') emitter._events[type] = isFirst ? [listener, handler] : [handler, listener];
    else if (isFirst) handler.unshift(listener);
    else handler.push(listener);
    warnOfLeak(emitter, type);
    return emitter;
  }

  function warnOfLeak(emitter, type) {
    const handlers = emitter._events[type];
    const limit = limitOf(emitter);
    if (limit <= 0 || handlers.length <= limit || handlers.warned) return;
    handlers.warned = true;
    const warning = new Error(
      `Possible EventEmitter memory leak detected. ${handlers.length} ${String(type)} listeners added to `
      + `${inspect(emitter, { depth: -1 })}. MaxListeners is ${limit}. Use emitter.setMaxListeners() to increase limit`);
    Object.assign(warning, {
      name: 'MaxListenersExceededWarning', emitter, type, count: handlers.length,
    });
    internal.process.emitWarning(warning);
  }

  function onceOnly(target, type, listener) {
    const state = { fired: false, wrapFn: undefined, target, type, listener };
    const wrapped = onceWrapper.bind(state);
    wrapped.listener = listener;
    state.wrapFn = wrapped;
    return wrapped;
  }

  function onceWrapper(...args) {
    if (this.fired) return undefined;
    this.target.removeListener(this.type, this.wrapFn);
    this.fired = true;
    return this.listener.apply(this.target, args);
  }

  function listenersOf(emitter, type, isUnwrapped) {
    const handler = emitter._events?.[type];
    if (handler === undefined) return [];
    const all = typeof handler === 'function' ? [handler] : [...handler];
    return isUnwrapped ? all.map((each) => each.listener ?? each) : all;
  }

  function countOf(emitter, type, listener) {
    const all = listenersOf(emitter, type, false);
    if (listener === undefined || listener === null) return all.length;
    return all.filter((each) => each === listener || each.listener === listener).length;
  }

  // ---- Functions of the module ----------------------------------------------------------------------------------

  const isEventTarget = (value) => typeof value?.addEventListener === 'function';

  function listen(emitter, name, listener, flags = undefined) {
    if (typeof emitter.on === 'function') {
      if (flags?.once) emitter.once(name, listener);
      else emitter.on(name, listener);
    } else if (isEventTarget(emitter)) {
      emitter.addEventListener(name, listener, flags);
    } else {
      throw invalidType('emitter', 'EventEmitter', emitter);
    }
  }

  function ignore(emitter, name, listener) {
    if (typeof emitter.removeListener === 'function') emitter.removeListener(name, listener);
    else if (isEventTarget(emitter)) emitter.removeEventListener(name, listener);
    else throw invalidType('emitter', 'EventEmitter', emitter);
  }

  async function once(emitter, name, options = {}) {
    check.object(options, 'options');
    const { signal } = options;
    check.abortSignal(signal, 'options.signal');
    if (signal?.aborted) throw aborted(signal);
    return new Promise((resolve, reject) => {
      const stop = () => {
        if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
        if (signal) signal.removeEventListener('abort', onAbort);
      };
      const onEvent = (...args) => {
        stop();
        resolve(args);
      };
      const onError = (error) => {
        ignore(emitter, name, onEvent);
        stop();
        reject(error);
      };
      const onAbort = () => {
        ignore(emitter, name, onEvent);
        ignore(emitter, 'error', onError);
        reject(aborted(signal));
      };
      listen(emitter, name, onEvent, { once: true });
      if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', onError);
      if (signal) signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  // An asynchronous iterator over what is emitted.
  function on(emitter, event, options = {}) {
    check.object(options, 'options');
    const { signal, close = [] } = options;
    check.abortSignal(signal, 'options.signal');
    if (signal?.aborted) throw aborted(signal);
    const high = options.highWaterMark ?? Number.MAX_SAFE_INTEGER;
    const low = options.lowWaterMark ?? 1;
    check.integer(high, 'options.highWaterMark', 1);
    check.integer(low, 'options.lowWaterMark', 1);
    const values = [];
    const waiting = [];
    let failure = null;
    let isFinished = false;
    let isPaused = false;

    const onEvent = (...args) => {
      if (waiting.length > 0) {
        waiting.shift().resolve({ value: args, done: false });
        return;
      }
      values.push(args);
      if (!isPaused && values.length > high) {
        isPaused = true;
        emitter.pause?.();
      }
    };
    const onError = (error) => {
      if (waiting.length > 0) waiting.shift().reject(error);
      else failure = error;
      finish();
    };
    const onAbort = () => onError(aborted(signal));

    function finish() {
      isFinished = true;
      ignore(emitter, event, onEvent);
      if (event !== 'error' && typeof emitter.on === 'function') ignore(emitter, 'error', onError);
      for (const name of close) ignore(emitter, name, finish);
      if (signal) signal.removeEventListener('abort', onAbort);
      for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
      return Promise.resolve({ value: undefined, done: true });
    }

    const iterator = Object.setPrototypeOf({
      next() {
        if (values.length > 0) {
          const value = values.shift();
          if (isPaused && values.length < low) {
            isPaused = false;
            emitter.resume?.();
          }
          return Promise.resolve({ value, done: false });
        }
        if (failure !== null) {
          const error = failure;
          failure = null;
          return Promise.reject(error);
        }
        if (isFinished) return finish();
        return new Promise((resolve, reject) => { waiting.push({ resolve, reject }); });
      },
      return() { return finish(); },
      throw(error) {
        if (!error || !(error instanceof Error)) throw invalidType('EventEmitter.AsyncIterator', 'Error', error);
        onError(error);
      },
      [Symbol.asyncIterator]() { return this; },
      [watermarks]: {
        get size() { return values.length; },
        get low() { return low; },
        get high() { return high; },
        get isPaused() { return isPaused; },
      },
    }, Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype)));
    listen(emitter, event, onEvent);
    if (event !== 'error' && typeof emitter.on === 'function') listen(emitter, 'error', onError);
    for (const name of close) listen(emitter, name, finish);
    if (signal) signal.addEventListener('abort', onAbort, { once: true });
    return iterator;
  }

  const targetListeners = (target, type) => target[Symbol.for('modviz.listeners')]?.(type) ?? [];

  function getEventListeners(target, type) {
    if (typeof target.listeners === 'function') return target.listeners(type);
    if (isEventTarget(target)) return targetListeners(target, type);
    throw invalidType('emitter', ['EventEmitter', 'EventTarget'], target);
  }

  function getMaxListeners(target) {
    if (typeof target?.getMaxListeners === 'function') return limitOf(target);
    if (isEventTarget(target)) return target[maxListeners] ?? defaultMaxListeners;
    throw invalidType('emitter', ['EventEmitter', 'EventTarget'], target);
  }

  function setMaxListeners(n = defaultMaxListeners, ...targets) {
    check.number(n, 'setMaxListeners', 0);
    if (targets.length === 0) defaultMaxListeners = n;
    for (const target of targets) {
      if (typeof target.setMaxListeners === 'function') target.setMaxListeners(n);
      else if (isEventTarget(target)) Object.defineProperty(target, maxListeners, hidden(n));
      else throw invalidType('eventTargets', ['EventEmitter', 'EventTarget'], target);
    }
  }

  function listenerCount(target, type) {
    if (typeof target.listenerCount === 'function') return target.listenerCount(type);
    return isEventTarget(target) ? targetListeners(target, type).length : countOf(target, type);
  }

  function addAbortListener(signal, listener) {
    if (signal === undefined) throw invalidType('signal', 'AbortSignal', signal);
    check.abortSignal(signal, 'signal');
    check.func(listener, 'listener');
    let remove = () => {};
    if (signal.aborted) {
      queueMicrotask(() => listener());
    } else {
      signal.addEventListener('abort', listener, { once: true });
      remove = () => signal.removeEventListener('abort', listener);
    }
    return { __proto__: null, [Symbol.dispose]() { remove(); } };
  }

  Object.assign(EventEmitter, {
    addAbortListener, once, on, getEventListeners, getMaxListeners, listenerCount, EventEmitter, usingDomains: false,
    captureRejectionSymbol: captureRejections,
  });
  Object.defineProperties(EventEmitter, {
    captureRejections: {
      get() { return EventEmitter.prototype[capture]; },
      set(value) {
        check.boolean(value, 'EventEmitter.captureRejections');
        EventEmitter.prototype[capture] = value;
      },
      enumerable: true,
      configurable: true,
    },
    EventEmitterAsyncResource: {
      get() { return internal.require('internal/emitter_resource'); },
      set: undefined,
      enumerable: true,
      configurable: true,
    },
    errorMonitor: { value: errorMonitor, enumerable: true, configurable: true, writable: false },
    defaultMaxListeners: {
      get() { return defaultMaxListeners; },
      set(n) {
        check.number(n, 'defaultMaxListeners', 0);
        defaultMaxListeners = n;
      },
      enumerable: true,
      configurable: true,
    },
    setMaxListeners: { value: setMaxListeners, enumerable: true, configurable: true, writable: true },
  });
  // Last in the list of names.
  const { init } = EventEmitter;
  delete EventEmitter.init;
  EventEmitter.init = init;
  return EventEmitter;
})
