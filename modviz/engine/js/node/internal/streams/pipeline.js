// `pipeline()`: streams, iterables and functions in a row, of which one error ends all.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#streampipelinesource-transforms-destination-callback
(function (internal) {
  'use strict';
  const { coded, missingArguments, invalidType, check, aborted } = internal.require('internal/errors');
  const is = internal.require('internal/streams/state');
  const endings = internal.require('internal/streams/destroy');
  const { PassThrough, Duplex } = internal.require('internal/streams/duplex');
  const { finished, premature } = internal.require('internal/streams/finished');
  const nextTick = (...args) => internal.process.nextTick(...args);

  function isIterable(value, isAsync = undefined) {
    if (value === null || value === undefined) return false;
    if (isAsync === true) return typeof value[Symbol.asyncIterator] === 'function';
    return typeof value[Symbol.asyncIterator] === 'function' || typeof value[Symbol.iterator] === 'function';
  }

  const badReturn = (expected, name, value) => coded(TypeError, 'ERR_INVALID_RETURN_VALUE',
    `Expected ${expected} to be returned from the "${name}" function but got ${
      value?.constructor?.name ? `an instance of ${value.constructor.name}` : typeof value === 'object' ? value : `type ${typeof value}`}.`);

  function ender(stream, reading, writing) {
    let isOver = false;
    stream.on('close', () => { isOver = true; });
    const cleanUp = finished(stream, { readable: reading, writable: writing }, (error) => { isOver = !error; });
    return {
      cleanUp,
      destroy(error) {
        if (isOver) return;
        isOver = true;
        endings.destroyer(stream, error || coded(
          Error, 'ERR_STREAM_DESTROYED', 'Cannot call pipe after a stream was destroyed'));
      },
    };
  }

  function iterableOf(value) {
    if (isIterable(value)) return value;
    if (is.isReadableNode(value)) return chunksOf(value);
    throw invalidType('val', ['Readable', 'Iterable', 'AsyncIterable'], value);
  }

  async function* chunksOf(stream) {
    const { Readable } = internal.require('internal/streams/readable');
    yield* Readable.prototype[Symbol.asyncIterator].call(stream);
  }

  async function pump(iterable, writable, finish, end) {
    let error;
    let wake = null;
    const resume = (problem) => {
      if (problem) error = problem;
      const waiting = wake;
      wake = null;
      waiting?.();
    };
    const wait = () => new Promise((resolve, reject) => {
      if (error) reject(error);
      else wake = () => { (error ? reject : resolve)(error); };
    });
    writable.on('drain', resume);
    const cleanUp = finished(writable, { readable: false }, resume);
    try {
      if (writable.writableNeedDrain) await wait();
      for await (const chunk of iterable) if (!writable.write(chunk)) await wait();
      if (end) {
        writable.end();
        await wait();
      }
      finish();
    } catch (problem) {
      finish(error !== problem ? endings.combined(error, problem) : problem);
    } finally {
      cleanUp();
      writable.off('drain', resume);
    }
  }

  function pipe(source, dest, finish, onlyError, end) {
    let isEnded = false;
    dest.on('close', () => { if (!isEnded) onlyError(premature()); });
    source.pipe(dest, { end: false });
    if (end) {
      const endDest = () => {
        isEnded = true;
        dest.end();
      };
      if (is.isReadableFinished(source)) nextTick(endDest);
      else source.once('end', endDest);
    } else {
      finish();
    }
    finished(source, { readable: true, writable: false }, (error) => {
      const state = source._readableState;
      // It has been closed too early for us, and yet all has been read.
      const isRead = error?.code === 'ERR_STREAM_PREMATURE_CLOSE' && state?.ended && !state.errored && !state.errorEmitted;
      if (isRead) source.once('end', finish).once('error', finish);
      else finish(error);
    });
    return finished(dest, { readable: false, writable: true }, finish);
  }

  function run(given, callback, options = undefined) {
    const streams = given.length === 1 && Array.isArray(given[0]) ? given[0] : given;
    if (streams.length < 2) throw missingArguments('streams');
    const { AbortController } = globalThis;
    const controller = typeof AbortController === 'function' ? new AbortController() : undefined;
    const signal = controller?.signal;
    const outer = options?.signal;
    check.abortSignal(outer, 'options.signal');
    const cleanUps = [];
    const destroys = [];
    let left = 0;
    let error;
    let value;

    const end_ = (problem, isLast) => {
      if (problem && (!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE')) error = problem;
      if (!error && !isLast) return;
      while (destroys.length > 0) destroys.shift()(error);
      outer?.removeEventListener('abort', abort);
      controller?.abort();
      if (!isLast) return;
      if (!error) for (const cleanUp of cleanUps) cleanUp();
      nextTick(callback, error, value);
    };
    const finish = (problem) => {
      left -= 1;
      end_(problem, left === 0);
    };
    const onlyError = (problem) => { end_(problem, false); };
    function abort() {
      end_(aborted(outer), left === 0);
    }
    outer?.addEventListener('abort', abort, { once: true });

    let result;
    streams.forEach((stream, index) => {
      const reading = index < streams.length - 1;
      const writing = index > 0;
      const end = reading || options?.end !== false;
      const isLast = !reading;
      if (is.isNodeStream(stream)) {
        if (end) {
          const { destroy, cleanUp } = ender(stream, reading, writing);
          destroys.push(destroy);
          if (is.isReadable(stream) && isLast) cleanUps.push(cleanUp);
        }
        const onError = (problem) => {
          if (problem && problem.name !== 'AbortError' && problem.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
            onlyError(problem);
          }
        };
        stream.on('error', onError);
        if (is.isReadable(stream) && isLast) cleanUps.push(() => { stream.removeListener('error', onError); });
      }
      if (index === 0) {
        if (typeof stream === 'function') {
          result = stream({ signal });
          if (!isIterable(result)) throw badReturn('Iterable, AsyncIterable or Stream', 'source', result);
        } else {
          result = isIterable(stream) || is.isReadableNode(stream) ? stream : Duplex.from(stream);
        }
      } else if (typeof stream === 'function') {
        result = stream(iterableOf(result), { signal });
        if (reading) {
          if (!isIterable(result, true)) throw badReturn('AsyncIterable', `transform[${index - 1}]`, result);
        } else {
          result = takeResult(result, end);
        }
      } else if (is.isNodeStream(stream)) {
        if (is.isReadableNode(result)) {
          left += 2;
          const cleanUp = pipe(result, stream, finish, onlyError, end);
          if (is.isReadable(stream) && isLast) cleanUps.push(cleanUp);
        } else if (isIterable(result)) {
          left += 1;
          pump(result, stream, finish, end);
        } else {
          throw invalidType('val', ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'], result);
        }
        result = stream;
      } else {
        result = Duplex.from(stream);
      }
    });

    // What the last function gives is the value of the pipeline, and can be read.
    function takeResult(found, end) {
      const through = new PassThrough({ objectMode: true });
      if (typeof found?.then === 'function') {
        left += 1;
        found.then((last) => {
          value = last;
          if (last !== null && last !== undefined) through.write(last);
          if (end) through.end();
          nextTick(finish);
        }, (problem) => {
          through.destroy(problem);
          nextTick(finish, problem);
        });
      } else if (isIterable(found, true)) {
        left += 1;
        pump(found, through, finish, end);
      } else {
        throw badReturn('AsyncIterable or Promise', 'destination', found);
      }
      const { destroy, cleanUp } = ender(through, false, true);
      destroys.push(destroy);
      cleanUps.push(cleanUp);
      return through;
    }

    if (outer?.aborted) nextTick(abort);
    return result;
  }

  function pipeline(...streams) {
    const callback = streams.pop();
    check.func(callback, 'streams[stream.length - 1]');
    let isCalled = false;
    return run(streams, (...args) => {
      if (isCalled) return;
      isCalled = true;
      callback(...args);
    });
  }

  // As a promise.
  function whenPiped(...streams) {
    const last = streams.at(-1);
    const isOptions = last && typeof last === 'object' && !is.isNodeStream(last) && !isIterable(last);
    const options = isOptions ? streams.pop() : undefined;
    return new Promise((resolve, reject) => {
      run(streams, (error, value) => {
        if (error) reject(error);
        else resolve(value);
      }, options);
    });
  }

  return { pipeline, whenPiped, isIterable };
})
