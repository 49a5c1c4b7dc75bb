// Which elements selectors mean.
//
// Source: https://drafts.csswg.org/selectors/
(function (kit, nodes, parser) {
  'use strict';
  const { apply, indexOf, match, slice, startsWith } = kit;
  const { ELEMENT, TEXT, DOCUMENT, HTML, getAttribute, following } = nodes;
  const { toLowerCase, endsWith } = String.prototype;
  const lower = (text) => apply(toLowerCase, text, []);
  const space = /[ \t\n\r\f]/;

  // What has the focus, or null; `focus.js` knows.
  const focus = { __proto__: null, element: null };
  // What `forms.js` knows of the state of a control.
  const controls = { __proto__: null, isChecked: null, isIndeterminate: null, isEmpty: null };

  function nextElement(node) {
    let each = node.next;
    while (each !== null && each.nodeType !== ELEMENT) each = each.next;
    return each;
  }

  function previousElement(node) {
    let each = node.previous;
    while (each !== null && each.nodeType !== ELEMENT) each = each.previous;
    return each;
  }

  // Whether `word` is one of the words of a text that spaces part.
  function hasWord(text, word, ignoresCase) {
    if (text === null || word === '') return false;
    const whole = ignoresCase ? lower(text) : text;
    const wanted = ignoresCase ? lower(word) : word;
    for (let at = indexOf(whole, wanted); at >= 0; at = indexOf(whole, wanted, at + 1)) {
      const end = at + wanted.length;
      if ((at === 0 || match(space, whole[at - 1]) !== null) && (end === whole.length || match(space, whole[end]) !== null)) {
        return true;
      }
    }
    return false;
  }

  function attributeMatches(element, test) {
    const name = element.namespace === HTML ? lower(test.name) : test.name;
    let value = getAttribute(element, name);
    if (value === null) return false;
    let wanted = test.value;
    if (test.ignoresCase) {
      value = lower(value);
      wanted = lower(wanted);
    }
    switch (test.operator) {
      case '': return true;
      case '=': return value === wanted;
      case '~=': return hasWord(value, wanted, false) && match(space, wanted) === null;
      case '|=': return value === wanted || startsWith(value, wanted + '-');
      case '^=': return wanted !== '' && startsWith(value, wanted);
      case '$=': return wanted !== '' && apply(endsWith, value, [wanted]);
      default: return wanted !== '' && indexOf(value, wanted) >= 0;
    }
  }

  // Which one in its row an element is, from 1; `step` goes from one to the next.
  function position(element, step, counts) {
    let place = 1;
    for (let each = step(element); each !== null; each = step(each)) {
      if (counts(each)) place += 1;
    }
    return place;
  }

  // Which child an element is, from 1, and how many there are: found for all children of a parent at once.
  function childPlace(element, isFromEnd) {
    const { parent } = element;
    if (parent === null) return 1;
    if (parent.placesVersion !== nodes.version()) {
      let count = 0;
      for (let each = parent.first; each !== null; each = each.next) {
        if (each.nodeType !== ELEMENT) continue;
        count += 1;
        each.place = count;
      }
      parent.places = count;
      parent.placesVersion = nodes.version();
    }
    return isFromEnd ? parent.places - element.place + 1 : element.place;
  }

  const sameType = (element) => (each) => each.localName === element.localName && each.namespace === element.namespace;

  function nthMatches(element, test, scope) {
    const isFromEnd = indexOf(test.name, 'last') >= 0;
    let counts = null;
    if (indexOf(test.name, 'type') >= 0) counts = sameType(element);
    if (test.of !== null) {
      if (!matchesAny(element, test.of, scope)) return false;
      counts = (each) => matchesAny(each, test.of, scope);
    }
    const found = counts === null ? childPlace(element, isFromEnd)
      : position(element, isFromEnd ? nextElement : previousElement, counts);
    const place = found - test.offset;
    return test.step === 0 ? place === 0 : place / test.step >= 0 && place % test.step === 0;
  }

  const disableable = /^(?:button|input|select|textarea|option|optgroup|fieldset)$/;
  const requirable = /^(?:input|select|textarea)$/;
  const has = (element, name) => getAttribute(element, name) !== null;

  function isDisabled(element) {
    if (match(disableable, element.localName) === null) return false;
    if (has(element, 'disabled')) return true;
    if (element.localName === 'option') {
      const { parent } = element;
      return parent !== null && parent.localName === 'optgroup' && has(parent, 'disabled');
    }
    // All in a disabled fieldset but what stands in its first legend.
    let child = element;
    for (let each = element.parent; each !== null && each.nodeType === ELEMENT; each = each.parent) {
      if (each.localName === 'fieldset' && has(each, 'disabled')) {
        let legend = each.first;
        while (legend !== null && legend.localName !== 'legend') legend = legend.next;
        if (legend === null || legend !== child) return true;
      }
      child = each;
    }
    return false;
  }

  function isEmpty(element) {
    for (let each = element.first; each !== null; each = each.next) {
      if (each.nodeType === ELEMENT || (each.nodeType === TEXT && each.data !== '')) return false;
    }
    return true;
  }

  function plainMatches(element, name, scope) {
    switch (name) {
      case 'first-child': return previousElement(element) === null;
      case 'last-child': return nextElement(element) === null;
      case 'only-child': return previousElement(element) === null && nextElement(element) === null;
      case 'first-of-type': return position(element, previousElement, sameType(element)) === 1;
      case 'last-of-type': return position(element, nextElement, sameType(element)) === 1;
      case 'only-of-type':
        return position(element, previousElement, sameType(element)) === 1
          && position(element, nextElement, sameType(element)) === 1;
      case 'empty': return isEmpty(element);
      case 'root': return element.parent !== null && element.parent.nodeType === DOCUMENT;
      case 'scope':
        return scope === null || scope.nodeType !== ELEMENT
          ? element.parent !== null && element.parent.nodeType === DOCUMENT : element === scope;
      case 'checked': return controls.isChecked(element);
      case 'indeterminate': return controls.isIndeterminate(element);
      case 'disabled': return isDisabled(element);
      case 'enabled': return match(disableable, element.localName) !== null && !isDisabled(element);
      case 'required': return match(requirable, element.localName) !== null && has(element, 'required');
      case 'optional': return match(requirable, element.localName) !== null && !has(element, 'required');
      case 'focus': case 'focus-visible': return element === focus.element;
      case 'focus-within': return focus.element !== null && nodes.contains(element, focus.element);
      case 'link': case 'any-link':
        return (element.localName === 'a' || element.localName === 'area') && has(element, 'href');
      case 'open': return (element.localName === 'details' || element.localName === 'dialog') && has(element, 'open');
      case 'defined': return indexOf(element.localName, '-') < 0 || element.isCustom;
      case 'placeholder-shown': return has(element, 'placeholder') && controls.isEmpty(element);
      default: return false;
    }
  }

  function testMatches(element, test, scope) {
    switch (test.kind) {
      case 'type': return element.localName === (element.namespace === HTML ? test.lower : test.name);
      case 'id': return getAttribute(element, 'id') === test.name;
      case 'class': return hasWord(getAttribute(element, 'class'), test.name, false);
      case 'attribute': return attributeMatches(element, test);
      case 'plain': return plainMatches(element, test.name, scope);
      case 'nth': return nthMatches(element, test, scope);
      case 'not': return !matchesAny(element, test.list, scope);
      case 'is': return matchesAny(element, test.list, scope);
      case 'has': return hasAny(element, test.list);
      default: return false;
    }
  }

  function compoundMatches(element, tests, scope) {
    for (let index = 0; index < tests.length; index += 1) {
      if (!testMatches(element, tests[index], scope)) return false;
    }
    return true;
  }

  // Whether `element` is what the compounds up to `index` mean.  With an `anchor`, the first combinator starts from it.
  function chainMatches(element, compounds, index, scope, anchor) {
    const { tests, combinator } = compounds[index];
    if (!compoundMatches(element, tests, scope)) return false;
    if (index === 0 && anchor === null) return true;
    const goesOn = (each) => (index === 0 ? each === anchor : chainMatches(each, compounds, index - 1, scope, anchor));
    switch (combinator) {
      case '>': return isElement(element.parent) && goesOn(element.parent);
      case '+': {
        const previous = previousElement(element);
        return previous !== null && goesOn(previous);
      }
      case '~':
        for (let each = previousElement(element); each !== null; each = previousElement(each)) {
          if (goesOn(each)) return true;
        }
        return false;
      default:
        for (let each = element.parent; isElement(each); each = each.parent) {
          if (goesOn(each)) return true;
        }
        return false;
    }
  }

  const isElement = (node) => node !== null && node.nodeType === ELEMENT;

  function matchesAny(element, list, scope, anchor = null) {
    for (let index = 0; index < list.length; index += 1) {
      if (chainMatches(element, list[index], list[index].length - 1, scope, anchor)) return true;
    }
    return false;
  }

  function hasAny(element, list) {
    const root = element.parent ?? element;
    for (let each = following(element, root); each !== null; each = following(each, root)) {
      if (each.nodeType === ELEMENT && matchesAny(each, list, element, element)) return true;
    }
    return false;
  }

  return {
    __proto__: null,
    parse: parser.parse,
    matches: matchesAny,
    nextElement, previousElement, isDisabled, hasWord, focus, controls,

    // The elements below `root` that the selectors mean, in tree order; the first alone if `isOne`.
    find(root, list, isOne) {
      const found = kit.list();
      for (let each = following(root, root); each !== null; each = following(each, root)) {
        if (each.nodeType !== ELEMENT || !matchesAny(each, list, root)) continue;
        found[found.length] = each;
        if (isOne) break;
      }
      return found;
    },
  };
})
