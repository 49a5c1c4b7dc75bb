// Spoils, after inspect.js was loaded, every built-in a guest could spoil; what identifies an object to Node stays
// (`constructor`, Symbol.iterator, Symbol.toStringTag, `name`, `message` and `stack`).
(function () {
  'use strict';
  const { defineProperty, getOwnPropertyDescriptor, ownKeys, getPrototypeOf } = Reflect;
  const { toPrimitive, toStringTag, iterator, asyncIterator, hasInstance, unscopables } = Symbol;
  const kept = ['constructor', 'prototype', 'name', 'message', 'stack', 'length', '__proto__', 'globalThis'];
  const keptSymbols = [toStringTag, hasInstance, unscopables, asyncIterator, toPrimitive];
  const spoilt = () => {
    throw new EvalError('a spoilt built-in was used');
  };
  const accessor = { __proto__: null, get: spoilt, set: spoilt, configurable: true };
  const data = { __proto__: null, value: spoilt };
  const iteratorOf = (object) => getPrototypeOf(object[iterator]());

  /** What is to be spoilt is listed first: afterwards there is nothing left to do it with. */
  const changes = [];

  function spoil(holder) {
    for (const key of ownKeys(holder)) {
      if (kept.includes(key) || keptSymbols.includes(key)) continue;
      const property = getOwnPropertyDescriptor(holder, key);
      if (!property.configurable || (typeof property.value !== 'function' && !property.get)) continue;
      changes.push({ holder, key, property: property.get ? accessor : data });
    }
  }

  const holders = [
    Object, Array, String, Number, Boolean, Symbol, BigInt, Function, Map, Set, WeakMap, WeakSet, Promise, Date, RegExp,
    ArrayBuffer, DataView, Error, Uint8Array, getPrototypeOf(Uint8Array), WeakRef,
  ];
  const prototypes = holders.filter((holder) => holder.prototype).map((holder) => holder.prototype);
  const others = [
    Reflect, Math, JSON, Iterator.prototype, iteratorOf([]), iteratorOf(new Map()), iteratorOf(new Set()),
    iteratorOf(''),
  ];
  const globals = ['Map', 'Set', 'Array', 'Object', 'String', 'Number', 'parseInt', 'parseFloat', 'Uint8Array', 'JSON'];

  for (const holder of [...prototypes, ...holders, ...others]) spoil(holder);
  for (const key of ['get', 'set', 'value', 'enumerable', 'target', 'revoked', 'dead', 'state', 'depth', 'open']) {
    changes.push({ holder: Object.prototype, key, property: accessor });
  }
  for (let i = 0; i < 200; i++) changes.push({ holder: Array.prototype, key: i, property: accessor });
  for (const key of ['Map', 'Set', 'Array', 'Object', 'String', 'Number', 'parseInt', 'parseFloat', 'Uint8Array']) {
    changes.push({ holder: globalThis, key, property: data });
  }

  return function poison() {
    const { length } = changes;
    for (let i = 0; i < length; i++) defineProperty(changes[i].holder, changes[i].key, changes[i].property);
  };
})
