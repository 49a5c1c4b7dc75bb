// The guest's `console`: every method ends in one record with its level, its text and its place.
//
// The texts are those of Node 24, where they go to its standard streams; its warnings about labels, too.
//
// Source: https://console.spec.whatwg.org/
(function (kit, records, errors, builtIns, clock, inspector, table) {
  'use strict';
  const { stringify, repeat, toText, slice, indexOf } = kit;
  const { property, globalValue, publish, string, notOfType } = builtIns;
  const { formatLog, inspect } = inspector;
  const { toFixed } = Number.prototype;
  const { padStart } = String.prototype;
  const { floor } = Math;
  const toNumber = Number;
  const counts = kit.map();
  const timers = kit.map();
  let depth = 0;

  // Console text has no bound of its own, a record has.
  const LONGEST = 1000000;

  const write = (level, args) => {
    if (records.hasRoomForLine()) print(level, formatLog(args));
  };

  function print(level, wholeText) {
    if (!records.hasRoomForLine()) return;
    let text = wholeText;
    if (text.length > LONGEST) text = slice(text, 0, LONGEST) + '…';
    if (depth > 0) text = indented(text);
    const place = errors.here();
    const where = place === null ? 'null,null' : place.module.number + ',' + place.line;
    records.line('["console","' + level + '",' + stringify(text) + ',' + where + ']');
  }

  function replaced(text, from, to) {
    let result = '';
    let done = 0;
    for (let at = indexOf(text, from); at >= 0; at = indexOf(text, from, done)) {
      result += slice(text, done, at) + to;
      done = at + from.length;
    }
    return result + slice(text, done);
  }

  function indented(text) {
    const space = repeat('  ', depth);
    return space + replaced(text, '\n', '\n' + space);
  }

  const warn = (text) => print('warn', 'Warning: ' + text);

  // ---- Times -----------------------------------------------------------------------------------------------

  const fixed = (value, digits) => kit.apply(toFixed, value, [digits]);
  const two = (text) => kit.apply(padStart, text, [2, '0']);

  function duration(milliseconds) {
    if (milliseconds < 1000) return toNumber(fixed(milliseconds, 3)) + 'ms';
    const hours = floor(milliseconds / 3600000);
    const minutes = floor((milliseconds % 3600000) / 60000);
    const seconds = fixed((milliseconds % 60000) / 1000, 3);
    if (hours === 0 && minutes === 0) return seconds + 's';
    const clockText = two(slice(seconds, 0, indexOf(seconds, '.'))) + slice(seconds, indexOf(seconds, '.'));
    return hours > 0
      ? hours + ':' + two(toText(minutes)) + ':' + clockText + ' (h:mm:ss.mmm)'
      : minutes + ':' + clockText + ' (m:ss.mmm)';
  }

  // "label: duration" of a timer; null, with a warning, when there is none.
  function elapsed(label, method) {
    const started = timers.get(label);
    if (started === undefined) {
      warn("No such label '" + label + "' for console." + method + '()');
      return null;
    }
    return label + ': ' + duration(clock.now() - started);
  }

  // ---- Stacks ----------------------------------------------------------------------------------------------

  // The frames under a trace, in which modules are named as everywhere in the record, by their places relative to the
  // entry.
  function frames(object) {
    kit.captureStackTrace(object, undefined);
    const { stack } = object;
    const end = indexOf(stack, '\n');
    const text = end < 0 ? '' : slice(stack, end);
    const place = errors.here();
    if (place === null) return text;
    const { name, url } = place.module;
    const base = url.length - name.length;
    return base > 0 && slice(url, base) === name ? replaced(text, slice(url, 0, base), '') : text;
  }

  const labelOf = (value) => (value === undefined ? 'default' : string(value));

  const methods = {
    log(...data) { write('log', data); },
    info(...data) { write('info', data); },
    debug(...data) { write('debug', data); },
    warn(...data) { write('warn', data); },
    error(...data) { write('error', data); },

    dir(item, options = undefined) {
      const own = { __proto__: null, customInspect: false };
      if (typeof options === 'object' && options !== null) {
        const names = kit.ownKeys(options);
        for (let index = 0; index < names.length; index += 1) own[names[index]] = options[names[index]];
      }
      print('log', inspect(item, own));
    },

    time(label = 'default') {
      const name = labelOf(label);
      if (timers.has(name)) warn("Label '" + name + "' already exists for console.time()");
      else timers.set(name, clock.now());
    },
    timeEnd(label = 'default') {
      const name = labelOf(label);
      const text = elapsed(name, 'timeEnd');
      if (text === null) return;
      timers.delete(name);
      print('log', text);
    },
    timeLog(label = 'default', ...data) {
      const text = elapsed(labelOf(label), 'timeLog');
      if (text === null) return;
      print('log', data.length === 0 ? text : text + ' ' + restOf(data));
    },

    trace(...data) {
      const text = formatLog(data);
      print('error', 'Trace' + (text === '' ? '' : ': ' + text) + frames({ __proto__: null }));
    },

    assert(condition = false, ...data) {
      if (condition) return;
      if (data.length === 0) print('warn', 'Assertion failed');
      else if (typeof data[0] === 'string') {
        property(data, 0, 'Assertion failed: ' + data[0], true);
        write('warn', data);
      } else if (records.hasRoomForLine()) print('warn', 'Assertion failed ' + formatLog(data));
    },

    clear() { depth = 0; },

    count(label = 'default') {
      const name = labelOf(label);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      print('log', name + ': ' + count);
    },
    countReset(label = 'default') {
      const name = labelOf(label);
      if (!counts.delete(name)) warn("Count for '" + name + "' does not exist");
    },

    group(...data) {
      if (data.length > 0) write('log', data);
      depth += 1;
    },
    groupEnd() {
      if (depth > 0) depth -= 1;
    },

    table(tabularData = undefined, properties = undefined) {
      if (properties !== undefined && !kit.isArray(properties)) {
        throw notOfType('properties', 'an instance of Array', properties);
      }
      if (tabularData === null || typeof tabularData !== 'object') write('log', [tabularData]);
      else print('log', table(tabularData, properties));
    },

    dirxml(...data) { write('log', data); },
    groupCollapsed(...data) {
      if (data.length > 0) write('log', data);
      depth += 1;
    },
  };

  // What follows on a text, where no text is a format any more.
  function restOf(data) {
    const list = kit.list();
    list[0] = '%s';
    list[1] = '';
    for (let index = 0; index < data.length; index += 1) list[index + 2] = data[index];
    return slice(formatLog(list), 1);
  }

  // Its prototype is an empty object, as namespaces of Web IDL once had one.
  const console = kit.setPrototypeOf(methods, {});
  publish(console, true);
  kit.defineProperty(console, kit.toStringTag, { __proto__: null, value: 'console', configurable: true });
  globalValue('console', console, false);
})
