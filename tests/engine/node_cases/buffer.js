const buffer = require('node:buffer');
const { Buffer } = buffer;
console.log(Object.keys(buffer).join());
console.log(Object.getOwnPropertyNames(Buffer.prototype).sort().join());
console.log(Buffer, Buffer.prototype instanceof Uint8Array, Object.getPrototypeOf(Buffer) === Uint8Array, Buffer.name, Buffer.length);

function attempt(action) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
for (const encoding of ['utf8', 'utf-8', 'UCS2', 'utf16le', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url']) {
  const text = { hex: '00ffAB1', base64: 'aGVs bG8_', base64url: 'aGVsbG8-' }[encoding] ?? 'héllo €😀\ud800';
  const bytes = Buffer.from(text, encoding);
  console.log(encoding, bytes, JSON.stringify(bytes.toString(encoding)), Buffer.byteLength(text, encoding), Buffer.isEncoding(encoding));
}
const all = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
console.log(all, all.toString('latin1').length, all.toString('base64'), all.toString('base64url'), all.toString('hex').length, JSON.stringify(all.toString()), JSON.stringify(all.toString('ascii')));
for (const text of ['YQ==YQ==', 'YWI=c', 'Y*W.I-_', 'YWJj\n ZGVm', 'Y', 'YW', '=YWJj', '']) console.log(Buffer.from(text, 'base64'));
for (const bytes of [[0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0xff, 0x41], [0xe2, 0x82, 0x41]]) console.log(JSON.stringify(Buffer.from(bytes).toString()));

console.log(Buffer.from([1, 2.9, -1, 256, '7', 'x']), Buffer.from(new Uint16Array([1, 300])), Buffer.from({ length: 2, 0: 5 }), Buffer.from(new String('boxed')));
console.log(Buffer.from(Buffer.from('copy')), Buffer.from({ type: 'Buffer', data: [1, 2] }), Buffer.from(new Uint8Array([1, 2, 3]).buffer, 1), Buffer.from({ [Symbol.toPrimitive]: () => 'p' }));
console.log(Buffer.alloc(3), Buffer.alloc(5, 'ab'), Buffer.alloc(4, 1), Buffer.alloc(4, Buffer.from([1, 2, 3])), Buffer.alloc(3, 'YQ==', 'base64'), Buffer.allocUnsafe(2).length, Buffer.of(1, 2));
console.log(Buffer.concat([Buffer.from('a'), new Uint8Array([98])]), Buffer.concat([Buffer.from('abc')], 2), Buffer.concat([Buffer.from('a')], 3), Buffer.concat([]));
for (const value of [5, null, undefined, {}, true, Symbol('s'), () => {}]) attempt(() => Buffer.from(value));
attempt(() => Buffer.from('a', 'nope'));
attempt(() => Buffer.alloc('5'));
attempt(() => Buffer.alloc(-1));
attempt(() => Buffer.concat('a'));
attempt(() => Buffer.concat(['a']));
attempt(() => Buffer.from(new ArrayBuffer(2), 3));
attempt(() => Buffer.from(new ArrayBuffer(2), 1, 5));
attempt(() => Buffer.byteLength(1));
attempt(() => Buffer.alloc(2).fill('zz', 'hex'));

const b = Buffer.from('hello world');
console.log(b.slice(0, 5).toString(), b.subarray(-5).toString(), b.slice(3, -3).toString(), b.slice(5, 2), b.slice(0, 5) instanceof Buffer, b.toString('utf8', 2, 4), b.toString(undefined, 6));
const part = b.slice(0, 2);
part[0] = 0x48;
console.log(b.toString(), b.equals(Buffer.from('Hello world')), b.compare(Buffer.from('Hello')), Buffer.compare(Buffer.from('a'), Buffer.from('b')), b.compare(Buffer.from('xlox'), 1, 3, 3, 5));
console.log(b.indexOf('o'), b.indexOf('o', 5), b.indexOf('zz'), b.indexOf(0x77), b.indexOf(Buffer.from('wor')), b.lastIndexOf('o'), b.lastIndexOf('o', 5), b.lastIndexOf('o', -5), b.includes('wor'), b.indexOf(''), b.indexOf('', 20), b.indexOf('l', -3), b.indexOf('l', 'utf8'));
console.log(Buffer.from('abab', 'utf16le').indexOf('b', 0, 'utf16le'), b.fill('x', 0, 2).toString(), b.fill(0x21, 9).toString(), b.write('é€', 1), b.toString(), b.write('long text here', 8), b.toString(), b.write('ff00', 0, 'hex'), b);
console.log(b.copy(Buffer.alloc(3)), Buffer.from('abcdef').copy(b, 2, 1, 4), b, JSON.stringify(Buffer.from('ab')), Buffer.from(JSON.parse(JSON.stringify(Buffer.from('ab')))).toString());
console.log(Buffer.from([1, 2, 3, 4]).swap16(), Buffer.from([1, 2, 3, 4]).swap32(), Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]).swap64());
attempt(() => Buffer.from([1]).swap16());
console.log([...Buffer.from('ab').entries()], [...Buffer.from('ab')], Buffer.from('abc').map((x) => x + 1), Buffer.from('cba').sort(), Buffer.from('abc').filter((x) => x > 97));

const n = Buffer.alloc(16);
console.log(n.writeUInt8(255, 0), n.writeInt8(-1, 1), n.writeUInt16LE(0x1234, 2), n.writeUInt16BE(0x1234, 4), n.writeInt32LE(-2, 6), n.writeUInt32BE(0xdeadbeef, 10), n);
console.log(n.readUInt8(), n.readInt8(1), n.readUint16LE(2), n.readUInt16BE(4), n.readInt32LE(6), n.readUInt32BE(10), n.readUIntBE(10, 3), n.readIntLE(6, 6), n.readInt16BE(2));
console.log(n.writeFloatLE(1.5, 0), n.writeDoubleBE(-1 / 3, 4), n.readFloatLE(), n.readDoubleBE(4), n.writeBigInt64LE(-5n, 8), n.readBigInt64LE(8), n.readBigUInt64BE(8), n.writeIntBE(-123456, 0, 4), n.readIntBE(0, 4), n.writeUIntLE(0x123456789a, 1, 5), n);
attempt(() => n.readUInt8(16));
attempt(() => n.readUInt8(1.5));
attempt(() => n.readUInt8('0'));
attempt(() => Buffer.alloc(1).readUInt32LE(0));
attempt(() => n.writeUInt8(256));
attempt(() => n.writeInt16LE(40000));
attempt(() => n.writeUInt32LE(-1));
attempt(() => n.writeBigUInt64LE(-1n));
attempt(() => n.readUIntBE(0, 7));
attempt(() => n.readUIntBE(0));
attempt(() => n.write(1));
attempt(() => n.write('a', 20));
attempt(() => n.equals('a'));
attempt(() => n.indexOf({}));
attempt(() => n.toString('nope'));
attempt(() => b.copy('x'));
class Mine extends Buffer {}
console.log(new Buffer('old'), Buffer(2), Object.assign(Buffer.from('x'), { extra: 1 }), Buffer.alloc(60), { nested: [Buffer.from('in')] }, Buffer.alloc(0));
console.log(buffer.isUtf8(Buffer.from([0xff])), buffer.isAscii(Buffer.from('é')), buffer.transcode(Buffer.from('€é'), 'utf8', 'latin1'), buffer.constants, typeof Mine);
console.log(Buffer.from('é').latin1Slice(), Buffer.from('abc').hexSlice(1), Buffer.alloc(4).utf8Write('abc', 1), buffer.atob('YQ=='), buffer.btoa('a'), String(Buffer.from('s')), Buffer.from('a') + 'b', b.toLocaleString === b.toString, b.parent === b.buffer, Buffer.isBuffer(new Uint8Array(1)), Buffer.copyBytesFrom(new Uint16Array([1, 2]), 1));
