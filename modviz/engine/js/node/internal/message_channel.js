// `MessageChannel`: two ports, of which one gets what is posted at the other, in a task of its own.
//
// Source: https://html.spec.whatwg.org/multipage/web-messaging.html#message-channels
(function (internal) {
  'use strict';
  const { coded, missingArguments } = internal.require('internal/errors');
  const { Event, EventTarget, structuredClone } = internal.globals;
  const { setImmediate } = internal.load('timers');
  let isMaking = false;

  class MessageEvent extends Event {
    #given;
    constructor(type, init = {}) {
      super(type, init);
      const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = init;
      this.#given = { data, origin, lastEventId, source, ports: [...ports] };
    }
    get data() { return this.#given.data; }
    get origin() { return this.#given.origin; }
    get lastEventId() { return this.#given.lastEventId; }
    get source() { return this.#given.source; }
    get ports() { return this.#given.ports; }
  }

  const states = new WeakMap();

  class MessagePort extends EventTarget {
    constructor() {
      if (!isMaking) throw coded(TypeError, 'ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
      super();
      states.set(this, { other: null, queue: [], isStarted: false, isClosed: false, isWaiting: false, handlers: {}, wrapped: new Map() });
    }

    postMessage(message, transfer = undefined) {
      if (arguments.length === 0) throw missingArguments('message');
      const { other, isClosed } = states.get(this);
      const copy = structuredClone(message, Array.isArray(transfer) ? { transfer } : transfer);
      if (isClosed || states.get(other).isClosed) return;
      states.get(other).queue.push(copy);
      deliver(other);
    }

    start() {
      states.get(this).isStarted = true;
      deliver(this);
    }

    close(callback = undefined) {
      const state = states.get(this);
      if (typeof callback === 'function') this.once('close', callback);
      if (state.isClosed) return;
      for (const port of [this, state.other]) {
        states.get(port).isClosed = true;
        setImmediate(() => { port.dispatchEvent(new Event('close')); });
      }
    }

    ref() {}
    unref() {}
    hasRef() { return false; }

    // As an emitter: listeners get the message itself.
    on(name, listener) { return listen(this, name, listener, {}); }
    addListener(name, listener) { return this.on(name, listener); }
    once(name, listener) { return listen(this, name, listener, { once: true }); }
    off(name, listener) {
      const { wrapped } = states.get(this);
      this.removeEventListener(name, wrapped.get(listener) ?? listener);
      return this;
    }
    removeListener(name, listener) { return this.off(name, listener); }
    emit(name, value) {
      return this.dispatchEvent(new MessageEvent(name, { data: value }));
    }

    addEventListener(name, listener, options = undefined) {
      super.addEventListener(name, listener, options);
      // In Node whoever listens starts the port.
      if (name === 'message') this.start();
    }
  }

  function listen(port, name, listener, options) {
    const wrapped = (event) => { listener.call(port, event instanceof MessageEvent ? event.data : undefined); };
    states.get(port).wrapped.set(listener, wrapped);
    port.addEventListener(name, wrapped, options);
    return port;
  }

  for (const name of ['message', 'messageerror', 'close']) {
    Object.defineProperty(MessagePort.prototype, `on${name}`, {
      get() { return states.get(this).handlers[name] ?? null; },
      set(value) {
        const { handlers } = states.get(this);
        if (handlers[name]) this.removeEventListener(name, handlers[name]);
        handlers[name] = typeof value === 'function' ? value : null;
        if (handlers[name]) this.addEventListener(name, handlers[name]);
      },
      enumerable: true,
      configurable: true,
    });
  }

  function deliver(port) {
    const state = states.get(port);
    if (!state.isStarted || state.isWaiting || state.queue.length === 0) return;
    state.isWaiting = true;
    setImmediate(() => {
      state.isWaiting = false;
      if (state.queue.length === 0) return;
      port.dispatchEvent(new MessageEvent('message', { data: state.queue.shift() }));
      deliver(port);
    });
  }

  class MessageChannel {
    constructor() {
      isMaking = true;
      this.port1 = new MessagePort();
      this.port2 = new MessagePort();
      isMaking = false;
      states.get(this.port1).other = this.port2;
      states.get(this.port2).other = this.port1;
    }
  }

  function receive(port) {
    const { queue } = states.get(port);
    return queue.length > 0 ? { message: queue.shift() } : undefined;
  }

  return { MessageChannel, MessagePort, MessageEvent, receive };
})
