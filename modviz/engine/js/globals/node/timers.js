// Node's timers: `setTimeout` gives an object, no timer is due at once, and immediates have a queue of their own.
//
// Source: https://nodejs.org/api/timers.html
(function (kit, builtIns, records, errors, clock, processPart, frames) {
  'use strict';
  const { apply, stringify } = kit;
  const { notOfType, globalFunctions, property, standIn } = builtIns;
  const { trunc } = Math;
  const LONGEST = 2147483647;
  const timers = kit.map();
  let lastNumber = 0;

  function here() {
    const place = errors.here();
    return place === null ? 'null,null' : place.module.number + ',' + place.line;
  }

  function restOf(args, first) {
    const rest = [];
    for (let index = first; index < args.length; index += 1) property(rest, index - first, args[index], true);
    return rest;
  }

  function checked(callback) {
    if (typeof callback !== 'function') throw notOfType('callback', 'of type function', callback);
    return callback;
  }

  const states = kit.weakMap();

  // Has the other side fire it, once or again and again; a timer that is started again gets another number.
  function start(object, state) {
    lastNumber += 1;
    state.number = lastNumber;
    timers.set(lastNumber, object);
    const wait = state.delay + (state.repeats ? 0 : clock.ahead());
    records.request(
      '["timer",' + lastNumber + ',' + stringify(wait) + ',' + state.repeats + ',' + here() + ',' + state.isImmediate + ']');
    if (!state.isRef) tellRef(state);
  }

  function tellRef(state) {
    records.request('["timerref",' + state.number + ',' + state.isRef + ']');
  }

  function stop(object) {
    const state = states.get(object);
    if (state === undefined || timers.get(state.number) !== object) return;
    timers.delete(state.number);
    records.request('["cleared",' + state.number + ']');
  }

  function make(prototype, callback, delay, rest, repeats, isImmediate) {
    const object = kit.setPrototypeOf({}, prototype);
    const state = {
      __proto__: null, number: 0, callback, delay, rest, repeats, isImmediate, isRef: true, frame: frames.current(),
    };
    states.set(object, state);
    start(object, state);
    return object;
  }

  function setRef(object, isRef) {
    const state = states.get(object);
    state.isRef = isRef;
    tellRef(state);
    return object;
  }

  class Timeout {
    ref() { return setRef(this, true); }
    unref() { return setRef(this, false); }
    hasRef() { return states.get(this).isRef; }
    refresh() {
      const state = states.get(this);
      if (timers.get(state.number) === this) {
        stop(this);
        start(this, state);
      }
      return this;
    }
    close() {
      stop(this);
      return this;
    }
    [Symbol.toPrimitive]() { return states.get(this).number; }
    [Symbol.dispose]() { stop(this); }
  }
  class Immediate {
    ref() { return setRef(this, true); }
    unref() { return setRef(this, false); }
    hasRef() { return states.get(this).isRef; }
    [Symbol.dispose]() { stop(this); }
  }
  for (const each of [Timeout, Immediate]) {
    const keys = kit.ownKeys(each.prototype);
    for (let index = 0; index < keys.length; index += 1) standIn(each.prototype[keys[index]]);
  }

  const warned = kit.table();
  function warnOnce(kind, delay, what) {
    if (warned[kind]) return;
    warned[kind] = kind !== 'Overflow';
    processPart.warn(delay + ' ' + what + '.\nTimeout duration was set to 1.', 'Timeout' + kind + 'Warning');
  }

  // Node counts what is no number from 1 to the longest as 1.
  function delayOf(after) {
    const delay = after === undefined ? 1 : +after;
    if (delay >= 1 && delay <= LONGEST) return trunc(delay);
    if (delay > LONGEST) warnOnce('Overflow', delay, 'does not fit into a 32-bit signed integer');
    else if (delay < 0) warnOnce('Negative', delay, 'is a negative number');
    else if (delay !== delay) warnOnce('NaN', delay, 'is not a number');
    return 1;
  }

  function clear(timer) {
    if (typeof timer === 'object' && timer !== null) stop(timer);
    else if ((typeof timer === 'number' || typeof timer === 'string') && timers.has(+timer)) stop(timers.get(+timer));
  }

  const functions = {
    clearImmediate(immediate) { clear(immediate); },
    setImmediate(callback) {
      return make(Immediate.prototype, checked(callback), 0, restOf(arguments, 1), false, true);
    },
    clearInterval(timer) { clear(timer); },
    clearTimeout(timer) { clear(timer); },
    setInterval(callback, repeat) {
      return make(Timeout.prototype, checked(callback), delayOf(repeat), restOf(arguments, 2), true, false);
    },
    setTimeout(callback, after) {
      return make(Timeout.prototype, checked(callback), delayOf(after), restOf(arguments, 2), false, false);
    },
  };
  globalFunctions(functions);

  return {
    __proto__: null,
    functions,

    // Calls the function of a timer; what it throws is thrown here.
    fire(known) {
      const object = timers.get(known);
      if (object === undefined) return;
      const state = states.get(object);
      if (!state.repeats) timers.delete(known);
      frames.runIn(state.frame, () => apply(state.callback, object, state.rest));
    },
  };
})
