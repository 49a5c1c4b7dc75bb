// What would differ from run to run: the time, which is that of the virtual clock, and random numbers, which are seeded.
(function (kit, clock) {
  'use strict';
  const { construct, defineProperty, apply } = kit;
  // (The name `Date` means the function below.)
  const { Date: NativeDate } = globalThis;
  const { prototype } = NativeDate;
  const { floor } = Math;
  const toText = prototype.toString;

  // The moment at which every run starts.
  const START = 1767225600000; // 2026-01-01T00:00:00Z

  // Reading the time takes time: a guest that waits for it to pass must not wait for ever.
  const READING = 0.01;

  function elapsed() {
    clock.now += READING;
    return clock.now;
  }

  const now = () => floor(START + elapsed());

  function define(target, name, value) {
    defineProperty(target, name, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  }

  function Date(...parts) {
    if (new.target === undefined) return apply(toText, new NativeDate(now()), []);
    if (parts.length === 0) return construct(NativeDate, [now()], new.target);
    return construct(NativeDate, parts, new.target);
  }
  define(Date, 'now', now);
  define(Date, 'parse', NativeDate.parse);
  define(Date, 'UTC', NativeDate.UTC);
  defineProperty(Date, 'length', { __proto__: null, value: 7 });
  defineProperty(Date, 'prototype', { __proto__: null, value: prototype, writable: false });
  define(prototype, 'constructor', Date);

  // xorshift32 (G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8, 2003), two rounds for 53 bits.
  let state = 0x9e3779b9;
  function next() {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  }
  const random = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;

  return {
    __proto__: null,
    install(target) {
      define(target, 'Date', Date);
      define(target.Math, 'random', random);
      const performance = {};
      define(performance, 'now', elapsed);
      define(performance, 'timeOrigin', START);
      define(target, 'performance', performance);
    },
    functions: [Date, now, random, elapsed],
  };
})
