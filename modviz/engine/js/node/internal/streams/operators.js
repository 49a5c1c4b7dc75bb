// The methods of `Readable` that are called as those of arrays.  What they are asked to do at once they do in turn.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#readablemapfn-options
(function (internal) {
  'use strict';
  const { check, invalidType, missingArguments, aborted, outOfRange } = internal.require('internal/errors');

  function checkCall(fn, options) {
    check.func(fn, 'fn');
    if (options === undefined || options === null) return;
    check.object(options, 'options');
    check.abortSignal(options.signal, 'options.signal');
  }

  const stopIfAborted = (options) => { if (options?.signal?.aborted) throw aborted(options.signal); };

  async function* map(fn, options) {
    for await (const chunk of this) {
      stopIfAborted(options);
      yield await fn(chunk, options);
    }
  }

  async function* filter(fn, options) {
    for await (const chunk of this) {
      stopIfAborted(options);
      if (await fn(chunk, options)) yield chunk;
    }
  }

  async function* flatMap(fn, options) {
    for await (const chunk of this) {
      stopIfAborted(options);
      yield* await fn(chunk, options);
    }
  }

  function countOf(number) {
    const count = Number(number);
    if (Number.isNaN(count)) return 0;
    if (count < 0) throw outOfRange('number', '>= 0', count);
    return count;
  }

  async function* drop(count, options) {
    let left = count;
    for await (const chunk of this) {
      stopIfAborted(options);
      if (left <= 0) yield chunk;
      left -= 1;
    }
  }

  async function* take(count, options) {
    let left = count;
    for await (const chunk of this) {
      stopIfAborted(options);
      if (left > 0) yield chunk;
      left -= 1;
      if (left <= 0) return;
    }
  }

  const promises = {
    async every(fn, options = undefined) {
      checkCall(fn, options);
      for await (const chunk of this) if (!await fn(chunk, options)) return false;
      return true;
    },
    async forEach(fn, options = undefined) {
      checkCall(fn, options);
      for await (const chunk of this) {
        stopIfAborted(options);
        await fn(chunk, options);
      }
    },
    async reduce(reducer, initialValue, options = undefined) {
      check.func(reducer, 'reducer');
      let value = initialValue;
      let hasValue = arguments.length > 1;
      for await (const chunk of this) {
        stopIfAborted(options);
        value = hasValue ? await reducer(value, chunk, options) : chunk;
        hasValue = true;
      }
      if (!hasValue) {
        throw Object.assign(new TypeError('Reduce of an empty stream requires an initial value'), missingArguments('reduce'));
      }
      return value;
    },
    async toArray(options = undefined) {
      if (options !== undefined) check.object(options, 'options');
      const found = [];
      for await (const chunk of this) {
        stopIfAborted(options);
        found.push(chunk);
      }
      return found;
    },
    async some(fn, options = undefined) {
      checkCall(fn, options);
      for await (const chunk of this) if (await fn(chunk, options)) return true;
      return false;
    },
    async find(fn, options = undefined) {
      checkCall(fn, options);
      for await (const chunk of this) if (await fn(chunk, options)) return chunk;
      return undefined;
    },
  };

  const streams = {
    drop: (self, number, options) => drop.call(self, countOf(number), options),
    filter(self, fn, options) {
      checkCall(fn, options);
      return filter.call(self, fn, options);
    },
    flatMap(self, fn, options) {
      checkCall(fn, options);
      return flatMap.call(self, fn, options);
    },
    map(self, fn, options) {
      checkCall(fn, options);
      return map.call(self, fn, options);
    },
    take: (self, number, options) => take.call(self, countOf(number), options),
  };

  // Puts them on the prototype of `Readable`.
  return function install(Readable) {
    const put = (name, value) => {
      Object.defineProperty(value, 'name', { value: name });
      Object.defineProperty(Readable.prototype, name, { value, writable: true, enumerable: false, configurable: true });
    };
    for (const [name, make] of Object.entries(streams)) {
      put(name, function (...args) { return Readable.from(make(this, ...args)); });
    }
    for (const [name, method] of Object.entries(promises)) {
      put(name, function (...args) {
        if (new.target) throw invalidType(name, 'Function', this);
        return Reflect.apply(method, this, args);
      });
    }
  };
})
