// Elements with an id, by which the document finds them and the global object has them as properties.
//
// Source: https://html.spec.whatwg.org/multipage/nav-history-apis.html#named-access-on-the-window-object
(function (kit, builtIns, interfaces, nodes) {
  'use strict';
  const { defineProperty } = kit;
  const { property } = builtIns;
  const { objectOf } = interfaces;
  const { getAttribute } = nodes;
  const named = /^(?:embed|form|img|object)$/;
  const global = globalThis;

  // By their id: the elements in the document that have it, in no order.
  const byId = kit.map();
  const asGlobals = kit.table();

  function firstOf(list) {
    let first = list[0];
    for (let index = 1; index < list.length; index += 1) {
      if (isBefore(list[index], first)) first = list[index];
    }
    return first;
  }

  function isBefore(one, other) {
    for (let each = nodes.following(one, one.document); each !== null; each = nodes.following(each, one.document)) {
      if (each === other) return true;
    }
    return false;
  }

  function addName(name, element) {
    if (name === '') return;
    const list = byId.get(name);
    if (list !== undefined) {
      list[list.length] = element;
      return;
    }
    const made = kit.list();
    made[0] = element;
    byId.set(name, made);
    if (asGlobals[name] === true || name in global) return;
    asGlobals[name] = true;
    defineProperty(global, name, {
      __proto__: null,
      get: () => {
        const found = byId.get(name);
        return found === undefined ? undefined : objectOf(firstOf(found));
      },
      // Whoever assigns to it has a property of their own from then on.
      set: (value) => property(global, name, value, true),
      enumerable: false,
      configurable: true,
    });
  }

  function removeName(name, element) {
    const list = byId.get(name);
    if (list === undefined) return;
    const kept = kit.list();
    for (let index = 0; index < list.length; index += 1) {
      if (list[index] !== element) kept[kept.length] = list[index];
    }
    if (kept.length > 0) {
      byId.set(name, kept);
      return;
    }
    byId.delete(name);
    if (asGlobals[name] !== true) return;
    const current = kit.getOwnPropertyDescriptor(global, name);
    if (current !== undefined && !kit.hasOwn(current, 'value')) delete global[name];
    delete asGlobals[name];
  }

  const hasName = (element) => kit.match(named, element.localName) !== null;

  return {
    __proto__: null,

    // The first element of the document with that id, or null.
    byId(id) {
      const list = byId.get(id);
      if (list === undefined) return null;
      const found = kit.list();
      for (let index = 0; index < list.length; index += 1) {
        if (getAttribute(list[index], 'id') === id) found[found.length] = list[index];
      }
      return found.length === 0 ? null : firstOf(found);
    },

    add(element) {
      if (element.attributes.length === 0) return;
      const id = getAttribute(element, 'id');
      if (id !== null) addName(id, element);
      const name = hasName(element) ? getAttribute(element, 'name') : null;
      if (name !== null && name !== id) addName(name, element);
    },

    remove(element) {
      if (element.attributes.length === 0) return;
      const id = getAttribute(element, 'id');
      if (id !== null) removeName(id, element);
      const name = hasName(element) ? getAttribute(element, 'name') : null;
      if (name !== null && name !== id) removeName(name, element);
    },

    changed(element, attribute, before, value) {
      if (attribute === 'name' && !hasName(element)) return;
      if (before !== null) removeName(before, element);
      if (value !== null) addName(value, element);
    },
  };
})
