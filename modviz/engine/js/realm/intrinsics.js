// The built-ins that the realm's own code uses, taken before any guest code runs.
//
// Guest code may delete or replace everything it can reach, so nothing here is looked up again later: no
// method is called through a prototype, no array is grown through Array.prototype, no property descriptor
// inherits from Object.prototype.
(function () {
  'use strict';
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const { create, freeze, hasOwn, setPrototypeOf, is } = Object;
  const { stringify, parse } = JSON;

  // `method` as a function of its receiver.
  const uncurried = (method) => apply(Function.prototype.bind, Function.prototype.call, [method]);
  const getterOf = (object, key) => uncurried(getOwnPropertyDescriptor(object, key).get);

  // A collection whose methods are its own properties, so that a changed prototype does not matter.
  function guarded(collection, ...names) {
    for (let index = 0; index < names.length; index += 1) {
      defineProperty(collection, names[index], { __proto__: null, value: collection[names[index]] });
    }
    return setPrototypeOf(collection, null);
  }

  const join = uncurried(Array.prototype.join);

  const FLAGS = setPrototypeOf([
    ['d', 'hasIndices'], ['g', 'global'], ['i', 'ignoreCase'], ['m', 'multiline'], ['s', 'dotAll'], ['u', 'unicode'],
    ['v', 'unicodeSets'], ['y', 'sticky'],
  ].map(([letter, name]) => ({ __proto__: null, letter, isSet: getterOf(RegExp.prototype, name) })), null);

  // `RegExp.prototype.flags`, without the guest's properties.
  function regExpFlags(pattern) {
    let flags = '';
    for (let index = 0; index < FLAGS.length; index += 1) {
      if (FLAGS[index].isSet(pattern)) flags += FLAGS[index].letter;
    }
    return flags;
  }

  const engineText = uncurried(Function.prototype.toString);
  const slice = uncurried(String.prototype.slice);
  const startsWith = uncurried(String.prototype.startsWith);
  const NATIVE = ' {\n    [native code]\n}';

  // V8 writes native code in one line, and a bound function without a name.
  function functionText(callable) {
    const text = engineText(callable);
    const head = slice(text, 0, -NATIVE.length);
    if (text !== head + NATIVE) return text;
    return (startsWith(text, 'function bound ') ? 'function ()' : head) + ' { [native code] }';
  }

  const generatorPrototype = getPrototypeOf(getPrototypeOf((function* () {})()));
  const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);

  return {
    __proto__: null,
    apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys,
    create, freeze, hasOwn, setPrototypeOf, is, stringify, parse,
    // What the other side says: an object that has what it was given, and nothing from Object.prototype.
    parseCommand: (text) => setPrototypeOf(parse(text), null),
    evaluate: eval,
    isArray: Array.isArray,
    isError: Error.isError,
    preventExtensions: Reflect.preventExtensions,
    toText: String,
    // The engine's own, which has no seed that guests could know.
    random: Math.random,
    keyFor: Symbol.keyFor,
    symbolDescription: getterOf(Symbol.prototype, 'description'),
    list: () => setPrototypeOf([], null),
    table: () => create(null),
    weakMap: () => guarded(new WeakMap(), 'get', 'set', 'has', 'delete'),
    map: () => guarded(new Map(), 'get', 'set', 'has', 'delete'),
    join,
    // The engine keeps long concatenations as trees, which the Python binding does not know as text.
    flat: (text) => join([text, ''], ''),
    slice,
    indexOf: uncurried(String.prototype.indexOf),
    lastIndexOf: uncurried(String.prototype.lastIndexOf),
    startsWith,
    trim: uncurried(String.prototype.trim),
    // '' beyond the end, where `text[index]` would ask String.prototype.
    unitAt: uncurried(String.prototype.charAt),
    codeUnitAt: uncurried(String.prototype.charCodeAt),
    repeat: uncurried(String.prototype.repeat),
    listSlice: uncurried(Array.prototype.slice),
    match: uncurried(RegExp.prototype.exec),
    functionText,
    resume: uncurried(generatorPrototype.next),
    resumeWithThrow: uncurried(generatorPrototype.throw),
    concat: String.prototype.concat,
    typedArrayName: getterOf(typedArrayPrototype, Symbol.toStringTag),
    typedArrayLength: getterOf(typedArrayPrototype, 'length'),
    bufferOf: getterOf(typedArrayPrototype, 'buffer'),
    toImmutable: uncurried(ArrayBuffer.prototype.transferToImmutable),
    bytesFromHex: Uint8Array.fromHex,
    Uint8Array,
    mapSize: getterOf(Map.prototype, 'size'),
    setSize: getterOf(Set.prototype, 'size'),
    dateTime: uncurried(Date.prototype.getTime),
    dateText: uncurried(Date.prototype.toISOString),
    regExpSource: getterOf(RegExp.prototype, 'source'),
    regExpFlags,
    mapPrototype: Map.prototype,
    setPrototype: Set.prototype,
    datePrototype: Date.prototype,
    regExpPrototype: RegExp.prototype,
    promisePrototype: Promise.prototype,
    objectPrototype: Object.prototype,
    // These make no descriptor objects.
    lookupGetter: uncurried(Object.prototype.__lookupGetter__),
    lookupSetter: uncurried(Object.prototype.__lookupSetter__),
    captureStackTrace: Error.captureStackTrace,
    queueMicrotask: globalThis.queueMicrotask,
    Promise, Proxy, Error, TypeError, ReferenceError, RangeError, SyntaxError,
    URIError, EvalError, AggregateError, SuppressedError, InternalError,
    toStringTag: Symbol.toStringTag,
  };
})
