// The realm's side of the runner: inspect.js, with hooks that know what this file has made.
(function (makeInspect, makeRunner) {
  'use strict';
  const RealProxy = Proxy;
  const proxies = new WeakMap();
  const promises = new WeakMap();
  const namespaces = new WeakMap();
  const { get: lookUp } = WeakMap.prototype;
  const { apply } = Reflect;
  const found = (table) => (value) => apply(lookUp, table, [value]);

  function Proxy_(target, handler) {
    const proxy = new RealProxy(target, handler);
    proxies.set(proxy, { target, handler });
    return proxy;
  }
  Proxy_.revocable = (target, handler) => {
    const proxy = Proxy_(target, handler);
    return { proxy, revoke: () => proxies.set(proxy, { revoked: true }) };
  };

  function settled(state, value) {
    if (state === 'fulfilled' && promises.has(value)) return value; // as Promise.resolve does
    const promise = new Promise(() => {});
    promises.set(promise, { state, value });
    return promise;
  }

  // A namespace's exports as [name, expression]; an expression that is missing is a binding without a value.
  function namespaceOf(exports) {
    const read = (text) => (text === null ? { dead: true } : { value: (0, eval)(text) });
    const values = new Map(exports.map(([name, text]) => [name, read(text)]));
    const names = exports.map(([name]) => name);
    const object = Object.create(null);
    namespaces.set(object, { names, tag: 'Module', read: (name) => apply(readValue, values, [name]) });
    return object;
  }
  const { get: readValue } = Map.prototype;

  const { inspect, formatLog } = makeInspect({
    proxyTarget: found(proxies),
    promiseState: found(promises),
    namespaceOf: found(namespaces),
  });
  const runner = makeRunner({
    formatLog,
    settled,
    Proxy: Proxy_,
    namespace: (source) => namespaceOf(globalThis.moduleExports[source]),
  });
  return { ...runner, inspect, formatLog };
})
