// `CSSStyleSheet`: the rules of a text, each by its selector and its declarations.  Nothing is painted by them.
//
// Source: https://drafts.csswg.org/cssom/#css-style-sheets
(function (kit, builtIns, interfaces) {
  'use strict';
  const { defineProperty, slice, indexOf, trim } = kit;
  const { string } = builtIns;
  const { define, here, stamp, copy } = interfaces;
  const NativeObject = Object;
  const { replace } = String.prototype;
  const COMMENT = /\/\*[^]*?(?:\*\/|$)/g;
  const SPACES = /\s+/g;

  const newSheet = () => ({ __proto__: null, object: null, sheet: true, rules: kit.list(), disabled: false });
  const make = (constructor, record) => stamp(kit.create(constructor.prototype), record);

  const squeezed = (text) => trim(kit.apply(replace, text, [SPACES, ' ']));

  // The text of a declaration block, as it is written out again.
  function declarations(text) {
    let result = '';
    let rest = text;
    while (rest !== '') {
      const end = indexOf(rest, ';');
      const one = squeezed(end < 0 ? rest : slice(rest, 0, end));
      rest = end < 0 ? '' : slice(rest, end + 1);
      const colon = indexOf(one, ':');
      if (colon > 0) result += ' ' + trim(slice(one, 0, colon)) + ': ' + trim(slice(one, colon + 1)) + ';';
    }
    return result;
  }

  // The rules at the top level; a block in a block belongs to the rule around it.  A rule without an end has it where the
  // text ends, and `@import` is none here: a sheet that is a module may not have it.
  function rulesOf(text) {
    const rules = kit.list();
    let start = 0;
    let depth = 0;
    let open = 0;
    for (let at = 0; at <= text.length; at += 1) {
      const sign = at === text.length && depth > 0 ? '}' : kit.unitAt(text, at);
      if (sign === ';' && depth === 0) start = at + 1;
      if (sign === '{') {
        if (depth === 0) open = at;
        depth += 1;
      }
      if (sign !== '}' || depth === 0) continue;
      depth = at === text.length ? 0 : depth - 1;
      if (depth > 0) continue;
      const head = squeezed(slice(text, start, open));
      const body = slice(text, open + 1, at);
      const isAtRule = kit.startsWith(head, '@');
      const block = isAtRule ? ' ' + squeezed(body) : declarations(body);
      rules[rules.length] = {
        __proto__: null, object: null, rule: true, selector: isAtRule ? undefined : head,
        text: head + ' {' + block + ' }', sheet: null,
      };
      start = at + 1;
    }
    return rules;
  }

  function fill(sheet, text) {
    sheet.rules = rulesOf(kit.apply(replace, text, [COMMENT, ' ']));
    for (let index = 0; index < sheet.rules.length; index += 1) {
      sheet.rules[index].sheet = sheet;
      make(sheet.rules[index].selector === undefined ? CSSRule : CSSStyleRule, sheet.rules[index]);
    }
  }

  const CSSRule = define('CSSRule', null, {
    get cssText() { return here(this, 'rule').text; },
    get parentStyleSheet() { return here(this, 'rule').sheet.object; },
    get type() { return here(this, 'rule').selector === undefined ? 0 : 1; },
  });
  const CSSStyleRule = define('CSSStyleRule', CSSRule, {
    get selectorText() { return here(this, 'rule').selector; },
  });
  const CSSRuleList = define('CSSRuleList', null, {
    get length() { return here(this, 'list').list.length; },
    item(index) { return here(this, 'list').list[index >>> 0]?.object ?? null; },
  });

  function listOf(rules) {
    const list = stamp(kit.create(CSSRuleList.prototype), { __proto__: null, object: null, list: rules });
    for (let index = 0; index < rules.length; index += 1) {
      defineProperty(list, index, {
        __proto__: null, value: rules[index].object, writable: false, enumerable: true, configurable: true,
      });
    }
    return list;
  }

  const CSSStyleSheet = define('CSSStyleSheet', null, {
    get cssRules() { return listOf(here(this, 'sheet').rules); },
    get disabled() { return here(this, 'sheet').disabled; },
    set disabled(value) { here(this, 'sheet').disabled = !!value; },
    get type() { return here(this, 'sheet') && 'text/css'; },
    replaceSync(text) { fill(here(this, 'sheet'), string(text)); },
  }, { __proto__: null, make: newSheet });

  let adopted = [];
  const ofDocument = {
    get adoptedStyleSheets() { return adopted; },
    set adoptedStyleSheets(sheets) { adopted = [...sheets]; },
  };
  builtIns.publish(ofDocument, true);
  copy(ofDocument, Document.prototype);

  return {
    __proto__: null,

    // The sheet that a CSS module is.
    create(text) {
      const sheet = newSheet();
      make(CSSStyleSheet, sheet);
      fill(sheet, text);
      return sheet.object;
    },
  };
})
