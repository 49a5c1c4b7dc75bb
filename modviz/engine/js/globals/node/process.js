// `process`: what the program knows of its process, its events, and how it ends.
//
// The facts are those of one fixed machine, so that a program runs the same way everywhere.
//
// Source: https://nodejs.org/api/process.html
(function (kit, records, errors, builtIns, inspector, clock, path, ask, uncaught, isProxy, functionText, frames) {
  'use strict';
  const { apply, stringify, defineProperty, getOwnPropertyDescriptor } = kit;
  const { coded, notOfType, property, publish, standIn, newMap } = builtIns;
  const { BigInt } = globalThis;
  const { isInteger } = Number;
  const { floor } = Math;
  const { forEach } = kit.mapPrototype;
  const { inspect, formatLog } = inspector;
  const VERSION = '24.19.0';

  function checkText(value, name) {
    if (typeof value !== 'string') throw notOfType(name, 'of type string', value);
  }

  function checkFunction(value, name) {
    if (typeof value !== 'function') throw notOfType(name, 'of type function', value);
  }

  // ---- Events ------------------------------------------------------------------------------------------------

  // By event name a list of { listener, isOnce }, which is never changed, only replaced.
  const listeners = newMap();
  const listenersOf = (name) => listeners.get(name) ?? kit.list();

  function setListeners(name, list) {
    if (list.length === 0) listeners.delete(name);
    else listeners.set(name, list);
  }

  function add(name, listener, isOnce, isFirst) {
    checkFunction(listener, 'listener');
    const before = listenersOf(name);
    const list = kit.list();
    const entry = { __proto__: null, listener, isOnce };
    if (isFirst) list[0] = entry;
    for (let index = 0; index < before.length; index += 1) list[list.length] = before[index];
    if (!isFirst) list[list.length] = entry;
    setListeners(name, list);
    return process;
  }

  function without(name, isUnwanted) {
    const before = listenersOf(name);
    let found = -1;
    for (let index = 0; index < before.length; index += 1) if (isUnwanted(before[index])) found = index;
    if (found < 0) return;
    const list = kit.list();
    for (let index = 0; index < before.length; index += 1) if (index !== found) list[list.length] = before[index];
    setListeners(name, list);
  }

  function emit(name, args) {
    const list = listenersOf(name);
    for (let index = 0; index < list.length; index += 1) {
      const entry = list[index];
      if (entry.isOnce) without(name, (each) => each === entry);
      apply(entry.listener, process, args);
    }
    return list.length > 0;
  }

  function arrayOf(list, valueOf) {
    const array = [];
    for (let index = 0; index < list.length; index += 1) property(array, index, valueOf(list[index]), true);
    return array;
  }

  const emitter = {
    on(name, listener) { return add(name, listener, false, false); },
    addListener(name, listener) { return add(name, listener, false, false); },
    once(name, listener) { return add(name, listener, true, false); },
    prependListener(name, listener) { return add(name, listener, false, true); },
    prependOnceListener(name, listener) { return add(name, listener, true, true); },
    off(name, listener) {
      without(name, (each) => each.listener === listener);
      return process;
    },
    removeListener(name, listener) { return emitter.off(name, listener); },
    removeAllListeners(name) {
      const gone = name === undefined ? names() : [name];
      for (let index = 0; index < gone.length; index += 1) listeners.delete(gone[index]);
      return process;
    },
    emit(name, ...args) { return emit(name, args); },
    listenerCount: (name) => listenersOf(name).length,
    listeners: (name) => arrayOf(listenersOf(name), (each) => each.listener),
    rawListeners: (name) => arrayOf(listenersOf(name), (each) => each.listener),
    eventNames: () => arrayOf(names(), (name) => name),
    setMaxListeners: () => process,
    getMaxListeners: () => 10,
  };

  function names() {
    const list = kit.list();
    kit.apply(forEach, listeners, [(_, name) => { list[list.length] = name; }]);
    return list;
  }

  // ---- The end -----------------------------------------------------------------------------------------------

  let exitCode;
  let isExiting = false;

  function checkCode(code) {
    if (code === undefined || code === null) return code;
    const number = typeof code === 'string' && code !== '' && isInteger(+code) ? +code : code;
    if (typeof number !== 'number') throw notOfType('code', 'of type number', code);
    if (isInteger(number)) return number;
    const message = 'The value of "code" is out of range. It must be an integer. Received ' + inspect(number);
    throw coded(new kit.RangeError(message), 'ERR_OUT_OF_RANGE');
  }

  // Ends the process with its code, and does not return.
  const leave = () => ask('exit', kit.toText((exitCode ?? 0) | 0));

  // The same when the program asks for it; what a listener throws, `process.exit()` throws.
  function end(code) {
    if (code !== undefined) exitCode = code;
    if (!isExiting) {
      isExiting = true;
      emit('exit', [exitCode ?? 0]);
    }
    leave();
  }

  // What nobody has caught: a listener of the program's may take it, or the process ends.
  function fatal(error, origin, tag = 'exception') {
    try {
      emit('uncaughtExceptionMonitor', [error, origin]);
      if (emit('uncaughtException', [error, origin])) return;
    } catch (another) {
      uncaught.tell(tag, another);
      exitCode = 7;
      leave();
    }
    uncaught.tell(tag, error);
    if (isExiting) {
      exitCode ??= 1;
      leave();
    }
    isExiting = true;
    exitCode = 1;
    try {
      emit('exit', [1]);
    } catch {
      // The process ends already, for the error before this one.
    }
    leave();
  }

  // ---- Ticks and rejections ----------------------------------------------------------------------------------

  let ticks = kit.list();
  let next = 0;

  // Calls all that wait for the next tick, also what comes in between; how many there were.
  function runTicks() {
    let count = 0;
    if (ticks.length > 0) records.first('["ticks",' + ticks.length + ']');
    while (next < ticks.length) {
      const { callback, args, frame } = ticks[next];
      ticks[next] = null;
      next += 1;
      count += 1;
      try {
        frames.runIn(frame, () => apply(callback, undefined, args));
      } catch (error) {
        fatal(error, 'uncaughtException');
      }
    }
    ticks = kit.list();
    next = 0;
    return count;
  }

  const isErrorLike = (value) => typeof value === 'object' && value !== null && !isProxy(value)
    && (kit.isError(value) || getOwnPropertyDescriptor(value, 'stack') !== undefined);

  function unhandled(reason) {
    const error = new kit.Error(
      'This error originated either by throwing inside of an async function without a catch block, or by rejecting a'
      + ' promise which was not handled with .catch(). The promise rejected with the reason "' + shortText(reason)
      + '".');
    coded(error, 'ERR_UNHANDLED_REJECTION');
    property(error, 'name', 'UnhandledPromiseRejection', true);
    return error;
  }

  function shortText(value) {
    if (typeof value === 'object' && value !== null && !isProxy(value)) {
      const constructor = errors.quietly(value, 'constructor');
      const name = typeof constructor === 'function' ? errors.quietly(constructor, 'name') : undefined;
      return '#<' + (typeof name === 'string' ? name : 'Object') + '>';
    }
    if (typeof value === 'function') return functionText(value);
    return typeof value === 'symbol' ? inspect(value) : typeof value === 'object' ? 'null' : kit.toText(value);
  }

  // The numbers of the rejections that nobody had handled in time, as Node's warning has them.
  const rejectionNumbers = kit.weakMap();
  let rejectionCount = 0;

  // Tells of the promises that got a handler after they had been told of.
  function processHandledRejections() {
    const handled = uncaught.takeHandledLate();
    for (let index = 0; index < handled.length; index += 1) {
      const { promise } = handled[index];
      try {
        if (emit('rejectionHandled', [promise])) continue;
      } catch (error) {
        fatal(error, 'uncaughtException');
        continue;
      }
      const number = rejectionNumbers.get(promise);
      warn(warningOf(
        'Promise rejection was handled asynchronously (rejection id: ' + number + ')', 'PromiseRejectionHandledWarning'));
    }
    return handled.length;
  }

  function processRejections() {
    let count = processHandledRejections();
    const found = uncaught.takeRejections();
    for (let index = 0; index < found.length; index += 1) {
      if (found[index] === null) continue;
      const { promise, reason } = found[index];
      count += 1;
      rejectionCount += 1;
      rejectionNumbers.set(promise, rejectionCount);
      try {
        if (emit('unhandledRejection', [reason, promise])) continue;
      } catch (error) {
        fatal(error, 'uncaughtException');
        continue;
      }
      fatal(isErrorLike(reason) ? reason : unhandled(reason), 'unhandledRejection', 'rejection');
    }
    return count;
  }

  // ---- Streams -----------------------------------------------------------------------------------------------

  // Each text that is written is a line of the console, or several.
  function writable(fd, level) {
    function write(chunk) {
      if (!records.hasRoomForLine()) return;
      const text = kit.unitAt(chunk, chunk.length - 1) === '\n' ? kit.slice(chunk, 0, chunk.length - 1) : chunk;
      const place = errors.here();
      const where = place === null ? 'null,null' : place.module.number + ',' + place.line;
      records.line('["console","' + level + '",' + stringify(text) + ',' + where + ']');
    }
    const stream = {
      fd,
      writable: true,
      write(chunk, encoding = undefined, callback = undefined) {
        if (typeof chunk !== 'string' && !kit.isArray(chunk) && (typeof chunk !== 'object' || chunk === null)) {
          throw notOfType('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk);
        }
        write(typeof chunk === 'string' ? chunk : formatLog([chunk]));
        const done = typeof encoding === 'function' ? encoding : callback;
        if (typeof done === 'function') nextTick(done, []);
        return true;
      },
      end(chunk = undefined) {
        if (chunk !== undefined) stream.write(chunk);
        return stream;
      },
      on: () => stream,
      once: () => stream,
      off: () => stream,
      emit: () => false,
      removeListener: () => stream,
    };
    publish(stream, true);
    return stream;
  }

  function nextTick(callback, args) {
    if (isExiting) return;
    ticks[ticks.length] = { __proto__: null, callback, args, frame: frames.current() };
  }

  // ---- Warnings ----------------------------------------------------------------------------------------------

  // Has Node print a warning; it goes to the record, and to the listeners of the program's.
  function warn(warning) {
    const text = (key) => {
      const value = errors.quietly(warning, key);
      return typeof value === 'string' ? value : '';
    };
    nextTick(() => emit('warning', [warning]), []);
    const name = text('name') || 'Warning';
    records.first(
      '["warning",' + stringify(name) + ',' + stringify(text('code')) + ',' + stringify(text('message')) + ','
      + uncaught.here() + ']');
  }

  function warningOf(message, name, code, detail) {
    const warning = new kit.Error(message);
    property(warning, 'name', name, true);
    if (code !== undefined) property(warning, 'code', code, true);
    if (detail !== undefined) property(warning, 'detail', detail, true);
    return warning;
  }

  // ---- The object --------------------------------------------------------------------------------------------

  const lack = (what) => ask('lack', what);
  const milliseconds = () => clock.now();

  const methods = {
    cwd: () => facts.cwd,
    chdir() { lack('process.chdir()'); },
    nextTick(callback, ...args) {
      checkFunction(callback, 'callback');
      nextTick(callback, args);
    },
    exit(code = undefined) {
      end(checkCode(code) ?? undefined);
    },
    reallyExit(code = 0) {
      exitCode = +code | 0;
      leave();
    },
    abort() { lack('process.abort()'); },
    kill() { lack('process.kill()'); },
    emitWarning(warning, type = undefined, code = undefined) {
      let name = type;
      let detail;
      let number = code;
      if (typeof type === 'object' && type !== null && !kit.isArray(type)) {
        name = type.type || 'Warning';
        number = type.code;
        if (typeof type.detail === 'string') detail = type.detail;
      } else if (typeof type === 'function') {
        name = 'Warning';
        number = undefined;
      }
      if (typeof number === 'function') number = undefined;
      if (name !== undefined) checkText(name, 'type');
      if (number !== undefined) checkText(number, 'code');
      if (typeof warning === 'string') {
        warn(warningOf(warning, name || 'Warning', number, detail));
      } else if (typeof warning === 'object' && warning !== null && !isProxy(warning) && kit.isError(warning)) {
        warn(warning);
      } else {
        throw notOfType('warning', 'of type string or an instance of Error', warning);
      }
    },
    uptime: () => milliseconds() / 1000,
    hrtime(time = undefined) {
      const now = milliseconds();
      let seconds = floor(now / 1000);
      let nanoseconds = floor((now - seconds * 1000) * 1e6);
      if (time !== undefined) {
        seconds -= time[0];
        nanoseconds -= time[1];
        if (nanoseconds < 0) {
          seconds -= 1;
          nanoseconds += 1e9;
        }
      }
      return [seconds, nanoseconds];
    },
    memoryUsage: () => ({ rss: 5e7, heapTotal: 6e6, heapUsed: 4e6, external: 1.5e6, arrayBuffers: 1e4 }),
    cpuUsage: () => ({ user: 3e4, system: 1e4 }),
    umask: () => 18,
    getuid: () => 1000,
    geteuid: () => 1000,
    getgid: () => 1000,
    getegid: () => 1000,
    setUncaughtExceptionCaptureCallback() { lack('process.setUncaughtExceptionCaptureCallback()'); },
    hasUncaughtExceptionCaptureCallback: () => false,
    binding() { lack('process.binding()'); },
    dlopen() { lack('process.dlopen()'); },
  };
  publish(methods, true);
  publish(emitter, true);
  property(methods.hrtime, 'bigint', standIn({ bigint: () => BigInt(floor(milliseconds() * 1e6)) }.bigint), true);

  const facts = { __proto__: null, cwd: '/', entry: '' };

  const process = kit.setPrototypeOf({
    version: 'v' + VERSION,
    versions: { node: VERSION, v8: '13.6.233.17-node.53', uv: '1.51.0', modules: '137' },
    arch: 'x64',
    platform: 'linux',
    release: { name: 'node', lts: 'Krypton' },
  }, kit.setPrototypeOf(
    { constructor: standIn(function process() {}) }, emitter));
  const own = kit.ownKeys(methods);
  for (let index = 0; index < own.length; index += 1) property(process, own[index], methods[own[index]], true);
  property(process, 'env', {}, true);
  property(process, 'title', 'node', true);
  property(process, 'pid', 4242, true);
  property(process, 'ppid', 4241, true);
  property(process, 'execArgv', [], true);
  property(process, 'execPath', '/usr/local/bin/node', true);
  property(process, 'argv0', 'node', true);
  property(process, 'argv', ['/usr/local/bin/node'], true);
  property(process, 'features', { inspector: true, ipv6: true, typescript: 'strip', require_module: true }, true);
  property(process, 'stdout', writable(1, 'log'), true);
  property(process, 'stderr', writable(2, 'error'), true);
  property(process, 'stdin', { fd: 0, on: standIn(function on() { return this; }) }, true);
  property(process, '_exiting', false, true);
  const code = {
    get exitCode() { return exitCode; },
    set exitCode(value) { exitCode = checkCode(value) ?? undefined; },
  };
  defineProperty(process, 'exitCode', {
    __proto__: null, ...getOwnPropertyDescriptor(code, 'exitCode'), enumerable: true, configurable: false,
  });
  defineProperty(process, kit.toStringTag, { __proto__: null, value: 'process', configurable: true });
  property(globalThis, 'process', process, false);
  property(globalThis, 'global', globalThis, false);
  property(globalThis, kit.toStringTag, 'global', false);

  return {
    __proto__: null,
    process,
    nextTick,
    fatal,
    warn: (message, name = 'Warning', warningCode = undefined) => warn(warningOf(message, name, warningCode, undefined)),
    runTicks,
    processRejections,
    // Node's `beforeExit`, after which there may be something to do again.
    beforeExit() {
      try {
        emit('beforeExit', [exitCode ?? 0]);
      } catch (error) {
        fatal(error, 'uncaughtException');
      }
    },
    // There is nothing left to do: the process ends with its own code, or with `fallback`.
    exit(fallback) {
      isExiting = true;
      if (fallback !== 0) exitCode ??= fallback;
      try {
        emit('exit', [exitCode ?? 0]);
      } catch (error) {
        fatal(error, 'uncaughtException');
      }
      leave();
    },
    // What is known of this process from the start.
    start(command) {
      facts.cwd = command.cwd;
      path.startIn(command.cwd);
      property(process, 'argv', arrayOf(command.argv, (each) => each), true);
    },
  };
})
