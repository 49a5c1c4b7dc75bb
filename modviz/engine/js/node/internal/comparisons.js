// Deep equality, in the three forms that `node:assert` and `node:util` have: strict, loose, and partial.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/assert.html#comparison-details_1
(function (internal) {
  'use strict';
  const types = internal.require('util/types');

  const isObject = (value) => typeof value === 'object' && value !== null;
  const tagOf = (value) => Object.prototype.toString.call(value);
  const hasOwn = (object, key) => Object.hasOwn(object, key);
  const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);
  const isIndex = (key) => /^(?:0|[1-9][0-9]*)$/.test(key) && Number(key) < 2 ** 32 - 1;
  const namesBesidesIndices = (value) => Object.keys(value).filter((key) => !isIndex(key));

  function sameBytes(a, b) {
    if (a.byteLength !== b.byteLength) return false;
    const first = internal.bytesOf(a);
    const second = internal.bytesOf(b);
    return first.every((byte, index) => byte === second[index]);
  }

  // The primitive in a box; what is no box is the answer itself.
  function unboxed(value) {
    for (const type of [Number, String, Boolean, BigInt, Symbol]) {
      try {
        return type.prototype.valueOf.call(value);
      } catch {
        // Of another type.
      }
    }
    return value;
  }

  // `mode` is "strict", "loose" or "partial" (what is expected is in what is there, strictly).
  function comparisonOf(mode) {
    const isLoose = mode === 'loose';
    const isPartial = mode === 'partial';

    function equal(a, b, memory) {
      if (a === b) return a !== 0 || isLoose || Object.is(a, b);
      if (!isLoose) {
        if (!isObject(a)) return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
        if (!isObject(b)) return false;
        if (!isPartial && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
      } else {
        if (!isObject(a)) {
          // eslint-disable-next-line eqeqeq -- what "loose" means
          return !isObject(b) && (a == b || (Number.isNaN(a) && Number.isNaN(b)));
        }
        if (!isObject(b)) return false;
      }
      return sameKind(a, b, memory);
    }

    function sameKind(a, b, memory) {
      if (tagOf(a) !== tagOf(b)) return false;
      if (Array.isArray(a)) {
        if (!Array.isArray(b) || (isPartial ? a.length < b.length : a.length !== b.length)) return false;
        const names = isPartial ? [] : namesBesidesIndices(a);
        if (!isPartial && names.length !== namesBesidesIndices(b).length) return false;
        if (isPartial) return partialArray(a, b, memory);
        return remembered(a, b, memory, 'array', names);
      }
      if (Array.isArray(b)) return false;
      if (types.isDate(a)) {
        if (!types.isDate(b)) return false;
        const first = Date.prototype.getTime.call(a);
        const second = Date.prototype.getTime.call(b);
        if (first !== second && !(Number.isNaN(first) && Number.isNaN(second))) return false;
      } else if (types.isRegExp(a)) {
        if (!types.isRegExp(b)) return false;
        if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false;
      } else if (types.isArrayBufferView(a)) {
        if (!types.isArrayBufferView(b)) return false;
        if (Object.prototype.toString.call(a).startsWith('[object Float') && isLoose) {
          if (a.length !== b.length || !a.every((each, index) => each === b[index])) return false;
        } else if (!sameBytes(a, b)) {
          return false;
        }
        return remembered(a, b, memory, 'view', namesBesidesIndices(a));
      } else if (types.isSet(a)) {
        if (!types.isSet(b) || (isPartial ? a.size < b.size : a.size !== b.size)) return false;
        return remembered(a, b, memory, 'set');
      } else if (types.isMap(a)) {
        if (!types.isMap(b) || (isPartial ? a.size < b.size : a.size !== b.size)) return false;
        return remembered(a, b, memory, 'map');
      } else if (types.isAnyArrayBuffer(a)) {
        if (!types.isAnyArrayBuffer(b) || !sameBytes(a, b)) return false;
      } else if (types.isBoxedPrimitive(a)) {
        if (!types.isBoxedPrimitive(b) || !Object.is(unboxed(a), unboxed(b))) return false;
      } else if (types.isNativeError(a) || a instanceof Error) {
        if (!types.isNativeError(b) && !(b instanceof Error)) return false;
        for (const key of ['message', 'name', 'cause', 'errors']) if (!sameHidden(a, b, key, memory)) return false;
      } else if (types.isSet(b) || types.isMap(b) || types.isDate(b) || types.isRegExp(b) || types.isBoxedPrimitive(b)
        || types.isArrayBufferView(b) || types.isAnyArrayBuffer(b) || types.isNativeError(b) || b instanceof Error) {
        return false;
      } else if (types.isWeakMap(a) || types.isWeakSet(a) || types.isPromise(a) || a instanceof WeakRef) {
        return false;
      } else if (a instanceof internal.globals.URL && b instanceof internal.globals.URL && a.href !== b.href) {
        return false;
      }
      return remembered(a, b, memory, 'object');
    }

    // Properties of errors count although they are not enumerable.
    function sameHidden(a, b, key, memory) {
      const first = isEnumerable(a, key);
      if (first !== isEnumerable(b, key)) return false;
      return first || (a[key] === b[key] || equal(a[key], b[key], memory));
    }

    // Compares the contents; pairs that are being compared already, further up, count as equal.
    function remembered(a, b, memory, kind, names = undefined) {
      const keys = names ?? Object.keys(isPartial ? b : a);
      if (!sameKeys(a, b, keys, names)) return false;
      if (memory === undefined) {
        return sameContents(a, b, kind, keys, { first: new Map([[a, b]]), second: new Map([[b, a]]) });
      }
      if (memory.first.has(a) || memory.second.has(b)) return memory.first.get(a) === b && memory.second.get(b) === a;
      memory.first.set(a, b);
      memory.second.set(b, a);
      const answer = sameContents(a, b, kind, keys, memory);
      memory.first.delete(a);
      memory.second.delete(b);
      return answer;
    }

    function sameKeys(a, b, keys, names) {
      if (names === undefined && !isPartial && keys.length !== Object.keys(b).length) return false;
      if (names !== undefined && !isPartial && keys.length !== namesBesidesIndices(b).length) return false;
      const holder = isPartial ? a : b;
      if (!keys.every((key) => (isLoose ? hasOwn(holder, key) : isEnumerable(holder, key)))) return false;
      if (isLoose) return true;
      const symbols = (value) => Object.getOwnPropertySymbols(value).filter((key) => isEnumerable(value, key));
      const wanted = symbols(isPartial ? b : a);
      if (!isPartial && symbols(b).length !== wanted.length) return false;
      if (!wanted.every((key) => isEnumerable(holder, key))) return false;
      keys.push(...wanted);
      return true;
    }

    function sameContents(a, b, kind, keys, memory) {
      if (kind === 'set' && !sameSet(a, b, memory)) return false;
      if (kind === 'map' && !sameMap(a, b, memory)) return false;
      if (kind === 'array') {
        for (let index = 0; index < a.length; index += 1) {
          if (hasOwn(a, index) !== hasOwn(b, index)) return isLoose && a[index] === b[index];
          if (!equal(a[index], b[index], memory)) return false;
        }
      }
      return keys.every((key) => equal(a[key], b[key], memory));
    }

    // Every item that is expected has one of its own, further on than the one before.
    function partialArray(a, b, memory) {
      let at = 0;
      for (const wanted of b) {
        while (at < a.length && !equal(a[at], wanted, memory)) at += 1;
        if (at === a.length) return false;
        at += 1;
      }
      return true;
    }

    // Takes for each item of `wanted` one of `found` that is equal.
    function allMatch(wanted, found, isSame) {
      const left = [...found];
      for (const each of wanted) {
        const at = left.findIndex((other) => isSame(other, each));
        if (at < 0) return false;
        left.splice(at, 1);
      }
      return true;
    }

    function sameSet(a, b, memory) {
      const wanted = [...b].filter((item) => !a.has(item));
      if (wanted.length === 0) return true;
      if (!isLoose && wanted.some((item) => !isObject(item))) return false;
      return allMatch(wanted, [...a].filter((item) => !b.has(item)), (x, y) => equal(x, y, memory));
    }

    function sameMap(a, b, memory) {
      const wanted = [];
      for (const [key, value] of b) {
        if (a.has(key) && (!isLoose || equal(a.get(key), value, memory))) {
          if (!equal(a.get(key), value, memory)) return false;
        } else if (!isLoose && !isObject(key)) {
          return false;
        } else {
          wanted.push([key, value]);
        }
      }
      const found = [...a].filter(([key]) => !b.has(key) || wanted.some(([other]) => other === key));
      return allMatch(wanted, found, (x, y) => equal(x[0], y[0], memory) && equal(x[1], y[1], memory));
    }

    return (a, b) => equal(a, b, undefined);
  }

  return {
    isDeepEqual: comparisonOf('loose'),
    isDeepStrictEqual: comparisonOf('strict'),
    isPartialStrictEqual: comparisonOf('partial'),
  };
})
