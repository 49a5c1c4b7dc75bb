// `AssertionError`: its message shows where two values differ.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/assert.html#class-assertassertionerror
(function (internal) {
  'use strict';
  const { check, hidden } = internal.require('internal/errors');
  const { difference, printed } = internal.require('internal/difference');
  const { inspect } = internal;
  const SHORT = 12;
  const LONG = 512;
  const MOST_LINES = 50;
  const FIRST_LINES = {
    __proto__: null,
    deepStrictEqual: 'Expected values to be strictly deep-equal:',
    partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
    strictEqual: 'Expected values to be strictly equal:',
    strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
    deepEqual: 'Expected values to be loosely deep-equal:',
    notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
    notStrictEqual: 'Expected "actual" to be strictly unequal to:',
    notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
    notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
    notIdentical: 'Values have same structure but are not reference-equal:',
    notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
  };

  const isObject = (value) => typeof value === 'object' && value !== null;
  const areReferences = (a, b) => (isObject(a) && isObject(b)) || (typeof a === 'function' && typeof b === 'function');

  const shown = (value) => inspect(value, {
    compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, showProxy: false,
    sorted: true, getters: true,
  });

  // Of two values that take a line each.
  function simple(actual, actualText, expected, expectedText) {
    const quotes = (value) => (typeof value === 'string' ? 2 : 0);
    const length = actualText.length + expectedText.length - quotes(actual) - quotes(expected);
    if (length <= SHORT && (actual !== 0 || expected !== 0)) return { text: `${actualText} !== ${expectedText}`, header: '' };
    let text = `\n+ ${actualText}\n- ${expectedText}`;
    if (typeof actual === 'string' && typeof expected === 'string' && actualText.length <= 80 && expectedText.length <= 80) {
      let at = 0;
      while (at < actualText.length && actualText[at] === expectedText[at]) at += 1;
      if (at >= 3 && at < actualText.length) text += `\n${' '.repeat(at + 2)}^`;
    }
    return { text, header: '+ actual - expected' };
  }

  function comparison(actual, expected, givenOperator, message) {
    let operator = givenOperator;
    if (operator === 'strictEqual' && areReferences(actual, expected)) operator = 'strictEqualObject';
    const [actualText, expectedText] = [shown(actual), shown(expected)];
    const [actualLines, expectedLines] = [actualText.split('\n'), expectedText.split('\n')];
    let header = '+ actual - expected';
    let isSkipped = false;
    let text;
    const isSimple = actualLines.length === 1 && expectedLines.length === 1 && !(isObject(actual) && isObject(expected));
    if (isSimple) {
      ({ text, header } = simple(actual, actualText, expected, expectedText));
    } else if (actualText === expectedText) {
      operator = 'notIdentical';
      header = '';
      text = actualText;
      if (actualLines.length > MOST_LINES) {
        text = `${actualLines.slice(0, MOST_LINES).join('\n')}\n...}`;
        isSkipped = true;
      }
    } else {
      ({ text, isSkipped } = printed(difference(actualLines, expectedLines, isObject(actual))));
    }
    const first = message ?? FIRST_LINES[operator];
    return `${first}\n${header}${isSkipped ? '\n... Skipped lines' : ''}\n${text}\n`;
  }

  function unequal(actual, operator) {
    const isReference = isObject(actual) || typeof actual === 'function';
    const first = FIRST_LINES[operator === 'notStrictEqual' && isReference ? 'notStrictEqualObject' : operator];
    let lines = shown(actual).split('\n');
    if (lines.length > MOST_LINES) lines = [...lines.slice(0, 46), '...'];
    if (lines.length === 1) return `${first}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
    return `${first}\n\n${lines.join('\n')}\n`;
  }

  const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 3)}...` : text);

  function other(actual, expected, operator) {
    const actualText = shown(actual);
    const expectedText = shown(expected);
    if (operator === 'notDeepEqual' && actualText === expectedText) {
      return cut(`${FIRST_LINES.notDeepEqual}\n\n${actualText}`, 1024);
    }
    const [a, b] = [cut(actualText, LONG), cut(expectedText, LONG)];
    if (operator === 'deepEqual') return `${FIRST_LINES.deepEqual}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`;
    if (operator === 'notDeepEqual') {
      return `${FIRST_LINES.notDeepEqualUnequal}\n\n${a}\n\nshould not loosely deep-equal\n\n${b}`;
    }
    return `${a} ${operator} ${b}`;
  }

  function messageOf({ message, operator, actual, expected }) {
    const isStrict = operator === 'deepStrictEqual' || operator === 'strictEqual';
    if (message !== undefined && message !== null) {
      return isStrict ? comparison(actual, expected, operator, message) : String(message);
    }
    if (isStrict || operator === 'partialDeepStrictEqual') return comparison(actual, expected, operator);
    if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') return unequal(actual, operator);
    return other(actual, expected, operator);
  }

  class AssertionError extends Error {
    constructor(options) {
      check.object(options, 'options');
      const { message, operator, stackStartFn, stackStartFunction, actual, expected, diff = 'simple', details } = options;
      check.oneOf(diff, 'options.diff', ['simple', 'full']);
      super(messageOf(options));
      this.generatedMessage = !message;
      Object.defineProperty(this, 'name', hidden('AssertionError [ERR_ASSERTION]'));
      this.code = 'ERR_ASSERTION';
      if (details) {
        this.actual = undefined;
        this.expected = undefined;
        this.operator = undefined;
        details.forEach((each, index) => {
          this[`message ${index}`] = each.message;
          this[`actual ${index}`] = each.actual;
          this[`expected ${index}`] = each.expected;
          this[`operator ${index}`] = each.operator;
        });
      } else {
        this.actual = actual;
        this.expected = expected;
        this.operator = operator;
      }
      this.diff = diff;
      Error.captureStackTrace(this, stackStartFn || stackStartFunction);
      this.name = 'AssertionError';
    }

    toString() {
      return `${this.name} [${this.code}]: ${this.message}`;
    }

    [inspect.custom](recurseTimes, ctx) {
      const { actual, expected } = this;
      for (const name of ['actual', 'expected']) {
        if (typeof this[name] !== 'string') continue;
        const lines = this[name].split('\n');
        if (lines.length > 10) this[name] = `${lines.slice(0, 10).join('\n')}\n...`;
        else if (this[name].length > LONG) this[name] = `${this[name].slice(0, LONG)}...`;
      }
      const text = inspect(this, { ...ctx, customInspect: false, depth: 0 });
      this.actual = actual;
      this.expected = expected;
      return text;
    }
  }

  return { AssertionError };
})
