// `TransformStream`, and those that encode and decode text.
//
// Source: https://streams.spec.whatwg.org/#ts-class
(function (internal) {
  'use strict';
  const { check, invalidValue } = internal.require('internal/errors');
  const { deferred, promised, state: invalidState, illegal, asInterface } = internal.require('internal/web_streams/queue');
  const { ReadableStream } = internal.require('internal/web_streams/readable');
  const { WritableStream, errorIfWritable } = internal.require('internal/web_streams/writable');
  const { TextEncoder, TextDecoder } = internal.globals;
  const making = Symbol('making');
  const parts = new WeakMap();

  class TransformStreamDefaultController {
    constructor(key) { if (key !== making) throw illegal(); }
    get desiredSize() { return parts.get(this).readable.desiredSize; }
    enqueue(chunk = undefined) {
      const { readable, stream } = parts.get(this);
      readable.enqueue(chunk);
      if (readable.desiredSize <= 0) hold(stream);
    }
    error(reason = undefined) { fail(parts.get(this).stream, reason); }
    terminate() {
      const { readable, stream } = parts.get(this);
      readable.close();
      failWritable(stream, invalidState('TransformStream has been terminated'));
    }
  }
  asInterface(TransformStreamDefaultController);

  function hold(stream) {
    if (stream.hasBackpressure) return;
    stream.hasBackpressure = true;
    stream.changed = deferred();
  }

  function letGo(stream) {
    if (!stream.hasBackpressure) return;
    stream.hasBackpressure = false;
    stream.changed.resolve(undefined);
  }

  function failWritable(stream, reason) {
    errorIfWritable(stream.writable, reason);
    letGo(stream);
  }

  function fail(stream, reason) {
    stream.readableController.error(reason);
    failWritable(stream, reason);
  }

  class TransformStream {
    #readable;
    #writable;

    constructor(transformer = undefined, writableStrategy = undefined, readableStrategy = undefined) {
      const given = transformer ?? {};
      check.object(given, 'transformer', { allowFunction: true });
      if (given.readableType !== undefined) throw invalidValue('transformer.readableType', given.readableType);
      if (given.writableType !== undefined) throw invalidValue('transformer.writableType', given.writableType);
      const { start, transform, flush, cancel } = given;
      const started = deferred();
      const controller = new TransformStreamDefaultController(making);
      const stream = { writable: null, readableController: null, hasBackpressure: true, changed: deferred() };
      const call = (method, ...args) => (method === undefined ? undefined : Reflect.apply(method, given, args));
      const change = (chunk) => promised(() => (
        transform === undefined ? controller.enqueue(chunk) : call(transform, chunk, controller)))
        .catch((error) => {
          fail(stream, error);
          throw error;
        });
      this.#writable = stream.writable = new WritableStream({
        start: () => started.promise,
        async write(chunk) {
          if (stream.hasBackpressure) await stream.changed.promise;
          await change(chunk);
        },
        abort(reason) {
          stream.readableController.error(reason);
          return call(cancel, reason);
        },
        async close() {
          try {
            await call(flush, controller);
            try {
              stream.readableController.close();
            } catch {
              // It has been terminated.
            }
          } catch (error) {
            fail(stream, error);
            throw error;
          }
        },
      }, writableStrategy);
      this.#readable = new ReadableStream({
        start(readable) {
          stream.readableController = readable;
          return started.promise;
        },
        pull() {
          letGo(stream);
          return undefined;
        },
        cancel(reason) {
          failWritable(stream, reason);
          return call(cancel, reason);
        },
      }, { highWaterMark: 0, ...readableStrategy });
      parts.set(controller, { readable: stream.readableController, stream });
      started.resolve(call(start, controller));
    }

    get readable() { return this.#readable; }
    get writable() { return this.#writable; }

    [internal.inspect.custom](depth, options) {
      if (depth < 0) return this;
      return `TransformStream ${internal.inspect({ readable: this.readable, writable: this.writable }, options)}`;
    }
  }
  asInterface(TransformStream);

  class TextEncoderStream {
    #stream;
    constructor() {
      const encoder = new TextEncoder();
      let high = '';
      this.#stream = new TransformStream({
        transform(chunk, controller) {
          let text = high + `${chunk}`;
          high = /[\ud800-\udbff]$/.test(text) ? text.at(-1) : '';
          if (high !== '') text = text.slice(0, -1);
          if (text !== '') controller.enqueue(encoder.encode(text));
        },
        flush(controller) {
          if (high !== '') controller.enqueue(encoder.encode(high));
        },
      });
    }
    get encoding() { return 'utf-8'; }
    get readable() { return this.#stream.readable; }
    get writable() { return this.#stream.writable; }
  }
  asInterface(TextEncoderStream);

  class TextDecoderStream {
    #stream;
    #decoder;
    constructor(encoding = 'utf-8', options = {}) {
      const decoder = new TextDecoder(encoding, options);
      this.#decoder = decoder;
      const enqueue = (controller, text) => { if (text !== '') controller.enqueue(text); };
      this.#stream = new TransformStream({
        transform(chunk, controller) { enqueue(controller, decoder.decode(chunk, { stream: true })); },
        flush(controller) { enqueue(controller, decoder.decode()); },
      });
    }
    get encoding() { return this.#decoder.encoding; }
    get fatal() { return this.#decoder.fatal; }
    get ignoreBOM() { return this.#decoder.ignoreBOM; }
    get readable() { return this.#stream.readable; }
    get writable() { return this.#stream.writable; }
  }
  asInterface(TextDecoderStream);

  return { TransformStream, TransformStreamDefaultController, TextEncoderStream, TextDecoderStream };
})
