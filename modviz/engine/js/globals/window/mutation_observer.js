// `MutationObserver`: what has changed in a tree, told in a microtask.
//
// Source: https://dom.spec.whatwg.org/#mutation-observers
(function (kit, builtIns, interfaces, nodes, collections, reportException) {
  'use strict';
  const { apply, TypeError } = kit;
  const { isObject, items, property, string } = builtIns;
  const { here, objectOf, stamp, define, needArguments, argument, executing } = interfaces;
  const { queueMicrotask } = globalThis;

  const observers = kit.list();
  let isQueued = false;
  let registrations = 0;

  function notify() {
    isQueued = false;
    const all = kit.listSlice(observers, 0);
    for (let index = 0; index < all.length; index += 1) {
      const observer = all[index];
      if (observer.records.length === 0) continue;
      const records = arrayOf(take(observer));
      try {
        apply(observer.callback, observer.object, [records, observer.object]);
      } catch (error) {
        reportException(error);
      }
    }
  }

  function take(observer) {
    const { records } = observer;
    observer.records = kit.list();
    return records;
  }

  function arrayOf(list) {
    const array = [];
    for (let index = 0; index < list.length; index += 1) property(array, index, list[index].object, true);
    return array;
  }

  const recordOf = (value) => here(value, 'mutation');
  const attributes = {};
  for (const name of ['type', 'target', 'addedNodes', 'removedNodes', 'previousSibling', 'nextSibling', 'attributeName',
    'attributeNamespace', 'oldValue']) {
    interfaces.copy({ get [name]() { return recordOf(this)[name]; } }, attributes);
  }
  const MutationRecord = define('MutationRecord', null, attributes);

  const observerOf = (value) => here(value, 'callback');
  define('MutationObserver', null, {
    disconnect() {
      const observer = observerOf(this);
      registrations -= observer.targets.length;
      observer.targets = kit.list();
      observer.records = kit.list();
    },
    observe(target, options = undefined) {
      const observer = observerOf(this);
      needArguments(arguments.length, 1, 'observe', 'MutationObserver');
      const node = argument(target, 'nodeType', 1, 'Node', 'observe', 'MutationObserver');
      const wanted = optionsFrom(options);
      for (let index = 0; index < observer.targets.length; index += 1) {
        if (observer.targets[index].node !== node) continue;
        observer.targets[index].wanted = wanted;
        return;
      }
      observer.targets[observer.targets.length] = { __proto__: null, node, wanted };
      registrations += 1;
    },
    takeRecords() { return arrayOf(take(observerOf(this))); },
  }, {
    __proto__: null,
    needed: 1,
    make(args) {
      if (typeof args[0] !== 'function') {
        throw new TypeError("Failed to construct 'MutationObserver': parameter 1 is not of type 'Function'.");
      }
      const observer = { __proto__: null, object: null, callback: args[0], targets: kit.list(), records: kit.list() };
      observers[observers.length] = observer;
      return observer;
    },
  });

  function optionsFrom(options) {
    const given = isObject(options) ? options : kit.table();
    const wanted = {
      __proto__: null, childList: !!given.childList, attributes: given.attributes, characterData: given.characterData,
      subtree: !!given.subtree, attributeOldValue: !!given.attributeOldValue,
      characterDataOldValue: !!given.characterDataOldValue, filter: null,
    };
    const { attributeFilter } = given;
    if (attributeFilter !== undefined) {
      wanted.filter = kit.table();
      const names = items(attributeFilter) ?? kit.list();
      for (let index = 0; index < names.length; index += 1) wanted.filter[string(names[index])] = true;
    }
    wanted.attributes = wanted.attributes === undefined ? wanted.attributeOldValue || wanted.filter !== null
      : !!wanted.attributes;
    wanted.characterData = wanted.characterData === undefined ? wanted.characterDataOldValue : !!wanted.characterData;
    if (!wanted.childList && !wanted.attributes && !wanted.characterData) {
      throw new TypeError(executing('observe', 'MutationObserver')
        + "The options object must set at least one of 'attributes', 'characterData', or 'childList' to true.");
    }
    return wanted;
  }

  // Tells those who observe `target`, or a node above it, of a change of that type.
  function queue(type, target, name, before, make) {
    for (let index = 0; index < observers.length; index += 1) {
      const observer = observers[index];
      let isInterested = false;
      let wantsValue = false;
      for (let at = 0; at < observer.targets.length; at += 1) {
        const { node, wanted } = observer.targets[at];
        if (!wanted[type] || (node !== target && !(wanted.subtree && nodes.contains(node, target)))) continue;
        if (type === 'attributes' && wanted.filter !== null && wanted.filter[name] !== true) continue;
        isInterested = true;
        if (type === 'attributes' ? wanted.attributeOldValue : wanted.characterDataOldValue) wantsValue = true;
      }
      if (!isInterested) continue;
      const record = make();
      record.oldValue = wantsValue ? before : null;
      stamp(kit.create(MutationRecord.prototype), record);
      observer.records[observer.records.length] = record;
      if (isQueued) continue;
      isQueued = true;
      queueMicrotask(notify);
    }
  }

  const listOf = (node) => {
    const list = kit.list();
    if (node !== null) list[0] = node;
    return collections.staticNodeList(list);
  };

  const newRecord = (type, target, added, removed, previous, next, name) => ({
    __proto__: null, object: null, mutation: true, type, target: objectOf(target), addedNodes: listOf(added),
    removedNodes: listOf(removed), previousSibling: objectOf(previous), nextSibling: objectOf(next), attributeName: name,
    attributeNamespace: null, oldValue: null,
  });

  return {
    __proto__: null,
    inserted(node) {
      if (registrations === 0) return;
      queue('childList', node.parent, null, null,
        () => newRecord('childList', node.parent, node, null, node.previous, node.next, null));
    },
    removed(node, parent, previous, next) {
      if (registrations === 0) return;
      queue('childList', parent, null, null, () => newRecord('childList', parent, null, node, previous, next, null));
    },
    attributeChanged(element, name, before) {
      if (registrations === 0) return;
      queue('attributes', element, name, before, () => newRecord('attributes', element, null, null, null, null, name));
    },
    dataChanged(node, before) {
      if (registrations === 0) return;
      queue('characterData', node, null, before, () => newRecord('characterData', node, null, null, null, null, null));
    },
  };
})
