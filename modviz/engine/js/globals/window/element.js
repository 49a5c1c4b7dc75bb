// `Element`, with its attributes.
//
// Source: https://dom.spec.whatwg.org/#interface-element
(function (kit, builtIns, interfaces, nodes, selectors, collections, node, tokenList, markup) {
  'use strict';
  const { apply, match } = kit;
  const { string, number, iteratorsOf, property, standIn } = builtIns;
  const { here, objectOf, stamp, define, needArguments, argument, failure, settingFailure } = interfaces;
  const { ELEMENT, DOCUMENT, HTML, getAttribute, setAttribute, removeAttribute, findAttribute, insert } = nodes;
  const { tagName, selectorsFrom } = node;
  const { iterator: iteratorSymbol } = Symbol;
  const { toLowerCase } = String.prototype;
  const lower = (text) => apply(toLowerCase, text, []);
  const badName = /^$|[\t\n\f\r \0/>=]/;
  const badTag = /^[^a-zA-Z:_\u0080-\uffff]|^$|[\t\n\f\r \0/>]/;

  const elementOf = (value) => here(value, 'attributes');
  const nameIn = (element, name) => (element.namespace === HTML ? lower(string(name)) : string(name));

  function checkedName(element, name, method) {
    const text = nameIn(element, name);
    if (match(badName, text) !== null) {
      throw failure(method, 'Element', "'" + text + "' is not a valid attribute name.", 'InvalidCharacterError');
    }
    return text;
  }

  // ---- Attributes as objects -------------------------------------------------------------------------------

  const attributeOf = (value) => here(value, 'attribute');
  const setValue = (attribute, value) => {
    if (attribute.element === null) attribute.value = value;
    else setAttribute(attribute.element, attribute.name, value);
  };
  const Attr = define('Attr', node.Node, {
    get namespaceURI() { return attributeOf(this).namespace; },
    get prefix() { return attributeOf(this) && null; },
    get localName() { return attributeOf(this).name; },
    get name() { return attributeOf(this).name; },
    get value() { return attributeOf(this).value; },
    set value(value) { setValue(attributeOf(this), string(value)); },
    get ownerElement() { return objectOf(attributeOf(this).element); },
    get specified() { return attributeOf(this) && true; },
    get nodeType() { return attributeOf(this) && 2; },
    get nodeName() { return attributeOf(this).name; },
    get nodeValue() { return attributeOf(this).value; },
    set nodeValue(value) { setValue(attributeOf(this), string(value)); },
    get textContent() { return attributeOf(this).value; },
    set textContent(value) { setValue(attributeOf(this), string(value)); },
  });
  const attributeObject = (attribute) => (attribute === null ? null
    : attribute.object ?? stamp(kit.create(Attr.prototype), attribute));

  const mapOf = (value) => here(value, 'attributeMap').attributeMap;
  const NamedNodeMap = define('NamedNodeMap', null, {
    get length() { return mapOf(this).attributes.length; },
    getNamedItem(name) {
      const element = mapOf(this);
      needArguments(arguments.length, 1, 'getNamedItem', 'NamedNodeMap');
      return attributeObject(findAttribute(element, nameIn(element, name)));
    },
    item(index) {
      const { attributes } = mapOf(this);
      needArguments(arguments.length, 1, 'item', 'NamedNodeMap');
      const at = number(index) >>> 0;
      return at < attributes.length ? attributeObject(attributes[at]) : null;
    },
    removeNamedItem(name) {
      const element = mapOf(this);
      needArguments(arguments.length, 1, 'removeNamedItem', 'NamedNodeMap');
      const text = nameIn(element, name);
      const found = findAttribute(element, text);
      if (found === null) {
        throw failure('removeNamedItem', 'NamedNodeMap', "No item with name '" + text + "' was found.", 'NotFoundError');
      }
      removeAttribute(element, text);
      return attributeObject(found);
    },
    setNamedItem(attribute) {
      const element = mapOf(this);
      return put(element, argument(attribute, 'attribute', 1, 'Attr', 'setNamedItem', 'NamedNodeMap'), 'setNamedItem',
        'NamedNodeMap');
    },
  });
  property(NamedNodeMap.prototype, iteratorSymbol, standIn({
    values() { return iterateMap(this, 'value'); },
  }.values), false);
  const iterateMap = iteratorsOf('NamedNodeMap', (object) => {
    const { attributes } = mapOf(object);
    const pairs = kit.list();
    for (let index = 0; index < attributes.length; index += 1) pairs[index] = [index, attributeObject(attributes[index])];
    return pairs;
  });

  function makeMap(element) {
    const map = { __proto__: null, object: null, attributeMap: element };
    stamp(collections.exotic(kit.create(NamedNodeMap.prototype), {
      __proto__: null,
      at: (index) => (index < element.attributes.length ? attributeObject(element.attributes[index]) : undefined),
      length: () => element.attributes.length,
      named: (name) => attributeObject(findAttribute(element, name)) ?? undefined,
    }), map);
    return map;
  }

  // Gives an attribute object to an element; returns the one that was there by that name, or null.
  function put(element, attribute, method, name) {
    if (attribute.element === element) return attribute.object;
    if (attribute.element !== null) {
      throw failure(method, name, 'The node provided is an attribute node that is already an attribute of another '
        + 'Element; attribute nodes must be explicitly cloned.', 'InUseAttributeError');
    }
    const before = findAttribute(element, attribute.name);
    if (before !== null) removeAttribute(element, attribute.name);
    setAttribute(element, attribute.name, attribute.value);
    // The new one is the object that was given.
    const { attributes } = element;
    attribute.element = element;
    attributes[attributes.length - 1] = attribute;
    return attributeObject(before);
  }

  // ---- Where to insert -------------------------------------------------------------------------------------

  const places = { __proto__: null, beforebegin: true, afterbegin: true, beforeend: true, afterend: true };

  // Calls `put(parent, before)` for a place beside or in an element; false where there is no such place.
  function atPlace(element, where, method, putIn) {
    const place = lower(string(where));
    if (places[place] !== true) {
      throw failure(method, 'Element', "The value provided ('" + string(where)
        + "') is not one of 'beforeBegin', 'afterBegin', 'beforeEnd', or 'afterEnd'.", 'SyntaxError');
    }
    if (place === 'afterbegin') putIn(element, element.first);
    else if (place === 'beforeend') putIn(element, null);
    else if (element.parent === null) return false;
    else putIn(element.parent, place === 'beforebegin' ? element : element.next);
    return true;
  }

  // ---- Element ---------------------------------------------------------------------------------------------

  // The live collection of elements below `root` that `holds` is true of.
  const below = (root, key, holds) => collections.kept(root, key, () => collections.collection(() => {
    const found = kit.list();
    for (let each = nodes.following(root, root); each !== null; each = nodes.following(each, root)) {
      if (each.nodeType === ELEMENT && holds(each)) found[found.length] = each;
    }
    return found;
  }));

  function byTagName(root, name) {
    const wanted = string(name);
    const lowered = lower(wanted);
    return below(root, 'tag ' + wanted, wanted === '*' ? () => true
      : (each) => each.localName === (each.namespace === HTML ? lowered : wanted));
  }

  function byClassName(root, names) {
    const words = tokenList.wordsOf(string(names));
    return below(root, 'class ' + kit.join(words, ' '), (each) => {
      const value = getAttribute(each, 'class');
      if (value === null || words.length === 0) return false;
      for (let index = 0; index < words.length; index += 1) {
        if (!selectors.hasWord(value, words[index], false)) return false;
      }
      return true;
    });
  }

  const members = {
    get namespaceURI() { return elementOf(this).namespace; },
    get prefix() { return elementOf(this).prefix; },
    get localName() { return elementOf(this).localName; },
    get tagName() { return tagName(elementOf(this)); },
    get classList() { return tokenList.tokenList(elementOf(this), 'class'); },
    set classList(value) { setAttribute(elementOf(this), 'class', string(value)); },
    get attributes() {
      const element = elementOf(this);
      return collections.kept(element, 'attributes', () => makeMap(element));
    },
    get shadowRoot() { return elementOf(this) && null; },
    get innerHTML() { return markup.inner(elementOf(this)); },
    set innerHTML(value) {
      const element = elementOf(this);
      const fragment = markup.fragmentFrom(value === null ? '' : string(value), element);
      nodes.replaceChildren(element.content ?? element, fragment.first === null ? null : fragment);
    },
    get outerHTML() { return markup.outer(elementOf(this)); },
    set outerHTML(value) {
      const element = elementOf(this);
      const { parent } = element;
      if (parent === null) return;
      if (parent.nodeType === DOCUMENT) {
        throw settingFailure('outerHTML', 'Element', "This element's parent is of type '#document', which is not an "
          + 'element node.', 'NoModificationAllowedError');
      }
      const fragment = markup.fragmentFrom(value === null ? '' : string(value), parent);
      if (fragment.first === null) nodes.remove(element);
      else node.replace(element, fragment);
    },
    closest(selector) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'closest', 'Element');
      const list = selectorsFrom(string(selector), 'closest', 'Element');
      for (let each = element; each !== null && each.nodeType === ELEMENT; each = each.parent) {
        if (selectors.matches(each, list, element)) return objectOf(each);
      }
      return null;
    },
    getAttribute(name) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'getAttribute', 'Element');
      return getAttribute(element, nameIn(element, name));
    },
    getAttributeNS(namespace, name) {
      const element = elementOf(this);
      needArguments(arguments.length, 2, 'getAttributeNS', 'Element');
      return getAttribute(element, string(name));
    },
    getAttributeNames() {
      const { attributes } = elementOf(this);
      const names = [];
      for (let index = 0; index < attributes.length; index += 1) property(names, index, attributes[index].name, true);
      return names;
    },
    getAttributeNode(name) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'getAttributeNode', 'Element');
      return attributeObject(findAttribute(element, nameIn(element, name)));
    },
    getElementsByClassName(classNames) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'getElementsByClassName', 'Element');
      return byClassName(element, classNames);
    },
    getElementsByTagName(name) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'getElementsByTagName', 'Element');
      return byTagName(element, name);
    },
    hasAttribute(name) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'hasAttribute', 'Element');
      return findAttribute(element, nameIn(element, name)) !== null;
    },
    hasAttributeNS(namespace, name) {
      const element = elementOf(this);
      needArguments(arguments.length, 2, 'hasAttributeNS', 'Element');
      return findAttribute(element, string(name)) !== null;
    },
    hasAttributes() { return elementOf(this).attributes.length > 0; },
    insertAdjacentElement(where, element) {
      const target = elementOf(this);
      needArguments(arguments.length, 2, 'insertAdjacentElement', 'Element');
      const added = argument(element, 'attributes', 2, 'Element', 'insertAdjacentElement', 'Element');
      const isPlaced = atPlace(target, where, 'insertAdjacentElement', (parent, before) => {
        node.ensureInsertable(added, parent, before, null, 'insertAdjacentElement', 'Element');
        insert(added, parent, before);
      });
      return isPlaced ? element : null;
    },
    insertAdjacentHTML(position, text) {
      const target = elementOf(this);
      needArguments(arguments.length, 2, 'insertAdjacentHTML', 'Element');
      const isPlaced = atPlace(target, position, 'insertAdjacentHTML', (parent, before) => {
        if (parent.nodeType === DOCUMENT) throw noParent();
        insert(markup.fragmentFrom(string(text), parent), parent, before);
      });
      if (!isPlaced) throw noParent();
    },
    insertAdjacentText(where, data) {
      const target = elementOf(this);
      needArguments(arguments.length, 2, 'insertAdjacentText', 'Element');
      const text = nodes.newText(target.document, string(data));
      atPlace(target, where, 'insertAdjacentText', (parent, before) => insert(text, parent, before));
    },
    matches(selector) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'matches', 'Element');
      return selectors.matches(element, selectorsFrom(string(selector), 'matches', 'Element'), element);
    },
    webkitMatchesSelector(selector) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'webkitMatchesSelector', 'Element');
      return selectors.matches(element, selectorsFrom(string(selector), 'webkitMatchesSelector', 'Element'), element);
    },
    removeAttribute(name) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'removeAttribute', 'Element');
      removeAttribute(element, nameIn(element, name));
    },
    removeAttributeNS(namespace, name) {
      const element = elementOf(this);
      needArguments(arguments.length, 2, 'removeAttributeNS', 'Element');
      removeAttribute(element, string(name));
    },
    removeAttributeNode(attribute) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'removeAttributeNode', 'Element');
      const record = argument(attribute, 'attribute', 1, 'Attr', 'removeAttributeNode', 'Element');
      if (record.element !== element) {
        throw failure('removeAttributeNode', 'Element', 'The node provided is owned by another element.', 'NotFoundError');
      }
      removeAttribute(element, record.name);
      return attribute;
    },
    setAttribute(name, value) {
      const element = elementOf(this);
      needArguments(arguments.length, 2, 'setAttribute', 'Element');
      const key = checkedName(element, name, 'setAttribute');
      setAttribute(element, key, string(value));
    },
    setAttributeNS(namespace, name, value) {
      const element = elementOf(this);
      needArguments(arguments.length, 3, 'setAttributeNS', 'Element');
      setAttribute(element, string(name), string(value));
    },
    setAttributeNode(attribute) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'setAttributeNode', 'Element');
      return put(element, argument(attribute, 'attribute', 1, 'Attr', 'setAttributeNode', 'Element'), 'setAttributeNode',
        'Element');
    },
    toggleAttribute(name, force = undefined) {
      const element = elementOf(this);
      needArguments(arguments.length, 1, 'toggleAttribute', 'Element');
      const key = checkedName(element, name, 'toggleAttribute');
      if (findAttribute(element, key) === null) {
        if (force !== undefined && !force) return false;
        setAttribute(element, key, '');
        return true;
      }
      if (force !== undefined && force) return true;
      removeAttribute(element, key);
      return false;
    },
  };
  const noParent = () => failure('insertAdjacentHTML', 'Element', 'The element has no parent.', 'NoModificationAllowedError');

  const Element = define('Element', node.Node,
    node.addElementSiblings(node.addChildNode(node.addParentNode(members, 'Element'), 'Element')));

  // What stands for a name that no element may have.
  function checkedTag(name, method) {
    if (match(badTag, name) !== null) {
      throw failure(method, 'Document', "The tag name provided ('" + name + "') is not a valid name.", 'InvalidCharacterError');
    }
    return name;
  }

  return { __proto__: null, Element, elementOf, byTagName, byClassName, checkedTag, lower, attributeObject };
})
