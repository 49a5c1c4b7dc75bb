// `queueMicrotask`, which reports what its callback throws: the engine would lose it.
//
// Source: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#microtask-queuing
(function (kit, builtIns, reportUncaught) {
  'use strict';
  const { apply } = kit;
  const { notOfType, globalFunctions } = builtIns;
  const queue = globalThis.queueMicrotask;

  globalFunctions({
    queueMicrotask(callback) {
      if (typeof callback !== 'function') throw notOfType('callback', 'of type function', callback);
      queue(() => {
        try {
          apply(callback, undefined, []);
        } catch (error) {
          reportUncaught(error);
        }
      });
    },
  });
})
