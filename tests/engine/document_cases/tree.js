// ---- finding elements
say(document.getElementById('top').textContent, document.getElementById('nobody'), document.getElementById(''));
say(document.querySelector('li.odd').textContent, document.querySelectorAll('li').length, document.querySelector('x-y'));
say(document.getElementsByTagName('li').length, document.getElementsByClassName('item odd').length, document.getElementsByName('who').length);
say(document.body.tagName, document.head.nodeName, document.documentElement.lang, document.title, document.doctype.name);
say(document.body.children.length, document.body.childNodes.length, document.body.firstChild.nodeType, document.body.firstElementChild.id);
// ---- what they are
for (const name of ['#top', 'em', 'ul', 'li', 'form', 'input', 'select', 'option', 'textarea', 'button', 'p', 'a', 'template', 'b', 'title', 'body']) {
  const e = document.querySelector(name); say(name, e, e.constructor.name, e instanceof HTMLElement, e.nodeType, e.localName, e.tagName);
}
say(document, document.constructor.name, document instanceof Document, document instanceof Node, document instanceof EventTarget);
say(window, window === globalThis, self === window, window instanceof Window, window instanceof EventTarget, top === window, frames === window, parent === window, length);
say(document.createElement('x-y').constructor.name, document.createElement('nope').constructor.name, document.createElement('DIV').tagName);
say(document.createTextNode('a'), document.createComment('b').nodeName, document.createDocumentFragment().nodeName, document.nodeName);
// ---- selectors
const all = ['*', 'li', 'LI', '#list > li', 'ul li:first-child', 'li:last-child', 'li:nth-child(2)', 'li:nth-child(odd)', 'li:nth-child(2n+2)', 'li:nth-child(-n+2)', 'li:nth-last-child(1)',
  'li + li', 'li ~ li', 'li:not(.item)', ':is(h1, h2) em', 'ul:has(.odd)', 'ul:has(> .nope)', '[data-kind]', '[data-kind=note]', '[data-kind="no"]', '[class~=odd]', '[class^=it]', '[class$=dd]', '[class*=e]',
  '[href*="OTHER" i]', 'input:checked', 'option:checked', ':root', 'body :empty', 'a:link', 'p a, p b', 'li.item.odd', 'form > *:only-of-type', 'h1:only-child', 'em:only-child', 'input[type=checkbox]', 'input:not([type])', ':scope > body', 'html > body > ul', '\\6c i', 'li:where(.item)', 'li:nth-child(1 of .odd)', 'li:first-of-type', '::before', '*|li'];
for (const one of all) { try { say(one, document.querySelectorAll(one).length); } catch (e) { say(one, e.name, e.message); } }
// ---- selectors that are none
for (const one of ['', ' ', 'li[', 'li[a=', 'li:nope', 'li:nth-child()', '>li', 'li >', 'li,,a', '#1', '.1', 'a b!', 'li::', '[]', ':not()', ':is()', 'li:nth-child(x)', '{', 'a{}']) {
  try { say(JSON.stringify(one), document.querySelector(one)); } catch (e) { say(JSON.stringify(one), e.name, e.message, e.code); }
}
try { document.querySelector() } catch (e) { say(e.message) }
try { document.body.matches('!') } catch (e) { say(e.message) }
try { document.body.closest('!') } catch (e) { say(e.message) }
// ---- matches and closest
const b = document.querySelector('b');
say(b.matches('p b'), b.matches('a b'), b.closest('p').dataset.kind, b.closest('b') === b, b.closest('ul'), b.closest('html') === document.documentElement);
say(b.parentElement.querySelector(':scope > b') === b, document.documentElement.parentElement, document.documentElement.parentNode === document);
// ---- building
const ul = document.createElement('ul'), li = document.createElement('li');
say(ul.appendChild(li) === li, ul.append('a', li, 'b'), ul.outerHTML, ul.prepend(document.createElement('i')), ul.outerHTML);
li.before('x', 'y'); li.after(document.createElement('b')); say(ul.outerHTML, ul.childNodes.length);
li.replaceWith('Z'); say(ul.outerHTML, li.parentNode); ul.insertBefore(li, ul.firstChild); say(ul.outerHTML);
say(ul.removeChild(li) === li, ul.replaceChild(li, ul.firstChild).tagName, ul.innerHTML); ul.normalize(); say(ul.childNodes.length, ul.innerHTML);
ul.replaceChildren('only'); say(ul.innerHTML); ul.textContent = ''; say(ul.childNodes.length, ul.firstChild); ul.textContent = '<b>'; say(ul.innerHTML, ul.textContent);
li.remove(); li.remove(); say(li.isConnected, document.body.isConnected);
// ---- what a tree refuses
const d = document.createElement('div'), e = document.createElement('p'); d.append(e);
const ways = [() => e.appendChild(d), () => d.appendChild(d), () => d.insertBefore(e, document.body), () => d.removeChild(document.body), () => d.appendChild('x'), () => d.appendChild(),
  () => d.insertBefore(e), () => document.appendChild(document.createElement('html')), () => document.append('x'), () => d.replaceChild(e, document.body), () => d.append(document),
  () => document.createTextNode('x').appendChild(e), () => Node.prototype.appendChild.call({}, e), () => document.createElement('a b'), () => document.createElement(''), () => document.createElement('1'),
  () => d.setAttribute('', 1), () => d.setAttribute('a b', 1), () => d.setAttribute('x'), () => d.getAttribute(), () => d.classList.add(''), () => d.classList.add('a b'), () => d.insertAdjacentHTML('here', ''),
  () => d.insertAdjacentElement('beforebegin', 5), () => new Node(), () => new HTMLDivElement(), () => Node(), () => d.outerHTML.x.y, () => { document.body = d }, () => document.createEvent('nope'), () => d.insertAdjacentHTML('afterend', 'x')];
for (const way of ways) try { say('fine', way()); } catch (error) { say(error.name, error.message, error.code); }
// ---- moving what is there
const list = document.getElementById('list'), items = list.children, live = document.getElementsByTagName('li');
say(items.length, live.length, items[0].textContent, items.item(1).textContent, items[9], items.item(9)); list.append(items[0]); say([...items].map((e) => e.textContent).join());
const fixed = document.querySelectorAll('li'); items[0].remove(); say(items.length, live.length, fixed.length, fixed[0].isConnected, fixed instanceof NodeList, items instanceof HTMLCollection);
say(list.childNodes === list.childNodes, list.children === list.children, list.querySelectorAll('li') === list.querySelectorAll('li'), Object.keys(items), 'length' in items, 0 in items, 5 in items);
for (const each of fixed) say(each.textContent); fixed.forEach((each, index, all) => say(index, all === fixed)); say([...fixed.entries()].length, [...fixed.keys()]);
// ---- siblings and order
const li = document.querySelector('li.odd');
say(li.previousSibling.textContent, li.nextElementSibling.textContent, li.parentNode.id, li.parentElement.firstChild.nextSibling === li, li.previousElementSibling.previousElementSibling);
say(li.contains(li), document.contains(li), li.contains(null), li.compareDocumentPosition(document.body), document.body.compareDocumentPosition(li), li.compareDocumentPosition(li.nextSibling), li.compareDocumentPosition(li));
say(li.getRootNode() === document, document.createElement('i').getRootNode().tagName, li.ownerDocument === document, document.ownerDocument, li.hasChildNodes(), li.isSameNode(li), li.isEqualNode(li.cloneNode(true)), li.isEqualNode(li.cloneNode()));
// ---- copies
const form = document.getElementById('form'), copy = form.cloneNode(true), shallow = form.cloneNode();
say(copy.children.length, shallow.children.length, shallow.id, copy.isConnected, copy !== form); copy.id = 'other'; say(form.id, document.getElementById('other'));
const t = document.createElement('div'); t.innerHTML = '<b title="x">y</b>'; const i = document.importNode(t, true); say(i.innerHTML, document.adoptNode(t) === t);
// ---- attributes
const a = document.querySelector('a');
say(a.getAttribute('href'), a.getAttribute('nope'), a.hasAttribute('HREF'), a.getAttributeNames(), a.attributes.length, a.attributes[0].name, a.attributes.href.value, a.attributes.getNamedItem('href').ownerElement === a);
a.setAttribute('Title', 5); say(a.title, a.outerHTML); a.title = 'six'; say(a.getAttribute('title'), a.toggleAttribute('hidden'), a.hidden, a.toggleAttribute('hidden'), a.hidden, a.toggleAttribute('x', true), a.toggleAttribute('x', false));
a.removeAttribute('title'); say(a.title, a.hasAttributes(), a.attributes.title); a.setAttribute('data-x', '"<&>"'); say(a.outerHTML, a.dataset.x);
say(a.href, a.pathname, a.search, a.hash, a.origin === location.origin || 'no', String(a) === a.href, a.text);
// ---- classes
const h = document.getElementById('top'), c = h.classList;
say(c.length, c, c.value, c.contains('big'), c[0], c.item(1), c[7], c.item(7)); c.add('new', 'big'); say(h.className); c.remove('loud', 'nope'); say(h.className, c.toggle('on'), c.toggle('on'), c.toggle('x', false), c.toggle('y', true), h.className);
say(c.replace('new', 'old'), c.replace('nope', 'a'), h.className, [...c].join('|'), c === h.classList); h.className = ' a  b a '; say(c.length, c.value, [...c].join('|')); c.add(); say(h.outerHTML.slice(0, 30)); c.forEach((each, index) => say(each, index)); h.classList = 'via list'; say(h.className);
// ---- data
const p = document.querySelector('p');
say(p.dataset.kind, p.dataset.longName, p.dataset.nope, 'kind' in p.dataset, Object.keys(p.dataset), JSON.stringify(p.dataset)); p.dataset.newThing = 5; say(p.getAttribute('data-new-thing')); delete p.dataset.kind; say(p.hasAttribute('data-kind'), p.outerHTML.slice(0, 60));
try { p.dataset['a-b'] = 1; } catch (e) { say(e.name, e.message); } p.dataset.x = null; say(p.dataset.x, typeof p.dataset.toString);
// ---- texts
const t = document.createTextNode('hello'); say(t.data, t.length, t.nodeValue, t.textContent, t.wholeText); t.appendData(' you'); t.insertData(0, '>'); t.deleteData(1, 2); t.replaceData(0, 1, '*'); say(t.data, t.substringData(1, 3)); const rest = t.splitText(3); say(t.data, rest.data); t.data = null; say(JSON.stringify(t.data));
try { t.deleteData(99, 1) } catch (e) { say(e.name, e.message) } say(new Text('x').data, new Comment('y').data, new Text().data === '', new DocumentFragment().childNodes.length, document.createComment('z').data);
// ---- markup
const d = document.createElement('div'); d.innerHTML = '<p>one<p>two &amp; &lt;three&gt;<br><img src="x.png" alt=\'"q"\'><!-- c --><script>1 < 2</script>'; say(d.innerHTML, d.childNodes.length, d.textContent);
d.innerHTML += '<i>more</i>'; say(d.children.length, d.lastChild.outerHTML); d.firstChild.outerHTML = '<h2>new</h2>tail'; say(d.innerHTML.slice(0, 24)); d.innerHTML = ''; say(d.firstChild); d.innerHTML = null; say(d.innerHTML === ''); d.insertAdjacentHTML('beforeend', '<b>1</b>'); d.insertAdjacentHTML('afterbegin', '<i>0</i>'); d.firstChild.insertAdjacentText('afterend', 'mid'); d.insertAdjacentElement('beforeend', document.createElement('u')); say(d.innerHTML);
const table = document.createElement('table'); table.innerHTML = '<tr><td>1<td>2'; say(table.innerHTML, table.rows.length, table.rows[0].cells.length, table.tBodies.length); const list = document.createElement('ul'); list.innerHTML = '<li>a<li>b'; say(list.innerHTML, document.createElement('textarea').innerHTML === '');
// ---- fragments of markup
const f = document.createRange().createContextualFragment('<p id=made>one<i>two</i>'); say(f.nodeName, f.childNodes.length, f.firstChild.outerHTML, f.firstChild.isConnected, Object.prototype.toString.call(document.createRange())); document.body.append(f); say(made.textContent);
try { document.createRange().createContextualFragment(); } catch (e) { say(e.name, e.message); } say(typeof Range, document.createRange() instanceof Range);
// ---- templates
const t = document.getElementById('pattern'); say(t.childNodes.length, t.content.childNodes.length, t.content.nodeName, t.innerHTML, t.content.querySelector('.card').isConnected, t.content.ownerDocument === document, document.querySelector('.card'));
const c = t.content.cloneNode(true); say(c.firstChild.className); document.body.append(c); say(c.childNodes.length, document.querySelector('.card').isConnected); const n = document.createElement('template'); n.innerHTML = '<b>x</b>'; say(n.content.firstChild.tagName, n.firstChild, n.outerHTML);
// ---- the document
say(document.readyState, document.characterSet, document.contentType, document.compatMode, document.hidden, document.visibilityState, document.hasFocus() || 'no focus', document.referrer === '' || 'some', document.defaultView === window, document.currentScript === null || 'this', document.activeElement === document.body);
document.title = ' new   title '; say(document.title, document.querySelector('title').text, document.forms.length, document.forms[0].id, document.links.length, document.images.length, document.scripts.length, document.forms.form === document.forms[0]);
const other = document.implementation.createHTMLDocument('T'); say(other.title, other.body.tagName, other.defaultView, other.documentElement.outerHTML); say(document.createElementNS('http://www.w3.org/2000/svg', 'svg').tagName, document.createElementNS('http://www.w3.org/2000/svg', 'svg').namespaceURI, document.createElementNS('http://www.w3.org/1999/xhtml', 'p').tagName);
document.cookie = 'a=1'; say(Object.getPrototypeOf(document) === HTMLDocument.prototype, document.foo, typeof document.execCommand, 'nope' in document, 'fonts' in document);
// ---- names on the window
say(top === window, typeof list, list === document.getElementById('list'), window.form.id, 'list' in window, typeof nobody); const e = document.createElement('i'); e.id = 'fresh'; say(typeof fresh); document.body.append(e); say(fresh === e); e.id = 'other'; say(typeof fresh, other === e); e.remove(); say(typeof other);
