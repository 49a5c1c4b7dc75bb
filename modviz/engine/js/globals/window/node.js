// `Node` and those of its kinds that are no elements, with what parents and children of all kinds can do.
//
// Source: https://dom.spec.whatwg.org/#nodes
(function (kit, builtIns, interfaces, eventTarget, nodes, selectors, collections) {
  'use strict';
  const { slice, TypeError } = kit;
  const { number, string } = builtIns;
  const { here, recordOf, objectOf, define, needArguments, argument, failure, executing, copy } = interfaces;
  const {
    ELEMENT, TEXT, COMMENT, DOCUMENT, DOCTYPE, FRAGMENT, newText, newFragment, insert, remove, rootOf, contains,
  } = nodes;

  const nodeOf = (value) => here(value, 'nodeType');

  // ---- Insertion -------------------------------------------------------------------------------------------

  const NAMES = {
    __proto__: null, [ELEMENT]: '', [TEXT]: '#text', [COMMENT]: '#comment', [DOCUMENT]: '#document',
    [FRAGMENT]: '#document-fragment',
  };
  const nodeName = (node) => (node.nodeType === ELEMENT ? tagName(node) : NAMES[node.nodeType] ?? node.localName);
  const { toUpperCase } = String.prototype;

  function tagName(element) {
    if (element.namespace !== nodes.HTML) return element.localName;
    return element.upperName ??= kit.apply(toUpperCase, element.localName, []);
  }

  // Throws where `node` may not become a child of `parent` before `child`, in place of `replaced` if that is no null.
  //
  // Source: https://dom.spec.whatwg.org/#concept-node-ensure-pre-insertion-validity
  function ensureInsertable(node, parent, child, replaced, method, name) {
    const refuse = (message) => failure(method, name, message, 'HierarchyRequestError');
    if (parent.nodeType !== ELEMENT && parent.nodeType !== DOCUMENT && parent.nodeType !== FRAGMENT) {
      throw refuse('This node type does not support this method.');
    }
    if (nodes.isInclusiveAncestorAcrossTemplates(node, parent)) {
      throw refuse('The new child element contains the parent.');
    }
    if (child !== null && child.parent !== parent) {
      throw failure(method, name, method === 'replaceChild' ? 'The node to be replaced is not a child of this node.'
        : 'The node before which the new node is to be inserted is not a child of this node.', 'NotFoundError');
    }
    if (node.nodeType === DOCUMENT || (node.nodeType === DOCTYPE && parent.nodeType !== DOCUMENT)
      || (node.nodeType === TEXT && parent.nodeType === DOCUMENT)) {
      throw refuse("Nodes of type '" + nodeName(node) + "' may not be inserted inside nodes of type '"
        + nodeName(parent) + "'.");
    }
    if (parent.nodeType === DOCUMENT) {
      const isSecond = (kind) => countOf(node, kind) > 0 && countOf(parent, kind, replaced) + countOf(node, kind) > 1;
      if (isSecond(ELEMENT)) throw refuse('Only one element on document allowed.');
      if (isSecond(DOCTYPE)) throw refuse('Only one doctype on document allowed.');
    }
  }

  // How many nodes of a kind come with a node: itself, or children of a fragment or document but one.
  function countOf(node, kind, but = null) {
    if (node.nodeType !== FRAGMENT && node.nodeType !== DOCUMENT) return node.nodeType === kind ? 1 : 0;
    let count = 0;
    for (let child = node.first; child !== null; child = child.next) {
      if (child.nodeType === kind && child !== but) count += 1;
    }
    return count;
  }

  const nodeFrom = (value, position, method, name) => argument(value, 'nodeType', position, 'Node', method, name);

  // The node that stands for the arguments of `append` and its relatives: nodes, and texts.
  function nodeFromAll(args, document) {
    if (args.length === 1) return one(args[0], document);
    const fragment = newFragment(document);
    const found = kit.list();
    for (let index = 0; index < args.length; index += 1) found[index] = one(args[index], document);
    for (let index = 0; index < found.length; index += 1) insert(found[index], fragment, null);
    return fragment;
  }

  function one(value, document) {
    const record = recordOf(value);
    return record !== undefined && record.nodeType !== undefined ? record : newText(document, string(value));
  }

  const documentOf = (node) => (node.nodeType === DOCUMENT ? node : node.document);

  // ---- Node ------------------------------------------------------------------------------------------------

  function textOf(node) {
    switch (node.nodeType) {
      case ELEMENT: case FRAGMENT: return nodes.textContent(node);
      case TEXT: case COMMENT: return node.data;
      default: return null;
    }
  }

  function setText(node, value) {
    const text = value === null || value === undefined ? '' : string(value);
    if (node.nodeType === TEXT || node.nodeType === COMMENT) nodes.setData(node, text);
    else if (node.nodeType === ELEMENT || node.nodeType === FRAGMENT) {
      nodes.replaceChildren(node, text === '' ? null : newText(node.document, text));
    }
  }

  function sameNode(one, other) {
    if (one.nodeType !== other.nodeType || one.localName !== other.localName || one.data !== other.data) return false;
    if (one.nodeType === ELEMENT) {
      if (one.namespace !== other.namespace || one.attributes.length !== other.attributes.length) return false;
      for (let index = 0; index < one.attributes.length; index += 1) {
        const { name, value } = one.attributes[index];
        if (nodes.getAttribute(other, name) !== value) return false;
      }
    }
    let child = one.first;
    let counterpart = other.first;
    while (child !== null && counterpart !== null) {
      if (!sameNode(child, counterpart)) return false;
      child = child.next;
      counterpart = counterpart.next;
    }
    return child === counterpart;
  }

  const DISCONNECTED = 1;
  const PRECEDING = 2;
  const FOLLOWING = 4;
  const CONTAINS = 8;
  const CONTAINED_BY = 16;
  const BY_IMPLEMENTATION = 32;

  // Where `other` stands, seen from `node`.
  function positionOf(node, other) {
    if (node === other) return 0;
    const root = rootOf(node);
    if (root !== rootOf(other)) {
      return DISCONNECTED | BY_IMPLEMENTATION | (nodes.numberOf(node) < nodes.numberOf(other) ? FOLLOWING : PRECEDING);
    }
    if (contains(node, other)) return CONTAINED_BY | FOLLOWING;
    if (contains(other, node)) return CONTAINS | PRECEDING;
    for (let each = root; each !== null; each = nodes.following(each, root)) {
      if (each === node) return FOLLOWING;
      if (each === other) return PRECEDING;
    }
    return 0;
  }

  function normalize(root) {
    let each = root.first;
    while (each !== null) {
      const following = nodes.following(each, root);
      if (each.nodeType === TEXT) {
        let text = each.data;
        while (each.next !== null && each.next.nodeType === TEXT) {
          text += each.next.data;
          remove(each.next);
        }
        if (text !== each.data) nodes.setData(each, text);
        const after = nodes.following(each, root);
        if (text === '') remove(each);
        each = after;
      } else {
        each = following;
      }
    }
  }

  const Node = define('Node', eventTarget.EventTarget, {
    get nodeType() { return nodeOf(this).nodeType; },
    get nodeName() { return nodeName(nodeOf(this)); },
    get baseURI() { return documentOf(nodeOf(this)).base(); },
    get isConnected() { return nodeOf(this).isConnected; },
    get ownerDocument() {
      const node = nodeOf(this);
      return node.nodeType === DOCUMENT ? null : objectOf(node.document);
    },
    get parentNode() { return objectOf(nodeOf(this).parent); },
    get parentElement() {
      const { parent } = nodeOf(this);
      return parent !== null && parent.nodeType === ELEMENT ? objectOf(parent) : null;
    },
    get childNodes() {
      const node = nodeOf(this);
      return collections.kept(node, 'childNodes', () => collections.liveNodeList(() => childrenOf(node, 0)));
    },
    get firstChild() { return objectOf(nodeOf(this).first); },
    get lastChild() { return objectOf(nodeOf(this).last); },
    get previousSibling() { return objectOf(nodeOf(this).previous); },
    get nextSibling() { return objectOf(nodeOf(this).next); },
    get nodeValue() { return nodeOf(this).data; },
    set nodeValue(value) {
      const node = nodeOf(this);
      if (node.data !== null) setText(node, value);
    },
    get textContent() { return textOf(nodeOf(this)); },
    set textContent(value) { setText(nodeOf(this), value); },
    appendChild(node) {
      const parent = nodeOf(this);
      needArguments(arguments.length, 1, 'appendChild', 'Node');
      const child = nodeFrom(node, 1, 'appendChild', 'Node');
      ensureInsertable(child, parent, null, null, 'appendChild', 'Node');
      insert(child, parent, null);
      return node;
    },
    cloneNode(deep = false) {
      const node = nodeOf(this);
      const copy = nodes.copyNode(node, !!deep);
      nodes.watchers.built(copy);
      return objectOf(copy);
    },
    compareDocumentPosition(other) {
      const node = nodeOf(this);
      needArguments(arguments.length, 1, 'compareDocumentPosition', 'Node');
      return positionOf(node, nodeFrom(other, 1, 'compareDocumentPosition', 'Node'));
    },
    contains(other) {
      const node = nodeOf(this);
      needArguments(arguments.length, 1, 'contains', 'Node');
      if (other === null || other === undefined) return false;
      return contains(node, nodeFrom(other, 1, 'contains', 'Node'));
    },
    getRootNode(options = undefined) { return objectOf(rootOf(nodeOf(this))); },
    hasChildNodes() { return nodeOf(this).first !== null; },
    insertBefore(node, child) {
      const parent = nodeOf(this);
      needArguments(arguments.length, 2, 'insertBefore', 'Node');
      const added = nodeFrom(node, 1, 'insertBefore', 'Node');
      const before = child === null || child === undefined ? null : nodeFrom(child, 2, 'insertBefore', 'Node');
      ensureInsertable(added, parent, before, null, 'insertBefore', 'Node');
      insert(added, parent, before);
      return node;
    },
    isEqualNode(other) {
      const node = nodeOf(this);
      needArguments(arguments.length, 1, 'isEqualNode', 'Node');
      return other !== null && other !== undefined && sameNode(node, nodeFrom(other, 1, 'isEqualNode', 'Node'));
    },
    isSameNode(other) {
      const node = nodeOf(this);
      needArguments(arguments.length, 1, 'isSameNode', 'Node');
      return other !== null && other !== undefined && node === nodeFrom(other, 1, 'isSameNode', 'Node');
    },
    normalize() { normalize(nodeOf(this)); },
    removeChild(child) {
      const parent = nodeOf(this);
      needArguments(arguments.length, 1, 'removeChild', 'Node');
      const removed = nodeFrom(child, 1, 'removeChild', 'Node');
      if (removed.parent !== parent) {
        throw failure('removeChild', 'Node', 'The node to be removed is not a child of this node.', 'NotFoundError');
      }
      remove(removed);
      return child;
    },
    replaceChild(node, child) {
      const parent = nodeOf(this);
      needArguments(arguments.length, 2, 'replaceChild', 'Node');
      const added = nodeFrom(node, 1, 'replaceChild', 'Node');
      const replaced = nodeFrom(child, 2, 'replaceChild', 'Node');
      ensureInsertable(added, parent, replaced, replaced, 'replaceChild', 'Node');
      replace(replaced, added);
      return child;
    },
  }, {
    __proto__: null,
    constants: {
      __proto__: null, ELEMENT_NODE: 1, ATTRIBUTE_NODE: 2, TEXT_NODE: 3, CDATA_SECTION_NODE: 4,
      ENTITY_REFERENCE_NODE: 5, ENTITY_NODE: 6, PROCESSING_INSTRUCTION_NODE: 7, COMMENT_NODE: 8, DOCUMENT_NODE: 9,
      DOCUMENT_TYPE_NODE: 10, DOCUMENT_FRAGMENT_NODE: 11, NOTATION_NODE: 12,
      DOCUMENT_POSITION_DISCONNECTED: DISCONNECTED, DOCUMENT_POSITION_PRECEDING: PRECEDING,
      DOCUMENT_POSITION_FOLLOWING: FOLLOWING, DOCUMENT_POSITION_CONTAINS: CONTAINS,
      DOCUMENT_POSITION_CONTAINED_BY: CONTAINED_BY, DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC: BY_IMPLEMENTATION,
    },
  });

  // Puts `added` in the place of `node`.
  function replace(node, added) {
    if (node === added) return;
    const { parent } = node;
    let { next } = node;
    if (next === added) next = added.next;
    remove(node);
    insert(added, parent, next);
  }

  // The children of a node; those of one kind if `kind` is not 0.
  function childrenOf(node, kind) {
    const found = kit.list();
    for (let child = node.first; child !== null; child = child.next) {
      if (kind === 0 || child.nodeType === kind) found[found.length] = child;
    }
    return found;
  }

  // ---- What several kinds have -----------------------------------------------------------------------------

  function selectorsFrom(text, method, name) {
    const list = selectors.parse(text);
    if (text === '') throw failure(method, name, 'The provided selector is empty.', 'SyntaxError');
    if (list === null) throw failure(method, name, "'" + text + "' is not a valid selector.", 'SyntaxError');
    return list;
  }

  // Adds what all parents have to the members of an interface.
  //
  // Source: https://dom.spec.whatwg.org/#parentnode
  function addParentNode(members, name) {
    copy({
      get children() {
        const node = nodeOf(this);
        return collections.kept(node, 'children', () => collections.collection(() => childrenOf(node, ELEMENT)));
      },
      get firstElementChild() {
        let { first } = nodeOf(this);
        if (first !== null && first.nodeType !== ELEMENT) first = selectors.nextElement(first);
        return objectOf(first);
      },
      get lastElementChild() {
        let { last } = nodeOf(this);
        if (last !== null && last.nodeType !== ELEMENT) last = selectors.previousElement(last);
        return objectOf(last);
      },
      get childElementCount() { return childrenOf(nodeOf(this), ELEMENT).length; },
      append() {
        const parent = nodeOf(this);
        const node = nodeFromAll(arguments, documentOf(parent));
        ensureInsertable(node, parent, null, null, 'append', name);
        insert(node, parent, null);
      },
      prepend() {
        const parent = nodeOf(this);
        const node = nodeFromAll(arguments, documentOf(parent));
        ensureInsertable(node, parent, parent.first, null, 'prepend', name);
        insert(node, parent, parent.first);
      },
      querySelector(selector) {
        const node = nodeOf(this);
        needArguments(arguments.length, 1, 'querySelector', name);
        const found = selectors.find(node, selectorsFrom(string(selector), 'querySelector', name), true);
        return found.length === 0 ? null : objectOf(found[0]);
      },
      querySelectorAll(selector) {
        const node = nodeOf(this);
        needArguments(arguments.length, 1, 'querySelectorAll', name);
        const list = selectorsFrom(string(selector), 'querySelectorAll', name);
        return collections.staticNodeList(selectors.find(node, list, false));
      },
      replaceChildren() {
        const parent = nodeOf(this);
        const node = nodeFromAll(arguments, documentOf(parent));
        ensureInsertable(node, parent, null, null, 'replaceChildren', name);
        nodes.replaceChildren(parent, node);
      },
    }, members);
    return members;
  }

  // Adds what all children have, but for the two that point to elements beside.
  //
  // Source: https://dom.spec.whatwg.org/#childnode
  function addChildNode(members, name) {
    copy({
      after() {
        const node = nodeOf(this);
        if (node.parent === null) return;
        const { parent } = node;
        let { next } = node;
        while (next !== null && isAmong(next, arguments)) next = next.next;
        const added = nodeFromAll(arguments, documentOf(parent));
        ensureInsertable(added, parent, next, null, 'after', name);
        insert(added, parent, next);
      },
      before() {
        const node = nodeOf(this);
        if (node.parent === null) return;
        const { parent } = node;
        let { previous } = node;
        while (previous !== null && isAmong(previous, arguments)) previous = previous.previous;
        const added = nodeFromAll(arguments, documentOf(parent));
        const next = previous === null ? parent.first : previous.next;
        ensureInsertable(added, parent, next, null, 'before', name);
        insert(added, parent, next);
      },
      remove() { remove(nodeOf(this)); },
      replaceWith() {
        const node = nodeOf(this);
        if (node.parent === null) return;
        const { parent } = node;
        let { next } = node;
        while (next !== null && isAmong(next, arguments)) next = next.next;
        const added = nodeFromAll(arguments, documentOf(parent));
        ensureInsertable(added, parent, node.parent === parent ? node : next, node, 'replaceWith', name);
        if (node.parent === parent) replace(node, added);
        else insert(added, parent, next);
      },
    }, members);
    return members;
  }

  function isAmong(node, args) {
    for (let index = 0; index < args.length; index += 1) {
      if (args[index] === node.object && node.object !== null) return true;
    }
    return false;
  }

  function addElementSiblings(members) {
    copy({
      get previousElementSibling() { return objectOf(selectors.previousElement(nodeOf(this))); },
      get nextElementSibling() { return objectOf(selectors.nextElement(nodeOf(this))); },
    }, members);
    return members;
  }

  // ---- Texts and comments ----------------------------------------------------------------------------------

  const dataOf = (value) => {
    const node = nodeOf(value);
    if (node.data === null) throw new TypeError('Illegal invocation');
    return node;
  };

  function replaceData(node, offset, count, data, method) {
    const { length } = node.data;
    const start = number(offset) >>> 0;
    if (start > length) {
      throw failure(method, 'CharacterData', 'The offset ' + start + ' is greater than the node\'s length (' + length + ').',
        'IndexSizeError');
    }
    const end = start + (number(count) >>> 0);
    nodes.setData(node, slice(node.data, 0, start) + data + slice(node.data, end));
  }

  const CharacterData = define('CharacterData', Node, addElementSiblings(addChildNode({
    get data() { return dataOf(this).data; },
    set data(value) { nodes.setData(dataOf(this), value === null ? '' : string(value)); },
    get length() { return dataOf(this).data.length; },
    appendData(data) {
      const node = dataOf(this);
      needArguments(arguments.length, 1, 'appendData', 'CharacterData');
      nodes.setData(node, node.data + string(data));
    },
    deleteData(offset, count) {
      const node = dataOf(this);
      needArguments(arguments.length, 2, 'deleteData', 'CharacterData');
      replaceData(node, offset, count, '', 'deleteData');
    },
    insertData(offset, data) {
      const node = dataOf(this);
      needArguments(arguments.length, 2, 'insertData', 'CharacterData');
      replaceData(node, offset, 0, string(data), 'insertData');
    },
    replaceData(offset, count, data) {
      const node = dataOf(this);
      needArguments(arguments.length, 3, 'replaceData', 'CharacterData');
      replaceData(node, offset, count, string(data), 'replaceData');
    },
    substringData(offset, count) {
      const node = dataOf(this);
      needArguments(arguments.length, 2, 'substringData', 'CharacterData');
      const start = number(offset) >>> 0;
      return slice(node.data, start, start + (number(count) >>> 0));
    },
  }, 'CharacterData')));

  // What documents made by `new` belong to: `document.js` says which one.
  const owner = { __proto__: null, document: null };
  const dataFrom = (args) => (args.length === 0 || args[0] === undefined ? '' : string(args[0]));

  define('Text', CharacterData, {
    get wholeText() {
      let first = dataOf(this);
      while (first.previous !== null && first.previous.nodeType === TEXT) first = first.previous;
      let text = '';
      for (let each = first; each !== null && each.nodeType === TEXT; each = each.next) text += each.data;
      return text;
    },
    splitText(offset) {
      const node = dataOf(this);
      needArguments(arguments.length, 1, 'splitText', 'Text');
      const at = number(offset) >>> 0;
      if (at > node.data.length) {
        throw failure('splitText', 'Text', 'The offset ' + at + ' is larger than the Text node\'s length.', 'IndexSizeError');
      }
      const rest = newText(node.document, slice(node.data, at));
      if (node.parent !== null) insert(rest, node.parent, node.next);
      nodes.setData(node, slice(node.data, 0, at));
      return objectOf(rest);
    },
  }, { __proto__: null, make: (args) => newText(owner.document, dataFrom(args)) });

  define('Comment', CharacterData, {}, {
    __proto__: null, make: (args) => nodes.newComment(owner.document, dataFrom(args)),
  });

  define('DocumentFragment', Node, addParentNode({
    getElementById(id) {
      const node = nodeOf(this);
      needArguments(arguments.length, 1, 'getElementById', 'DocumentFragment');
      return objectOf(elementById(node, string(id)));
    },
  }, 'DocumentFragment'), { __proto__: null, make: () => newFragment(owner.document) });

  define('DocumentType', Node, addChildNode({
    get name() { return nodeOf(this).localName; },
    get publicId() { return nodeOf(this).publicId; },
    get systemId() { return nodeOf(this).systemId; },
  }, 'DocumentType'));

  function elementById(root, id) {
    if (id === '') return null;
    for (let each = root.first; each !== null; each = nodes.following(each, root)) {
      if (each.nodeType === ELEMENT && nodes.getAttribute(each, 'id') === id) return each;
    }
    return null;
  }

  return {
    __proto__: null,
    Node, nodeOf, nodeFrom, tagName, documentOf, childrenOf, replace, ensureInsertable, selectorsFrom, elementById, owner,
    addParentNode, addChildNode, addElementSiblings,
  };
})
