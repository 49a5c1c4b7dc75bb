// `DOMTokenList`: an attribute as a set of words.
//
// Source: https://dom.spec.whatwg.org/#interface-domtokenlist
(function (kit, builtIns, interfaces, nodes, collections) {
  'use strict';
  const { apply, match, TypeError } = kit;
  const { number, string, iteratorsOf, property } = builtIns;
  const { stamp, here, define, needArguments, executing, failure } = interfaces;
  const { iterator: iteratorSymbol } = Symbol;
  const { getAttribute, setAttribute } = nodes;
  const word = /[^ \t\n\r\f]+/g;
  const space = /[ \t\n\r\f]/;

  const listOf = (value) => here(value, 'tokens');
  const text = (list) => getAttribute(list.element, list.name) ?? '';

  // The words of a text, each once.
  function wordsOf(value) {
    const words = kit.list();
    word.lastIndex = 0;
    for (let found = match(word, value); found !== null; found = match(word, value)) {
      if (!includes(words, found[0])) words[words.length] = found[0];
    }
    return words;
  }

  function includes(words, wanted) {
    for (let index = 0; index < words.length; index += 1) {
      if (words[index] === wanted) return true;
    }
    return false;
  }

  function without(words, unwanted) {
    const kept = kit.list();
    for (let index = 0; index < words.length; index += 1) {
      if (words[index] !== unwanted) kept[kept.length] = words[index];
    }
    return kept;
  }

  function tokensFrom(args, count, method) {
    const tokens = kit.list();
    for (let index = 0; index < count; index += 1) tokens[index] = string(args[index]);
    for (let index = 0; index < count; index += 1) {
      if (tokens[index] === '') {
        throw failure(method, 'DOMTokenList', 'The token provided must not be empty.', 'SyntaxError');
      }
      if (match(space, tokens[index]) !== null) {
        throw failure(method, 'DOMTokenList', "The token provided ('" + tokens[index]
          + "') contains HTML space characters, which are not valid in tokens.", 'InvalidCharacterError');
      }
    }
    return tokens;
  }

  function update(list, words) {
    if (words.length === 0 && getAttribute(list.element, list.name) === null) return;
    setAttribute(list.element, list.name, kit.join(words, ' '));
  }

  const DOMTokenList = define('DOMTokenList', null, {
    entries() { return listOf(this) && iterate(this, 'entry'); },
    keys() { return listOf(this) && iterate(this, 'key'); },
    values() { return listOf(this) && iterate(this, 'value'); },
    forEach(callback, thisArg = undefined) {
      const list = listOf(this);
      needArguments(arguments.length, 1, 'forEach', 'DOMTokenList');
      if (typeof callback !== 'function') {
        throw new TypeError(executing('forEach', 'DOMTokenList') + "parameter 1 is not of type 'Function'.");
      }
      const words = wordsOf(text(list));
      for (let index = 0; index < words.length; index += 1) apply(callback, thisArg, [words[index], index, this]);
    },
    get length() { return wordsOf(text(listOf(this))).length; },
    get value() { return text(listOf(this)); },
    set value(value) {
      const list = listOf(this);
      setAttribute(list.element, list.name, string(value));
    },
    add() {
      const list = listOf(this);
      const tokens = tokensFrom(arguments, arguments.length, 'add');
      const words = wordsOf(text(list));
      for (let index = 0; index < tokens.length; index += 1) {
        if (!includes(words, tokens[index])) words[words.length] = tokens[index];
      }
      update(list, words);
    },
    contains(token) {
      const list = listOf(this);
      needArguments(arguments.length, 1, 'contains', 'DOMTokenList');
      return includes(wordsOf(text(list)), string(token));
    },
    item(index) {
      const list = listOf(this);
      needArguments(arguments.length, 1, 'item', 'DOMTokenList');
      const at = number(index) >>> 0;
      const words = wordsOf(text(list));
      return at < words.length ? words[at] : null;
    },
    remove() {
      const list = listOf(this);
      const tokens = tokensFrom(arguments, arguments.length, 'remove');
      let words = wordsOf(text(list));
      for (let index = 0; index < tokens.length; index += 1) words = without(words, tokens[index]);
      update(list, words);
    },
    replace(token, newToken) {
      const list = listOf(this);
      needArguments(arguments.length, 2, 'replace', 'DOMTokenList');
      const tokens = tokensFrom(arguments, 2, 'replace');
      const words = wordsOf(text(list));
      if (!includes(words, tokens[0])) return false;
      const replaced = kit.list();
      for (let index = 0; index < words.length; index += 1) {
        const each = words[index] === tokens[0] ? tokens[1] : words[index];
        if (!includes(replaced, each)) replaced[replaced.length] = each;
      }
      update(list, replaced);
      return true;
    },
    supports(token) {
      listOf(this);
      needArguments(arguments.length, 1, 'supports', 'DOMTokenList');
      string(token);
      throw new TypeError(executing('supports', 'DOMTokenList') + 'DOMTokenList has no supported tokens.');
    },
    toggle(token, force = undefined) {
      const list = listOf(this);
      needArguments(arguments.length, 1, 'toggle', 'DOMTokenList');
      const tokens = tokensFrom(arguments, 1, 'toggle');
      const words = wordsOf(text(list));
      if (includes(words, tokens[0])) {
        if (force !== undefined && force) return true;
        update(list, without(words, tokens[0]));
        return false;
      }
      if (force !== undefined && !force) return false;
      words[words.length] = tokens[0];
      update(list, words);
      return true;
    },
    toString() { return text(listOf(this)); },
  });
  const iterate = iteratorsOf('DOMTokenList', (object) => {
    const words = wordsOf(text(listOf(object)));
    const pairs = kit.list();
    for (let index = 0; index < words.length; index += 1) pairs[index] = [index, words[index]];
    return pairs;
  });
  property(DOMTokenList.prototype, iteratorSymbol, DOMTokenList.prototype.values, false);
  const { prototype } = DOMTokenList;

  return {
    __proto__: null,
    wordsOf,

    // The object for the words of the attribute `name` of an element, which is always the same.
    tokenList: (element, name) => collections.kept(element, 'tokens ' + name, () => {
      const list = { __proto__: null, object: null, tokens: true, element, name };
      stamp(collections.exotic(kit.create(prototype), {
        __proto__: null,
        at: (index) => wordsOf(text(list))[index],
        length: () => wordsOf(text(list)).length,
      }), list);
      return list;
    }),
  };
})
