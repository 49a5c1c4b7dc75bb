// `CSSStyleDeclaration` for the `style` attribute of an element: its declarations, and no style that comes from elsewhere.
//
// Which values a property takes is known only where programs meet it: colours in hexadecimal are told as Chromium tells
// them, and lengths need a unit.
//
// Source: https://drafts.csswg.org/cssom/#the-cssstyledeclaration-interface
(function (kit, builtIns, interfaces, nodes, element, collections, platform) {
  'use strict';
  const { match, slice, startsWith, trim, toText, indexOf } = kit;
  const { number, string } = builtIns;
  const { here, stamp, define, needArguments } = interfaces;
  const { getAttribute, setAttribute } = nodes;
  const { lower } = element;
  const toNumber = Number;
  const { round } = Math;

  // The name of a property as CSS has it, for that and for what JavaScript calls it; undefined for no property.  The
  // table is made once there is a style.
  let known = null;
  function cssName(name) {
    if (known === null) {
      known = kit.table();
      for (let index = 0; index < platform.styles.length; index += 1) {
        const dashed = withDashes(platform.styles[index]);
        known[platform.styles[index]] = dashed;
        known[dashed] = dashed;
      }
    }
    return known[name];
  }

  function withDashes(name) {
    let dashed = '';
    for (let at = 0; at < name.length; at += 1) {
      dashed += name[at] >= 'A' && name[at] <= 'Z' ? '-' + lower(name[at]) : name[at];
    }
    return dashed;
  }

  const SIDES = ['top', 'right', 'bottom', 'left'];
  const shorthandOf = kit.table();
  for (const box of ['margin', 'padding']) {
    for (let side = 0; side < 4; side += 1) shorthandOf[box + '-' + SIDES[side]] = { __proto__: null, box, side };
  }

  const lengths = /^(?:width|height|top|right|bottom|left|(?:min|max)-(?:width|height)|(?:margin|padding)(?:-\w+)?|font-size|gap|border-radius|border-width|letter-spacing)$/;
  const unitless = /^[-+]?(?:\d+\.?\d*|\.\d+)$/;
  const hexColor = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
  const keyword = /^[A-Za-z][A-Za-z-]*$/;
  const important = /!\s*important\s*$/i;

  function rgb(text) {
    const digits = text.length < 6 ? 1 : 2;
    const parts = kit.list();
    for (let at = 1; at < text.length; at += digits) {
      const part = slice(text, at, at + digits);
      parts[parts.length] = toNumber('0x' + (digits === 1 ? part + part : part));
    }
    const start = parts[0] + ', ' + parts[1] + ', ' + parts[2];
    return parts.length === 3 || parts[3] === 255 ? 'rgb(' + start + ')'
      : 'rgba(' + start + ', ' + round(parts[3] / 2.55) / 100 + ')';
  }

  // The value as it is told, or null where the property does not take it.
  function normalized(name, given) {
    const text = trim(given);
    if (startsWith(name, '--')) return text;
    if (match(hexColor, text) !== null) return rgb(text);
    if (match(keyword, text) !== null && name !== 'content' && name !== 'font-family') return lower(text);
    if (match(lengths, name) !== null && match(unitless, text) !== null) return toNumber(text) === 0 ? '0px' : null;
    return text === '' || indexOf(text, ';') >= 0 ? null : text;
  }

  // ---- Declarations ----------------------------------------------------------------------------------------

  // Where a text ends that goes up to a unit of `ends` which stands outside of quotes and brackets.
  function endOf(text, from, ends) {
    let depth = 0;
    for (let at = from; at < text.length; at += 1) {
      const unit = text[at];
      if (unit === '"' || unit === "'") {
        for (at += 1; at < text.length && text[at] !== unit; at += 1) if (text[at] === '\\') at += 1;
      } else if (unit === '(' || unit === '[' || unit === '{') depth += 1;
      else if (unit === ')' || unit === ']' || unit === '}') depth -= 1;
      else if (depth <= 0 && indexOf(ends, unit) >= 0) return at;
    }
    return text.length;
  }

  function parsed(text) {
    const list = kit.list();
    for (let at = 0; at < text.length;) {
      const end = endOf(text, at, ';');
      const colon = endOf(slice(text, at, end), 0, ':');
      if (colon < end - at) {
        const name = trim(slice(text, at, at + colon));
        put(list, startsWith(name, '--') ? name : lower(name), slice(text, at + colon + 1, end), false);
      }
      at = end + 1;
    }
    return list;
  }

  // Puts a declaration into a list; one of the same name is replaced.
  function put(list, name, given, isImportant) {
    if (!startsWith(name, '--') && cssName(name) !== name) return false;
    const flag = match(important, given);
    const value = normalized(name, flag === null ? given : slice(given, 0, flag.index));
    if (value === null) return false;
    const declaration = { __proto__: null, name, value, isImportant: isImportant || flag !== null };
    for (let index = 0; index < list.length; index += 1) {
      if (list[index].name === name) {
        list[index] = declaration;
        return true;
      }
    }
    list[list.length] = declaration;
    return true;
  }

  function textOf(list) {
    let text = '';
    for (let index = 0; index < list.length; index += 1) {
      const { name, value, isImportant } = list[index];
      text += (index === 0 ? '' : ' ') + name + ': ' + value + (isImportant ? ' !important' : '') + ';';
    }
    return text;
  }

  const find = (list, name) => {
    for (let index = 0; index < list.length; index += 1) {
      if (list[index].name === name) return list[index];
    }
    return null;
  };

  const space = /[^\s]+/g;

  // The part of `margin: 1px 2px` that is meant by `margin-left`.
  function partOf(list, name) {
    const part = shorthandOf[name];
    const whole = part === undefined ? null : find(list, part.box);
    if (whole === null) return '';
    const values = kit.list();
    space.lastIndex = 0;
    for (let found = match(space, whole.value); found !== null; found = match(space, whole.value)) {
      values[values.length] = found[0];
    }
    const { side } = part;
    return values[side] ?? (side === 3 && values.length > 1 ? values[1] : side === 2 ? values[0] : values[0]);
  }

  // ---- The interface ---------------------------------------------------------------------------------------

  const styleOf = (value) => here(value, 'styleOf');

  // The declarations now, from the attribute as it is.
  function declarations(style) {
    const text = getAttribute(style.styleOf, 'style') ?? '';
    if (style.text !== text) {
      style.text = text;
      style.list = parsed(text);
    }
    return style.list;
  }

  function update(style) {
    style.text = textOf(style.list);
    setAttribute(style.styleOf, 'style', style.text);
  }

  const valueOf = (style, name) => find(declarations(style), name)?.value ?? partOf(declarations(style), name);

  function setValue(style, name, given, isImportant) {
    const list = declarations(style);
    if (given === '') remove(style, name);
    else if (put(list, name, given, isImportant)) update(style);
  }

  function remove(style, name) {
    const list = declarations(style);
    const kept = kit.list();
    for (let index = 0; index < list.length; index += 1) {
      if (list[index].name !== name) kept[kept.length] = list[index];
    }
    if (kept.length === list.length) return;
    style.list = kept;
    update(style);
  }

  const propertyFrom = (value) => {
    const name = string(value);
    return startsWith(name, '--') ? name : lower(name);
  };

  const CSSStyleDeclaration = define('CSSStyleDeclaration', null, {
    get cssText() { return textOf(declarations(styleOf(this))); },
    set cssText(value) {
      const style = styleOf(this);
      style.list = parsed(string(value));
      update(style);
    },
    get cssFloat() { return valueOf(styleOf(this), 'float'); },
    set cssFloat(value) { setValue(styleOf(this), 'float', value === null ? '' : string(value), false); },
    get length() { return declarations(styleOf(this)).length; },
    get parentRule() { return styleOf(this) && null; },
    getPropertyPriority(property) {
      const style = styleOf(this);
      needArguments(arguments.length, 1, 'getPropertyPriority', 'CSSStyleDeclaration');
      return find(declarations(style), propertyFrom(property))?.isImportant ? 'important' : '';
    },
    getPropertyValue(property) {
      const style = styleOf(this);
      needArguments(arguments.length, 1, 'getPropertyValue', 'CSSStyleDeclaration');
      return valueOf(style, propertyFrom(property));
    },
    item(index) {
      const list = declarations(styleOf(this));
      needArguments(arguments.length, 1, 'item', 'CSSStyleDeclaration');
      const at = number(index) >>> 0;
      return at < list.length ? list[at].name : '';
    },
    removeProperty(property) {
      const style = styleOf(this);
      needArguments(arguments.length, 1, 'removeProperty', 'CSSStyleDeclaration');
      const name = propertyFrom(property);
      const before = valueOf(style, name);
      remove(style, name);
      return before;
    },
    setProperty(property, value, priority = '') {
      const style = styleOf(this);
      needArguments(arguments.length, 2, 'setProperty', 'CSSStyleDeclaration');
      setValue(style, propertyFrom(property), value === null ? '' : string(value), lower(string(priority)) === 'important');
    },
  });

  function makeStyle(target) {
    const style = { __proto__: null, object: null, styleOf: target, text: null, list: kit.list() };
    const isProperty = (key) => cssName(key) !== undefined;
    stamp(collections.exotic(kit.create(CSSStyleDeclaration.prototype), {
      __proto__: null,
      at: (index) => declarations(style)[index]?.name,
      length: () => declarations(style).length,
      named: (key) => (isProperty(key) ? valueOf(style, cssName(key)) : undefined),
      hideOthers: true,
      accepts: isProperty,
      assign: (key, value) => setValue(style, cssName(key), value === null ? '' : toText(value), false),
    }), style);
    return style;
  }

  return {
    __proto__: null,
    styleObject: (target) => collections.kept(target, 'style', () => makeStyle(target)),
    setText(target, text) { setAttribute(target, 'style', textOf(parsed(text))); },
  };
})
