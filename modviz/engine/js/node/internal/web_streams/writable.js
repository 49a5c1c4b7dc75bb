// `WritableStream`, its controller and its writer.
//
// Source: https://streams.spec.whatwg.org/#ws-class
(function (internal) {
  'use strict';
  const { invalidType, invalidValue, check, coded } = internal.require('internal/errors');
  const {
    deferred, rejected, promised, Queue, strategyOf, state: invalidState, illegal, asInterface,
  } = internal.require('internal/web_streams/queue');
  const { inspect } = internal;
  const making = Symbol('making');
  const CLOSE = Symbol('close');
  const streams = new WeakMap();
  const writers = new WeakMap();
  const controllers = new WeakMap();

  function need(map, value, name) {
    const found = map.get(value);
    if (found === undefined) throw coded(TypeError, 'ERR_INVALID_THIS', `Value of "this" must be of type ${name}`);
    return found;
  }

  const newStream = () => ({
    state: 'writable', error: undefined, writer: null, controller: null, requests: [], inFlight: null, closing: null,
    closeInFlight: null, abort: null, hasBackpressure: false,
  });

  const isClosing = (stream) => stream.closing !== null || stream.closeInFlight !== null;
  const desiredSize = ({ mark, queue }) => mark - queue.size;

  // ---- Errors --------------------------------------------------------------------------------------------------

  function startErroring(stream, reason) {
    const { controller } = stream;
    stream.state = 'erroring';
    stream.error = reason;
    if (stream.writer !== null) rejectReady(stream.writer, reason);
    if (stream.inFlight === null && stream.closeInFlight === null && controller.isStarted) finishErroring(stream);
  }

  function rejectReady(writer, reason) {
    if (!writer.isReadyPending) writer.ready = deferred();
    writer.ready.reject(reason);
    writer.isReadyPending = false;
  }

  function deal(stream, error) {
    if (stream.state === 'writable') startErroring(stream, error);
    else finishErroring(stream);
  }

  function finishErroring(stream) {
    stream.state = 'errored';
    stream.controller.queue.clear();
    for (const request of stream.requests.splice(0)) request.reject(stream.error);
    const { abort } = stream;
    if (abort === null) {
      rejectClosed(stream);
      return;
    }
    stream.abort = null;
    if (abort.wasErroring) {
      abort.reject(stream.error);
      rejectClosed(stream);
      return;
    }
    const { controller } = stream;
    const run = controller.abort;
    forget(controller);
    promised(() => run(abort.reason)).then(() => {
      abort.resolve(undefined);
      rejectClosed(stream);
    }, (error) => {
      abort.reject(error);
      rejectClosed(stream);
    });
  }

  function rejectClosed(stream) {
    if (stream.closing !== null) {
      stream.closing.reject(stream.error);
      stream.closing = null;
    }
    stream.writer?.closed.reject(stream.error);
  }

  function abortStream(stream, reason) {
    if (stream.state === 'closed' || stream.state === 'errored') return Promise.resolve(undefined);
    stream.controller.signal?.abort(reason);
    if (stream.state === 'closed' || stream.state === 'errored') return Promise.resolve(undefined);
    if (stream.abort !== null) return stream.abort.promise;
    const wasErroring = stream.state === 'erroring';
    stream.abort = { ...deferred(), reason: wasErroring ? undefined : reason, wasErroring };
    const { promise } = stream.abort;
    if (!wasErroring) startErroring(stream, reason);
    return promise;
  }

  function closeStream(stream) {
    if (stream.state === 'closed' || stream.state === 'errored') {
      return rejected(invalidState('The WritableStream is closed'));
    }
    stream.closing = deferred();
    const { promise } = stream.closing;
    if (stream.writer !== null && stream.hasBackpressure && stream.state === 'writable') {
      stream.writer.ready.resolve(undefined);
      stream.writer.isReadyPending = false;
    }
    stream.controller.queue.put(CLOSE, 0);
    advance(stream.controller);
    return promise;
  }

  // ---- Controllers ---------------------------------------------------------------------------------------------

  function forget(controller) {
    controller.write = () => undefined;
    controller.close = () => undefined;
    controller.abort = () => undefined;
    controller.sizeOf = () => 1;
  }

  function updateBackpressure(stream, hasBackpressure) {
    const { writer } = stream;
    if (writer !== null && hasBackpressure !== stream.hasBackpressure) {
      if (hasBackpressure) {
        writer.ready = deferred();
        writer.isReadyPending = true;
      } else {
        writer.ready.resolve(undefined);
        writer.isReadyPending = false;
      }
    }
    stream.hasBackpressure = hasBackpressure;
  }

  function failIfWritable(controller, error) {
    if (controller.stream.state === 'writable') {
      forget(controller);
      startErroring(controller.stream, error);
    }
  }

  function advance(controller) {
    const { stream, queue } = controller;
    if (!controller.isStarted || stream.inFlight !== null) return;
    if (stream.state === 'erroring') {
      finishErroring(stream);
      return;
    }
    if (queue.items.length === 0) return;
    const { value } = queue.items[0];
    if (value === CLOSE) finishClose(controller);
    else writeOne(controller, value);
  }

  function finishClose(controller) {
    const { stream, queue } = controller;
    stream.closeInFlight = stream.closing;
    stream.closing = null;
    queue.take();
    const run = controller.close;
    forget(controller);
    promised(() => run()).then(() => {
      stream.closeInFlight.resolve(undefined);
      stream.closeInFlight = null;
      if (stream.state === 'erroring') {
        stream.error = undefined;
        stream.abort?.resolve(undefined);
        stream.abort = null;
      }
      stream.state = 'closed';
      stream.writer?.closed.resolve(undefined);
    }, (error) => {
      stream.closeInFlight.reject(error);
      stream.closeInFlight = null;
      stream.abort?.reject(error);
      stream.abort = null;
      deal(stream, error);
    });
  }

  function writeOne(controller, chunk) {
    const { stream, queue } = controller;
    stream.inFlight = stream.requests.shift();
    promised(() => controller.write(chunk)).then(() => {
      stream.inFlight.resolve(undefined);
      stream.inFlight = null;
      queue.take();
      if (!isClosing(stream) && stream.state === 'writable') updateBackpressure(stream, desiredSize(controller) <= 0);
      advance(controller);
    }, (error) => {
      if (stream.state === 'writable') forget(controller);
      stream.inFlight.reject(error);
      stream.inFlight = null;
      deal(stream, error);
    });
  }

  class WritableStreamDefaultController {
    constructor(key) { if (key !== making) throw illegal(); }
    get signal() { return need(controllers, this, 'WritableStreamDefaultController').signal?.signal; }
    error(error = undefined) { failIfWritable(need(controllers, this, 'WritableStreamDefaultController'), error); }
  }
  asInterface(WritableStreamDefaultController);

  // ---- Writers -------------------------------------------------------------------------------------------------

  class WritableStreamDefaultWriter {
    constructor(stream) {
      const target = streams.get(stream);
      if (target === undefined) throw invalidType('stream', 'WritableStream', stream);
      if (target.writer !== null) throw invalidState('WritableStream is locked');
      const writer = { stream: target, closed: deferred(), ready: deferred(), isReadyPending: true };
      target.writer = writer;
      writers.set(this, writer);
      const isReady = target.state !== 'writable' || isClosing(target) || !target.hasBackpressure;
      if (target.state === 'erroring' || target.state === 'errored') rejectReady(writer, target.error);
      else if (isReady) {
        writer.ready.resolve(undefined);
        writer.isReadyPending = false;
      }
      if (target.state === 'closed') writer.closed.resolve(undefined);
      else if (target.state === 'errored') writer.closed.reject(target.error);
    }

    get closed() { return need(writers, this, 'WritableStreamDefaultWriter').closed.promise; }
    get ready() { return need(writers, this, 'WritableStreamDefaultWriter').ready.promise; }
    get desiredSize() {
      const { stream } = need(writers, this, 'WritableStreamDefaultWriter');
      if (stream === null) throw invalidState('Writer is not bound to a WritableStream');
      if (stream.state === 'errored' || stream.state === 'erroring') return null;
      return stream.state === 'closed' ? 0 : desiredSize(stream.controller);
    }

    abort(reason = undefined) {
      const { stream } = need(writers, this, 'WritableStreamDefaultWriter');
      if (stream === null) return rejected(invalidState('Writer is not bound to a WritableStream'));
      return abortStream(stream, reason);
    }

    close() {
      const { stream } = need(writers, this, 'WritableStreamDefaultWriter');
      if (stream === null) return rejected(invalidState('Writer is not bound to a WritableStream'));
      if (isClosing(stream)) return rejected(invalidState('Failed to close writable stream'));
      return closeStream(stream);
    }

    releaseLock() {
      const writer = need(writers, this, 'WritableStreamDefaultWriter');
      const { stream } = writer;
      if (stream === null) return;
      const error = invalidState('Writer has been released');
      rejectReady(writer, error);
      if (stream.state !== 'writable' && stream.state !== 'erroring') writer.closed = deferred();
      writer.closed.reject(error);
      stream.writer = null;
      writer.stream = null;
    }

    write(chunk = undefined) {
      const { stream } = need(writers, this, 'WritableStreamDefaultWriter');
      if (stream === null) return rejected(invalidState('Writer is not bound to a WritableStream'));
      const { controller } = stream;
      let size;
      try {
        size = controller.sizeOf(chunk);
      } catch (error) {
        failIfWritable(controller, error);
        size = 1;
      }
      if (stream.state === 'errored') return rejected(stream.error);
      if (isClosing(stream) || stream.state === 'closed') return rejected(invalidState('WritableStream is closed'));
      if (stream.state === 'erroring') return rejected(stream.error);
      const request = deferred();
      stream.requests.push(request);
      try {
        controller.queue.put(chunk, size);
      } catch (error) {
        failIfWritable(controller, error);
        return request.promise;
      }
      if (!isClosing(stream) && stream.state === 'writable') updateBackpressure(stream, desiredSize(controller) <= 0);
      advance(controller);
      return request.promise;
    }
  }
  asInterface(WritableStreamDefaultWriter);

  // ---- The class -----------------------------------------------------------------------------------------------

  class WritableStream {
    constructor(underlyingSink = undefined, strategy = undefined) {
      const sink = underlyingSink ?? {};
      check.object(sink, 'sink', { allowFunction: true });
      if (sink.type !== undefined) throw invalidValue('sink.type', sink.type, 'is invalid', RangeError);
      const { mark, sizeOf } = strategyOf(strategy, 1);
      const stream = newStream();
      streams.set(this, stream);
      const { start, write, close, abort } = sink;
      const object = new WritableStreamDefaultController(making);
      const { AbortController } = internal.globals;
      const call = (method, ...args) => (method === undefined ? undefined : Reflect.apply(method, sink, args));
      const controller = {
        object, stream, mark, sizeOf, queue: new Queue(), isStarted: false, signal: new AbortController(),
        write: (chunk) => call(write, chunk, object), close: () => call(close), abort: (reason) => call(abort, reason),
      };
      controllers.set(object, controller);
      stream.controller = controller;
      updateBackpressure(stream, desiredSize(controller) <= 0);
      Promise.resolve(call(start, object)).then(() => {
        controller.isStarted = true;
        advance(controller);
      }, (error) => {
        controller.isStarted = true;
        deal(stream, error);
      });
    }

    get locked() { return need(streams, this, 'WritableStream').writer !== null; }

    abort(reason = undefined) {
      const stream = need(streams, this, 'WritableStream');
      if (stream.writer !== null) return rejected(invalidState('WritableStream is locked'));
      return abortStream(stream, reason);
    }

    close() {
      const stream = need(streams, this, 'WritableStream');
      if (stream.writer !== null) return rejected(invalidState('WritableStream is locked'));
      if (isClosing(stream)) return rejected(invalidState('Failed to close writable stream'));
      return closeStream(stream);
    }

    getWriter() {
      need(streams, this, 'WritableStream');
      return new WritableStreamDefaultWriter(this);
    }

    [inspect.custom](depth, options) {
      if (depth < 0) return this;
      return `WritableStream ${inspect({ locked: this.locked, state: streams.get(this).state }, options)}`;
    }
  }
  asInterface(WritableStream);

  return {
    WritableStream, WritableStreamDefaultController, WritableStreamDefaultWriter,
    // For the writable side of a transform.
    errorIfWritable(stream, error) { failIfWritable(streams.get(stream).controller, error); },
  };
})
