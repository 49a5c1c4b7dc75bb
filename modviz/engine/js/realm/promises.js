// Promises of the specification's own, and reactions to them, as PerformPromiseThen has them: nothing of it can be
// seen or changed by the guest.
//
// https://tc39.es/ecma262/#sec-performpromisethen
(function (kit) {
  'use strict';
  const { Promise, apply, construct, defineProperty, stringify } = kit;
  const { resolve } = Promise;

  // `await` looks at the `constructor` of a promise; with this one it finds what it hopes for.
  function protect(promise) {
    return defineProperty(promise, 'constructor', { __proto__: null, value: Promise }) && promise;
  }

  // NewPromiseCapability(%Promise%).
  function newCapability() {
    const capability = { __proto__: null, promise: null, resolve: null, reject: null };
    capability.promise = construct(Promise, [
      (resolve, reject) => {
        capability.resolve = resolve;
        capability.reject = reject;
      },
    ]);
    return capability;
  }

  // PromiseResolve(%Promise%, value), for `await`: its answer can be awaited without the guest's code running.
  //
  // When `await` itself finds a `constructor` that throws, the engine rejects the whole async function and runs no
  // `catch` of it.  A deviation: a promise of the guest's own is asked for its `constructor` twice.
  function promiseResolve(value) {
    const promise = apply(resolve, Promise, [value]);
    return promise === value ? promise : protect(promise);
  }

  // Calls one of the two functions in a job of its own when `promise`, which is protected, is settled.
  async function react(promise, onFulfilled, onRejected) {
    let value;
    try {
      value = await promise;
    } catch (reason) {
      onRejected(reason);
      return;
    }
    onFulfilled(value);
  }

  // Which promises stand for something that the other side knows, as the JSON texts of kind and number.
  const origins = kit.weakMap();

  function label(promise, kind, number) {
    origins.set(promise, stringify(kind) + ',' + number);
  }

  const originOf = (promise) => origins.get(promise) ?? '"promise",null';

  return { __proto__: null, protect, newCapability, promiseResolve, react, label, originOf };
})
