// Module namespace objects: https://tc39.es/ecma262/#sec-module-namespace-exotic-objects
//
// A proxy over a target that has the same properties, none of them configurable, and cannot be extended, so
// that every invariant of proxies holds.  The target's values are never seen: each trap asks the binding.
//
// The engine's own check of those invariants is too strict for one sort of descriptor: see define_property.js.
(function (kit, lookAt, absent, guestRead) {
  'use strict';
  const { defineProperty, getOwnPropertyDescriptor, is, create, Proxy, toText } = kit;
  const known = kit.weakMap();
  let refusal = '';

  const shown = (key) => toText(key);

  function refuse(text) {
    refusal = text;
    return false;
  }

  // `ensure` evaluates the module of a deferred namespace object, or throws; null for the others.
  //
  // GetModuleExportsList and IsSymbolLikeNamespaceKey: https://tc39.es/proposal-defer-import-eval/
  function makeHandler(bindings, keys, ensure, tag) {
    // The value of the export `key`, or the ReferenceError of its dead zone.
    const read = (key) => guestRead(key, bindings[key]);
    // Also true of `then` of a deferred one, which is no export of it.
    const isSymbolLike = (key) => typeof key === 'symbol' || (ensure !== null && key === 'then');

    function isExport(key) {
      if (isSymbolLike(key)) return false;
      if (ensure !== null) ensure();
      return key in bindings;
    }

    return {
      __proto__: null,
      getPrototypeOf: () => null,
      setPrototypeOf: (target, prototype) => (prototype === null ? true : refuse('[object Module] is not extensible')),
      isExtensible: () => false,
      preventExtensions: () => true,

      getOwnPropertyDescriptor(target, key) {
        if (!isExport(key)) return getOwnPropertyDescriptor(target, key);
        return { __proto__: null, value: read(key), writable: true, enumerable: true, configurable: false };
      },

      defineProperty(target, key, descriptor) {
        if (!isExport(key)) {
          const current = getOwnPropertyDescriptor(target, key);
          if (current !== undefined && defineProperty(target, key, kit.setPrototypeOf(descriptor, null))) return true;
          return refuse('Cannot redefine property: ' + shown(key));
        }
        const current = read(key);
        // The trap is given an ordinary object; what it lacks must not be found in Object.prototype.
        const wanted = kit.setPrototypeOf(descriptor, null);
        if (wanted.configurable === true || ('enumerable' in wanted && !wanted.enumerable)
            || 'get' in wanted || 'set' in wanted || wanted.writable === false
            || ('value' in wanted && !is(wanted.value, current))) {
          return refuse('Cannot redefine property: ' + shown(key));
        }
        return true;
      },

      has: (target, key) => isExport(key) || getOwnPropertyDescriptor(target, key) !== undefined,

      get(target, key) {
        if (isExport(key)) return read(key);
        return key === kit.toStringTag ? tag : undefined;
      },

      set(target, key) {
        // Not `isExport`: this evaluates nothing.
        return refuse(key in bindings || key === kit.toStringTag
          ? "Cannot assign to read only property '" + shown(key) + "' of object '[object Module]'"
          : 'Cannot add property ' + shown(key) + ', object is not extensible');
      },

      deleteProperty(target, key) {
        if (!isExport(key) && key !== kit.toStringTag) return true;
        return refuse("Cannot delete property '" + shown(key) + "' of [object Module]");
      },

      // The target would put names that look like array indices first.
      ownKeys() {
        if (ensure !== null) ensure();
        return keys;
      },
    };
  }

  // The namespace object with the exports `names` (sorted), where `bindings` says what each name stands for; the
  // deferred one if it is given `ensure`.
  function createNamespace(names, bindings, ensure = null) {
    const tag = ensure === null ? 'Module' : 'Deferred Module';
    const target = create(null);
    const keys = kit.list();
    for (let index = 0; index < names.length; index += 1) {
      keys[index] = names[index];
      defineProperty(target, names[index], {
        __proto__: null, value: undefined, writable: true, enumerable: true, configurable: false,
      });
    }
    defineProperty(target, kit.toStringTag, {
      __proto__: null, value: tag, writable: false, enumerable: false, configurable: false,
    });
    keys[names.length] = kit.toStringTag;
    kit.preventExtensions(target);
    const namespace = new Proxy(target, makeHandler(bindings, keys, ensure, tag));
    known.set(namespace, {
      __proto__: null,
      names,
      tag,
      read(name) {
        const value = lookAt(bindings[name]);
        return value === absent ? { __proto__: null, dead: true } : { __proto__: null, value };
      },
    });
    return namespace;
  }

  return {
    __proto__: null,
    createNamespace,
    // The names and the tag of a namespace object, and a way to look at its values that never throws and evaluates
    // nothing; undefined for other values.
    namespaceOf: (value) => known.get(value),
    // What the last refused operation has to say, once: the engine words it as that of a proxy.
    takeRefusal() {
      const text = refusal;
      refusal = '';
      return text;
    },
  };
})
