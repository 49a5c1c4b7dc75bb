// Prints cases: evaluated by Node with Node's own formatter, and by QuickJS with ours.  `engine` provides what
// only one of them has: formatLog(args), namespace(source text), settled(state, value), and perhaps Proxy.
(function (engine) {
  const { formatLog } = engine;

  const helpers = {
    namespace: engine.namespace,
    settled: engine.settled,
    Proxy: engine.Proxy,

    // Stacks name places, which no two engines have in common: this gives an error a stack of its own.
    frames(error, count) {
      const name = Object.getPrototypeOf(error) === null ? 'Error' : Object.getPrototypeOf(error).name;
      let stack = error.message === '' ? name : `${name}: ${error.message}`;
      for (let i = count; i > 0; i--) stack += `\n    at place${i} (file.js:${i}:1)`;
      Object.defineProperty(error, 'stack', { value: stack, enumerable: false, configurable: true, writable: true });
      return error;
    },

    nested(levels) {
      let value = {};
      for (let i = 0; i < levels; i++) value = { value };
      return value;
    },
  };

  function argumentsOf(text) {
    return new Function(...Object.keys(helpers), `'use strict'; return [${text}]`)(...Object.values(helpers));
  }

  function print(text) {
    try {
      return formatLog(argumentsOf(text));
    } catch (error) {
      return `threw ${error.name}`;
    }
  }

  return { argumentsOf, print };
})
