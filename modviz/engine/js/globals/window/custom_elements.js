// Elements of a program's own: `customElements`, and the callbacks of their classes.
//
// Source: https://html.spec.whatwg.org/multipage/custom-elements.html
(function (kit, builtIns, interfaces, nodes, htmlElement, reportException) {
  'use strict';
  const { apply, construct, match, setPrototypeOf, Promise, TypeError } = kit;
  const { string, items, isObject, globalValue } = builtIns;
  const { here, objectOf, stamp, define, needArguments, failure } = interfaces;
  const { ELEMENT, HTML, following, newElement } = nodes;
  const validName = /^[a-z][-.\w\u00b7-\uffff]*-[-.\w\u00b7-\uffff]*$/;
  const upper = /[A-Z]/;
  const RESERVED = {
    __proto__: null, 'annotation-xml': true, 'color-profile': true, 'font-face': true, 'font-face-src': true,
    'font-face-uri': true, 'font-face-format': true, 'font-face-name': true, 'missing-glyph': true,
  };
  const CALLBACKS = ['connectedCallback', 'disconnectedCallback', 'adoptedCallback', 'attributeChangedCallback'];

  const byName = kit.map();
  let count = 0;
  const byConstructor = kit.map();
  // Those who wait for a name, as {promise, resolve}.
  const waiting = kit.map();
  // The elements that are being upgraded, innermost last; null once its constructor has taken it.
  const construction = kit.list();
  let depth = 0;
  // What is to be called when the change is done: [element, callback, arguments].
  let reactions = kit.list();
  const owner = { __proto__: null, document: null };

  const definitionOf = (element) => (element.namespace === HTML ? byName.get(element.localName) : undefined);

  htmlElement.construction.make = (newTarget) => {
    const definition = byConstructor.get(newTarget);
    if (definition === undefined) throw new TypeError("Failed to construct 'HTMLElement': Illegal constructor");
    const element = depth > 0 ? construction[depth - 1] : null;
    if (element === null || element.localName !== definition.name) {
      const made = newElement(owner.document, definition.name);
      made.isCustom = true;
      return made;
    }
    construction[depth - 1] = null;
    setPrototypeOf(objectOf(element), newTarget.prototype);
    element.isCustom = true;
    return element;
  };

  // Makes an element that is in a tree already one of its class.
  function upgrade(element, definition) {
    if (element.isCustom || element.hasFailed === true) return;
    for (let index = 0; index < element.attributes.length; index += 1) {
      const { name, value } = element.attributes[index];
      enqueueAttribute(element, definition, name, null, value);
    }
    if (element.isConnected) enqueue(element, definition.connectedCallback, []);
    construction[depth] = element;
    depth += 1;
    try {
      construct(definition.constructor, []);
      if (!element.isCustom) throw new TypeError('The custom element constructor did not call HTMLElement.');
    } catch (error) {
      element.hasFailed = true;
      discard(element);
      reportException(error);
    }
    depth -= 1;
    construction[depth] = null;
  }

  function discard(element) {
    const kept = kit.list();
    for (let index = 0; index < reactions.length; index += 1) {
      if (reactions[index].element !== element) kept[kept.length] = reactions[index];
    }
    reactions = kept;
  }

  function enqueue(element, callback, args) {
    if (callback !== null) reactions[reactions.length] = { __proto__: null, element, callback, args };
  }

  function enqueueAttribute(element, definition, name, before, value) {
    if (definition.observed[name] === true) {
      enqueue(element, definition.attributeChangedCallback, [name, before, value, null]);
    }
  }

  function callbacksOf(constructor) {
    const { prototype } = constructor;
    if (!isObject(prototype)) {
      throw new TypeError("Failed to execute 'define' on 'CustomElementRegistry': constructor prototype is not an object");
    }
    const definition = kit.table();
    for (let index = 0; index < CALLBACKS.length; index += 1) {
      const callback = prototype[CALLBACKS[index]];
      definition[CALLBACKS[index]] = typeof callback === 'function' ? callback : null;
    }
    definition.observed = kit.table();
    if (definition.attributeChangedCallback !== null) {
      const { observedAttributes } = constructor;
      const names = observedAttributes === undefined ? kit.list() : items(observedAttributes) ?? kit.list();
      for (let index = 0; index < names.length; index += 1) definition.observed[string(names[index])] = true;
    }
    return definition;
  }

  const registryOf = (value) => here(value, 'registry');
  const refuse = (method, message, kind) => failure(method, 'CustomElementRegistry', message, kind);

  const CustomElementRegistry = define('CustomElementRegistry', null, {
    define(name, constructor, options = undefined) {
      registryOf(this);
      needArguments(arguments.length, 2, 'define', 'CustomElementRegistry');
      const text = string(name);
      if (typeof constructor !== 'function') {
        throw new TypeError("Failed to execute 'define' on 'CustomElementRegistry': parameter 2 is not of type 'Function'.");
      }
      if (match(validName, text) === null || match(upper, text) !== null || RESERVED[text] === true) {
        throw refuse('define', '"' + text + '" is not a valid custom element name', 'SyntaxError');
      }
      if (byName.has(text)) {
        throw refuse('define', 'the name "' + text + '" has already been used with this registry', 'NotSupportedError');
      }
      if (byConstructor.has(constructor)) {
        throw refuse('define', 'this constructor has already been used with this registry', 'NotSupportedError');
      }
      const definition = callbacksOf(constructor);
      definition.name = text;
      definition.constructor = constructor;
      byName.set(text, definition);
      count += 1;
      byConstructor.set(constructor, definition);
      const { document } = owner;
      const found = kit.list();
      for (let each = document.first; each !== null; each = following(each, document)) {
        if (each.nodeType === ELEMENT && each.localName === text && each.namespace === HTML) found[found.length] = each;
      }
      for (let index = 0; index < found.length; index += 1) {
        upgrade(found[index], definition);
        react();
      }
      const waiter = waiting.get(text);
      waiting.delete(text);
      if (waiter !== undefined) waiter.resolve(constructor);
    },
    get(name) {
      registryOf(this);
      needArguments(arguments.length, 1, 'get', 'CustomElementRegistry');
      return byName.get(string(name))?.constructor;
    },
    getName(constructor) {
      registryOf(this);
      needArguments(arguments.length, 1, 'getName', 'CustomElementRegistry');
      return byConstructor.get(constructor)?.name ?? null;
    },
    upgrade(root) {
      registryOf(this);
      needArguments(arguments.length, 1, 'upgrade', 'CustomElementRegistry');
      const record = interfaces.argument(root, 'nodeType', 1, 'Node', 'upgrade', 'CustomElementRegistry');
      upgradeAll(record);
    },
    whenDefined(name) {
      registryOf(this);
      needArguments(arguments.length, 1, 'whenDefined', 'CustomElementRegistry');
      const text = string(name);
      const known = byName.get(text);
      if (known === undefined && waiting.has(text)) return waiting.get(text).promise;
      const waiter = { __proto__: null, promise: null, resolve: null };
      waiter.promise = new Promise((resolve) => { waiter.resolve = resolve; });
      if (known === undefined) waiting.set(text, waiter);
      else waiter.resolve(known.constructor);
      return waiter.promise;
    },
  });
  const registry = stamp(kit.create(CustomElementRegistry.prototype), { __proto__: null, object: null, registry: true });
  globalValue('customElements', registry, true);

  // Makes all elements in a tree those of their classes.
  function upgradeAll(root) {
    if (count === 0 || root.document === null || root.document.window === null) return;
    for (let each = root; each !== null; each = following(each, root)) {
      const definition = each.nodeType === ELEMENT ? definitionOf(each) : undefined;
      if (definition === undefined) continue;
      upgrade(each, definition);
      react();
    }
  }

  // Calls what waits; what that throws is reported.
  function react() {
    while (reactions.length > 0) {
      const all = reactions;
      reactions = kit.list();
      for (let index = 0; index < all.length; index += 1) {
        const { element, callback, args } = all[index];
        try {
          apply(callback, objectOf(element), args);
        } catch (error) {
          reportException(error);
        }
      }
    }
  }

  return {
    __proto__: null,
    owner,
    react,
    upgradeAll,
    prototypeOf: (element) => (element.isCustom ? definitionOf(element)?.constructor.prototype : undefined),

    // `createElement` of a defined name calls its constructor; null where it is not defined, or that fails.
    created(document, localName) {
      const definition = byName.get(localName);
      if (definition === undefined) return null;
      const element = newElement(document, localName);
      upgrade(element, definition);
      react();
      return element;
    },

    connected(element) {
      const definition = definitionOf(element);
      if (definition === undefined) return;
      if (element.isCustom) enqueue(element, definition.connectedCallback, []);
      else if (element.document.window !== null) upgrade(element, definition);
    },

    disconnected(element) {
      if (element.isCustom) enqueue(element, definitionOf(element).disconnectedCallback, []);
    },

    attributeChanged(element, name, before, value) {
      if (element.isCustom) enqueueAttribute(element, definitionOf(element), name, before, value);
    },
  };
})
