// Describes values for the record without ever running guest code: type, short preview, identity.
//
// No getter is called, no proxy trap runs, no toString: only own data properties are looked at, and what the
// built-ins know about their own objects.  Long strings and large objects are cut before they cost anything.
(function (kit, errors, isProxy, namespaceOf) {
  'use strict';
  const {
    getOwnPropertyDescriptor, getPrototypeOf, ownKeys, isArray, isError, stringify, slice, startsWith, is,
    functionText, toText, hasOwn, lookupGetter, lookupSetter,
  } = kit;
  const { quietly } = errors;
  const WIDTH = 80;
  const STRING_WIDTH = 50;
  const ENTRIES = 5;
  const DEPTH = 2;
  const LARGEST = 10n ** 40n;

  // Identities: the same number means the same object or symbol.
  const numbers = kit.weakMap();
  const registered = kit.map();
  let lastNumber = 0;

  function identity(value) {
    const inRegistry = typeof value === 'symbol' && kit.keyFor(value) !== undefined;
    const table = inRegistry ? registered : numbers;
    let number = table.get(value);
    if (number === undefined) {
      number = lastNumber += 1;
      table.set(value, number);
    }
    return number;
  }

  const controls = /[\x00-\x1f\x7f'\\\u2028\u2029]/;
  const escapes = { __proto__: null, '\n': '\\n', '\t': '\\t', '\r': '\\r', "'": "\\'", '\\': '\\\\' };

  function quoted(text) {
    const cut = text.length > STRING_WIDTH;
    if (cut) text = slice(text, 0, STRING_WIDTH);
    if (kit.match(controls, text) !== null) {
      let plain = '';
      for (let index = 0; index < text.length; index += 1) {
        const unit = text[index];
        const code = kit.codeUnitAt(text, index);
        plain += escapes[unit] ?? (code < 32 || code === 127 || code === 0x2028 || code === 0x2029 ? '�' : unit);
      }
      text = plain;
    }
    return "'" + text + (cut ? '…' : '') + "'";
  }

  const short = (text) => (text.length > STRING_WIDTH ? slice(text, 0, STRING_WIDTH) + '…' : text);

  const classes = kit.weakMap();

  function isClass(value) {
    // Only classes have a `prototype` that cannot be replaced; the guest can make that of a function so, too.
    const prototype = getOwnPropertyDescriptor(value, 'prototype');
    if (prototype === undefined || prototype.writable) return false;
    let known = classes.get(value);
    if (known === undefined) {
      known = startsWith(functionText(value), 'class');
      classes.set(value, known);
    }
    return known;
  }

  function nameOf(callable) {
    const name = quietly(callable, 'name');
    return typeof name === 'string' ? short(name) : '';
  }

  // The name of the constructor, '' for plain objects, null for objects without a prototype.
  function className(value) {
    const prototype = getPrototypeOf(value);
    if (prototype === null) return null;
    if (prototype === kit.objectPrototype || isProxy(prototype)) return '';
    const constructor = quietly(prototype, 'constructor');
    return typeof constructor === 'function' && !isProxy(constructor) ? nameOf(constructor) : '';
  }

  const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
  const MOST_KEYS = 1000;
  let keys = kit.map();
  let keyCount = 0;

  function keyText(key) {
    if (typeof key === 'symbol') return '[' + symbolText(key) + ']';
    if (key.length > STRING_WIDTH) return quoted(key);
    let known = keys.get(key);
    if (known === undefined) {
      known = kit.match(identifier, key) !== null ? key : quoted(key);
      if (keyCount === MOST_KEYS) {
        keys = kit.map();
        keyCount = 0;
      }
      keys.set(key, known);
      keyCount += 1;
    }
    return known;
  }

  const symbolText = (symbol) => 'Symbol(' + short(kit.symbolDescription(symbol) ?? '') + ')';

  // What the built-ins know about objects of their kinds, by the prototype of these.
  const kinds = kit.map();
  kinds.set(kit.mapPrototype, (value) => 'Map(' + kit.mapSize(value) + ')');
  kinds.set(kit.setPrototype, (value) => 'Set(' + kit.setSize(value) + ')');
  kinds.set(kit.datePrototype, (value) => (is(kit.dateTime(value), NaN) ? 'Invalid Date' : kit.dateText(value)));
  kinds.set(kit.regExpPrototype, (value) => '/' + short(kit.regExpSource(value)) + '/' + kit.regExpFlags(value));

  kinds.set(kit.promisePrototype, () => 'Promise');

  // The first of these prototypes that an object inherits from, or null.
  function kindPrototype(value) {
    let holder = getPrototypeOf(value);
    for (let depth = 0; holder !== null && holder !== kit.objectPrototype && depth < 20; depth += 1) {
      if (isProxy(holder)) return null;
      if (kinds.has(holder)) return holder;
      holder = getPrototypeOf(holder);
    }
    return null;
  }

  const isPromise = (value) => kindPrototype(value) === kit.promisePrototype;

  // The text for an object of one of these kinds, or ''.
  function builtIn(value) {
    const array = kit.typedArrayName(value);
    if (array !== undefined) return array + '(' + kit.typedArrayLength(value) + ')';
    // An object is asked only for the kind it inherits from: a refusal is an error, and errors are dear.
    const prototype = kindPrototype(value);
    if (prototype === null) return '';
    try {
      return kinds.get(prototype)(value);
    } catch {
      // It only inherits from it: the method refused it.
      return '';
    }
  }

  function propertyText(object, key, depth, room) {
    if (!hasOwn(object, key)) return '‹empty›';
    if (lookupGetter(object, key) !== undefined) return '[Getter]';
    const value = object[key];
    return value === undefined && lookupSetter(object, key) !== undefined ? '[Setter]' : text(value, depth, room);
  }

  // `count` entries between brackets, as many of them as there is room for.
  function entries(open, close, count, depth, room, entry) {
    if (count === 0) return open + close;
    if (depth >= DEPTH) return open + '…' + close;
    const space = open === '{' ? ' ' : '';
    let result = open + space;
    for (let index = 0; index < count; index += 1) {
      if (index === ENTRIES || result.length > room) {
        result += (index > 0 ? ', ' : '') + '…';
        break;
      }
      result += (index > 0 ? ', ' : '') + entry(index, room - result.length);
    }
    return result + space + close;
  }

  function namespaceText(namespace, depth, room) {
    const { names } = namespace;
    return '[' + namespace.tag + '] ' + entries('{', '}', names.length, depth, room - 9, (index, left) => {
      const seen = namespace.read(names[index]);
      return keyText(names[index]) + ': ' + (seen.dead ? '‹empty›' : text(seen.value, depth + 1, left));
    });
  }

  function objectText(value, depth, room) {
    if (isProxy(value)) return 'Proxy';
    const namespace = namespaceOf(value);
    if (namespace !== undefined) return namespaceText(namespace, depth, room);
    if (isError(value)) return short(errors.header(value));
    if (isArray(value)) {
      const { length } = value;
      return entries('[', ']', length, depth, room, (index, left) => propertyText(value, index, depth + 1, left));
    }
    const known = builtIn(value);
    if (known !== '') return known;
    const name = className(value);
    const prefix = name === null ? '[Object: null prototype] ' : name === '' ? '' : name + ' ';
    if (depth >= DEPTH) return prefix + '{…}';
    const keys = ownKeys(value);
    return prefix + entries('{', '}', keys.length, depth, room - prefix.length, (index, left) =>
      keyText(keys[index]) + ': ' + propertyText(value, keys[index], depth + 1, left));
  }

  function text(value, depth, room) {
    switch (typeof value) {
      case 'string': return quoted(value);
      case 'number': return is(value, -0) ? '-0' : toText(value);
      case 'bigint': return value < LARGEST && value > -LARGEST ? toText(value) + 'n' : 'a large BigInt';
      case 'symbol': return symbolText(value);
      case 'function':
        if (isProxy(value)) return 'Proxy';
        return isClass(value) ? 'class ' + (nameOf(value) || '(anonymous)') : 'ƒ ' + nameOf(value) + '()';
      case 'object': return value === null ? 'null' : objectText(value, depth, room);
      default: return toText(value);
    }
  }

  function typeOf(value) {
    const type = typeof value;
    if (type === 'function') return isProxy(value) ? 'proxy' : isClass(value) ? 'class' : 'function';
    if (type !== 'object') return type;
    if (value === null) return 'null';
    if (isProxy(value)) return 'proxy';
    if (namespaceOf(value) !== undefined) return 'namespace';
    if (isArray(value)) return 'array';
    if (isError(value)) return 'error';
    return isPromise(value) ? 'promise' : 'object';
  }

  function preview(value) {
    const result = text(value, 0, WIDTH - 15);
    if (result.length <= WIDTH) return result;
    // An ellipsis right before says as much as a second one would.
    return slice(result, 0, WIDTH - (result[WIDTH - 2] === '…' ? 2 : 1)) + '…';
  }

  return {
    __proto__: null,
    preview,
    size: (value) => (isProxy(value) || namespaceOf(value) !== undefined ? 0 : ownKeys(value).length),

    // The description as the inside of a JSON array: type, preview and identity.
    describe(value) {
      const type = typeof value;
      // The commonest need nothing more.
      if (type === 'number' || type === 'boolean') return '"' + type + '","' + text(value, 0, WIDTH) + '",null';
      const number = value !== null && (type === 'object' || type === 'function' || type === 'symbol')
        ? identity(value) : 'null';
      return '"' + typeOf(value) + '",' + stringify(preview(value)) + ',' + number;
    },
  };
})
