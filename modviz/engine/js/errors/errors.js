// Errors: where they were made, what they say (in V8's words), and their `stack` (in V8's notation).
//
// The engine calls `Error.prepareStackTrace` for every error that is made, also for those it throws itself, and
// for whatever is thrown when nothing has been thrown since the last `catch`: any value, and one more than once.
// The accessor is taken away from the guest afterwards; the engine keeps the function.
(function (
  kit, source, isOpaque, translation, nameOfClass, recentTexts, stackFrames, callSites, report, expressions,
  lackedGlobals,
) {
  'use strict';
  const { find, isClosing } = expressions;
  const { translate, blamedPlace, placeOfCall } = translation;
  const {
    apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, hasOwn, lookupGetter, match, slice,
    Error, TypeError, ReferenceError, RangeError, SyntaxError,
  } = kit;
  const FRAMES_SEEN = 24;
  const places = kit.weakMap();
  // What errors were made for, as JSON; of those that nobody here has made, nothing is known.
  const abouts = kit.weakMap();

  const natives = kit.weakMap();
  for (const constructor of [
    Error, TypeError, ReferenceError, RangeError, SyntaxError, kit.URIError, kit.EvalError,
    kit.AggregateError, kit.SuppressedError, kit.InternalError,
  ]) natives.set(constructor.prototype, constructor);

  // The value of a property found without running guest code: getters and proxies count as absent.
  function quietly(object, key) {
    for (let holder = object, depth = 0; depth < 100; depth += 1) {
      if (holder === null || isOpaque(holder)) return undefined;
      if (hasOwn(holder, key)) return lookupGetter(holder, key) === undefined ? holder[key] : undefined;
      holder = getPrototypeOf(holder);
    }
    return undefined;
  }

  function header(error) {
    if (isOpaque(error)) return 'Error';
    const name = quietly(error, 'name');
    const message = quietly(error, 'message');
    const first = typeof name === 'string' ? name : 'Error';
    if (typeof message !== 'string' || message === '') return first;
    return first === '' ? message : first + ': ' + message;
  }

  // The first place in a module that the call sites name.
  function firstPlace(sites) {
    for (let index = 0; index < sites.length; index += 1) {
      const line = sites[index].getLineNumber();
      if (line === null || source.isGuestEval(line) || source.isPrelude(line)) continue;
      const place = source.place(line, sites[index].getColumnNumber());
      if (place !== null) return place;
    }
    return null;
  }

  // How many frames are those of constructors that make `error`, from that of its own class on: V8 leaves them out.
  function constructorFrames(error, sites) {
    const constructor = quietly(error, 'constructor');
    for (let index = 0; index < sites.length && sites[index].isConstructor(); index += 1) {
      if (sites[index].getFunction() === constructor) return index + 1;
    }
    return 0;
  }

  // Where V8 says that the code of a module calls what has made `error`: a constructor, which may have the frames before
  // number `count`, or what is not code of the guest; null where it says what the engine does.
  function callPlace(error, sites, count) {
    let index = count;
    while (index < sites.length) {
      const line = sites[index].getLineNumber();
      if (line !== null && source.isGuestEval(line)) return null;
      if (line !== null && !source.isPrelude(line)) break;
      index += 1;
    }
    if (index === sites.length) return null;
    const place = source.place(sites[index].getLineNumber(), sites[index].getColumnNumber());
    const name = index === 0 ? nameOfClass(error) : sites[index - 1].getFunctionName() ?? '';
    return place === null ? null : placeOfCall(sites, place, name, index === 0 ? '' : quietly(error, 'message'));
  }

  // The place in a text that the guest has compiled, if the innermost code is in one; or null.
  function compiledPlace(sites) {
    for (let index = 0; index < sites.length; index += 1) {
      const line = sites[index].getLineNumber();
      if (line === null) continue;
      if (!source.isGuestEval(line)) return null;
      const inner = sites[index].getFunctionName() === '<eval>' ? null : sites[index].getFunction();
      const text = typeof inner === 'function' && !isOpaque(inner) ? kit.functionText(inner) : '';
      return recentTexts.placeIn(line, sites[index].getColumnNumber(), text);
    }
    return null;
  }

  // What the program's own `Error.prepareStackTrace` makes of an error; undefined where it has none, or fails.  Of the
  // errors of the realm's own code it is not told.
  function preparedByGuest(error, sites) {
    const handler = getOwnPropertyDescriptor(Error, 'prepareStackTrace');
    if (handler === undefined || typeof handler.value !== 'function') return undefined;
    for (let index = 0; index < sites.length; index += 1) {
      const line = sites[index].getLineNumber();
      if (line === null) continue;
      if (source.isPrelude(line)) return undefined;
      break;
    }
    try {
      return apply(handler.value, Error, [error, sitesOf(frameList(sites))]);
    } catch {
      return undefined;
    }
  }

  const errorConstruction = /^(?:new\s+)?(?:\w*Error\b|super\b)/;
  const construction = /^(?:new\s+)?[\w$.]+\s*\(/;
  const furtherOn = /^\s*(?:\??\.|\[)/;

  // Whether the guest constructs an error with `message` in the text `after` a place: of a class that is called so, or
  // with this very text.  (What it reads from a new error, the engine may refuse.)
  function isConstructed(after, message) {
    const found = match(construction, after);
    const close = found === null ? -1 : find(after, found[0].length, isClosing);
    if (match(errorConstruction, after) !== null) {
      return close < 0 || match(furtherOn, slice(after, close + 1)) === null;
    }
    return close >= 0 && kit.indexOf(slice(after, found[0].length, close), message) >= 0;
  }

  // Whether the engine threw `error` itself.  One that the guest constructs with such a text is told apart by
  // the source at its place; in a text given to `eval` it is not, nor where another name for a class of errors is
  // given a text that stands elsewhere.
  function isThrownByEngine(message, sites, place) {
    if (sites.length === 0) return false;
    const line = sites[0].getLineNumber();
    if (line === null) {
      const name = sites[0].getFunctionName();
      return name !== 'construct' && name !== 'apply' && name !== 'call';
    }
    if (source.isPrelude(line)) return false;
    if (place === null) return true;
    return !isConstructed(slice(place.module.text, place.offset, place.offset + 300), message);
  }

  // Whether the engine has refused to hold more: then the guest's program is to be stopped, also when it catches that.
  let ranOut = false;

  const isInternalError = (value) =>
    typeof value === 'object' && value !== null && !isOpaque(value)
    && getPrototypeOf(value) === kit.InternalError.prototype;

  const isOutOfMemory = (value) =>
    isInternalError(value) && getOwnPropertyDescriptor(value, 'message')?.value === 'out of memory';

  // With still less memory, there is no message, or no error at all.
  const mayBeOutOfMemory = (value) => value === null || isInternalError(value);

  // Where a text could not be rewritten (see compiled_text.js), its `import()` is the engine's own, which loads nothing.
  function refuseForeignImport(error) {
    const message = getOwnPropertyDescriptor(error, 'message')?.value;
    if (typeof message !== 'string' || !kit.startsWith(message, "could not load module '")) return;
    kit.setPrototypeOf(error, TypeError.prototype);
    defineProperty(error, 'message', {
      __proto__: null, value: 'import() is not supported in this text, which eval or Function evaluates',
      writable: true, enumerable: false, configurable: true,
    });
  }

  const notEntered = /^TypeError: Class constructor .* cannot be invoked without 'new'$/;
  const uninitialized = /^(.+) is not initialized$/;
  const undefinedName = /^(.+) is not defined$/;
  const readOnly = /^'(.+)' is read-only$/;

  const lackedNames = kit.table();
  for (let index = 0; index < lackedGlobals.length; index += 1) lackedNames[lackedGlobals[index]] = true;

  // The global that an error with the engine's `message` is about, if the host really has it; or null.
  function lackedGlobal(message, constructor) {
    const unknown = constructor === ReferenceError ? match(undefinedName, message) : null;
    return unknown !== null && unknown[1] in lackedNames ? unknown[1] : null;
  }

  const lackMessage = (what) => 'modviz has no ' + what;

  // What the engine threw an error with `message` for, which is `text` in V8's words; null for all that has no name.
  function aboutOfEngine(message, text, constructor, place, sites) {
    if (constructor === ReferenceError) {
      const empty = match(uninitialized, message);
      if (empty !== null) return empty[1] === 'this' ? null : report.deadZone(place, empty[1]);
      const unknown = match(undefinedName, message);
      return unknown === null ? null : report.about('not-defined', place, unknown[1]);
    }
    // The engine says the same of properties.
    const constant = text === 'Assignment to constant variable.' ? match(readOnly, message) : null;
    if (constant !== null) return report.about('assignment-to-constant', place, constant[1]);
    return constructor === TypeError ? report.early(sites, text) : null;
  }

  // What `prepare` is for at this moment.
  let mode = 'guest';
  let locate = null;
  let located = null;
  let unread = null;
  let lastThrown = null;
  let lastPlace = null;

  // Whether a limit struck inside `prepare`.  The engine swallows what happens there, and goes on; it tries
  // again after ten thousand steps, which must not all be ours, nor always end at the same one.
  let interrupted = false;
  let turns = 0;

  function prepare(error, sites) {
    if (interrupted) {
      turns = (turns + 1) % 7;
      for (let turn = 0; turn < turns; turn += 1);
      return null;
    }
    interrupted = true;
    let text = null;
    try {
      text = prepared(error, sites);
    } catch {
      // No room left on the stack or in memory: then the error has no trace.  (An interruption is not caught.)
    }
    interrupted = false;
    return text;
  }

  // The stack of an error begins with what it is called when that is asked for first: until then, how long its beginning is.
  const beginnings = kit.weakMap();
  const stacks = kit.weakMap();

  function stackText(error, text) {
    const length = beginnings.get(error);
    if (length !== undefined) {
      beginnings.delete(error);
      stacks.set(error, header(error) + slice(text, length));
    }
    return stacks.get(error) ?? text;
  }

  function framesText(error, sites, blamed) {
    const frames = stackFrames.framesOf(sites, blamed);
    if (typeof error === 'object' && error !== null) callSites.keep(error, frames);
    return stackFrames.textOf(frames);
  }

  function prepared(error, sites) {
    if (mode === 'locate') {
      located = locate(sites);
      return '';
    }
    if (mode === 'peek') {
      unread = error;
      return '';
    }
    const place = firstPlace(sites);
    lastThrown = error;
    lastPlace = place;
    const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
    if (!isObject || isOpaque(error)) return 'Error' + framesText(error, sites, null);
    if (isOutOfMemory(error)) ranOut = true;
    // Thrown once more: it is what it was.
    if (places.has(error)) return header(error) + framesText(error, sites, null);
    places.set(error, place);
    let blamed = null;
    let isThrown = false;
    if (sites.length === 0) refuseForeignImport(error);
    const message = getOwnPropertyDescriptor(error, 'message');
    if (message !== undefined && typeof message.value === 'string') {
      const constructor = natives.get(getPrototypeOf(error));
      // A name that the rewriting spelled differently, such as `arguments` where there are none.
      const original = source.originalName(message.value);
      let text = original;
      const compiled = constructor === undefined ? null : compiledPlace(sites);
      if (constructor !== undefined && isThrownByEngine(message.value, sites, compiled ?? place)) {
        const lacked = lackedGlobal(original, constructor);
        text = lacked === null ? translate(original, constructor, sites, compiled ?? place) : lackMessage(lacked);
        const about = lacked === null ? aboutOfEngine(original, text, constructor, place, sites)
          : report.lack('global', lacked, place);
        if (about !== null) abouts.set(error, about);
        blamed = lacked === null && compiled === null ? blamedPlace() : null;
        // What says nothing of the engine's own may be constructed after all, with arguments behind the place.
        isThrown = text !== original || about !== null || blamed !== null;
      }
      if (text !== message.value) {
        defineProperty(error, 'message', {
          __proto__: null, value: text, writable: true, enumerable: false, configurable: true,
        });
      }
    }
    // The frames that V8 does not show; a class that is called without `new` has not been entered.
    const left = !isThrown ? constructorFrames(error, sites) : match(notEntered, header(error)) === null ? -1 : 1;
    if (left >= 0) {
      blamed = callPlace(error, sites, left);
      sites = left === 0 ? sites : kit.listSlice(sites, left, sites.length);
      if (left > 0 && blamed === null) blamed = firstPlace(sites);
    }
    if (blamed !== null) {
      places.set(error, blamed);
      lastPlace = blamed;
    }
    const first = header(error);
    beginnings.set(error, first.length);
    return first + framesText(error, sites, blamed);
  }

  Error.prepareStackTrace = prepare;
  Error.stackTraceLimit = FRAMES_SEEN;
  delete Error.prepareStackTrace;
  delete Error.stackTraceLimit;
  Error.stackTraceLimit = 10;

  // An error made when the stack is full has no room for its trace: it gets the first line alone.
  const stack = getOwnPropertyDescriptor(Error.prototype, 'stack');
  const nativeStack = stack.get;
  const method = {
    get stack() {
      const text = apply(nativeStack, this, []);
      return callSites.stackOf(this, text === null ? header(this) : stackText(this, text));
    },
  };
  stack.get = getOwnPropertyDescriptor(method, 'stack').get;
  defineProperty(Error.prototype, 'stack', stack);

  const { captureStackTrace } = kit;
  const capturing = {
    captureStackTrace(targetObject, constructorOpt) {
      captureStackTrace(targetObject, constructorOpt);
      const own = getOwnPropertyDescriptor(targetObject, 'stack');
      if (own === undefined || !own.configurable) return;
      const value = callSites.stackOf(targetObject, own.value);
      defineProperty(targetObject, 'stack', { __proto__: null, value });
    },
  };
  defineProperty(Error, 'captureStackTrace', { __proto__: null, value: capturing.captureStackTrace });

  // What `read` finds in the call sites of the code that runs now.
  function atSites(read) {
    mode = 'locate';
    locate = read;
    located = null;
    captureStackTrace({ __proto__: null });
    mode = 'guest';
    return located;
  }

  return {
    __proto__: null,
    quietly,
    header,
    standIns: [stack.get, capturing.captureStackTrace],
    lastThrown: () => lastThrown,
    ranOut: () => ranOut,
    isOutOfMemory,
    mayBeOutOfMemory,
    // Where an error was made, or any other value thrown; null when that is not known.
    placeOf: (value) => places.get(value) ?? (kit.is(value, lastThrown) ? lastPlace : null),

    setPlace(error, place) { places.set(error, place); },

    aboutOf: (value) => abouts.get(value) ?? 'null',

    setAbout(error, about) { abouts.set(error, about); },

    // The error that says that modviz has not `what`, which is of a `kind` that `record/words.py` lists.
    lack(kind, what) {
      const error = new Error(lackMessage(what));
      abouts.set(error, report.lack(kind, what, places.get(error) ?? null));
      return error;
    },

    // The place in a module that is running now.
    here: () => atSites(firstPlace),
    atSites,

    // Reads a binding by its getter.  `absent` stands for one that is still in its dead zone.
    peek(getter, absent) {
      const before = mode;
      mode = 'peek';
      try {
        const value = getter();
        mode = before;
        return value;
      } catch (error) {
        mode = before;
        // The engine's other errors here are those of a full stack or memory: they are the guest's.
        if (error === unread && getPrototypeOf(error) === ReferenceError.prototype) {
          unread = null;
          return absent;
        }
        throw error;
      }
    },
  };
})
