// `URLSearchParams`.
//
// Source: https://url.spec.whatwg.org/#interface-urlsearchparams
(function (kit, builtIns, encoding) {
  'use strict';
  const { apply, slice, ownKeys, getOwnPropertyDescriptor, TypeError } = kit;
  const {
    newMap, usvString, requireArguments, interfaceOf, iteratorsOf, isObject, items, coded, notOfType, property,
    inspectSymbol, standIn,
  } = builtIns;
  const { iterator: iteratorSymbol } = Symbol;

  let pairsOf = null;
  let makeLinked = null;
  let replacePairs = null;

  function notAPair() {
    return coded(new TypeError('Each query pair must be an iterable [name, value] tuple'), 'ERR_INVALID_TUPLE');
  }

  // From what iterates over pairs.
  function pairsFromItems(list) {
    const pairs = kit.list();
    for (let index = 0; index < list.length; index += 1) {
      const item = isObject(list[index]) ? items(list[index]) : null;
      if (item === null || item.length !== 2) throw notAPair();
      pairs[index] = [usvString(item[0]), usvString(item[1])];
    }
    return pairs;
  }

  // From the properties of an object; two that are the same text without lone surrogates are one.
  function pairsFromRecord(object) {
    const pairs = kit.list();
    const places = newMap();
    const keys = ownKeys(object);
    for (let index = 0; index < keys.length; index += 1) {
      const descriptor = getOwnPropertyDescriptor(object, keys[index]);
      if (descriptor === undefined || !descriptor.enumerable) continue;
      const key = usvString(keys[index]);
      const value = usvString(object[keys[index]]);
      const place = places.get(key);
      if (place === undefined) {
        places.set(key, pairs.length);
        pairs[pairs.length] = [key, value];
      } else {
        pairs[place][1] = value;
      }
    }
    return pairs;
  }

  function pairsFrom(init) {
    if (init === undefined) return kit.list();
    if (isObject(init)) {
      if (typeof init[iteratorSymbol] !== 'function') return pairsFromRecord(init);
      return pairsFromItems(items(init));
    }
    const text = usvString(init);
    return encoding.parseForm(text[0] === '?' ? slice(text, 1) : text);
  }

  // A stable order by the code units of the names.
  function sorted(pairs) {
    if (pairs.length < 2) return pairs;
    const middle = pairs.length >> 1;
    const left = sorted(part(pairs, 0, middle));
    const right = sorted(part(pairs, middle, pairs.length));
    const result = kit.list();
    let from = 0;
    for (let index = 0; index < left.length; index += 1) {
      for (; from < right.length && right[from][0] < left[index][0]; from += 1) result[result.length] = right[from];
      result[result.length] = left[index];
    }
    for (; from < right.length; from += 1) result[result.length] = right[from];
    return result;
  }

  const part = (list, from, to) => kit.setPrototypeOf(kit.listSlice(list, from, to), null);

  class URLSearchParams {
    #pairs;
    // Told of every change: the URL that this belongs to.
    #changed = null;

    static {
      pairsOf = (params) => params.#pairs;
      replacePairs = (params, pairs) => { params.#pairs = pairs; };
      makeLinked = (pairs, changed) => {
        const params = new URLSearchParams();
        params.#pairs = pairs;
        params.#changed = changed;
        return params;
      };
    }

    constructor(init = undefined) {
      this.#pairs = pairsFrom(init);
    }

    #update() {
      if (this.#changed !== null) this.#changed(encoding.formText(this.#pairs));
    }

    get size() { return this.#pairs.length; }

    append(name, value) {
      requireArguments(arguments.length, ['name', 'value']);
      const key = usvString(name);
      const pairs = this.#pairs;
      pairs[pairs.length] = [key, usvString(value)];
      this.#update();
    }

    delete(name, value = undefined) {
      requireArguments(arguments.length, ['name']);
      const key = usvString(name);
      const wanted = value === undefined ? undefined : usvString(value);
      const kept = kit.list();
      for (let index = 0; index < this.#pairs.length; index += 1) {
        const pair = this.#pairs[index];
        if (pair[0] !== key || (wanted !== undefined && pair[1] !== wanted)) kept[kept.length] = pair;
      }
      this.#pairs = kept;
      this.#update();
    }

    get(name) {
      requireArguments(arguments.length, ['name']);
      const key = usvString(name);
      for (let index = 0; index < this.#pairs.length; index += 1) {
        if (this.#pairs[index][0] === key) return this.#pairs[index][1];
      }
      return null;
    }

    getAll(name) {
      requireArguments(arguments.length, ['name']);
      const key = usvString(name);
      const values = [];
      let count = 0;
      for (let index = 0; index < this.#pairs.length; index += 1) {
        if (this.#pairs[index][0] !== key) continue;
        property(values, count, this.#pairs[index][1], true);
        count += 1;
      }
      return values;
    }

    has(name, value = undefined) {
      requireArguments(arguments.length, ['name']);
      const key = usvString(name);
      const wanted = value === undefined ? undefined : usvString(value);
      for (let index = 0; index < this.#pairs.length; index += 1) {
        const pair = this.#pairs[index];
        if (pair[0] === key && (wanted === undefined || pair[1] === wanted)) return true;
      }
      return false;
    }

    set(name, value) {
      requireArguments(arguments.length, ['name', 'value']);
      const key = usvString(name);
      const text = usvString(value);
      const kept = kit.list();
      let isSet = false;
      for (let index = 0; index < this.#pairs.length; index += 1) {
        const pair = this.#pairs[index];
        if (pair[0] !== key) {
          kept[kept.length] = pair;
        } else if (!isSet) {
          isSet = true;
          kept[kept.length] = [key, text];
        }
      }
      if (!isSet) kept[kept.length] = [key, text];
      this.#pairs = kept;
      this.#update();
    }

    sort() {
      this.#pairs = sorted(this.#pairs);
      this.#update();
    }

    entries() { return this.#pairs && iterate(this, 'entry'); }

    forEach(callback, thisArg = undefined) {
      const pairs = this.#pairs;
      if (typeof callback !== 'function') {
        throw notOfType('callback', 'of type function', callback);
      }
      for (let index = 0; index < this.#pairs.length; index += 1) {
        const pair = this.#pairs[index];
        apply(callback, thisArg, [pair[1], pair[0], this]);
      }
    }

    keys() { return this.#pairs && iterate(this, 'key'); }

    values() { return this.#pairs && iterate(this, 'value'); }

    toString() { return encoding.formText(this.#pairs); }

    [inspectSymbol](depth, options, inspect) {
      if (depth < 0) return '[Object]';
      const shown = kit.list();
      for (let index = 0; index < this.#pairs.length; index += 1) {
        const pair = this.#pairs[index];
        shown[index] = inspect(pair[0], options) + ' => ' + inspect(pair[1], options);
      }
      if (shown.length === 0) return 'URLSearchParams {}';
      const line = kit.join(shown, ', ');
      return line.length > options.breakLength
        ? 'URLSearchParams {\n  ' + kit.join(shown, ',\n  ') + ' }' : 'URLSearchParams { ' + line + ' }';
    }
  }

  const iterate = iteratorsOf('URLSearchParams', pairsOf);
  interfaceOf(URLSearchParams);
  property(URLSearchParams.prototype, iteratorSymbol, standIn(URLSearchParams.prototype.entries), false);

  return { __proto__: null, makeLinked, replacePairs };
})
