// `queueMicrotask`, which reports what its callback throws: the engine would lose it.
//
// Source: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#microtask-queuing
(function (kit, builtIns, inspect, reportUncaught) {
  'use strict';
  const { apply, TypeError } = kit;
  const { coded, globalFunctions } = builtIns;
  const queue = globalThis.queueMicrotask;

  // The value as Node names it in a message about the type of an argument.
  function received(value) {
    if (value === undefined || value === null) return ' Received ' + value;
    if (typeof value === 'object') {
      const constructor = value.constructor;
      return typeof constructor === 'function' && constructor.name
        ? ' Received an instance of ' + constructor.name : ' Received ' + inspect(value, { depth: -1 });
    }
    let text = inspect(value);
    if (text.length > 28) text = kit.slice(text, 0, 25) + '...';
    return ' Received type ' + typeof value + ' (' + text + ')';
  }

  globalFunctions({
    queueMicrotask(callback) {
      if (typeof callback !== 'function') {
        const message = 'The "callback" argument must be of type function.' + received(callback);
        throw coded(new TypeError(message), 'ERR_INVALID_ARG_TYPE');
      }
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
