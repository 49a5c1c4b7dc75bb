// `Function.prototype.toString` as the guest must see it: the text that was written, and native code for what
// stands in for built-ins.
(function (kit, source, standIns) {
  'use strict';
  const { functionText, getOwnPropertyDescriptor, defineProperty, ownKeys } = kit;
  const names = kit.weakMap();

  function hide(callable) {
    if (typeof callable !== 'function') return;
    const name = getOwnPropertyDescriptor(callable, 'name')?.value;
    names.set(callable, typeof name === 'string' ? name : '');
  }

  // There are thousands of them, and few programs ask.
  let hidden = 0;
  function hideAll() {
    for (; hidden < standIns.length; hidden += 1) {
      const standIn = standIns[hidden];
      hide(standIn);
      if (typeof standIn !== 'object') continue;
      const keys = ownKeys(standIn);
      for (let at = 0; at < keys.length; at += 1) hide(getOwnPropertyDescriptor(standIn, keys[at]).value);
    }
  }

  const method = {
    toString() {
      const text = functionText(this);
      hideAll();
      const name = names.get(this);
      return name === undefined ? source.original(text) : 'function ' + name + '() { [native code] }';
    },
  };
  standIns[standIns.length] = method.toString;
  defineProperty(Function.prototype, 'toString', {
    __proto__: null, value: method.toString, writable: true, enumerable: false, configurable: true,
  });
})
