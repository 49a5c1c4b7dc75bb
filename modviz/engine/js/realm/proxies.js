// Makes proxies recognisable: only the constructor knows a proxy from its target.
//
// The guest's `Proxy` is a proxy of the built-in one whose `construct` trap registers what it makes, so that
// describing a value never runs a trap.  It has the built-in's properties and lacks `prototype` as it must.
(function (kit) {
  'use strict';
  const { apply, construct, defineProperty, Proxy: NativeProxy } = kit;
  const details = kit.weakMap();
  const nativeRevocable = NativeProxy.revocable;

  function register(proxy, target, handler) {
    const detail = { __proto__: null, target, handler, revoked: false };
    details.set(proxy, detail);
    return detail;
  }

  const method = {
    revocable(target, handler) {
      const { proxy, revoke } = apply(nativeRevocable, NativeProxy, [target, handler]);
      const detail = register(proxy, target, handler);
      return {
        proxy,
        // An arrow function, as the built-in one is no constructor and has no name either.
        revoke: (() => () => {
          detail.revoked = true;
          detail.target = detail.handler = null;
          apply(revoke, undefined, []);
        })(),
      };
    },
  };
  defineProperty(NativeProxy, 'revocable', {
    __proto__: null, value: method.revocable, writable: true, enumerable: false, configurable: true,
  });

  const GuestProxy = new NativeProxy(NativeProxy, {
    __proto__: null,
    construct(native, args, newTarget) {
      const proxy = construct(native, args, newTarget === GuestProxy ? native : newTarget);
      register(proxy, args[0], args[1]);
      return proxy;
    },
  });
  defineProperty(globalThis, 'Proxy', {
    __proto__: null, value: GuestProxy, writable: true, enumerable: false, configurable: true,
  });

  return {
    __proto__: null,
    isProxy: (value) => details.has(value),
    // The target and handler of a proxy and whether it is revoked; undefined for other values.
    detailsOf: (value) => details.get(value),
    standIn: method.revocable,
  };
})
