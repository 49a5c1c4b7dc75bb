// `Function.prototype.toString` as the guest must see it: the text that was written, and native code for what
// stands in for built-ins.
(function (kit, source, standIns) {
  'use strict';
  const { functionText, getOwnPropertyDescriptor, defineProperty, ownKeys } = kit;
  const names = kit.weakMap();

  function hide(callable) {
    if (typeof callable === 'function') names.set(callable, callable.name);
  }

  const method = {
    toString() {
      const text = functionText(this);
      const name = names.get(this);
      return name === undefined ? source.original(text) : 'function ' + name + '() { [native code] }';
    },
  };
  hide(method.toString);
  for (let index = 0; index < standIns.length; index += 1) {
    const standIn = standIns[index];
    hide(standIn);
    if (typeof standIn !== 'object') continue;
    const keys = ownKeys(standIn);
    for (let at = 0; at < keys.length; at += 1) hide(getOwnPropertyDescriptor(standIn, keys[at]).value);
  }
  defineProperty(Function.prototype, 'toString', {
    __proto__: null, value: method.toString, writable: true, enumerable: false, configurable: true,
  });
})
