// The interfaces of the elements of HTML, and which element has which.
//
// Source: https://html.spec.whatwg.org/multipage/dom.html#elements-in-the-dom
(function (
  kit, builtIns, interfaces, nodes, element, collections, reflection, handlers, htmlElement, forms, formElements, scripts,
  customElements, platform, node, tokenList, urls,
) {
  'use strict';
  const { getOwnPropertyDescriptor, indexOf, slice, stringify } = kit;
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

  const CELLS = { __proto__: null, td: true, th: true };
  const ROWS = { __proto__: null, tr: true };

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
    HTMLTableCellElement: { get cellIndex() { return indexAmong(elementOf(this), (each) => each.localName === 'tr', CELLS); } },
    HTMLTableRowElement: copied(childrenNamed('cells', CELLS), {
      get rowIndex() {
        let table = elementOf(this).parent;
        while (table !== null && table.localName !== 'table') table = table.parent;
        return table === null ? -1 : indexIn(rowsOf(table), elementOf(this));
      },
      get sectionRowIndex() { return indexAmong(elementOf(this), () => true, ROWS); },
      insertCell(index = -1) { return insertAt(elementOf(this), membersNamed(elementOf(this), CELLS), 'td', index); },
      deleteCell(index) { deleteAt(membersNamed(elementOf(this), CELLS), index); },
    }),
    HTMLTableSectionElement: copied(childrenNamed('rows', ROWS), {
      insertRow(index = -1) { return insertAt(elementOf(this), membersNamed(elementOf(this), ROWS), 'tr', index); },
      deleteRow(index) { deleteAt(membersNamed(elementOf(this), ROWS), index); },
    }),
    HTMLTableElement: copied(childrenNamed('tBodies', { __proto__: null, tbody: true }), {
      get rows() {
        const target = elementOf(this);
        return collections.kept(target, 'rows', () => collections.collection(() => rowsOf(target)));
      },
      get caption() { return objectOf(firstNamed(elementOf(this), 'caption')); },
      get tHead() { return objectOf(firstNamed(elementOf(this), 'thead')); },
      get tFoot() { return objectOf(firstNamed(elementOf(this), 'tfoot')); },
      createCaption() { return part(elementOf(this), 'caption'); },
      createTHead() { return part(elementOf(this), 'thead'); },
      createTFoot() { return part(elementOf(this), 'tfoot'); },
      createTBody() { return append(elementOf(this), 'tbody'); },
      insertRow(index = -1) {
        const table = elementOf(this);
        const rows = rowsOf(table);
        if (rows.length > 0) return insertAt(rows[rows.length - 1].parent, rows, 'tr', index);
        let body = table.last;
        while (body !== null && body.localName !== 'tbody') body = body.previous;
        return insertAt(body ?? nodeOf(append(table, 'tbody')), rows, 'tr', index);
      },
      deleteRow(index) { deleteAt(rowsOf(elementOf(this)), index); },
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

  function membersNamed(target, names) {
    const found = kit.list();
    for (let each = target.first; each !== null; each = each.next) {
      if (each.nodeType === ELEMENT && names[each.localName] === true) found[found.length] = each;
    }
    return found;
  }

  function indexIn(list, target) {
    for (let index = 0; index < list.length; index += 1) if (list[index] === target) return index;
    return -1;
  }

  const indexAmong = (target, isHolder, names) => (target.parent === null || !isHolder(target.parent) ? -1
    : indexIn(membersNamed(target.parent, names), target));

  function firstNamed(target, name) {
    for (let each = target.first; each !== null; each = each.next) if (each.localName === name) return each;
    return null;
  }

  const nodeOf = (object) => interfaces.recordOf(object);

  function append(target, name) {
    const made = nodes.newElement(target.document, name);
    nodes.insert(made, target, null);
    return objectOf(made);
  }

  function part(table, name) {
    const known = firstNamed(table, name);
    if (known !== null) return objectOf(known);
    const made = nodes.newElement(table.document, name);
    nodes.insert(made, table, name === 'tfoot' ? null : name === 'caption' ? table.first : firstNamed(table, 'tbody'));
    return objectOf(made);
  }

  // A new one of `list` before that with a number; -1 is the end.
  function insertAt(holder, list, name, index) {
    const at = builtIns.number(index) | 0;
    if (at < -1 || at > list.length) {
      throw interfaces.failure(name === 'td' ? 'insertCell' : 'insertRow', name === 'td' ? 'HTMLTableRowElement'
        : 'HTMLTableElement', 'The value provided (' + at + ') is outside the range [-1, ' + list.length + '].',
      'IndexSizeError');
    }
    const made = nodes.newElement(holder.document, name);
    const before = at === -1 || at === list.length ? null : list[at];
    nodes.insert(made, before === null ? holder : before.parent, before);
    return objectOf(made);
  }

  function deleteAt(list, index) {
    const at = builtIns.number(index) | 0;
    const found = list[at === -1 ? list.length - 1 : at];
    if (found !== undefined) nodes.remove(found);
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
    handlers.addHandlers(members, name, 'attributes');
    const constructor = define(name, parent, members, { __proto__: null, statics: scripts.statics[name] ?? null });
    const tags = platform.tags[name] ?? [];
    for (let index = 0; index < tags.length; index += 1) prototypes.set(tags[index], constructor.prototype);
    return constructor;
  }

  const unknown = define('HTMLUnknownElement', HTMLElement, {}).prototype;
  const svg = define('SVGElement', element.Element, {}).prototype;
  const math = define('MathMLElement', element.Element, {}).prototype;
  const plainNames = platform.tags.HTMLElement;
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
    target.isRoot = target.localName === 'html' || target.localName === 'body';
    target.activation = forms.ACTIVATIONS[target.localName] ?? null;
    target.isDisabled = forms.isDisabledControl;
    target.formOwner = forms.formOf;
    if (target.localName === 'form') target.makeObject = makeForm;
    if (target.localName === 'select') target.makeObject = makeSelect;
  };
  const makeForm = (form) => stamp(formElements.formObject(form, prototypes.get('form')), form);
  const makeSelect = (select) => stamp(formElements.selectObject(select, prototypes.get('select')), select);

  // Constructors of elements that have names of their own: `new Option(text, value)`, `new Image(width, height)`.
  function alsoMadeBy(name, tag, fill) {
    function constructor() {
      if (new.target === undefined) {
        throw new kit.TypeError("Failed to construct '" + name + "': Please use the 'new' operator, this DOM object "
          + 'constructor cannot be called as a function.');
      }
      const made = nodes.newElement(node.owner.document, tag);
      fill(made, arguments);
      return objectOf(made);
    }
    kit.defineProperty(constructor, 'name', { __proto__: null, value: name, configurable: true });
    kit.defineProperty(constructor, 'prototype', {
      __proto__: null, value: prototypes.get(tag), writable: false, enumerable: false, configurable: false,
    });
    builtIns.globalValue(name, builtIns.standIn(constructor), false);
  }
  alsoMadeBy('Option', 'option', (option, args) => {
    if (args.length > 0 && string(args[0]) !== '') nodes.insert(nodes.newText(option.document, string(args[0])), option, null);
    if (args.length > 1) setAttribute(option, 'value', string(args[1]));
    if (args[2]) setAttribute(option, 'selected', '');
    if (args.length > 3) forms.setSelected(option, !!args[3]);
  });
  alsoMadeBy('Image', 'img', (image, args) => {
    if (args.length > 0) setAttribute(image, 'width', string(args[0]));
    if (args.length > 1) setAttribute(image, 'height', string(args[1]));
  });

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
