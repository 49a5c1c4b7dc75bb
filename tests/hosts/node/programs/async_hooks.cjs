const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const als = new AsyncLocalStorage();
const other = new AsyncLocalStorage({ defaultValue: 'default' });
const say = (name) => console.log(name, als.getStore(), other.getStore());
say('outside');
als.run({ id: 1 }, () => {
  say('run');
  setTimeout(() => say('timeout'), 300);
  setImmediate(() => say('immediate'));
  process.nextTick(() => say('tick'));
  queueMicrotask(() => say('microtask'));
  Promise.resolve().then(() => say('then'));
  (async () => { await null; say('await'); await new Promise((r) => setTimeout(r, 600)); say('await timer'); other.run('inner', async () => { await 1; say('nested'); }); await 2; say('after nested'); })();
  als.exit(() => say('exit'));
});
say('after');
const bound = als.run('bound', () => AsyncLocalStorage.bind(() => say('bound')));
bound();
const snapshot = als.run('snap', () => AsyncLocalStorage.snapshot());
snapshot(() => say('snapshot'));
const resource = als.run('resource', () => new AsyncResource('Mine'));
resource.runInAsyncScope(() => say('resource'));
async function worker(id) { return als.run(id, async () => { await null; await null; return als.getStore(); }); }
Promise.all([worker('a'), worker('b'), worker('c')]).then((all) => console.log(all, als.getStore()));
als.enterWith('entered');
say('entered');
setTimeout(() => { say('end'); als.disable(); say('disabled'); }, 900);
for (const x of [() => new AsyncResource(), () => new AsyncResource('')]) try { x(); } catch (e) { console.log(e.code, e.message); }
