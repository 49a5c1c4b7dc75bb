// What a hostile guest does first: every built-in it can reach throws when it is used, properties that descriptors
// and lists might inherit do too.
(function () {
  const { getOwnPropertyDescriptor, defineProperty } = Object;
  const { ownKeys, getPrototypeOf, deleteProperty } = Reflect;
  const complain = function () { throw new Error('a replaced built-in was used'); };
  const holders = [
    Array, String, Number, Boolean, BigInt, Symbol, Map, Set, WeakMap, WeakSet, RegExp, Date, Promise, ArrayBuffer,
    DataView, Function, Object, Error, TypeError, getPrototypeOf(Uint8Array), Headers, URLSearchParams,
  ];
  const objects = [Reflect, JSON, Math];
  for (const holder of holders) objects.push(holder, holder.prototype);
  for (const iterator of [[].values(), new Map().entries(), new Set().values(), ''[Symbol.iterator](), /x/g[Symbol.matchAll]('')]) {
    objects.push(getPrototypeOf(iterator), getPrototypeOf(getPrototypeOf(iterator)));
  }
  const kept = ['prototype', 'constructor', 'length', 'name', 'message', 'toString', 'size', 'stack', 'stackTraceLimit'];
  const replacements = [];
  for (const object of objects) {
    for (const key of ownKeys(object)) {
      if (kept.includes(key) || key === Symbol.hasInstance || key === Symbol.toStringTag || key === Symbol.species) continue;
      const descriptor = getOwnPropertyDescriptor(object, key);
      if (!descriptor.configurable) continue;
      const isData = 'value' in descriptor;
      if (isData && typeof descriptor.value !== 'function') continue;
      replacements.push([object, key, isData
        ? { value: complain, writable: true, configurable: true }
        : { get: complain, set: complain, configurable: true }]);
    }
  }
  const traps = { __proto__: null, get: complain, set: complain, configurable: true };
  for (let index = 0; index < 8; index += 1) replacements.push([Array.prototype, index, traps]);
  for (const key of ['get', 'set', 'writable', 'enumerable', 'configurable']) replacements.push([Object.prototype, key, traps]);
  // Nothing but syntax from here on.
  for (let index = 0; index < replacements.length; index += 1) {
    const each = replacements[index];
    const { [0]: object, [1]: key, [2]: descriptor } = each;
    const own = { __proto__: null, configurable: true };
    if (descriptor.value) {
      own.value = descriptor.value;
      own.writable = true;
    } else {
      own.get = descriptor.get;
      own.set = descriptor.set;
    }
    defineProperty(object, key, own);
  }
})();
