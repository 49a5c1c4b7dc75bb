// `node:diagnostics_channel`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/diagnostics_channel.html
(function (internal) {
  'use strict';
  const { invalidType, check } = internal.require('internal/errors');
  const channels = new Map();

  // What a subscriber throws is nobody's.
  function report(error) {
    internal.process.nextTick(() => { throw error; });
  }

  class Channel {
    constructor(name) {
      Object.defineProperties(this, {
        _subscribers: { value: [], writable: true, enumerable: false },
        _stores: { value: new Map(), writable: true, enumerable: false },
      });
      this.name = name;
    }

    subscribe(subscription) {
      check.func(subscription, 'subscription');
      this._subscribers = [...this._subscribers, subscription];
    }

    unsubscribe(subscription) {
      const at = this._subscribers.indexOf(subscription);
      if (at < 0) return false;
      this._subscribers = this._subscribers.toSpliced(at, 1);
      return true;
    }

    bindStore(store, transform) {
      this._stores.set(store, transform);
    }

    unbindStore(store) {
      return this._stores.delete(store);
    }

    get hasSubscribers() {
      return this._subscribers.length > 0 || this._stores.size > 0;
    }

    publish(data) {
      for (const subscription of this._subscribers) {
        try {
          subscription(data, this.name);
        } catch (error) {
          report(error);
        }
      }
    }

    runStores(data, fn, thisArg, ...args) {
      let run = () => {
        this.publish(data);
        return Reflect.apply(fn, thisArg, args);
      };
      for (const [store, transform] of this._stores) {
        const inner = run;
        run = () => {
          let context = data;
          try {
            if (transform) context = transform(data);
          } catch (error) {
            report(error);
            return inner();
          }
          return store.run(context, inner);
        };
      }
      return run();
    }
  }

  function channel(name) {
    if (typeof name !== 'string' && typeof name !== 'symbol') throw invalidType('channel', ['string', 'symbol'], name);
    if (!channels.has(name)) channels.set(name, new Channel(name));
    return channels.get(name);
  }

  const EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

  function channelOf(nameOrChannels, event) {
    if (typeof nameOrChannels === 'string') return channel(`tracing:${nameOrChannels}:${event}`);
    if (typeof nameOrChannels === 'object' && nameOrChannels !== null) {
      const own = nameOrChannels[event];
      if (!(own instanceof Channel)) throw invalidType(`nameOrChannels.${event}`, ['Channel'], own);
      return own;
    }
    throw invalidType('nameOrChannels', ['string', 'object', 'TracingChannel'], nameOrChannels);
  }

  class TracingChannel {
    constructor(nameOrChannels) {
      for (const event of EVENTS) {
        Object.defineProperty(this, event, { value: channelOf(nameOrChannels, event), enumerable: false });
      }
    }

    get hasSubscribers() {
      return EVENTS.some((event) => this[event].hasSubscribers);
    }

    subscribe(handlers) {
      for (const event of EVENTS) if (handlers[event]) this[event].subscribe(handlers[event]);
    }

    unsubscribe(handlers) {
      return EVENTS.reduce(
        (isDone, event) => (handlers[event] && !this[event].unsubscribe(handlers[event]) ? false : isDone), true);
    }

    traceSync(fn, context = {}, thisArg = undefined, ...args) {
      if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
      return this.start.runStores(context, () => {
        try {
          context.result = Reflect.apply(fn, thisArg, args);
          return context.result;
        } catch (error) {
          context.error = error;
          this.error.publish(context);
          throw error;
        } finally {
          this.end.publish(context);
        }
      });
    }

    tracePromise(fn, context = {}, thisArg = undefined, ...args) {
      if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
      const settle = (key, value) => {
        context[key] = value;
        if (key === 'error') this.error.publish(context);
        this.asyncStart.publish(context);
        this.asyncEnd.publish(context);
      };
      return this.start.runStores(context, () => {
        try {
          let promise = Reflect.apply(fn, thisArg, args);
          if (!(promise instanceof Promise)) promise = Promise.resolve(promise);
          return promise.then((result) => {
            settle('result', result);
            return result;
          }, (error) => {
            settle('error', error);
            return Promise.reject(error);
          });
        } catch (error) {
          context.error = error;
          this.error.publish(context);
          throw error;
        } finally {
          this.end.publish(context);
        }
      });
    }

    traceCallback(fn, position = -1, context = {}, thisArg = undefined, ...args) {
      if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
      const callback = args.at(position);
      check.func(callback, 'callback');
      const { asyncStart, asyncEnd, error: failed } = this;
      args.splice(position, 1, function (error, result) {
        if (error) {
          context.error = error;
          failed.publish(context);
        } else {
          context.result = result;
        }
        return asyncStart.runStores(context, () => {
          try {
            return Reflect.apply(callback, this, [error, result]);
          } finally {
            asyncEnd.publish(context);
          }
        });
      });
      return this.start.runStores(context, () => {
        try {
          return Reflect.apply(fn, thisArg, args);
        } catch (error) {
          context.error = error;
          failed.publish(context);
          throw error;
        } finally {
          this.end.publish(context);
        }
      });
    }
  }

  return {
    channel,
    hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
    subscribe(name, subscription) { return channel(name).subscribe(subscription); },
    tracingChannel: (nameOrChannels) => new TracingChannel(nameOrChannels),
    unsubscribe: (name, subscription) => channel(name).unsubscribe(subscription),
    Channel,
  };
})
