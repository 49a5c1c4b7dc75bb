// `node:util`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/util.html
(function (internal) {
  'use strict';
  const {
    coded, invalidType, invalidValue, outOfRange, check, lack, hidden,
  } = internal.require('internal/errors');
  const types = internal.require('util/types');
  const { inspector, inspect } = internal;
  const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');
  const promisifyArgs = Symbol('customPromisifyArgs');

  // ---- inspect -------------------------------------------------------------------------------------------------

  const COLORS = {
    reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], blink: [5, 25], inverse: [7, 27],
    hidden: [8, 28], strikethrough: [9, 29], doubleunderline: [21, 24],
  };
  const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
  const capital = (name) => name[0].toUpperCase() + name.slice(1);
  NAMES.forEach((name, index) => { COLORS[name] = [30 + index, 39]; });
  NAMES.forEach((name, index) => { COLORS[`bg${capital(name)}`] = [40 + index, 49]; });
  Object.assign(COLORS, { framed: [51, 54], overlined: [53, 55], gray: [90, 39] });
  NAMES.slice(1).forEach((name, index) => { COLORS[`${name}Bright`] = [91 + index, 39]; });
  COLORS.bgGray = [100, 49];
  NAMES.slice(1).forEach((name, index) => { COLORS[`bg${capital(name)}Bright`] = [101 + index, 49]; });
  Object.assign(inspect.colors, COLORS);
  const ALIASES = {
    gray: ['grey', 'blackBright'], bgGray: ['bgGrey', 'bgBlackBright'], dim: ['faint'],
    strikethrough: ['crossedout', 'strikeThrough', 'crossedOut'], hidden: ['conceal'],
    inverse: ['swapColors', 'swapcolors'], doubleunderline: ['doubleUnderline'],
  };
  for (const [name, aliases] of Object.entries(ALIASES)) {
    for (const alias of aliases) {
      Object.defineProperty(inspect.colors, alias, {
        get() { return this[name]; },
        set(value) { this[name] = value; },
        configurable: true,
        enumerable: false,
      });
    }
  }
  Object.defineProperty(inspect, 'defaultOptions', {
    get() {
      const { defaults } = inspector;
      const names = ['showHidden', 'depth', 'colors', ...Object.keys(defaults)];
      return Object.fromEntries(names.map((name) => [name, defaults[name]]));
    },
    set(options) {
      check.object(options, 'options');
      for (const name of Object.keys(options)) {
        if (name in inspector.defaults) inspector.defaults[name] = options[name];
      }
    },
    enumerable: false,
    configurable: false,
  });

  function format(...args) {
    return inspector.formatLog(args);
  }

  function formatWithOptions(inspectOptions, ...args) {
    check.object(inspectOptions, 'inspectOptions', { allowArray: true, allowFunction: true });
    return inspector.formatLog(args, inspectOptions);
  }

  // ---- Functions of functions ----------------------------------------------------------------------------------

  function promisify(original) {
    check.func(original, 'original');
    if (original[promisifyCustom]) {
      const custom = original[promisifyCustom];
      check.func(custom, 'util.promisify.custom');
      return Object.defineProperty(custom, promisifyCustom, {
        value: custom, enumerable: false, writable: false, configurable: true,
      });
    }
    const names = original[promisifyArgs];
    function promisified(...args) {
      return new Promise((resolve, reject) => {
        const result = Reflect.apply(original, this, [...args, (error, ...values) => {
          if (error) reject(error);
          else if (names !== undefined && values.length > 1) {
            resolve(Object.fromEntries(names.map((name, index) => [name, values[index]])));
          } else resolve(values[0]);
        }]);
        if (types.isPromise(result)) {
          internal.process.emitWarning('Calling promisify on a function that returns a Promise is likely a mistake.',
            'DeprecationWarning', 'DEP0174');
        }
      });
    }
    Object.setPrototypeOf(promisified, Object.getPrototypeOf(original));
    Object.defineProperty(promisified, promisifyCustom, {
      value: promisified, enumerable: false, writable: false, configurable: true,
    });
    const descriptors = Object.getOwnPropertyDescriptors(original);
    for (const descriptor of Object.values(descriptors)) Object.setPrototypeOf(descriptor, null);
    return Object.defineProperties(promisified, descriptors);
  }
  promisify.custom = promisifyCustom;

  function callbackify(original) {
    check.func(original, 'original');
    function callbackified(...args) {
      const callback = args.pop();
      check.func(callback, 'last argument');
      const settled = callback.bind(this);
      Reflect.apply(original, this, args).then(
        (value) => internal.process.nextTick(settled, null, value),
        (reason) => internal.process.nextTick(() => {
          settled(reason || coded(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value', { reason }));
        }));
    }
    const descriptors = Object.getOwnPropertyDescriptors(original);
    if (typeof descriptors.length.value === 'number') descriptors.length.value += 1;
    if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
    return Object.defineProperties(callbackified, descriptors);
  }

  const warnedCodes = new Set();

  function deprecate(fn, message, code, { modifyPrototype = true } = {}) {
    if (code !== undefined) check.string(code, 'code');
    let isWarned = false;
    function deprecated(...args) {
      if (!isWarned) {
        isWarned = true;
        if (code === undefined || !warnedCodes.has(code)) {
          warnedCodes.add(code);
          internal.process.emitWarning(message, 'DeprecationWarning', code, deprecated);
        }
      }
      return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
    }
    if (modifyPrototype) {
      Object.setPrototypeOf(deprecated, fn);
      if (fn.prototype) deprecated.prototype = fn.prototype;
    }
    Object.defineProperty(deprecated, 'length', { ...Object.getOwnPropertyDescriptor(fn, 'length') });
    return deprecated;
  }

  // The environment of a program is empty, so that nothing is to be logged.
  function debuglog() {
    const logger = () => {};
    return Object.defineProperty(logger, 'enabled', { get: () => false, configurable: true, enumerable: true });
  }

  function inherits(constructor, superConstructor) {
    if (constructor === undefined || constructor === null) throw invalidType('ctor', 'Function', constructor);
    if (superConstructor === undefined || superConstructor === null) {
      throw invalidType('superCtor', 'Function', superConstructor);
    }
    if (superConstructor.prototype === undefined) {
      throw invalidType('superCtor.prototype', 'Object', superConstructor.prototype);
    }
    Object.defineProperty(constructor, 'super_', {
      value: superConstructor, writable: true, configurable: true, enumerable: false,
    });
    Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
  }

  function isDeepStrictEqual(a, b) {
    return internal.require('internal/comparisons').isDeepStrictEqual(a, b);
  }

  function extend(target, source) {
    return source === null || typeof source !== 'object' ? target : Object.assign(target, source);
  }

  // ---- Texts ---------------------------------------------------------------------------------------------------

  const CONTROL = new RegExp(
    '[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]*)*)?'
    + '(?:\\u0007|\\u001B\\u005C|\\u009C))|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]))', 'g');

  function stripVTControlCharacters(str) {
    check.string(str, 'str');
    return str.replace(CONTROL, '');
  }

  function styleText(format, text, options = undefined) {
    const { validateStream = true, stream = internal.process.stdout } = options ?? {};
    check.string(text, 'text');
    if (options !== undefined) check.object(options, 'options');
    check.boolean(validateStream, 'options.validateStream');
    const formats = Array.isArray(format) ? format : [format];
    let open = '';
    let close = '';
    let inner = text;
    const isShown = !validateStream || Boolean(stream?.isTTY);
    for (const name of formats) {
      if (name === 'none') continue;
      const code = inspect.colors[name];
      if (code === undefined) check.oneOf(name, 'format', Object.getOwnPropertyNames(inspect.colors));
      open += `\u001b[${code[0]}m`;
      close = `\u001b[${code[1]}m${close}`;
      // A style that ends inside begins anew after it.
      inner = inner.replaceAll(`\u001b[${code[1]}m`, (found) => (
        name === 'dim' || name === 'bold' ? `${found}\u001b[${code[0]}m` : `\u001b[${code[0]}m`));
    }
    return isShown ? `${open}${inner}${close}` : text;
  }

  function toUSVString(input) {
    return `${input}`.toWellFormed();
  }

  function parseEnv(content) {
    check.string(content, 'content');
    const found = {};
    const line = /^[ \t]*(?:export[ \t]+)?([^\s=#][^=\n]*?)[ \t]*=[ \t]*("[^"]*"|'[^']*'|`[^`]*`|[^\n#]*)/gm;
    for (const [, name, raw] of content.replaceAll('\r\n', '\n').matchAll(line)) {
      const quote = /^["'`]/.test(raw) && raw.length > 1 && raw.at(-1) === raw[0] ? raw[0] : '';
      let value = quote === '' ? raw.trim() : raw.slice(1, -1);
      if (quote === '"') value = value.replaceAll('\\n', '\n');
      found[name] = value;
    }
    return found;
  }

  // ---- Errors of the system ------------------------------------------------------------------------------------

  const systemErrors = () => internal.require('internal/system_errors');

  function systemError(err) {
    check.number(err, 'err');
    if (err >= 0 || !Number.isSafeInteger(err)) throw outOfRange('err', 'a negative integer', err);
    return systemErrors().get(err);
  }

  function _errnoException(err, syscall, original) {
    const name = getSystemErrorName(err);
    const error = new Error(`${syscall} ${name}${original ? ` ${original}` : ''}`);
    return Object.assign(error, { errno: err, code: name, syscall });
  }

  function _exceptionWithHostPort(err, syscall, address, port, additional) {
    const name = getSystemErrorName(err);
    const place = port > 0 ? ` ${address}:${port}` : address ? ` ${address}` : '';
    const error = new Error(`${syscall} ${name}${place}${additional ? ` - Local (${additional})` : ''}`);
    Object.assign(error, { errno: err, code: name, syscall, address });
    if (port) error.port = port;
    return error;
  }

  function getSystemErrorName(err) {
    return systemError(err)?.[0] ?? `Unknown system error ${err}`;
  }

  // ---- Signals -------------------------------------------------------------------------------------------------

  async function aborted(signal, resource) {
    if (signal === undefined) throw invalidType('signal', 'AbortSignal', signal);
    check.abortSignal(signal, 'signal');
    check.object(resource, 'resource', { nullable: false, allowFunction: true, allowArray: true });
    if (signal.aborted) return undefined;
    return new Promise((resolve) => { signal.addEventListener('abort', () => resolve(), { once: true }); });
  }

  const lacking = (name, reason) => ({
    [name]() { throw lack('util', `${name}()`, reason); },
  })[name];

  function convertProcessSignalToExitCode(signalCode) {
    const { signals } = internal.require('os').constants;
    check.oneOf(signalCode, 'signalCode', Object.keys(signals));
    return 128 + signals[signalCode];
  }

  const { MIMEType, MIMEParams } = internal.require('internal/mime');
  const { TextDecoder, TextEncoder } = internal.globals;
  const util = {
    _errnoException,
    _exceptionWithHostPort,
    _extend: extend,
    callbackify,
    convertProcessSignalToExitCode,
    debug: debuglog,
    debuglog,
    deprecate,
    format,
    styleText,
    formatWithOptions,
    getCallSites: lacking('getCallSites', 'would read the stack of the engine'),
    getSystemErrorMap: () => new Map(systemErrors()),
    getSystemErrorName,
    getSystemErrorMessage: (err) => systemError(err)?.[1] ?? `Unknown system error ${err}`,
    inherits,
    inspect,
    isArray: Array.isArray,
    isDeepStrictEqual,
    promisify,
    stripVTControlCharacters,
    toUSVString,
    transferableAbortSignal: lacking('transferableAbortSignal', 'would hand a signal to another thread'),
    transferableAbortController: lacking('transferableAbortController', 'would hand a signal to another thread'),
    aborted,
    types,
    parseEnv,
    parseArgs: internal.require('internal/parse_args'),
    TextDecoder,
    TextEncoder,
    MIMEType,
    MIMEParams,
    diff: (actual, expected) => internal.require('internal/difference').diff(actual, expected),
    setTraceSigInt: lacking('setTraceSigInt', 'would watch for a signal of the system'),
  };
  return util;
})
