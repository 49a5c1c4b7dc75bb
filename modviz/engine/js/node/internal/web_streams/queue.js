// What all streams of the web need: queues with sizes, strategies, and promises that can be settled from outside.
//
// Source: https://streams.spec.whatwg.org/#queue-with-sizes
(function (internal) {
  'use strict';
  const { coded, invalidValue } = internal.require('internal/errors');

  // A promise with its functions; it is nobody's business if nobody takes its rejection.
  function deferred() {
    const { promise, resolve, reject } = Promise.withResolvers();
    promise.catch(() => {});
    return { promise, resolve, reject, isPending: true };
  }

  const rejected = (reason) => {
    const promise = Promise.reject(reason);
    promise.catch(() => {});
    return promise;
  };

  // What `action` gives, as a promise; what it throws rejects.
  function promised(action) {
    try {
      return Promise.resolve(action());
    } catch (error) {
      return Promise.reject(error);
    }
  }

  class Queue {
    items = [];
    size = 0;

    put(value, size) {
      const number = Number(size);
      if (typeof size === 'symbol' || !(number >= 0) || number === Infinity) {
        throw invalidValue('size', size, 'is invalid', RangeError);
      }
      this.items.push({ value, size: number });
      this.size += number;
    }

    take() {
      const { value, size } = this.items.shift();
      this.size = Math.max(this.size - size, 0);
      return value;
    }

    clear() {
      this.items = [];
      this.size = 0;
    }
  }

  function strategyOf(strategy, usualMark) {
    const { highWaterMark, size } = strategy ?? {};
    if (size !== undefined && typeof size !== 'function') {
      throw internal.require('internal/errors').invalidType('strategy.size', 'Function', size);
    }
    const mark = highWaterMark === undefined ? usualMark : Number(highWaterMark);
    if (!(mark >= 0)) throw invalidValue('strategy.highWaterMark', highWaterMark, 'is invalid', RangeError);
    return { mark, sizeOf: size ?? (() => 1) };
  }

  const state = (message) => coded(TypeError, 'ERR_INVALID_STATE', `Invalid state: ${message}`);

  const illegal = () => coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');

  // Members of an interface are enumerable, and its objects have its name for a tag.
  function asInterface(constructor) {
    for (const key of Reflect.ownKeys(constructor.prototype)) {
      if (key !== 'constructor' && typeof key === 'string') {
        Object.defineProperty(constructor.prototype, key, { enumerable: true });
      }
    }
    Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
    return constructor;
  }

  return { deferred, rejected, promised, Queue, strategyOf, state, illegal, asInterface };
})
