// `node:perf_hooks`: marks and measures on the virtual clock.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/perf_hooks.html
(function (internal) {
  'use strict';
  const { coded, check, lack, missingArguments } = internal.require('internal/errors');
  const { inspect } = internal;
  const { constants } = internal.require('internal/facts').constants.perf_hooks;
  const { performance: native, structuredClone } = internal.globals;
  const making = Symbol('making');
  const { constructor: Performance } = native;
  const entries = [];
  const observers = new Set();

  class PerformanceEntry {
    #name;
    #type;
    #start;
    #duration;
    constructor(key, name, type, start, duration) {
      if (key !== making) throw coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
      this.#name = name;
      this.#type = type;
      this.#start = start;
      this.#duration = duration;
    }
    get name() { return this.#name; }
    get entryType() { return this.#type; }
    get startTime() { return this.#start; }
    get duration() { return this.#duration; }
    toJSON() {
      return { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration };
    }
    [inspect.custom](depth, options) {
      if (depth < 0) return this;
      const { name, entryType, startTime, duration } = this;
      const shown = { name, entryType, startTime, duration };
      if (this.detail !== undefined) shown.detail = this.detail;
      return `${this.constructor.name} ${inspect(shown, options)}`;
    }
  }

  class PerformanceMark extends PerformanceEntry {
    #detail;
    constructor(name, options = {}) {
      if (arguments.length === 0) throw missingArguments('name');
      const { startTime = internal.now(), detail = null } = options ?? {};
      check.number(startTime, 'startTime');
      if (startTime < 0) {
        throw coded(TypeError, 'ERR_PERFORMANCE_INVALID_TIMESTAMP', `${startTime} is not a valid timestamp`);
      }
      super(making, `${name}`, 'mark', startTime, 0);
      this.#detail = detail === null ? null : structuredClone(detail);
    }
    get detail() { return this.#detail; }
    toJSON() { return { ...super.toJSON(), detail: this.#detail }; }
  }

  class PerformanceMeasure extends PerformanceEntry {
    #detail;
    constructor(key, name, start, duration, detail) {
      super(key, name, 'measure', start, duration);
      this.#detail = detail;
    }
    get detail() { return this.#detail; }
    toJSON() { return { ...super.toJSON(), detail: this.#detail }; }
  }

  class PerformanceResourceTiming extends PerformanceEntry {}

  function add(entry) {
    const at = entries.findLastIndex((each) => each.startTime <= entry.startTime);
    entries.splice(at + 1, 0, entry);
    for (const observer of observers) observer[making](entry);
    return entry;
  }

  function timeOf(mark) {
    if (mark === undefined) return undefined;
    if (typeof mark === 'number') return mark;
    const found = entries.findLast((each) => each.entryType === 'mark' && each.name === `${mark}`);
    if (found === undefined) {
      throw internal.domException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
    }
    return found.startTime;
  }

  const all = (matches) => entries.filter(matches);

  const methods = {
    clearMarks(name = undefined) { clear('mark', name); },
    clearMeasures(name = undefined) { clear('measure', name); },
    clearResourceTimings() {},
    setResourceTimingBufferSize() {},
    getEntries: () => all(() => true),
    getEntriesByName(name, type = undefined) {
      if (name === undefined) throw missingArguments('name');
      return all((each) => each.name === `${name}` && (type === undefined || each.entryType === type));
    },
    getEntriesByType(type) {
      if (type === undefined) throw missingArguments('type');
      return all((each) => each.entryType === `${type}`);
    },
    mark(name, options = {}) { return add(new PerformanceMark(name, options)); },
    measure(name, startOrOptions = {}, endMark = undefined) {
      check.string(name, 'name');
      const isOptions = startOrOptions !== null && typeof startOrOptions === 'object';
      const options = isOptions ? startOrOptions : { start: startOrOptions, end: endMark };
      const { duration, detail = null } = options;
      let end = timeOf(isOptions ? options.end ?? endMark : endMark);
      let start = timeOf(options.start);
      if (end === undefined) end = start !== undefined && duration !== undefined ? start + duration : internal.now();
      if (start === undefined) start = duration !== undefined ? end - duration : 0;
      return add(new PerformanceMeasure(
        making, name, start, end - start, detail === null ? null : structuredClone(detail)));
    },
    eventLoopUtilization: () => ({ idle: 0, active: 0, utilization: 0 }),
    timerify(fn) {
      check.func(fn, 'fn');
      return fn;
    },
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(Performance.prototype, name, { value, writable: true, enumerable: true, configurable: true });
  }
  Object.defineProperty(native, 'nodeTiming', {
    get: () => ({ name: 'node', entryType: 'node', startTime: 0, duration: internal.now() }), configurable: true, enumerable: true,
  });

  function clear(type, name) {
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const { entryType, name: own } = entries[index];
      if (entryType === type && (name === undefined || own === `${name}`)) entries.splice(index, 1);
    }
  }

  class PerformanceObserverEntryList {
    #entries;
    constructor(list) { this.#entries = list; }
    getEntries() { return [...this.#entries]; }
    getEntriesByType(type) { return this.#entries.filter((each) => each.entryType === `${type}`); }
    getEntriesByName(name, type = undefined) {
      return this.#entries.filter((each) => each.name === `${name}` && (type === undefined || each.entryType === type));
    }
  }

  class PerformanceObserver {
    #callback;
    #types = new Set();
    #buffer = [];
    constructor(callback) {
      check.func(callback, 'callback');
      this.#callback = callback;
    }
    observe(options = {}) {
      check.object(options, 'options');
      const { entryTypes, type, buffered } = options;
      if (entryTypes === undefined && type === undefined) throw missingArguments(['options.entryTypes', 'options.type']);
      for (const each of entryTypes ?? [type]) this.#types.add(each);
      observers.add(this);
      if (buffered) for (const entry of entries) this[making](entry);
    }
    disconnect() {
      observers.delete(this);
      this.#types.clear();
      this.#buffer = [];
    }
    takeRecords() { return this.#buffer.splice(0); }
    [making](entry) {
      if (!this.#types.has(entry.entryType)) return;
      this.#buffer.push(entry);
      if (this.#buffer.length > 1) return;
      internal.load('timers').setImmediate(() => {
        const list = this.takeRecords();
        if (list.length > 0) this.#callback(new PerformanceObserverEntryList(list), this);
      });
    }
    static get supportedEntryTypes() { return ['mark', 'measure']; }
  }

  const lacking = (name, reason) => ({ [name]() { throw lack('perf_hooks', `${name}()`, reason); } })[name];
  return {
    Performance,
    PerformanceEntry,
    PerformanceMark,
    PerformanceMeasure,
    PerformanceObserver,
    PerformanceObserverEntryList,
    PerformanceResourceTiming,
    monitorEventLoopDelay: lacking('monitorEventLoopDelay', 'would measure real time'),
    eventLoopUtilization: methods.eventLoopUtilization,
    timerify: methods.timerify,
    createHistogram: lacking('createHistogram', 'would measure real time'),
    performance: native,
    constants,
  };
})
