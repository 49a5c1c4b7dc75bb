// The guest's `console`: every method ends in one record with its level, its text and its place.
(function (kit, records, errors, formatLog) {
  'use strict';
  const { stringify, defineProperty, repeat, toText } = kit;
  const counts = kit.map();
  let depth = 0;

  // Console text has no bound of its own, a record has.
  const LONGEST = 1000000;

  function write(level, args) {
    if (!records.hasRoomForLine()) return;
    let text = formatLog(args);
    if (text.length > LONGEST) text = kit.slice(text, 0, LONGEST) + '…';
    if (depth > 0) text = indented(text);
    const place = errors.here();
    const where = place === null ? 'null,null' : place.module.number + ',' + place.line;
    records.line('["console","' + level + '",' + stringify(text) + ',' + where + ']');
  }

  function indented(text) {
    const space = repeat('  ', depth);
    let result = space;
    let from = 0;
    for (let end = kit.indexOf(text, '\n'); end >= 0; end = kit.indexOf(text, '\n', from)) {
      result += kit.slice(text, from, end + 1) + space;
      from = end + 1;
    }
    return result + kit.slice(text, from);
  }

  // `first` before the values from `start` on; a text takes part in formatting only when it is `first` itself.
  function following(first, args, start) {
    const list = kit.list();
    list[0] = first;
    for (let index = start; index < args.length; index += 1) list[index - start + 1] = args[index];
    return list;
  }

  const label = (value) => (value === undefined ? 'default' : toText(value));

  const console = {
    log(...args) { write('log', args); },
    info(...args) { write('info', args); },
    warn(...args) { write('warn', args); },
    error(...args) { write('error', args); },
    debug(...args) { write('debug', args); },
    trace(...args) {
      const text = formatLog(args);
      write('trace', following('%s', ['Trace' + (text === '' ? '' : ': ' + text)], 0));
    },
    dir(value) { write('log', following(value, [], 0)); },
    assert(condition, ...args) {
      if (condition) return;
      if (args.length > 0 && typeof args[0] === 'string') {
        write('warn', following('Assertion failed: ' + args[0], args, 1));
      } else {
        write('warn', following(args.length > 0 ? 'Assertion failed:' : 'Assertion failed', args, 0));
      }
    },
    count(name) {
      const key = label(name);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      write('log', following('%s', [key + ': ' + count], 0));
    },
    countReset(name) { counts.set(label(name), 0); },
    group(...args) {
      if (args.length > 0) write('log', args);
      depth += 1;
    },
    groupCollapsed(...args) {
      if (args.length > 0) write('log', args);
      depth += 1;
    },
    groupEnd() {
      if (depth > 0) depth -= 1;
    },
  };
  defineProperty(console, kit.toStringTag, { __proto__: null, value: 'console', configurable: true });
  defineProperty(globalThis, 'console', {
    __proto__: null, value: console, writable: true, enumerable: false, configurable: true,
  });
  return console;
})
