// `node:timers/promises`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/timers.html#timers-promises-api
(function (internal) {
  'use strict';
  const { check, coded, aborted } = internal.require('internal/errors');
  const timers = internal.load('timers');

  function checkOptions(options) {
    check.object(options, 'options');
    check.abortSignal(options.signal, 'options.signal');
    if (options.ref !== undefined) check.boolean(options.ref, 'options.ref');
  }

  // A promise that the timer fulfils, unless the signal comes first.
  function promised(start, clear, value, { signal, ref }) {
    if (signal?.aborted) return Promise.reject(aborted(signal));
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        clear(timer);
        reject(aborted(signal));
      };
      const timer = start(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve(value);
      });
      if (ref === false) timer.unref();
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  function attempt(action) {
    try {
      return action();
    } catch (error) {
      return Promise.reject(error);
    }
  }

  function setTimeout(delay = undefined, value = undefined, options = {}) {
    return attempt(() => {
      if (delay !== undefined) check.number(delay, 'delay');
      checkOptions(options);
      return promised((done) => timers.setTimeout(done, delay), timers.clearTimeout, value, options);
    });
  }

  function setImmediate(value = undefined, options = {}) {
    return attempt(() => {
      checkOptions(options);
      return promised((done) => timers.setImmediate(done), timers.clearImmediate, value, options);
    });
  }

  async function* setInterval(delay = undefined, value = undefined, options = {}) {
    if (delay !== undefined) check.number(delay, 'delay');
    checkOptions(options);
    const { signal, ref } = options;
    if (signal?.aborted) throw aborted(signal);
    let ticks = 0;
    let wake = null;
    const interval = timers.setInterval(() => {
      ticks += 1;
      wake?.();
    }, delay);
    if (ref === false) interval.unref();
    const onAbort = () => {
      timers.clearInterval(interval);
      wake?.();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      while (!signal?.aborted) {
        if (ticks === 0) await new Promise((resolve) => { wake = resolve; });
        for (; ticks > 0; ticks -= 1) yield value;
      }
      throw aborted(signal);
    } finally {
      timers.clearInterval(interval);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  class Scheduler {
    constructor() { throw coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor'); }
    wait(delay, options = {}) { return setTimeout(delay, undefined, options); }
    yield() { return setImmediate(); }
  }

  return { setTimeout, setImmediate, setInterval, scheduler: Object.create(Scheduler.prototype) };
})
