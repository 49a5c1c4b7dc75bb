// `HTMLElement`: what elements of HTML of all names have.
//
// Source: https://html.spec.whatwg.org/multipage/dom.html#htmlelement
(function (
  kit, builtIns, interfaces, event, eventTarget, nodes, element, collections, reflection, handlers, style, focus,
  exceptions,
) {
  'use strict';
  const { apply, match, slice, startsWith, toText } = kit;
  const { string, number } = builtIns;
  const { define, objectOf } = interfaces;
  const { ELEMENT, TEXT, getAttribute, setAttribute, removeAttribute } = nodes;
  const { lower, elementOf, Element } = element;
  const { toUpperCase } = String.prototype;
  const capital = /[A-Z]/;
  const dashed = /-[a-z]/;
  const numeric = /^[\t\n\f\r ]*([-+]?\d+)/;
  const toNumber = Number;

  // ---- data-* ----------------------------------------------------------------------------------------------

  function nameOfData(key) {
    let name = 'data-';
    for (let index = 0; index < key.length; index += 1) {
      name += match(capital, key[index]) === null ? key[index] : '-' + lower(key[index]);
    }
    return name;
  }

  function keyOfData(name) {
    let key = '';
    for (let index = 5; index < name.length; index += 1) {
      if (match(dashed, slice(name, index, index + 2)) === null) {
        key += name[index];
      } else {
        index += 1;
        key += apply(toUpperCase, name[index], []);
      }
    }
    return key;
  }

  const DOMStringMap = define('DOMStringMap', null, {});

  function makeData(target) {
    const record = { __proto__: null, object: null, dataOf: target };
    interfaces.stamp(collections.exotic(kit.create(DOMStringMap.prototype), {
      __proto__: null,
      named: (key) => getAttribute(target, nameOfData(key)) ?? undefined,
      hideOthers: true,
      names() {
        const found = kit.list();
        for (let index = 0; index < target.attributes.length; index += 1) {
          const { name } = target.attributes[index];
          if (startsWith(name, 'data-')) found[found.length] = keyOfData(name);
        }
        return found;
      },
      assign(key, value) {
        if (match(dashed, key) !== null) {
          throw exceptions.create("Failed to set a named property '" + key + "' on 'DOMStringMap': '" + key
            + "' is not a valid property name.", 'SyntaxError');
        }
        setAttribute(target, nameOfData(key), string(value));
      },
      remove: (key) => removeAttribute(target, nameOfData(key)),
    }), record);
    return record;
  }

  // ---- Text as it would be read ----------------------------------------------------------------------------

  const blocks = /^(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|listing|main|menu|nav|ol|optgroup|option|p|plaintext|pre|search|section|summary|table|ul|xmp|tr|caption)$/;
  const unseen = /^(?:head|script|style|template|title|noscript|textarea|select|audio|video|canvas|iframe|img|input|datalist)$/;
  const space = /[ \t\n\r\f]/;

  // A text with one space for each stretch of them.
  function collapse(text) {
    let result = '';
    let hasSpace = false;
    for (let index = 0; index < text.length; index += 1) {
      const isSpace = match(space, text[index]) !== null;
      if (!isSpace) result += text[index];
      else if (!hasSpace) result += ' ';
      hasSpace = isSpace;
    }
    return result;
  }

  // The text of an element, as it stands on the screen without any style sheet but the browser's own.
  function innerText(root) {
    if (!root.isConnected || match(unseen, root.localName) !== null) return nodes.textContent(root);
    const state = { __proto__: null, text: '', breaks: 0, hasSpace: false };

    function add(text) {
      if (state.breaks > 0 && state.text !== '') state.text += kit.repeat('\n', state.breaks);
      else if (state.hasSpace && state.text !== '') state.text += ' ';
      state.breaks = 0;
      state.hasSpace = false;
      state.text += text;
    }

    function visit(node, isKept) {
      if (node.nodeType === TEXT) {
        if (isKept) {
          if (node.data !== '') add(node.data);
          return;
        }
        const collapsed = collapse(node.data);
        if (collapsed === '') return;
        const startsWithSpace = collapsed[0] === ' ';
        const trimmed = kit.trim(collapsed);
        if (startsWithSpace) state.hasSpace = true;
        if (trimmed === '') return;
        add(trimmed);
        state.hasSpace = collapsed[collapsed.length - 1] === ' ';
        return;
      }
      if (node.nodeType !== ELEMENT || match(unseen, node.localName) !== null || getAttribute(node, 'hidden') !== null) return;
      if (node.localName === 'br') {
        state.hasSpace = false;
        state.text += kit.repeat('\n', state.breaks) + '\n';
        state.breaks = 0;
        return;
      }
      const isBlock = node !== root && match(blocks, node.localName) !== null;
      const wanted = node.localName === 'p' ? 2 : 1;
      const before = () => {
        if (isBlock && wanted > state.breaks) state.breaks = wanted;
        if (isBlock) state.hasSpace = false;
      };
      before();
      for (let child = node.first; child !== null; child = child.next) {
        visit(child, isKept || node.localName === 'pre');
      }
      before();
      if ((node.localName === 'td' || node.localName === 'th') && node.next !== null) add('\t');
    }
    visit(root, false);
    return state.text;
  }

  const lineBreak = /\r\n|\r|\n/g;

  function setInnerText(target, text) {
    const fragment = nodes.newFragment(target.document);
    let done = 0;
    lineBreak.lastIndex = 0;
    for (let found = match(lineBreak, text); found !== null; found = match(lineBreak, text)) {
      if (found.index > done) nodes.link(nodes.newText(target.document, slice(text, done, found.index)), fragment, null);
      nodes.link(nodes.newElement(target.document, 'br'), fragment, null);
      done = found.index + found[0].length;
    }
    if (done < text.length) nodes.link(nodes.newText(target.document, slice(text, done)), fragment, null);
    nodes.replaceChildren(target, fragment.first === null ? null : fragment);
  }

  // ---- Clicks ----------------------------------------------------------------------------------------------

  const clicked = kit.map();

  // As a click of nobody's: `click()`.
  function click(target) {
    if (target.isDisabled?.(target) || clicked.has(target)) return;
    clicked.set(target, true);
    try {
      const given = {
        __proto__: null, bubbles: true, cancelable: true, composed: true, view: objectOf(target.document.window),
        pointerId: -1,
      };
      const record = event.create('PointerEvent', 'click', given, false);
      eventTarget.dispatch(target, record);
    } finally {
      clicked.delete(target);
    }
  }

  // ---- HTMLElement -----------------------------------------------------------------------------------------

  const onElement = kit.table();
  for (const name of ['HTMLElement', 'Element', 'HTMLBodyElement']) {
    const names = handlers.namesOf(name);
    for (let index = 0; index < names.length; index += 1) onElement[names[index]] = true;
  }
  const inherited = handlers.addHandlers(reflection.addReflections({}, 'Element'), 'Element', 'attributes');
  builtIns.publish(inherited, true);
  interfaces.copy(inherited, Element.prototype);

  const members = reflection.addReflections(handlers.addHandlers({
    get dataset() {
      const target = elementOf(this);
      return collections.kept(target, 'dataset', () => makeData(target));
    },
    get innerText() { return innerText(elementOf(this)); },
    set innerText(value) { setInnerText(elementOf(this), value === null ? '' : string(value)); },
    get style() { return style.styleObject(elementOf(this)); },
    set style(value) { style.setText(elementOf(this), string(value)); },
    get tabIndex() {
      const target = elementOf(this);
      const found = match(numeric, getAttribute(target, 'tabindex') ?? '');
      if (found !== null) return toNumber(found[1]);
      return focus.isNatural(target) ? 0 : -1;
    },
    set tabIndex(value) { setAttribute(elementOf(this), 'tabindex', toText(number(value) | 0)); },
    get draggable() {
      const target = elementOf(this);
      const value = getAttribute(target, 'draggable');
      return value === 'true' || (value !== 'false'
        && (target.localName === 'img' || (target.localName === 'a' && getAttribute(target, 'href') !== null)));
    },
    set draggable(value) { setAttribute(elementOf(this), 'draggable', value ? 'true' : 'false'); },
    get isContentEditable() {
      for (let each = elementOf(this); each !== null && each.nodeType === ELEMENT; each = each.parent) {
        const value = getAttribute(each, 'contenteditable');
        if (value !== null) return lower(value) !== 'false';
      }
      return false;
    },
    blur() { focus.blur(elementOf(this)); },
    click() { click(elementOf(this)); },
    focus() { focus.focus(elementOf(this)); },
  }, 'HTMLElement', 'attributes'), 'HTMLElement');

  // A constructor that a program has called may be one of an element of its own: `custom_elements.js` knows.
  const construction = { __proto__: null, make: null };
  const HTMLElement = define('HTMLElement', Element, members, {
    __proto__: null, make: (args, newTarget) => construction.make(newTarget),
  });

  return { __proto__: null, HTMLElement, construction, onElement, click };
})
