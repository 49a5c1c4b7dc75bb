// Selectors as data: a list of complex selectors, each a list of compounds from right to left with their combinators.
//
// Source: https://drafts.csswg.org/selectors/#grammar
(function (kit, builtIns, lacks) {
  'use strict';
  const { apply, match, slice, unitAt, indexOf } = kit;
  const { toLowerCase } = String.prototype;
  const { fromCodePoint } = String;
  const toNumber = Number;
  const lower = (text) => apply(toLowerCase, text, []);

  const space = /[ \t\n\r\f]/;
  const nameStart = /[-_a-zA-Z\u0080-\uffff\\]/;
  const namePart = /[-\w\u0080-\uffff]/;
  const unnameable = /^-?[0-9]/;
  const hexDigits = /^[0-9a-fA-F]{1,6}/;
  const anPlusB = /^(?:(even|odd)|([-+]?\d*)n(?:[ \t]*([-+])[ \t]*(\d+))?|([-+]?\d+))/i;
  const ofWord = /^[ \t\n]+of[ \t\n]+/i;

  // Those that say something of the element alone, and those that never hold where nobody looks and points.
  const PLAIN = kit.table();
  for (const name of [
    'first-child', 'last-child', 'only-child', 'first-of-type', 'last-of-type', 'only-of-type', 'empty', 'root', 'scope',
    'checked', 'disabled', 'enabled', 'required', 'optional', 'focus', 'focus-visible', 'focus-within', 'link',
    'any-link', 'defined', 'hover', 'active', 'visited', 'target', 'open', 'placeholder-shown', 'indeterminate',
    'before', 'after', 'first-line', 'first-letter',
  ]) PLAIN[name] = true;
  const OF_LISTS = { __proto__: null, not: true, is: true, where: true, matches: true, has: true };
  const NTH = {
    __proto__: null, 'nth-child': true, 'nth-last-child': true, 'nth-of-type': true, 'nth-last-of-type': true,
  };
  // What Chromium knows beside these.
  const LACKING = kit.table();
  for (const name of [
    'autofill', 'default', 'dir', 'fullscreen', 'host', 'host-context', 'in-range', 'invalid', 'lang', 'modal',
    'out-of-range', 'paused', 'picture-in-picture', 'playing', 'popover-open', 'read-only', 'read-write', 'state',
    'target-current', 'user-invalid', 'user-valid', 'valid', 'webkit-autofill',
  ]) LACKING[name] = true;

  const INVALID = { __proto__: null };
  const invalid = () => { throw INVALID; };

  // A parser of one text.
  function parser(text) {
    let at = 0;

    const next = () => unitAt(text, at);
    const isSpace = () => match(space, next()) !== null;
    const isNameStart = () => match(nameStart, next()) !== null;

    function skipSpace() {
      const start = at;
      while (isSpace()) at += 1;
      return at > start;
    }

    function escape() {
      at += 1;
      const found = match(hexDigits, slice(text, at, at + 6));
      if (found === null) {
        if (at >= text.length) return '\ufffd';
        at += 1;
        return unitAt(text, at - 1);
      }
      at += found[0].length;
      if (isSpace()) at += 1;
      const code = toNumber('0x' + found[0]);
      return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : fromCodePoint(code);
    }

    function identifier() {
      let name = '';
      if (!isNameStart()) invalid();
      while (at < text.length) {
        if (next() === '\\') name += escape();
        else if (match(namePart, next()) !== null) {
          name += next();
          at += 1;
        } else break;
      }
      if (name === '-') invalid();
      return name;
    }

    function hashName() {
      let name = '';
      if (match(unnameable, slice(text, at, at + 2)) !== null) invalid();
      while (at < text.length) {
        if (next() === '\\') name += escape();
        else if (match(namePart, next()) !== null) {
          name += next();
          at += 1;
        } else break;
      }
      if (name === '') invalid();
      return name;
    }

    function string(quote) {
      let value = '';
      at += 1;
      while (at < text.length && next() !== quote) {
        if (next() === '\n') invalid();
        if (next() === '\\') {
          if (unitAt(text, at + 1) === '\n') at += 2;
          else value += escape();
        } else {
          value += next();
          at += 1;
        }
      }
      at += 1;
      return value;
    }

    function expect(unit) {
      // The end of the text closes whatever is open.
      if (at < text.length && next() !== unit) invalid();
      at += 1;
    }

    function attribute() {
      at += 1;
      skipSpace();
      const name = identifier();
      skipSpace();
      const test = { __proto__: null, kind: 'attribute', name, operator: '', value: '', ignoresCase: false };
      if (next() !== ']' && at < text.length) {
        if (next() !== '=') {
          test.operator = next();
          if (indexOf('~|^$*', test.operator) < 0) invalid();
          at += 1;
        }
        if (next() !== '=') invalid();
        test.operator += '=';
        at += 1;
        skipSpace();
        test.value = next() === '"' || next() === "'" ? string(next()) : identifier();
        skipSpace();
        const flag = lower(next());
        if (flag === 'i' || flag === 's') {
          test.ignoresCase = flag === 'i';
          at += 1;
          skipSpace();
        }
      }
      expect(']');
      return test;
    }

    function nth(name) {
      skipSpace();
      const found = match(anPlusB, slice(text, at));
      if (found === null) invalid();
      at += found[0].length;
      const test = { __proto__: null, kind: 'nth', name, step: 0, offset: 0, of: null };
      const word = found[1] === undefined ? '' : lower(found[1]);
      if (word !== '') {
        test.step = 2;
        test.offset = word === 'odd' ? 1 : 0;
      } else if (found[2] !== undefined) {
        test.step = found[2] === '' || found[2] === '+' ? 1 : found[2] === '-' ? -1 : toNumber(found[2]);
        if (found[4] !== undefined) test.offset = toNumber(found[3] + found[4]);
      } else {
        test.offset = toNumber(found[5]);
      }
      const more = match(ofWord, slice(text, at));
      if (more !== null) {
        if (name !== 'nth-child' && name !== 'nth-last-child') invalid();
        at += more[0].length;
        test.of = selectorList(false);
      }
      skipSpace();
      expect(')');
      return test;
    }

    function pseudo() {
      at += 1;
      const isElement = next() === ':';
      if (isElement) at += 1;
      const name = lower(identifier());
      if (isElement) return { __proto__: null, kind: 'never' };
      if (next() === '(') {
        at += 1;
        if (NTH[name]) return nth(name);
        if (!OF_LISTS[name]) {
          if (LACKING[name]) throw lacks.lack('selector :' + name + '()');
          invalid();
        }
        skipSpace();
        const isForgiving = name === 'is' || name === 'where';
        const list = isForgiving && next() === ')' ? kit.list() : selectorList(name === 'has');
        expect(')');
        return { __proto__: null, kind: name === 'where' || name === 'matches' ? 'is' : name, list };
      }
      if (PLAIN[name]) return { __proto__: null, kind: 'plain', name };
      if (LACKING[name]) throw lacks.lack('selector :' + name);
      return invalid();
    }

    function compound() {
      const tests = kit.list();
      // A namespace may stand before the name; there is but one that could be meant.
      if (slice(text, at, at + 2) === '*|') at += 2;
      if (next() === '*') {
        at += 1;
      } else if (isNameStart()) {
        const name = identifier();
        tests[0] = { __proto__: null, kind: 'type', name, lower: lower(name) };
      } else if (indexOf('#.[:', next()) < 0 || at >= text.length) {
        invalid();
      }
      for (;;) {
        const unit = next();
        if (unit === '#') {
          at += 1;
          tests[tests.length] = { __proto__: null, kind: 'id', name: hashName() };
        } else if (unit === '.') {
          at += 1;
          tests[tests.length] = { __proto__: null, kind: 'class', name: identifier() };
        } else if (unit === '[') {
          tests[tests.length] = attribute();
        } else if (unit === ':') {
          tests[tests.length] = pseudo();
        } else {
          return tests;
        }
      }
    }

    // What stands between two compounds, or '' if nothing follows.
    function combinator() {
      const hadSpace = skipSpace();
      const unit = next();
      if (unit === '>' || unit === '+' || unit === '~') {
        at += 1;
        skipSpace();
        return unit;
      }
      return hadSpace && unit !== ',' && unit !== ')' && at < text.length ? ' ' : '';
    }

    function complex(isRelative) {
      const compounds = kit.list();
      skipSpace();
      let first = '';
      if (isRelative) {
        first = ' ';
        if (next() !== '' && indexOf('>+~', next()) >= 0) first = combinator();
      }
      compounds[0] = { __proto__: null, tests: compound(), combinator: first };
      for (let between = combinator(); between !== ''; between = combinator()) {
        compounds[compounds.length] = { __proto__: null, tests: compound(), combinator: between };
      }
      return compounds;
    }

    function selectorList(isRelative) {
      const list = kit.list();
      list[0] = complex(isRelative);
      while (next() === ',') {
        at += 1;
        list[list.length] = complex(isRelative);
      }
      return list;
    }

    return {
      __proto__: null,
      all() {
        const list = selectorList(false);
        if (at < text.length) invalid();
        return list;
      },
    };
  }

  const KEPT = 500;
  let known = kit.map();
  let count = 0;

  return {
    __proto__: null,

    // The selectors of a text; null if it has none.
    parse(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      let list = null;
      try {
        list = parser(text).all();
      } catch (error) {
        if (error !== INVALID) throw error;
      }
      if (count === KEPT) {
        known = builtIns.newMap();
        count = 0;
      }
      count += 1;
      known.set(text, list);
      return list;
    },
  };
})
