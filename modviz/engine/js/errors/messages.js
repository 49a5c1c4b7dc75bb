// What V8 says where QuickJS says something else: those are the words that people search for.
//
// A table from the engine's texts to V8's, compared with Node 24 case by case (tests/engine/test_realm.py).
// `$1` stands for the text's variable part; a function is asked with the circumstances of the error.
(function (kit, source, expressions, blamed, places, valueText, circleIn, takeRefusal, tellRefusal) {
  'use strict';
  const { codePoints, original } = source;
  const { match, slice, indexOf, toText, trim, unitAt } = kit;
  const { whole } = expressions;
  const { shown, typed, isObject, quietly } = valueText;

  const exact = {
    __proto__: null,
    'this is not initialized':
      "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
    'invalid array length': 'Invalid array length',
    'invalid array buffer length': 'Invalid array buffer length',
    'invalid string length': 'Invalid string length',
    'circular prototype chain': 'Cyclic __proto__ value',
    'cannot convert symbol to string': 'Cannot convert a Symbol value to a string',
    'cannot convert symbol to number': 'Cannot convert a Symbol value to a number',
    'bigint argument with unary +': 'Cannot convert a BigInt value to a number',
    'BigInt operands are forbidden for >>>': 'BigInts have no unsigned right shift, use >> instead',
    'BigInt division by zero': 'Division by zero',
    'BigInt negative exponent': 'Exponent must be non-negative',
    'BigInt is too large to allocate': 'Maximum BigInt size exceeded',
    'BigInt is too large': 'Maximum BigInt size exceeded',
    'toPrimitive': 'Cannot convert object to primitive value',
    'parent prototype must be an object or null':
      'Class extends value does not have valid prototype property undefined',
    'empty array': 'Reduce of empty array with no initial value',
    'promise self resolution': 'Chaining cycle detected for promise #<Promise>',
    'circular reference': (site) =>
      'Converting circular structure to JSON' + (site.isMarked ? circleIn(site.last()) : ''),
    'BigInt are forbidden in JSON.stringify': 'Do not know how to serialize a BigInt',
    'Date value is NaN': 'Invalid time value',
    'cannot invoke a running generator': 'Generator is already running',
    'invalid value used as WeakMap key': 'Invalid value used as weak map key',
    'invalid value used as WeakSet key': 'Invalid value used in weak set',
    'iterator must return an object': 'Result of the Symbol.iterator method is not an object',
    'invalid code point': 'Invalid code point',
    'invalid repeat count': (site) =>
      refused(site, isObject, (value) => 'Invalid count value: ' + shown(value)) ?? 'Invalid count value',
    "'this' can be initialized only once": 'Super constructor may only be called once',
    'derived class constructor must return an object or undefined':
      'Derived constructors may only return object or undefined',
    'cannot convert to bigint': 'Cannot convert value to a BigInt',
    'not a object': 'CreateListFromArrayLike called on non-object',
    'not a Date object': 'this is not a Date object.',
    'bad normalization form': 'The normalization form should be one of NFC, NFD, NFKC, NFKD.',
    'out of bound': 'Offset is outside the bounds of the DataView',
    'ArrayBuffer object expected': 'First argument to DataView constructor must be an ArrayBuffer',
    'regexp not supported': (site) =>
      'First argument to String.prototype.' + site.functionName + ' must not be a regular expression',
    'invalid target': (site) => site.functionName + ': invalid target',
    'invalid array index': (site) => (match(/^(?:Shared)?ArrayBuffer$/, site.functionName) === null
      ? 'Invalid typed array length: ' + trim(blamed.firstArgument(site) ?? '') : 'Invalid array buffer length'),
    'expecting %': 'URI malformed',
    'expecting hex digit': 'URI malformed',
    'malformed UTF-8': 'URI malformed',
    'invalid character': 'URI malformed',
    'expecting surrogate pair': 'URI malformed',
    'revoked proxy': 'Cannot perform an operation on a proxy that has been revoked',
    'iterator does not have a throw method': 'The iterator does not provide a \'throw\' method',

    'cannot convert BigInt to number': (site) =>
      site.native ? 'Cannot convert a BigInt value to a number'
        : 'Cannot mix BigInt and other types, use explicit conversions',
    "class constructors must be invoked with 'new'": (site) =>
      'Class constructor ' + site.functionName + " cannot be invoked without 'new'",
    "operand 'prototype' property is not an object":
      "Function has non-object prototype 'undefined' in instanceof check",
    'must be called with new': (site) => (site.functionName === 'Promise'
      ? "Promise constructor cannot be invoked without 'new'" : 'Constructor ' + site.functionName + " requires 'new'"),
    'null or undefined are forbidden': (site) =>
      'String.prototype.' + site.functionName + ' called on null or undefined',
    'not a function': (site) => notCallable(site, ' is not a function'),
    'not a constructor': (site) => notCallable(site, ' is not a constructor'),
    'not an object': (site) => (site.native ? notAnObject(site) : null),
    'object prototype may only be an Object or null': (site) => refused(site, isPrototype, noPrototype),
    'Property description must be an object': (site) =>
      refused(site, isObject, (value) => 'Property description must be an object: ' + shown(value)),
    'invalid BigInt literal': (site) =>
      refused(site, isObject, (value) => 'Cannot convert ' + shown(value) + ' to a BigInt'),
    "regexp must have the 'g' flag": (site) =>
      'String.prototype.' + site.functionName + ' called with a non-global RegExp argument',
    'value is not iterable': (site) => (site.native
      ? refused(site, (value) => value == null, notIterable) : null) ?? iterated(site, 'object is not iterable (cannot read property Symbol(Symbol.iterator))'),
    'Cannot convert undefined or null to object': (site) => destructured(site),
    'parent class must be constructor': (site) => {
      const heritage = site.behind(/\bextends\s+[^{}]*$/);
      if (heritage !== null) {
        const start = heritage.index + match(/^extends\s+/, heritage[0])[0].length;
        site.blame(places.placeOfChain(site.before + site.after, start));
      }
      if (site.isMarked) return 'Class extends value ' + shown(site.last()) + ' is not a constructor or null';
      const found = site.behind(/\bextends\s+$/) === null
        ? site.ahead(/^.{0,200}?\bextends\s+([\w$.]+)/) ?? site.behind(/\bextends\s+([\w$.]+)[^{}]*$/)
        : site.ahead(/^([\w$.]+)/);
      // V8 tells the value, which is not known here: nearly always the name of a class stands for one that is not there.
      return found === null ? null : 'Class extends value undefined is not a constructor or null';
    },
    "invalid 'instanceof' right operand": (site) => (site.isMarked && !isObject(site.last())
      ? "Right-hand side of 'instanceof' is not an object" : "Right-hand side of 'instanceof' is not callable"),
    "invalid 'in' operand": (site) => {
      if (site.isMarked && !isObject(site.last())) {
        return "Cannot use 'in' operator to search for '" + shown(site.left()) + "' in " + shown(site.last());
      }
      const found = site.behind(/(?:'([^'\n]*)'|"([^"\n]*)")\s+in\s+[\w$.]*$/);
      return found === null ? "Cannot use 'in' operator on a value that is not an object"
        : "Cannot use 'in' operator to search for '" + (found[1] ?? found[2]) + "' in a value that is not an object";
    },
    'object is not extensible': (site) => {
      const found = site.ahead(/^[^=;\n]*?\.\s*([\w$]+)\s*=/);
      return found === null ? 'Cannot add property, object is not extensible'
        : 'Cannot add property ' + found[1] + ', object is not extensible';
    },
    'no setter for property': (site) => {
      const found = site.ahead(/^[^=;\n]*?\.\s*([\w$]+)\s*=/);
      return found === null ? 'Cannot set property of #<Object> which has only a getter'
        : 'Cannot set property ' + found[1] + ' of #<Object> which has only a getter';
    },
    'could not delete property': (site) => {
      const found = site.ahead(/^[\w$\s]*\.\s*([\w$]+)/);
      return found === null ? null : "Cannot delete property '" + found[1] + "' of #<Object>";
    },
    'invalid number of digits': (site) => site.functionName + (site.functionName === 'toPrecision'
      ? '() argument must be between 1 and 100'
      : site.functionName === 'toFixed' ? '() digits argument must be between 0 and 100'
        : '() argument must be between 0 and 100'),
    'property is not configurable': 'Cannot redefine property',
    'not configurable': 'Cannot redefine property',

    "expecting ')'": (site) => inPattern(site, 'Unterminated group'),
    'extraneous characters at the end': (site) => inPattern(site, "Unmatched ')'"),
    'invalid class range': (site) => inPattern(site, 'Range out of order in character class'),
    'nothing to repeat': (site) => inPattern(site, 'Nothing to repeat'),
    'duplicate group name': (site) => inPattern(site, 'Duplicate capture group name'),
    'invalid repetition count': (site) => inPattern(site, 'numbers out of order in {} quantifier'),
    'invalid group name': (site) => inPattern(site, 'Invalid capture group name'),
    'group name not defined': (site) => inPattern(site, 'Invalid named capture referenced'),
    'unknown unicode property name': (site) => inPattern(site, 'Invalid property name'),
  };

  const patterns = [
    [/^cannot read property 'Symbol\.iterator' of (undefined|null)$/, (site, value) => {
      const shown = value === 'null' ? 'object null' : value;
      return iterated(site, shown + ' is not iterable (cannot read property Symbol(Symbol.iterator))');
    }],
    [/^cannot read property '(Symbol\.[^]*)' of (undefined|null)$/, "Cannot read properties of $2 (reading 'Symbol($1)')"],
    [/^cannot read property '([^]*)' of (undefined|null)$/, "Cannot read properties of $2 (reading '$1')"],
    [/^cannot set property '([^]*)' of (undefined|null)$/, "Cannot set properties of $2 (setting '$1')"],
    [/^(.+) is not initialized$/, "Cannot access '$1' before initialization"],
    [/^redeclaration of '(.+)'$/, "Identifier '$1' has already been declared"],
    [/^private class field '(.+)' does not exist$/,
      'Cannot read private member $1 from an object whose class did not declare it'],
    [/^cannot convert (?:NaN or Infinity )?to BigInt: not an integer$/, (site) =>
      refused(site, (value) => typeof value !== 'number', (value) => 'The number ' + shown(value)
        + ' cannot be converted to a BigInt because it is not an integer')
        ?? 'The number cannot be converted to a BigInt because it is not an integer'],
    [/^unsupported reference to 'super'$/, "Unsupported reference to 'super'"],
    [/^'(.+)' is read-only$/, (site, name) => {
      const isProperty = site.ahead(/^(?:\+\+|--)?\s*(?:[\w$]+\s*[.[(]|\((?!\s*[[{]))/) !== null;
      return isProperty ? "Cannot assign to read only property '" + name + "' of object '#<Object>'"
        : 'Assignment to constant variable.';
    }],
  ];

  // The engine says "not a function" for `new` too.
  function notCallable(site, otherwise) {
    if (site.text === '') return null;
    if (site.native) {
      const isValue = site.functionName === 'Symbol' || site.functionName === 'BigInt';
      return isValue ? site.functionName + ' is not a constructor' : argumentNotCallable(site);
    }
    const callee = blamed.callee(site);
    if (callee === null || match(KEYWORDS, callee.name) !== null) return null;
    site.blame(callee.at);
    return callee.name + (callee.isConstructed ? ' is not a constructor' : otherwise);
  }

  const KEYWORDS = /^(?:await|new|of|return|yield|in)$/;

  // What was given to a built-in function that calls it: `undefined`, if nothing was.
  const CALLERS = /^(?:map|flatMap|forEach|filter|some|every|find(?:Last)?(?:Index)?|reduce(?:Right)?)$/;

  function argumentNotCallable(site) {
    const isResolver = site.functionName === 'Promise';
    if (match(SORTERS, site.functionName) !== null) {
      return isRefused(site)
        ? 'The comparison function must be either a function or undefined: ' + shown(site.last()) : null;
    }
    if (!isResolver && match(CALLERS, site.functionName) === null) return null;
    const given = blamed.firstArgument(site);
    if (given === null) return null;
    const isKept = given !== '' && isRefused(site);
    const name = given === '' ? 'undefined' : !isKept ? whole(given) : (isResolver ? shown : typed)(site.last());
    return (isResolver ? 'Promise resolver ' : '') + name + ' is not a function';
  }

  // Whether what has been kept last can be what a built-in function has refused to call.
  const isRefused = (site) => site.isMarked && typeof site.last() !== 'function';

  const SORTERS = /^(?:sort|toSorted)$/;

  // What a built-in function has refused, if that is known: the value that `accepts` does not hold for.
  function refused(site, accepts, write) {
    const value = site.isMarked ? site.last() : undefined;
    return site.isMarked && !accepts(value) ? write(value) : null;
  }

  const isPrototype = (value) => value === null || isObject(value);
  const noPrototype = (value) => 'Object prototype may only be an Object or null: ' + shown(value);
  const notIterable = (value) =>
    typed(value) + ' is not iterable (cannot read property Symbol(Symbol.iterator))';

  // What says "not an object" to what.
  function notAnObject(site) {
    switch (site.functionName) {
      case 'setPrototypeOf':
        return refused(site, isPrototype, noPrototype) ?? 'Object.setPrototypeOf called on null or undefined';
      case 'getPrototypeOf': return 'Cannot convert undefined or null to object';
      case 'defineProperty': return 'Object.defineProperty called on non-object';
      case 'ownKeys': return 'Reflect.ownKeys called on non-object';
      case 'Proxy': return 'Cannot create proxy with a non-object as target or handler';
      default: return null;
    }
  }

  const simpleText = /^\s*(['"])([^\\'"]*)\1\s*$/;

  // What is wrong with a regular expression, which is shown if it stands there.
  function inPattern(site, problem) {
    const text = site.text === '' ? null : match(simpleText, blamed.firstArgument(site) ?? '');
    return 'Invalid regular expression: ' + (text === null ? '' : '/' + text[2] + '/: ') + problem;
  }

  const withoutCall = /^(.*)\(\.\.\.\)$/;
  const nested = /^.[^]*[[{]/;

  function iterated(site, otherwise) {
    const found = site.native || site.text === '' ? null : blamed.takenApart(site);
    if (found === null) return otherwise;
    const value = site.isMarked && found.pattern !== '' ? site.last() : undefined;
    // Of nested patterns, the value of an inner one may be meant.
    if (found.pattern !== '' && (found.pattern[0] === '{' || match(nested, found.pattern) !== null)) return otherwise;
    if (found.pattern === '') {
      const text = site.before + site.after;
      const end = expressions.find(text, found.valueAt, isEndOfArgument);
      const spread = unitAt(text, end) === ')' ? blamed.spreadIn(text, found.at) : -1;
      if (spread >= 0) {
        site.blame(spread);
        return match(nothing, otherwise) === null ? 'Spread syntax requires ...iterable[Symbol.iterator] to be a function'
          : found.name + ' is not iterable (cannot read property undefined)';
      }
      site.blame(places.placeOfChain(text, found.valueAt));
    } else {
      site.blame(found.valueAt);
    }
    if (match(nameless, found.name) !== null) return otherwise;
    const called = match(withoutCall, found.name);
    if (called !== null) return called[1] + ' is not a function or its return value is not iterable';
    const isTold = found.pattern !== '' && site.isMarked && (!found.isDeclared || match(simpleName, found.name) === null);
    return isTold ? notIterable(value) : found.name + ' is not iterable';
  }

  const isEndOfArgument = (unit) => unit === ',' || expressions.isClosing(unit);
  const nothing = /^(?:undefined|object null) /;
  const nameless = /^\(intermediate value\)/;
  const simpleName = /^[\w$]+$/;

  // A pattern for properties: its first one, and what it is taken for, if that is not computed.
  const firstProperty = /^\{\s*(?:(\.\.\.)\s*|([\w$]+)|'([^'\n]*)'|"([^"\n]*)")(\s*:\s*)?/;
  const withDefault = /^\s*[\w$]*\s*=/;

  // The engine does not tell undefined from null.
  function destructured(site) {
    if (site.native || site.text === '') return null;
    const taken = blamed.takenApart(site);
    const isArgument = taken === null || taken.pattern === '';
    const { pattern, at } = (isArgument ? blamed.parameter(site) : taken) ?? kit.table();
    if (pattern === undefined) return null;
    const kept = site.isMarked && !isArgument ? site.last() : 0;
    if (kept != null && match(nested, pattern) !== null) {
      return isArgument || !site.isMarked ? null : innerProperty(site, pattern, at, kept);
    }
    const first = match(firstProperty, pattern);
    const key = first === null ? undefined : first[2] ?? first[3] ?? first[4];
    site.blame(first === null ? at : at + first[0].length - (first[5] === undefined && key !== undefined ? key.length : 0));
    const name = isArgument ? 'the argument' : "'" + taken.name + "'";
    const value = kept == null ? toText(kept)
      : name === "'undefined'" ? 'undefined' : name === "'null'" ? 'null' : 'undefined or null';
    if (key !== undefined && kept == null && match(withDefault, slice(pattern, first[0].length)) !== null) {
      return 'Cannot read properties of ' + value + " (reading '" + key + "')";
    }
    return 'Cannot destructure ' + (key === undefined ? '' : "property '" + key + "' of ") + name + ' as it is ' + value + '.';
  }

  const innerPattern = /^[\s,]*(?:([\w$]+)\s*:)?\s*\{/;

  // Of a pattern with others in it, which begins `at` a place: the property that is read from a value that has none.
  function innerProperty(site, pattern, at, value) {
    const isList = pattern[0] === '[';
    if (isList && !kit.isArray(value)) return null;
    let index = 0;
    for (let from = 1; from < pattern.length; index += 1) {
      const rest = slice(pattern, from);
      const found = match(innerPattern, rest);
      const end = expressions.find(rest, rest[0] === ',' ? 1 : 0, isEndOfArgument);
      if (found !== null && (isList || found[1] !== undefined)) {
        const inner = quietly(value, isList ? toText(index) : found[1]);
        const start = from + found[0].length - 1;
        const first = match(firstProperty, slice(pattern, start));
        const key = first?.[2];
        if (inner == null && key !== undefined) {
          site.blame(at + start + first[0].length - (first[5] === undefined ? key.length : 0));
          return 'Cannot read properties of ' + toText(inner) + " (reading '" + key + "')";
        }
        const deeper = isObject(inner) ? innerProperty(site, slice(pattern, start), at + start, inner) : null;
        if (deeper !== null) return deeper;
      }
      if (end < 0 || unitAt(rest, end) !== ',') return null;
      from += end;
    }
    return null;
  }

  function filled(template, found) {
    let result = '';
    let from = 0;
    for (let at = indexOf(template, '$'); at >= 0; at = indexOf(template, '$', from)) {
      result += slice(template, from, at) + found[template[at + 1]];
      from = at + 2;
    }
    return result + slice(template, from);
  }

  // The place `at` in `whole`, a text around a place, which is at `from`; null if its line begins too far away.
  function moved(place, whole, from, at, isFromStart) {
    const isBehind = at < from;
    const between = isBehind ? slice(whole, at, from) : slice(whole, from, at);
    let lines = 0;
    for (let index = indexOf(between, '\n'); index >= 0; index = indexOf(between, '\n', index + 1)) lines += 1;
    const { module, line, column, offset } = place;
    const width = codePoints(between);
    if (lines === 0) return { __proto__: null, module, line, column: column + (isBehind ? -width : width), offset };
    const start = kit.lastIndexOf(whole, '\n', at - 1) + 1;
    if (start === 0 && !isFromStart) return null;
    const there = codePoints(slice(whole, start, at)) + 1;
    return { __proto__: null, module, line: line + (isBehind ? -lines : lines), column: there, offset };
  }

  const NOWHERE = { __proto__: null, text: '', before: '', after: '', from: 0, isFromStart: true, natives: kit.table() };

  // What stands around a place, as it was written.  Errors are made at the same place again and again: it keeps that.
  function surroundings(place) {
    if (place === null || place.module.text === '') return NOWHERE;
    if (place.around !== undefined) return place.around;
    const { text } = place.module;
    const step = match(/^new\s+/, slice(text, place.offset, place.offset + 40))?.[0].length ?? 0;
    const at = place.offset + step;
    // Texts before a place are short, but for what is inserted at the start of a module.
    const begin = at > 2000 ? at - 600 : 0;
    const before = original(slice(text, begin, at));
    // A place at the start of a module is before all that is inserted there.
    const after = original(slice(text, at, at + 1000));
    place.around = {
      __proto__: null, text, before, after, from: before.length - step, isFromStart: begin === 0, natives: kit.table(),
    };
    return place.around;
  }

  // Where V8 says that the built-in function of a site is called; -1 if that is not found.
  function placeOfNative(site) {
    const { natives, functionName } = site;
    natives[functionName] ??= blamed.placeOfNative(site);
    return natives[functionName];
  }

  // The circumstances of an error, for entries that depend on them.
  function circumstances(sites, place) {
    const { text, before, after, from, isFromStart, natives } = surroundings(place);
    const native = sites[0].getLineNumber() === null;
    return {
      __proto__: null, text, native, before, after, natives,
      // Says that V8 names another place, `at` in what stands before and after the one that the engine names.
      blame(at) { blamedPlace = at < 0 || text === '' ? null : moved(place, before + after, from, at, isFromStart); },
      // Whether what the engine may refuse is kept there (`visitors/operands.py`): the last value, and that before `in`.
      isMarked: text !== '' && place.module.lastOperand !== null,
      last: () => place.module.lastOperand(),
      left: () => place.module.leftOperand(),
      functionName: sites[0].getFunctionName() || '(intermediate value)',
      ahead: (pattern) => match(pattern, after),
      behind: (pattern) => match(pattern, before),
    };
  }

  let blamedPlace = null;

  // V8's text for the engine's `message`; where V8 names another place, that is blamed.
  function translate(message, constructor, sites, place) {
    blamedPlace = null;
    if (constructor === kit.InternalError) return message;
    const text = translated(message, sites, place);
    if (blamedPlace !== null || place === null) return text;
    const site = circumstances(sites, place);
    if (!site.native) site.blame(places.placeOf(site, text));
    else if (site.isMarked) site.blame(placeOfNative(site));
    return text;
  }

  function translated(message, sites, place) {
    if (kit.startsWith(message, 'proxy: ') || message === 'could not delete property') {
      const refusal = takeRefusal();
      if (refusal !== '') {
        tellRefusal(place, refusal);
        return refusal;
      }
    }
    const entry = exact[message];
    if (typeof entry === 'string') return entry;
    if (entry !== undefined) {
      return entry(circumstances(sites, place)) ?? message;
    }
    for (let index = 0; index < patterns.length; index += 1) {
      const found = match(patterns[index][0], message);
      if (found === null) continue;
      const replacement = patterns[index][1];
      if (typeof replacement === 'string') return filled(replacement, found);
      return replacement(circumstances(sites, place), found[1]);
    }
    return message;
  }

  // Where V8 says that the function `name` is called, or that an error is whose message is `text`, for the place that the
  // engine names; null where that is no other place.
  function placeOfCall(sites, place, name, text) {
    blamedPlace = null;
    const site = circumstances(sites, place);
    site.functionName = name;
    if (site.isMarked && name !== '') site.blame(placeOfNative(site));
    if (blamedPlace === null) site.blame(places.placeOf(site, text));
    return blamedPlace;
  }

  return {
    __proto__: null,
    translate,
    placeOfCall,
    // Where V8 says that the error is that was translated last; null where that is no other place.
    blamedPlace: () => blamedPlace,
  };
})
