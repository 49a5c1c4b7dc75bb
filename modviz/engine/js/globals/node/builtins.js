// The modules that are built into Node, as far as there are any here: a name, and what makes its exports.
//
// Source: https://nodejs.org/api/modules.html#built-in-modules
(function (kit, builtIns, inspector, processPart, timers, files, ask) {
  'use strict';
  const { startsWith, slice } = kit;
  const { newMap, notOfType, property, standIn } = builtIns;
  const makers = newMap();
  const made = newMap();
  // Those that have names without `node:`, and all others; the other side knows them.
  const bare = newMap();
  const schemed = newMap();

  function load(name) {
    const id = startsWith(name, 'node:') ? slice(name, 5) : name;
    if (!made.has(id)) {
      const make = makers.get(id);
      if (make !== undefined) made.set(id, make());
      else if (files.has(id)) made.set(id, files.load(id));
      else made.set(id, files.load('internal/absent')(id) ?? ask('lack', 'node:' + id));
    }
    return made.get(id);
  }

  const builtins = {
    __proto__: null,
    inspect: inspector.inspect,
    load,
    provide(name, make) { makers.set(name, make); },
    isBare: (name) => bare.has(name),
    isBuiltin: (name) =>
      bare.has(name) || (startsWith(name, 'node:') && (bare.has(slice(name, 5)) || schemed.has(slice(name, 5)))),
    names() {
      const list = [];
      for (let index = 0; index < order.length; index += 1) property(list, index, order[index], true);
      return list;
    },
    // Learns the names: those that need `node:` have it.
    know(all) {
      for (let index = 0; index < all.length; index += 1) {
        const name = all[index];
        order[index] = name;
        if (startsWith(name, 'node:')) schemed.set(slice(name, 5), true);
        else bare.set(name, true);
      }
    },
    // The path of a file that a URL, its text, or a path names; null for anything else.
    pathOf(file) {
      const isURL = typeof file === 'object' && file !== null && typeof file.href === 'string';
      const text = isURL ? file.href : file;
      if (typeof text !== 'string') return null;
      return startsWith(text, 'file:') ? ask('path', text) : text;
    },
  };
  const order = kit.list();
  files.setLoader(load);

  builtins.provide('process', () => processPart.process);
  builtins.provide('timers', () => timers.functions);
  property(processPart.process, 'getBuiltinModule', standIn({
    getBuiltinModule(id) {
      if (typeof id !== 'string') throw notOfType('id', 'of type string', id);
      return builtins.isBuiltin(id) ? load(id) : undefined;
    },
  }.getBuiltinModule), true);

  return builtins;
})
