const util = require('node:util');
console.log(Object.keys(util).join());
const { inspect, format, promisify, callbackify, inherits, deprecate, types, styleText, parseArgs } = util;

console.log(format('%s is %d years and %i, %f %j %o %O %c%%', 'Bob', 42, 42.9, '1.5', { a: 1 }, [1], { b: { c: {} } }, 'css'));
console.log(format(1, 'a', { x: 1 }), format('%s', null, undefined, Symbol('s')), format('a', 'b'));
console.log(format('%s %s', 1n, -0, () => 1), format('%d', '0x10'), format('%x', 1));
console.log(util.formatWithOptions({ colors: true, compact: false }, '%O', { a: [1, 'x'] }), util.formatWithOptions({ numericSeparator: true }, '%d', 1234567.891));

console.log(inspect({ b: 2, a: { d: 1, c: 2 } }, { sorted: true, compact: false }));
console.log(inspect(new Set(['b', 'a']), { sorted: (x, y) => (x < y ? 1 : -1) }));
console.log(inspect({ get x() { return { y: 1 }; }, set x(v) {}, get z() { return 5; }, get bad() { throw 'no'; } }, { getters: true }));
console.log(inspect({ get x() { return 1; } }, { getters: 'set' }), inspect(123456789.125, { numericSeparator: true }));
console.log(JSON.stringify(inspect({
  a: /a/g, f() {}, u: undefined, n: null, s: Symbol('x'), [Symbol('y')]: 1, d: new Date(0), 'k-k': [1, , 'x'],
  m: new Map([[1, { a: { b: {} } }]]), e: new (class Foo {})(), b: new Number(3),
}, { colors: true })));
console.log(inspect('a'.repeat(5), { colors: true }) === '\x1b[32m\'aaaaa\'\x1b[39m', inspect([1, 2, 3], false, 0), inspect({ a: { b: 1 } }, { depth: 0 }));
console.log(inspect({ a: 1, [inspect.custom](depth, options, own) { return own === inspect && options.stylize('styled', 'special'); } }, { colors: true }) === '\x1b[36mstyled\x1b[39m');
console.log(inspect.defaultOptions, inspect.colors.red, inspect.colors.grey, inspect.styles.special, Object.keys(inspect.colors).length);
inspect.defaultOptions = { depth: 0 };
console.log({ a: { b: 1 } }, inspect({ a: { b: 1 } }));
inspect.defaultOptions = { depth: 2 };

function Animal() {}
Animal.prototype.speak = function () { return 'hm'; };
function Dog() { Dog.super_.call(this); }
inherits(Dog, Animal);
console.log(new Dog().speak(), Dog.super_ === Animal, new Dog() instanceof Animal, new Dog());

function attempt(action) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
attempt(() => inherits(Dog, undefined));
attempt(() => inherits(Dog, {}));
attempt(() => promisify(1));
attempt(() => util.stripVTControlCharacters(1));
attempt(() => styleText('nocolor', 'x'));
attempt(() => util.inspect.defaultOptions = null);
attempt(() => util.getSystemErrorName(1));

const add = (a, b, callback) => (typeof a === 'number' ? callback(null, a + b) : callback(new TypeError('numbers')));
const addLater = promisify(add);
console.log(addLater.name, addLater.length, promisify(addLater) === addLater);
add[promisify.custom] = () => Promise.resolve('custom');
(async () => {
  console.log(await addLater(1, 2), await addLater('1', 2).catch((error) => error.message), await promisify(add)());
  callbackify(async (x) => x * 2)(21, (error, value) => console.log(error, value));
  callbackify(async () => { throw null; })((error) => console.log(error.code, error.message, error.reason));
  callbackify(async () => { throw new Error('boom'); })((error) => console.log(error.message));
})();
const old = deprecate(function old(a, b) { return new.target ? { made: a } : a + b; }, 'old is old', 'DEP_X');
console.log(old(1, 2), old.length, old.name, new old(1));
const log = util.debuglog('app');
log('never %s', 'seen');
console.log(log.enabled, util.debug === util.debuglog);

console.log(util.stripVTControlCharacters('\u001b[31mred\u001b[39m \u001b]8;;http://x\u0007link\u001b]8;;\u0007'));
console.log(JSON.stringify(styleText('red', 'x', { validateStream: false })), styleText('red', 'plain'));
console.log(JSON.stringify(styleText(['bold', 'underline', 'bgRed'], 'x', { validateStream: false })));
console.log(JSON.stringify(styleText('red', `a${styleText('blue', 'b', { validateStream: false })}c`, { validateStream: false })));
console.log(util.toUSVString('a\ud800'), util._extend({ a: 1 }, { b: 2 }), util.isArray([]), util.getSystemErrorName(-2));
console.log(util.parseEnv('A=1\nB="x y"\n# no\nexport C=\'z\'\nD = spaced # comment\nE="a\\nb"'));

for (const name of Object.keys(types)) {
  const values = [[], {}, new Date(), /x/, new Map(), new Set(), new WeakMap(), new WeakSet(), Promise.resolve(), new Proxy({}, {}),
    new Uint8Array(), new Float64Array(), new BigInt64Array(), new DataView(new ArrayBuffer(1)), new ArrayBuffer(1), new SharedArrayBuffer(1),
    async () => {}, function* () {}, (function* () {})(), new Map().keys(), new Set().values(), new Error(), Object(1), Object('s'), Object(1n), Object(true),
    Object(Symbol()), (function () { return arguments; })(), null, undefined, 1, 's', RegExp.prototype, Object.create(Date.prototype)];
  console.log(name, values.flatMap((value, index) => (types[name](value) ? [index] : [])).join());
}
const equal = util.isDeepStrictEqual;
console.log([
  equal({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), equal([1, 2], [1, '2']), equal(NaN, NaN), equal(0, -0), equal(new Set([1, { a: 1 }]), new Set([{ a: 1 }, 1])),
  equal(new Map([['a', { b: 1 }]]), new Map([['a', { b: 1 }]])), equal(new Map([[{ k: 1 }, 1]]), new Map([[{ k: 1 }, 1]])), equal([1, , 3], [1, undefined, 3]),
  equal(new Date(1), new Date(1)), equal(/a/g, /a/i), equal(new Error('a'), new Error('a')), equal(new Error('a'), new TypeError('a')), equal(Object(1), Object(1)),
  equal(Object(1), 1), equal({ [Symbol.for('a')]: 1 }, { [Symbol.for('a')]: 1 }), equal({ a: undefined }, {}), equal(new Uint8Array([1, 2]), new Uint8Array([1, 2])),
  equal([], {}), equal(Object.create(null), {}), equal(new (class A {})(), new (class B {})()),
].join());
const round = { name: 'r' };
round.self = round;
const other = { name: 'r' };
other.self = other;
console.log(equal(round, other), equal(round, { name: 'r', self: {} }));

const options = { verbose: { type: 'boolean', short: 'v' }, name: { type: 'string', short: 'n', default: 'none' }, tag: { type: 'string', multiple: true } };
console.log(parseArgs({ args: ['-v', '--name=x', '--tag', 'a', '--tag=b'], options }));
console.log(parseArgs({ args: ['-vn', 'y', 'pos', '--', '--not'], options, allowPositionals: true, tokens: true }));
console.log(parseArgs({ args: ['--no-verbose', '-nz'], options, allowNegative: true }));
console.log(parseArgs({ args: ['--unknown', 'a', '-xyz', '--k=v'], strict: false }));
for (const args of [['--nope'], ['--name'], ['--verbose=1'], ['pos'], ['--name', '-v'], ['-n', '-v'], ['-q']]) attempt(() => parseArgs({ args, options }));
attempt(() => parseArgs({ args: ['--nope'], options, allowPositionals: true }));
attempt(() => parseArgs({ args: [], options: { a: { type: 'number' } } }));
attempt(() => parseArgs({ args: [], options: { a: { type: 'string', short: 'ab' } } }));
attempt(() => parseArgs({ args: [], options: { a: { type: 'string', default: 1 } } }));

const mime = new util.MIMEType('Text/HTML; charset=utf-8; q="a b\\"c"; bad');
console.log(String(mime), mime.essence, mime.type, mime.subtype, mime.params.get('charset'), [...mime.params]);
attempt(() => new util.MIMEType('nonsense'));
attempt(() => new util.MIMEType('a/b c'));
console.log(new util.TextDecoder().decode(new util.TextEncoder().encode('é')));
