const { Buffer } = require('node:buffer');
const c = require('crypto'), z = require('zlib');
console.log(c.createHash('sha256').update('abc').digest('hex'), c.createHash('md5').update('a').update(Buffer.from('b')).digest('base64'), c.createHmac('sha1', 'key').update('data').digest('hex'), c.hash('sha1', 'x'), c.createHash('sha512').copy().update('q').digest().length);
console.log(c.pbkdf2Sync('p', 's', 10, 16, 'sha256').toString('hex'), c.scryptSync('p', 's', 16, { N: 16 }).toString('hex'), Buffer.from(c.hkdfSync('sha256', 'k', 's', 'i', 20)).toString('hex'), c.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), c.randomBytes(8).length, c.randomUUID().length, c.getHashes().length, c.createHash('shake128', { outputLength: 8 }).update('').digest('hex'), c.createHash('RSA-SHA256').update('a').digest('hex').slice(0, 8), c.createHash('sha3-256').update('a').digest('hex').slice(0, 8));
for (const f of [() => c.createHash('nope'), () => c.createHash(1), () => c.createHash('md5').update(5), () => { const h = c.createHash('md5'); h.digest(); h.digest(); }, () => c.randomInt(5, 5), () => c.randomBytes(-1), () => c.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')), () => c.createHmac('nope', 'k')]) try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(z.gunzipSync(z.gzipSync('hello')).toString(), z.inflateSync(z.deflateSync('x'.repeat(100))).length, z.inflateRawSync(z.deflateRawSync('q')).toString(), z.unzipSync(z.gzipSync('u')).toString(), z.crc32('hello'), z.constants.Z_BEST_SPEED, z.codes.Z_OK);
for (const f of [() => z.inflateSync('garbage'), () => z.gunzipSync('garbage'), () => z.gunzipSync(z.gzipSync('hello').subarray(0, 10)), () => z.gzipSync(5), () => z.gzipSync('a', { level: 20 })]) try { f(); } catch (e) { console.log(e.name, e.code, e.errno, e.message); }
(async () => {
  await new Promise((done) => z.gzip('async', (e, r) => z.gunzip(r, (e2, r2) => done(console.log(String(r2))))));
  await new Promise((done) => { const gz = z.createGzip(); const gun = z.createGunzip(); gz.pipe(gun).on('data', (d) => console.log('piped', String(d))).on('close', done); gz.write('a'); gz.end('b'); });
  await new Promise((done) => c.randomBytes(3, (e, bytes) => done(console.log(bytes.length))));
  const hash = c.createHash('sha1'); hash.end('streamed'); console.log(hash.read().toString('hex'));
})();
