// `localStorage` and `sessionStorage`, which last as long as the run.
//
// Source: https://html.spec.whatwg.org/multipage/webstorage.html
(function (kit, builtIns, interfaces, collections) {
  'use strict';
  const { string, number, globalValue, newMap } = builtIns;
  const { here, stamp, define, needArguments, failure } = interfaces;
  const MOST = 5 * 1024 * 1024;
  const storageOf = (value) => here(value, 'items');

  function set(storage, key, value, fail) {
    const before = storage.items.get(key);
    const size = storage.size + value.length - (before === undefined ? -key.length : before.length);
    if (size > MOST) throw fail("Setting the value of '" + key + "' exceeded the quota.", 'QuotaExceededError');
    storage.size = size;
    storage.items.set(key, value);
    if (before === undefined) storage.keys[storage.keys.length] = key;
  }

  function remove(storage, key) {
    const before = storage.items.get(key);
    if (before === undefined) return;
    storage.items.delete(key);
    storage.size -= key.length + before.length;
    const kept = kit.list();
    for (let index = 0; index < storage.keys.length; index += 1) {
      if (storage.keys[index] !== key) kept[kept.length] = storage.keys[index];
    }
    storage.keys = kept;
  }

  const Storage = define('Storage', null, {
    get length() { return storageOf(this).keys.length; },
    clear() {
      const storage = storageOf(this);
      storage.items = newMap();
      storage.keys = kit.list();
      storage.size = 0;
    },
    getItem(key) {
      const storage = storageOf(this);
      needArguments(arguments.length, 1, 'getItem', 'Storage');
      return storage.items.get(string(key)) ?? null;
    },
    key(index) {
      const storage = storageOf(this);
      needArguments(arguments.length, 1, 'key', 'Storage');
      return storage.keys[number(index) >>> 0] ?? null;
    },
    removeItem(key) {
      const storage = storageOf(this);
      needArguments(arguments.length, 1, 'removeItem', 'Storage');
      remove(storage, string(key));
    },
    setItem(key, value) {
      const storage = storageOf(this);
      needArguments(arguments.length, 2, 'setItem', 'Storage');
      set(storage, string(key), string(value), (message, kind) => failure('setItem', 'Storage', message, kind));
    },
  });

  function makeStorage() {
    const storage = { __proto__: null, object: null, items: newMap(), keys: kit.list(), size: 0 };
    return stamp(collections.exotic(kit.create(Storage.prototype), {
      __proto__: null,
      named: (key) => storage.items.get(key),
      names: () => storage.keys,
      assign: (key, value) => set(storage, key, string(value),
        (message, kind) => interfaces.settingFailure(key, 'Storage', message, kind)),
      remove: (key) => remove(storage, key),
    }), storage);
  }

  globalValue('localStorage', makeStorage(), true);
  globalValue('sessionStorage', makeStorage(), true);
  return null;
})
