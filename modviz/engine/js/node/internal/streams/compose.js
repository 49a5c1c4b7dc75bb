// `Duplex.from()` and `compose()`: one stream made of other things.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#streamduplexfromsrc
(function (internal) {
  'use strict';
  const { invalidType, missingArguments, lack } = internal.require('internal/errors');
  const is = internal.require('internal/streams/state');
  const { Readable } = internal.require('internal/streams/readable');
  const { Writable } = internal.require('internal/streams/writable');
  const { Duplex, PassThrough } = internal.require('internal/streams/duplex');
  const { pipeline } = internal.require('internal/streams/pipeline');
  const { finished } = internal.require('internal/streams/finished');
  const endings = internal.require('internal/streams/destroy');

  // One stream to read and another to write.
  function joined({ readable, writable }) {
    const duplex = new Duplex({
      readableObjectMode: Boolean(readable?.readableObjectMode), writableObjectMode: Boolean(writable?.writableObjectMode),
      readable: Boolean(readable), writable: Boolean(writable),
    });
    let onDrain = null;
    let onFinish = null;
    if (writable) {
      duplex._write = (chunk, encoding, callback) => {
        if (writable.write(chunk, encoding)) callback();
        else onDrain = callback;
      };
      duplex._final = (callback) => {
        writable.end();
        onFinish = callback;
      };
      writable.on('drain', () => {
        const callback = onDrain;
        onDrain = null;
        callback?.();
      });
      finished(writable, { readable: false }, (error) => {
        const callback = onFinish;
        onFinish = null;
        if (error) duplex.destroy(error);
        else callback?.();
      });
    }
    if (readable) {
      const read = () => {
        for (let chunk = readable.read(); chunk !== null; chunk = readable.read()) {
          if (!duplex.push(chunk)) return;
        }
      };
      readable.on('readable', read);
      readable.on('end', () => { duplex.push(null); });
      duplex._read = read;
      finished(readable, { writable: false }, (error) => { if (error) duplex.destroy(error); });
    }
    duplex._destroy = (error, callback) => {
      endings.destroyer(readable, error);
      endings.destroyer(writable, error);
      callback(error);
    };
    return duplex;
  }

  function fromFunction(body) {
    const input = new PassThrough({ objectMode: true });
    const output = body(input, {});
    if (typeof output?.[Symbol.asyncIterator] === 'function') {
      return joined({ readable: Readable.from(output), writable: input });
    }
    if (typeof output?.then === 'function') {
      const duplex = joined({ readable: null, writable: input });
      output.then((value) => {
        if (value !== undefined && value !== null) duplex.destroy(new TypeError('Expected nully to be returned'));
      }, (error) => { duplex.destroy(error); });
      return duplex;
    }
    throw invalidType('body', ['AsyncGeneratorFunction', 'AsyncFunction'], body);
  }

  function duplexFrom(body) {
    if (is.isDuplexNode(body)) return body;
    if (is.isReadableNode(body)) return joined({ readable: body });
    if (is.isWritableNode(body)) return joined({ writable: body });
    if (typeof body === 'function') return fromFunction(body);
    if (typeof body === 'string' || typeof body?.[Symbol.asyncIterator] === 'function'
      || typeof body?.[Symbol.iterator] === 'function') {
      return joined({ readable: Readable.from(body) });
    }
    if (is.isNodeStream(body?.readable) || is.isNodeStream(body?.writable)) return joined(body);
    if (typeof body?.then === 'function') {
      return joined({ readable: Readable.from((async function* () {
        const value = await body;
        if (value !== undefined && value !== null) yield value;
      })()) });
    }
    throw invalidType('body', [
      'Blob', 'ReadableStream', 'WritableStream', 'Stream', 'Iterable', 'AsyncIterable', 'Function',
      '{ readable, writable } pair', 'Promise',
    ], body);
  }

  function compose(...streams) {
    if (streams.length === 0) throw missingArguments('streams');
    const all = streams.map((each) => (is.isNodeStream(each) ? each : duplexFrom(each)));
    if (all.length === 1) return all[0];
    const [head] = all;
    const tail = all.at(-1);
    if (!(head instanceof Writable) && !is.isReadableNode(head)) throw lack('stream', 'compose()', 'would need this kind of stream');
    const duplex = joined({
      readable: is.isReadableNode(tail) ? tail : null, writable: is.isWritableNode(head) ? head : null,
    });
    pipeline(all, (error) => { if (error) duplex.destroy(error); });
    return duplex;
  }

  return { duplexFrom, compose };
})
