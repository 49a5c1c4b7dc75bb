// What Node 24's console.log prints for a value, worked out inside QuickJS.
//
// Guest code may redefine every built-in after this file has run.  Therefore: built-ins are captured here, at load
// time; lists and records have no prototype, as a setter or a value put on Array.prototype or Object.prototype must
// not show; nothing iterates; texts are added up, as QuickJS makes a call of String.prototype.concat of a template.
//
// Where Node asks the guest (custom inspectors, Symbol.toStringTag, toJSON, the name, message and stack of an error),
// so does this file; a property that is a getter is only named, never called.
(function (hooks) {
  'use strict';

  // ---- Built-ins, as they are before guest code runs -----------------------------------------------------------

  const { call } = Function.prototype;
  const uncurry = call.bind.bind(call);
  const uncurryGetter = (prototype, key) => uncurry(Reflect.getOwnPropertyDescriptor(prototype, key).get);
  const prototypeOfCall = (object, method) => Reflect.getPrototypeOf(object[method]());

  const { apply, ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
  const { keys: enumerableNames, getOwnPropertyNames, getOwnPropertySymbols, is, setPrototypeOf } = Object;
  const { isArray } = Array;
  const { sort } = Array.prototype;
  const { isError: isNativeError } = Error;
  const { floor, max, min, round, sqrt } = Math;
  const { stringify } = JSON;
  const { iterator: iteratorSymbol, toPrimitive: toPrimitiveSymbol, toStringTag: tagSymbol } = Symbol;
  const { parseInt, parseFloat } = globalThis;
  const ToNumber = Number;
  const ToString = String;
  const Table = Map;
  const Bytes = Uint8Array;
  const customSymbol = Symbol.for('nodejs.util.inspect.custom');

  const hasOwn = uncurry(Object.prototype.hasOwnProperty);
  const isEnumerable = uncurry(Object.prototype.propertyIsEnumerable);
  const isPrototypeOf = uncurry(Object.prototype.isPrototypeOf);
  const builtinTag = uncurry(Object.prototype.toString);
  const functionToString = uncurry(Function.prototype.toString);
  const errorToString = uncurry(Error.prototype.toString);

  const charCodeAt = uncurry(String.prototype.charCodeAt);
  const codePointAt = uncurry(String.prototype.codePointAt);
  const endsWith = uncurry(String.prototype.endsWith);
  const includes = uncurry(String.prototype.includes);
  const indexOf = uncurry(String.prototype.indexOf);
  const normalize = uncurry(String.prototype.normalize);
  const padEnd = uncurry(String.prototype.padEnd);
  const padStart = uncurry(String.prototype.padStart);
  const repeat = uncurry(String.prototype.repeat);
  const slice = uncurry(String.prototype.slice);
  const startsWith = uncurry(String.prototype.startsWith);
  const toUpperCase = uncurry(String.prototype.toUpperCase);
  const fromCodePoint = String.fromCodePoint;
  const numberToString = uncurry(Number.prototype.toString);
  const symbolToString = uncurry(Symbol.prototype.toString);
  const regExpExec = uncurry(RegExp.prototype.exec);
  const regExpSource = uncurryGetter(RegExp.prototype, 'source');

  const mapSize = uncurryGetter(Map.prototype, 'size');
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapEntries = uncurry(Map.prototype.entries);
  const MapIteratorPrototype = prototypeOfCall(new Map(), 'entries');
  const nextEntry = uncurry(MapIteratorPrototype.next);
  const setSize = uncurryGetter(Set.prototype, 'size');
  const setValues = uncurry(Set.prototype.values);
  const SetIteratorPrototype = prototypeOfCall(new Set(), 'values');
  const nextValue = uncurry(SetIteratorPrototype.next);
  const weakMapHas = uncurry(WeakMap.prototype.has);
  const weakSetHas = uncurry(WeakSet.prototype.has);

  const dateTime = uncurry(Date.prototype.getTime);
  const dateToString = uncurry(Date.prototype.toString);
  const dateToISOString = uncurry(Date.prototype.toISOString);

  const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
  const typedArrayName = uncurryGetter(TypedArrayPrototype, Symbol.toStringTag);
  const typedArrayLength = uncurryGetter(TypedArrayPrototype, 'length');
  const typedArrayByteLength = uncurryGetter(TypedArrayPrototype, 'byteLength');
  const typedArrayByteOffset = uncurryGetter(TypedArrayPrototype, 'byteOffset');
  const typedArrayBuffer = uncurryGetter(TypedArrayPrototype, 'buffer');
  const bufferLength = uncurryGetter(ArrayBuffer.prototype, 'byteLength');
  const sharedBufferLength = uncurryGetter(SharedArrayBuffer.prototype, 'byteLength');
  const viewByteLength = uncurryGetter(DataView.prototype, 'byteLength');
  const viewByteOffset = uncurryGetter(DataView.prototype, 'byteOffset');
  const viewBuffer = uncurryGetter(DataView.prototype, 'buffer');

  const ObjectPrototype = Object.prototype;
  const FunctionPrototype = Function.prototype;
  const ErrorPrototype = Error.prototype;
  const PromisePrototype = Promise.prototype;
  const AsyncFunctionPrototype = getPrototypeOf(async () => {});
  const GeneratorFunctionPrototype = getPrototypeOf(function* () {});
  const AsyncGeneratorFunctionPrototype = getPrototypeOf(async function* () {});

  const {
    proxyTarget = () => undefined,
    namespaceOf = () => undefined,
    promiseState = () => undefined,
    functionText = functionToString,
  } = hooks || {};

  // ---- Lists, records, text ------------------------------------------------------------------------------------

  const newList = () => setPrototypeOf([], null);

  function push(list, item) {
    list[list.length] = item;
  }

  function append(list, items) {
    for (let i = 0; i < items.length; i++) push(list, items[i]);
  }

  function contains(list, item) {
    for (let i = 0; i < list.length; i++) if (list[i] === item) return true;
    return false;
  }

  function join(list, separator) {
    let text = '';
    for (let i = 0; i < list.length; i++) text += i === 0 ? list[i] : separator + list[i];
    return text;
  }

  /** The descriptor of an own property, as a record that inherits nothing. */
  function ownProperty(object, key) {
    const property = getOwnPropertyDescriptor(object, key);
    return property && setPrototypeOf(property, null);
  }

  /** A field of a record that a hook returned. */
  const field = (record, name) => (hasOwn(record, name) ? record[name] : undefined);

  const matches = (pattern, text) => regExpExec(pattern, text) !== null;
  const spaces = (count) => repeat(' ', count);
  const plural = (count, noun) => count + ' ' + noun + (count > 1 ? 's' : '');
  const moreItems = (count) => '... ' + plural(count, 'more item');

  function lines(text) {
    const result = newList();
    let start = 0;
    for (let end; (end = indexOf(text, '\n', start)) !== -1; start = end + 1) push(result, slice(text, start, end));
    push(result, slice(text, start));
    return result;
  }

  const indentRest = (text, width) =>
    width === 0 || !includes(text, '\n') ? text : join(lines(text), '\n' + spaces(width));

  // ---- Escapes and widths --------------------------------------------------------------------------------------

  const UNPRINTABLE =
    /[\x00-\x1f\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const UNPRINTABLE_OR_QUOTE =
    /[\x00-\x1f'\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const SHORT_ESCAPES = {
    __proto__: null, 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 39: "\\'", 92: '\\\\',
  };

  function escapeOf(code) {
    if (SHORT_ESCAPES[code] !== undefined) return SHORT_ESCAPES[code];
    const digits = numberToString(code, 16);
    return code < 256 ? '\\x' + toUpperCase(padStart(digits, 2, '0')) : '\\u' + digits;
  }

  function escaped(text, pattern) {
    let result = '';
    let done = 0;
    pattern.lastIndex = 0;
    while (regExpExec(pattern, text) !== null) {
      const at = pattern.lastIndex - 1;
      result += slice(text, done, at) + escapeOf(charCodeAt(text, at));
      done = at + 1;
    }
    return result + slice(text, done);
  }

  function quoted(text) {
    if (!includes(text, "'")) return "'" + escaped(text, UNPRINTABLE) + "'";
    if (!includes(text, '"')) return '"' + escaped(text, UNPRINTABLE) + '"';
    if (!includes(text, '`') && !includes(text, '${')) return '`' + escaped(text, UNPRINTABLE) + '`';
    return "'" + escaped(text, UNPRINTABLE_OR_QUOTE) + "'";
  }

  // The East Asian wide and fullwidth characters; gaps that hold no character are closed.
  const WIDE = new RegExp(
    '[\\p{Emoji_Presentation}\\u1100-\\u115f\\u2630-\\u2637\\u268a-\\u268f\\u2e80-\\u303e\\u3041-\\u3247' +
      '\\u3250-\\ua4c6\\ua960-\\ua97c\\uac00-\\ud7a3\\ufa0e-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6b\\uff01-\\uff60' +
      '\\uffe0-\\uffe6\\u{16fe0}-\\u{1b2fb}\\u{1d300}-\\u{1d376}\\u{1f200}-\\u{1f265}\\u{20000}-\\u{3fffd}]',
    'u',
  );
  const ZERO_WIDTH = /[\p{Cc}\p{Cf}\p{Me}\p{Mn}]/u;
  const NOT_ASCII = /[^\x20-\x7e]/;

  function characterWidth(character) {
    if (matches(WIDE, character)) return 2;
    return character !== '\xad' && matches(ZERO_WIDTH, character) ? 0 : 1;
  }

  /** How many terminal columns `text` takes. */
  function widthOf(text) {
    if (!matches(NOT_ASCII, text)) return text.length;
    const composed = normalize(text, 'NFC');
    let width = 0;
    for (let i = 0; i < composed.length; ) {
      const character = fromCodePoint(codePointAt(composed, i));
      width += characterWidth(character);
      i += character.length;
    }
    return width;
  }

  // ---- What kind of object a value is --------------------------------------------------------------------------

  /** Whether `read`, a captured built-in that insists on one kind of object, accepts the value. */
  function accepts(read, value) {
    try {
      read(value);
      return true;
    } catch {
      return false;
    }
  }

  const isSet = (value) => accepts(setSize, value);
  const isMap = (value) => accepts(mapSize, value);
  const isWeakSet = (value) => accepts(weakSetHas, value);
  const isWeakMap = (value) => accepts(weakMapHas, value);
  const isDate = (value) => accepts(dateTime, value);
  const isArrayBuffer = (value) => accepts(bufferLength, value);
  const isSharedArrayBuffer = (value) => accepts(sharedBufferLength, value);
  const isDataView = (value) => accepts(viewByteLength, value);
  const isTypedArray = (value) => typedArrayName(value) !== undefined;
  const isError = (value) => isNativeError(value) || isPrototypeOf(ErrorPrototype, value);
  // What is no such object for certain is not asked: that could be seen.
  const isArguments = (value) =>
    hasOwn(value, iteratorSymbol) && hasOwn(value, 'length') && typeof value[tagSymbol] !== 'string' && builtinTag(value) === '[object Arguments]';

  // These have no built-in that tells them apart without side effects; their prototypes do.
  const isPromise = (value) => promiseState(value) !== undefined || isPrototypeOf(PromisePrototype, value);
  const isMapIterator = (value) => isPrototypeOf(MapIteratorPrototype, value);
  const isSetIterator = (value) => isPrototypeOf(SetIteratorPrototype, value);

  const flag = (letter, name) => ({ __proto__: null, letter, isSetIn: uncurryGetter(RegExp.prototype, name) });
  const FLAGS = setPrototypeOf(
    [
      flag('d', 'hasIndices'),
      flag('g', 'global'),
      flag('i', 'ignoreCase'),
      flag('m', 'multiline'),
      flag('s', 'dotAll'),
      flag('u', 'unicode'),
      flag('v', 'unicodeSets'),
      flag('y', 'sticky'),
    ],
    null,
  );

  /** `RegExp.prototype` has a source, but its flags are undefined: it is no regular expression. */
  const isRegExp = (value) => accepts(regExpSource, value) && FLAGS[0].isSetIn(value) !== undefined;

  function regExpText(value) {
    let text = '/' + regExpSource(value) + '/';
    for (let i = 0; i < FLAGS.length; i++) if (FLAGS[i].isSetIn(value)) text += FLAGS[i].letter;
    return text;
  }

  const BOXES = setPrototypeOf(
    [Number, String, Boolean, BigInt, Symbol].map((type) => ({
      __proto__: null,
      type: type.name,
      read: uncurry(type.prototype.valueOf),
    })),
    null,
  );

  const STYLE_OF_BOX = {
    __proto__: null, Number: 'number', String: 'string', Boolean: 'boolean', BigInt: 'bigint', Symbol: 'symbol',
  };

  function boxOf(value) {
    for (let i = 0; i < BOXES.length; i++) if (accepts(BOXES[i].read, value)) return BOXES[i];
    return undefined;
  }

  /** The target behind any number of proxies; undefined when one of them is revoked. */
  function behindProxies(value) {
    for (let proxy; (proxy = proxyTarget(value)) !== undefined; value = field(proxy, 'target')) {
      if (field(proxy, 'revoked')) return undefined;
    }
    return value;
  }

  /** The name the engine has for an object that no constructor can be found for. */
  function engineName(value) {
    if (typeof value === 'function') return 'Function';
    if (namespaceOf(value) !== undefined) return 'Module';
    if (isArray(value)) return 'Array';
    if (isTypedArray(value)) return typedArrayName(value);
    if (isError(value)) return 'Error';
    if (isSet(value)) return 'Set';
    if (isMap(value)) return 'Map';
    if (isDate(value)) return 'Date';
    if (isRegExp(value)) return 'RegExp';
    const tag = ownProperty(value, tagSymbol);
    return tag !== undefined && typeof tag.value === 'string' ? tag.value : 'Object';
  }

  // ---- Constructor names and prefixes --------------------------------------------------------------------------

  const BUILT_INS = { __proto__: null };
  getOwnPropertyNames(globalThis)
    .filter((name) => /^[A-Z][a-zA-Z0-9]+$/.test(name))
    .forEach((name) => {
      BUILT_INS[name] = true;
    });

  function isInstance(object, constructor) {
    try {
      return object instanceof constructor;
    } catch {
      return false;
    }
  }

  /** The name that an object on the prototype chain of `value` gives to it, or undefined. */
  function nameGivenBy(object, value) {
    if (object !== value) {
      // The two that matter most are known even when their `constructor` was tampered with.
      if (object === ObjectPrototype) return 'Object';
      if (object === FunctionPrototype) return 'Function';
    }
    const property = ownProperty(object, 'constructor');
    if (property === undefined || typeof property.value !== 'function' || property.value.name === '') return undefined;
    return isInstance(value, property.value) ? ToString(property.value.name) : undefined;
  }

  /**
   * The name of the constructor of `value`; null when it has no prototype.  With `inherited`, a list, what the
   * prototypes below that constructor add is pushed to it.
   */
  function constructorName(ctx, value, level, inherited) {
    const first = getPrototypeOf(value);
    for (let object = value; object !== null; object = getPrototypeOf(object)) {
      const name = nameGivenBy(object, value);
      if (name === undefined) continue;
      if (inherited !== undefined && (object !== first || !BUILT_INS[name])) {
        pushInherited(ctx, value, object === value ? value : first, level, inherited);
      }
      return name;
    }
    if (first === null) return null;

    const name = engineName(value);
    if (level > ctx.depth) return name + ' <Complex prototype>';
    const next = constructorName(ctx, first, level + 1, inherited);
    if (next !== null) return name + ' <' + next + '>';
    return name + ' <' + formatValue(newContext({ __proto__: ctx, customInspect: false, depth: -1 }), first, 0) + '>';
  }

  /** For %o: the data properties and accessors of the guest's own prototypes, three levels of them. */
  function pushInherited(ctx, main, object, level, output) {
    const seen = new Table();
    for (let depth = 0; depth < 3; depth++) {
      if (depth !== 0 || main === object) {
        object = getPrototypeOf(object);
        if (object === null) return;
        const maker = ownProperty(object, 'constructor');
        if (maker !== undefined && typeof maker.value === 'function' && BUILT_INS[maker.value.name]) return;
      }
      const keys = ownKeys(object);
      push(ctx.seen, main);
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i];
        if (key === 'constructor' || hasOwn(main, key) || mapGet(seen, key)) continue;
        const property = ownProperty(object, key);
        if (typeof property.value === 'function') continue;
        push(output, formatProperty(ctx, level, key, property, NAMED, object));
      }
      ctx.seen.length--;
      for (let i = 0; i < keys.length; i++) mapSet(seen, keys[i], true);
    }
  }

  function prefixOf(constructor, tag, fallback, size = '') {
    if (constructor === null) {
      const extra = tag !== '' && fallback !== tag ? '[' + tag + '] ' : '';
      return '[' + fallback + size + ': null prototype] ' + extra;
    }
    return tag !== '' && constructor !== tag ? constructor + size + ' [' + tag + '] ' : constructor + size + ' ';
  }

  function generalPrefix(value, constructor, tag) {
    if (constructor !== null) return prefixOf(constructor, tag, '');
    const name = engineName(value);
    return prefixOf(constructor, tag, name === tag ? 'Object' : name);
  }

  /** Symbol.toStringTag, unless it is going to be printed as a property anyway. */
  function tagOf(ctx, value) {
    const tag = value[tagSymbol];
    if (typeof tag !== 'string') return '';
    return (ctx.showHidden ? hasOwn : isEnumerable)(value, tagSymbol) ? '' : tag;
  }

  // ---- Keys ----------------------------------------------------------------------------------------------------

  /** More elements than this are not asked for further keys: the list of keys would outgrow the elements. */
  const MANY_ELEMENTS = 1000000;

  const isDense = (value, length) =>
    hasOwn(value, 0) && hasOwn(value, floor(length / 2)) && hasOwn(value, length - 1);

  function pushSymbols(ctx, value, keys) {
    const symbols = getOwnPropertySymbols(value);
    for (let i = 0; i < symbols.length; i++) {
      if (ctx.showHidden || isEnumerable(value, symbols[i])) push(keys, symbols[i]);
    }
    return keys;
  }

  const namesOf = (ctx, value) => (ctx.showHidden ? getOwnPropertyNames : enumerableNames)(value);

  function keysOf(ctx, value) {
    return pushSymbols(ctx, value, setPrototypeOf(namesOf(ctx, value), null));
  }

  const isIndex = (key) => matches(/^(?:0|[1-9][0-9]{0,9})$/, key) && +key < 2 ** 32 - 1;

  /** The keys of an array besides its indices, which come first and so are found by halving. */
  function keysBesidesIndices(ctx, value, length) {
    const result = newList();
    if (length > MANY_ELEMENTS && isDense(value, length)) return result;
    const names = namesOf(ctx, value);
    let low = 0;
    for (let high = names.length; low < high; ) {
      const middle = floor((low + high) / 2);
      if (isIndex(names[middle])) low = middle + 1;
      else high = middle;
    }
    for (; low < names.length; low++) push(result, names[low]);
    return pushSymbols(ctx, value, result);
  }

  function from(keys, start) {
    const result = newList();
    for (let i = start; i < keys.length; i++) push(result, keys[i]);
    return result;
  }

  function without(keys, unwanted) {
    const result = newList();
    for (let i = 0; i < keys.length; i++) if (!contains(unwanted, keys[i])) push(result, keys[i]);
    return result;
  }

  // ---- Primitives ----------------------------------------------------------------------------------------------

  const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');
  
  /** Digits in groups of three: from the right before the point, from the left behind it. */
  function grouped(digits, fromRight) {
    let text = '';
    for (let i = 0; i < digits.length; i++) {
      const before = fromRight ? digits.length - i : i;
      text += (i > 0 && before % 3 === 0 ? '_' : '') + digits[i];
    }
    return text;
  }

  function separated(text) {
    const sign = text[0] === '-' ? '-' : '';
    const rest = slice(text, sign.length);
    const point = indexOf(rest, '.');
    if (point === -1) return sign + grouped(rest, true);
    return sign + grouped(slice(rest, 0, point), true) + '.' + grouped(slice(rest, point + 1), false);
  }

  function formatNumber(number, isSeparated = false) {
    if (is(number, -0)) return '-0';
    const text = '' + number;
    // As in Node, what is written with an exponent stays as it is.
    return isSeparated && number === number && !includes(text, 'e') && !includes(text, 'I') ? separated(text) : text;
  }

  const formatBigInt = (bigint, isSeparated = false) => (isSeparated ? separated('' + bigint) : '' + bigint) + 'n';

  function formatString(ctx, text) {
    let rest = '';
    if (text.length > ctx.maxStringLength) {
      rest = '... ' + plural(text.length - ctx.maxStringLength, 'more character');
      text = slice(text, 0, ctx.maxStringLength);
    }
    const fits = text.length <= 16 || text.length <= ctx.breakLength - ctx.indentation - 4;
    if (ctx.compact === true || fits) return ctx.stylize(quoted(text), 'string') + rest;
    const parts = lines(text);
    const pieces = newList();
    for (let i = 0; i < parts.length - 1; i++) push(pieces, ctx.stylize(quoted(parts[i] + '\n'), 'string'));
    const last = parts[parts.length - 1];
    if (last !== '') push(pieces, ctx.stylize(quoted(last), 'string'));
    return join(pieces, ' +\n' + spaces(ctx.indentation + 2)) + rest;
  }

  function formatPrimitive(ctx, value) {
    switch (typeof value) {
      case 'string':
        return formatString(ctx, value);
      case 'number':
        return ctx.stylize(formatNumber(value, ctx.numericSeparator), 'number');
      case 'bigint':
        return ctx.stylize(formatBigInt(value, ctx.numericSeparator), 'bigint');
      case 'symbol':
        return ctx.stylize(symbolToString(value), 'symbol');
      default:
        return ctx.stylize('' + value, value === null ? 'null' : typeof value);
    }
  }

  // ---- Functions and classes -----------------------------------------------------------------------------------

  const COMMENT = /\/\/.*?\n|\/\*[^]*?\*\//g;
  const CLASS_HEAD = /^\s+[^(]*?\s*\{/;

  function withoutComments(text) {
    let result = '';
    let done = 0;
    COMMENT.lastIndex = 0;
    for (let comment; (comment = regExpExec(COMMENT, text)) !== null; done = COMMENT.lastIndex) {
      result += slice(text, done, COMMENT.lastIndex - comment[0].length);
    }
    return result + slice(text, done);
  }

  function isClass(value) {
    const text = functionText(value);
    if (!startsWith(text, 'class') || !endsWith(text, '}')) return false;
    const rest = slice(text, 5, -1);
    const brace = indexOf(rest, '{');
    if (brace === -1) return false;
    return !includes(slice(rest, 0, brace), '(') || matches(CLASS_HEAD, withoutComments(rest));
  }

  function classText(value, constructor, tag) {
    let text = 'class ' + ToString((hasOwn(value, 'name') && value.name) || '(anonymous)');
    if (constructor !== 'Function' && constructor !== null) text += ' [' + constructor + ']';
    if (tag !== '' && constructor !== tag) text += ' [' + tag + ']';
    if (constructor === null) return '[' + text + ' extends [null prototype]]';
    const parent = getPrototypeOf(value).name;
    return parent ? '[' + text + ' extends ' + ToString(parent) + ']' : '[' + text + ']';
  }

  function functionType(value) {
    if (isPrototypeOf(AsyncGeneratorFunctionPrototype, value)) return 'AsyncGeneratorFunction';
    if (isPrototypeOf(GeneratorFunctionPrototype, value)) return 'GeneratorFunction';
    return isPrototypeOf(AsyncFunctionPrototype, value) ? 'AsyncFunction' : 'Function';
  }

  function functionBase(value, constructor, tag) {
    if (isClass(value)) return classText(value, constructor, tag);
    const type = functionType(value);
    let text = '[' + type;
    if (constructor === null) text += ' (null prototype)';
    text += value.name === '' ? ' (anonymous)]' : ': ' + ToString(value.name) + ']';
    if (constructor !== type && constructor !== null) text += ' ' + constructor;
    if (tag !== '' && constructor !== tag) text += ' [' + tag + ']';
    return text;
  }

  // ---- Errors --------------------------------------------------------------------------------------------------

  /** How V8 begins `stack`: with the error as it was made, before a constructor could give it a `name` of its own. */
  function stackHeader(error) {
    const prototype = getPrototypeOf(error);
    const given = prototype === null ? undefined : prototype.name;
    const name = given === undefined ? 'Error' : ToString(given);
    const message = error.message === undefined ? '' : ToString(error.message);
    return name === '' || message === '' ? name + message : name + ': ' + message;
  }

  /** The stack as V8 writes it; QuickJS's own has only the frames. */
  function stackOf(ctx, error) {
    const { stack } = error;
    if (typeof stack === 'string' && (stack === '' || startsWith(stack, '    at '))) {
      const frames = endsWith(stack, '\n') ? slice(stack, 0, -1) : stack;
      return frames === '' ? stackHeader(error) : stackHeader(error) + '\n' + frames;
    }
    if (!stack || typeof stack === 'string') return stack || errorToString(error);
    push(ctx.seen, error);
    // Without a level, its entries never share a line.
    const text = formatNested(ctx, stack, NaN, 4);
    ctx.seen.length--;
    return errorToString(error) + '\n    ' + text;
  }

  const NAME_BEFORE_STACK = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/;
  const NAME_ONLY = /^([a-z_A-Z0-9-]*Error)$/;

  /** Puts the class of an error into its stack, when the name there is another one. */
  function nameClass(stack, constructor, name, tag) {
    let { length } = name;
    let fallback = 'Error';
    if (constructor === null) {
      const start = regExpExec(NAME_BEFORE_STACK, stack) || regExpExec(NAME_ONLY, stack);
      const found = start ? start[1] : '';
      length = found.length;
      fallback = found || 'Error';
    } else {
      const next = stack[length];
      const ordinary = endsWith(name, 'Error') && startsWith(stack, name);
      if (!ordinary || (stack.length !== length && next !== ':' && next !== '\n')) return stack;
    }
    const prefix = slice(prefixOf(constructor, tag, fallback), 0, -1);
    if (name === prefix) return stack;
    if (!includes(prefix, name)) return prefix + ' [' + name + ']' + slice(stack, length);
    return length === 0 ? prefix + ': ' + stack : prefix + slice(stack, length);
  }

  /** The longest tail of frames, four at least, that starts in `frames` and is in `others` too. */
  function commonFrames(frames, others) {
    for (let offset = 0; offset < frames.length - 3; offset++) {
      let at = 0;
      while (at < others.length && others[at] !== frames[offset]) at++;
      const most = min(frames.length - offset, others.length - at);
      let length = 0;
      while (length < most && frames[offset + length] === others[at + length]) length++;
      if (length > 3) return { __proto__: null, offset, length };
    }
    return undefined;
  }

  function causeOf(error) {
    try {
      return error.cause;
    } catch {
      return undefined; // a getter that throws
    }
  }

  /** The frames of a stack; those that its cause has as well are left out. */
  function stackFrames(ctx, error, text) {
    const frames = lines(text);
    const cause = causeOf(error);
    if (!isError(cause)) return frames;
    const causeStack = stackOf(ctx, cause);
    const start = indexOf(causeStack, '\n    at');
    const common = start === -1 ? undefined : commonFrames(frames, lines(slice(causeStack, start + 1)));
    if (common === undefined) return frames;
    const result = newList();
    for (let i = 0; i < frames.length; i++) {
      if (i <= common.offset || i >= common.offset + common.length - 1) push(result, frames[i]);
      else if (i === common.offset + 1) {
        push(result, '    ... ' + (common.length - 2) + ' lines matching cause stack trace ...');
      }
    }
    return result;
  }

  /** The keys of an error that its stack does not show already. */
  function errorKeys(ctx, error, stack) {
    let keys = keysOf(ctx, error);
    if (!ctx.showHidden) {
      const shown = newList();
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i];
        const mayShow = key === 'name' || key === 'message' || key === 'stack';
        if (mayShow && includes(stack, error[key])) push(shown, key);
      }
      keys = without(keys, shown);
    }
    if (hasOwn(error, 'cause') && !contains(keys, 'cause')) push(keys, 'cause');
    if (hasOwn(error, 'errors') && isArray(error.errors) && !contains(keys, 'errors')) push(keys, 'errors');
    return keys;
  }

  function errorBase(ctx, error, stack, name, constructor, tag) {
    let text = nameClass(stack, constructor, name, tag);
    const { message } = error;
    // Frames are looked for behind the message, which may itself look like them.
    let from = (message && indexOf(text, message)) || -1;
    if (from !== -1) from += message.length;
    const start = indexOf(text, '\n    at', from);
    if (start === -1) text = '[' + text + ']';
    else text = slice(text, 0, start) + '\n' + join(stackFrames(ctx, error, slice(text, start + 1)), '\n');
    return indentRest(text, ctx.indentation);
  }

  // ---- Properties ----------------------------------------------------------------------------------------------

  // Whether a text stands for an element (of an array, say) or for a property with its name before it.
  const ELEMENT = true;
  const NAMED = false;

  const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

  function keyText(ctx, key, enumerable) {
    let text = '';
    if (typeof key === 'symbol') text = ctx.stylize(escaped(symbolToString(key), UNPRINTABLE_OR_QUOTE), 'symbol');
    else if (key === '__proto__') text = "['__proto__']";
    else text = matches(IDENTIFIER, key) ? ctx.stylize(key, 'name') : ctx.stylize(quoted(key), 'string');
    return enumerable === false ? '[' + text + ']' : text;
  }

  function formatNested(ctx, value, level, indent = 2) {
    ctx.indentation += indent;
    const text = formatValue(ctx, value, level);
    ctx.indentation -= indent;
    return text;
  }

  function accessorText(ctx, property, value, level) {
    const { get, set } = property;
    if (get === undefined) {
      return set === undefined ? ctx.stylize('undefined', 'undefined') : ctx.stylize('[Setter]', 'special');
    }
    const label = set === undefined ? 'Getter' : 'Getter/Setter';
    const isAsked = ctx.getters === true || (ctx.getters === 'get' && set === undefined)
      || (ctx.getters === 'set' && set !== undefined);
    return isAsked ? askedText(ctx, get, value, label, level) : ctx.stylize('[' + label + ']', 'special');
  }

  /** What a getter returns, which is only asked for with the option `getters`. */
  function askedText(ctx, get, value, label, level) {
    const styled = (text) => ctx.stylize(text, 'special');
    ctx.indentation += 2;
    try {
      const found = apply(get, value, []);
      if (found === null) return styled('[' + label + ':') + ' ' + ctx.stylize('null', 'null') + styled(']');
      if (typeof found === 'object') return styled('[' + label + ']') + ' ' + formatValue(ctx, found, level);
      return styled('[' + label + ':') + ' ' + formatPrimitive(ctx, found) + styled(']');
    } catch (error) {
      return styled('[' + label + ': <Inspection threw (') + formatValue(ctx, error, level) + styled(')>]');
    } finally {
      ctx.indentation -= 2;
    }
  }

  function formatProperty(ctx, level, key, property, isElement, value) {
    const deeper = ctx.compact === true && !isElement ? 3 : 2;
    let gap = ' ';
    let text;
    if (property.value !== undefined) {
      text = formatNested(ctx, property.value, level, deeper);
      if (deeper === 3 && ctx.breakLength < widthOf(text)) gap = '\n' + spaces(ctx.indentation + deeper);
    } else {
      text = accessorText(ctx, property, value, level);
    }
    return isElement ? text : keyText(ctx, key, property.enumerable) + ':' + gap + text;
  }

  function formatOwn(ctx, value, level, key, isElement = NAMED) {
    const property = ownProperty(value, key) || { __proto__: null, value: value[key], enumerable: true };
    return formatProperty(ctx, level, key, property, isElement, value);
  }

  // ---- Contents of collections: each returns a list of texts -----------------------------------------------------

  const noContents = newList;
  const unknownItems = (ctx) => setPrototypeOf([ctx.stylize('<items unknown>', 'special')], null);
  const emptyItems = (ctx, count) => ctx.stylize('<' + plural(count, 'empty item') + '>', 'undefined');

  function arrayContents(ctx, value, level) {
    const { length } = value;
    const shown = min(max(0, ctx.maxArrayLength), length);
    const output = newList();
    for (let i = 0; i < shown; i++) {
      if (!hasOwn(value, i)) return sparseContents(ctx, value, level, shown, output);
      push(output, formatOwn(ctx, value, level, i, ELEMENT));
    }
    if (length > shown) push(output, moreItems(length - shown));
    return output;
  }

  /** Goes on with an array from its first hole: a run of holes counts as one item. */
  function sparseContents(ctx, value, level, shown, output) {
    const names = enumerableNames(value);
    let index = output.length;
    for (let i = index; i < names.length && output.length < shown; i++, index++) {
      if (!isIndex(names[i])) break;
      if (+names[i] !== index) {
        push(output, emptyItems(ctx, names[i] - index));
        index = +names[i];
        if (output.length === shown) break;
      }
      push(output, formatOwn(ctx, value, level, names[i], ELEMENT));
    }
    const left = value.length - index;
    if (left > 0) push(output, output.length === shown ? moreItems(left) : emptyItems(ctx, left));
    return output;
  }

  function typedArrayContents(ctx, value, level) {
    const length = typedArrayLength(value);
    const shown = min(max(0, ctx.maxArrayLength), length);
    const output = newList();
    for (let i = 0; i < shown; i++) push(output, formatPrimitive(ctx, value[i]));
    if (length > shown) push(output, moreItems(length - shown));
    if (ctx.showHidden) {
      push(output, '[BYTES_PER_ELEMENT]: ' + formatNested(ctx, value.BYTES_PER_ELEMENT, level));
      push(output, '[length]: ' + length);
      push(output, '[byteLength]: ' + typedArrayByteLength(value));
      push(output, '[byteOffset]: ' + typedArrayByteOffset(value));
      push(output, '[buffer]: ' + formatBufferOfView(ctx, typedArrayBuffer(value), level));
    }
    return output;
  }

  /** The buffer of a typed array: the bytes were shown already, as elements. */
  function formatBufferOfView(ctx, buffer, level) {
    ctx.withoutBytes = buffer;
    const text = formatNested(ctx, buffer, level);
    ctx.withoutBytes = undefined;
    return text;
  }

  function setContents(ctx, value, level) {
    const size = setSize(value);
    const shown = min(max(0, ctx.maxArrayLength), size);
    const values = setValues(value);
    const output = newList();
    for (let step; output.length < shown && !(step = nextValue(values)).done; ) {
      push(output, formatNested(ctx, step.value, level));
    }
    if (size > shown) push(output, moreItems(size - shown));
    return output;
  }

  function mapContents(ctx, value, level) {
    const size = mapSize(value);
    const shown = min(max(0, ctx.maxArrayLength), size);
    const entries = mapEntries(value);
    const output = newList();
    for (let step; output.length < shown && !(step = nextEntry(entries)).done; ) {
      const { value: entry } = step;
      push(output, formatNested(ctx, entry[0], level) + ' => ' + formatNested(ctx, entry[1], level));
    }
    if (size > shown) push(output, moreItems(size - shown));
    return output;
  }

  function hexBytes(bytes, count) {
    let text = '';
    for (let i = 0; i < count; i++) {
      text += (i === 0 ? '' : ' ') + padStart(numberToString(bytes[i], 16), 2, '0');
    }
    return text;
  }

  function bytesText(ctx, buffer) {
    let bytes;
    try {
      bytes = new Bytes(buffer);
    } catch {
      return '(detached)';
    }
    const length = typedArrayLength(bytes);
    const shown = min(ctx.maxArrayLength, length);
    const more = length > shown ? ' ... ' + plural(length - shown, 'more byte') : '';
    return '[' + ctx.stylize('Uint8Contents', 'special') + ']: <' + hexBytes(bytes, shown) + more + '>';
  }

  function bufferContents(byteLength) {
    return (ctx, value) => {
      const output = newList();
      if (ctx.withoutBytes !== value) push(output, bytesText(ctx, value));
      push(output, byteLength);
      return output;
    };
  }

  function viewContents(ctx, value, level) {
    const output = newList();
    push(output, '[byteLength]: ' + viewByteLength(value));
    push(output, '[byteOffset]: ' + viewByteOffset(value));
    push(output, '[buffer]: ' + formatNested(ctx, viewBuffer(value), level));
    return output;
  }

  function promiseContents(ctx, value, level) {
    const promise = promiseState(value);
    const state = promise === undefined ? 'pending' : field(promise, 'state');
    const output = newList();
    if (state === 'pending') push(output, ctx.stylize('<pending>', 'special'));
    else {
      const text = formatNested(ctx, field(promise, 'value'), level);
      push(output, state === 'rejected' ? ctx.stylize('<rejected>', 'special') + ' ' + text : text);
    }
    return output;
  }

  /** In V8 the stack is a property of the error, and its first one. */
  function hiddenStack(stack) {
    return (ctx, value, level) => {
      const output = newList();
      push(output, formatProperty(ctx, level, 'stack', { __proto__: null, value: stack, enumerable: false }, NAMED));
      return output;
    };
  }

  function namespaceContents(namespace) {
    return (ctx, value, level) => {
      const names = field(namespace, 'names');
      const read = field(namespace, 'read');
      const output = newList();
      for (let i = 0; i < names.length; i++) {
        const export_ = read(names[i]);
        if (field(export_, 'dead')) push(output, keyText(ctx, names[i]) + ': ' + ctx.stylize('<uninitialized>', 'special'));
        else {
          const property = { __proto__: null, value: field(export_, 'value'), enumerable: true };
          push(output, formatProperty(ctx, level, names[i], property, NAMED));
        }
      }
      if (ctx.showHidden) push(output, "[Symbol(Symbol.toStringTag)]: '" + field(namespace, 'tag') + "'");
      return output;
    };
  }

  // ---- Shapes: how an object of each kind is laid out ----------------------------------------------------------

  /**
   * `open` and `close` are its brackets, `base` stands before them, `contents` makes the texts between them, to which
   * the properties `keys` are added.  `alone` is printed instead when there are no keys, `deep` when the object is
   * nested too deep; `isList` says that long contents are put into columns.
   */
  function newShape(fields) {
    return setPrototypeOf(
      {
        open: '{',
        close: '}',
        base: '',
        contents: noContents,
        keys: undefined,
        alone: undefined,
        deep: undefined,
        isList: false,
        style: undefined,
        ...fields,
      },
      null,
    );
  }

  function arrayShape(ctx, value, constructor, tag) {
    const { length } = value;
    const ordinary = constructor === 'Array' && tag === '';
    const prefix = ordinary ? '' : prefixOf(constructor, tag, 'Array', '(' + length + ')');
    return newShape({
      open: prefix + '[',
      close: ']',
      contents: arrayContents,
      keys: keysBesidesIndices(ctx, value, length),
      alone: length === 0 ? prefix + '[]' : undefined,
      isList: true,
    });
  }

  function typedArrayShape(ctx, value, constructor, tag) {
    const length = typedArrayLength(value);
    const prefix = prefixOf(constructor, tag, constructor === null ? typedArrayName(value) : '', '(' + length + ')');
    return newShape({
      open: prefix + '[',
      close: ']',
      contents: typedArrayContents,
      keys: keysBesidesIndices(ctx, value, length),
      alone: length === 0 && !ctx.showHidden ? prefix + '[]' : undefined,
      isList: true,
    });
  }

  function collectionShape(type, size, contents) {
    return (ctx, value, constructor, tag) => {
      const prefix = prefixOf(constructor, tag, type, '(' + size(value) + ')');
      const alone = size(value) === 0 ? prefix + '{}' : undefined;
      return newShape({ open: prefix + '{', contents, alone });
    };
  }
  const setShape = collectionShape('Set', setSize, setContents);
  const mapShape = collectionShape('Map', mapSize, mapContents);

  /** The items cannot be had without using the iterator up, which the guest would notice. */
  function iteratorShape(type, tag) {
    const own = type + ' Iterator';
    const name = tag === own || tag === '' ? own : tag + '] [' + own;
    return newShape({ open: '[' + name + '] {', contents: unknownItems });
  }

  function namespaceShape(ctx, namespace) {
    const tag = ctx.showHidden ? '' : field(namespace, 'tag');
    return newShape({
      open: prefixOf(null, tag, 'Module') + '{',
      contents: namespaceContents(namespace),
      keys: newList(),
      deep: tag === '' ? '[Module: null prototype]' : '[Object: null prototype] [' + tag + ']',
    });
  }

  function functionShape(value, constructor, tag) {
    const base = functionBase(value, constructor, tag);
    return newShape({ base, alone: base, style: 'special' });
  }

  function ordinaryShape(value, tag) {
    let open = '{';
    if (isArguments(value)) open = '[Arguments] {';
    else if (tag !== '') open = prefixOf('Object', tag, 'Object') + '{';
    return newShape({ open, alone: open + '}' });
  }

  function regExpShape(value, constructor, tag) {
    const prefix = prefixOf(constructor, tag, 'RegExp');
    const base = (prefix === 'RegExp ' ? '' : prefix) + regExpText(value);
    return newShape({ base, alone: base, deep: base, style: 'regexp' });
  }

  function dateShape(value, constructor, tag) {
    const time = dateTime(value);
    const prefix = prefixOf(constructor, tag, 'Date');
    const text = time === time ? dateToISOString(value) : dateToString(value);
    const base = (prefix === 'Date ' ? '' : prefix) + text;
    return newShape({ base, alone: base, style: 'date' });
  }

  function errorShape(ctx, value, constructor, tag) {
    const { name } = value;
    const text = name === undefined || name === null ? 'Error' : ToString(name);
    const stack = stackOf(ctx, value);
    const keys = errorKeys(ctx, value, stack);
    const base = errorBase(ctx, value, stack, text, constructor, tag);
    if (!ctx.showHidden || !isNativeError(value)) return newShape({ base, keys, alone: base });
    return newShape({ base, keys: without(keys, ['stack']), contents: hiddenStack(stack) });
  }

  function boxShape(ctx, value, box, constructor, tag) {
    let base = '[' + box.type;
    if (constructor === null) base += ' (null prototype)';
    else if (constructor !== box.type) base += ' (' + constructor + ')';
    const primitive = box.read(value);
    base += ': ' + formatPrimitive(plain(ctx), primitive) + ']';
    if (tag !== '' && tag !== constructor) base += ' [' + tag + ']';
    const keys = box.type === 'String' ? from(keysOf(ctx, value), primitive.length) : undefined;
    return newShape({ base, keys, alone: base, style: STYLE_OF_BOX[box.type] });
  }

  const prefixedShape = (type, contents, constructor, tag) =>
    newShape({ open: prefixOf(constructor, tag, type) + '{', contents });

  function bufferShape(ctx, value, type, readLength, constructor, tag) {
    const byteLength = '[byteLength]: ' + readLength(value);
    const shape = prefixedShape(type, bufferContents(byteLength), constructor, tag);
    if (ctx.withoutBytes === value) shape.alone = shape.open + ' ' + byteLength + ' }';
    return shape;
  }

  function instanceShape(value, constructor, tag) {
    const open = generalPrefix(value, constructor, tag) + '{';
    return newShape({ open, alone: open + '}' });
  }

  function iterableShape(ctx, value, constructor, tag) {
    if (isArray(value)) return arrayShape(ctx, value, constructor, tag);
    if (isSet(value)) return setShape(ctx, value, constructor, tag);
    if (isMap(value)) return mapShape(ctx, value, constructor, tag);
    if (isTypedArray(value)) return typedArrayShape(ctx, value, constructor, tag);
    if (isMapIterator(value)) return iteratorShape('Map', tag);
    if (isSetIterator(value)) return iteratorShape('Set', tag);
    return undefined;
  }

  // As in Node, what has `Object` for its constructor is printed as an ordinary object, whatever it was made as.
  function shapeOf(ctx, value, constructor, tag) {
    const iterable =
      constructor === null || iteratorSymbol in value ? iterableShape(ctx, value, constructor, tag) : undefined;
    if (iterable !== undefined) return iterable;
    if (typeof value === 'function') return functionShape(value, constructor, tag);
    if (constructor === 'Object') return ordinaryShape(value, tag);
    if (isRegExp(value)) return regExpShape(value, constructor, tag);
    if (isDate(value)) return dateShape(value, constructor, tag);
    if (isError(value)) return errorShape(ctx, value, constructor, tag);
    if (isArrayBuffer(value)) return bufferShape(ctx, value, 'ArrayBuffer', bufferLength, constructor, tag);
    if (isSharedArrayBuffer(value)) {
      return bufferShape(ctx, value, 'SharedArrayBuffer', sharedBufferLength, constructor, tag);
    }
    if (isDataView(value)) return prefixedShape('DataView', viewContents, constructor, tag);
    if (isPromise(value)) return prefixedShape('Promise', promiseContents, constructor, tag);
    if (isWeakSet(value)) return prefixedShape('WeakSet', unknownItems, constructor, tag);
    if (isWeakMap(value)) return prefixedShape('WeakMap', unknownItems, constructor, tag);
    const box = boxOf(value);
    return box === undefined ? instanceShape(value, constructor, tag) : boxShape(ctx, value, box, constructor, tag);
  }

  // ---- Layout --------------------------------------------------------------------------------------------------

  function isNumeric(value, index) {
    const property = ownProperty(value, index);
    return property !== undefined && (typeof property.value === 'number' || typeof property.value === 'bigint');
  }

  function allNumeric(value, count) {
    for (let i = 0; i < count; i++) if (!isNumeric(value, i)) return false;
    return true;
  }

  /** How many columns make the entries look square, or 1 when they should not be put into columns. */
  function columnCount(ctx, all, count, totalWidth, maxWidth) {
    const widest = maxWidth + 2;
    const ofSimilarWidth = totalWidth / widest > 5 || maxWidth <= 6;
    if (widest * 3 + ctx.indentation >= ctx.breakLength || !ofSimilarWidth) return 1;
    const biased = max(widest - 3 - sqrt(widest - totalWidth / all), 1);
    return min(
      round(sqrt(2.5 * biased * count) / biased),
      floor((ctx.breakLength - ctx.indentation) / widest),
      ctx.compact * 4,
      15,
    );
  }

  /** Puts the entries of a long list into columns; `output` itself is returned when that does not help. */
  function inColumns(ctx, output, value) {
    const hasMore = ctx.maxArrayLength < output.length; // the last entry is then "... more items"
    const count = hasMore ? output.length - 1 : output.length;
    const widths = newList();
    let totalWidth = 0;
    let maxWidth = 0;
    for (let i = 0; i < count; i++) {
      push(widths, widthOf(ctx.colors ? withoutColors(output[i]) : output[i]));
      totalWidth += widths[i] + 2;
      maxWidth = max(maxWidth, widths[i]);
    }
    const columns = columnCount(ctx, output.length, count, totalWidth, maxWidth);
    if (columns <= 1) return output;

    const columnWidths = newList();
    for (let column = 0; column < columns; column++) {
      let width = 0;
      for (let i = column; i < count; i += columns) width = max(width, widths[i]);
      push(columnWidths, width + 2);
    }
    const alignRight = allNumeric(value, output.length);
    const pad = alignRight ? padStart : padEnd;
    const rows = newList();
    for (let start = 0; start < count; start += columns) {
      const last = min(start + columns, count) - 1;
      let row = '';
      for (let i = start; i < last; i++) {
        // Padding counts code units, the columns count what is seen.
        row += pad(output[i] + ', ', columnWidths[i - start] + output[i].length - widths[i], ' ');
      }
      const width = columnWidths[last - start] + output[last].length - widths[last] - 2;
      push(rows, row + (alignRight ? padStart(output[last], width, ' ') : output[last]));
    }
    if (hasMore) push(rows, output[count]);
    return rows;
  }

  function fitsOnLine(ctx, output, start, base) {
    let length = output.length + start;
    if (length + output.length > ctx.breakLength) return false;
    for (let i = 0; i < output.length; i++) {
      length += (ctx.colors ? withoutColors(output[i]) : output[i]).length;
      if (length > ctx.breakLength) return false;
    }
    return !includes(base, '\n');
  }

  /** Layout for `compact: true`, which puts as much as possible on a line. */
  function layOutCompact(ctx, output, { base, open, close }) {
    const before = base === '' ? '' : ' ' + base;
    if (fitsOnLine(ctx, output, 0, base)) return open + before + ' ' + join(output, ', ') + ' ' + close;
    const indentation = '\n' + spaces(ctx.indentation) + '  ';
    const gap = base === '' && open.length === 1 ? ' ' : before + indentation;
    return open + gap + join(output, ',' + indentation) + ' ' + close;
  }

  function layOut(ctx, output, shape, level, value) {
    if (ctx.compact === true) return layOutCompact(ctx, output, shape);
    const { base, open, close } = shape;
    const before = base === '' ? open : base + ' ' + open;
    if (ctx.compact >= 1) {
      const entries = output.length;
      if (shape.isList && entries > 6) output = inColumns(ctx, output, value);
      // Only the innermost levels, as many as `compact` says, may share a line.
      if (ctx.currentLevel - level < ctx.compact && entries === output.length) {
        const start = output.length + ctx.indentation + open.length + base.length + 10;
        if (fitsOnLine(ctx, output, start, base)) {
          const line = join(output, ', ');
          if (!includes(line, '\n')) return before + ' ' + line + ' ' + close;
        }
      }
    }
    const indentation = '\n' + spaces(ctx.indentation);
    return before + indentation + '  ' + join(output, ',' + indentation + '  ') + indentation + close;
  }

  // ---- Values --------------------------------------------------------------------------------------------------

  const DEFAULTS = {
    __proto__: null,
    showHidden: false,
    depth: 2,
    customInspect: true,
    showProxy: false,
    maxArrayLength: 100,
    maxStringLength: 10000,
    breakLength: 80,
    compact: 3,
    sorted: false,
    getters: false,
    numericSeparator: false,
    colors: false,
  };
  const OPTION_NAMES = setPrototypeOf(Object.keys(DEFAULTS), null);
  const orInfinity = (limit) => (limit === null ? Infinity : limit);

  // `inspect.styles` and `inspect.colors`, which the guest may change.
  const styles = {
    __proto__: null, special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey',
    null: 'bold', string: 'green', symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline',
  };
  const colors = { __proto__: null };
  const uncoloured = (text) => text;

  function coloured(text, style) {
    const color = colors[styles[style]];
    return color === undefined ? text : '\x1b[' + color[0] + 'm' + text + '\x1b[' + color[1] + 'm';
  }

  /** The same state, for texts that get a style only later. */
  const plain = (ctx) => ({ __proto__: ctx, stylize: uncoloured });

  const COLOR = /\x1b\[[0-9;]*m/;

  function withoutColors(text) {
    let result = '';
    for (let found; (found = regExpExec(COLOR, text)) !== null; text = slice(text, found.index + found[0].length)) {
      result += slice(text, 0, found.index);
    }
    return result + text;
  }

  /** The state of one inspection: the options, and where it is in the value. */
  function newContext(options, indentation = 0) {
    const ctx = {
      __proto__: null,
      indentation,
      currentLevel: 0,
      seen: newList(),
      circular: new Table(),
      lengths: { __proto__: null },
      withoutBytes: undefined,
      stylize: undefined,
    };
    for (let i = 0; i < OPTION_NAMES.length; i++) {
      const name = OPTION_NAMES[i];
      ctx[name] = name in options ? options[name] : DEFAULTS[name];
    }
    ctx.stylize = typeof options.stylize === 'function' ? options.stylize : ctx.colors ? coloured : uncoloured;
    ctx.depth = orInfinity(ctx.depth);
    ctx.maxArrayLength = orInfinity(ctx.maxArrayLength);
    ctx.maxStringLength = orInfinity(ctx.maxStringLength);
    return ctx;
  }

  /** The options as a custom inspector gets them, to hand them on to `inspect`. */
  function optionsForGuest(ctx) {
    const options = { __proto__: null, stylize: ctx.stylize };
    for (let i = 0; i < OPTION_NAMES.length; i++) options[OPTION_NAMES[i]] = ctx[OPTION_NAMES[i]];
    return setPrototypeOf(options, ObjectPrototype);
  }

  function customInspector(ctx, value) {
    if (!ctx.customInspect) return undefined;
    const custom = value[customSymbol];
    if (typeof custom !== 'function' || custom === inspect) return undefined;
    const isPrototypeObject = value.constructor && value.constructor.prototype === value;
    return isPrototypeObject ? undefined : custom;
  }

  function formatCircular(ctx, value) {
    if (mapGet(ctx.circular, value) === undefined) mapSet(ctx.circular, value, mapSize(ctx.circular) + 1);
    return ctx.stylize('[Circular *' + mapGet(ctx.circular, value) + ']', 'special');
  }

  function formatValue(ctx, value, level) {
    if (isPrimitive(value)) return formatPrimitive(ctx, value);
    const namespace = namespaceOf(value);
    if (namespace !== undefined) return formatObject(ctx, value, level, namespace);

    const target = behindProxies(value);
    if (target === undefined) return ctx.stylize('<Revoked Proxy>', 'special');
    if (ctx.showProxy && target !== value) {
      const handler = field(proxyTarget(value), 'handler');
      if (handler !== undefined) return formatProxy(ctx, field(proxyTarget(value), 'target'), handler, level);
    }
    const custom = customInspector(ctx, target);
    if (custom !== undefined) {
      const result = apply(custom, value, [ctx.depth - level, optionsForGuest(ctx), inspect]);
      if (typeof result === 'string') return indentRest(result, ctx.indentation);
      if (result !== value) return formatValue(ctx, result, level);
    }
    return formatObject(ctx, target, level, undefined);
  }

  function formatProxy(ctx, target, handler, level) {
    if (level > ctx.depth) return ctx.stylize('Proxy [Array]', 'special');
    const output = newList();
    push(output, formatNested(ctx, target, level + 1));
    push(output, formatNested(ctx, handler, level + 1));
    return layOut(ctx, output, newShape({ open: 'Proxy [', close: ']', isList: true }), level + 1);
  }

  function formatObject(ctx, value, level, namespace) {
    if (contains(ctx.seen, value)) return formatCircular(ctx, value);
    if (namespace !== undefined) return formatShape(ctx, value, level, namespaceShape(ctx, namespace), newList());

    const inherited = newList();
    const collect = ctx.showHidden && level <= ctx.depth ? inherited : undefined;
    const constructor = constructorName(ctx, value, level, collect);
    const tag = tagOf(ctx, value);
    const shape = shapeOf(ctx, value, constructor, tag);
    if (shape.keys === undefined) shape.keys = keysOf(ctx, value);
    if (shape.deep === undefined) shape.deep = deepText(value, constructor, tag);
    return formatShape(ctx, value, level, shape, inherited);
  }

  function deepText(value, constructor, tag) {
    const name = slice(generalPrefix(value, constructor, tag), 0, -1);
    return constructor === null ? name : '[' + name + ']';
  }

  /** Longer output than this is cut short, as in Node, by not looking into any further object. */
  const MAX_LENGTH = 2 ** 27;

  const styled = (ctx, text, style) => (style === undefined ? text : ctx.stylize(text, style));

  function formatShape(ctx, value, level, shape, inherited) {
    const bare = shape.keys.length === 0 && inherited.length === 0;
    if (shape.alone !== undefined && bare) return styled(ctx, shape.alone, shape.style);
    if (level > ctx.depth) return ctx.stylize(shape.deep, shape.style === 'regexp' ? 'regexp' : 'special');
    if (shape.style !== undefined) shape.base = styled(ctx, shape.base, shape.style);

    const output = contentsAndProperties(ctx, value, level + 1, shape);
    if (output === undefined) return tooNested(shape);
    append(output, inherited);
    const reference = mapGet(ctx.circular, value);
    if (reference !== undefined) addReference(ctx, shape, ctx.stylize('<ref *' + reference + '>', 'special'));
    const text = layOut(ctx, output, shape, level + 1, value);
    const length = (ctx.lengths[ctx.indentation] || 0) + text.length;
    ctx.lengths[ctx.indentation] = length;
    if (length > MAX_LENGTH) ctx.depth = -1;
    return text;
  }

  /** What goes between the brackets, as a list of texts; undefined when the stack does not suffice for it. */
  function contentsAndProperties(ctx, value, level, shape) {
    const { indentation } = ctx;
    const { length } = ctx.seen;
    push(ctx.seen, value);
    ctx.currentLevel = level;
    try {
      const output = shape.contents(ctx, value, level);
      for (let i = 0; i < shape.keys.length; i++) push(output, formatOwn(ctx, value, level, shape.keys[i]));
      return ctx.sorted ? inOrder(ctx, output, shape) : output;
    } catch (error) {
      if (!isStackOverflow(error)) throw error;
      ctx.indentation = indentation;
      return undefined;
    } finally {
      ctx.seen.length = length;
    }
  }

  /** With the option `sorted`: all of the texts of a collection in order, or those of the properties of a list. */
  function inOrder(ctx, output, shape) {
    const compare = ctx.sorted === true ? undefined : ctx.sorted;
    const start = shape.isList ? output.length - shape.keys.length : 0;
    const rest = apply(sort, from(output, start), [compare]);
    for (let i = 0; i < rest.length; i++) output[start + i] = rest[i];
    return output;
  }

  const tooNested = ({ deep }) =>
    (endsWith(deep, ']') ? slice(deep, 0, -1) : '[' + deep) + ': Inspection interrupted prematurely. ' +
    'Maximum call stack size exceeded.]';

  function addReference(ctx, shape, reference) {
    if (ctx.compact === true) shape.open = reference + ' ' + shape.open;
    else shape.base = shape.base === '' ? reference : reference + ' ' + shape.base;
  }

  function isStackOverflow(error) {
    if (error === null || typeof error !== 'object' || !isNativeError(error)) return false;
    const message = ownProperty(error, 'message');
    return message !== undefined && message.value === 'Maximum call stack size exceeded';
  }

  function inspect(value, options, depth) {
    const given = { __proto__: null };
    if (typeof options === 'boolean') given.showHidden = options;
    else if (options) {
      const names = enumerableNames(options);
      for (let i = 0; i < names.length; i++) given[names[i]] = options[names[i]];
    }
    if (depth !== undefined && !('depth' in given)) given.depth = depth;
    return formatValue(newContext(given), value, 0);
  }
  inspect.custom = customSymbol;
  inspect.colors = colors;
  inspect.styles = styles;

  // ---- Format strings ------------------------------------------------------------------------------------------

  // `given` are options for all values of one call, or undefined.
  const formatWith = (value, given, own = undefined) =>
    formatValue(newContext(setPrototypeOf({ __proto__: null, ...given, ...own }, DEFAULTS)), value, 0);
  const shallow = { __proto__: null, depth: 0, colors: false, compact: 3 };
  const revealing = { __proto__: null, showHidden: true, showProxy: true, depth: 4 };

  /** Whether turning the object into a string would run only what is built in. */
  function hasBuiltInToString(value) {
    const object = behindProxies(value);
    if (object === undefined) return true;
    const hasMethod = typeof object.toString === 'function';
    const hasConversion = typeof object[toPrimitiveSymbol] === 'function';
    if (!hasMethod && !hasConversion) return true;
    const definesIt = (holder) =>
      (hasMethod && hasOwn(holder, 'toString')) || (hasConversion && hasOwn(holder, toPrimitiveSymbol));
    if (definesIt(object)) return false;
    let holder = getPrototypeOf(object);
    while (!definesIt(holder)) holder = getPrototypeOf(holder);
    const maker = ownProperty(holder, 'constructor');
    return maker !== undefined && typeof maker.value === 'function' && BUILT_INS[maker.value.name] === true;
  }

  function asString(value, given) {
    if (typeof value === 'number') return formatNumber(value, separates(given));
    if (typeof value === 'bigint') return formatBigInt(value, separates(given));
    if (value === null || typeof value !== 'object' || !hasBuiltInToString(value)) return ToString(value);
    return formatWith(value, given, shallow);
  }

  const separates = (given) => (given === undefined ? DEFAULTS : given).numericSeparator === true;

  const asNumber = (convert) => (value, given) => {
    if (typeof value === 'bigint' && convert !== parseFloat) return formatBigInt(value, separates(given));
    return typeof value === 'symbol' ? 'NaN' : formatNumber(convert(value), separates(given));
  };

  const circularMessage = (() => {
    const circle = {};
    circle.self = circle;
    try {
      return stringify(circle);
    } catch (error) {
      return error.message;
    }
  })();

  function asJSON(value) {
    try {
      return stringify(value);
    } catch (error) {
      if (error.name === 'TypeError' && error.message === circularMessage) return '[Circular]';
      throw error;
    }
  }

  const CONVERSIONS = {
    __proto__: null,
    s: asString,
    d: asNumber(ToNumber),
    i: asNumber(parseInt),
    f: asNumber(parseFloat),
    j: asJSON,
    o: (value, given) => formatWith(value, given, revealing),
    O: formatWith,
    c: () => '',
  };

  /** What console.log prints for the arguments, without indentation of groups and without the last newline. */
  function formatLog(args, given = undefined) {
    if (args.length === 0) return '';
    const first = args[0];
    if (typeof first !== 'string') return joinRest(formatWith(first, given), args, 1, given);
    if (args.length === 1) return first;

    let used = 1;
    const directive = (letter) => {
      const convert = CONVERSIONS[letter];
      return convert === undefined || used === args.length ? '%' + letter : convert(args[used++], given);
    };
    let text = '';
    let done = 0;
    for (let at; (at = indexOf(first, '%', done)) !== -1 && at < first.length - 1; done = at + 2) {
      text += slice(first, done, at) + (first[at + 1] === '%' ? '%' : directive(first[at + 1]));
    }
    return joinRest(text + slice(first, done), args, used, given);
  }

  function joinRest(text, args, from, given) {
    for (let i = from; i < args.length; i++) {
      text += ' ' + (typeof args[i] === 'string' ? args[i] : formatWith(args[i], given));
    }
    return text;
  }

  return { inspect, formatLog, widthOf, defaults: DEFAULTS };
})
