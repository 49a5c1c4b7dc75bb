const assert = require('node:assert');
console.log(Object.keys(assert).join(), assert.strict.strict === assert.strict, require('assert/strict') === assert.strict, assert.strict.equal === assert.strictEqual, assert.name);
const words = Array.from({ length: 30 }, (_, index) => index);
const round = () => { const object = { a: 1 }; object.self = object; return object; };
const tests = [
  () => assert.equal(1, 2), () => assert.equal(1, '1'), () => assert.equal(NaN, NaN), () => assert.equal('a', 'b'), () => assert.notEqual(1, 1), () => assert.equal({ a: 1 }, { a: 1 }),
  () => assert.strictEqual(1, 2), () => assert.strictEqual(1, '1'), () => assert.strictEqual('abc', 'abd'), () => assert.strictEqual('a\nb\nc', 'a\nB\nc'), () => assert.strictEqual('a'.repeat(60), 'b'.repeat(60)),
  () => assert.strictEqual('the quick brown fox', 'the quick brown dog'), () => assert.strictEqual({ a: 1 }, { a: 1 }), () => assert.strictEqual({ a: 1 }, { a: 2 }), () => assert.strictEqual([1], { 0: 1 }),
  () => assert.strictEqual(null, undefined), () => assert.strictEqual(NaN, 0), () => assert.strictEqual(0, -0), () => assert.strictEqual(1n, 1), () => assert.strictEqual(Symbol('a'), 'a'), () => assert.strictEqual(() => {}, () => {}),
  () => assert.strictEqual(1, 2, 'custom'), () => assert.strictEqual('a', { b: 1 }), () => assert.strictEqual(words, [...words, 30]),
  () => assert.deepStrictEqual({ a: 1, b: [1, 2, 3] }, { a: 1, b: [1, 2, 4] }), () => assert.deepStrictEqual({ a: 1, b: 2 }, { b: 2, a: 1 }), () => assert.deepStrictEqual([1, 2, 3], [1, 2, 3, 4]), () => assert.deepStrictEqual(words, [...words.slice(0, 29), 'x']),
  () => assert.deepStrictEqual(words, ['x', ...words.slice(1)]), () => assert.deepStrictEqual(words, [...words.slice(0, 8), 'x', ...words.slice(9, 16), 'y', ...words.slice(17)]), () => assert.deepStrictEqual(new Map([[1, { a: 2 }]]), new Map([[1, { a: 3 }]])), () => assert.deepStrictEqual(new Set([1, 2]), new Set([1, 3])),
  () => assert.deepStrictEqual(new Date(0), new Date(1)), () => assert.deepStrictEqual(/a/g, /a/i), () => assert.deepStrictEqual([1, , 3], [1, undefined, 3]), () => assert.deepStrictEqual(round(), round()), () => assert.deepStrictEqual({ a: undefined }, {}), () => assert.deepStrictEqual(new (class A {})(), new (class B {})()),
  () => assert.deepStrictEqual({ a: 1 }, { a: 1 }, 'never'), () => assert.deepStrictEqual({ a: 1 }, { a: 2 }, 'custom'), () => assert.deepStrictEqual({ a: 1 }, { a: 2 }, new TypeError('own')), () => assert.deepStrictEqual({ s: 'a\nb' }, { s: 'a\nc' }), () => assert.deepStrictEqual([[[['deep']]]], [[[['deeper']]]]),
  () => assert.deepEqual({ a: 1 }, { a: '1' }), () => assert.deepEqual({ a: 1 }, { a: 2 }), () => assert.deepEqual([1, 2], [1, 3], 'm'), () => assert.notDeepEqual({ a: 1 }, { a: 1 }), () => assert.notDeepStrictEqual({ a: 1 }, { a: 1 }), () => assert.notDeepStrictEqual(1, 1), () => assert.notStrictEqual(1, 1), () => assert.notStrictEqual('long enough', 'long enough'), () => assert.notStrictEqual(words, words),
  () => assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 1 }), () => assert.partialDeepStrictEqual({ a: 1 }, { b: 2 }), () => assert.partialDeepStrictEqual([1, 2, 3], [1, 3]), () => assert.partialDeepStrictEqual(new Set([1, 2]), new Set([3])),
  () => assert(true), () => assert(0, 'said'), () => assert.ok(null, new RangeError('own')), () => assert(), () => assert.fail(), () => assert.fail('boom'), () => assert.fail(new TypeError('own')),
  () => assert.throws(() => {}), () => assert.throws(() => {}, TypeError), () => assert.throws(() => {}, 'text'), () => assert.throws(() => { throw new Error('x'); }), () => assert.throws(() => { throw new Error('x'); }, /x/), () => assert.throws(() => { throw new Error('x'); }, /y/),
  () => assert.throws(() => { throw new TypeError('x'); }, { message: 'y', name: 'TypeError' }), () => assert.throws(() => { throw new TypeError('x'); }, { message: /x/, name: 'TypeError' }), () => assert.throws(() => { throw new Error('foo'); }, { message: /bar/ }), () => assert.throws(() => { throw new Error('a'); }, TypeError), () => assert.throws(() => { throw new Error('a'); }, new Error('b')),
  () => assert.throws(() => { throw new Error('a'); }, () => false), () => assert.throws(() => { throw new Error('a'); }, () => true), () => assert.throws(() => { throw new Error('a'); }, {}), () => assert.throws(() => { throw 5; }, { message: 'x' }), () => assert.throws(() => { throw null; }, /x/), () => assert.throws('x'), () => assert.throws(() => { throw new Error('a'); }, 'a'), () => assert.throws(() => { throw new Error('q'); }, /q2/, 'message'),
  () => assert.doesNotThrow(() => {}), () => assert.doesNotThrow(() => { throw new Error('oops'); }), () => assert.doesNotThrow(() => { throw new Error('oops'); }, 'whoops'), () => assert.doesNotThrow(() => { throw new Error('oops'); }, TypeError),
  () => assert.match('abc', /x/), () => assert.match(5, /x/), () => assert.match('a', 'b'), () => assert.doesNotMatch('abc', /b/), () => assert.match('abc', /x/, 'said'), () => assert.ifError(null), () => assert.ifError(new Error('e')), () => assert.ifError(5), () => assert.equal(1), () => new assert.AssertionError(),
];
for (const test of tests) {
  try {
    console.log('passed', String(test()));
  } catch (error) {
    console.log('=====', error.name, error.code, error.generatedMessage, error.operator, '\n' + error.message);
  }
}
const error = new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(Object.keys(error), String(error), error instanceof Error);
error.stack = 'AssertionError: x\n    at y';
console.log(error);
const own = new assert.Assert();
console.log(own.equal === own.strictEqual, new assert.Assert({ strict: false }).equal === assert.equal);
(async () => {
  for (const action of [() => assert.rejects(Promise.resolve(1)), () => assert.rejects(() => 1), () => assert.rejects(5), () => assert.rejects(Promise.reject(new Error('a')), /b/), () => assert.rejects(Promise.reject(new Error('a')), /a/), () => assert.doesNotReject(Promise.reject(new Error('no'))), () => assert.doesNotReject(async () => {})]) {
    await action().then(() => console.log('fulfilled'), (reason) => console.log(reason.name, reason.code, reason.message));
  }
})();
