// The interfaces of the elements of HTML, and which element has which.
//
// Source: https://html.spec.whatwg.org/multipage/dom.html#elements-in-the-dom
(function (
  kit, builtIns, interfaces, nodes, element, collections, reflection, handlers, htmlElement, forms, formElements, scripts,
  customElements, platform, node, tokenList, urls,
) {
  'use strict';
  const { getOwnPropertyDescriptor, indexOf, slice, startsWith, stringify } = kit;
  const { string, inspectSymbol, usvString } = builtIns;
  const { define, objectOf, stamp, copy } = interfaces;
  const { ELEMENT, TEXT, COMMENT, DOCUMENT, DOCTYPE, HTML, watchers, getAttribute, setAttribute } = nodes;
  const { elementOf } = element;
  const { HTMLElement } = htmlElement;
  const NativeURL = URL;

  // ---- What some of them have beside what stands for attributes -------------------------------------------------

  // The parts of the URL of a link.
  function linkMembers() {
    const members = {
      get text() { return nodes.textContent(elementOf(this)); },
      set text(value) { setText(elementOf(this), string(value)); },
      toString() {
        const url = urlOf(elementOf(this));
        return url === null ? getAttribute(elementOf(this), 'href') ?? '' : kit.apply(hrefOf, url, []);
      },
    };
    for (const name of ['origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']) {
      const { get, set } = getOwnPropertyDescriptor(NativeURL.prototype, name);
      copy({
        get [name]() {
          const url = urlOf(elementOf(this));
          return url === null ? (name === 'protocol' ? ':' : '') : kit.apply(get, url, []);
        },
      }, members);
      if (set === undefined) continue;
      const descriptor = getOwnPropertyDescriptor(members, name);
      descriptor.set = getOwnPropertyDescriptor({
        set [name](value) {
          const target = elementOf(this);
          const url = urlOf(target);
          if (url === null) return;
          kit.apply(set, url, [usvString(value)]);
          setAttribute(target, 'href', kit.apply(hrefOf, url, []));
        },
      }, name).set;
      kit.defineProperty(members, name, descriptor);
    }
    return members;
  }
  const setText = (target, text) => nodes.replaceChildren(target, text === '' ? null : nodes.newText(target.document, text));
  const hrefOf = getOwnPropertyDescriptor(NativeURL.prototype, 'href').get;

  function urlOf(target) {
    const href = getAttribute(target, 'href');
    const text = href === null ? null : urls.resolved(href, target.document.base());
    return text === null ? null : new NativeURL(text);
  }

  // The rows of a table, or the cells of a row.
  const childrenNamed = (key, names) => ({
    get [key]() {
      const target = elementOf(this);
      return collections.kept(target, key, () => collections.collection(() => {
        const found = kit.list();
        for (let each = target.first; each !== null; each = each.next) {
          if (each.nodeType === ELEMENT && names[each.localName] === true) found[found.length] = each;
        }
        return found;
      }));
    },
  });
  const words = (name) => ({
    get [name]() { return tokenList.tokenList(elementOf(this), 'rel'); },
    set [name](value) { setAttribute(elementOf(this), 'rel', string(value)); },
  });

  const own = {
    __proto__: null,
    ...formElements.members,
    ...scripts.members,
    HTMLAnchorElement: copied(linkMembers(), words('relList')),
    HTMLAreaElement: linkMembers(),
    HTMLLinkElement: words('relList'),
    HTMLTemplateElement: { get content() { return objectOf(elementOf(this).content); } },
    HTMLTitleElement: {
      get text() { return nodes.childText(elementOf(this)); },
      set text(value) { setText(elementOf(this), string(value)); },
    },
    HTMLStyleElement: {},
    HTMLTableRowElement: childrenNamed('cells', { __proto__: null, td: true, th: true }),
    HTMLTableSectionElement: childrenNamed('rows', { __proto__: null, tr: true }),
    HTMLTableElement: copied(childrenNamed('tBodies', { __proto__: null, tbody: true }), {
      get rows() {
        const target = elementOf(this);
        return collections.kept(target, 'rows', () => collections.collection(() => rowsOf(target)));
      },
    }),
    HTMLProgressElement: {
      get value() { return numberIn(elementOf(this), 'value', 0); },
      set value(value) { setAttribute(elementOf(this), 'value', string(value)); },
      get max() { return numberIn(elementOf(this), 'max', 1); },
      set max(value) { setAttribute(elementOf(this), 'max', string(value)); },
    },
    HTMLMeterElement: {
      get value() { return numberIn(elementOf(this), 'value', 0); },
      set value(value) { setAttribute(elementOf(this), 'value', string(value)); },
      get min() { return numberIn(elementOf(this), 'min', 0); },
      set min(value) { setAttribute(elementOf(this), 'min', string(value)); },
      get max() { return numberIn(elementOf(this), 'max', 1); },
      set max(value) { setAttribute(elementOf(this), 'max', string(value)); },
    },
    HTMLDialogElement: {
      show() { setAttribute(elementOf(this), 'open', ''); },
      showModal() { setAttribute(elementOf(this), 'open', ''); },
      close() { nodes.removeAttribute(elementOf(this), 'open'); },
    },
  };
  const toNumber = Number;

  function numberIn(target, name, usual) {
    const value = getAttribute(target, name);
    const found = value === null || value === '' ? NaN : toNumber(value);
    return found === found ? found : usual;
  }

  function rowsOf(table) {
    const found = kit.list();
    for (let each = table.first; each !== null; each = each.next) {
      if (each.localName === 'tr') found[found.length] = each;
      if (each.localName !== 'tbody' && each.localName !== 'thead' && each.localName !== 'tfoot') continue;
      for (let row = each.first; row !== null; row = row.next) if (row.localName === 'tr') found[found.length] = row;
    }
    return found;
  }

  function copied(members, ...more) {
    for (let index = 0; index < more.length; index += 1) copy(more[index], members);
    return members;
  }

  // ---- All of them -----------------------------------------------------------------------------------------

  const prototypes = kit.map();
  const media = defineElement('HTMLMediaElement', HTMLElement);
  const names = kit.ownKeys(platform.tags);
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index];
    if (name === 'HTMLElement') continue;
    const parent = name === 'HTMLAudioElement' || name === 'HTMLVideoElement' ? media : HTMLElement;
    defineElement(name, parent);
  }

  function defineElement(name, parent) {
    const members = reflection.addReflections(own[name] ?? {}, name);
    const more = kit.list();
    const all = reflection.words(platform.members[name] ?? '');
    for (let index = 0; index < all.length; index += 1) {
      if (startsWith(all[index], 'aon')) more[more.length] = slice(all[index], 1);
    }
    handlers.addHandlers(members, more, 'attributes');
    const constructor = define(name, parent, members, { __proto__: null, statics: scripts.statics[name] ?? null });
    const tags = reflection.words(platform.tags[name] ?? '');
    for (let index = 0; index < tags.length; index += 1) prototypes.set(tags[index], constructor.prototype);
    return constructor;
  }

  const unknown = define('HTMLUnknownElement', HTMLElement, {}).prototype;
  const svg = define('SVGElement', element.Element, {}).prototype;
  const math = define('MathMLElement', element.Element, {}).prototype;
  const plainNames = reflection.words(platform.tags.HTMLElement);
  for (let index = 0; index < plainNames.length; index += 1) prototypes.set(plainNames[index], HTMLElement.prototype);

  function elementPrototype(target) {
    if (target.namespace !== HTML) return indexOf(target.namespace, 'svg') >= 0 ? svg : math;
    const known = prototypes.get(target.localName);
    if (known !== undefined) return known;
    if (indexOf(target.localName, '-') < 0) return unknown;
    return customElements.prototypeOf(target) ?? HTMLElement.prototype;
  }

  const { Text, Comment, DocumentFragment, DocumentType } = globalThis;
  const others = kit.map();
  others.set(TEXT, Text.prototype);
  others.set(COMMENT, Comment.prototype);
  others.set(DOCTYPE, DocumentType.prototype);
  others.set(nodes.FRAGMENT, DocumentFragment.prototype);

  watchers.prototypeOf = (target) => (target.nodeType === ELEMENT ? elementPrototype(target) : others.get(target.nodeType));

  // What a click on some of them does, and what else depends on the name.
  watchers.created = (target) => {
    if (target.namespace !== HTML) return;
    target.activation = forms.ACTIVATIONS[target.localName] ?? null;
    target.isDisabled = forms.isDisabledControl;
    target.formOwner = forms.formOf;
    if (target.localName === 'form') target.makeObject = makeForm;
  };
  const makeForm = (form) => stamp(formElements.formObject(form, prototypes.get('form')), form);

  // ---- As the console shows them ---------------------------------------------------------------------------

  const shown = (target) => '<' + target.localName + attributesText(target) + '>';

  function attributesText(target) {
    let text = '';
    for (let index = 0; index < target.attributes.length; index += 1) {
      text += ' ' + target.attributes[index].name + '=' + stringify(target.attributes[index].value);
    }
    return text;
  }

  function inspectNode() {
    const record = node.nodeOf(this);
    switch (record.nodeType) {
      case ELEMENT: {
        if (record.first === null) return shown(record) + '</' + record.localName + '>';
        const only = record.first.next === null && record.first.nodeType === TEXT ? record.first.data : '…';
        return shown(record) + (only.length > 60 ? slice(only, 0, 60) + '…' : only) + '</' + record.localName + '>';
      }
      case TEXT: return '#text ' + stringify(record.data);
      case COMMENT: return '<!--' + record.data + '-->';
      case DOCTYPE: return '<!DOCTYPE ' + record.localName + '>';
      case DOCUMENT: return '#document';
      default: return '#document-fragment';
    }
  }
  builtIns.property(node.Node.prototype, inspectSymbol, inspectNode, false);

  return { __proto__: null, documentsAre(constructor) { others.set(DOCUMENT, constructor.prototype); } };
})
