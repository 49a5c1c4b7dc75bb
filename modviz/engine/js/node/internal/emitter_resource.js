// `EventEmitterAsyncResource`: an emitter whose listeners run where it was made.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/events.html#class-eventseventemitterasyncresource-extends-eventemitter
(function (internal) {
  'use strict';
  const EventEmitter = internal.require('events');
  const { AsyncResource } = internal.require('async_hooks');

  return class EventEmitterAsyncResource extends EventEmitter {
    #resource;
    constructor(options = undefined) {
      const name = typeof options === 'string' ? options : options?.name ?? new.target.name;
      super(typeof options === 'string' ? undefined : options);
      this.#resource = new AsyncResource(name, typeof options === 'string' ? {} : options ?? {});
    }
    emit(event, ...args) {
      return this.#resource.runInAsyncScope(super.emit, this, event, ...args);
    }
    emitDestroy() { this.#resource.emitDestroy(); }
    get asyncId() { return this.#resource.asyncId(); }
    get triggerAsyncId() { return this.#resource.triggerAsyncId(); }
    get asyncResource() { return this.#resource; }
  };
})
