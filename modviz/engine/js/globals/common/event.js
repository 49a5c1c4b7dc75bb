// `Event` and `CustomEvent`, and how other interfaces of events are made: each is a table of what its dictionary holds.
//
// Source: https://dom.spec.whatwg.org/#events
(function (kit, builtIns, interfaces, clock) {
  'use strict';
  const { defineProperty, getOwnPropertyDescriptor, TypeError } = kit;
  const { string, standIn } = builtIns;
  const NativeObject = Object;
  const { here, stamp, objectOf, define, dictionary, needArguments } = interfaces;

  const PHASES = { __proto__: null, NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 };
  const COMMON = { __proto__: null, bubbles: false, cancelable: false, composed: false };

  const newRecord = (type, given, isTrusted) => ({
    __proto__: null, object: null, event: true, type, target: null, currentTarget: null, phase: 0, path: null,
    bubbles: given.bubbles, cancelable: given.cancelable, composed: given.composed, given,
    isStopped: false, isStoppedAtOnce: false, isCanceled: false, isInPassive: false, isDispatched: false, isTrusted,
    isOfMouse: false,
    time: clock.now(),
  });

  const eventOf = (value) => here(value, 'event');

  // Every event object has this one for itself, and cannot lose it.
  const trust = { get isTrusted() { return eventOf(this).isTrusted; } };
  const isTrusted = standIn(getOwnPropertyDescriptor(trust, 'isTrusted').get);

  function trustable(object) {
    defineProperty(object, 'isTrusted', {
      __proto__: null, get: isTrusted, set: undefined, enumerable: true, configurable: false,
    });
    return object;
  }

  function cancel(event) {
    if (event.cancelable && !event.isInPassive) event.isCanceled = true;
  }

  function initialize(event, type, bubbles, cancelable) {
    if (event.isDispatched) return;
    event.isStopped = event.isStoppedAtOnce = event.isCanceled = event.isTrusted = false;
    event.target = null;
    event.type = string(type);
    event.bubbles = !!bubbles;
    event.cancelable = !!cancelable;
  }

  const kinds = kit.table();

  // Makes an interface of events.  `members` is a table of what its dictionary has beside those of `parent`, with the
  // usual values; each becomes an attribute of that name, unless `methods` has one.  `needed` are the arguments of `new`.
  function defineEvent(name, parent, members, methods = {}, needed = 1) {
    const inherited = parent === null ? COMMON : kinds[parent].defaults;
    const defaults = kit.table();
    for (const table of [inherited, members]) {
      const names = kit.ownKeys(table);
      for (let index = 0; index < names.length; index += 1) defaults[names[index]] = table[names[index]];
    }
    const names = kit.ownKeys(members);
    for (let index = 0; index < names.length; index += 1) {
      if (kit.hasOwn(methods, names[index])) continue;
      const key = names[index];
      const attribute = { get [key]() { return eventOf(this).given[key]; } };
      interfaces.copy(attribute, methods);
    }
    const isOfMouse = name === 'MouseEvent' || (parent !== null && kinds[parent].isOfMouse);
    const make = (args, newTarget) => {
      const failed = "Failed to construct '" + name + "': ";
      const given = args[0];
      if (typeof given === 'symbol') throw new TypeError(failed + 'Cannot convert a Symbol value to a string');
      const type = string(given);
      const record = newRecord(type, dictionary(args[1], defaults, failed, name + 'Init'), false);
      record.isOfMouse = isOfMouse;
      trustable(stamp(kit.construct(NativeObject, [], newTarget), record));
      return record;
    };
    const constructor = define(name, parent === null ? null : kinds[parent].constructor, methods, {
      __proto__: null, make, needed, constants: parent === null ? PHASES : null,
    });
    kinds[name] = { __proto__: null, defaults, constructor, isOfMouse };
    return constructor;
  }

  defineEvent('Event', null, {}, {
    get type() { return eventOf(this).type; },
    get target() { return objectOf(eventOf(this).target); },
    get srcElement() { return objectOf(eventOf(this).target); },
    get currentTarget() { return objectOf(eventOf(this).currentTarget); },
    get eventPhase() { return eventOf(this).phase; },
    get bubbles() { return eventOf(this).bubbles; },
    get cancelable() { return eventOf(this).cancelable; },
    get composed() { return eventOf(this).composed; },
    get defaultPrevented() { return eventOf(this).isCanceled; },
    get timeStamp() { return eventOf(this).time; },
    get cancelBubble() { return eventOf(this).isStopped; },
    set cancelBubble(value) {
      const event = eventOf(this);
      if (value) event.isStopped = true;
    },
    get returnValue() { return !eventOf(this).isCanceled; },
    set returnValue(value) {
      const event = eventOf(this);
      if (!value) cancel(event);
    },
    composedPath() {
      const { path } = eventOf(this);
      const objects = [];
      for (let index = 0; path !== null && index < path.length; index += 1) {
        builtIns.property(objects, index, objectOf(path[index]), true);
      }
      return objects;
    },
    stopPropagation() { eventOf(this).isStopped = true; },
    stopImmediatePropagation() {
      const event = eventOf(this);
      event.isStopped = event.isStoppedAtOnce = true;
    },
    preventDefault() { cancel(eventOf(this)); },
    initEvent(type, bubbles = false, cancelable = false) {
      const event = eventOf(this);
      needArguments(arguments.length, 1, 'initEvent', 'Event');
      initialize(event, type, bubbles, cancelable);
    },
  });

  defineEvent('CustomEvent', 'Event', { __proto__: null, detail: null }, {
    initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
      const event = eventOf(this);
      needArguments(arguments.length, 1, 'initCustomEvent', 'CustomEvent');
      if (event.isDispatched) return;
      initialize(event, type, bubbles, cancelable);
      event.given.detail = detail;
    },
  });

  // The record of an event that the platform makes: of the interface `name`, with what `given` has of its dictionary.
  function create(name, type, given = kit.table(), isTrusted = true) {
    const kind = kinds[name];
    if (kind === undefined) throw new TypeError('no events ' + name);
    const record = newRecord(type, dictionary(given, kind.defaults, '', ''), isTrusted);
    record.isOfMouse = kind.isOfMouse;
    trustable(stamp(kit.create(kind.constructor.prototype), record));
    return record;
  }

  return { __proto__: null, defineEvent, create };
})
