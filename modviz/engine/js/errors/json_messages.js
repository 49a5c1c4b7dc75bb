// What V8 says of a text that is no JSON, and where: the engine's own parser says less.
(function (kit) {
  'use strict';
  const { slice, codeUnitAt, unitAt } = kit;
  const CONTEXT = 10;

  const isSpace = (unit) => unit === ' ' || unit === '\n' || unit === '\r' || unit === '\t';
  const isDigit = (unit) => unit >= '0' && unit <= '9';
  const isHexDigit = (unit) => isDigit(unit) || (unit >= 'a' && unit <= 'f') || (unit >= 'A' && unit <= 'F');
  const isSimpleEscape = (unit) => kit.indexOf('"\\/bfnrt', unit) >= 0;
  const isSpecial = (text) =>
    text === 'NaN' || text === 'Infinity' || text === 'undefined' || text === '[object Object]';

  // Answers { message, line, column } for a `text` that JSON.parse refuses.
  return function explain(text) {
    let at = 0;
    let message = '';

    // Each of these moves `at` behind what it reads; or answers false, and then `message` says why.
    const failedAt = (words) => {
      const { line, column } = place();
      message = words + ' at position ' + at + ' (line ' + line + ' column ' + column + ')';
      return false;
    };
    const failed = (words) => failedAt(words + ' in JSON');
    const ended = () => {
      message = 'Unexpected end of JSON input';
      return false;
    };

    function place() {
      let line = 1;
      let column = 1;
      for (let index = 0; index < at && index < text.length; index += 1) {
        if (unitAt(text, index) === '\n' || (unitAt(text, index) === '\r' && unitAt(text, index + 1) !== '\n')) {
          line += 1;
          column = 1;
        } else {
          column += 1;
        }
      }
      return { __proto__: null, line, column };
    }

    function unexpected() {
      if (at >= text.length) return ended();
      if (isDigit(unitAt(text, at)) || unitAt(text, at) === '-') return failed('Unexpected number');
      if (unitAt(text, at) === '"') return failed('Unexpected string');
      if (isSpecial(text)) {
        message = '"' + text + '" is not valid JSON';
        return false;
      }
      const isLong = text.length > 2 * CONTEXT;
      const from = isLong && at > CONTEXT ? at - CONTEXT : 0;
      const to = isLong && at + CONTEXT < text.length ? at + CONTEXT : text.length;
      message = "Unexpected token '" + unitAt(text, at) + "', " + (from > 0 ? '...' : '')
        + '"' + slice(text, from, to) + '"' + (to < text.length ? '...' : '') + ' is not valid JSON';
      return false;
    }

    function skipSpace() {
      while (at < text.length && isSpace(unitAt(text, at))) at += 1;
    }

    function skipDigits() {
      while (at < text.length && isDigit(unitAt(text, at))) at += 1;
    }

    const seesDigit = () => at < text.length && isDigit(unitAt(text, at));

    function literal(word) {
      for (let index = 0; index < word.length; index += 1) {
        if (unitAt(text, at) !== unitAt(word, index)) return unexpected();
        at += 1;
      }
      return true;
    }

    function number() {
      if (unitAt(text, at) === '-') {
        at += 1;
        if (!seesDigit()) return failed('No number after minus sign');
      }
      const isZero = unitAt(text, at) === '0';
      at += 1;
      if (isZero && seesDigit()) return unexpected();
      skipDigits();
      if (unitAt(text, at) === '.') {
        at += 1;
        if (!seesDigit()) return failed('Unterminated fractional number');
        skipDigits();
      }
      if (unitAt(text, at) === 'e' || unitAt(text, at) === 'E') {
        at += 1;
        if (unitAt(text, at) === '+' || unitAt(text, at) === '-') at += 1;
        if (!seesDigit()) return failed('Exponent part is missing a number');
        skipDigits();
      }
      return true;
    }

    function string() {
      at += 1;
      for (;;) {
        if (at >= text.length) return failed('Unterminated string');
        if (unitAt(text, at) === '"') {
          at += 1;
          return true;
        }
        if (codeUnitAt(text, at) < 32) return failed('Bad control character in string literal');
        if (unitAt(text, at) === '\\' && !escape()) return false;
        at += 1;
      }
    }

    function escape() {
      at += 1;
      if (at >= text.length) return ended();
      if (unitAt(text, at) !== 'u') return isSimpleEscape(unitAt(text, at)) || failed('Bad escaped character');
      for (let digit = 0; digit < 4; digit += 1) {
        at += 1;
        if (at >= text.length || !isHexDigit(unitAt(text, at))) return failed('Bad Unicode escape');
      }
      return true;
    }

    function object() {
      at += 1;
      skipSpace();
      if (unitAt(text, at) === '}') {
        at += 1;
        return true;
      }
      if (unitAt(text, at) !== '"') return failed("Expected property name or '}'");
      for (;;) {
        if (!string()) return false;
        skipSpace();
        if (unitAt(text, at) !== ':') return failed("Expected ':' after property name");
        at += 1;
        if (!value()) return false;
        skipSpace();
        if (unitAt(text, at) === '}') {
          at += 1;
          return true;
        }
        if (unitAt(text, at) !== ',') return failed("Expected ',' or '}' after property value");
        at += 1;
        skipSpace();
        if (unitAt(text, at) !== '"') return failed('Expected double-quoted property name');
      }
    }

    function array() {
      at += 1;
      skipSpace();
      if (unitAt(text, at) === ']') {
        at += 1;
        return true;
      }
      for (;;) {
        if (!value()) return false;
        skipSpace();
        if (unitAt(text, at) === ']') {
          at += 1;
          return true;
        }
        if (unitAt(text, at) !== ',') return failed("Expected ',' or ']' after array element");
        at += 1;
      }
    }

    function value() {
      skipSpace();
      switch (unitAt(text, at)) {
        case '{': return object();
        case '[': return array();
        case '"': return string();
        case 't': return literal('true');
        case 'f': return literal('false');
        case 'n': return literal('null');
        default: return seesDigit() || unitAt(text, at) === '-' ? number() : unexpected();
      }
    }

    if (value()) {
      skipSpace();
      failedAt('Unexpected non-whitespace character after JSON');
    }
    const { line, column } = place();
    return { __proto__: null, message, line, column };
  };
})
