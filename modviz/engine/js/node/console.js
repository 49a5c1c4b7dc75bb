// `node:console`: the console of the program, and the class of others that write to streams.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/console.html
(function (internal) {
  'use strict';
  const { coded, check, lack } = internal.require('internal/errors');
  const { inspector, inspect } = internal;
  const { console } = internal.globals;

  const notWritable = (name) => coded(
    TypeError, 'ERR_CONSOLE_WRITABLE_STREAM', `Console expects a writable stream instance for ${name}`);

  function Console(options, ...rest) {
    if (!new.target) return new Console(options, ...rest);
    const given = options === undefined || typeof options?.write === 'function'
      ? { stdout: options, stderr: rest[0], ignoreErrors: rest[1] } : options;
    const { stdout, stderr = stdout, inspectOptions, groupIndentation = 2 } = given;
    if (typeof stdout?.write !== 'function') throw notWritable('stdout');
    if (typeof stderr?.write !== 'function') throw notWritable('stderr');
    check.integer(groupIndentation, 'groupIndentation', 0, 1000);
    const counts = new Map();
    const started = new Map();
    let indentation = '';
    const format = (args) => inspector.formatLog(args, inspectOptions);
    const write = (stream, text) => {
      stream.write(`${indentation === '' ? text : indentation + text.replaceAll('\n', `\n${indentation}`)}\n`);
    };
    const out = (...args) => write(stdout, format(args));
    const error = (...args) => write(stderr, format(args));
    const methods = {
      log: out, info: out, debug: out, dirxml: out, warn: error, error,
      dir: (object, own) => out(inspect(object, { customInspect: false, ...inspectOptions, ...own })),
      assert(value, ...args) {
        if (value) return;
        if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
        error(...(args.length === 0 ? ['Assertion failed'] : typeof args[0] === 'string' ? args : ['Assertion failed:', ...args]));
      },
      clear() {},
      count(label = 'default') {
        counts.set(`${label}`, (counts.get(`${label}`) ?? 0) + 1);
        out(`${label}: ${counts.get(`${label}`)}`);
      },
      countReset(label = 'default') { counts.delete(`${label}`); },
      group(...data) {
        if (data.length > 0) out(...data);
        indentation += ' '.repeat(groupIndentation);
      },
      groupEnd() { indentation = indentation.slice(0, indentation.length - groupIndentation); },
      table() { throw lack('console', 'Console.table()', 'would draw a table on another stream'); },
      time(label = 'default') { started.set(`${label}`, internal.now()); },
      timeEnd(label = 'default') {
        this.timeLog(label);
        started.delete(`${label}`);
      },
      timeLog(label = 'default', ...data) {
        const start = started.get(`${label}`);
        if (start !== undefined) out('%s: %s', label, `${internal.now() - start}ms`, ...data);
      },
      trace(...args) {
        const made = new Error(format(args));
        made.name = 'Trace';
        Error.captureStackTrace(made);
        error(made.stack);
      },
      profile() {}, profileEnd() {}, timeStamp() {},
    };
    methods.groupCollapsed = methods.group;
    for (const [name, method] of Object.entries(methods)) this[name] = method.bind(this);
    return this;
  }
  Object.defineProperty(Console, Symbol.hasInstance, { value: (value) => typeof value?.groupCollapsed === 'function' });

  const more = {
    Console, profile() {}, profileEnd() {}, timeStamp() {},
    context() { throw lack('console', 'context()', 'would open another console'); },
    createTask() { throw lack('console', 'createTask()', 'would tell a debugger'); },
  };
  for (const [name, value] of Object.entries(more)) {
    if (name === 'Console' || !Object.hasOwn(console, name)) {
      Object.defineProperty(console, name, { value, writable: true, enumerable: true, configurable: true });
    }
  }
  return console;
})
