// The built-in modules that modviz has not: they can be imported, taken apart and subclassed, and refuse when used.
//
// What they export is known from Node itself (`facts.js`), and so are their constants.
(function (internal) {
  'use strict';
  const { lack } = internal.require('internal/errors');
  const { absent } = internal.require('internal/facts');
  const SERVER = /^(?:createServer|createSecureServer|Server|HttpServer|listen)$/;
  const NETWORK = 'would use the network';
  const REASONS = {
    __proto__: null,
    crypto: 'would encrypt, sign or make keys', fs: 'would change files, or watch them',
    'fs/promises': 'would change files, or watch them', zlib: 'would compress in another way',
    child_process: 'would start a process', cluster: 'would start a process', dgram: 'would open a port',
    dns: 'would ask the network', 'dns/promises': 'would ask the network', domain: 'would watch for errors everywhere',
    http: NETWORK, http2: NETWORK, https: NETWORK, inspector: 'would open the engine V8 to a debugger',
    'inspector/promises': 'would open the engine V8 to a debugger', net: NETWORK, readline: 'would read from a terminal',
    'readline/promises': 'would read from a terminal', repl: 'would read from a terminal',
    sea: 'would look into the binary of Node', sqlite: 'would open a database', test: 'would run the tests of Node',
    'test/reporters': 'would run the tests of Node', tls: NETWORK, trace_events: 'would look into the engine V8',
    tty: 'would open a terminal', v8: 'would look into the engine V8', vm: 'would make another global object',
    wasi: 'would give WebAssembly a system', worker_threads: 'would start a thread',
  };

  function reasonFor(id, name) {
    if (SERVER.test(name)) return 'would open a port';
    return REASONS[id] ?? 'would be needed, and is part of Node only';
  }

  function refuse(id, name, isNew = false) {
    throw lack(id, `${isNew ? 'new ' : ''}${name}()`, reasonFor(id, name));
  }

  // A class that may be extended, of which there are no objects.
  function classOf(id, name, parent) {
    const constructor = { [name]: function () { refuse(id, name, true); } }[name];
    if (parent !== null) {
      const [module, parentName] = parent;
      const owner = memberOf(module, parentName);
      if (typeof owner === 'function') {
        Object.setPrototypeOf(constructor, owner);
        Object.setPrototypeOf(constructor.prototype, owner.prototype);
      }
    }
    return constructor;
  }

  function memberOf(module, name) {
    // One of a module that is being made may not be there yet.
    if (made.has(module)) define(module, name);
    const exports = internal.load(module);
    return name === 'EventEmitter' ? exports : exports[name];
  }

  function objectOf(id, name, { of, members }) {
    const prototype = of === null ? Object.prototype : memberOf(...of)?.prototype;
    const object = Object.create(prototype ?? Object.prototype);
    for (const each of members) object[each] = { [each]() { refuse(id, `${name}.${each}`); } }[each];
    return object;
  }

  function valueOf(id, name, facts) {
    if ('value' in facts) return facts.value;
    if ('class' in facts) return classOf(id, name, facts.class);
    if ('symbol' in facts) return Symbol(facts.symbol);
    if ('members' in facts) return objectOf(id, name, facts);
    if (!('length' in facts)) return undefined;
    const refusal = { [name]() { refuse(id, name); } }[name];
    return Object.defineProperty(refusal, 'length', { value: facts.length, configurable: true });
  }

  const made = new Map();

  function define(id, name) {
    const exports = made.get(id);
    if (Object.hasOwn(exports, name)) return;
    Object.defineProperty(exports, name, {
      value: valueOf(id, name, absent[id].members[name]), writable: true, enumerable: true, configurable: true,
    });
  }

  // What the module `id` exports; undefined if there is none of that name.
  return function exportsOf(id) {
    if (!Object.hasOwn(absent, id)) return undefined;
    if (!made.has(id)) {
      made.set(id, absent[id].is === 'function' ? classOf(id, id, null) : {});
      for (const name of Object.keys(absent[id].members)) define(id, name);
    }
    return made.get(id);
  };
})
