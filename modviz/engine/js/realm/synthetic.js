// Modules without code: their one export, `*default*`, is undefined until they are evaluated.
//
// https://tc39.es/ecma262/#sec-synthetic-module-records
(function (kit, boxes, explainJson, styleSheet) {
  'use strict';

  // CreateBytesModule: https://tc39.es/proposal-import-bytes/
  function immutableBytes(text) {
    const bytes = kit.bytesFromHex(text);
    return kit.construct(kit.Uint8Array, [kit.toImmutable(kit.bufferOf(bytes))]);
  }

  // Makes `module` such a module, of type `bytes` from hexadecimal numbers; answers null, or { message, line, column } when `text` is not of that type.
  function create(module, type, text) {
    let value = text;
    if (type === 'json') {
      try {
        value = kit.parse(text);
      } catch {
        return explainJson(text);
      }
    } else if (type === 'bytes') {
      value = immutableBytes(text);
    } else if (type === 'css') {
      value = styleSheet(text);
    }
    let current;
    module.replaceValue = (replaced) => {
      value = replaced(value);
    };
    module.setExport = () => {
      current = value;
    };
    const getter = () => current;
    module.bindingIndex = kit.table();
    module.bindingIndex['*default*'] = 0;
    module.getters = kit.list();
    module.getters[0] = getter;
    module.boxes = kit.list();
    module.boxes[0] = boxes.makeBox(module.number, 0, getter);
    return null;
  }

  // SetSyntheticModuleExport, which is all there is to evaluate.
  function setExport(module) {
    module.setExport();
    boxes.sample(module.boxes[0], null);
  }

  // Has `module` export what `replaced` makes of its value; if that fails, it stays as it is.
  function replaceValue(module, replaced) {
    try {
      module.replaceValue(replaced);
    } catch {
      // The program's own code has thrown, where nothing waits for it.
    }
  }

  return { __proto__: null, create, replaceValue, setExport };
})
