// `Event`, `CustomEvent` and `EventTarget`: a target has no parents here, so an event has one target and no way to bubble.
//
// Source: https://dom.spec.whatwg.org/#events
(function (kit, builtIns, exceptions, clock, reportUncaught) {
  'use strict';
  const { apply, defineProperty, getOwnPropertyDescriptor, TypeError } = kit;
  const { string, isObject, interfaceOf, notOfType, requireArguments } = builtIns;
  const NONE = 0;
  const AT_TARGET = 2;

  // What happens to an event; it is changed from outside of its class.
  const states = kit.weakMap();
  const stateOf = (event) => {
    const state = states.get(event);
    if (state === undefined) throw new TypeError('Value of "this" must be of type Event');
    return state;
  };
  const flag = (options, name) => isObject(options) && !!options[name];

  class Event {
    constructor(type, options = undefined) {
      requireArguments(arguments.length, ['type']);
      if (options !== undefined && options !== null && !isObject(options)) {
        throw notOfType('options', 'of type object', options);
      }
      states.set(this, {
        __proto__: null, type: string(type), bubbles: flag(options, 'bubbles'), cancelable: flag(options, 'cancelable'),
        composed: flag(options, 'composed'), target: null, currentTarget: null, phase: NONE, isStopped: false,
        isStoppedNow: false, isCanceled: false, isPassive: false, isTrusted: false, time: clock.now(),
      });
      defineProperty(this, 'isTrusted', {
        __proto__: null, get: isTrusted, set: undefined, enumerable: true, configurable: false,
      });
    }
    get type() { return stateOf(this).type; }
    get target() { return stateOf(this).target; }
    get srcElement() { return stateOf(this).target; }
    get currentTarget() { return stateOf(this).currentTarget; }
    get eventPhase() { return stateOf(this).phase; }
    get bubbles() { return stateOf(this).bubbles; }
    get cancelable() { return stateOf(this).cancelable; }
    get composed() { return stateOf(this).composed; }
    get defaultPrevented() { return stateOf(this).isCanceled; }
    get returnValue() { return !stateOf(this).isCanceled; }
    get cancelBubble() { return stateOf(this).isStopped; }
    set cancelBubble(value) { if (value) stateOf(this).isStopped = true; }
    get timeStamp() { return stateOf(this).time; }
    composedPath() {
      const { currentTarget } = stateOf(this);
      return currentTarget === null ? [] : [currentTarget];
    }
    stopPropagation() { stateOf(this).isStopped = true; }
    stopImmediatePropagation() {
      const state = stateOf(this);
      state.isStopped = true;
      state.isStoppedNow = true;
    }
    preventDefault() {
      const state = stateOf(this);
      if (state.cancelable && !state.isPassive) state.isCanceled = true;
    }
  }
  const trusted = { get isTrusted() { return stateOf(this).isTrusted; } };
  const isTrusted = getOwnPropertyDescriptor(trusted, 'isTrusted').get;
  builtIns.standIn(isTrusted);
  const GuestEvent = interfaceOf(Event);
  const phases = ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'];
  for (let phase = 0; phase < phases.length; phase += 1) {
    const constant = { __proto__: null, value: phase, writable: false, enumerable: true, configurable: false };
    defineProperty(GuestEvent, phases[phase], constant);
    defineProperty(Event.prototype, phases[phase], constant);
  }

  class CustomEvent extends Event {
    #detail;
    constructor(type, options = undefined) {
      requireArguments(arguments.length, ['type']);
      super(type, options);
      this.#detail = isObject(options) ? options.detail ?? null : null;
    }
    get detail() { return this.#detail; }
  }
  kit.setPrototypeOf(interfaceOf(CustomEvent), GuestEvent);

  // The listeners of each target, in their order.
  const listeners = kit.weakMap();

  function listenersOf(target) {
    if (target === undefined || target === null) target = globalThis;
    const list = listeners.get(target);
    if (list === undefined) throw new TypeError('Value of "this" must be of type EventTarget');
    return list;
  }

  const isCapture = (options) => (isObject(options) ? !!options.capture : !!options);

  function indexIn(list, type, callback, capture) {
    for (let index = 0; index < list.length; index += 1) {
      const each = list[index];
      if (each.type === type && each.callback === callback && each.capture === capture) return index;
    }
    return -1;
  }

  function remove(list, index) {
    list[index].isRemoved = true;
    for (let at = index; at < list.length - 1; at += 1) list[at] = list[at + 1];
    list.length -= 1;
  }

  function call(listener, target, event) {
    const { callback } = listener;
    try {
      if (typeof callback === 'function') {
        apply(callback, target, [event]);
      } else {
        const { handleEvent } = callback;
        if (typeof handleEvent !== 'function') throw new TypeError('handleEvent is not a function');
        apply(handleEvent, callback, [event]);
      }
    } catch (error) {
      reportUncaught(error);
    }
  }

  function dispatch(target, event) {
    const state = stateOf(event);
    const list = listenersOf(target);
    state.target = state.currentTarget = target;
    state.phase = AT_TARGET;
    const now = kit.listSlice(list);
    // Those that capture come first, also at the target itself.
    for (let turn = 0; turn < 2 && !(turn === 1 && state.isStopped); turn += 1) {
      for (let index = 0; index < now.length && !state.isStoppedNow; index += 1) {
        const listener = now[index];
        if (listener.isRemoved || listener.type !== state.type || listener.capture !== (turn === 0)) continue;
        if (listener.once) remove(list, indexIn(list, listener.type, listener.callback, listener.capture));
        state.isPassive = listener.passive;
        call(listener, target, event);
        state.isPassive = false;
      }
    }
    state.phase = NONE;
    state.currentTarget = null;
    state.isStopped = state.isStoppedNow = false;
    return !state.isCanceled;
  }

  class EventTarget {
    constructor() { listeners.set(this, kit.list()); }
    addEventListener(type, callback, options = undefined) {
      const list = listenersOf(this);
      requireArguments(arguments.length, ['type', 'listener']);
      const name = string(type);
      if (callback === null || callback === undefined) return;
      if (!isObject(callback)) throw notOfType('listener', 'an instance of EventListener', callback);
      const signal = isObject(options) ? options.signal : undefined;
      const capture = isCapture(options);
      if (signal !== undefined && !listeners.has(signal)) {
        throw notOfType('options.signal', 'an instance of AbortSignal', signal);
      }
      if (signal?.aborted || indexIn(list, name, callback, capture) >= 0) return;
      list[list.length] = {
        __proto__: null, type: name, callback, capture, once: flag(options, 'once'), passive: flag(options, 'passive'),
        isRemoved: false,
      };
      if (signal === undefined) return;
      const away = () => {
        const index = indexIn(list, name, callback, capture);
        if (index >= 0) remove(list, index);
      };
      listen(signal, 'abort', away);
    }
    removeEventListener(type, callback, options = undefined) {
      const list = listenersOf(this);
      requireArguments(arguments.length, ['type', 'listener']);
      const index = indexIn(list, string(type), callback, isCapture(options));
      if (index >= 0) remove(list, index);
    }
    dispatchEvent(event) {
      listenersOf(this);
      requireArguments(arguments.length, ['event']);
      if (!isObject(event) || !states.has(event)) throw notOfType('event', 'an instance of Event', event);
      if (stateOf(event).phase !== NONE) {
        throw exceptions.create('The event is already being dispatched', 'InvalidStateError');
      }
      return dispatch(this, event);
    }
  }
  const GuestEventTarget = interfaceOf(EventTarget);

  function listen(target, type, callback) {
    const list = listenersOf(target);
    list[list.length] = {
      __proto__: null, type, callback, capture: false, once: true, passive: false, isRemoved: false,
    };
  }

  return {
    __proto__: null,
    EventTarget,
    GuestEventTarget,
    // Dispatches an event that the realm itself makes.
    fire(target, type) {
      const event = new Event(type);
      stateOf(event).isTrusted = true;
      dispatch(target, event);
    },
  };
})
