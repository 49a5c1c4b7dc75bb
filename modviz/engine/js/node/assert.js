// `node:assert`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/assert.html
(function (internal) {
  'use strict';
  const { coded, invalidType, invalidValue, missingArguments, check, lack, hidden } = internal.require('internal/errors');
  const { AssertionError } = internal.require('internal/assertion_error');
  const { isDeepEqual, isDeepStrictEqual, isPartialStrictEqual } = internal.require('internal/comparisons');
  const types = internal.require('util/types');
  const { inspect } = internal;
  const nothing = Symbol('nothing');

  // Throws what the caller has given as a message, if that is an error, or the error that `options` describe.
  function fail(options) {
    if (options.message instanceof Error) throw options.message;
    throw new AssertionError(options);
  }

  function needBoth(given) {
    if (given < 2) throw missingArguments('actual', 'expected');
  }

  // ---- Truth ---------------------------------------------------------------------------------------------------

  function innerOk(fn, given, value, message) {
    if (value) return;
    let text = message;
    const isGenerated = given === 0 || message === undefined || message === null;
    if (given === 0) text = 'No value argument passed to `assert.ok()`';
    else if (isGenerated) {
      const call = internal.callText(/(?:^|\.)(?:assert|ok|strict)$/);
      text = call === null ? 'The expression evaluated to a falsy value:\n\n  assert.ok(value)\n'
        : `The expression evaluated to a falsy value:\n\n  ${call}\n`;
    } else if (message instanceof Error) throw message;
    const error = new AssertionError({ actual: value, expected: true, message: text, operator: '==', stackStartFn: fn });
    error.generatedMessage = isGenerated;
    throw error;
  }

  function assert(...args) {
    innerOk(assert, args.length, ...args);
  }

  // ---- Errors that are expected ----------------------------------------------------------------------------------

  // What is compared of an error, so that nothing else shows in the difference.
  class Comparison {
    constructor(object, keys, actual) {
      for (const key of keys) {
        if (!(key in object)) continue;
        // What fits the expression shows as the expression.
        const fits = actual !== undefined && typeof actual[key] === 'string' && types.isRegExp(object[key])
          && object[key].exec(actual[key]) !== null;
        this[key] = fits ? actual[key] : object[key];
      }
    }
  }

  function compareKey(actual, expected, key, message, keys, fn) {
    if (key in actual && isDeepStrictEqual(actual[key], expected[key])) return;
    if (message) fail({ actual, expected, message, operator: fn.name, stackStartFn: fn });
    const error = new AssertionError({
      actual: new Comparison(actual, keys), expected: new Comparison(expected, keys, actual),
      operator: 'deepStrictEqual', stackStartFn: fn,
    });
    Object.assign(error, { actual, expected, operator: fn.name });
    throw error;
  }

  function expectedException(actual, expected, message, fn) {
    let text = message;
    let isGenerated = false;
    let isThrown = false;
    if (typeof expected !== 'function') {
      if (types.isRegExp(expected)) {
        if (RegExp.prototype.exec.call(expected, String(actual)) !== null) return;
        if (!text) {
          isGenerated = true;
          text = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(actual))}\n`;
        }
        isThrown = true;
      } else if (typeof actual !== 'object' || actual === null) {
        const error = new AssertionError({ actual, expected, message: text, operator: 'deepStrictEqual', stackStartFn: fn });
        error.operator = fn.name;
        throw error;
      } else {
        const keys = Object.keys(expected);
        // Those of an error itself count, too.
        if (expected instanceof Error) keys.push('name', 'message');
        else if (keys.length === 0) throw invalidValue('error', expected, 'may not be an empty object');
        for (const key of keys) {
          const fits = typeof actual[key] === 'string' && types.isRegExp(expected[key])
            && RegExp.prototype.exec.call(expected[key], actual[key]) !== null;
          if (!fits) compareKey(actual, expected, key, text, keys, fn);
        }
        return;
      }
    } else if (expected.prototype !== undefined && actual instanceof expected) {
      return;
    } else if (Object.prototype.isPrototypeOf.call(Error, expected)) {
      if (!text) {
        isGenerated = true;
        text = `The error is expected to be an instance of "${expected.name}". Received `;
        text += actual instanceof Error || types.isNativeError(actual)
          ? `"${actual.name}"` : `"${inspect(actual, { depth: -1 })}"`;
        if (actual instanceof Error) text += `\n\nError message:\n\n${actual.message}`;
      }
      isThrown = true;
    } else {
      const answer = Reflect.apply(expected, {}, [actual]);
      if (answer === true) return;
      if (!text) {
        isGenerated = true;
        const name = expected.name ? `"${expected.name}" ` : '';
        text = `The ${name}validation function is expected to return "true". Received ${inspect(answer)}`;
        if (types.isNativeError(actual)) text += `\n\nCaught error:\n\n${actual}`;
      }
      isThrown = true;
    }
    if (!isThrown) return;
    const error = new AssertionError({ actual, expected, message: text, operator: fn.name, stackStartFn: fn });
    error.generatedMessage = isGenerated;
    throw error;
  }

  function caught(fn) {
    check.func(fn, 'fn');
    try {
      fn();
    } catch (error) {
      return error;
    }
    return nothing;
  }

  async function rejection(promiseFn) {
    let promise = promiseFn;
    const isThenable = (value) => value !== null && typeof value === 'object' && typeof value.then === 'function'
      && typeof value.catch === 'function';
    if (typeof promiseFn === 'function') {
      promise = promiseFn();
      if (!types.isPromise(promise) && !isThenable(promise)) {
        throw coded(TypeError, 'ERR_INVALID_RETURN_VALUE', 'Expected instance of Promise to be returned from the'
          + ` "promiseFn" function but got ${internal.received(promise).slice(' Received '.length)}.`);
      }
    } else if (!types.isPromise(promiseFn) && !isThenable(promiseFn)) {
      throw invalidType('promiseFn', ['Function', 'Promise'], promiseFn);
    }
    try {
      await promise;
    } catch (error) {
      return error;
    }
    return nothing;
  }

  function expectsError(fn, actual, ...rest) {
    let [error, message] = rest;
    if (typeof error === 'string') {
      if (rest.length === 2) throw invalidType('error', ['Object', 'Error', 'Function', 'RegExp'], error);
      const said = typeof actual === 'object' && actual !== null ? actual.message : actual;
      if (said === error) {
        throw coded(TypeError, 'ERR_AMBIGUOUS_ARGUMENT', 'The "error/message" argument is ambiguous. The error '
          + `${typeof actual === 'object' ? 'message ' : ''}"${said}" is identical to the message.`);
      }
      message = error;
      error = undefined;
    } else if (error !== undefined && error !== null && typeof error !== 'object' && typeof error !== 'function') {
      throw invalidType('error', ['Object', 'Error', 'Function', 'RegExp'], error);
    }
    if (actual === nothing) {
      const named = error?.name ? ` (${error.name})` : '';
      const kind = fn.name === 'rejects' ? 'rejection' : 'exception';
      fail({
        actual: undefined, expected: error, operator: fn.name, stackStartFn: fn,
        message: `Missing expected ${kind}${named}${message ? `: ${message}` : '.'}`,
      });
    }
    if (error) expectedException(actual, error, message, fn);
  }

  function hasMatch(actual, expected) {
    if (typeof expected !== 'function') {
      if (types.isRegExp(expected)) return RegExp.prototype.exec.call(expected, String(actual)) !== null;
      throw invalidType('expected', ['Function', 'RegExp'], expected);
    }
    if (expected.prototype !== undefined && actual instanceof expected) return true;
    if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
    return Reflect.apply(expected, {}, [actual]) === true;
  }

  function expectsNoError(fn, actual, ...rest) {
    if (actual === nothing) return;
    let [error, message] = rest;
    if (typeof error === 'string') {
      message = error;
      error = undefined;
    }
    if (error && !hasMatch(actual, error)) throw actual;
    const kind = fn.name === 'doesNotReject' ? 'rejection' : 'exception';
    fail({
      actual, expected: error, operator: fn.name, stackStartFn: fn,
      message: `Got unwanted ${kind}${message ? `: ${message}` : '.'}\nActual message: "${actual?.message}"`,
    });
  }

  function checkMatch(string, regexp, message, fn, wantsMatch) {
    if (!types.isRegExp(regexp)) throw invalidType('regexp', 'RegExp', regexp);
    if (typeof string === 'string' && (regexp.exec(string) !== null) === wantsMatch) return;
    if (message instanceof Error) throw message;
    const isGenerated = !message;
    let text = message;
    if (isGenerated && typeof string !== 'string') {
      text = `The "string" argument must be of type string.${internal.received(string)}`;
    } else if (isGenerated) {
      text = `${wantsMatch ? 'The input did not match the regular expression ' : 'The input was expected to not match the regular expression '}`
        + `${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
    }
    const error = new AssertionError({ actual: string, expected: regexp, message: text, operator: fn.name, stackStartFn: fn });
    error.generatedMessage = isGenerated;
    throw error;
  }

  // ---- The functions -------------------------------------------------------------------------------------------

  const looseEqual = (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b));

  function comparing(name, operator, passes) {
    return { [name](actual, expected, message) {
      needBoth(arguments.length);
      if (!passes(actual, expected)) {
        fail({ actual, expected, message, operator, stackStartFn: functions[name] });
      }
    } }[name];
  }

  const functions = {
    AssertionError,
    CallTracker: class CallTracker {
      constructor() { throw lack('assert', 'new CallTracker()', 'would count calls, and is deprecated'); }
    },
    ok(...args) {
      innerOk(functions.ok, args.length, ...args);
    },
    fail(message = undefined) {
      if (message instanceof Error) throw message;
      const error = new AssertionError({
        message: message === undefined ? 'Failed' : message, operator: 'fail', stackStartFn: functions.fail,
      });
      error.generatedMessage = message === undefined;
      throw error;
    },
    equal: comparing('equal', '==', looseEqual),
    notEqual: comparing('notEqual', '!=', (a, b) => !looseEqual(a, b)),
    deepEqual: comparing('deepEqual', 'deepEqual', isDeepEqual),
    notDeepEqual: comparing('notDeepEqual', 'notDeepEqual', (a, b) => !isDeepEqual(a, b)),
    deepStrictEqual: comparing('deepStrictEqual', 'deepStrictEqual', isDeepStrictEqual),
    notDeepStrictEqual: comparing('notDeepStrictEqual', 'notDeepStrictEqual', (a, b) => !isDeepStrictEqual(a, b)),
    strictEqual: comparing('strictEqual', 'strictEqual', Object.is),
    notStrictEqual: comparing('notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b)),
    partialDeepStrictEqual: comparing('partialDeepStrictEqual', 'partialDeepStrictEqual', isPartialStrictEqual),
    match(string, regexp, message) {
      checkMatch(string, regexp, message, functions.match, true);
    },
    doesNotMatch(string, regexp, message) {
      checkMatch(string, regexp, message, functions.doesNotMatch, false);
    },
    throws(fn, ...args) {
      expectsError(functions.throws, caught(fn), ...args);
    },
    async rejects(promiseFn, ...args) {
      expectsError(functions.rejects, await rejection(promiseFn), ...args);
    },
    doesNotThrow(fn, ...args) {
      expectsNoError(functions.doesNotThrow, caught(fn), ...args);
    },
    async doesNotReject(fn, ...args) {
      expectsNoError(functions.doesNotReject, await rejection(fn), ...args);
    },
    ifError(err) {
      if (err === null || err === undefined) return;
      let message = 'ifError got unwanted exception: ';
      if (typeof err === 'object' && typeof err.message === 'string') {
        message += err.message.length === 0 && err.constructor ? err.constructor.name : err.message;
      } else {
        message += inspect(err);
      }
      const error = new AssertionError({
        actual: err, expected: null, operator: 'ifError', message, stackStartFn: functions.ifError,
      });
      error.generatedMessage = false;
      throw error;
    },
  };
  Object.assign(assert, functions);
  Object.defineProperty(assert, 'name', hidden('ok'));

  function strict(...args) {
    innerOk(strict, args.length, ...args);
  }

  // Its objects have the same functions; what they may be told are the lengths of differences.
  class Assert {
    constructor(options = {}) {
      check.object(options, 'options');
      const { strict: isStrict = true } = options;
      for (const name of METHODS) this[name] = functions[name];
      if (isStrict) for (const [name, other] of Object.entries(STRICT)) this[name] = functions[other];
    }
  }
  const METHODS = Object.keys(functions).filter((name) => !/^(?:AssertionError|CallTracker)$/.test(name));
  const STRICT = {
    equal: 'strictEqual', deepEqual: 'deepStrictEqual', notEqual: 'notStrictEqual', notDeepEqual: 'notDeepStrictEqual',
  };
  for (const name of METHODS) {
    Object.defineProperty(Assert.prototype, name, hidden(functions[name]));
  }
  const strictNames = Object.fromEntries(Object.entries(STRICT).map(([name, other]) => [name, functions[other]]));
  assert.strict = Object.assign(strict, functions, strictNames);
  assert.Assert = Assert;
  assert.strict.Assert = Assert;
  assert.strict.strict = assert.strict;
  return assert;
})
