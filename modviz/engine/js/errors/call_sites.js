// The frames of a stack as objects, which V8 gives to the program's own `Error.prepareStackTrace`.
//
// Source: https://v8.dev/docs/stack-trace-api#customizing-stack-traces
(function (kit) {
  'use strict';
  const { defineProperty, ownKeys, setPrototypeOf } = kit;
  const frames = kit.weakMap();
  const of = (site, name) => frames.get(site)?.[name];

  const prototype = {
    getThis() { return undefined; },
    getTypeName() { return of(this, 'line') === null ? null : 'Object'; },
    getFunction() { return undefined; },
    getFunctionName() { return of(this, 'name') || null; },
    getMethodName() { return null; },
    getFileName() { return of(this, 'file'); },
    getLineNumber() { return of(this, 'line'); },
    getColumnNumber() { return of(this, 'column'); },
    getEvalOrigin() { return undefined; },
    isToplevel() { return true; },
    isEval() { return of(this, 'isEval'); },
    isNative() { return of(this, 'line') === null; },
    isConstructor() { return of(this, 'isConstructor'); },
    isAsync() { return false; },
    isPromiseAll() { return false; },
    getPromiseIndex() { return null; },
    getScriptNameOrSourceURL() { return of(this, 'file'); },
    getScriptHash() { return ''; },
    getEnclosingLineNumber() { return of(this, 'line'); },
    getEnclosingColumnNumber() { return of(this, 'column'); },
    getPosition() { return 0; },
    toString() { return of(this, 'text'); },
  };
  const names = ownKeys(prototype);
  for (let index = 0; index < names.length; index += 1) {
    defineProperty(prototype, names[index], {
      __proto__: null, value: prototype[names[index]], writable: true, enumerable: false, configurable: true,
    });
  }
  const CallSite = { CallSite: function () { throw new kit.TypeError('Illegal constructor'); } }.CallSite;
  defineProperty(prototype, 'constructor', {
    __proto__: null, value: CallSite, writable: true, enumerable: false, configurable: true,
  });
  defineProperty(CallSite, 'prototype', { __proto__: null, value: prototype, writable: false });

  // An array for `list`, whose entries say what the methods give.
  return function sitesOf(list) {
    const sites = [];
    for (let index = 0; index < list.length; index += 1) {
      const site = setPrototypeOf({}, prototype);
      frames.set(site, list[index]);
      defineProperty(sites, index, {
        __proto__: null, value: site, writable: true, enumerable: true, configurable: true,
      });
    }
    return sites;
  };
})
