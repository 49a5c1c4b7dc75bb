// `setTimeout` and its relatives: they record when a timer is due, and the other side says when one fires.
//
// As in HTML: numbers for handles, delays converted to 32 bits with 0 for those below, texts evaluated as scripts.
// `setImmediate`, which is Node's, is a timer that is due at once.  The least delay of 4 ms for timers nested five
// deep is not kept: nobody waits here.
//
// Source: https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timers
(function (kit, builtIns, records, errors, clock, compiledText) {
  'use strict';
  const { apply, stringify, defineProperty } = kit;
  const { number, string, requireArguments, globalFunctions } = builtIns;
  const timers = kit.map();
  let lastNumber = 0;

  function set(handler, delay, args, first, repeats) {
    const callback = typeof handler === 'function' ? handler : compiledText(string(handler));
    const milliseconds = number(delay) | 0;
    const rest = [];
    for (let index = first; index < args.length; index += 1) {
      // Not by assignment, which a setter on Array.prototype would see.
      defineProperty(rest, index - first, {
        __proto__: null, value: args[index], writable: true, enumerable: true, configurable: true,
      });
    }
    return start(callback, rest, milliseconds < 0 ? 0 : milliseconds, repeats);
  }

  function start(callback, rest, milliseconds, repeats) {
    lastNumber += 1;
    timers.set(lastNumber, { __proto__: null, callback, rest, repeats });
    // A repeated timer keeps its interval; one that fires once is due after what its loops have waited, too.
    const wait = milliseconds + (repeats ? 0 : clock.ahead());
    const place = errors.here();
    const where = place === null ? 'null,null' : place.module.number + ',' + place.line;
    records.request('["timer",' + lastNumber + ',' + stringify(wait) + ',' + repeats + ',' + where + ',false]');
    return lastNumber;
  }

  function clear(handle) {
    const known = number(handle) | 0;
    if (!timers.has(known)) return;
    timers.delete(known);
    records.request('["cleared",' + known + ']');
  }

  const functions = {
    clearImmediate(immediate = 0) { clear(immediate); },
    setImmediate(callback) {
      requireArguments(arguments.length, ['callback']);
      return set(callback, 0, arguments, 1, false);
    },
    clearInterval(timer = 0) { clear(timer); },
    clearTimeout(timer = 0) { clear(timer); },
    setInterval(callback, repeat = 0) {
      requireArguments(arguments.length, ['callback']);
      return set(callback, repeat, arguments, 2, true);
    },
    setTimeout(callback, after = 0) {
      requireArguments(arguments.length, ['callback']);
      return set(callback, after, arguments, 2, false);
    },
  };
  globalFunctions(functions);

  return {
    __proto__: null,
    functions,

    // Has a function called once so many milliseconds have passed, which need not be whole ones.
    after(milliseconds, callback) { start(callback, [], milliseconds, false); },

    // Calls the function of a timer; what it throws is thrown here.
    fire(known) {
      const timer = timers.get(known);
      if (timer === undefined) return;
      if (!timer.repeats) timers.delete(known);
      if (typeof timer.callback === 'string') kit.evaluate(timer.callback);
      else apply(timer.callback, globalThis, timer.rest);
    },
  };
})
