// `Object.defineProperty` and `Reflect.defineProperty`, for namespace objects only.
//
// The engine's own check of what the proxy behind such an object answers is too strict: it refuses `writable: true` for
// a property that cannot be configured, although it is writable.  As every export is, that field says nothing new, so it
// is left out.  (A deviation stays: `Object.defineProperties` is the engine's own.)
(function (kit, namespaceOf) {
  'use strict';
  const { apply, defineProperty, getOwnPropertyDescriptor, table } = kit;
  const FIELDS = ['enumerable', 'configurable', 'value', 'writable', 'get', 'set'];

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  // ToPropertyDescriptor, without a `writable` that is true.
  function nothingNew(descriptor) {
    const result = table();
    for (let index = 0; index < FIELDS.length; index += 1) {
      const field = FIELDS[index];
      if (field in descriptor) result[field] = descriptor[field];
    }
    if (result.writable && !('get' in result) && !('set' in result)) delete result.writable;
    return result;
  }

  function standIn(holder) {
    const native = getOwnPropertyDescriptor(holder, 'defineProperty').value;
    const method = {
      defineProperty(target, key, descriptor) {
        const isExport = typeof key === 'string' && namespaceOf(target) !== undefined && isObject(descriptor);
        return apply(native, holder, [target, key, isExport ? nothingNew(descriptor) : descriptor]);
      },
    };
    defineProperty(holder, 'defineProperty', { __proto__: null, value: method.defineProperty });
    return method.defineProperty;
  }

  return [standIn(Object), standIn(Reflect)];
})
