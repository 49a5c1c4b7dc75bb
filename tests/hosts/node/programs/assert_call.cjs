const assert = require('assert');
const { ok } = assert;
const list = [1, 2];
const say = (f) => { try { f(); } catch (e) { console.log(e.message); } };
say(() => assert(list.length === 3));
say(() => assert.ok(list.includes(9)));
say(() => ok(typeof list === 'string' && "a)b".length));
say(() => assert.strict(0 == 1, undefined));
function check(x) {
  assert.ok(x > 5);
}
say(() => check(1));
