// `DOMException` as an error that the rest of the realm knows how to describe.
//
// The engine has one whose objects are no errors to `Error.isError`.  Here name and message are properties of the
// object itself, not only of the prototype, as whoever describes an error looks at data properties alone.
//
// Source: https://webidl.spec.whatwg.org/#idl-DOMException
(function (kit, builtIns) {
  'use strict';
  const { construct, defineProperty, Error, TypeError } = kit;
  const { string, publish, standIn, globalValue } = builtIns;
  const details = kit.weakMap();

  // In the order of their codes, from 1; those without a constant are names of errors that are used no more.
  const CODES = [
    ['INDEX_SIZE', 'IndexSize'], ['DOMSTRING_SIZE', ''], ['HIERARCHY_REQUEST', 'HierarchyRequest'],
    ['WRONG_DOCUMENT', 'WrongDocument'], ['INVALID_CHARACTER', 'InvalidCharacter'], ['NO_DATA_ALLOWED', ''],
    ['NO_MODIFICATION_ALLOWED', 'NoModificationAllowed'], ['NOT_FOUND', 'NotFound'],
    ['NOT_SUPPORTED', 'NotSupported'], ['INUSE_ATTRIBUTE', 'InUseAttribute'], ['INVALID_STATE', 'InvalidState'],
    ['SYNTAX', 'Syntax'], ['INVALID_MODIFICATION', 'InvalidModification'], ['NAMESPACE', 'Namespace'],
    ['INVALID_ACCESS', 'InvalidAccess'], ['VALIDATION', ''], ['TYPE_MISMATCH', 'TypeMismatch'],
    ['SECURITY', 'Security'], ['NETWORK', 'Network'], ['ABORT', 'Abort'], ['URL_MISMATCH', 'URLMismatch'],
    ['QUOTA_EXCEEDED', 'QuotaExceeded'], ['TIMEOUT', 'Timeout'], ['INVALID_NODE_TYPE', 'InvalidNodeType'],
    ['DATA_CLONE', 'DataClone'],
  ];
  const codes = kit.table();

  function detail(exception) {
    const found = details.get(exception);
    if (found === undefined) throw new TypeError('Value of "this" must be of type DOMException');
    return found;
  }

  function fixed(object, key, value) {
    defineProperty(object, key, {
      __proto__: null, value, writable: true, enumerable: false, configurable: true,
    });
  }

  const exceptionPrototype = {
    get name() { return detail(this).name; },
    get message() { return detail(this).message; },
    get code() { return detail(this).code; },
  };

  function DOMException(message = '', options = 'Error') {
    if (new.target === undefined) {
      throw new TypeError("Class constructor DOMException cannot be invoked without 'new'");
    }
    const hasOptions = typeof options === 'object' && options !== null;
    const text = string(message);
    const name = hasOptions ? (options.name === undefined ? 'Error' : string(options.name)) : string(options);
    const exception = construct(Error, [text], new.target);
    details.set(exception, { __proto__: null, name, message: text, code: codes[name] ?? 0 });
    fixed(exception, 'name', name);
    fixed(exception, 'message', text);
    if (hasOptions && 'cause' in options) fixed(exception, 'cause', options.cause);
    // Once more, now that it has its name.
    kit.captureStackTrace(exception, DOMException);
    return exception;
  }
  defineProperty(DOMException, 'length', { __proto__: null, value: 0, configurable: true });
  kit.setPrototypeOf(exceptionPrototype, Error.prototype);
  fixed(exceptionPrototype, 'constructor', DOMException);
  publish(exceptionPrototype, true);
  defineProperty(exceptionPrototype, kit.toStringTag, {
    __proto__: null, value: 'DOMException', configurable: true,
  });
  defineProperty(DOMException, 'prototype', {
    __proto__: null, value: exceptionPrototype, writable: false, enumerable: false, configurable: false,
  });
  for (let index = 0; index < CODES.length; index += 1) {
    const constant = CODES[index][0] + '_ERR';
    const code = { __proto__: null, value: index + 1, writable: false, enumerable: true, configurable: false };
    defineProperty(DOMException, constant, code);
    defineProperty(exceptionPrototype, constant, code);
    if (CODES[index][1] !== '') codes[CODES[index][1] + 'Error'] = index + 1;
  }
  globalValue('DOMException', standIn(DOMException), false);

  return {
    __proto__: null,
    create: (message, name) => new DOMException(message, name),
    // What a DOMException was made of; undefined for other values.
    detailsOf: (value) => details.get(value),
  };
})
