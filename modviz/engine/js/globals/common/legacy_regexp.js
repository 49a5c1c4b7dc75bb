// What `RegExp` says of the last match: `RegExp.$1` and its family.
//
// All matching goes through `RegExp.prototype.exec`, whose calls are noted here.  What was matched is found out again when
// somebody asks, by the same expression at the same place.
//
// Source: https://tc39.es/proposal-regexp-legacy-features/
(function (kit, built_ins) {
  'use strict';
  const { match, slice, defineProperty, getOwnPropertyDescriptor, regExpSource, regExpFlags, indexOf } = kit;
  const { standIn, string } = built_ins;
  const NativeRegExp = RegExp;

  // The expression that matched last, as source and flags; in which text, and where.
  let source = '(?:)';
  let flags = '';
  let text = '';
  let at = 0;
  let given = null;

  const method = {
    exec(string) {
      const found = match(this, string);
      if (found !== null) {
        source = regExpSource(this);
        flags = regExpFlags(this);
        text = found.input;
        at = found.index;
        given = null;
      }
      return found;
    },
  };
  defineProperty(NativeRegExp.prototype, 'exec', { __proto__: null, value: standIn(method.exec) });

  function lastMatch() {
    const again = new NativeRegExp(source, indexOf(flags, 'y') < 0 ? flags + 'y' : flags);
    again.lastIndex = at;
    return match(again, text);
  }

  function lastParenthesis() {
    const found = lastMatch();
    return found.length > 1 ? found[found.length - 1] ?? '' : '';
  }

  const answers = {
    __proto__: null,
    input: () => given ?? text,
    lastMatch: () => lastMatch()[0],
    lastParen: lastParenthesis,
    leftContext: () => slice(text, 0, at),
    rightContext: () => slice(text, at + lastMatch()[0].length),
  };
  const shortNames = { __proto__: null, input: '$_', lastMatch: '$&', lastParen: '$+', leftContext: '$`', rightContext: "$'" };

  function property(name, answer, write) {
    const accessor = { get [name]() { return answer(); }, set [name](value) { write(value); } };
    const descriptor = getOwnPropertyDescriptor(accessor, name);
    standIn(descriptor.get);
    standIn(descriptor.set);
    defineProperty(NativeRegExp, name, {
      __proto__: null, get: descriptor.get, set: descriptor.set, enumerable: false, configurable: true,
    });
  }

  for (const name in answers) {
    const write = name === 'input' ? (value) => { given = string(value); } : () => {};
    property(name, answers[name], write);
    property(shortNames[name], answers[name], write);
  }
  for (let number = 1; number < 10; number += 1) property('$' + number, () => lastMatch()[number] ?? '', () => {});
})
