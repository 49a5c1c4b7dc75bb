// Looks through all that built-in modules hand to methods of prototypes, for names that only the realm has.
const seen = [];
const note = (name, args) => { for (let i = 0; i < args.length; i += 1) { const each = args[i]; if (each && (typeof each === 'object' || typeof each === 'function')) Reflect.defineProperty(seen, seen.length, { value: each, writable: true, configurable: true, enumerable: true }); } };
for (const [holder, names] of [[Array.prototype, ['map', 'push', 'forEach', 'filter', 'join', 'slice', 'concat']], [Function.prototype, ['call', 'apply', 'bind']], [Map.prototype, ['get', 'set', 'has']], [WeakMap.prototype, ['get', 'set', 'has']], [String.prototype, ['replace', 'split']], [Promise.prototype, ['then']]])
  for (const name of names) { const original = holder[name]; Object.defineProperty(holder, name, { configurable: true, writable: true, value: function (...args) { note(name, [this, ...args]); return Reflect.apply(original, this, args); } }); }
Object.defineProperty(Object.prototype, 'lack', { set() { note('set', [this]); }, configurable: true });
for (const name of require('module').builtinModules) try { require(name); } catch {}
const util = require('util'); util.inspect({ a: [1, new Map([[1, 2]])] }); util.format('%o', {});
const { AsyncLocalStorage } = require('async_hooks'); new AsyncLocalStorage().run(1, async () => { await null; });
Buffer.from('x').toString('base64'); new (require('stream').PassThrough)().end('x'); require('assert').throws(() => { throw 1; });
const keys = new Set();
const visit = (value, depth = 0, path = '') => {
  if (depth > 4 || !value || (typeof value !== 'object' && typeof value !== 'function') || visited.has(value)) return;
  visited.add(value);
  let own = []; try { own = Reflect.ownKeys(value); } catch { return; }
  for (const key of own) { keys.add(String(key)); let inner; try { inner = Reflect.getOwnPropertyDescriptor(value, key)?.value; } catch {} visit(inner, depth + 1); }
};
const visited = new Set([globalThis]);
for (const each of seen) visit(each);
for (const secret of ['hinge', 'mailbox', 'parseCommand', 'drain', 'dispatch', 'setPlace', 'askFile', 'promiseEvent', 'stateOf', 'defineProperty', 'listSlice', 'uncurried', 'markers']) if (keys.has(secret) && secret !== 'defineProperty') console.log('reached', secret);
console.log('seen', seen.length > 100);
