// What module specifiers name, as in a page: for `import()`, which refuses some at once, and `import.meta.resolve`.
//
// Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier
(function (kit, builtIns, parser) {
  'use strict';
  const { startsWith, stringify, TypeError } = kit;
  const { usvString } = builtIns;
  const { parse, href } = parser;
  const { bind } = Function.prototype;

  // Asks what a specifier means, where more than URLs decide that; null where nothing does.
  let ask = null;

  // What `specifier` in a module at `base` names, as a text; `by` is who asks: "import()" or "resolve".  Where no import
  // map says otherwise, bare names name nothing.
  function resolve(specifier, base, by = 'import()') {
    const text = usvString(specifier);
    if (ask !== null) return ask('[' + stringify(text) + ',' + stringify(base) + ',' + stringify(by) + ']');
    const isRelative = startsWith(text, '/') || startsWith(text, './') || startsWith(text, '../');
    const baseRecord = isRelative ? parse(base) : null;
    const record = isRelative && baseRecord === null ? null : parse(text, baseRecord);
    if (record !== null) return href(record);
    throw new TypeError("Failed to resolve module specifier '" + text + "'" + (isRelative
      ? ': Invalid relative url'
      : '. Relative references must start with either "/", "./", or "../".'));
  }

  const resolveFrom = (base, specifier) => resolve(specifier, base, 'resolve');

  return {
    __proto__: null,
    resolve,
    askWith(asker) { ask = asker; },
    // Gives `import.meta` of the module at `url` what it has.
    describe(meta, url) {
      meta.url = url;
      // A bound function is native code already.
      const resolver = kit.apply(bind, resolveFrom, [undefined, url]);
      meta.resolve = kit.defineProperty(resolver, 'name', { __proto__: null, value: 'resolve' }) && resolver;
    },
  };
})
