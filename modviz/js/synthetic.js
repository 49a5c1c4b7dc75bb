// Modules without code: their one export, `*default*`, has a value from the start.
//
// https://tc39.es/ecma262/#sec-synthetic-module-records
(function (kit, boxes) {
  'use strict';

  function valueOf(type, text) {
    return type === 'json' ? kit.parse(text) : text;
  }

  // Makes `module` such a module; throws what JSON.parse throws.
  function create(module, type, text) {
    const value = valueOf(type, text);
    const getter = () => value;
    module.bindingIndex = kit.table();
    module.bindingIndex['*default*'] = 0;
    module.getters = kit.list();
    module.getters[0] = getter;
    module.boxes = kit.list();
    module.boxes[0] = boxes.makeBox(module.number, 0, getter);
  }

  return { __proto__: null, create };
})
