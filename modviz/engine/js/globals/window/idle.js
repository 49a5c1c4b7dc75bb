// `requestIdleCallback`: a page without anything else to do is idle at once, in a task of its own.
//
// Source: https://w3c.github.io/requestidlecallback/
(function (kit, builtIns, clock) {
  'use strict';
  const { apply, TypeError } = kit;
  const { interfaceOf, globalFunctions, notOfType, requireArguments } = builtIns;
  const { setTimeout, clearTimeout } = globalThis;
  const IDLE = 50;

  let isMaking = false;
  class IdleDeadline {
    #until;
    constructor() {
      if (!isMaking) throw new TypeError('Illegal constructor');
      this.#until = clock.now() + IDLE;
    }
    get didTimeout() { return this.#until < 0; }
    timeRemaining() {
      const left = this.#until - clock.now();
      return left < 0 ? 0 : left;
    }
  }
  interfaceOf(IdleDeadline);

  function deadline() {
    isMaking = true;
    const made = new IdleDeadline();
    isMaking = false;
    return made;
  }

  globalFunctions({
    cancelIdleCallback(handle) {
      requireArguments(arguments.length, ['handle']);
      clearTimeout(handle);
    },
    requestIdleCallback(callback, options = undefined) {
      if (typeof callback !== 'function') throw notOfType('callback', 'of type function', callback);
      return setTimeout(() => apply(callback, undefined, [deadline()]), 1);
    },
  });
})
