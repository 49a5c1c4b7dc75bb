const stream = require('node:stream');
const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished } = stream;
const { Buffer } = require('node:buffer');
const { setTimeout, setImmediate } = require('node:timers');
console.log(Object.keys(stream).join(), stream.Stream === stream, typeof stream, Readable.prototype instanceof stream);
const say = (name) => (...args) => console.log(name, ...args.map((arg) => (arg instanceof Error ? `${arg.name} ${arg.code} ${arg.message}` : Buffer.isBuffer(arg) ? arg.toString() : arg)));
const wire = (name, each, events = ['data', 'end', 'finish', 'close', 'error', 'drain', 'pause', 'resume', 'prefinish', 'pipe', 'unpipe']) => {
  for (const event of events) each.on(event, (arg) => say(`${name} ${event}`)(...(arg instanceof Error || Buffer.isBuffer(arg) || typeof arg === 'string' || typeof arg === 'number' ? [arg] : [])));
  return each;
};
const steps = [];
const step = (name, body) => steps.push([name, body]);

step('a readable that flows', () => {
  let count = 0;
  wire('r', new Readable({ read() { count += 1; this.push(count > 3 ? null : `chunk ${count}`); } }));
});
step('reading by hand', () => {
  const r = new Readable({ highWaterMark: 4, read() {} });
  r.on('readable', () => { for (let chunk = r.read(2); chunk !== null; chunk = r.read(2)) say('read')(chunk); });
  r.on('end', say('end'));
  console.log(r.push('abc'), r.push('def'), r.readableLength, r.readableFlowing);
  setImmediate(() => { r.push('g'); r.push(null); });
});
step('encoding', () => {
  const r = wire('r', new Readable({ encoding: 'utf8', read() {} }), ['data', 'end']);
  for (const byte of Buffer.from('a€')) r.push(Buffer.from([byte]));
  r.push(null);
});
step('object mode and unshift', () => {
  const r = new Readable({ objectMode: true, read() {} });
  r.push(1);
  r.push({ a: 2 });
  r.unshift('first');
  r.push(null);
  wire('r', r, ['end', 'close']).on('data', (value) => console.log('value', value));
});
step('backpressure', () => {
  const w = wire('w', new Writable({ highWaterMark: 5, write(chunk, encoding, callback) { say('write')(chunk, encoding); setTimeout(callback, 1); } }));
  console.log(w.write('ab'), w.write('cde'), w.writableLength, w.writableNeedDrain, w.write('f', () => console.log('written f')));
  w.end('last', () => console.log('end called back'));
  console.log(w.writableEnded, w.writableFinished, w.writable);
});
step('writes that call back at once', () => {
  const w = wire('w', new Writable({ write(chunk, encoding, callback) { callback(); } }));
  w.write('a', () => console.log('a'));
  w.write('b', () => console.log('b'));
  w.end();
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('microtask'));
});
step('cork and writev', () => {
  const w = wire('w', new Writable({ writev(chunks, callback) { console.log(chunks.map(({ chunk }) => String(chunk))); callback(); } }), ['finish', 'close']);
  w.cork();
  w.write('a');
  w.write('b');
  process.nextTick(() => { w.uncork(); w.end('c'); });
});
step('an error in write', () => {
  const w = wire('w', new Writable({ write(chunk, encoding, callback) { callback(new Error('disk full')); } }));
  w.write('x', say('callback x'));
  w.write('y', say('callback y'));
  w.end(say('end'));
});
step('write after end', () => {
  const w = wire('w', new Writable({ write(chunk, encoding, callback) { callback(); } }));
  w.end('a');
  w.write('b', say('callback'));
});
step('destroy', () => {
  const r = wire('r', new Readable({ read() {}, destroy(error, callback) { say('destroying')(error); callback(error); } }));
  r.push('never');
  r.destroy(new Error('gone'));
  console.log(r.destroyed, r.errored.message, r.push('x'));
  const w = wire('w', new Writable({ write() {} }));
  w.write('a', say('callback'));
  w.destroy();
});
step('push after end', () => {
  const r = wire('r', new Readable({ read() {} }));
  r.push(null);
  r.push('late');
});
step('wrong chunks', () => {
  for (const action of [() => wire('five', new Writable({ write() {} })).write(5), () => new Writable({ write() {} }).write(null), () => new Writable().write('a', 'nope'), () => new Readable({ highWaterMark: -1 }), () => wire('no read', new Readable()).read(), () => wire('no write', new Writable()).end('x'), () => wire('no transform', new Transform()).write('x')]) {
    try {
      const result = action();
      console.log(result instanceof Writable || result);
    } catch (error) {
      say('threw')(error);
    }
  }
  wire('r', new Readable({ read() {} })).push(5);
});
step('transform', () => {
  const t = wire('t', new Transform({ transform(chunk, encoding, callback) { this.push(String(chunk).toUpperCase()); callback(null, '!'); }, flush(callback) { callback(null, 'flushed'); } }));
  t.write('one');
  t.end('two');
});
step('a failing transform', () => {
  const t = wire('t', new Transform({ transform(chunk, encoding, callback) { callback(new Error('bad chunk')); } }));
  t.write('one', say('callback'));
});
step('pipe', () => {
  const source = wire('source', new Readable({ read() {} }), ['pause', 'resume', 'end', 'close']);
  const sink = wire('sink', new Writable({ highWaterMark: 2, write(chunk, encoding, callback) { say('sink got')(chunk); setImmediate(callback); } }));
  console.log(source.pipe(sink) === sink);
  source.push('abc');
  source.push('d');
  source.push(null);
});
step('unpipe', () => {
  const source = new Readable({ read() {} });
  const sink = wire('sink', new PassThrough());
  source.pipe(sink);
  source.push('a');
  setImmediate(() => { source.unpipe(sink); source.push('b'); console.log(source.readableFlowing, source.readableLength); });
});
step('duplex', () => {
  const d = wire('d', new Duplex({ read() {}, write(chunk, encoding, callback) { this.push(`echo ${chunk}`); callback(); }, final(callback) { this.push(null); callback(); } }));
  d.write('hi');
  d.end();
  const half = wire('half', new Duplex({ allowHalfOpen: false, read() { this.push(null); }, write(chunk, encoding, callback) { callback(); } }));
  half.resume();
});
step('construct', () => {
  const w = wire('w', new Writable({ construct(callback) { console.log('constructing'); setImmediate(callback); }, write(chunk, encoding, callback) { say('write')(chunk); callback(); } }));
  w.write('waits');
  w.end();
});
step('finished', () => {
  const r = new Readable({ read() {} });
  finished(r, say('finished r'));
  r.resume();
  r.push(null);
  const early = new Readable({ read() {} });
  finished(early, say('finished early'));
  early.destroy();
  const w = new Writable({ write(chunk, encoding, callback) { callback(); } });
  finished(w, say('finished w'));
  w.end();
});
step('pipeline', () => {
  pipeline(Readable.from(['a', 'b']), new Transform({ objectMode: true, transform(chunk, encoding, callback) { callback(null, chunk + chunk); } }), new Writable({ objectMode: true, write(chunk, encoding, callback) { say('out')(chunk); callback(); } }), say('pipeline done'));
});
step('a failing pipeline', () => {
  const source = wire('source', new Readable({ read() { this.push('x'); } }), ['close', 'error']);
  const sink = wire('sink', new Writable({ write(chunk, encoding, callback) { callback(new Error('sink broke')); } }), ['close', 'error']);
  pipeline(source, new PassThrough(), sink, say('pipeline'));
});
step('pipeline of functions', async () => {
  const found = [];
  await stream.promises.pipeline(['x', 'y'], async function* (chunks) { for await (const chunk of chunks) yield `${chunk}1`; }, async (chunks) => { for await (const chunk of chunks) found.push(chunk); });
  console.log(found);
  await stream.promises.pipeline(async function* () { yield 'a'; throw new Error('source broke'); }, new PassThrough()).catch(say('rejected'));
});
step('iteration', async () => {
  for await (const chunk of Readable.from(['a', Promise.resolve('b')])) console.log(chunk);
  const r = new Readable({ objectMode: true, read() {} });
  r.push(1);
  r.push(2);
  for await (const value of r) { console.log(value); break; }
  console.log(r.destroyed);
  const bad = new Readable({ read() { this.destroy(new Error('mid')); } });
  try { for await (const chunk of bad) console.log(chunk); } catch (error) { say('caught')(error); }
});
step('operators', async () => {
  const numbers = () => Readable.from([1, 2, 3, 4]);
  console.log(await numbers().map((x) => x * 2).toArray(), await numbers().filter(async (x) => x % 2).toArray(), await numbers().reduce((a, b) => a + b), await numbers().some((x) => x > 3), await numbers().every((x) => x > 3), await numbers().find((x) => x > 2), await numbers().take(2).toArray(), await numbers().drop(3).toArray(), await numbers().flatMap((x) => [x, x]).take(3).toArray());
  await numbers().forEach((x) => console.log('each', x));
});
step('old style', () => {
  function Upper(options) { if (!(this instanceof Upper)) return new Upper(options); Transform.call(this, options); }
  Object.setPrototypeOf(Upper.prototype, Transform.prototype);
  Upper.prototype._transform = function (chunk, encoding, done) { done(null, String(chunk).toUpperCase()); };
  const u = wire('u', Upper(), ['data', 'end']);
  u.end('old');
  console.log(u instanceof Writable, u instanceof Readable, u instanceof stream, new PassThrough() instanceof Transform);
  const classic = new stream();
  classic.readable = true;
  const target = wire('target', new PassThrough(), ['data', 'end']);
  classic.pipe(target);
  classic.emit('data', 'from the classic one');
  classic.emit('end');
});
step('facts', () => {
  console.log(stream.getDefaultHighWaterMark(false), stream.getDefaultHighWaterMark(true), new Readable().readableHighWaterMark, new Transform({ readableHighWaterMark: 3, writableHighWaterMark: 7 }).writableHighWaterMark, new Duplex({ readableObjectMode: true }).readableObjectMode);
  const r = new Readable({ read() {} });
  console.log(r.readable, r.readableEnded, r.readableAborted, r.readableDidRead, r.isPaused(), r.pause().isPaused(), stream.isReadable(r), stream.isErrored(r), stream.isDisturbed(r));
  const [a, b] = stream.duplexPair();
  wire('b', b, ['data', 'end']);
  a.end('across');
});
step('stdout', () => { console.log(process.stdout.write === undefined, require('stream/promises') === stream.promises); });

(async () => {
  for (const [name, body] of steps) {
    console.log(`--- ${name}`);
    await body();
    await new Promise((resolve) => { setTimeout(resolve, 60); });
  }
})();
