const c = new AbortController();
console.log(c, c.signal.aborted);
c.signal.addEventListener('abort', (e) => console.log(e.type, c.signal.reason.name));
c.signal.onabort = () => console.log('on');
const any = AbortSignal.any([c.signal]);
c.abort(); c.abort(new Error('x'));
console.log(any.aborted, any.reason === c.signal.reason, c.signal, String(c.signal.reason), c.signal.reason.code);
try { c.signal.throwIfAborted(); } catch (e) { console.log(e.name, e.message); }
const t = AbortSignal.timeout(5); t.onabort = () => console.log('timeout', t.reason.name, t.reason.message);
setTimeout(() => console.log('later'), 10);
console.log(AbortSignal.abort('why').reason);
const target = new EventTarget(); const c2 = new AbortController();
target.addEventListener('x', () => console.log('x!'), { signal: c2.signal });
target.dispatchEvent(new Event('x')); c2.abort(); target.dispatchEvent(new Event('x'));
