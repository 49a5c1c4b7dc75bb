// `performance.mark()` and `measure()`, and the entries that they make, by the virtual clock.
//
// Source: https://w3c.github.io/user-timing/
(function (kit, builtIns, exceptions, clock) {
  'use strict';
  const { TypeError, listSlice } = kit;
  const { interfaceOf, property, standIn, string, number, isObject, requireArguments, inspectSymbol } = builtIns;
  const { structuredClone } = globalThis;
  let entries = kit.list();
  let made = null;

  class PerformanceEntry {
    #name;
    #start;
    #duration;
    constructor() {
      if (made === null) throw new TypeError('Illegal constructor');
      this.#name = made.name;
      this.#start = made.start;
      this.#duration = made.duration;
    }
    get name() { return this.#name; }
    get entryType() { return this.#name && ''; }
    get startTime() { return this.#start; }
    get duration() { return this.#duration; }
    toJSON() {
      const { name, entryType, startTime, duration } = this;
      return { name, entryType, startTime, duration };
    }
    [inspectSymbol](depth, options, inspect) {
      const { name, entryType, startTime, duration, detail } = this;
      return this.constructor.name + ' ' + inspect({ name, entryType, startTime, duration, detail }, options);
    }
  }
  const GuestEntry = interfaceOf(PerformanceEntry);

  class PerformanceMark extends PerformanceEntry {
    #detail;
    constructor(name, options = undefined) {
      requireArguments(arguments.length, ['name']);
      const start = isObject(options) && options.startTime !== undefined ? number(options.startTime) : clock.now();
      if (start < 0) throw new TypeError('startTime must not be negative');
      made = { __proto__: null, name: string(name), start, duration: 0 };
      super();
      made = null;
      this.#detail = cloned(options);
    }
    get entryType() { return 'mark'; }
    get detail() { return this.#detail; }
  }
  kit.setPrototypeOf(interfaceOf(PerformanceMark), GuestEntry);

  class PerformanceMeasure extends PerformanceEntry {
    #detail;
    constructor(detail) {
      super();
      this.#detail = detail;
    }
    get entryType() { return 'measure'; }
    get detail() { return this.#detail; }
  }
  kit.setPrototypeOf(interfaceOf(PerformanceMeasure), GuestEntry);

  const cloned = (options) =>
    (isObject(options) && options.detail !== undefined && options.detail !== null
      ? structuredClone(options.detail) : null);

  // A time, or that of the latest mark with that name.
  function timeOf(mark) {
    if (typeof mark === 'number') return mark;
    const name = string(mark);
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      if (entries[index].entryType === 'mark' && entries[index].name === name) return entries[index].startTime;
    }
    throw exceptions.create('The "' + name + '" performance mark has not been set', 'SyntaxError');
  }

  function add(entry) {
    let at = entries.length;
    while (at > 0 && entries[at - 1].startTime > entry.startTime) {
      entries[at] = entries[at - 1];
      at -= 1;
    }
    entries[at] = entry;
    return entry;
  }

  function found(isMeant) {
    const result = [];
    for (let index = 0; index < entries.length; index += 1) {
      if (isMeant(entries[index])) property(result, result.length, entries[index], true);
    }
    return result;
  }

  function clear(type, name) {
    const kept = kit.list();
    for (let index = 0; index < entries.length; index += 1) {
      const entry = entries[index];
      if (entry.entryType !== type || (name !== undefined && entry.name !== name)) kept[kept.length] = entry;
    }
    entries = listSlice(kept);
  }

  const methods = {
    clearMarks(name = undefined) { clear('mark', name === undefined ? name : string(name)); },
    clearMeasures(name = undefined) { clear('measure', name === undefined ? name : string(name)); },
    getEntries() { return found(() => true); },
    getEntriesByName(name, type = undefined) {
      return found((entry) => entry.name === name && (type === undefined || entry.entryType === type));
    },
    getEntriesByType(type) { return found((entry) => entry.entryType === type); },
    mark(name, options = undefined) {
      requireArguments(arguments.length, ['name']);
      return add(new PerformanceMark(name, options));
    },
    measure(name, startOrOptions = undefined, endMark = undefined) {
      requireArguments(arguments.length, ['name']);
      const options = isObject(startOrOptions) ? startOrOptions : { start: startOrOptions, end: endMark };
      const { duration } = options;
      let end = options.end === undefined ? clock.now() : timeOf(options.end);
      let start = options.start === undefined ? 0 : timeOf(options.start);
      if (duration !== undefined && options.start === undefined) start = end - number(duration);
      else if (duration !== undefined) end = start + number(duration);
      made = { __proto__: null, name: string(name), start, duration: end - start };
      const entry = new PerformanceMeasure(cloned(options));
      made = null;
      return add(entry);
    },
  };
  for (const name of kit.ownKeys(methods)) property(Performance.prototype, name, standIn(methods[name]), true);
})
