// ---- a target of one's own
const t = new EventTarget();
t.addEventListener('x', function (e) {
  say(e.type, this === t, e.target === t, e.eventPhase, e.detail, e.isTrusted, Object.keys(e).join());
  e.preventDefault();
}, { once: true });
say(t.dispatchEvent(new CustomEvent('x', { detail: 5, cancelable: true })), t.dispatchEvent(new Event('x')));
// ---- a class that extends it
class Store extends EventTarget {
  constructor() { super(); this.n = 1; }
  set(n) { this.n = n; this.dispatchEvent(new Event('change')); }
}
const s = new Store();
s.addEventListener('change', { handleEvent(e) { say('changed', s.n, s instanceof EventTarget, e.target === s); } });
s.set(4);
say(s, Object.keys(s));
// ---- what is refused
const t = new EventTarget();
const ways = [() => EventTarget(), () => new Event(), () => Event('x'), () => t.addEventListener(),
  () => t.addEventListener('x', 5), () => t.dispatchEvent({}), () => t.dispatchEvent(),
  () => EventTarget.prototype.addEventListener.call({}, 'x', () => {}), () => new Event('x', 5), () => new Event(Symbol()),
  () => t.addEventListener('x', () => {}, { signal: 5 }), () => Event.prototype.type];
for (const way of ways) try { way(); say('no'); } catch (e) { say(e.name, e.message); }
say(t.addEventListener('x', null), t.addEventListener('x', undefined));
// ---- shapes
say(String(new EventTarget()), EventTarget.length, Event.length, EventTarget.name, Event.prototype.AT_TARGET, Event.NONE);
say(Object.keys(EventTarget.prototype).slice(0, 3), Object.prototype.toString.call(new CustomEvent('x')));
say(Object.getPrototypeOf(CustomEvent) === Event, new CustomEvent('x') instanceof Event, CustomEvent.prototype.constructor === CustomEvent);
say(Event.toString(), EventTarget.prototype.addEventListener.length, EventTarget.prototype.addEventListener.toString());
const d = Object.getOwnPropertyDescriptor(new Event('x'), 'isTrusted');
say(typeof d.get, d.set, d.enumerable, d.configurable);
// ---- one listener once, and in order
const t = new EventTarget(), log = [];
const a = () => log.push('a'), b = () => { log.push('b'); t.removeEventListener('x', c); t.addEventListener('x', d); };
const c = () => log.push('c'), d = () => log.push('d');
t.addEventListener('x', a); t.addEventListener('x', a); t.addEventListener('x', a, true);
t.addEventListener('x', b); t.addEventListener('x', c);
t.dispatchEvent(new Event('x')); say(log.join()); log.length = 0;
t.dispatchEvent(new Event('x')); say(log.join());
// ---- stopping
const t = new EventTarget();
t.addEventListener('x', (e) => { say('first', e.cancelBubble); e.stopImmediatePropagation(); say(e.cancelBubble); });
t.addEventListener('x', () => say('never'));
const e = new Event('x'); t.dispatchEvent(e); say(e.currentTarget, e.target === t, e.composedPath().length);
// ---- cancelling
const t = new EventTarget();
t.addEventListener('x', (e) => { e.preventDefault(); say(e.defaultPrevented, e.returnValue); }, { passive: true });
say(t.dispatchEvent(new Event('x', { cancelable: true })));
const u = new EventTarget();
u.addEventListener('x', (e) => { e.returnValue = false; say(e.defaultPrevented, e.returnValue); });
say(u.dispatchEvent(new Event('x', { cancelable: true })), u.dispatchEvent(new Event('x')));
// ---- again while it is under way
const t = new EventTarget();
t.addEventListener('x', (e) => { try { t.dispatchEvent(e); } catch (error) { say(error.name, error.message, error.code); } });
const e = new Event('x'); say(t.dispatchEvent(e), t.dispatchEvent(e));
// ---- what a listener throws
const t = new EventTarget();
t.addEventListener('x', () => { throw new RangeError('lost'); });
t.addEventListener('x', () => say('goes on'));
say(t.dispatchEvent(new Event('x')));
// ---- a listener object looked up late
const t = new EventTarget(), o = {};
t.addEventListener('x', o); o.handleEvent = function (e) { say(this === o, e.type); };
t.dispatchEvent(new Event('x'));
// ---- initEvent
const e = new Event('x'); e.initEvent('y', true, true); say(e.type, e.bubbles, e.cancelable);
const c = new CustomEvent('x', { detail: 1 }); c.initCustomEvent('z', false, true, 2); say(c.type, c.detail, c.cancelable);
