// What compiles texts while the guest runs: `eval`, `Function` and its relatives.
//
// A text has the referrer of the code that has it compiled: https://tc39.es/ecma262/#sec-performeval and
// https://tc39.es/ecma262/#sec-createdynamicfunction
(function (kit, proxies, compiledText, marker, referrerHere, keepText) {
  'use strict';
  const {
    apply, construct, concat, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf, freeze,
    Proxy, evaluate,
  } = kit;

  const isText = (value) => typeof value === 'string';

  // A sloppy text may stand in a `with` over a proxy, which sees the marker.  So a referrer is named by a key that only
  // its own texts hold, always of the same length: columns are those of the rewritten text.
  const keys = kit.map();
  const referrers = kit.map();

  function keyOf(number) {
    let key = keys.get(number);
    while (key === undefined || referrers.get(key) !== number) {
      key = 1e9 + (kit.random() * 1e9 | 0);
      if (referrers.has(key)) continue;
      keys.set(number, key);
      referrers.set(key, number);
    }
    return key;
  }

  // The expression for `import` in texts of the module or script with that number.
  const importedBy = (number) => marker + '_i.from(' + keyOf(number) + ')';
  const rewritten = (text, number) => compiledText(text, importedBy(number));

  // The text `x` as it is evaluated.
  function evaluated(x, number) {
    const text = rewritten(x, number);
    keepText(text);
    return text;
  }

  const method = {
    eval(x) {
      return evaluate(isText(x) ? evaluated(x, referrerHere()) : x);
    },
  };
  const replaceEval = (value) => defineProperty(globalThis, 'eval', { __proto__: null, value });
  replaceEval(method.eval);

  // A call `eval(x)` is a direct one only if it finds the engine's own function under that name.  It does from
  // `enter` until `leave`, which is the first of its arguments to run: no code of the guest's comes in between.
  let isEntered = false;

  function enter() {
    const current = getOwnPropertyDescriptor(globalThis, 'eval');
    if (current === undefined || current.value !== method.eval || !current.writable) return;
    replaceEval(evaluate);
    isEntered = true;
  }

  // Whether `callee`, what the call has found, makes it a direct one.
  function leave(callee) {
    if (isEntered) replaceEval(method.eval);
    isEntered = false;
    return callee === evaluate;
  }

  const same = (value) => value;

  // The methods by which a rewritten direct `eval` is called; `numberOf` gives the referrer.
  function directEvalFor(numberOf) {
    const first = (x) => (isText(x) ? evaluated(x, numberOf()) : x);
    return {
      __proto__: null,
      enter,
      leave: (callee) => (leave(callee) ? first : same),
      // For `eval(...list)`.
      leaveAll: (callee) => (leave(callee) ? (list) => {
        const all = [...list];
        if (all.length > 0) all[0] = first(all[0]);
        return all;
      } : same),
      direct: (entered, value) => value,
    };
  }

  // ToString of each, in their order; then `import` in each is replaced.  The engine makes one text of them, which begins
  // with `head`: https://tc39.es/ecma262/#sec-createdynamicfunction
  function texts(args, head) {
    const result = kit.list();
    for (let index = 0; index < args.length; index += 1) {
      result[index] = rewritten(apply(concat, '', [args[index]]), referrerHere());
    }
    const parameters = kit.join(kit.listSlice(result, 0, -1), ',');
    keepText(head + parameters + '\n) {\n' + (args.length === 0 ? '' : result[args.length - 1]) + '\n})');
    return result;
  }

  const standIns = [method.eval];

  // Puts a proxy in the place of a constructor: all that guests can see of it stays what it was.
  function wrap(native, head) {
    const wrapper = new Proxy(native, {
      __proto__: null,
      apply: (target, receiver, args) => construct(target, texts(args, head)),
      construct: (target, args, newTarget) =>
        construct(target, texts(args, head), newTarget === wrapper ? target : newTarget),
    });
    defineProperty(native.prototype, 'constructor', { __proto__: null, value: wrapper });
    standIns[standIns.length] = wrapper;
    return wrapper;
  }

  const relatives = [
    [getPrototypeOf(function* () {}).constructor, '(function *anonymous('],
    [getPrototypeOf(async () => {}).constructor, '(async function anonymous('],
    [getPrototypeOf(async function* () {}).constructor, '(async function *anonymous('],
  ];
  const wrapper = wrap(Function, '(function anonymous(');
  defineProperty(globalThis, 'Function', { __proto__: null, value: wrapper });
  for (const [relative, head] of relatives) {
    setPrototypeOf(relative, wrapper);
    wrap(relative, head);
  }

  // The number of the module or script with that key, or null (nobody knows); undefined for what is no key.
  return {
    __proto__: null,
    directEvalFor,
    standIns,
    referrerOf: (key) => referrers.get(key),
    // A text of the guest's that is going to be evaluated, with the code that runs now for its referrer.
    textHere: (text) => rewritten(text, referrerHere()),
  };
})
