// `structuredClone`: the values that can be copied, into records and back out of them.
//
// Two passes, as in the specification: what is to be transferred is moved only when all has been read.
//
// Source: https://html.spec.whatwg.org/multipage/structured-data.html#safe-passing-of-structured-data
(function (kit, builtIns, exceptions, isProxy, namespaceOf, functionText) {
  'use strict';
  const {
    apply, getOwnPropertyDescriptor, getPrototypeOf, isArray, isError, toText, TypeError,
  } = kit;
  const { newMap, globalFunctions, property, isObject, items, coded, string } = builtIns;

  const uncurried = (method) => (receiver, ...rest) => apply(method, receiver, rest);
  const getterOf = (object, key) => uncurried(getOwnPropertyDescriptor(object, key).get);
  const NativeMap = Map;
  const NativeSet = Set;
  const NativeObject = Object;
  const NativeDate = Date;
  const NativeRegExp = RegExp;
  const NativeBuffer = ArrayBuffer;
  const NativeView = DataView;
  const NativeBytes = Uint8Array;
  const enumerableNames = Object.keys;
  const hasOwn = Object.hasOwn;
  const mapForEach = uncurried(Map.prototype.forEach);
  const mapSet = uncurried(Map.prototype.set);
  const setForEach = uncurried(Set.prototype.forEach);
  const setAdd = uncurried(Set.prototype.add);
  const objectToString = Object.prototype.toString;
  // The getter of `flags` asks the others, by their names.
  const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
  const arrayBuffer = getterOf(typedArrayPrototype, 'buffer');
  const arrayOffset = getterOf(typedArrayPrototype, 'byteOffset');
  const viewBuffer = getterOf(DataView.prototype, 'buffer');
  const viewOffset = getterOf(DataView.prototype, 'byteOffset');
  const viewLength = getterOf(DataView.prototype, 'byteLength');
  const bufferLength = getterOf(ArrayBuffer.prototype, 'byteLength');
  const largestLength = getterOf(ArrayBuffer.prototype, 'maxByteLength');
  const isResizable = getterOf(ArrayBuffer.prototype, 'resizable');
  const isDetached = getterOf(ArrayBuffer.prototype, 'detached');
  const transferred = uncurried(ArrayBuffer.prototype.transfer);
  const copyBytes = uncurried(typedArrayPrototype.set);

  const ARRAYS = kit.table();
  for (const constructor of [
    Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
    BigInt64Array, BigUint64Array, Float16Array, Float32Array, Float64Array,
  ]) ARRAYS[constructor.name] = constructor;

  const ERRORS = kit.table();
  for (const constructor of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) {
    ERRORS[constructor.name] = constructor;
  }

  // What tells an object of each kind from others that inherit from its prototype: it throws.
  const kinds = kit.map();
  for (const [prototype, kind, brand] of [
    [Boolean.prototype, 'boxed', Boolean.prototype.valueOf],
    [Number.prototype, 'boxed', Number.prototype.valueOf],
    [String.prototype, 'boxed', String.prototype.valueOf],
    [BigInt.prototype, 'boxed', BigInt.prototype.valueOf],
    [Symbol.prototype, 'refused', Symbol.prototype.valueOf],
    [Date.prototype, 'date', Date.prototype.getTime],
    [RegExp.prototype, 'regExp', getOwnPropertyDescriptor(RegExp.prototype, 'source').get],
    [Map.prototype, 'map', getOwnPropertyDescriptor(Map.prototype, 'size').get],
    [Set.prototype, 'set', getOwnPropertyDescriptor(Set.prototype, 'size').get],
    [ArrayBuffer.prototype, 'buffer', getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get],
    [SharedArrayBuffer.prototype, 'refused',
      getOwnPropertyDescriptor(SharedArrayBuffer.prototype, 'byteLength').get],
    [DataView.prototype, 'view', getOwnPropertyDescriptor(DataView.prototype, 'buffer').get],
    [WeakMap.prototype, 'refused', WeakMap.prototype.has],
    [WeakSet.prototype, 'refused', WeakSet.prototype.has],
    [WeakRef.prototype, 'refused', WeakRef.prototype.deref],
    [FinalizationRegistry.prototype, 'refused', FinalizationRegistry.prototype.unregister],
    [Promise.prototype, 'refused', null],
    [Iterator.prototype, 'refused', null],
    [getPrototypeOf(getPrototypeOf(async function* () {}).prototype), 'refused', null],
  ]) kinds.set(prototype, { __proto__: null, kind, brand });

  // "plain" for an object that has nothing but properties.
  function kindOf(object) {
    for (let holder = getPrototypeOf(object); holder !== null && !isProxy(holder); holder = getPrototypeOf(holder)) {
      const known = kinds.get(holder);
      if (known === undefined) continue;
      if (known.brand === null) return known.kind;
      try {
        // The weak collections take a key, which may be any object.
        apply(known.brand, object, [object]);
        return known.kind;
      } catch {
        return 'plain';
      }
    }
    return 'plain';
  }

  function refuse(text) {
    throw exceptions.create(text + ' could not be cloned.', 'DataCloneError');
  }

  // As V8 names it.
  function nameOf(object) {
    if (isProxy(object)) return '#<Object>';
    if (namespaceOf(object) !== undefined) return '[object Module]';
    const { constructor } = object;
    if (object.toString === objectToString && typeof constructor === 'function' && constructor.name !== '') {
      return '#<' + constructor.name + '>';
    }
    return apply(objectToString, object, []);
  }

  // ---- Into records ----------------------------------------------------------------------------------------

  const PRIMITIVE = 'primitive';
  const record = (kind, value) => ({ __proto__: null, kind, value, entries: null, constructor: null, rest: null });

  function serialize(value, memory) {
    if (typeof value === 'symbol') refuse(toText(value));
    if (typeof value === 'function') refuse(isProxy(value) ? '#<Object>' : functionText(value));
    if (!isObject(value)) return record(PRIMITIVE, value);
    const known = memory.get(value);
    if (known !== undefined) return known;
    if (isProxy(value) || namespaceOf(value) !== undefined) refuse(nameOf(value));
    const result = record('plain', null);
    if (isArray(value)) {
      memory.set(value, result);
      result.kind = 'array';
      result.value = value.length;
      return serializeProperties(value, result, memory);
    }
    if (isError(value)) return serializeError(value, result, memory);
    if (kit.typedArrayName(value) !== undefined) return serializeTypedArray(value, result, memory);
    result.kind = kindOf(value);
    if (result.kind === 'refused') refuse(nameOf(value));
    if (result.kind === 'view') return serializeView(value, result, memory);
    memory.set(value, result);
    switch (result.kind) {
      case 'plain':
        return serializeProperties(value, result, memory);
      case 'boxed':
        result.value = unboxed(value);
        return result;
      case 'date':
        result.value = kit.dateTime(value);
        return result;
      case 'regExp':
        result.value = kit.regExpSource(value);
        result.rest = kit.regExpFlags(value);
        return result;
      case 'buffer':
        return serializeBuffer(value, result);
      default:
        return serializeCollection(value, result, memory);
    }
  }

  const unboxings = [
    Boolean.prototype.valueOf, Number.prototype.valueOf, String.prototype.valueOf, BigInt.prototype.valueOf,
  ];
  function unboxed(value) {
    for (let index = 0; index < unboxings.length; index += 1) {
      try {
        return apply(unboxings[index], value, []);
      } catch {
        // Another kind of box.
      }
    }
    return undefined;
  }

  function serializeProperties(value, result, memory) {
    const names = enumerableNames(value);
    result.entries = kit.list();
    for (let index = 0; index < names.length; index += 1) {
      // A getter that ran before may have taken it away.
      if (!hasOwn(value, names[index])) continue;
      result.entries[result.entries.length] = names[index];
      result.entries[result.entries.length] = serialize(value[names[index]], memory);
    }
    return result;
  }

  // A collection is read at once, as copying its entries may run the guest's getters.
  function serializeCollection(value, result, memory) {
    const found = kit.list();
    if (result.kind === 'set') {
      setForEach(value, (item) => { found[found.length] = item; });
    } else {
      mapForEach(value, (item, key) => {
        found[found.length] = key;
        found[found.length] = item;
      });
    }
    result.entries = kit.list();
    for (let index = 0; index < found.length; index += 1) result.entries[index] = serialize(found[index], memory);
    return result;
  }

  function serializeError(value, result, memory) {
    memory.set(value, result);
    const exception = exceptions.detailsOf(value);
    result.kind = exception === undefined ? 'error' : 'exception';
    const own = (key) => {
      const found = getOwnPropertyDescriptor(value, key);
      return found !== undefined && hasOwn(found, 'value') ? found.value : undefined;
    };
    const message = own('message');
    const name = exception === undefined ? value.name : exception.name;
    result.constructor = exception === undefined ? (name === undefined ? 'Error' : string(name)) : name;
    result.value = message === undefined ? undefined : string(message);
    // V8 keeps these two as well.
    const { stack } = value;
    result.rest = typeof stack === 'string' ? stack : undefined;
    if (hasOwn(value, 'cause')) {
      result.entries = kit.list();
      result.entries[0] = serialize(value.cause, memory);
    }
    return result;
  }

  function serializeBuffer(value, result) {
    if (isDetached(value)) {
      throw exceptions.create('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
    }
    const length = bufferLength(value);
    const copy = isResizable(value)
      ? new NativeBuffer(length, { __proto__: null, maxByteLength: largestLength(value) })
      : new NativeBuffer(length);
    copyBytes(new NativeBytes(copy), new NativeBytes(value));
    result.value = copy;
    return result;
  }

  function serializeTypedArray(value, result, memory) {
    result.kind = 'view';
    result.constructor = ARRAYS[kit.typedArrayName(value)];
    return fillView(value, result, memory, arrayBuffer(value), arrayOffset(value), kit.typedArrayLength(value));
  }

  function serializeView(value, result, memory) {
    result.constructor = NativeView;
    return fillView(value, result, memory, viewBuffer(value), viewOffset(value), viewLength(value));
  }

  function fillView(value, result, memory, buffer, offset, length) {
    result.value = serialize(buffer, memory);
    result.rest = [offset, length];
    memory.set(value, result);
    return result;
  }

  // ---- Out of records --------------------------------------------------------------------------------------

  function deserialize(from, memory) {
    if (from.kind === PRIMITIVE) return from.value;
    const known = memory.get(from);
    if (known !== undefined) return known;
    if (from.kind === 'view') {
      const buffer = deserialize(from.value, memory);
      const view = new from.constructor(buffer, from.rest[0], from.rest[1]);
      memory.set(from, view);
      return view;
    }
    const result = emptyCopy(from);
    memory.set(from, result);
    const { entries } = from;
    if (entries === null) return result;
    switch (from.kind) {
      case 'map':
        for (let index = 0; index < entries.length; index += 2) {
          mapSet(result, deserialize(entries[index], memory), deserialize(entries[index + 1], memory));
        }
        break;
      case 'set':
        for (let index = 0; index < entries.length; index += 1) setAdd(result, deserialize(entries[index], memory));
        break;
      case 'error':
      case 'exception':
        property(result, 'cause', deserialize(entries[0], memory), false);
        break;
      default:
        for (let index = 0; index < entries.length; index += 2) {
          property(result, entries[index], deserialize(entries[index + 1], memory), true);
        }
    }
    return result;
  }

  function emptyCopy(from) {
    switch (from.kind) {
      case 'boxed': return NativeObject(from.value);
      case 'date': return new NativeDate(from.value);
      case 'regExp': return new NativeRegExp(from.value, from.rest);
      case 'buffer': return from.value;
      case 'map': return new NativeMap();
      case 'set': return new NativeSet();
      case 'array': {
        const array = [];
        array.length = from.value;
        return array;
      }
      case 'exception': return withStack(exceptions.create(from.value, from.constructor), from.rest);
      case 'error': {
        const constructor = ERRORS[from.constructor] ?? ERRORS.Error;
        return withStack(from.value === undefined ? new constructor() : new constructor(from.value), from.rest);
      }
      default: return {};
    }
  }

  function withStack(error, stack) {
    if (stack !== undefined) property(error, 'stack', stack, false);
    return error;
  }

  // ---- Transfer --------------------------------------------------------------------------------------------

  const failed = (why) =>
    coded(new TypeError("Failed to execute 'structuredClone': " + why), 'ERR_INVALID_ARG_TYPE');

  function transferList(options) {
    if (options === undefined || options === null) return kit.list();
    if (!isObject(options)) throw failed('Options cannot be converted to a dictionary');
    const { transfer } = options;
    if (transfer === undefined) return kit.list();
    const list = isObject(transfer) ? items(transfer) : null;
    if (list === null) throw failed('transfer in Options cannot be converted to sequence.');
    for (let index = 0; index < list.length; index += 1) {
      if (!isObject(list[index])) throw failed('transfer in Options[' + index + '] is not an object.');
    }
    return list;
  }

  // The buffers that move, remembered as the records that stand for them.
  function markTransferred(list, memory) {
    for (let index = 0; index < list.length; index += 1) {
      const buffer = list[index];
      if (isProxy(buffer) || kindOf(buffer) !== 'buffer') {
        throw exceptions.create('Found invalid value in transferList.', 'DataCloneError');
      }
      if (memory.has(buffer)) {
        throw exceptions.create('Transfer list contains duplicate ArrayBuffer', 'DataCloneError');
      }
      memory.set(buffer, record('buffer', null));
    }
  }

  function moveTransferred(list, memory) {
    for (let index = 0; index < list.length; index += 1) {
      if (isDetached(list[index])) {
        throw exceptions.create('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
      }
    }
    for (let index = 0; index < list.length; index += 1) {
      memory.get(list[index]).value = transferred(list[index]);
    }
  }

  const functions = {
    structuredClone(value, options = undefined) {
      if (arguments.length === 0) {
        // Node 24 says so.
        throw coded(new TypeError('The "The value argument must be specified" argument must be specified'), 'ERR_MISSING_ARGS');
      }
      const list = transferList(options);
      const memory = newMap();
      markTransferred(list, memory);
      const serialized = serialize(value, memory);
      moveTransferred(list, memory);
      return deserialize(serialized, newMap());
    },
  };
  globalFunctions(functions);
})
