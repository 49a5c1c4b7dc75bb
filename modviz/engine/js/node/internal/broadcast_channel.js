// `BroadcastChannel`: all channels of one name hear what one of them says.
//
// Source: https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts
(function (internal) {
  'use strict';
  const { missingArguments } = internal.require('internal/errors');
  const { MessageEvent } = internal.require('internal/message_channel');
  const { EventTarget, structuredClone } = internal.globals;
  const { setImmediate } = internal.load('timers');
  const channels = new Set();

  class BroadcastChannel extends EventTarget {
    #name;
    #handlers = {};

    constructor(name) {
      if (arguments.length === 0) throw missingArguments('name');
      super();
      this.#name = `${name}`;
      channels.add(this);
    }

    get name() { return this.#name; }

    postMessage(message) {
      if (arguments.length === 0) throw missingArguments('message');
      if (!channels.has(this)) throw internal.domException('BroadcastChannel is closed.', 'InvalidStateError');
      for (const each of channels) {
        if (each === this || each.name !== this.#name) continue;
        const data = structuredClone(message);
        setImmediate(() => { if (channels.has(each)) each.dispatchEvent(new MessageEvent('message', { data })); });
      }
    }

    close() { channels.delete(this); }
    ref() { return this; }
    unref() { return this; }

    get onmessage() { return this.#handlers.message ?? null; }
    set onmessage(value) { this.#set('message', value); }
    get onmessageerror() { return this.#handlers.messageerror ?? null; }
    set onmessageerror(value) { this.#set('messageerror', value); }

    #set(name, value) {
      if (this.#handlers[name]) this.removeEventListener(name, this.#handlers[name]);
      this.#handlers[name] = typeof value === 'function' ? value : null;
      if (this.#handlers[name]) this.addEventListener(name, this.#handlers[name]);
    }
  }

  return { BroadcastChannel };
})
