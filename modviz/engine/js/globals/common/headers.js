// `Headers`: names in lower case, sorted when they are listed, values of one name joined.
//
// Source: https://fetch.spec.whatwg.org/#headers-class
(function (kit, builtIns) {
  'use strict';
  const { apply, match, TypeError } = kit;
  const {
    string, requireArguments, interfaceOf, iteratorsOf, isObject, items, property, inspectSymbol, standIn,
  } = builtIns;
  const { iterator: iteratorSymbol } = Symbol;
  const { toLowerCase } = String.prototype;
  const enumerableNames = Object.keys;
  const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
  const trimmed = /^[\t\n\r ]*([^]*?)[\t\n\r ]*$/;
  const refused = /[\0\n\r]|[^\0-\xff]/;

  let pairsOf = null;

  function nameFrom(value) {
    const name = string(value);
    if (match(token, name) === null) throw new TypeError('Headers.append: ' + name + ' is an invalid header name.');
    return apply(toLowerCase, name, []);
  }

  function valueFrom(value) {
    const text = match(trimmed, string(value))[1];
    if (match(refused, text) !== null) throw new TypeError('Headers.append: ' + text + ' is an invalid header value.');
    return text;
  }

  class Headers {
    // Of [name, value], one for each name, in order of their names.
    #pairs = kit.list();

    static { pairsOf = (headers) => headers.#pairs; }

    constructor(init = undefined) {
      if (init === undefined) return;
      if (!isObject(init)) throw new TypeError('Headers constructor: init is neither a sequence nor a record');
      const list = typeof init[iteratorSymbol] === 'function' ? items(init) : null;
      if (list === null) {
        const names = enumerableNames(init);
        for (let index = 0; index < names.length; index += 1) this.#append(names[index], init[names[index]]);
        return;
      }
      for (let index = 0; index < list.length; index += 1) {
        const pair = isObject(list[index]) ? items(list[index]) : null;
        if (pair === null || pair.length !== 2) {
          throw new TypeError('Headers constructor: expected name/value pair to be length 2');
        }
        this.#append(pair[0], pair[1]);
      }
    }

    // Where a name is, or where it belongs.
    #place(name) {
      let place = 0;
      while (place < this.#pairs.length && this.#pairs[place][0] < name) place += 1;
      return place;
    }

    #isAt(place, name) {
      return place < this.#pairs.length && this.#pairs[place][0] === name;
    }

    #put(place, name, value) {
      const pairs = this.#pairs;
      for (let index = pairs.length; index > place; index -= 1) pairs[index] = pairs[index - 1];
      pairs[place] = [name, value];
    }

    #append(givenName, givenValue) {
      const name = nameFrom(givenName);
      const value = valueFrom(givenValue);
      const place = this.#place(name);
      if (this.#isAt(place, name)) this.#pairs[place] = [name, this.#pairs[place][1] + ', ' + value];
      else this.#put(place, name, value);
    }

    append(name, value) {
      requireArguments(arguments.length, ['name', 'value']);
      this.#append(name, value);
    }

    delete(name) {
      requireArguments(arguments.length, ['name']);
      const key = nameFrom(name);
      const kept = kit.list();
      for (let index = 0; index < this.#pairs.length; index += 1) {
        if (this.#pairs[index][0] !== key) kept[kept.length] = this.#pairs[index];
      }
      this.#pairs = kept;
    }

    get(name) {
      requireArguments(arguments.length, ['name']);
      const key = nameFrom(name);
      const place = this.#place(key);
      return this.#isAt(place, key) ? this.#pairs[place][1] : null;
    }

    has(name) {
      requireArguments(arguments.length, ['name']);
      const key = nameFrom(name);
      return this.#isAt(this.#place(key), key);
    }

    set(name, value) {
      requireArguments(arguments.length, ['name', 'value']);
      const key = nameFrom(name);
      const text = valueFrom(value);
      const place = this.#place(key);
      if (this.#isAt(place, key)) this.#pairs[place] = [key, text];
      else this.#put(place, key, text);
    }

    keys() { return this.#pairs && iterate(this, 'key'); }

    values() { return this.#pairs && iterate(this, 'value'); }

    entries() { return this.#pairs && iterate(this, 'entry'); }

    forEach(callback, thisArg = undefined) {
      if (this.#pairs && typeof callback !== 'function') {
        throw new TypeError(
          "Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.");
      }
      for (let index = 0; index < this.#pairs.length; index += 1) {
        const pair = this.#pairs[index];
        apply(callback, thisArg, [pair[1], pair[0], this]);
      }
    }

    [inspectSymbol](depth, options, inspect) {
      const shown = {};
      for (let index = 0; index < this.#pairs.length; index += 1) {
        property(shown, this.#pairs[index][0], this.#pairs[index][1], true);
      }
      return 'Headers ' + inspect(shown, options);
    }
  }

  const iterate = iteratorsOf('Headers', pairsOf);
  interfaceOf(Headers);
  property(Headers.prototype, iteratorSymbol, standIn(Headers.prototype.entries), false);
  return Headers;
})
