// The errors that Node's own modules throw: with a `code`, which their stacks and their texts show.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/errors.html#nodejs-error-codes
(function (internal) {
  'use strict';
  const { captureStackTrace } = Error;
  const TYPES = ['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol'];

  const hidden = (value) => ({ value, writable: true, enumerable: false, configurable: true });

  // An error of the class `Base`; the code is in the first line of its stack, but not in its name.
  function coded(Base, code, message, more = undefined) {
    const error = new Base(message);
    Object.defineProperty(error, 'name', hidden(`${Base.name} [${code}]`));
    captureStackTrace(error);
    delete error.name;
    Object.defineProperty(error, 'toString', hidden(function toString() {
      return `${this.name} [${code}]: ${this.message}`;
    }));
    error.code = code;
    return more === undefined ? error : Object.assign(error, more);
  }

  // "a", "a or b", "a, b, or c".
  function listed(words, conjunction = 'or') {
    if (words.length < 3) return words.join(` ${conjunction} `);
    return `${words.slice(0, -1).join(', ')}, ${conjunction} ${words.at(-1)}`;
  }

  const subject = (name) => {
    if (name.endsWith(' argument')) return `The ${name}`;
    return `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
  };

  // "of type string or an instance of Buffer", say.
  function expectation(expected) {
    const types = [];
    const instances = [];
    const others = [];
    for (const each of [expected].flat()) {
      if (TYPES.includes(each)) types.push(each.toLowerCase());
      else (/^([A-Z][a-z0-9]*)+$/.test(each) ? instances : others).push(each);
    }
    if (instances.length > 0 && types.includes('object')) {
      types.splice(types.indexOf('object'), 1);
      instances.push('Object');
    }
    const parts = [];
    if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${listed(types)}`);
    if (instances.length > 0) parts.push(`an instance of ${listed(instances)}`);
    if (others.length > 1) parts.push(`one of ${listed(others)}`);
    else if (others.length > 0) parts.push(others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`);
    return parts.join(' or ');
  }

  const invalidType = (name, expected, value) => coded(
    TypeError, 'ERR_INVALID_ARG_TYPE', `${subject(name)} must be ${expectation(expected)}.${internal.received(value)}`);

  function invalidValue(name, value, reason = 'is invalid', Base = TypeError) {
    let shown = internal.inspect(value);
    if (shown.length > 128) shown = `${shown.slice(0, 128)}...`;
    const kind = name.includes('.') ? 'property' : 'argument';
    return coded(Base, 'ERR_INVALID_ARG_VALUE', `The ${kind} '${name}' ${reason}. Received ${shown}`);
  }

  // Digits in groups of three, as Node writes large numbers.
  const grouped = (text) => text.replace(/\B(?=(\d{3})+$)/g, '_');

  function outOfRange(name, range, value, instead = undefined) {
    let shown;
    if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) shown = grouped(String(value));
    else if (typeof value === 'bigint') {
      shown = String(value);
      if (value > 2n ** 32n || value < -(2n ** 32n)) shown = grouped(shown);
      shown += 'n';
    } else shown = internal.inspect(value);
    const start = instead ?? `The value of "${name}" is out of range.`;
    return coded(RangeError, 'ERR_OUT_OF_RANGE', `${start} It must be ${range}. Received ${shown}`);
  }

  function missingArguments(...names) {
    const quoted = names.map((name) => (Array.isArray(name) ? listed(name.map((each) => `"${each}"`)) : `"${name}"`));
    const noun = names.length > 1 ? 'arguments' : 'argument';
    return coded(TypeError, 'ERR_MISSING_ARGS', `The ${listed(quoted, 'and')} ${noun} must be specified`);
  }

  // ---- What arguments must be ----------------------------------------------------------------------------------

  function ofType(type) {
    return (value, name) => {
      if (typeof value !== type) throw invalidType(name, type, value);
    };
  }

  function object(value, name, { allowArray = false, allowFunction = false, nullable = false } = {}) {
    const isAllowed = (allowArray || !Array.isArray(value)) && (nullable || value !== null)
      && (typeof value === 'object' || (allowFunction && typeof value === 'function'));
    if (!isAllowed) throw invalidType(name, 'Object', value);
  }

  function array(value, name, least = 0) {
    if (!Array.isArray(value)) throw invalidType(name, 'Array', value);
    if (value.length < least) throw invalidValue(name, value, `must be longer than ${least}`);
  }

  function integer(value, name, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER) {
    if (typeof value !== 'number') throw invalidType(name, 'number', value);
    if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
    if (value < least || value > most) throw outOfRange(name, `>= ${least} && <= ${most}`, value);
  }

  function number(value, name, least = undefined, most = undefined) {
    if (typeof value !== 'number') throw invalidType(name, 'number', value);
    const isIn = (least === undefined || value >= least) && (most === undefined || value <= most);
    if (isIn && !((least !== undefined || most !== undefined) && Number.isNaN(value))) return;
    const bounds = [];
    if (least !== undefined) bounds.push(`>= ${least}`);
    if (most !== undefined) bounds.push(`<= ${most}`);
    throw outOfRange(name, bounds.join(' && '), value);
  }

  function oneOf(value, name, allowed) {
    if (allowed.includes(value)) return;
    const shown = allowed.map((each) => (typeof each === 'string' ? `'${each}'` : String(each))).join(', ');
    throw invalidValue(name, value, `must be one of: ${shown}`);
  }

  function abortSignal(value, name) {
    if (value !== undefined && (value === null || typeof value !== 'object' || !('aborted' in value))) {
      throw invalidType(name, 'AbortSignal', value);
    }
  }

  // The error of what was given up; with the reason of the signal as its cause.
  function aborted(signal = undefined) {
    const error = new Error('The operation was aborted', signal && { cause: signal.reason });
    error.code = 'ABORT_ERR';
    error.name = 'AbortError';
    return error;
  }

  // For what modviz has not: `what` names the module and its member, `reason` says what it would do.
  const lack = (module, member, reason) => internal.lack(`node:${module}: ${member} ${reason}`);

  return {
    coded, invalidType, invalidValue, outOfRange, missingArguments, listed, aborted, lack, hidden,
    check: {
      string: ofType('string'), boolean: ofType('boolean'), func: ofType('function'),
      object, array, integer, number, oneOf, abortSignal,
      int32: (value, name, least = -(2 ** 31), most = 2 ** 31 - 1) => integer(value, name, least, most),
      uint32: (value, name, isPositive = false) => integer(value, name, isPositive ? 1 : 0, 2 ** 32 - 1),
    },
  };
})
