// The virtual clock, and what tells the time by it: `Date` and `performance`.
//
// A run starts at one fixed instant, and time passes only when the other side says so.  A loop that waits for time
// to pass would never end, so whoever asks more than WAITING times in one task gets a millisecond for each question.
//
// Source: https://w3c.github.io/hr-time/
(function (kit, builtIns) {
  'use strict';
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys, TypeError } = kit;
  const { standIn, property, interfaceOf, globalValue, publish } = builtIns;
  const NativeDate = Date;
  const datePrototype = NativeDate.prototype;
  const uncurried = (method) => (receiver, ...rest) => apply(method, receiver, rest);
  const {
    toString, toTimeString,
  } = datePrototype;
  const dateText = uncurried(toString);

  const START = NativeDate.UTC(2026, 0, 1);
  const WAITING = 1000;

  let told = 0;
  let time = 0;
  let questions = 0;

  function now() {
    questions += 1;
    if (questions > WAITING) time += 1;
    return time;
  }

  // The milliseconds that loops have waited beyond what the other side knows of.
  const ahead = () => time - told;

  // ---- Date ------------------------------------------------------------------------------------------------

  const ZONE = ' (Coordinated Universal Time)';
  const withZone = (text) => (text === 'Invalid Date' ? text : text + ZONE);

  function GuestDate(year, month, day, hours, minutes, seconds, milliseconds) {
    if (new.target === undefined) return withZone(dateText(new NativeDate(START + now())));
    const args = arguments.length === 0 ? [START + now()] : arguments;
    return construct(NativeDate, args, new.target);
  }
  const statics = { now() { return START + now(); } };
  const nativeKeys = ownKeys(NativeDate);
  for (let index = 0; index < nativeKeys.length; index += 1) {
    defineProperty(GuestDate, nativeKeys[index], getOwnPropertyDescriptor(NativeDate, nativeKeys[index]));
  }
  property(GuestDate, 'now', standIn(statics.now), false);
  property(datePrototype, 'constructor', GuestDate, false);
  globalValue('Date', standIn(GuestDate), false);

  // ---- Texts of dates, as V8 writes them (the engine leaves out the name of the zone) ------------------

  const texts = {
    toString() { return withZone(dateText(this)); },
    toTimeString() { return withZone(apply(toTimeString, this, [])); },
  };
  publish(texts, false);
  const textNames = ownKeys(texts);
  for (let index = 0; index < textNames.length; index += 1) {
    property(datePrototype, textNames[index], texts[textNames[index]], false);
  }

  // ---- performance -----------------------------------------------------------------------------------------

  let isMaking = true;
  class Performance {
    #brand = true;
    constructor() {
      if (!isMaking) throw new TypeError('Illegal constructor');
    }
    get timeOrigin() { return this.#brand && START; }
    now() { return this.#brand && now(); }
    toJSON() { return { timeOrigin: this.timeOrigin }; }
  }
  interfaceOf(Performance);
  globalValue('performance', new Performance(), true);
  isMaking = false;

  return {
    __proto__: null,
    now,
    ahead,

    // A new task starts, at this time of the other side's clock.
    set(milliseconds) {
      told = milliseconds;
      if (told > time) time = told;
      questions = 0;
    },
  };
})
