// `Document`: what a page, or a text that was parsed, is as a whole.
//
// Source: https://html.spec.whatwg.org/multipage/dom.html#the-document-object
(function (
  kit, builtIns, interfaces, event, nodes, selectors, element, collections, node, handlers, markup,
  customElements, htmlElements, namedElements, navigation, asks, lacks,
) {
  'use strict';
  const { defineProperty, getOwnPropertyDescriptor, indexOf, join, match, slice, trim, TypeError } = kit;
  const { string, publish } = builtIns;
  const { here, objectOf, define, needArguments, argument, failure, executing } = interfaces;
  const { ELEMENT, HTML, DOCTYPE, getAttribute, newElement, newText, newFragment, insert } = nodes;
  const { checkedTag, lower } = element;
  const documentOf = (value) => {
    const record = here(value, 'nodeType');
    if (record.nodeType !== nodes.DOCUMENT) throw new TypeError('Illegal invocation');
    return record;
  };
  // Those that scripts make are texts of theirs.
  const encodingOf = (document) => (document.window === null ? 'UTF-8' : navigation.page.encoding);

  // A document has its own facts beside the tree; `window` is null for one that is not shown.
  function newDocument(window) {
    const document = nodes.newDocument(window);
    document.readyState = window === null ? 'complete' : 'loading';
    document.currentScript = null;
    document.cookies = kit.list();
    document.url = () => navigation.page.url;
    document.base = () => baseOf(document);
    return document;
  }

  const childNamed = (parent, name) => {
    for (let each = parent === null ? null : parent.first; each !== null; each = each.next) {
      if (each.nodeType === ELEMENT && each.localName === name && each.namespace === HTML) return each;
    }
    return null;
  };

  function rootElement(document) {
    let { first } = document;
    while (first !== null && first.nodeType !== ELEMENT) first = first.next;
    return first;
  }

  function htmlRoot(document) {
    const root = rootElement(document);
    return root !== null && root.localName === 'html' ? root : null;
  }

  function bodyOf(document) {
    const root = htmlRoot(document);
    return childNamed(root, 'body') ?? childNamed(root, 'frameset');
  }

  // The URL that others are relative to: that of the first base element that has one, or that of the document.
  function baseOf(document) {
    if (document.baseVersion === nodes.version() && document.baseUrl === document.url()) return document.baseText;
    document.baseVersion = nodes.version();
    document.baseUrl = document.url();
    document.baseText = document.baseUrl;
    const head = childNamed(htmlRoot(document), 'head');
    for (let each = head === null ? null : head.first; each !== null; each = each.next) {
      if (each.localName !== 'base' || getAttribute(each, 'href') === null) continue;
      document.baseText = resolveUrl(getAttribute(each, 'href'), document.baseUrl) ?? document.baseUrl;
      break;
    }
    return document.baseText;
  }
  const NativeURL = URL;
  const hrefOf = getOwnPropertyDescriptor(NativeURL.prototype, 'href').get;
  function resolveUrl(text, base) {
    try {
      return kit.apply(hrefOf, new NativeURL(text, base), []);
    } catch {
      return null;
    }
  }

  const word = /[^ \t\n\r\f]+/g;
  function collapsed(text) {
    const words = kit.list();
    word.lastIndex = 0;
    for (let found = match(word, text); found !== null; found = match(word, text)) words[words.length] = found[0];
    return join(words, ' ');
  }

  function titleOf(document) {
    for (let each = document.first; each !== null; each = nodes.following(each, document)) {
      if (each.nodeType === ELEMENT && each.localName === 'title' && each.namespace === HTML) return each;
    }
    return null;
  }

  const all = (document, key, holds) => collections.kept(document, key, () => collections.collection(() => {
    const found = kit.list();
    for (let each = document.first; each !== null; each = nodes.following(each, document)) {
      if (each.nodeType === ELEMENT && holds(each)) found[found.length] = each;
    }
    return found;
  }));
  const named = (...names) => {
    const table = kit.table();
    for (const name of names) table[name] = true;
    return (each) => table[each.localName] === true;
  };
  const isLink = named('a', 'area');
  const LISTS = {
    __proto__: null, images: named('img'), forms: named('form'), scripts: named('script'), embeds: named('embed'),
    plugins: named('embed'), links: (each) => isLink(each) && getAttribute(each, 'href') !== null,
    anchors: (each) => each.localName === 'a' && getAttribute(each, 'name') !== null,
  };

  function createElement(document, name) {
    const localName = lower(checkedTag(string(name), 'createElement'));
    return objectOf(customElements.created(document, localName) ?? newElement(document, localName));
  }

  function setCookie(document, text) {
    const end = indexOf(text, ';');
    const first = trim(end < 0 ? text : slice(text, 0, end));
    const equals = indexOf(first, '=');
    const key = equals < 0 ? '' : trim(slice(first, 0, equals));
    const pair = equals < 0 ? first : key + '=' + trim(slice(first, equals + 1));
    const isOver = match(/;\s*(?:max-age\s*=\s*(?:0|-\d+)|expires\s*=[^;]*(?:19[0-9]{2}|200\d|201\d))/i, text) !== null;
    const kept = kit.list();
    let isPut = false;
    for (let index = 0; index < document.cookies.length; index += 1) {
      const each = document.cookies[index];
      if (each.key !== key) kept[kept.length] = each;
      else if (!isOver) {
        kept[kept.length] = { __proto__: null, key, pair };
        isPut = true;
      }
    }
    if (!isPut && !isOver && pair !== '') kept[kept.length] = { __proto__: null, key, pair };
    document.cookies = kept;
  }

  function cookieText(document) {
    const pairs = kit.list();
    for (let index = 0; index < document.cookies.length; index += 1) pairs[index] = document.cookies[index].pair;
    return join(pairs, '; ');
  }

  function write(document, args, end, method) {
    let text = '';
    for (let index = 0; index < args.length; index += 1) text += string(args[index]);
    if (document.window === null) throw failure(method, 'Document', 'modviz writes to the page only.', 'InvalidStateError');
    asks.write(text + end);
  }

  const EVENTS = {
    __proto__: null, event: 'Event', events: 'Event', htmlevents: 'Event', customevent: 'CustomEvent', uievent: 'UIEvent',
    uievents: 'UIEvent', mouseevent: 'MouseEvent', mouseevents: 'MouseEvent', keyboardevent: 'KeyboardEvent',
    messageevent: 'MessageEvent', focusevent: 'FocusEvent', storageevent: 'StorageEvent',
  };

  const implementations = kit.weakMap();
  const implementationOf = (value) => here(value, 'implementation').implementation;
  const DOMImplementation = define('DOMImplementation', null, {
    createHTMLDocument(title = undefined) {
      implementationOf(this);
      const document = newDocument(null);
      const root = newElement(document, 'html');
      const head = newElement(document, 'head');
      insert(nodes.newDoctype(document, 'html', '', ''), document, null);
      insert(root, document, null);
      insert(head, root, null);
      insert(newElement(document, 'body'), root, null);
      if (title !== undefined) {
        const element = newElement(document, 'title');
        insert(element, head, null);
        insert(newText(document, string(title)), element, null);
      }
      return objectOf(document);
    },
    createDocumentType(name, publicId, systemId) {
      const document = implementationOf(this);
      needArguments(arguments.length, 3, 'createDocumentType', 'DOMImplementation');
      return objectOf(nodes.newDoctype(document, string(name), string(publicId), string(systemId)));
    },
    hasFeature() { return implementationOf(this) && true; },
  });

  const members = {
    get implementation() {
      const document = documentOf(this);
      let known = implementations.get(document);
      if (known === undefined) {
        known = interfaces.stamp(kit.create(DOMImplementation.prototype),
          { __proto__: null, object: null, implementation: document });
        implementations.set(document, known);
      }
      return known;
    },
    get URL() { return documentOf(this).url(); },
    get documentURI() { return documentOf(this).url(); },
    get compatMode() {
      const { first } = documentOf(this);
      let each = first;
      while (each !== null && each.nodeType !== DOCTYPE) each = each.next;
      return each === null ? 'BackCompat' : 'CSS1Compat';
    },
    get characterSet() { return encodingOf(documentOf(this)); },
    get charset() { return encodingOf(documentOf(this)); },
    get inputEncoding() { return encodingOf(documentOf(this)); },
    get contentType() { return documentOf(this) && 'text/html'; },
    get doctype() {
      let { first } = documentOf(this);
      while (first !== null && first.nodeType !== DOCTYPE) first = first.next;
      return objectOf(first);
    },
    get documentElement() { return objectOf(rootElement(documentOf(this))); },
    get referrer() { return documentOf(this) && ''; },
    get cookie() { return cookieText(documentOf(this)); },
    set cookie(value) { setCookie(documentOf(this), string(value)); },
    get readyState() { return documentOf(this).readyState; },
    get title() {
      const title = titleOf(documentOf(this));
      return title === null ? '' : collapsed(nodes.childText(title));
    },
    set title(value) {
      const document = documentOf(this);
      const text = string(value);
      let title = titleOf(document);
      if (title === null) {
        const head = childNamed(htmlRoot(document), 'head');
        if (head === null) return;
        title = newElement(document, 'title');
        insert(title, head, null);
      }
      nodes.replaceChildren(title, text === '' ? null : newText(document, text));
    },
    get dir() {
      const root = htmlRoot(documentOf(this));
      return root === null ? '' : getAttribute(root, 'dir') ?? '';
    },
    set dir(value) {
      const root = htmlRoot(documentOf(this));
      if (root !== null) nodes.setAttribute(root, 'dir', string(value));
    },
    get body() { return objectOf(bodyOf(documentOf(this))); },
    set body(value) {
      const document = documentOf(this);
      const record = interfaces.recordOf(value);
      if (record === undefined || (record.localName !== 'body' && record.localName !== 'frameset')) {
        throw interfaces.settingFailure('body', 'Document', "The new body element is of type '"
          + (record === undefined ? 'null' : node.tagName(record)) + "'. It must be either a 'BODY' or 'FRAMESET' element.",
        'HierarchyRequestError');
      }
      const before = bodyOf(document);
      if (before === record) return;
      if (before !== null) node.replace(before, record);
      else if (rootElement(document) !== null) insert(record, rootElement(document), null);
    },
    get head() { return objectOf(childNamed(htmlRoot(documentOf(this)), 'head')); },
    get currentScript() { return objectOf(documentOf(this).currentScript); },
    get defaultView() { return objectOf(documentOf(this).window); },
    get activeElement() {
      const document = documentOf(this);
      return objectOf(document.window === null ? bodyOf(document) : selectors.focus.element ?? bodyOf(document));
    },
    get hidden() { return documentOf(this).window === null; },
    get visibilityState() { return documentOf(this).window === null ? 'hidden' : 'visible'; },
    adoptNode(given) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'adoptNode', 'Document');
      const record = argument(given, 'nodeType', 1, 'Node', 'adoptNode', 'Document');
      nodes.remove(record);
      nodes.adopt(record, document);
      return given;
    },
    close() { documentOf(this); },
    createAttribute(name) {
      documentOf(this);
      needArguments(arguments.length, 1, 'createAttribute', 'Document');
      return element.attributeObject(nodes.newAttribute(lower(string(name)), '', null));
    },
    createComment(data) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'createComment', 'Document');
      return objectOf(nodes.newComment(document, string(data)));
    },
    createDocumentFragment() { return objectOf(newFragment(documentOf(this))); },
    createElement(tagName, options = undefined) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'createElement', 'Document');
      return createElement(document, tagName);
    },
    createElementNS(namespace, qualifiedName, options = undefined) {
      const document = documentOf(this);
      needArguments(arguments.length, 2, 'createElementNS', 'Document');
      const name = checkedTag(string(qualifiedName), 'createElementNS');
      const uri = namespace === null ? '' : string(namespace);
      const colon = indexOf(name, ':');
      const localName = slice(name, colon + 1);
      if (uri === HTML) return objectOf(customElements.created(document, localName) ?? newElement(document, localName));
      return objectOf(newElement(document, localName, uri, colon < 0 ? null : slice(name, 0, colon)));
    },
    createEvent(eventInterface) {
      documentOf(this);
      needArguments(arguments.length, 1, 'createEvent', 'Document');
      const name = string(eventInterface);
      const kind = EVENTS[lower(name)];
      if (kind === undefined) {
        throw failure('createEvent', 'Document', "The provided event type ('" + name + "') is invalid.", 'NotSupportedError');
      }
      return event.create(kind, '', kit.table(), false).object;
    },
    createRange() {
      return interfaces.stamp(kit.create(Range.prototype), { __proto__: null, object: null, range: documentOf(this) });
    },
    createTextNode(data) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'createTextNode', 'Document');
      return objectOf(newText(document, string(data)));
    },
    getElementById(elementId) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'getElementById', 'Document');
      const id = string(elementId);
      return objectOf(document.window === null ? node.elementById(document, id) : namedElements.byId(id));
    },
    getElementsByClassName(classNames) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'getElementsByClassName', 'Document');
      return element.byClassName(document, classNames);
    },
    getElementsByName(elementName) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'getElementsByName', 'Document');
      const name = string(elementName);
      return collections.kept(document, 'name ' + name, () => collections.liveNodeList(() => {
        const found = kit.list();
        for (let each = document.first; each !== null; each = nodes.following(each, document)) {
          if (each.nodeType === ELEMENT && getAttribute(each, 'name') === name) found[found.length] = each;
        }
        return found;
      }));
    },
    getElementsByTagName(qualifiedName) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'getElementsByTagName', 'Document');
      return element.byTagName(document, qualifiedName);
    },
    hasFocus() { return documentOf(this).window !== null; },
    importNode(given, options = false) {
      const document = documentOf(this);
      needArguments(arguments.length, 1, 'importNode', 'Document');
      const record = argument(given, 'nodeType', 1, 'Node', 'importNode', 'Document');
      const copy = nodes.copyNode(record, options === true, document);
      nodes.watchers.built(copy);
      return objectOf(copy);
    },
    write() { write(documentOf(this), arguments, '', 'write'); },
    writeln() { write(documentOf(this), arguments, '\n', 'writeln'); },
  };
  for (const name of kit.ownKeys(LISTS)) {
    interfaces.copy({ get [name]() { return all(documentOf(this), name, LISTS[name]); } }, members);
  }
  handlers.addHandlers(members, 'Document', 'nodeType');

  const Document = define('Document', node.Node, node.addParentNode(members, 'Document'), {
    __proto__: null, make: () => newDocument(null),
  });
  const HTMLDocument = define('HTMLDocument', Document, {});
  htmlElements.documentsAre(HTMLDocument);

  // Every document object has this one for itself.
  const forgeable = {
    get location() { return documentOf(this).window === null ? null : navigation.location; },
    set location(value) { if (documentOf(this).window !== null) navigation.go(value); },
  };
  publish(forgeable, true);
  const location = getOwnPropertyDescriptor(forgeable, 'location');
  location.configurable = false;

  const domParserOf = (value) => here(value, 'domParser');
  define('DOMParser', null, {
    parseFromString(text, type) {
      domParserOf(this);
      needArguments(arguments.length, 2, 'parseFromString', 'DOMParser');
      if (string(type) !== 'text/html') {
        if (match(/^(?:text\/xml|application\/xml|application\/xhtml\+xml|image\/svg\+xml)$/, string(type)) !== null) {
          throw lacks.lack('DOMParser for ' + string(type));
        }
        throw new TypeError(executing('parseFromString', 'DOMParser') + "The provided value '" + string(type)
          + "' is not a valid enum value of type SupportedType.");
      }
      const document = newDocument(null);
      markup.fillDocument(document, string(text));
      return objectOf(document);
    },
  }, { __proto__: null, make: () => ({ __proto__: null, object: null, domParser: true }) });

  // A range is the whole document, as it has been made: all that would let it be another one refuses by name.
  const rangeOf = (value) => here(value, 'range');
  const Range = define('Range', null, {
    createContextualFragment(text) {
      const document = rangeOf(this).range;
      needArguments(arguments.length, 1, 'createContextualFragment', 'Range');
      return objectOf(markup.fragmentFrom(string(text), newElement(document, 'body'), true));
    },
  });

  // The document of the page.
  function create(window) {
    const document = newDocument(window);
    const object = objectOf(document);
    defineProperty(object, 'location', location);
    node.owner.document = customElements.owner.document = document;
    return document;
  }

  return { __proto__: null, create };
})
