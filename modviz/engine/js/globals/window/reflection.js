// Properties that stand for content attributes.
//
// Source: https://html.spec.whatwg.org/multipage/common-dom-interfaces.html#reflecting-content-attributes-in-idl-attributes
(function (kit, builtIns, interfaces, nodes, element, urls, platform) {
  'use strict';
  const { apply, match } = kit;
  const { string, usvString, number } = builtIns;
  const { settingFailure, copy } = interfaces;
  const { getAttribute, setAttribute, removeAttribute } = nodes;
  const { elementOf, lower } = element;
  const { split } = String.prototype;
  const toNumber = Number;
  const integerText = /^[\t\n\f\r ]*([-+]?\d+)/;

  // A URL against that of a node's document, or the text itself where it makes none.
  function resolved(node, text) {
    return urls.resolved(text, node.document.base()) ?? text;
  }

  // What makes the members: `fields` are those of a row of the table (`platform.js`).
  const KINDS = {
    __proto__: null,

    text: (name, attribute) => ({
      get [name]() { return getAttribute(elementOf(this), attribute) ?? ''; },
      set [name](value) { setAttribute(elementOf(this), attribute, string(value)); },
    }),

    nullable: (name, attribute) => ({
      get [name]() { return getAttribute(elementOf(this), attribute); },
      set [name](value) {
        const target = elementOf(this);
        if (value === null || value === undefined) removeAttribute(target, attribute);
        else setAttribute(target, attribute, string(value));
      },
    }),

    boolean: (name, attribute) => ({
      get [name]() { return getAttribute(elementOf(this), attribute) !== null; },
      set [name](value) {
        const target = elementOf(this);
        if (!value) removeAttribute(target, attribute);
        else setAttribute(target, attribute, '');
      },
    }),

    url: (name, attribute) => ({
      get [name]() {
        const target = elementOf(this);
        const value = getAttribute(target, attribute);
        return value === null ? '' : resolved(target, value);
      },
      set [name](value) { setAttribute(elementOf(this), attribute, usvString(value)); },
    }),

    action: (name, attribute) => ({
      get [name]() {
        const target = elementOf(this);
        const value = getAttribute(target, attribute);
        return value === null || value === '' ? target.document.url() : resolved(target, value);
      },
      set [name](value) { setAttribute(elementOf(this), attribute, usvString(value)); },
    }),

    integer: (name, attribute, { 2: usual, 3: negative }, interfaceName) => ({
      get [name]() {
        const found = match(integerText, getAttribute(elementOf(this), attribute) ?? '');
        const value = found === null ? NaN : toNumber(found[1]);
        return value !== value || (value < 0 && negative !== 'signed') ? toNumber(usual) : value;
      },
      set [name](value) {
        const target = elementOf(this);
        const given = number(value) | 0;
        if (given < 0 && negative === 'refused') {
          throw settingFailure(name, interfaceName, 'The value provided (' + given + ') is not positive or 0.',
            'IndexSizeError');
        }
        setAttribute(target, attribute, given < 0 && negative === 'unsigned' ? usual : kit.toText(given));
      },
    }),

    // One of a few words: the third field without the attribute, the fourth for any other word.
    keyword: (name, attribute, fields) => ({
      get [name]() {
        const value = getAttribute(elementOf(this), attribute);
        if (value === null) return fields[2] === 'null' ? null : fields[2];
        const lowered = lower(value);
        for (let index = 4; index < fields.length; index += 1) {
          if (fields[index] === lowered) return lowered;
        }
        return fields[3];
      },
      set [name](value) {
        const target = elementOf(this);
        if (value === null && fields[2] === 'null') removeAttribute(target, attribute);
        else setAttribute(target, attribute, string(value));
      },
    }),
  };

  // Adds to the members of an interface those that the platform's table has and that are not there yet.
  function addReflections(members, interfaceName) {
    const rows = platform.reflections[interfaceName] ?? [];
    for (let index = 0; index < rows.length; index += 1) {
      // (By index: taking lists apart would be most of what it takes to make an empty page.)
      const fields = apply(split, rows[index], [':']);
      const names = apply(split, fields[0], ['=']);
      if (kit.hasOwn(members, names[0])) continue;
      copy(KINDS[fields[1]](names[0], names[1] ?? lower(names[0]), fields, interfaceName), members);
    }
    return members;
  }

  return { __proto__: null, addReflections, resolved };
})
