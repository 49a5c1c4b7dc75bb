// All that a page of Chromium has and this one has not: it is there by name, and refuses.
//
// So a program that asks whether there is such a method or interface goes the way that it goes in a browser, and where
// it uses one, it is told what modviz has not; what no browser has is undefined.
(function (kit, builtIns, lacks, platform) {
  'use strict';
  const { defineProperty, hasOwn, slice } = kit;
  const { standIn } = builtIns;
  const { lack } = lacks;
  const global = globalThis;
  const OBJECTS = { __proto__: null, Document: 'document', Window: '', Navigator: 'navigator', Location: 'location' };

  function refuseMethod(holder, name, shown) {
    const method = { [name]() { throw lack(shown); } };
    defineProperty(holder, name, {
      __proto__: null, value: standIn(method[name]), writable: true, enumerable: true, configurable: true,
    });
  }

  function refuseAttribute(holder, name, shown) {
    defineProperty(holder, name, {
      __proto__: null,
      get() { throw lack(shown); },
      // Whoever gives it a value of their own has that.
      set(value) {
        defineProperty(this, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
      },
      enumerable: true,
      configurable: true,
    });
  }

  const interfaceNames = kit.ownKeys(platform.members);
  for (let index = 0; index < interfaceNames.length; index += 1) {
    const name = interfaceNames[index];
    if (!hasOwn(global, name)) {
      refuseInterface(name);
      continue;
    }
    const isWindow = name === 'Window';
    const holder = isWindow ? global : name === 'Location' ? global.location : global[name].prototype;
    const start = OBJECTS[name] ?? name;
    const all = platform.members[name];
    for (let at = 0; at < all.length; at += 1) {
      const member = slice(all[at], 1);
      if (member === '' || member in holder) continue;
      const shown = start === '' ? member : start + '.' + member;
      if (all[at][0] === 'm') refuseMethod(holder, member, shown);
      else refuseAttribute(holder, member, shown);
    }
  }

  function refuseInterface(name) {
    const constructor = { [name]: function () { throw lack(name); } }[name];
    defineProperty(global, name, {
      __proto__: null, value: standIn(constructor), writable: true, enumerable: false, configurable: true,
    });
  }

  const others = platform.interfaces;
  for (let index = 0; index < others.length; index += 1) {
    if (!hasOwn(global, others[index])) refuseInterface(others[index]);
  }
  return null;
})
