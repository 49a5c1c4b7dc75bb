// How V8 writes a value in its messages, in two ways; no code of the guest's runs for it.
(function (kit, isOpaque, namespaceOf, quietly, original) {
  'use strict';
  const { getPrototypeOf, toText, functionText, symbolDescription, isArray, isError } = kit;
  const { toString: objectToString } = kit.objectPrototype;
  const MOST = 100;

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  function classOf(value) {
    if (isArray(value)) return 'Array';
    const prototype = getPrototypeOf(value);
    if (prototype === kit.datePrototype) return 'Date';
    return prototype === kit.regExpPrototype ? 'RegExp' : 'Object';
  }

  function objectText(value) {
    if (namespaceOf(value) !== undefined) return '[object Module]';
    if (isOpaque(value)) return '#<Object>';
    if (isError(value)) return toText(quietly(value, 'name')) + ': ' + toText(quietly(value, 'message'));
    if (quietly(value, 'toString') !== objectToString) return '[object ' + classOf(value) + ']';
    return '#<' + (nameOfClass(value) || 'Object') + '>';
  }

  // What the constructor of an object is called; '' where it says no text.
  function nameOfClass(object) {
    const constructor = quietly(object, 'constructor');
    const name = typeof constructor === 'function' && !isOpaque(constructor) ? quietly(constructor, 'name') : '';
    return typeof name === 'string' ? name : '';
  }

  return {
    __proto__: null,
    isObject,
    quietly,
    nameOfClass,
    // The value itself: `undefined`, `5`, `#<Object>`.
    shown(value) {
      if (typeof value === 'symbol') return 'Symbol(' + (symbolDescription(value) ?? '') + ')';
      if (typeof value === 'function') return isOpaque(value) ? '#<Object>' : original(functionText(value));
      return isObject(value) ? objectText(value) : toText(value);
    },
    // Its type, and the value where that is short: `undefined`, `number 5`, `string "s"`, `object null`, `object`.
    typed(value) {
      const type = typeof value;
      if (type === 'string') {
        return 'string "' + (value.length > MOST ? kit.slice(value, 0, MOST) + '<...>' : value) + '"';
      }
      return value === null || type === 'number' || type === 'boolean' ? type + ' ' + toText(value) : type;
    },
  };
})
