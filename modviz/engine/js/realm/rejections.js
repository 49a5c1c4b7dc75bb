// The states of promises, and the rejections that nobody handles: what the engine reports beside JavaScript.
//
// `promise_hooks.py` says what the table `shared` is for.  Where the engine reports nothing, it stays empty.
//
// Source: https://html.spec.whatwg.org/multipage/webappapis.html#unhandled-promise-rejections
(function (kit) {
  'use strict';
  const shared = kit.table();
  const STATES = ['pending', 'fulfilled', 'rejected'];
  // Promises of the realm's own, which nobody else could handle.
  const internal = kit.weakMap();
  // The promises that were rejected in this stretch of jobs and have no handler, in their order.
  let rejected = kit.list();
  // Those that have been told of, and the ones among them that got a handler after all.
  const outstanding = kit.weakMap();
  let handledLate = kit.list();
  let taken = 1;

  function take() {
    for (; taken in shared; taken += 3) {
      const entry = { __proto__: null, promise: shared[taken], reason: shared[taken + 1] };
      if (shared[taken + 2]) forget(entry.promise);
      else if (!internal.has(entry.promise)) rejected[rejected.length] = entry;
      delete shared[taken];
      delete shared[taken + 1];
      delete shared[taken + 2];
    }
  }

  function forget(promise) {
    for (let index = rejected.length - 1; index >= 0; index -= 1) {
      if (rejected[index] !== null && rejected[index].promise === promise) {
        rejected[index] = null;
        return;
      }
    }
    const told = outstanding.get(promise);
    if (told === undefined) return;
    outstanding.delete(promise);
    handledLate[handledLate.length] = told;
  }

  return {
    __proto__: null,
    shared,
    hide: (promise) => internal.set(promise, true),

    // What is known of a value that may be a promise: undefined for one that is none.
    stateOf(value) {
      if (shared.stateOf === undefined) return undefined;
      shared[0] = value;
      const state = shared.stateOf(0);
      const result = shared[0];
      shared[0] = undefined;
      return state < 0 ? undefined : { __proto__: null, state: STATES[state], value: result };
    },

    // The reasons that nobody has handled, at the end of a microtask checkpoint.
    notifyAboutRejectedPromises() {
      take();
      const found = rejected;
      rejected = kit.list();
      for (let index = 0; index < found.length; index += 1) {
        if (found[index] !== null) outstanding.set(found[index].promise, found[index]);
      }
      return found;
    },

    takeHandledLate() {
      take();
      const found = handledLate;
      handledLate = kit.list();
      return found;
    },
  };
})
