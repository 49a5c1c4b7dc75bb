const r = new Request('https://a.b/c?d', { method: 'post', body: 'hi', headers: { x: 'y' } });
console.log(r.url, r.method, [...r.headers], r.bodyUsed);
r.text().then((t) => console.log(t, r.bodyUsed));
for (const f of [() => new Request('nope'), () => new Request('http://a', { body: 'x' }), () => new Request('http://a', { method: 'POST', body: new ReadableStream() })]) try { f(); } catch (e) { console.log(e.name, e.message); }
