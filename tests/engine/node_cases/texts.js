const { Buffer } = require('node:buffer');
// querystring, string_decoder and punycode
const querystring = require('node:querystring');
const { StringDecoder } = require('node:string_decoder');
console.log(Object.keys(querystring).join());
for (const text of ['a=1&b=2&a=3', 'a', '=x', 'a=&b', '&&a=1&', 'q=a+b%20c%zz', 'x=%E4%BD%A0&y=%e4', '', 'a=b=c', '__proto__=1', 'a%3Db=c']) console.log(querystring.parse(text));
console.log(querystring.parse('a:1;b:2', ';', ':'), querystring.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }), querystring.parse('a=%20', null, null, { decodeURIComponent: (x) => `<${x}>` }), querystring.parse(null));
console.log(querystring.stringify({ a: [1, 'x y', true], b: '', c: null, d: undefined, e: { f: 1 }, 'g&': 'ü', h: 1n, i: NaN, j: Infinity }));
console.log(querystring.stringify({ a: 1, b: 2 }, ';', ':'), querystring.stringify('x'), querystring.stringify({ a: 'b c' }, null, null, { encodeURIComponent: (x) => x.toUpperCase() }));
console.log(querystring.escape('a b&c=ü/!'), querystring.unescape('a%20b%'), querystring.escape({ toString: () => 'obj' }), querystring.unescapeBuffer('a%41%zz').toString());
try {
  querystring.escape('\ud800');
} catch (error) {
  console.log(error.name, error.code, error.message);
}

const bytes = Buffer.from('a€😀é');
for (const size of [1, 2, 3, 5]) {
  const decoder = new StringDecoder('utf8');
  const parts = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(decoder.write(bytes.subarray(at, at + size)), decoder.lastNeed, decoder.lastTotal);
  console.log(size, parts.join('|'), decoder.end());
}
for (const encoding of ['utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii', undefined]) {
  const decoder = new StringDecoder(encoding);
  console.log(decoder.encoding, [decoder.write(Buffer.from([0x61, 0])), decoder.write(Buffer.from([0x3d, 0xd8, 0x00])), decoder.write(Buffer.from([0xde])), decoder.end(Buffer.from([0x62]))].map((text) => JSON.stringify(text)).join());
}
const broken = new StringDecoder();
console.log([broken.write(Buffer.from([0xe2, 0x82])), broken.write(Buffer.from([0x41])), broken.write(Buffer.from([0xf0, 0x9f])), broken.end(), broken.write(Buffer.from([0xff, 0xc3]))].map((text) => JSON.stringify(text)).join(), broken.write('text'));
for (const action of [() => new StringDecoder('nope'), () => new StringDecoder().write(5)]) {
  try {
    action();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const punycode = require('punycode');
console.log(punycode.encode('mañana'), punycode.decode('maana-pta'), punycode.toASCII('mañana.com'), punycode.toUnicode('xn--maana-pta.com'), punycode.encode('日本語'), punycode.decode('wgv71a119e'), punycode.ucs2.decode('a😀'), punycode.ucs2.encode([0x61, 0x1f600]), punycode.toASCII('user@ü.de'), punycode.version);
for (const text of ['a-b-ü', '-', 'ü-', 'äöüÄ', 'xn--', '']) console.log(punycode.encode(text), punycode.decode(punycode.encode(text)) === text, punycode.toASCII(text));
try { punycode.decode('é-'); } catch (error) { console.log(error.name, error.message); }
try { punycode.decode('a!'); } catch (error) { console.log(error.name, error.message); }
