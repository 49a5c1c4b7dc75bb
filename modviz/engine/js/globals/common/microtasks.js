// `queueMicrotask`, which reports what its callback throws: the engine would lose it.
//
// Source: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#microtask-queuing
(function (kit, builtIns, reportUncaught, frames) {
  'use strict';
  const { apply } = kit;
  const { notOfType, globalFunctions } = builtIns;
  const queue = globalThis.queueMicrotask;

  globalFunctions({
    queueMicrotask(callback) {
      if (typeof callback !== 'function') throw notOfType('callback', 'of type function', callback);
      const frame = frames.current();
      queue(() => {
        try {
          frames.runIn(frame, () => apply(callback, undefined, []));
        } catch (error) {
          reportUncaught(error);
        }
      });
    },
  });
})
