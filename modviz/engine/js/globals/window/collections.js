// Lists of nodes: `NodeList` and `HTMLCollection`, which follow the tree, and what else has members by index or name.
//
// Source: https://dom.spec.whatwg.org/#old-style-collections
(function (kit, builtIns, interfaces, nodes) {
  'use strict';
  const {
    apply, defineProperty, getOwnPropertyDescriptor, hasOwn, match, ownKeys, toText, Proxy, TypeError,
  } = kit;
  const { number, string, iteratorsOf, property, standIn } = builtIns;
  const { stamp, objectOf, here, recordOf, define, needArguments, executing } = interfaces;
  const { getAttribute, HTML } = nodes;
  const { iterator: iteratorSymbol } = Symbol;
  const indexText = /^(?:0|[1-9][0-9]{0,9})$/;
  const toNumber = Number;
  const isIndex = (key) => typeof key === 'string' && match(indexText, key) !== null;

  // An object with members that are no properties.  `at(index)`, `length()`, `named(name)` and `names()` say which there
  // are, as values that the guest may see; undefined for none.  `assign` and `remove` are for those that can be changed.
  // What the interface has comes first, unless they `hideOthers`; names that `accepts` is not true of are properties.
  function exotic(target, {
    at = null, length = null, named = null, names = null, assign = null, remove = null, hideOthers = false,
    accepts = () => true,
  }) {
    const memberOf = (key) => {
      if (at !== null && isIndex(key)) return at(toNumber(key));
      if (named === null || typeof key !== 'string') return undefined;
      return named(key);
    };
    const isOwn = (key) => (at !== null && isIndex(key)) || ((hideOthers || !(key in target)) && accepts(key));
    const proxy = new Proxy(target, {
      __proto__: null,
      get(object, key, receiver) {
        if (isOwn(key)) {
          const member = memberOf(key);
          if (member !== undefined) return member;
        }
        // The getters of the interface have to be called on what the guest holds.
        for (let holder = object; holder !== null; holder = kit.getPrototypeOf(holder)) {
          const descriptor = getOwnPropertyDescriptor(holder, key);
          if (descriptor === undefined) continue;
          if (hasOwn(descriptor, 'value')) return descriptor.value;
          return descriptor.get === undefined ? undefined : apply(descriptor.get, receiver, []);
        }
        return undefined;
      },
      has: (object, key) => key in object || memberOf(key) !== undefined,
      set(object, key, value, receiver) {
        if (assign !== null && typeof key === 'string' && accepts(key)) {
          assign(key, value);
          return true;
        }
        if (isOwn(key) && memberOf(key) !== undefined) return false;
        for (let holder = object; holder !== null; holder = kit.getPrototypeOf(holder)) {
          const descriptor = getOwnPropertyDescriptor(holder, key);
          if (descriptor === undefined) continue;
          if (hasOwn(descriptor, 'value')) break;
          if (descriptor.set === undefined) return false;
          apply(descriptor.set, receiver, [value]);
          return true;
        }
        property(object, key, value, true);
        return true;
      },
      deleteProperty(object, key) {
        if (typeof key !== 'string' || !isOwn(key) || memberOf(key) === undefined) return delete object[key];
        if (remove === null) return false;
        remove(key);
        return true;
      },
      defineProperty(object, key, descriptor) {
        if (assign === null || !isOwn(key) || typeof key !== 'string') return defineProperty(object, key, descriptor);
        if (hasOwn(descriptor, 'value')) assign(key, descriptor.value);
        return true;
      },
      getOwnPropertyDescriptor(object, key) {
        const member = isOwn(key) ? memberOf(key) : undefined;
        if (member === undefined) return getOwnPropertyDescriptor(object, key);
        return {
          __proto__: null, value: member, writable: assign !== null, enumerable: names !== null || (at !== null && isIndex(key)),
          configurable: true,
        };
      },
      ownKeys(object) {
        const keys = kit.list();
        const count = length === null ? 0 : length();
        for (let index = 0; index < count; index += 1) keys[index] = toText(index);
        const more = names === null ? kit.list() : names();
        for (let index = 0; index < more.length; index += 1) keys[keys.length] = more[index];
        const own = ownKeys(object);
        for (let index = 0; index < own.length; index += 1) keys[keys.length] = own[index];
        return keys;
      },
    });
    return proxy;
  }

  // An array for the guest of the objects of a list of records.
  function arrayOf(records) {
    const array = [];
    for (let index = 0; index < records.length; index += 1) property(array, index, objectOf(records[index]), true);
    return array;
  }

  // ---- Lists -----------------------------------------------------------------------------------------------

  const listOf = (value) => here(value, 'list');

  // The records in a list now.
  function membersOf(list) {
    if (list.version !== nodes.version() || list.members === null) {
      if (list.find !== null) list.members = list.find();
      list.version = nodes.version();
    }
    return list.members;
  }

  const pairsOf = (value) => {
    const members = membersOf(listOf(value));
    const pairs = kit.list();
    for (let index = 0; index < members.length; index += 1) pairs[index] = [index, objectOf(members[index])];
    return pairs;
  };

  function memberAt(list, index) {
    const members = membersOf(list);
    return index >= 0 && index < members.length ? members[index] : null;
  }

  const indexFrom = (value) => number(value) >>> 0;
  const NodeList = define('NodeList', null, {
    entries() { return listOf(this) && iterate(this, 'entry'); },
    keys() { return listOf(this) && iterate(this, 'key'); },
    values() { return listOf(this) && iterate(this, 'value'); },
    forEach(callback, thisArg = undefined) {
      const list = listOf(this);
      needArguments(arguments.length, 1, 'forEach', 'NodeList');
      if (typeof callback !== 'function') {
        throw new TypeError(executing('forEach', 'NodeList') + 'parameter 1 is not of type \'Function\'.');
      }
      for (let index = 0; index < membersOf(list).length; index += 1) {
        apply(callback, thisArg, [objectOf(memberAt(list, index)), index, this]);
      }
    },
    get length() { return membersOf(listOf(this)).length; },
    item(index) {
      const list = listOf(this);
      needArguments(arguments.length, 1, 'item', 'NodeList');
      return objectOf(memberAt(list, indexFrom(index)));
    },
  });
  const iterate = iteratorsOf('NodeList', pairsOf);
  property(NodeList.prototype, iteratorSymbol, NodeList.prototype.values, false);
  define('RadioNodeList', NodeList, {
    get value() {
      const members = membersOf(listOf(this));
      for (let index = 0; index < members.length; index += 1) {
        if (objectOf(members[index]).checked === true) return getAttribute(members[index], 'value') ?? 'on';
      }
      return '';
    },
    set value(value) {
      const members = membersOf(listOf(this));
      const text = string(value);
      for (let index = 0; index < members.length; index += 1) {
        if ((getAttribute(members[index], 'value') ?? 'on') === text) objectOf(members[index]).checked = true;
      }
    },
  });

  // The member of a collection that a name means: by its id, or its name.
  function namedIn(list, name) {
    if (name === '') return null;
    const members = membersOf(list);
    for (let index = 0; index < members.length; index += 1) {
      const each = members[index];
      if (getAttribute(each, 'id') === name || (each.namespace === HTML && getAttribute(each, 'name') === name)) return each;
    }
    return null;
  }

  const HTMLCollection = define('HTMLCollection', null, {
    get length() { return membersOf(listOf(this)).length; },
    item(index) {
      const list = listOf(this);
      needArguments(arguments.length, 1, 'item', 'HTMLCollection');
      return objectOf(memberAt(list, indexFrom(index)));
    },
    namedItem(name) {
      const list = listOf(this);
      needArguments(arguments.length, 1, 'namedItem', 'HTMLCollection');
      return objectOf(namedIn(list, string(name)));
    },
  });
  property(HTMLCollection.prototype, iteratorSymbol, standIn({
    values() { return iterateCollection(this, 'value'); },
  }.values), false);
  const iterateCollection = iteratorsOf('HTMLCollection', pairsOf);
  define('HTMLOptionsCollection', HTMLCollection, {
    get selectedIndex() { return listOf(this).owner.object.selectedIndex; },
  });
  define('HTMLFormControlsCollection', HTMLCollection, {});

  // A list that `find` gives anew after each change of the tree, or that stays as it is (`members`).
  function makeList(prototypeName, find, members, hasNames) {
    const list = { __proto__: null, object: null, list: true, find, members, version: -1, owner: null };
    const target = kit.create(globalPrototype(prototypeName));
    const proxy = exotic(target, {
      __proto__: null,
      at: (index) => objectOf(memberAt(list, index)) ?? undefined,
      length: () => membersOf(list).length,
      named: hasNames ? (name) => objectOf(namedIn(list, name)) ?? undefined : null,
    });
    stamp(proxy, list);
    return list;
  }

  const prototypes = kit.table();
  for (const [name, constructor] of [['NodeList', NodeList], ['HTMLCollection', HTMLCollection],
    ['RadioNodeList', globalThis.RadioNodeList], ['HTMLOptionsCollection', globalThis.HTMLOptionsCollection],
    ['HTMLFormControlsCollection', globalThis.HTMLFormControlsCollection]]) prototypes[name] = constructor.prototype;
  const globalPrototype = (name) => prototypes[name];

  // A live list of an element that is the same object each time; `key` tells it from others of that element.
  function kept(node, key, make) {
    node.lists ??= kit.table();
    return (node.lists[key] ??= make()).object;
  }

  return {
    __proto__: null,
    exotic, arrayOf, isIndex, kept, membersOf, recordOf,
    staticNodeList: (records) => makeList('NodeList', null, records, false).object,
    liveNodeList: (find) => makeList('NodeList', find, null, false),
    collection: (find, kind = 'HTMLCollection') => makeList(kind, find, null, true),
    radioNodeList: (find) => makeList('RadioNodeList', find, null, false).object,
  };
})
