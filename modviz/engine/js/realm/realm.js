// The half of the realm that lives in JavaScript: puts the parts together and answers the commands.
//
// A command is one JSON text, and so is its answer; what cannot go on without the other side asks it (door.js).
// `parts` are the other files of this folder and of `errors`, each a function of what it needs, and what makes the globals.
(function (parts, limits) {
  'use strict';
  const kit = parts.intrinsics();
  const { apply, parseCommand, stringify, defineProperty, freeze, repeat, resume, TypeError, ReferenceError } = kit;
  const { hidden, visible } = limits.markers;
  const records = parts.seen(kit, limits);
  const source = parts.source(kit, limits);
  const proxies = parts.proxies(kit);
  const recentTexts = parts.recent_texts(kit, source);

  let namespaces = null;
  const expressions = parts.expression_text(kit);
  let errors = null;
  const subject = parts.error_subject(kit, expressions);
  const valueText = parts.value_text(
    kit, (value) => isOpaque(value), (value) => namespaces.namespaceOf(value),
    (object, key) => errors.quietly(object, key), source.original);
  const translation = parts.messages(
    kit, source, expressions, subject, parts.blamed_places(kit, expressions), valueText,
    parts.circular_structure(kit, (value) => isOpaque(value), valueText.nameOfClass), () => namespaces.takeRefusal(),
    (place, text) => records.event('["sealed",' + namedText(place, text) + ']'));

  const placeText = (place) =>
    (place === null ? 'null,null,null' : place.module.number + ',' + place.line + ',' + place.column);
  // The box of a module's own that `name` means at `place`, if it is still empty.
  function emptyBoxAt(place, name) {
    const module = place?.module;
    const index = module?.bindingIndex?.[name];
    return index !== undefined && module.boxes?.[index].last === boxes.ABSENT ? { module, localName: name } : null;
  }

  // A name at a place, as records have it.
  const namedText = (place, name) => (place === null
    ? 'null,' + stringify(name) + ',null,null'
    : place.module.number + ',' + stringify(name) + ',' + place.line + ',' + place.column);

  // What an error was made for, as JSON (`record/failures.py` has the codes): it is kept with the error.
  const aboutText = (code, place, name, more = '') =>
    '{"code":"' + code + '","module":' + (place === null ? 'null' : stringify(place.module.name))
    + ',"name":' + stringify(name) + more + '}';

  const report = {
    __proto__: null,
    about: aboutText,
    deadZone(place, name, binding = emptyBoxAt(place, name)) {
      if (binding === null) {
        records.event('["deadzone",' + namedText(place, name) + ',null,null]');
        return aboutText('dead-zone', place, name);
      }
      const { module, localName } = binding;
      records.event('["deadzone",' + namedText(place, name) + ',' + module.number + ',' + stringify(localName) + ']');
      const owner = ',"owner":' + stringify(module.name) + ',"owner_name":' + stringify(localName);
      return aboutText('dead-zone', place, name, owner);
    },
    // What an error came of that `sites` lead to: a box that was read before its module had given it a value; or null.
    early(sites, text) {
      const read = earlyReads.causeOf(sites, text);
      if (read === null) return null;
      return '{"code":"read-too-early","module":' + stringify(read.place.module.name) + ',"name":' + stringify(read.name)
        + ',"line":' + read.place.line + ',"owner":' + stringify(read.owner.name)
        + ',"owner_name":' + stringify(read.localName) + ',"is_through":' + read.isThrough + '}';
    },
    lack(kind, what, place) {
      records.event('["lacked",' + namedText(place, what) + ']');
      return '{"code":"lack","kind":"' + kind + '","what":' + stringify(what) + ',"phase":"evaluate"}';
    },
    refused(place, name) {
      records.event('["refused",' + namedText(place, name) + ']');
      return aboutText('assignment-to-import', place, name);
    },
  };
  // To look at these could run code of the guest's: traps, or the module behind a deferred namespace object.
  const isOpaque = (value) => proxies.isProxy(value) || namespaces.namespaceOf(value) !== undefined;
  const stackFrames = parts.stack_frames(kit, source);
  const callSites = parts.call_sites(kit, stackFrames);
  errors = parts.errors(
    kit, source, isOpaque, translation, valueText.nameOfClass, recentTexts, stackFrames, callSites, report, expressions,
    limits.lackedGlobals);

  const earlyReads = parts.early_reads(kit, records, source, () => errors.here(), () => statement);

  const calls = parts.calls(kit, records, source, errors.atSites, proxies.isProxy, (value) => describeThrown(value));

  const CALL_BEFORE = 500;
  const LONGEST_CALL = 10000;
  const ABSENT = freeze({ __proto__: null });

  // The error for a read of `name`, which stands for `binding`.
  function deadRead(name, binding) {
    const error = new ReferenceError("Cannot access '" + name + "' before initialization");
    errors.setAbout(error, report.deadZone(errors.placeOf(error), name, binding));
    return error;
  }

  // A binding is { module, localName, getter }, or { namespace, phase }.  It is looked up when it is first read, as the
  // module that owns it may be instantiated later than the one that reads it.
  function readBinding(binding) {
    if (binding.namespace !== null) return namespaceNamed(binding.namespace, binding.phase);
    if (binding.getter === null) {
      const { module, localName } = binding;
      const getter = module.copies?.[localName] ?? module.getters?.[module.bindingIndex[localName]];
      if (getter === undefined) {
        // `import * as ns` makes a binding of the importing module, and that may be exported.
        const imported = module.imports?.[localName];
        return imported === undefined ? ABSENT : readBinding(imported);
      }
      binding.getter = getter;
    }
    return errors.peek(binding.getter, ABSENT);
  }

  // What the guest reads by `name`, which stands for `binding`.
  function guestRead(name, binding) {
    const value = readBinding(binding);
    if (value === ABSENT) throw deadRead(name, binding);
    if (binding.module !== null && (value === undefined || !binding.module.isThrough)) earlyReads.note(name, binding, value);
    return value;
  }

  namespaces = parts.namespace(kit, readBinding, ABSENT, guestRead);
  const definers = parts.define_property(kit, namespaces.namespaceOf);
  const values = parts.values(kit, errors, proxies.isProxy, namespaces.namespaceOf);
  const boxes = parts.boxes(kit, records, errors, values);
  const rejections = parts.rejections(kit);
  const frames = parts.async_frames(kit, rejections.shared);

  // The prelude's own names for modules: by name, and by the number that records carry.
  const modules = kit.map();
  const namespaceObjects = kit.map();
  const deferredNamespaceObjects = kit.map();

  function moduleNamed(name) {
    let module = modules.get(name);
    if (module === undefined) {
      module = {
        __proto__: null, name, number: -1, url: '', path: '', text: '', firstLine: 0, lineCount: 0, marker: '',
        firstStatement: 0, statementCount: 0, bindingIndex: null, make: null, generator: null, getters: null,
        boxes: null, environment: null, imports: null, declarations: null, hasImportCall: false, hasImportMeta: false,
        thrown: null, setExport: null, isCommonJS: false, refusal: null, copies: null, steps: null,
        isThrough: false, isCalled: false, leftOperand: null, lastOperand: null, isMuted: false,
      };
      modules.set(name, module);
    }
    return module;
  }

  const namespacesOf = (phase) => (phase === 'defer' ? deferredNamespaceObjects : namespaceObjects);
  const namespaceNamed = (name, phase) => namespacesOf(phase).get(name);

  function bindingOf(moduleName, localName, phase) {
    return localName === null
      ? { __proto__: null, module: null, localName: null, getter: null, namespace: moduleName, phase, notedAt: -1, noted: 0 }
      : { __proto__: null, module: moduleNamed(moduleName), localName, getter: null, namespace: null, phase, notedAt: -1, noted: 0 };
  }

  // ---- Probes ----------------------------------------------------------------------------------------------

  // The number of the statement that ran last, counted over all modules; -1 before the first.
  let statement = -1;

  // What they are given is numbers, whoever calls them: what else were given would stand in the records as it is.
  function statementProbe(module) {
    const { firstStatement, statementCount, lineCount } = module;
    const { event } = records;
    // `entry` is 1 for the first statement of a function, and 2 for an expression that is the whole of one.
    function probe(number, entry) {
      number >>>= 0;
      if (number >= statementCount) return;
      const next = firstStatement + number;
      const call = entry === undefined || statement < 0 ? '' : calls.entered(module, statement, next);
      if (entry === 2 && call === '') return;
      statement = next;
      event(call === '' ? next : call);
    }
    const caught = (value, line, column) => {
      line >>>= 0;
      if (line >= 1 && line <= lineCount) calls.caught(module, value, line, column >>> 0, '');
    };
    const handled = (value, line, column, method) => {
      line >>>= 0;
      if (line >= 1 && line <= lineCount) calls.handled(module, value, line, column >>> 0, method === 'then' ? 'then' : 'catch');
    };
    defineProperty(probe, 'handled', { __proto__: null, value: handled });
    defineProperty(probe, 'caught', { __proto__: null, value: caught });
    defineProperty(probe, 'thrown', { __proto__: null, value: errors.lastThrown });
    return probe;
  }

  function probes(module) {
    const { lineCount } = module;
    const { sample, mutated } = boxes;
    return {
      __proto__: null,
      statement: statementProbe(module),
      write(value, line, index) {
        line >>>= 0;
        if (module.boxes !== null && line >= 1 && line <= lineCount) {
          sample(module.boxes[index >>> 0], line);
          for (let at = 3; at < arguments.length; at += 1) sample(module.boxes[arguments[at] >>> 0], line);
        }
        return value;
      },
      mutation(value, object) {
        mutated(object);
        return value;
      },
      // Of a thousand modules few have these.
      dynamicImport: module.hasImportCall ? imports.functionFor(module) : undefined,
      meta: module.hasImportMeta ? importMeta(module) : undefined,
    };
  }

  function importMeta(module) {
    const meta = kit.table();
    globals.module_specifiers.describe(meta, module.url);
    return meta;
  }

  // ---- Thrown values ---------------------------------------------------------------------------------------

  const thrownValues = kit.list();
  const handles = kit.map();

  function handleOf(value) {
    let handle = handles.get(value);
    if (handle === undefined) {
      handle = thrownValues.length;
      thrownValues[handle] = value;
      handles.set(value, handle);
    }
    return handle;
  }

  // Those that have their name from their class.  The console of a browser calls an error by the class that extends one.
  const NATIVE_ERRORS = {
    __proto__: null, Error: true, EvalError: true, RangeError: true, ReferenceError: true, SyntaxError: true, TypeError: true,
    URIError: true, AggregateError: true,
  };

  // Where nobody knows its place, it happened somewhere in `script`, if that runs.
  function describeThrown(value, script = null) {
    noteIfOutOfMemory(value);
    let name = 'Uncaught';
    let message;
    const isError = typeof value === 'object' && value !== null && !proxies.isProxy(value) && kit.isError(value);
    if (isError) {
      const ownName = errors.quietly(value, 'name');
      const ownMessage = errors.quietly(value, 'message');
      name = typeof ownName === 'string' ? ownName : 'Error';
      if (isInDocument && name in NATIVE_ERRORS) name = valueText.nameOfClass(value) || name;
      message = typeof ownMessage === 'string' ? ownMessage : '';
    } else {
      // A class of the guest's own (that of Test262, for one) that does not extend Error.
      const className = typeof value !== 'object' || value === null || proxies.isProxy(value) ? '' : valueText.nameOfClass(value);
      const ownMessage = className === '' ? undefined : errors.quietly(value, 'message');
      if (className !== '' && typeof ownMessage === 'string') {
        name = className;
        message = ownMessage;
      } else {
        message = values.preview(value);
      }
    }
    const code = isError ? errors.quietly(value, 'code') : undefined;
    const somewhere = script === null ? null : { __proto__: null, module: script, line: null, column: null };
    const place = errors.placeOf(value) ?? somewhere;
    const lastStatement = place === null ? statement : null;
    return thrownText(
      name, message, handleOf(value), place, lastStatement, errors.aboutOf(value), typeof code === 'string' ? code : null);
  }

  // As JSON.  (JSON.stringify is safe for texts only: for objects the engine grows an array by its setters.)
  function thrownText(name, message, handle, place, lastStatement, about, code = null) {
    return '{"name":' + stringify(name) + ',"message":' + stringify(message) + ',"handle":' + handle
      + ',"place":[' + placeText(place) + '],"statement":' + lastStatement + ',"about":' + about
      + ',"code":' + (code === null ? 'null' : stringify(code)) + '}';
  }

  // What the engine throws when memory has run out; if there is none left for its trace, nobody hears of it otherwise.
  let ranOut = false;
  let mayHaveRunOut = false;

  function noteIfOutOfMemory(value) {
    ranOut ||= errors.isOutOfMemory(value);
    mayHaveRunOut ||= errors.mayBeOutOfMemory(value);
  }

  function thrown(value, script = null) {
    return '["done",' + describeThrown(value, script) + ']';
  }

  function isFull() {
    try {
      return kit.construct(kit.Uint8Array, [limits.memory / 10]).length === 0;
    } catch {
      return true;
    }
  }

  // The limit that has been reached although the guest's code went on, or ''.
  function failure() {
    if (ranOut || errors.ranOut() || (mayHaveRunOut && isFull())) return 'memory';
    mayHaveRunOut = false;
    return '';
  }

  // The number of the module or script whose code runs, or null.
  const referrerHere = () => errors.here()?.module.number ?? null;
  const compilers = parts.compilers(
    kit, proxies, parts.compiled_text(kit, visible), visible, referrerHere, recentTexts.add);

  // What the files that make promises need of this one.
  const says = {
    __proto__: null,
    thrown: (value) => describeThrown(value),
    here: () => placeText(errors.here()),
    referrerHere,
    moduleNumbered: source.numbered,
    // Where `import()` was called that calls this.
    importCall(isCompiled) {
      const place = errors.here();
      return place === null || isCompiled ? place : source.placeOfLast(place.module.marker + '_i', place) ?? place;
    },
    lastStatement: () => statement,
    goOnAt(number) { statement = number; },
    happenedAt: errors.setPlace,
    lack: errors.lack,
  };
  const promises = parts.promises(kit);
  const forAwait = parts.for_await(kit);
  const evaluation = parts.evaluation(kit, promises, records, says, rejections.hide);
  const explainJson = parts.json_messages(kit);
  const synthetic = parts.synthetic(kit, boxes, explainJson, (text) => globals.style_sheet.create(text));

  // What nobody can catch any more: an exception, or the reason of a rejection.
  function header(value) {
    const isError = typeof value === 'object' && value !== null && !proxies.isProxy(value) && kit.isError(value);
    return isError ? errors.header(value) : typeof value === 'string' ? value : values.preview(value);
  }

  function tellUncaught(tag, start, value) {
    if (!records.hasRoomForLine()) return;
    const text = start + header(value);
    records.line('["' + tag + '",' + stringify(text) + ',' + describeThrown(value) + ']');
  }

  // The global object hears of it first, where there are events, and may say that it is handled.
  //
  // Source: https://html.spec.whatwg.org/multipage/webappapis.html#report-an-exception
  let isReporting = false;

  function reportException(value, isMuted = false) {
    noteIfOutOfMemory(value);
    if (globals.error_events !== undefined && !isReporting) {
      isReporting = true;
      const place = errors.placeOf(value);
      const isHiding = isMuted || (place !== null && place.module.isMuted);
      const isHandled = globals.error_events.reportError(value, 'Uncaught ' + header(value), place, isHiding);
      isReporting = false;
      if (isHandled) return;
    }
    tellUncaught('exception', 'Uncaught ', value);
  }

  // The same for a host in which it may end the program.
  function reportFromTask(value) {
    if (globals.host === undefined) reportException(value);
    else globals.host.fatal(value);
  }

  // At the end of all jobs: promises that were rejected, and that nobody has asked for it.
  //
  // Source: https://html.spec.whatwg.org/multipage/webappapis.html#notify-about-rejected-promises
  function reportRejections() {
    const found = rejections.notifyAboutRejectedPromises();
    for (let index = 0; index < found.length; index += 1) {
      const rejected = found[index];
      if (rejected === null) continue;
      if (globals.error_events?.reportRejection(rejected.promise, rejected.reason)) continue;
      tellUncaught('rejection', 'Uncaught (in promise) ', rejected.reason);
    }
    const handled = rejections.takeHandledLate();
    for (let index = 0; index < handled.length; index += 1) {
      globals.error_events?.reportHandled(handled[index].promise, handled[index].reason);
    }
  }

  // HTML's module map, as far as it is needed here: for a URL and a type null if there is a module, or the error of one
  // that could not be parsed.
  const moduleMap = kit.map();
  const mapKey = (url, type) => type + ' ' + url;
  const mapEntry = (url, type) => moduleMap.get(mapKey(url, type));

  // Whether something has happened that the other side has to know of before the next body runs.
  let isDisturbed = false;

  // Has code that runs be interrupted by other code; returns what is to be called when it goes on.
  function interrupt() {
    const interrupted = statement;
    isDisturbed = true;
    return () => { statement = interrupted; };
  }

  const door = parts.door(kit, records, {
    __proto__: null,
    here: () => placeText(errors.here()),
    perform: (command) => commands[command.do](command),
    failure,
    interrupt,
    valueOf(reply) {
      if (reply.thrown !== null) throw errorOf(reply.thrown, false);
      return reply.value;
    },
  });
  const commonjs = parts.commonjs(kit, records, boxes, values, proxies.isProxy, {
    __proto__: null,
    moduleNamed,
    isNamespace: (value) => namespaces.namespaceOf(value) !== undefined,
    thrown: describeThrown,
    begin() {
      const goOn = interrupt();
      statement = -1;
      return goOn;
    },
  });

  // The call that the guest's code makes at this moment, as it is written; null when that is not known.  The engine may
  // name the last argument for its place: `pattern` fits the name of what is called.
  function callText(pattern) {
    const place = errors.here();
    if (place === null) return null;
    const { module: { text }, offset } = place;
    const before = kit.slice(text, offset > CALL_BEFORE ? offset - CALL_BEFORE : 0, offset);
    const after = kit.slice(text, offset, offset + LONGEST_CALL);
    let found = subject.called({ __proto__: null, before, after });
    if (found !== null && kit.match(pattern, found.name) === null) {
      const outer = subject.called({ __proto__: null, before: kit.slice(before, 0, found.start), after: '' });
      if (outer !== null && kit.match(pattern, outer.name) !== null) found = outer;
    }
    if (found === null) return null;
    const call = kit.slice(before + after, found.start);
    const close = expressions.find(call, kit.indexOf(call, '(') + 1, expressions.isClosing);
    return close < 0 ? null : source.original(kit.slice(call, 0, close + 1));
  }

  // What guests expect of a realm beside ECMAScript's own, made by a table (`engine/child/realm_source.py`).
  const { isProxy } = proxies;
  const { namespaceOf } = namespaces;
  const functionText = (callable) => source.original(kit.functionText(callable));
  const globals = parts.globals({
    __proto__: null,
    kit,
    records,
    errors,
    // What `inspect` asks about values that do not say it themselves.
    inspection: {
      __proto__: null, proxyTarget: proxies.detailsOf, namespaceOf, promiseState: rejections.stateOf, functionText,
    },
    isProxy,
    namespaceOf,
    functionText,
    explainJson,
    reportUncaught: reportFromTask,
    labelPromise: promises.label,
    compiledText: compilers.textHere,
    builtInTexts: parts.built_in_texts,
    asyncFrames: frames,
    callText,
    // For hosts whose programs can ask the other side, and end.
    asker: door.asker,
    uncaught: {
      __proto__: null,
      tell: (tag, value) => tellUncaught(tag, 'Uncaught ', value),
      takeRejections: rejections.notifyAboutRejectedPromises,
      takeHandledLate: rejections.takeHandledLate,
      here: () => placeText(errors.here()),
    },
    commonjs: {
      __proto__: null, run: commonjs.run, describe: values.describe, watch: boxes.watch, exportsOfModule,
    },
  });
  // The module types that the attribute `type` may name: browsers have no bytes, and only they have style sheets.
  // Node judges that when it has found the module.
  let isInDocument = false;
  const isModuleType = (type) => globals.host !== undefined || type === 'json' || type === 'text'
    || (type === 'bytes' && !isInDocument) || (type === 'css' && globals.style_sheet !== undefined);
  const imports = parts.dynamic_import(
    kit, promises, records, says, evaluation.topLevelCapability, namespaceNamed, compilers,
    globals.module_specifiers.resolve, mapEntry, globals.host === undefined ? 0 : globals.host.IMPORT_DETOUR,
    isModuleType);
  const { standIns } = globals.built_ins;
  for (const each of [proxies.standIn, ...errors.standIns, ...callSites.standIns, globals.json_parse, ...compilers.standIns, ...definers]) {
    standIns[standIns.length] = each;
  }
  parts.functions(kit, source, standIns);

  // ExecuteModule, or SetSyntheticModuleExport for a module without code, or for what is taken of CommonJS.
  function runBody(module) {
    statement = -1;
    if (module.steps !== null) module.steps();
    else if (module.make === null) synthetic.setExport(module);
    else resume(module.generator, undefined);
    module.isThrough = true;
  }

  // For a deferred namespace object: has its module evaluated, once it is touched, or throws.
  function ensurerFor(name) {
    const evaluateModuleSync = door.asker('namespace');
    let isEvaluated = false;
    return () => {
      if (isEvaluated) return;
      evaluateModuleSync(name);
      isEvaluated = true;
    };
  }

  // The errors of modules that could not be parsed, or ask for what nobody knows, by the places in their texts: the same
  // one is wanted each time.
  const keptErrors = kit.map();

  const placeKey = (place) => place[0] + ':' + place[1] + ':' + place[2];

  // The value that an error of the other side stands for.
  function errorOf(error, mayBeKept = true) {
    if (error.handle !== null) return thrownValues[error.handle];
    // Node keeps none of these: each import that fails has an error of its own.
    const isKept = globals.host === undefined && mayBeKept && error.module !== null && (error.phase === 'parse' || error.phase === 'resolve');
    const key = error.phase + ' ' + placeKey(error.place) + ' ' + error.module + ' ' + error.message;
    if (isKept && keptErrors.has(key)) return keptErrors.get(key);
    const constructor = kit[error.name] ?? kit.Error;
    const value = new constructor(error.message);
    for (let index = 0; index < error.properties.length; index += 1) {
      const [key, own] = error.properties[index];
      defineProperty(value, key, { __proto__: null, value: own, writable: true, enumerable: true, configurable: true });
    }
    const { place } = error;
    const module = { __proto__: null, number: place[0] };
    errors.setPlace(value, place[0] === null ? null : { __proto__: null, module, line: place[1], column: place[2] });
    errors.setAbout(value, error.about);
    if (isKept) keptErrors.set(key, value);
    return value;
  }

  // What `require` gives for an ES module: its namespace object, or its export "module.exports"; where it has a default
  // export, another object like the first that also says `__esModule`.
  const facades = kit.map();
  function exportsOfModule(name) {
    const { names, bindings } = namespaceParts.get(name);
    if (kit.hasOwn(bindings, 'module.exports')) return readBinding(bindings['module.exports']);
    if (!kit.hasOwn(bindings, 'default') || kit.hasOwn(bindings, '__esModule')) return namespaceNamed(name, 'evaluation');
    if (!facades.has(name)) {
      const all = kit.table();
      const more = kit.list();
      let isPlaced = false;
      for (let index = 0; index < names.length; index += 1) {
        if (!isPlaced && names[index] > '__esModule') {
          more[more.length] = '__esModule';
          isPlaced = true;
        }
        more[more.length] = names[index];
        all[names[index]] = bindings[names[index]];
      }
      if (!isPlaced) more[more.length] = '__esModule';
      all.__esModule = {
        __proto__: null, module: null, localName: null, getter: () => true, namespace: null, phase: 'evaluation',
      };
      facades.set(name, namespaces.createNamespace(more, all, null));
    }
    return facades.get(name);
  }
  const namespaceParts = kit.map();

  const told = {
    __proto__: null,
    // A CommonJS module, which is compiled at once: the code that asks for it waits.
    commonjs(command) {
      const module = describeBody(command);
      module.isCommonJS = true;
      module.path = command.path;
      bodies.add(module);
      bodies.compile();
    },
    commonjsNames(command) {
      const { filename, isMain } = command;
      globals.modules.enterForImport(filename);
      commonjs.prepareCopies(
        command.module, command.names, () => globals.modules.evaluateForImport(filename, isMain));
    },
    jsonOfFile(command) {
      synthetic.replaceValue(
        moduleNamed(command.module), (value) => globals.modules.valueForImport(command.filename, value));
    },
    start: (command) => globals.host.start(command),
    // The entry of the program: if its evaluation fails, and that is so soon after, nobody catches it.
    watchEntry(command) {
      const { promise } = evaluation.topLevelCapability(command.module);
      promises.react(promise, () => {}, (error) => imports.later(globals.host.ENTRY_DETOUR, () => {
        globals.host.fatalToEntry(error);
      }));
    },
    moduleFacts: (command) => globals.host.knowModule(command),
    imports: (command) => defineImports(moduleNamed(command.module), command.imports),
    namespace(command) {
      const bindings = kit.table();
      const names = kit.list();
      for (let index = 0; index < command.exports.length; index += 1) {
        const entry = command.exports[index];
        names[index] = entry[0];
        bindings[entry[0]] = bindingOf(entry[1], entry[2], entry[3]);
      }
      const objects = namespacesOf(command.phase);
      if (objects.has(command.module)) return;
      const ensure = command.phase === 'defer' ? ensurerFor(command.module) : null;
      if (ensure === null) namespaceParts.set(command.module, { __proto__: null, names, bindings });
      objects.set(command.module, namespaces.createNamespace(names, bindings, ensure));
    },
    parseFailed(command) {
      moduleMap.set(mapKey(command.url, command.type), errorOf(command.error));
    },
    createTopLevelPromise: (command) => evaluation.createTopLevelPromise(command.module),
    settleTopLevelPromise(command) {
      const capability = evaluation.topLevelCapability(command.module);
      if (command.error === null) {
        capability.resolve(undefined);
        return;
      }
      const error = errorOf(command.error);
      if (globals.host !== undefined) globals.host.explain(error, command.module);
      capability.reject(error);
    },
    settleLoadPromise(command) {
      const { number, error, jobs } = command;
      imports.settleLoad(number, error !== null, error === null ? undefined : errorOf(error), jobs);
    },
    awaitEvaluation: (command) => imports.awaitEvaluation(command.number, command.module),
    awaitAllEvaluations: (command) => imports.awaitAllEvaluations(command.number, command.modules),
    resolveImport: (command) => imports.resolve(command.number, command.module, command.phase),
    rejectImport(command) {
      const refusal = imports.refusalOf(command.number);
      if (refusal === null) imports.reject(command.number, errorOf(command.error));
      else errors.setAbout(refusal, command.error.about);
    },
    openDocument(command) {
      isInDocument = true;
      globals.document.open(command.url, command.encoding);
      globals.module_specifiers.askWith(globals.asks.resolve);
    },
    leaveScript: (command) => { globals.document.leaveScript(command.element); },
    currentScript: (command) => { globals.document.setCurrentScript(command.element); },
    // What the promise of a module that is evaluated is rejected with is nobody's.
    reportRejectionOf(command) {
      promises.react(evaluation.topLevelCapability(command.module).promise, () => {}, reportException);
    },
    setClock: (command) => globals.clock.set(command.clock),
  };
  const NORMAL = '["done",null]';
  const SKIPPED = '["skipped"]';

  // ---- Commands --------------------------------------------------------------------------------------------

  const compileErrors = kit.list();

  const bodies = parts.bodies(kit, (module, factory) => {
    const probe = probes(module);
    module.make = factory(
      probe.statement, probe.write, probe.mutation, probe.dynamicImport, probe.meta,
      module.isCommonJS ? (getters) => makeBoxes(module, getters) : forAwait);
    if (!module.isCommonJS) instantiate(module);
  }, (module, error) => {
    if (module.isCommonJS) {
      module.refusal = error;
      return;
    }
    compileErrors[compileErrors.length] = describeThrown(error);
    // In a graph that `import()` loads, this shows when the module is to run.
    module.make = () => function* () {
      yield [() => undefined, () => undefined];
      throw error;
    };
    instantiate(module);
  });

  const padded = (module) => repeat('\n', module.firstLine - 1) + module.text;

  function describeModule(command, marker) {
    const module = moduleNamed(command.module);
    module.number = command.number;
    module.url = command.url;
    module.text = command.text;
    module.marker = marker;
    module.firstLine = command.firstLine;
    module.lineCount = command.lineCount;
    module.firstStatement = command.firstStatement;
    source.add(module);
    return module;
  }

  // The same for one that has a body of code.
  function describeBody(command) {
    const module = describeModule(command, hidden);
    module.bindingIndex = kit.table();
    for (let index = 0; index < command.declarations.length; index += 1) {
      module.bindingIndex[command.declarations[index][0]] = index;
    }
    module.declarations = command.declarations;
    module.statementCount = command.statementCount;
    module.hasImportCall = command.hasImportCall;
    module.hasImportMeta = command.hasImportMeta;
    return module;
  }

  // Makes the bindings of a module: functions get their values, and all else is in its dead zone.  No code of the guest's
  // runs, so this need not wait until the module is linked.
  function instantiate(module) {
    module.environment = kit.table();
    module.generator = apply(module.make(module.environment), undefined, []);
    makeBoxes(module, resume(module.generator, undefined).value);
  }

  function makeBoxes(module, ownGetters) {
    const getters = kit.setPrototypeOf(ownGetters, null);
    // The last two are for what the engine may refuse: see `errors/messages.js`.
    module.lastOperand = getters[getters.length - 1];
    module.leftOperand = getters[getters.length - 2];
    getters.length -= 2;
    const all = kit.list();
    for (let index = 0; index < getters.length; index += 1) {
      all[index] = boxes.makeBox(module.number, index, getters[index]);
      const declaration = module.declarations[index];
      if (declaration[0] === '*default*' && declaration[1] === 'function') {
        defineProperty(getters[index](), 'name', {
          __proto__: null, value: 'default', writable: false, enumerable: false, configurable: true,
        });
      }
    }
    module.getters = getters;
    module.boxes = all;
    for (let index = 0; index < all.length; index += 1) {
      const kind = module.declarations[index][1];
      if (kind === 'var' || kind === 'function') boxes.sample(all[index], null);
    }
  }

  // The engine looks up names in a module's environment when code reads them, so its imported names may be told later.
  function defineImports(module, imports) {
    if (module.imports !== null) return;
    module.imports = kit.table();
    for (let index = 0; index < imports.length; index += 1) {
      const localName = imports[index][0];
      const binding = bindingOf(imports[index][1], imports[index][2], imports[index][3]);
      module.imports[localName] = binding;
      defineProperty(module.environment, localName, {
        __proto__: null,
        get() {
          return guestRead(localName, binding);
        },
        set(value) {
          const error = new TypeError('Assignment to constant variable.');
          errors.setAbout(error, report.refused(errors.placeOf(error), localName));
          throw error;
        },
        enumerable: true,
        configurable: false,
      });
    }
    freeze(module.environment);
  }

  const commands = {
    __proto__: null,

    compile(command) {
      const module = describeBody(command);
      moduleMap.set(mapKey(module.url, 'javascript'), null);
      bodies.add(module);
      return NORMAL;
    },

    compileErrors() {
      bodies.compile();
      return '["compiled",[' + kit.join(compileErrors, ',') + ']]';
    },

    // A body that runs ahead of the walk on the other side does so only when all before it have left nothing to do there.
    execute(command) {
      if (command.isAhead && isDisturbed) return SKIPPED;
      records.forgetRequests();
      try {
        runBody(moduleNamed(command.module));
      } catch (error) {
        isDisturbed = true;
        return thrown(error);
      }
      isDisturbed = records.isRequested();
      return NORMAL;
    },

    executeAsync(command) {
      statement = -1;
      evaluation.executeAsync(moduleNamed(command.module));
      return NORMAL;
    },

    synthetic(command) {
      const module = describeModule(command, visible);
      const refusal = synthetic.create(module, command.type, command.text);
      if (refusal === null) {
        moduleMap.set(mapKey(module.url, command.type), null);
        return NORMAL;
      }
      const { message, line, column } = refusal;
      const place = { __proto__: null, module, line, column };
      return '["done",' + thrownText('SyntaxError', message, null, place, null, 'null') + ']';
    },

    timer(command) {
      globals.clock.set(command.clock);
      statement = -1;
      try {
        globals.timers.fire(command.number);
      } catch (error) {
        reportFromTask(error);
      }
      return NORMAL;
    },

    // A module that is built into the host: its names are seen, and are its exports.
    builtin(command) {
      const module = describeModule(command, visible);
      const keys = commonjs.prepareBuiltin(module.name, globals.builtins.load(command.builtin));
      const names = kit.list();
      for (let index = 0; index < keys.length; index += 1) names[index] = stringify(keys[index]);
      records.first('["builtin",' + stringify(module.name) + ',[' + kit.join(names, ',') + ']]');
      return NORMAL;
    },

    uncaught(command) {
      globals.host.fatalToEntry(errorOf(command.error));
      return NORMAL;
    },

    // What this host has to do, and does not return from if that ends the program.
    host(command) {
      statement = -1;
      return '["ran",' + globals.host[command.what](command) + ']';
    },

    fetchAnswered(command) {
      statement = -1;
      globals.fetch.answer(command);
      return NORMAL;
    },

    // What has no answer, and runs no code of the guest's: the promises that the other side settles, above all.
    tell(command) {
      told[command.what](command);
      return NORMAL;
    },

    // Runs a classic script.  `isReported` says that what it throws is nobody's but the global object's.
    script(command) {
      const script = describeModule(command, visible);
      script.isMuted = command.isMuted;
      const interrupted = statement;
      statement = -1;
      const outcome = door.evaluate(padded(script));
      statement = outcome === null ? interrupted : statement;
      if (outcome === null) return NORMAL;
      const value = outcome.text === undefined ? outcome.value : errors.lastThrown();
      if (outcome.text !== undefined && !isOf(outcome.text, value)) return unknownError(outcome.text, script);
      if (!command.isReported) return thrown(value, script);
      reportException(value);
      return NORMAL;
    },

    // Reports an error of the other side to the global object, as if code of this side had thrown it.
    reportError(command) {
      statement = -1;
      reportException(errorOf(command.error), command.isMuted);
      return NORMAL;
    },

    // Does to the document what the parser does.
    parsed(command) {
      globals.document.parsed(command.operations);
      return NORMAL;
    },

    // Says what the declared global names hold, and those that code has made by assigning.
    globals(command) {
      const declared = kit.table();
      for (let index = 0; index < command.names.length; index += 1) {
        const name = command.names[index];
        declared[name] = true;
        globalGetters[name] ??= kit.evaluate('() => ' + name);
        tellGlobal(name, errors.peek(globalGetters[name], ABSENT), true);
      }
      const keys = kit.ownKeys(globalThis);
      for (let index = 0, leaks = 0; index < keys.length && leaks < MOST_LEAKS; index += 1) {
        const name = keys[index];
        if (typeof name !== 'string' || name in platformNames || name in declared) continue;
        leaks += 1;
        const property = kit.getOwnPropertyDescriptor(globalThis, name);
        if (property !== undefined && kit.hasOwn(property, 'value')) tellGlobal(name, property.value, false);
      }
      return NORMAL;
    },

    // Lets an event of the platform go its way; code that listens may run.
    fire(command) {
      statement = -1;
      globals.document.fire(command.target, command.type, command.bubbles, command.cancelable, !door.isOpen());
      return NORMAL;
    },

    setReadyState(command) {
      statement = -1;
      globals.document.setReadyState(command.state, !door.isOpen());
      return NORMAL;
    },

    // Runs jobs in the middle of other work, when no code of the guest's is on the stack; all others `process.py` runs.
    // Rejections that nobody handles are told of in a task, which is not yet.
    jobs(command) {
      statement = -1;
      enterJobs(command.clock);
      while (door.runJob() && !afterJob());
      return '["ran",' + records.leaveJobs() + ']';
    },
  };

  // ---- Jobs ------------------------------------------------------------------------------------------------

  function enterJobs(clock) {
    globals.clock.set(clock);
    frames.enterJobs();
    records.enterJobs();
  }

  // Whether there is to be a pause.
  function afterJob() {
    frames.afterJob();
    return records.afterJob();
  }

  function leaveJobs() {
    const ran = records.leaveJobs();
    if (!records.isPaused() && globals.host === undefined) reportRejections();
    return ran;
  }

  const MOST_LEAKS = 200;
  const globalGetters = kit.table();
  const platformNames = kit.table();
  const initialKeys = kit.ownKeys(globalThis);
  for (let index = 0; index < initialKeys.length; index += 1) platformNames[initialKeys[index]] = true;

  function tellGlobal(name, value, isDeclared) {
    const text = value === ABSENT ? 'null' : '[' + values.describe(value) + ']';
    records.event('["global",' + stringify(name) + ',' + text + ',' + isDeclared + ']');
  }

  // Whether a text that got out of a script is that of `value`.
  function isOf(text, value) {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    const expected = !isObject && typeof value !== 'symbol' ? kit.toText(value)
      : isObject && kit.isError(value) ? errors.header(value) : null;
    return expected === null || kit.startsWith(text, expected);
  }

  function unknownError(text, script) {
    const end = kit.indexOf(text, '\n');
    const message = end < 0 ? text : kit.slice(text, 0, end);
    const place = { __proto__: null, module: script, line: null, column: null };
    return '["done",' + thrownText('Uncaught', message, null, place, null, 'null') + ']';
  }

  return {
    __proto__: null,
    dispatch(text) {
      const command = parseCommand(text);
      return kit.flat(commands[command.do](command));
    },
    drain: records.drain,
    failure,
    mailbox: door.mailbox,
    mayAsk: door.isNeeded,
    asker: door.asker,
    builtInModule: globals.builtins?.load,
    scriptImport: imports.functionFor(null),
    enterJobs(text) { enterJobs(parseCommand(text).clock); },
    afterJob,
    leaveJobs,
    engineReports: rejections.shared,
  };
})
