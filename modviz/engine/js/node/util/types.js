// `node:util/types`: what a value is, whatever it has been made to look like.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/util.html#utiltypes
(function (internal) {
  'use strict';
  const { prototype: objectPrototype } = Object;
  const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);
  const typedArrayName = Object.getOwnPropertyDescriptor(typedArrayPrototype, Symbol.toStringTag).get;
  const { toString: functionText } = Function.prototype;
  const { getPrototypeOf } = Object;
  const { isPrototypeOf, toString: tagOf } = objectPrototype;

  // Whether `read`, which insists on one kind of object, accepts the value.
  const accepts = (read, ...args) => (value) => {
    try {
      Reflect.apply(read, value, args);
      return true;
    } catch {
      return false;
    }
  };
  const acceptsObject = (read, ...args) => {
    const isAccepted = accepts(read, ...args);
    return (value) => typeof value === 'object' && isAccepted(value);
  };
  const getter = (object, key) => Object.getOwnPropertyDescriptor(object, key).get;
  const viewOf = (name) => (value) => Reflect.apply(typedArrayName, value, []) === name;
  const inherits = (prototype) => (value) =>
    typeof value === 'object' && value !== null && Reflect.apply(isPrototypeOf, prototype, [value]);

  const mapIterator = getPrototypeOf(new Map().keys());
  const setIterator = getPrototypeOf(new Set().keys());
  const generatorFunctions = getPrototypeOf(function* () {});
  const asyncGeneratorFunctions = getPrototypeOf(async function* () {});
  const asyncFunctions = getPrototypeOf(async () => {});
  const { prototype: generators } = generatorFunctions;
  const { prototype: asyncGenerators } = asyncGeneratorFunctions;
  const isOf = (prototype, value) => Reflect.apply(isPrototypeOf, prototype, [value]);
  const startsAs = (value, pattern) => pattern.test(Reflect.apply(functionText, value, []));

  const isTypedArray = (value) => Reflect.apply(typedArrayName, value, []) !== undefined;
  const isDataView = acceptsObject(getter(DataView.prototype, 'byteLength'));
  const isArrayBuffer = acceptsObject(getter(ArrayBuffer.prototype, 'byteLength'));
  const isSharedArrayBuffer = acceptsObject(getter(SharedArrayBuffer.prototype, 'byteLength'));
  const boxes = {
    isBigIntObject: acceptsObject(BigInt.prototype.valueOf),
    isBooleanObject: acceptsObject(Boolean.prototype.valueOf),
    isNumberObject: acceptsObject(Number.prototype.valueOf),
    isStringObject: acceptsObject(String.prototype.valueOf),
    isSymbolObject: acceptsObject(Symbol.prototype.valueOf),
  };

  return {
    isArgumentsObject: (value) => typeof value === 'object' && value !== null
      && typeof value[Symbol.toStringTag] !== 'string' && Reflect.apply(tagOf, value, []) === '[object Arguments]',
    isArrayBuffer,
    isAsyncFunction: (value) => typeof value === 'function'
      && (isOf(asyncFunctions, value) || isOf(asyncGeneratorFunctions, value) || startsAs(value, /^async\b/)),
    isBigIntObject: boxes.isBigIntObject,
    isBooleanObject: boxes.isBooleanObject,
    isDate: acceptsObject(Date.prototype.getTime),
    isExternal: () => false,
    isGeneratorFunction: (value) => typeof value === 'function'
      && (isOf(generatorFunctions, value) || isOf(asyncGeneratorFunctions, value)),
    isGeneratorObject: (value) => typeof value === 'object' && value !== null
      && (isOf(generators, value) || isOf(asyncGenerators, value)),
    isMap: acceptsObject(getter(Map.prototype, 'size')),
    isMapIterator: inherits(mapIterator),
    isModuleNamespaceObject: (value) => internal.isNamespace(value),
    isNativeError: (value) => Error.isError(value),
    isNumberObject: boxes.isNumberObject,
    isPromise: (value) => typeof value === 'object' && value !== null
      && (internal.promiseState(value) !== undefined || isOf(Promise.prototype, value)),
    isProxy: (value) => internal.isProxy(value),
    isRegExp: (value) => value !== RegExp.prototype && acceptsObject(getter(RegExp.prototype, 'source'))(value),
    isSet: acceptsObject(getter(Set.prototype, 'size')),
    isSetIterator: inherits(setIterator),
    isSharedArrayBuffer,
    isStringObject: boxes.isStringObject,
    isSymbolObject: boxes.isSymbolObject,
    isWeakMap: acceptsObject(WeakMap.prototype.has, {}),
    isWeakSet: acceptsObject(WeakSet.prototype.has, {}),
    isAnyArrayBuffer: (value) => isArrayBuffer(value) || isSharedArrayBuffer(value),
    isBoxedPrimitive: (value) => Object.values(boxes).some((isBox) => isBox(value)),
    isArrayBufferView: (value) => ArrayBuffer.isView(value),
    isDataView,
    isTypedArray,
    isUint8Array: viewOf('Uint8Array'),
    isUint8ClampedArray: viewOf('Uint8ClampedArray'),
    isUint16Array: viewOf('Uint16Array'),
    isUint32Array: viewOf('Uint32Array'),
    isInt8Array: viewOf('Int8Array'),
    isInt16Array: viewOf('Int16Array'),
    isInt32Array: viewOf('Int32Array'),
    isFloat16Array: viewOf('Float16Array'),
    isFloat32Array: viewOf('Float32Array'),
    isFloat64Array: viewOf('Float64Array'),
    isBigInt64Array: viewOf('BigInt64Array'),
    isBigUint64Array: viewOf('BigUint64Array'),
    isKeyObject: () => false,
    isCryptoKey: () => false,
  };
})
