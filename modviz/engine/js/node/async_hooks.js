// `node:async_hooks`: what belongs to a chain of asynchronous calls.
//
// Promises take the stores along that were there when they were made or waited for (`realm/async_frames.js`).
//
// Source: https://nodejs.org/docs/latest-v24.x/api/async_context.html
(function (internal) {
  'use strict';
  const { check, lack, coded } = internal.require('internal/errors');
  const context = internal.frames;
  let lastId = 1;

  class AsyncLocalStorage {
    #default;
    #name;
    #isEnabled = true;

    constructor(options = {}) {
      check.object(options, 'options');
      this.#default = options.defaultValue;
      if (options.name !== undefined) this.#name = `${options.name}`;
    }

    static bind(fn) { return AsyncResource.bind(fn); }
    static snapshot() {
      const frame = context.current();
      return (fn, ...args) => context.runIn(frame, () => fn(...args));
    }

    get name() { return this.#name ?? ''; }
    disable() {
      this.#isEnabled = false;
      context.enter(without(context.current(), this));
    }
    enterWith(store) {
      this.#isEnabled = true;
      context.enter(new Map(context.current()).set(this, store));
    }
    run(store, callback, ...args) {
      this.#isEnabled = true;
      return context.runIn(new Map(context.current()).set(this, store), () => callback(...args));
    }
    exit(callback, ...args) {
      return context.runIn(without(context.current(), this), () => callback(...args));
    }
    getStore() {
      const frame = context.current();
      return this.#isEnabled && frame?.has(this) ? frame.get(this) : this.#default;
    }
  }

  function without(frame, storage) {
    if (!frame?.has(storage)) return frame;
    const rest = new Map(frame);
    rest.delete(storage);
    return rest;
  }

  class AsyncResource {
    #frame = context.current();
    #id;
    #trigger;

    constructor(type, options = {}) {
      check.string(type, 'type');
      lastId += 1;
      this.#id = lastId;
      const trigger = typeof options === 'number' ? options : options.triggerAsyncId;
      if (trigger !== undefined && !(Number.isSafeInteger(trigger) && trigger >= -1)) {
        throw coded(RangeError, 'ERR_INVALID_ASYNC_ID', `Invalid triggerAsyncId value: ${trigger}`);
      }
      this.#trigger = trigger ?? 1;
    }

    runInAsyncScope(fn, thisArg, ...args) {
      return context.runIn(this.#frame, () => Reflect.apply(fn, thisArg, args));
    }
    emitDestroy() { return this; }
    asyncId() { return this.#id; }
    triggerAsyncId() { return this.#trigger; }
    bind(fn, thisArg = undefined) {
      check.func(fn, 'fn');
      const resource = this;
      const bound = thisArg === undefined
        ? function (...args) { return resource.runInAsyncScope(fn, this, ...args); }
        : (...args) => resource.runInAsyncScope(fn, thisArg, ...args);
      return Object.defineProperty(bound, 'length', {
        value: fn.length, configurable: true, enumerable: false, writable: false,
      });
    }
    static bind(fn, type = undefined, thisArg = undefined) {
      return new AsyncResource(type || fn.name || 'bound-anonymous-fn').bind(fn, thisArg);
    }
  }

  // Hooks can be made; to see every resource of Node is another matter.
  class AsyncHook {
    constructor(callbacks) {
      check.object(callbacks, 'callbacks');
      for (const name of ['init', 'before', 'after', 'destroy', 'promiseResolve']) {
        if (callbacks[name] !== undefined && typeof callbacks[name] !== 'function') {
          throw coded(TypeError, 'ERR_ASYNC_CALLBACK', `hook.${name} must be a function`);
        }
      }
    }
    enable() { throw lack('async_hooks', 'createHook().enable()', 'would watch every resource of Node'); }
    disable() { return this; }
  }

  return {
    AsyncLocalStorage,
    createHook: (callbacks) => new AsyncHook(callbacks),
    executionAsyncId: () => 1,
    triggerAsyncId: () => 0,
    executionAsyncResource: () => ({}),
    asyncWrapProviders: Object.freeze({ __proto__: null, NONE: 0 }),
    AsyncResource,
  };
})
