// Promises of the specification's own, and reactions to them, as PerformPromiseThen has them: nothing of it can be
// seen or changed by the guest.
//
// https://tc39.es/ecma262/#sec-performpromisethen
(function (kit) {
  'use strict';
  const { Promise, apply, construct, defineProperty } = kit;
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

  // PromiseResolve(%Promise%, value).  The engine ends an async function without a word when this throws inside its
  // `await` (a guest may have spoiled the `constructor` of promises), so it is done before.
  const promiseResolve = (value) => apply(resolve, Promise, [value]);

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

  return { __proto__: null, protect, newCapability, promiseResolve, react };
})
