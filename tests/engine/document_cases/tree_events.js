// ---- down and up
const log = [], li = document.querySelector('li'), ul = li.parentNode;
for (const [name, target] of [['window', window], ['document', document], ['body', document.body], ['ul', ul], ['li', li]]) {
  target.addEventListener('x', (e) => log.push(name + ' down ' + e.eventPhase), true); target.addEventListener('x', (e) => log.push(name + ' up ' + e.eventPhase + (e.currentTarget === target) + (e.target === li)));
}
li.dispatchEvent(new Event('x', { bubbles: true })); say(log.join()); log.length = 0; li.dispatchEvent(new Event('x')); say(log.join());
ul.addEventListener('x', (e) => e.stopPropagation(), true); log.length = 0; li.dispatchEvent(new Event('x', { bubbles: true })); say(log.join());
li.addEventListener('y', (e) => say(e.composedPath().length, e.composedPath()[0] === li, e.composedPath().at(-1) === window)); li.dispatchEvent(new Event('y'));
// ---- click()
const b = document.querySelector('b');
document.body.addEventListener('click', (e) => say(e.type, e.constructor.name, e.isTrusted, e.bubbles, e.cancelable, e.composed, e.detail, e.button, e.clientX, e.target.tagName, e.view === window, e.pointerType === ''));
b.click(); const off = document.createElement('div'); off.onclick = () => say('off the tree'); off.click(); off.onclick = null; off.click();
const button = document.querySelector('button'); button.type = 'button'; button.disabled = true; button.click(); say('nothing for a disabled one');
// ---- handlers
const b = document.querySelector('b'); say(b.onclick, typeof window.onload, document.onclick);
b.onclick = function (e) { say(this === b, e.type, arguments.length); return false; }; say(typeof b.onclick, b.getAttribute('onclick')); say(b.dispatchEvent(new Event('click', { cancelable: true })));
const order = []; b.onclick = () => order.push('handler'); b.addEventListener('click', () => order.push('listener')); b.onclick = () => order.push('another'); b.click(); say(order.join());
b.onclick = 5; say(b.onclick); b.onclick = { handleEvent() { say('no'); } }; say(typeof b.onclick); b.click(); b.onclick = null; b.click(); say(order.join());
// ---- handler attributes
const p = document.querySelector('p'); p.setAttribute('onclick', 'say(this === document.querySelector("p"), event.type, typeof getElementById, typeof dataset, title === ""); return false');
say(typeof p.onclick, p.onclick.name, p.onclick.length, p.onclick.toString()); say(p.dispatchEvent(new Event('click', { cancelable: true, bubbles: true }))); p.removeAttribute('onclick'); say(p.onclick);
const d = document.createElement('div'); d.innerHTML = '<i onclick="say(id, this.id, parentNode.tagName)" id="ii"></i>'; d.firstChild.click(); const copy = d.firstChild.cloneNode(); copy.onclick && say('copied'); document.body.setAttribute('onhashchange', 'say(1)'); say(typeof window.onhashchange, document.body.onhashchange === window.onhashchange);
// ---- handlers see their form
const i = document.querySelector('input'); i.setAttribute('oninput', 'say(form.id, pick.tagName, who.value, value)'); i.dispatchEvent(new Event('input'));
// ---- one button of each
const box = document.querySelector('[type=checkbox]'), log = []; for (const type of ['click', 'input', 'change']) box.addEventListener(type, (e) => log.push(type + box.checked + e.cancelable + e.isTrusted));
box.click(); say(box.checked, log.join()); log.length = 0; box.addEventListener('click', (e) => e.preventDefault(), { once: true }); box.click(); say(box.checked, log.join()); box.indeterminate = true; box.click(); say(box.indeterminate, box.checked); box.disabled = true; box.click(); say(box.checked);
// ---- radios
const d = document.createElement('form'); d.innerHTML = '<input type=radio name=r value=1><input type=radio name=r value=2 checked><input type=radio name=q checked>'; document.body.append(d); const [a, b, c] = d.children;
a.click(); say(a.checked, b.checked, c.checked, d.elements.r.value); a.addEventListener('click', (e) => e.preventDefault()); b.click(); a.click(); say(a.checked, b.checked); d.r.value = '1'; say(a.checked, d.r.length, d.r);
// ---- labels and details
const d = document.createElement('div'); d.innerHTML = '<label for=c1>one</label><input id=c1 type=checkbox><label>two <input id=c2 type=checkbox></label><details><summary>s</summary>x</details>'; document.body.append(d); const [l1, c1, l2, details] = d.children;
l1.click(); say(c1.checked, l1.control === c1, l1.htmlFor, c1.labels.length); l2.click(); say(document.getElementById('c2').checked, l2.control.id); document.getElementById('c2').click(); say(document.getElementById('c2').checked); details.firstChild.click(); say(details.open); details.firstChild.click(); say(details.open);
// ---- submitting
const form = document.getElementById('form'), button = form.querySelector('button'); form.addEventListener('submit', (e) => { say(e.type, e.constructor.name, e.submitter === button, e.bubbles, e.cancelable, e.isTrusted); e.preventDefault(); }); button.click(); form.requestSubmit(); form.requestSubmit(button);
const i = form.elements.who; i.required = true; i.value = ''; i.addEventListener('invalid', (e) => say('invalid', e.cancelable, e.bubbles)); button.click(); say(i.validity.valid, i.validity.valueMissing, i.checkValidity(), form.checkValidity(), i.willValidate); form.noValidate = true; button.click(); form.addEventListener('reset', () => say('reset')); form.reset(); say(i.value);
// ---- focus
const i = document.querySelector('input'), log = []; for (const type of ['focus', 'blur', 'focusin', 'focusout']) document.addEventListener(type, (e) => log.push(type + ' ' + e.target.localName), true);
i.focus(); say(document.activeElement === i, log.join(), i.matches(':focus')); const s = document.querySelector('select'); s.focus(); say(log.join()); s.blur(); say(document.activeElement.tagName); document.querySelector('p').focus(); say(document.activeElement.tagName); document.querySelector('p').tabIndex = -1; document.querySelector('p').focus(); say(document.activeElement.tagName, s.tabIndex, document.body.tabIndex); document.querySelector('p').remove(); say(document.activeElement.tagName);
// ---- kinds of events
say(new MouseEvent('click', { clientX: 5, ctrlKey: true }).clientX, new MouseEvent('x').button, new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', shiftKey: true }).key, new KeyboardEvent('x', { shiftKey: true }).getModifierState('Shift'), new InputEvent('input', { data: 'x', inputType: 'insertText' }).data, new FocusEvent('focus').relatedTarget);
say(new ErrorEvent('error', { message: 'm', lineno: 3, error: 5 }).message, new ErrorEvent('error').error, new MessageEvent('message', { data: [1] }).data, new CustomEvent('x').detail, new SubmitEvent('submit').submitter, new ProgressEvent('p', { loaded: 2 }).loaded, new PopStateEvent('p', { state: 1 }).state, new HashChangeEvent('h').newURL === '', new StorageEvent('s').key);
say(new UIEvent('x', { detail: 3 }).detail, new UIEvent('x').view, new WheelEvent('w', { deltaY: 2 }).deltaY, new PointerEvent('p').pointerId, Object.prototype.toString.call(new KeyboardEvent('x'))); const e = document.createEvent('Event'); e.initEvent('made', true, true); say(e.type, e.bubbles, e.timeStamp >= 0, document.createEvent('CustomEvent').constructor.name);
try { new PromiseRejectionEvent('x') } catch (e) { say(e.name) } try { new KeyboardEvent() } catch (e) { say(e.message) }
// ---- window.event, and what a listener's this is
const b = document.querySelector('b'); say(typeof event, window.event); b.addEventListener('x', function (e) { say(window.event === e, this === b); }); b.addEventListener('x', (e) => say(this === window || typeof this)); b.dispatchEvent(new Event('x')); say(window.event);
addEventListener('z', (e) => say(e.target === window, e.currentTarget === window, e.eventPhase)); dispatchEvent(new Event('z')); removeEventListener('z', () => {}); const f = EventTarget.prototype.addEventListener; f('w', () => say('bare call')); window.dispatchEvent(new Event('w'));
// ---- removed while under way
const li = document.querySelector('li'), log = []; li.addEventListener('x', () => { li.remove(); log.push('removed'); }); document.body.addEventListener('x', () => log.push('body')); li.dispatchEvent(new Event('x', { bubbles: true })); say(log.join(), li.isConnected);
// ---- passive, once, signal
let n = 0; const b = document.querySelector('b'); b.addEventListener('x', () => n++, { once: true }); b.dispatchEvent(new Event('x')); b.dispatchEvent(new Event('x')); say(n); document.addEventListener('touchstart', (e) => { e.preventDefault(); say(e.defaultPrevented); }); document.dispatchEvent(new Event('touchstart', { cancelable: true })); b.addEventListener('wheel', (e) => { e.preventDefault(); say(e.defaultPrevented); }); b.dispatchEvent(new Event('wheel', { cancelable: true }));
