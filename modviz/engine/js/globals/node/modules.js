// CommonJS: module objects, `require`, and the table of modules that are loaded, which the guest can see and change.
//
// Which file a specifier means, and what is in a file, the other side says (`hosts/node/commonjs.py`).
//
// Source: https://nodejs.org/api/modules.html
(function (kit, records, builtIns, path, processPart, builtins, commonjs, ask, isProxy) {
  'use strict';
  const {
    apply, parse, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf, hasOwn, slice,
    startsWith, lastIndexOf, indexOf, objectPrototype, TypeError,
  } = kit;
  const { coded, notOfType, property, publish, standIn, isObject } = builtIns;
  const { inspect } = builtins;
  const { toWellFormed } = String.prototype;
  // What the other side is told has no halves of characters: it could not read them.
  const stringify = (text) => kit.stringify(apply(toWellFormed, text, []));
  const isMainSymbol = Symbol('kIsMainSymbol');
  const isCachedByImport = Symbol('kIsCachedByESMLoader');
  const urlSymbol = Symbol('kURL');
  const formatSymbol = Symbol('kFormat');
  const isExecuting = Symbol('kIsExecuting');

  // What is known of module objects beside their properties: who asked for it first; what its exports were at its end;
  // and that its circle has been noticed while an import loads it.
  const states = kit.weakMap();
  const stateOf = (module) => states.get(module) ?? null;

  function checkRequest(value, name) {
    if (typeof value !== 'string') throw notOfType(name, 'of type string', value);
  }

  // ---- Module objects ----------------------------------------------------------------------------------------

  function remember(parent, child, isNew) {
    const children = parent?.children;
    if (!kit.isArray(children)) return;
    if (!isNew) {
      for (let index = 0; index < children.length; index += 1) if (children[index] === child) return;
    }
    property(children, children.length, child, true);
  }

  function Module(id = '', parent = undefined) {
    this.id = id;
    this.path = path.dirname(id);
    property(this, 'exports', {}, true);
    states.set(this, {
      __proto__: null, parent, finalExports: undefined, isFinal: false, isVisited: false,
    });
    remember(parent, this, true);
    this.filename = null;
    this.loaded = false;
    this.children = [];
  }
  Module._cache = { __proto__: null };
  Module._pathCache = { __proto__: null };
  Module._extensions = { __proto__: null };
  Module.globalPaths = [];

  // So many modules that wait for each other are told in an error.
  const MOST_TOLD = 200;

  function requireStack(parent) {
    const stack = kit.list();
    for (let at = parent; isObject(at) && stack.length < MOST_TOLD; at = stateOf(at)?.parent) {
      stack[stack.length] = stringify(kit.toText(at.filename || at.id));
    }
    return '[' + kit.join(stack, ',') + ']';
  }

  function textList(values) {
    const texts = kit.list();
    for (let index = 0; index < values.length; index += 1) texts[index] = stringify(kit.toText(values[index]));
    return '[' + kit.join(texts, ',') + ']';
  }

  // Asks which file `request` means; `isLookup` says that it is not going to be loaded.
  function resolve(request, parent, isMain, isLookup, paths) {
    checkRequest(request, 'request');
    const own = parent?.paths;
    const filename = parent?.filename;
    return ask(
      'resolve',
      '{"request":' + stringify(request) + ',"filename":' + (typeof filename === 'string' ? stringify(filename) : 'null')
      + ',"paths":' + (kit.isArray(own) ? textList(own) : 'null') + ',"folders":' + (paths ? textList(paths) : 'null')
      + ',"extensions":' + textList(kit.ownKeys(Module._extensions)) + ',"stack":' + requireStack(parent) + ',"is_main":' + (isMain === true) + ',"is_lookup":' + isLookup + '}');
  }

  // Whether what is resolved next is going to be loaded.
  let isLoading = false;

  Module._resolveFilename = function (request, parent, isMain, options) {
    const isLookup = !isLoading;
    isLoading = false;
    let paths = null;
    if (isObject(options)) {
      const given = options.paths;
      if (kit.isArray(given)) paths = given;
      else if (given !== undefined) throw invalidValue('options.paths', given);
    }
    return resolve(request, parent, isMain, isLookup, paths);
  };

  const invalidValue = (name, value, reason = 'is invalid') => coded(
    new TypeError('The ' + (indexOf(name, '.') < 0 ? 'argument' : 'property') + " '" + name + "' " + reason
      + '. Received ' + inspect(value)), 'ERR_INVALID_ARG_VALUE');

  Module._nodeModulePaths = function (from) {
    const paths = [];
    const whole = path.resolve(from);
    for (let folder = whole; ; folder = path.dirname(folder)) {
      if (slice(folder, lastIndexOf(folder, '/') + 1) !== 'node_modules') {
        property(paths, paths.length, (folder === '/' ? '' : folder) + '/node_modules', true);
      }
      if (folder === '/') return paths;
    }
  };

  Module._resolveLookupPaths = function (request, parent) {
    if (builtins.isBare(request) || startsWith(request, 'node:')) return null;
    const isRelative = request === '.' || request === '..' || startsWith(request, './') || startsWith(request, '../');
    if (!isRelative) return kit.isArray(parent?.paths) ? parent.paths : [];
    return [typeof parent?.filename === 'string' ? path.dirname(parent.filename) : '.'];
  };

  Module._findPath = function (request, paths) {
    try {
      return resolve(request, undefined, false, true, paths);
    } catch {
      return false;
    }
  };

  // ---- The table, as the other side knows it -----------------------------------------------------------------

  const isPlain = (value) => isObject(value) && !isProxy(value);
  const isTrue = (object, key) => isPlain(object) && !!getOwnPropertyDescriptor(object, key)?.value;

  // By file name the entries that have been told of: the module object, and whether it is loaded.
  const told = kit.map();
  let toldNames = kit.list();

  // Tells of the entry for `filename`, if it is another one than last time.
  function tellEntry(filename, isByProgram) {
    const state = changeOf(filename);
    if (state === null) return;
    records.event('["cached",' + stringify(kit.toText(filename)) + ',"' + state + '",' + isByProgram + ']');
  }

  // What has become of the entry for `filename` since it was last asked for: its state; null if nothing has.
  function changeOf(filename) {
    const before = told.get(filename);
    const entry = isPlain(Module._cache) ? getOwnPropertyDescriptor(Module._cache, filename) : undefined;
    const module = entry?.value;
    const isLoaded = isTrue(module, 'loaded');
    if (entry === undefined) {
      if (before === undefined) return null;
      told.delete(filename);
      return 'gone';
    }
    if (before !== undefined && before.module === module && before.isLoaded === isLoaded) return null;
    if (before === undefined) toldNames[toldNames.length] = filename;
    told.set(filename, { __proto__: null, module, isLoaded });
    return isLoaded ? 'loaded' : 'loading';
  }

  // How many changes of a large table are passed over before it is looked at again: or else to fill it would cost its
  // square.  What was passed over is seen when something is required.
  let patience = 0;
  let hasPassedOver = false;

  // The program may have changed the table.
  function noteChange() {
    if (patience === 0) {
      lookAtCache();
      return;
    }
    patience -= 1;
    hasPassedOver = true;
  }

  function lookAtCache() {
    hasPassedOver = false;
    const names = toldNames;
    toldNames = kit.list();
    for (let index = 0; index < names.length; index += 1) tellEntry(names[index], true);
    const keys = isPlain(Module._cache) ? kit.ownKeys(Module._cache) : kit.list();
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (typeof key !== 'string') continue;
      if (told.has(key)) toldNames[toldNames.length] = key;
      tellEntry(key, true);
    }
    patience = keys.length >> 6;
  }
  commonjs.watch(Module, noteChange);
  commonjs.watch(Module._cache, noteChange);

  // ---- Circles -----------------------------------------------------------------------------------------------

  // Stands behind exports that somebody gets before their module has run to its end, and warns of what is not there.
  const halfFilled = new Proxy({}, {
    get(target, key) {
      if (key in target || key === '__esModule') return target[key];
      warnOf(key);
      return undefined;
    },
    getOwnPropertyDescriptor(target, key) {
      if (hasOwn(target, key) || key === '__esModule') return getOwnPropertyDescriptor(target, key);
      warnOf(key);
      return undefined;
    },
  });

  function warnOf(key) {
    const name = typeof key === 'symbol' ? 'Symbol(' + kit.symbolDescription(key) + ')' : key;
    processPart.warn("Accessing non-existent property '" + name + "' of module exports inside circular dependency");
  }

  function exportsInCircle(module) {
    const { exports } = module;
    if (isPlain(exports) && getPrototypeOf(exports) === objectPrototype && !exports.__esModule) {
      setPrototypeOf(exports, halfFilled);
    }
    return exports;
  }

  // ---- Loading -----------------------------------------------------------------------------------------------

  function sayHit(filename, isLoaded) {
    records.first('["requirehit",' + stringify(filename) + ',' + isLoaded + ']');
  }

  Module._load = function (request, parent, isMain) {
    if (hasPassedOver) lookAtCache();
    isLoading = true;
    const filename = kit.toText(Module._resolveFilename(request, parent, isMain));
    isLoading = false;
    if (startsWith(request, 'node:')) return builtins.load(request);
    let module = Module._cache[filename];
    if (module !== undefined) {
      remember(parent, module, false);
      const loaded = module.loaded;
      const state = stateOf(module);
      if (loaded || module[isCachedByImport] !== true || state === null || state.isVisited) {
        sayHit(filename, !!loaded);
        return loaded ? module.exports : exportsInCircle(module);
      }
      state.isVisited = true;
      state.parent = parent;
    } else if (builtins.isBare(filename)) {
      return builtins.load(filename);
    } else {
      module = new Module(filename, parent);
      if (isMain) {
        property(processPart.process, 'mainModule', module, true);
        module.id = '.';
      }
      enter(module, filename, isMain === true, false);
      tellEntry(filename, false);
    }
    return loadInto(module, filename, parent);
  };

  function enter(module, filename, isMain, isByImport) {
    module[isMainSymbol] = isMain;
    Module._cache[filename] = module;
    module[isCachedByImport] = isByImport;
    module[urlSymbol] = undefined;
    module[formatSymbol] = undefined;
  }

  function loadInto(module, filename, parent) {
    let hasThrown = true;
    try {
      module.load(filename);
      hasThrown = false;
    } finally {
      if (hasThrown) {
        delete Module._cache[filename];
        tellEntry(filename, false);
        const children = parent?.children;
        if (kit.isArray(children)) forget(children, module);
      } else if (isPlain(module.exports) && getPrototypeOf(module.exports) === halfFilled) {
        setPrototypeOf(module.exports, objectPrototype);
      }
    }
    return module.exports;
  }

  function forget(children, module) {
    let size = 0;
    for (let index = 0; index < children.length; index += 1) {
      if (children[index] === module) continue;
      property(children, size, children[index], true);
      size += 1;
    }
    children.length = size;
  }

  function extensionOf(filename) {
    const name = slice(filename, lastIndexOf(filename, '/') + 1);
    for (let dot = indexOf(name, '.', 1); dot > 0; dot = indexOf(name, '.', dot + 1)) {
      const extension = slice(name, dot);
      if (Module._extensions[extension]) return extension;
    }
    return '.js';
  }

  publish(Module, true);
  const methods = {
    load(filename) {
      this.filename ??= filename;
      this.paths ??= Module._nodeModulePaths(path.dirname(filename));
      Module._extensions[extensionOf(filename)](this, filename);
      this.loaded = true;
      tellEntry(filename, false);
      const state = stateOf(this);
      if (state === null) return;
      state.finalExports = this.exports;
      state.isFinal = true;
    },
    require(id) {
      checkRequest(id, 'id');
      if (id === '') throw invalidValue('id', id, 'must be a non-empty string');
      return Module._load(id, this, false);
    },
    _compile(content, filename, format) {
      checkWrapper();
      const answer = parse(ask(
        'compile',
        '{"filename":' + stringify(kit.toText(filename)) + ',"text":' + stringify(kit.toText(content))
        + ',"format":' + stringify(kit.toText(format ?? '')) + ',"is_main":' + (this[isMainSymbol] === true) + '}'));
      if (answer.kind === 'module') {
        this[formatSymbol] = 'module';
        loadESModule(this, filename, answer.name);
        return undefined;
      }
      if (format) this[formatSymbol] ??= format;
      const { exports } = this;
      this[isExecuting] = true;
      const result = commonjs.run(
        answer.name, this, exports, [exports, requireOf(this), this, filename, path.dirname(filename)]);
      this[isExecuting] = false;
      return result;
    },
  };
  publish(methods, true);
  for (const name of ['load', 'require', '_compile']) property(Module.prototype, name, methods[name], true);
  defineProperty(Module.prototype, 'constructor', {
    __proto__: null, get: standIn(() => Module), set: undefined, enumerable: false, configurable: false,
  });
  defineProperty(Module.prototype, 'isPreloading', {
    __proto__: null, get: standIn(() => false), set: undefined, enumerable: false, configurable: false,
  });
  defineProperty(Module.prototype, 'parent', {
    __proto__: null, get: standIn(getOwnPropertyDescriptor({ get parent() { return stateOf(this)?.parent; } }, 'parent').get),
    set: undefined, enumerable: false, configurable: true,
  });

  property(Module._extensions, '.js', standIn((module, filename) => {
    const answer = parse(ask('read', stringify(kit.toText(filename))));
    module._compile(answer.text, filename, answer.format);
  }), true);
  property(Module._extensions, '.json', standIn((module, filename) => {
    const answer = parse(ask('read', stringify(kit.toText(filename))));
    property(module, 'exports', jsonOf(answer.text, filename), true);
    records.first('["jsonread",' + stringify(answer.name) + ',[' + commonjs.describe(module.exports) + ']]');
  }), true);
  property(Module._extensions, '.node', standIn((module, filename) => ask('lack', 'compiled addons (' + filename + ')')), true);

  const { parse: parseJSON } = JSON;
  function jsonOf(text, filename) {
    try {
      return parseJSON(text);
    } catch (error) {
      property(error, 'message', filename + ': ' + error.message, false);
      throw error;
    }
  }

  // `require` of an ES module: it has been evaluated when this asks for it.
  function loadESModule(module, filename, name) {
    if (module[isMainSymbol]) {
      property(processPart.process, 'mainModule', undefined, true);
      return;
    }
    const parent = stateOf(module)?.parent;
    ask('evaluate', '{"name":' + stringify(name) + ',"filename":' + stringify(filename) + ',"parent":'
      + (typeof parent?.filename === 'string' ? stringify(parent.filename) : 'null') + '}');
    property(module, 'exports', commonjs.exportsOfModule(name), true);
  }

  // ---- require -----------------------------------------------------------------------------------------------

  function requireOf(module) {
    const functions = {
      require(id) { return module.require(id); },
      resolve(request, options) {
        checkRequest(request, 'request');
        return Module._resolveFilename(request, module, false, options);
      },
      paths(request) {
        checkRequest(request, 'request');
        return Module._resolveLookupPaths(request, module);
      },
    };
    const { require, resolve, paths } = functions;
    property(require, 'resolve', resolve, true);
    property(resolve, 'paths', paths, true);
    property(require, 'main', processPart.process.mainModule, true);
    property(require, 'extensions', Module._extensions, true);
    property(require, 'cache', Module._cache, true);
    commonjs.watch(require, noteChange);
    return require;
  }

  const functions = {
    createRequire(filename) {
      const file = builtins.pathOf(filename);
      if (file === null || !startsWith(file, '/')) {
        throw invalidValue(
          'filename', filename, 'must be a file URL object, file URL string, or absolute path string');
      }
      const isFolder = file[file.length - 1] === '/';
      const module = new Module(isFolder ? file + 'noop.js' : file);
      module.filename = isFolder ? file + 'noop.js' : file;
      module.paths = Module._nodeModulePaths(path.dirname(module.filename));
      return requireOf(module);
    },
    isBuiltin: (name) => builtins.isBuiltin(kit.toText(name)),
    syncBuiltinESMExports() {},
    wrap: (script) => Module.wrapper[0] + script + Module.wrapper[1],
    runMain() { return ask('lack', 'module.runMain()'); },
    register() { return ask('lack', 'module.register()'); },
    registerHooks() { return ask('lack', 'module.registerHooks()'); },
    findPackageJSON() { return ask('lack', 'module.findPackageJSON()'); },
    stripTypeScriptTypes() { return ask('lack', 'module.stripTypeScriptTypes()'); },
    _initPaths() {},
    _preloadModules() {},
    _debug() {},
  };
  publish(functions, true);
  const names = kit.ownKeys(functions);
  for (let index = 0; index < names.length; index += 1) property(Module, names[index], functions[names[index]], true);
  const wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
  const [wrapperStart, wrapperEnd] = wrapper;
  property(Module, 'wrapper', wrapper, true);

  // Bodies are compiled without the text of the wrapper.
  function checkWrapper() {
    if (Module.wrap === functions.wrap && wrapper[0] === wrapperStart && wrapper[1] === wrapperEnd
      && Module.wrapper === wrapper) return;
    ask('lack', 'changes of Module.wrap() and Module.wrapper');
  }
  property(Module, 'builtinModules', [], true);
  property(Module, 'constants', {}, true);
  property(Module, 'Module', Module, true);
  standIn(Module);
  builtins.provide('module', () => Module);

  return {
    __proto__: null,

    start() { property(Module, 'builtinModules', builtins.names(), true); },

    // Runs the entry as Node does: what it throws is nobody's.
    runMain(filename) {
      try {
        Module._load(filename, null, true);
      } catch (error) {
        processPart.fatal(error, 'uncaughtException');
      }
    },

    // For an import of a CommonJS module: the object that is going to be filled, which is in the table from now on.  (The
    // other side knows that.)
    enterForImport(filename) {
      if (Module._cache[filename] !== undefined) return;
      const module = new Module(filename);
      module.filename = filename;
      module.paths = Module._nodeModulePaths(path.dirname(filename));
      enter(module, filename, false, true);
      changeOf(filename);
    },

    // For an import of a file with JSON: what stands for it in the table, or else `value`, which stands there from now on.
    valueForImport(filename, value) {
      const before = Module._cache[filename];
      const module = before?.loaded ? before : { exports: value, loaded: true };
      if (module !== before) {
        Module._cache[filename] = module;
        changeOf(filename);
      }
      return module.exports;
    },

    // The [[EvaluationSteps]] of what an import takes of it: runs it, if that has not been done, and returns its exports.
    evaluateForImport(filename, isMain) {
      const module = Module._cache[filename] ?? null;
      if (isMain && module !== null) property(processPart.process, 'mainModule', module, true);
      if (module === null || !module.loaded) return Module._load(filename, undefined, isMain);
      const state = stateOf(module);
      if (state === null || !state.isFinal) return module.exports;
      state.isFinal = false;
      return state.finalExports;
    },
  };
})
