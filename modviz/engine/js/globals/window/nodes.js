// The tree: nodes as records, and how they are inserted and removed.  No code of the guest's runs in here.
//
// Whoever has to know of changes is told by a function of `watchers`.  Nodes have numbers: 0 is the document, the parser
// counts its own from 1 upwards, and what scripts make counts from -1 downwards, once somebody has to know it.
//
// Source: https://dom.spec.whatwg.org/#mutation-algorithms
(function (kit, eventTarget, interfaces) {
  'use strict';
  const { stamp } = interfaces;
  const ELEMENT = 1;
  const TEXT = 3;
  const COMMENT = 8;
  const DOCUMENT = 9;
  const DOCTYPE = 10;
  const FRAGMENT = 11;
  const HTML = 'http://www.w3.org/1999/xhtml';

  // Told of what happens, in this order; each may be null.
  const watchers = {
    __proto__: null,
    // An element has been made; it has been made with attributes; a tree of nodes has been made that stands nowhere yet.
    created: null, made: null, built: null,
    // A node is in its place, or has been taken out of `parent` (`next` and `previous` were beside it).
    inserted: null, removed: null,
    // The attribute `name` of an element, or the text of a node, was `before`.
    attributeChanged: null, dataChanged: null,
    // A node has become part of a document, or is so no longer; its descendants are told of after it, too (`isTop` is
    // false for them).
    connected: null, disconnected: null,
    // A change is done.  Of an insertion: the elements that have become part of a document, in tree order, and the parent.
    // Only here may the guest's code run.
    settled: null,
    prototypeOf: null,
  };

  let lastNumber = 0;
  // Changes with every change of any tree: what was found in a tree can be kept until then.
  let version = 0;

  function numberOf(node) {
    return node.number ??= lastNumber -= 1;
  }

  const eventParent = (node, event) => (node.parent !== null ? node.parent
    : node.nodeType === DOCUMENT && event.type !== 'load' ? node.window : null);

  const makeObject = (node) => stamp(kit.create(watchers.prototypeOf(node)), node);

  function newNode(nodeType, document, localName, data) {
    const node = eventTarget.newTarget();
    node.makeObject = makeObject;
    node.parentOf = eventParent;
    node.nodeType = nodeType;
    node.number = null;
    node.document = document;
    node.localName = localName;
    node.data = data;
    node.parent = node.first = node.last = node.next = node.previous = null;
    node.isConnected = false;
    node.window = null;
    node.lists = null;
    node.place = node.places = node.placesVersion = 0;
    return node;
  }

  // Scripts that no parser has made are asynchronous, unless their `async` is set to false.
  function newElement(document, localName, namespace = HTML, prefix = null) {
    const element = newNode(ELEMENT, document, localName, null);
    element.namespace = namespace;
    element.prefix = prefix;
    element.attributes = kit.list();
    element.state = null;
    element.content = null;
    element.isCustom = false;
    if (localName === 'template' && namespace === HTML) {
      element.content = newNode(FRAGMENT, inertOf(document), null, null);
      element.content.host = element;
    }
    watchers.created?.(element);
    if (localName === 'script') element.script = { __proto__: null, isStarted: false, isAsync: true, isParsed: false };
    return element;
  }

  // The document that the contents of templates belong to: nothing runs there.
  function inertOf(document) {
    if (document.isInert) return document;
    if (document.inert === null) {
      document.inert = newDocument(null);
      document.inert.isInert = true;
      document.inert.url = document.url;
      document.inert.base = document.base;
    }
    return document.inert;
  }

  const newText = (document, data) => newNode(TEXT, document, null, data);
  const newComment = (document, data) => newNode(COMMENT, document, null, data);
  const newFragment = (document) => newNode(FRAGMENT, document, null, null);

  function newDocument(window) {
    const document = newNode(DOCUMENT, null, null, null);
    document.number = window === null ? null : 0;
    document.window = window;
    document.inert = null;
    document.isInert = false;
    document.url = document.base = null;
    document.isConnected = true;
    document.isRoot = window !== null;
    return document;
  }

  function newDoctype(document, name, publicId, systemId) {
    const doctype = newNode(DOCTYPE, document, name, null);
    doctype.publicId = publicId;
    doctype.systemId = systemId;
    return doctype;
  }

  // ---- Walks -----------------------------------------------------------------------------------------------

  // The node after this one in tree order, within `root`; null at the end.
  function following(node, root) {
    if (node.first !== null) return node.first;
    return followingSkippingChildren(node, root);
  }

  function followingSkippingChildren(node, root) {
    let each = node;
    while (each !== root) {
      if (each.next !== null) return each.next;
      each = each.parent;
      if (each === null) return null;
    }
    return null;
  }

  function rootOf(node) {
    let root = node;
    while (root.parent !== null) root = root.parent;
    return root;
  }

  function contains(node, other) {
    for (let each = other; each !== null; each = each.parent) {
      if (each === node) return true;
    }
    return false;
  }

  const isInclusiveAncestorAcrossTemplates = (node, other) => {
    if (contains(node, other)) return true;
    const { host } = rootOf(other);
    return host !== undefined && host !== null && isInclusiveAncestorAcrossTemplates(node, host);
  };

  // ---- Changes ---------------------------------------------------------------------------------------------

  function unlink(node) {
    const { parent, next, previous } = node;
    if (previous === null) parent.first = next;
    else previous.next = next;
    if (next === null) parent.last = previous;
    else next.previous = previous;
    node.parent = node.next = node.previous = null;
    version += 1;
  }

  function link(node, parent, before) {
    const previous = before === null ? parent.last : before.previous;
    node.parent = parent;
    node.next = before;
    node.previous = previous;
    if (previous === null) parent.first = node;
    else previous.next = node;
    if (before === null) parent.last = node;
    else before.previous = node;
    version += 1;
  }

  function detach(node) {
    const { parent, next, previous } = node;
    unlink(node);
    watchers.removed?.(node, parent, previous, next);
    if (parent.isConnected) {
      for (let each = node; each !== null; each = following(each, node)) {
        each.isConnected = false;
        watchers.disconnected?.(each);
      }
    }
  }

  const NONE = kit.list();

  function settle(added = NONE, parent = null) {
    watchers.settled?.(added, parent);
  }

  // Takes a node out of its parent.
  function remove(node) {
    if (node.parent === null) return;
    detach(node);
    settle();
  }

  function adopt(node, document) {
    if (node.document === document) return;
    for (let each = node; each !== null; each = following(each, node)) each.document = document;
  }

  function place(node, parent, before, settled) {
    if (node.parent !== null) detach(node);
    adopt(node, parent.nodeType === DOCUMENT ? parent : parent.document);
    link(node, parent, before);
    watchers.inserted?.(node);
    if (!parent.isConnected) return;
    for (let each = node; each !== null; each = following(each, node)) {
      each.isConnected = true;
      watchers.connected?.(each, each === node);
      if (each.nodeType === ELEMENT) settled[settled.length] = each;
    }
  }

  // Puts a node, or the children of a fragment, before a child of `parent`, or (for null) at its end.
  function insert(node, parent, before) {
    const settled = kit.list();
    // Before itself means before what follows it.
    const reference = before === node ? node.next : before;
    if (node.nodeType === FRAGMENT) {
      while (node.first !== null) place(node.first, parent, reference, settled);
    } else {
      place(node, parent, reference, settled);
    }
    settle(settled, parent);
  }

  // Puts one node in the place of all children of `parent`; null for none.
  function replaceChildren(parent, node) {
    while (parent.first !== null) detach(parent.first);
    if (node !== null) insert(node, parent, null);
    else settle(NONE, parent);
  }

  function setData(node, data) {
    const before = node.data;
    node.data = data;
    version += 1;
    watchers.dataChanged?.(node, before);
    settle(NONE, node.parent);
  }

  // ---- Attributes ------------------------------------------------------------------------------------------

  function findAttribute(element, name) {
    const { attributes } = element;
    for (let index = 0; index < attributes.length; index += 1) {
      if (attributes[index].name === name) return attributes[index];
    }
    return null;
  }

  // The text of an attribute, or null.
  function getAttribute(element, name) {
    const found = findAttribute(element, name);
    return found === null ? null : found.value;
  }

  function attributeChanged(element, name, before, value) {
    version += 1;
    watchers.attributeChanged?.(element, name, before, value);
    settle();
  }

  function setAttribute(element, name, value) {
    const found = findAttribute(element, name);
    if (found === null) {
      element.attributes[element.attributes.length] = newAttribute(name, value, element);
      attributeChanged(element, name, null, value);
    } else {
      const before = found.value;
      found.value = value;
      attributeChanged(element, name, before, value);
    }
  }

  const newAttribute = (name, value, element) => ({
    __proto__: null, object: null, makeObject: null, attribute: true, name, value, element, namespace: null,
  });

  function removeAttribute(element, name) {
    const found = findAttribute(element, name);
    if (found === null) return;
    const kept = kit.list();
    for (let index = 0; index < element.attributes.length; index += 1) {
      if (element.attributes[index] !== found) kept[kept.length] = element.attributes[index];
    }
    element.attributes = kept;
    found.element = null;
    attributeChanged(element, name, found.value, null);
  }

  // ---- Texts and copies ------------------------------------------------------------------------------------

  // All text in a node; of comments nothing.
  function textContent(root) {
    let text = '';
    for (let each = root.first; each !== null; each = following(each, root)) {
      if (each.nodeType === TEXT) text += each.data;
    }
    return text;
  }

  // Only that of the text nodes among its children.
  function childText(parent) {
    let text = '';
    for (let each = parent.first; each !== null; each = each.next) {
      if (each.nodeType === TEXT) text += each.data;
    }
    return text;
  }

  function copyOne(node, document) {
    switch (node.nodeType) {
      case ELEMENT: {
        const copy = newElement(document, node.localName, node.namespace, node.prefix);
        for (let index = 0; index < node.attributes.length; index += 1) {
          copy.attributes[index] = newAttribute(node.attributes[index].name, node.attributes[index].value, copy);
        }
        if (copy.attributes.length > 0) watchers.made?.(copy);
        if (copy.script !== undefined) {
          copy.script.isStarted = node.script.isStarted;
          copy.script.isAsync = node.script.isAsync;
        }
        if (node.state !== null) copy.copiedFrom = node.state;
        return copy;
      }
      case DOCTYPE:
        return newDoctype(document, node.localName, node.publicId, node.systemId);
      case DOCUMENT:
        return newDocument(null);
      default:
        return newNode(node.nodeType, document, node.localName, node.data);
    }
  }

  function copyNode(node, isDeep, document = node.document) {
    const root = copyOne(node, document);
    if (node.content !== undefined && node.content !== null && isDeep) copyInto(node.content, root.content, document);
    if (isDeep) copyInto(node, root, root.nodeType === DOCUMENT ? root : document);
    return root;
  }

  function copyInto(node, copy, document) {
    for (let child = node.first; child !== null; child = child.next) {
      link(copyNode(child, true, document), copy, null);
    }
  }

  return {
    __proto__: null,
    ELEMENT, TEXT, COMMENT, DOCUMENT, DOCTYPE, FRAGMENT, HTML,
    watchers, numberOf, version: () => version,
    newElement, newText, newComment, newFragment, newDocument, newDoctype, newAttribute,
    following, followingSkippingChildren, rootOf, contains, isInclusiveAncestorAcrossTemplates,
    insert, remove, adopt, link, replaceChildren, setData,
    findAttribute, getAttribute, setAttribute, removeAttribute,
    textContent, childText, copyNode,
  };
})
