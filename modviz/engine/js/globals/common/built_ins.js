// How what is written here in JavaScript becomes a built-in: the attributes of its properties, the conversions of
// its arguments, and a list for `Function.prototype.toString`, which has to call it native code.
//
// Source: https://webidl.spec.whatwg.org/#js-binding
(function (kit, inspector) {
  'use strict';
  const {
    apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf, toText,
    TypeError,
  } = kit;
  const { inspect } = inspector;
  const { iterator: iteratorSymbol } = Symbol;
  const { isWellFormed, toWellFormed } = String.prototype;
  const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');
  const iteratorPrototype = getPrototypeOf(getPrototypeOf([][iteratorSymbol]()));
  const standIns = kit.list();

  // A map that may be made at any time.  (Those of `kit` get their methods from the prototype that the guest sees.)
  const NativeMap = Map;
  const { get, set, has, delete: remove } = Map.prototype;
  const mapPrototype = { __proto__: null, get, set, has, delete: remove };
  const newMap = () => setPrototypeOf(new NativeMap(), mapPrototype);

  // A method, getter or constructor that the guest must take for native code.
  function standIn(callable) {
    standIns[standIns.length] = callable;
    return callable;
  }

  function property(object, key, value, enumerable) {
    defineProperty(object, key, { __proto__: null, value, writable: true, enumerable, configurable: true });
  }

  function globalValue(name, value, enumerable) {
    property(globalThis, name, value, enumerable);
  }

  // Every method of `object` becomes a global function; those of Node are enumerable, and so are a browser's.
  function globalFunctions(object) {
    const names = ownKeys(object);
    for (let index = 0; index < names.length; index += 1) {
      globalValue(names[index], standIn(object[names[index]]), true);
    }
  }

  function publish(holder, isEnumerable) {
    const keys = ownKeys(holder);
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      const descriptor = setPrototypeOf(getOwnPropertyDescriptor(holder, key), null);
      if (key === 'constructor' || key === 'prototype' || !descriptor.configurable) continue;
      if (typeof descriptor.value === 'function') standIn(descriptor.value);
      if (typeof descriptor.get === 'function') standIn(descriptor.get);
      if (typeof descriptor.set === 'function') standIn(descriptor.set);
      if (key === 'length' || key === 'name') continue;
      const enumerable = isEnumerable && typeof key === 'string';
      if (descriptor.enumerable === enumerable) continue;
      descriptor.enumerable = enumerable;
      defineProperty(holder, key, descriptor);
    }
  }

  // A class as an interface: its operations and attributes are enumerable, and its objects have its name for a tag.
  // The guest gets a function in its place, as the engine's words for a class that is called without `new` are its own.
  function interfaceOf(implementation) {
    const { prototype, name } = implementation;
    function constructor() {
      if (new.target === undefined) {
        throw new TypeError('Class constructor ' + name + " cannot be invoked without 'new'");
      }
      return construct(implementation, arguments, new.target);
    }
    publish(implementation, true);
    publish(prototype, true);
    defineProperty(prototype, kit.toStringTag, { __proto__: null, value: name, configurable: true });
    property(prototype, 'constructor', constructor, false);
    const keys = ownKeys(implementation);
    for (let index = 0; index < keys.length; index += 1) {
      defineProperty(constructor, keys[index], getOwnPropertyDescriptor(implementation, keys[index]));
    }
    globalValue(name, standIn(constructor), false);
    return constructor;
  }

  // What makes the iterators of an interface: `pairsOf(object)` is the list of [name, value] that they walk along,
  // and `kind` "key", "value" or "entry".
  function iteratorsOf(name, pairsOf) {
    const states = kit.weakMap();
    const prototype = setPrototypeOf({
      next() {
        const state = states.get(this);
        if (state === undefined) throw new TypeError('Value of "this" must be of type ' + name + ' Iterator');
        const pairs = pairsOf(state.object);
        if (state.index >= pairs.length) return { value: undefined, done: true };
        const pair = pairs[state.index];
        state.index += 1;
        return { value: part(pair, state.kind), done: false };
      },
      [inspectSymbol](depth, options, inspect) {
        const { object, index, kind } = states.get(this);
        const pairs = pairsOf(object);
        let text = '';
        for (let at = index; at < pairs.length; at += 1) {
          text += (at === index ? ' ' : ', ') + inspect(part(pairs[at], kind), options);
        }
        return name + ' Iterator {' + text + (text === '' ? '}' : ' }');
      },
    }, iteratorPrototype);
    publish(prototype, true);
    defineProperty(prototype, kit.toStringTag, { __proto__: null, value: name + ' Iterator', configurable: true });
    return (object, kind) => {
      const iterator = setPrototypeOf({}, prototype);
      states.set(iterator, { __proto__: null, object, kind, index: 0 });
      return iterator;
    };
  }

  const part = (pair, kind) => (kind === 'key' ? pair[0] : kind === 'value' ? pair[1] : [pair[0], pair[1]]);

  // An error with the `code` that Node gives it.
  function coded(error, code) {
    property(error, 'code', code, true);
    return error;
  }

  // The value as Node names it in a message about the type of an argument.
  function received(value) {
    if (value === undefined || value === null) return ' Received ' + value;
    if (typeof value === 'function') return ' Received function ' + value.name;
    if (typeof value === 'object') {
      const constructor = value.constructor;
      return typeof constructor === 'function' && constructor.name
        ? ' Received an instance of ' + constructor.name : ' Received ' + inspect(value, { depth: -1 });
    }
    if (typeof value === 'string') {
      const shown = value.length > 28 ? kit.slice(value, 0, 25) + '...' : value;
      return ' Received type string (' + (kit.indexOf(shown, "'") < 0 ? "'" + shown + "'" : kit.stringify(shown)) + ')';
    }
    let text = inspect(value);
    if (text.length > 28) text = kit.slice(text, 0, 25) + '...';
    return ' Received type ' + typeof value + ' (' + text + ')';
  }

  // What Node throws for an argument of another type than `expected` ("of type function").
  const notOfType = (name, expected, value) => coded(
    new TypeError('The "' + name + '" argument must be ' + expected + '.' + received(value)), 'ERR_INVALID_ARG_TYPE');

  function requireArguments(given, names) {
    if (given >= names.length) return;
    let text = '';
    for (let index = 0; index < names.length; index += 1) {
      text += (index === 0 ? '' : index === names.length - 1 ? ' and ' : ', ') + '"' + names[index] + '"';
    }
    const message = 'The ' + text + (names.length === 1 ? ' argument' : ' arguments') + ' must be specified';
    throw coded(new TypeError(message), 'ERR_MISSING_ARGS');
  }

  // ---- Conversions -----------------------------------------------------------------------------------------

  function string(value) {
    if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    return toText(value);
  }

  // A text whose lone surrogates are replaced.
  const usvString = (value) => wellFormed(string(value));
  const wellFormed = (text) => (apply(isWellFormed, text, []) ? text : apply(toWellFormed, text, []));

  function number(value) {
    if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a number');
    if (typeof value === 'bigint') throw new TypeError('Cannot convert a BigInt value to a number');
    return +value;
  }

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  // The items of an iterable, by the protocol, or null for what is none.  (An array is read by its indices, so that
  // what the guest has done to its iterator does not matter.)
  function items(value) {
    const list = kit.list();
    if (kit.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) list[index] = value[index];
      return list;
    }
    const method = isObject(value) ? value[iteratorSymbol] : undefined;
    if (typeof method !== 'function') return null;
    const iterator = apply(method, value, []);
    const { next } = iterator;
    for (let step = apply(next, iterator, []); !step.done; step = apply(next, iterator, [])) {
      list[list.length] = step.value;
    }
    return list;
  }

  return {
    __proto__: null,
    newMap, standIns, standIn, property, globalValue, globalFunctions, publish, interfaceOf, iteratorsOf, inspectSymbol,
    coded, received, notOfType, requireArguments, string, usvString, wellFormed, number, isObject, items,
  };
})
