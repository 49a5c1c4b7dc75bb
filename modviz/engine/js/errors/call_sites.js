// `Error.prepareStackTrace` of the guest, and the call sites that it is given, as V8 has them.
//
// Source: https://v8.dev/docs/stack-trace-api
(function (kit, stackFrames) {
  'use strict';
  const { apply, defineProperty, getOwnPropertyDescriptor, setPrototypeOf, Error } = kit;
  const frames = kit.weakMap();

  // Plain methods, as those of V8 have no `prototype` either.
  const methods = {
    getThis: () => undefined,
    getTypeName: () => null,
    // What runs in strict mode does not say who it is.
    getFunction: () => undefined,
    getFunctionName: (frame) => (frame.name === '' || frame.isEval ? null : frame.name),
    getMethodName: () => null,
    getFileName: (frame) => frame.url ?? undefined,
    getLineNumber: (frame) => frame.line,
    getColumnNumber: (frame) => frame.column,
    getEvalOrigin: () => undefined,
    getScriptNameOrSourceURL: (frame) => frame.url ?? undefined,
    getScriptHash: () => '',
    getEnclosingLineNumber: (frame) => frame.line,
    getEnclosingColumnNumber: (frame) => frame.column,
    getPosition: () => 0,
    getPromiseIndex: () => null,
    isToplevel: (frame) => !frame.isNative,
    isEval: (frame) => frame.isEval,
    isNative: () => false,
    isConstructor: (frame) => frame.isConstructor,
    isAsync: () => false,
    isPromiseAll: () => false,
    toString: (frame) => stackFrames.text(frame),
  };

  class CallSite {}
  const standIns = [];
  for (const name of kit.ownKeys(methods)) {
    const answer = methods[name];
    const method = {
      [name]() {
        const frame = frames.get(this);
        if (frame === undefined) throw new kit.TypeError('CallSite method ' + name + ' expects CallSite as receiver');
        return answer(frame);
      },
    }[name];
    standIns[standIns.length] = method;
    defineProperty(CallSite.prototype, name, {
      __proto__: null, value: method, writable: true, enumerable: false, configurable: true,
    });
  }

  // What the guest has set to prepare stack traces, or null.
  function preparer() {
    const value = getOwnPropertyDescriptor(Error, 'prepareStackTrace')?.value;
    return typeof value === 'function' ? value : null;
  }

  // The frames of errors that are to be prepared when the guest asks for their stack.
  const kept = kit.weakMap();
  // What the guest has made of them.
  const made = kit.weakMap();

  function prepared(error, prepare) {
    const list = kept.get(error);
    kept.delete(error);
    const sites = [];
    for (let index = 0; index < list.length; index += 1) {
      const site = setPrototypeOf({}, CallSite.prototype);
      frames.set(site, list[index]);
      defineProperty(sites, index, { __proto__: null, value: site, writable: true, enumerable: true, configurable: true });
    }
    return apply(prepare, Error, [error, sites]);
  }

  return {
    __proto__: null,
    standIns,
    keep(error, list) {
      if (preparer() === null) return;
      kept.set(error, list);
      made.delete(error);
    },
    // What `error.stack` is, if the guest prepares it, or else `text`.
    stackOf(error, text) {
      if (made.has(error)) return made.get(error);
      const prepare = kept.has(error) ? preparer() : null;
      if (prepare === null) return text;
      const stack = prepared(error, prepare);
      made.set(error, stack);
      return stack;
    },
  };
})
