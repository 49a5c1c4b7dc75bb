const { Readable, Writable } = require('stream');
(async () => {
  const rs = new ReadableStream({ start(c) { c.enqueue('a'); c.enqueue('b'); c.close(); } });
  for await (const x of rs) console.log(x);
  const log = [];
  const ts = new TransformStream({ transform(c, k) { k.enqueue(c.toUpperCase()); }, flush(k) { k.enqueue('!'); } });
  const out = new WritableStream({ write(c) { log.push(c); }, close() { log.push('closed'); } });
  await ReadableStream.from(['x', 'y']).pipeThrough(ts).pipeTo(out);
  console.log(log);
  const [a, b] = ReadableStream.from([1, 2, 3]).tee();
  const r = a.getReader();
  console.log(await r.read(), a.locked);
  const got = []; for await (const v of b) got.push(v); console.log(got);
  console.log(await new Blob(['ab', new Uint8Array([99])]).text(), new Blob(['x'], { type: 'text/plain' }), new File(['q'], 'n.txt', { lastModified: 5 }));
  console.log(await new Blob(['héllo']).slice(0, 3).text());
  const n = Readable.fromWeb(new Blob(['from web']).stream()); for await (const c of n) console.log(String(c));
  const w = Writable.toWeb(new Writable({ write(c, e, cb) { console.log('got', String(c)); cb(); } })); const wr = w.getWriter(); await wr.write('chunk'); await wr.close();
  for await (const c of Readable.toWeb(Readable.from(['p', 'q']))) console.log(c);
  const { port1, port2 } = new MessageChannel(); await new Promise((done) => { port2.onmessage = (e) => { console.log(e.data, e.constructor.name); port1.close(); done(); }; port1.postMessage({ m: [1] }); });
  console.log(navigator.userAgent, typeof navigator.hardwareConcurrency);
  const bad = new ReadableStream({ pull() { throw new Error('pulled'); } });
  await bad.getReader().read().catch((e) => console.log(e.message));
  const ws = new WritableStream({ write() { throw new Error('wrote'); } }); const q = ws.getWriter(); await q.write(1).catch((e) => console.log(e.message)); await q.closed.catch((e) => console.log('closed', e.message));
  try { new ReadableStream({}).getReader({ mode: 'nope' }); } catch (e) { console.log(e.code); }
  console.log(new CountQueuingStrategy({ highWaterMark: 2 }).highWaterMark, new ReadableStream(), new WritableStream());
  const enc = new TextEncoderStream(); const w2 = enc.writable.getWriter(); w2.write('é'); w2.close(); for await (const c of enc.readable) console.log(c);
  const p = await require('timers/promises').setTimeout(5, 'v'); console.log(p);
  for await (const x of require('timers/promises').setInterval(5, 'i')) { console.log(x); break; }
  performance.mark('a'); performance.measure('m', 'a'); console.log(performance.getEntriesByType('mark').length, performance.getEntriesByName('m')[0].entryType);
})();
