// `ReadableStream`, its controllers and its reader.  Of byte streams the readers that bring their own buffers are not here.
//
// Source: https://streams.spec.whatwg.org/#rs-class
(function (internal) {
  'use strict';
  const { invalidType, invalidValue, check, lack } = internal.require('internal/errors');
  const {
    deferred, rejected, promised, Queue, strategyOf, state: invalidState, illegal, asInterface,
  } = internal.require('internal/web_streams/queue');
  const { inspect } = internal;
  const making = Symbol('making');
  const streams = new WeakMap();
  const readers = new WeakMap();
  const controllers = new WeakMap();

  function need(map, value, name) {
    const found = map.get(value);
    if (found === undefined) {
      throw internal.require('internal/errors').coded(
        TypeError, 'ERR_INVALID_THIS', `Value of "this" must be of type ${name}`);
    }
    return found;
  }

  // ---- Streams -------------------------------------------------------------------------------------------------

  const newStream = () => ({ state: 'readable', error: undefined, reader: null, isDisturbed: false, controller: null });

  function closeStream(stream) {
    stream.state = 'closed';
    if (stream.reader === null) return;
    const { requests } = stream.reader;
    stream.reader.requests = [];
    for (const request of requests) request.close();
    stream.reader.closed.resolve(undefined);
  }

  function errorStream(stream, error) {
    stream.state = 'errored';
    stream.error = error;
    if (stream.reader === null) return;
    const { requests } = stream.reader;
    stream.reader.requests = [];
    for (const request of requests) request.error(error);
    stream.reader.closed.reject(error);
  }

  function cancelStream(stream, reason) {
    stream.isDisturbed = true;
    if (stream.state === 'closed') return Promise.resolve(undefined);
    if (stream.state === 'errored') return rejected(stream.error);
    closeStream(stream);
    const { controller } = stream;
    controller.queue.clear();
    const cancelled = promised(() => controller.cancel(reason));
    forget(controller);
    return cancelled.then(() => undefined);
  }

  // ---- Controllers ---------------------------------------------------------------------------------------------

  function forget(controller) {
    controller.pull = () => undefined;
    controller.cancel = () => undefined;
    controller.sizeOf = () => 1;
  }

  const desiredSize = ({ stream, mark, queue }) => {
    if (stream.state === 'errored') return null;
    return stream.state === 'closed' ? 0 : mark - queue.size;
  };

  const canEnqueue = ({ isClosing, stream }) => !isClosing && stream.state === 'readable';

  function shouldPull(controller) {
    const { stream, isStarted } = controller;
    if (!canEnqueue(controller) || !isStarted) return false;
    return (stream.reader !== null && stream.reader.requests.length > 0) || desiredSize(controller) > 0;
  }

  function pullIfNeeded(controller) {
    if (!shouldPull(controller)) return;
    if (controller.isPulling) {
      controller.pullsAgain = true;
      return;
    }
    controller.isPulling = true;
    promised(() => controller.pull()).then(() => {
      controller.isPulling = false;
      if (!controller.pullsAgain) return;
      controller.pullsAgain = false;
      pullIfNeeded(controller);
    }, (error) => { fail(controller, error); });
  }

  function fail(controller, error) {
    if (controller.stream.state !== 'readable') return;
    controller.queue.clear();
    forget(controller);
    errorStream(controller.stream, error);
  }

  function close(controller) {
    if (!canEnqueue(controller)) return;
    controller.isClosing = true;
    if (controller.queue.items.length > 0) return;
    forget(controller);
    closeStream(controller.stream);
  }

  function enqueue(controller, chunk) {
    if (!canEnqueue(controller)) return;
    const { stream, queue } = controller;
    if (stream.reader !== null && stream.reader.requests.length > 0) {
      stream.reader.requests.shift().chunk(chunk);
    } else {
      try {
        queue.put(chunk, controller.sizeOf(chunk));
      } catch (error) {
        fail(controller, error);
        throw error;
      }
    }
    pullIfNeeded(controller);
  }

  function pull(controller, request) {
    const { queue, stream } = controller;
    if (queue.items.length === 0) {
      stream.reader.requests.push(request);
      pullIfNeeded(controller);
      return;
    }
    const chunk = queue.take();
    if (controller.isClosing && queue.items.length === 0) {
      forget(controller);
      closeStream(stream);
    } else {
      pullIfNeeded(controller);
    }
    request.chunk(chunk);
  }

  function read(stream, request) {
    stream.isDisturbed = true;
    if (stream.state === 'closed') request.close();
    else if (stream.state === 'errored') request.error(stream.error);
    else pull(stream.controller, request);
  }

  class ReadableStreamDefaultController {
    constructor(key) { if (key !== making) throw illegal(); }
    get desiredSize() { return desiredSize(need(controllers, this, 'ReadableStreamDefaultController')); }
    close() {
      const controller = need(controllers, this, 'ReadableStreamDefaultController');
      if (!canEnqueue(controller)) throw invalidState('Controller is already closed');
      close(controller);
    }
    enqueue(chunk = undefined) {
      const controller = need(controllers, this, 'ReadableStreamDefaultController');
      if (!canEnqueue(controller)) throw invalidState('Controller is already closed');
      enqueue(controller, chunk);
    }
    error(error = undefined) { fail(need(controllers, this, 'ReadableStreamDefaultController'), error); }
  }
  asInterface(ReadableStreamDefaultController);

  class ReadableByteStreamController {
    constructor(key) { if (key !== making) throw illegal(); }
    get byobRequest() { return null; }
    get desiredSize() { return desiredSize(need(controllers, this, 'ReadableByteStreamController')); }
    close() {
      const controller = need(controllers, this, 'ReadableByteStreamController');
      if (!canEnqueue(controller)) throw invalidState('Controller is already closed');
      close(controller);
    }
    enqueue(chunk) {
      const controller = need(controllers, this, 'ReadableByteStreamController');
      if (!ArrayBuffer.isView(chunk)) throw invalidType('buffer', ['Buffer', 'TypedArray', 'DataView'], chunk);
      if (chunk.byteLength === 0) throw invalidState('chunk ArrayBuffer is zero-length or detached');
      if (!canEnqueue(controller)) throw invalidState('Controller is already closed');
      enqueue(controller, new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    }
    error(error = undefined) { fail(need(controllers, this, 'ReadableByteStreamController'), error); }
  }
  asInterface(ReadableByteStreamController);

  // Makes the controller of a stream; `start` is called at once.
  function setUp(stream, start, pullMore, cancel, { mark, sizeOf }, constructor) {
    const object = new constructor(making);
    const controller = {
      object, stream, pull: pullMore, cancel, sizeOf, mark, queue: new Queue(), isStarted: false, isClosing: false,
      isPulling: false, pullsAgain: false,
    };
    controllers.set(object, controller);
    stream.controller = controller;
    Promise.resolve(start(object)).then(() => {
      controller.isStarted = true;
      pullIfNeeded(controller);
    }, (error) => { fail(controller, error); });
    return controller;
  }

  // ---- Readers -------------------------------------------------------------------------------------------------

  class ReadableStreamDefaultReader {
    constructor(stream) {
      const target = streams.get(stream);
      if (target === undefined) throw invalidType('stream', 'ReadableStream', stream);
      if (target.reader !== null) throw invalidState('ReadableStream is locked');
      const reader = { stream: target, requests: [], closed: deferred() };
      target.reader = reader;
      readers.set(this, reader);
      if (target.state === 'closed') reader.closed.resolve(undefined);
      else if (target.state === 'errored') reader.closed.reject(target.error);
    }

    get closed() {
      const reader = readers.get(this);
      return reader === undefined ? rejected(new TypeError('Illegal invocation')) : reader.closed.promise;
    }

    read() {
      const reader = need(readers, this, 'ReadableStreamDefaultReader');
      if (reader.stream === null) return rejected(invalidState('The reader is not attached to a stream'));
      return new Promise((resolve, reject) => {
        read(reader.stream, {
          chunk: (value) => resolve({ value, done: false }),
          close: () => resolve({ value: undefined, done: true }),
          error: reject,
        });
      });
    }

    cancel(reason = undefined) {
      const reader = need(readers, this, 'ReadableStreamDefaultReader');
      if (reader.stream === null) return rejected(invalidState('The reader is not attached to a stream'));
      return cancelStream(reader.stream, reason);
    }

    releaseLock() { release(need(readers, this, 'ReadableStreamDefaultReader')); }
  }
  asInterface(ReadableStreamDefaultReader);

  function release(reader) {
    if (reader.stream === null) return;
    const error = invalidState('Releasing reader');
    const { stream, requests } = reader;
    if (stream.state === 'readable') reader.closed.reject(error);
    else {
      reader.closed = deferred();
      reader.closed.reject(error);
    }
    stream.reader = null;
    reader.stream = null;
    reader.requests = [];
    for (const request of requests) request.error(error);
  }

  // ---- The class -----------------------------------------------------------------------------------------------

  class ReadableStream {
    constructor(underlyingSource = undefined, strategy = undefined) {
      if (underlyingSource === null) throw invalidType('source', 'Object', underlyingSource);
      const source = underlyingSource ?? {};
      check.object(source, 'source', { allowFunction: true });
      const { type } = source;
      const isBytes = type !== undefined && `${type}` === 'bytes';
      if (type !== undefined && !isBytes) throw invalidValue('source.type', type);
      const stream = newStream();
      stream.object = this;
      streams.set(this, stream);
      const options = strategyOf(strategy, isBytes ? 0 : 1);
      if (isBytes) options.sizeOf = (chunk) => chunk.byteLength;
      const { start, pull: pullMore, cancel } = source;
      for (const [name, value] of Object.entries({ start, pull: pullMore, cancel })) {
        if (value !== undefined) check.func(value, `source.${name}`);
      }
      let object;
      setUp(stream, (controller) => {
        object = controller;
        return start === undefined ? undefined : Reflect.apply(start, source, [controller]);
      }, () => (pullMore === undefined ? undefined : Reflect.apply(pullMore, source, [object])),
      (reason) => (cancel === undefined ? undefined : Reflect.apply(cancel, source, [reason])),
      options, isBytes ? ReadableByteStreamController : ReadableStreamDefaultController);
    }

    get locked() { return need(streams, this, 'ReadableStream').reader !== null; }

    cancel(reason = undefined) {
      const stream = need(streams, this, 'ReadableStream');
      if (stream.reader !== null) return rejected(invalidState('ReadableStream is locked'));
      return cancelStream(stream, reason);
    }

    getReader(options = undefined) {
      need(streams, this, 'ReadableStream');
      if (options?.mode === undefined) return new ReadableStreamDefaultReader(this);
      if (`${options.mode}` !== 'byob') throw invalidValue('options.mode', options.mode);
      throw lack('stream/web', "getReader({ mode: 'byob' })", 'would read into a buffer of the reader');
    }

    pipeThrough(transform, options = undefined) {
      const { readable, writable } = transform ?? {};
      if (!streams.has(readable)) throw invalidType('transform.readable', 'ReadableStream', readable);
      pipe(this, writable, options ?? {}).catch(() => {});
      return readable;
    }

    pipeTo(destination, options = undefined) {
      try {
        return pipe(this, destination, options ?? {});
      } catch (error) {
        return rejected(error);
      }
    }

    tee() {
      return tee(this);
    }

    values(options = undefined) {
      return iterate(this, Boolean(options?.preventCancel));
    }

    [inspect.custom](depth, options) {
      if (depth < 0) return this;
      const { state, controller } = need(streams, this, 'ReadableStream');
      const isBytes = controller.object instanceof ReadableByteStreamController;
      return `ReadableStream ${inspect({ locked: this.locked, state, supportsBYOB: isBytes }, options)}`;
    }
  }
  asInterface(ReadableStream);
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
    value: ReadableStream.prototype.values, writable: true, enumerable: false, configurable: true,
  });
  Object.defineProperty(ReadableStream, 'from', {
    value(iterable) {
      const method = iterable?.[Symbol.asyncIterator] ?? iterable?.[Symbol.iterator];
      if (typeof method !== 'function') throw invalidType('iterable', 'an iterable', iterable);
      const iterator = Reflect.apply(method, iterable, []);
      return new ReadableStream({
        async pull(controller) {
          const { value, done } = await iterator.next();
          if (done) controller.close();
          else controller.enqueue(await value);
        },
        async cancel(reason) { await iterator.return?.(reason); },
      }, { highWaterMark: 0 });
    },
    writable: true,
    enumerable: true,
    configurable: true,
  });

  async function* iterate(stream, preventsCancel) {
    const reader = new ReadableStreamDefaultReader(stream);
    let isOver = false;
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) {
          isOver = true;
          return;
        }
        yield value;
      }
    } catch (error) {
      isOver = true;
      throw error;
    } finally {
      if (!isOver && !preventsCancel) await reader.cancel();
      reader.releaseLock();
    }
  }

  async function pipe(source, destination, options) {
    const { preventClose, preventAbort, preventCancel, signal } = options;
    if (typeof destination?.getWriter !== 'function') throw invalidType('transform.writable', 'WritableStream', destination);
    if (source.locked) throw invalidState('The ReadableStream is locked');
    if (destination.locked) throw invalidState('The WritableStream is locked');
    check.abortSignal(signal, 'options.signal');
    const reader = source.getReader();
    const writer = destination.getWriter();
    const stopped = deferred();
    const onAbort = () => { stopped.reject(signal.reason); };
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
    writer.closed.catch((error) => { stopped.reject(error); });
    let isWriting = false;
    try {
      for (;;) {
        await Promise.race([writer.ready, stopped.promise]);
        const { value, done } = await Promise.race([reader.read(), stopped.promise]);
        if (done) break;
        isWriting = true;
        writer.write(value).catch((error) => { stopped.reject(error); });
        isWriting = false;
      }
      if (!preventClose) await writer.close();
    } catch (error) {
      const isSourceError = streams.get(source).state === 'errored';
      if (isSourceError || signal?.aborted) {
        if (!preventAbort) await writer.abort(error).catch(() => {});
      }
      if (!isSourceError && !preventCancel && !isWriting) await reader.cancel(error).catch(() => {});
      throw error;
    } finally {
      signal?.removeEventListener('abort', onAbort);
      reader.releaseLock();
      writer.releaseLock();
    }
  }

  function tee(stream) {
    const reader = new ReadableStreamDefaultReader(stream);
    const branches = [];
    const reasons = [];
    const isCancelled = [false, false];
    const cancelled = deferred();
    let isReading = false;
    let readsAgain = false;
    function pullBoth() {
      if (isReading) {
        readsAgain = true;
        return;
      }
      isReading = true;
      read(readers.get(reader).stream, {
        chunk(value) {
          queueMicrotask(() => {
            readsAgain = false;
            branches.forEach((controller, index) => { if (!isCancelled[index]) controller.enqueue(value); });
            isReading = false;
            if (readsAgain) pullBoth();
          });
        },
        close() {
          isReading = false;
          branches.forEach((controller, index) => { if (!isCancelled[index]) controller.close(); });
          if (!isCancelled[0] || !isCancelled[1]) cancelled.resolve(undefined);
        },
        error() { isReading = false; },
      });
    }
    const made = [0, 1].map((index) => new ReadableStream({
      start(controller) { branches[index] = controller; },
      pull: pullBoth,
      cancel(reason) {
        isCancelled[index] = true;
        reasons[index] = reason;
        if (isCancelled[0] && isCancelled[1]) cancelled.resolve(reader.cancel([...reasons]));
        return cancelled.promise;
      },
    }));
    reader.closed.catch((error) => {
      for (const controller of branches) controller.error(error);
      if (!isCancelled[0] || !isCancelled[1]) cancelled.resolve(undefined);
    });
    return made;
  }

  class ReadableStreamBYOBReader {
    constructor() { throw lack('stream/web', 'new ReadableStreamBYOBReader()', 'would read into a buffer of the reader'); }
  }
  class ReadableStreamBYOBRequest {
    constructor() { throw illegal(); }
  }

  return {
    ReadableStream, ReadableStreamDefaultReader, ReadableStreamBYOBReader, ReadableStreamBYOBRequest,
    ReadableByteStreamController, ReadableStreamDefaultController,
    isDisturbed: (stream) => streams.get(stream)?.isDisturbed ?? false,
  };
})
