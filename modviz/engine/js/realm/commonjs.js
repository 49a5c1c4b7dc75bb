// CommonJS modules: their bodies, which are functions of Node's wrapper; their exports, which are watched; and the copies
// that ES modules get of them.
//
// Source: https://nodejs.org/api/modules.html#the-module-wrapper
(function (kit, records, boxes, values, isProxy, realm) {
  'use strict';
  const { apply, stringify, is, ownKeys, getOwnPropertyDescriptor, hasOwn } = kit;
  const NONE = kit.freeze({ __proto__: null });
  const ACCESSOR = kit.freeze({ __proto__: null });

  // Of an object with more properties than these the others are not told.
  const MOST = 200;

  const shown = (value) => (value === ACCESSOR ? '["getter","(getter)",null]' : '[' + values.describe(value) + ']');

  // Says what `module.exports` is, and which properties it has got, as far as that is not known yet.
  function look(card) {
    const exports = getOwnPropertyDescriptor(card.module, 'exports')?.value;
    const isNew = !is(exports, card.exports);
    if (isNew) {
      records.first('["exports",' + stringify(card.name) + ',' + shown(exports) + ']');
      card.exports = exports;
    }
    const isObject = (typeof exports === 'object' && exports !== null) || typeof exports === 'function';
    if (!isObject || isProxy(exports) || realm.isNamespace(exports)) return;
    if (isNew) {
      card.known = kit.table();
      card.patience = 0;
      boxes.watch(exports, () => look(card));
    } else if (card.patience > 0) {
      card.patience -= 1;
      return;
    }
    const keys = ownKeys(exports);
    for (let index = 0; index < keys.length && index < MOST; index += 1) {
      const key = keys[index];
      if (typeof key !== 'string') continue;
      const property = getOwnPropertyDescriptor(exports, key);
      if (typeof exports === 'function' && !property.enumerable) continue;
      const value = hasOwn(property, 'value') ? property.value : ACCESSOR;
      if (hasOwn(card.known, key) && is(card.known[key], value)) continue;
      card.known[key] = value;
      records.event('["exported",' + stringify(card.name) + ',' + stringify(key) + ',' + shown(value) + ']');
    }
    // So that to watch a large object grow costs no more than to grow it.
    card.patience = keys.length > 64 ? keys.length : 0;
  }

  // Runs the body of the module `name`, whose module object is `object`.
  function run(name, object, exports, args) {
    const module = realm.moduleNamed(name);
    if (module.refusal !== null) throw module.refusal;
    const card = { __proto__: null, module: object, name, exports: NONE, known: null, patience: 0 };
    const goOn = realm.begin();
    records.first('["cjsbegan",' + stringify(name) + ']');
    boxes.watch(object, () => look(card));
    look(card);
    let result;
    try {
      result = apply(module.make, exports, args);
    } catch (error) {
      records.first('["cjsthrew",' + stringify(name) + ',' + realm.thrown(error) + ']');
      throw error;
    } finally {
      goOn();
    }
    card.patience = 0;
    look(card);
    records.first('["cjsended",' + stringify(name) + ',' + shown(card.exports) + ']');
    return result;
  }

  // What an import of the module `name` can take: `module.exports`, and copies of the properties `names`.  `evaluate` runs
  // it, if need be, and returns its exports.
  function prepareCopies(name, names, evaluate) {
    const module = realm.moduleNamed(name);
    if (module.copies !== null) return;
    let whole;
    const copies = kit.table();
    module.copies = kit.table();
    module.copies['module.exports'] = () => whole;
    for (let index = 0; index < names.length; index += 1) {
      const key = names[index];
      module.copies['exports.' + key] = () => copies[key];
    }
    module.steps = () => {
      const exports = evaluate();
      for (let index = 0; index < names.length; index += 1) {
        const key = names[index];
        if (!hasOwn(exports, key)) continue;
        try {
          copies[key] = exports[key];
        } catch {
          // Node passes over what a getter throws, too.
        }
      }
      whole = exports;
      let text = '["copied",' + stringify(name) + ',' + shown(whole) + ',[';
      for (let index = 0; index < names.length; index += 1) text += (index === 0 ? '' : ',') + shown(copies[names[index]]);
      records.first(text + ']]');
    };
  }

  // The same for a module that is built in: each name is read from its exports when it is evaluated.
  function prepareBuiltin(name, exports) {
    const keys = kit.list();
    const all = ownKeys(exports);
    for (let index = 0; index < all.length; index += 1) {
      const key = all[index];
      if (typeof key !== 'string' || key === 'default') continue;
      if (kit.getOwnPropertyDescriptor(exports, key)?.enumerable === true) keys[keys.length] = key;
    }
    prepareCopies(name, keys, () => exports);
    return keys;
  }

  return { __proto__: null, run, prepareCopies, prepareBuiltin };
})
