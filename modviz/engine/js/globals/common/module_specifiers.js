// What module specifiers name, as in a page: for `import()`, which refuses some at once, and `import.meta.resolve`.
//
// Source: https://html.spec.whatwg.org/multipage/webappapis.html#resolve-a-module-specifier
(function (kit, builtIns, parser) {
  'use strict';
  const { startsWith, TypeError } = kit;
  const { usvString } = builtIns;
  const { parse, href } = parser;
  const { bind } = Function.prototype;

  // What `specifier` in a module at `base` names, as a text.  Where no import map says otherwise, bare names name
  // nothing.
  function resolve(specifier, base) {
    const text = usvString(specifier);
    const isRelative = startsWith(text, '/') || startsWith(text, './') || startsWith(text, '../');
    const baseRecord = isRelative ? parse(base) : null;
    const record = isRelative && baseRecord === null ? null : parse(text, baseRecord);
    if (record !== null) return href(record);
    throw new TypeError("Failed to resolve module specifier '" + text + "'" + (isRelative
      ? ': Invalid relative url'
      : '. Relative references must start with either "/", "./", or "../".'));
  }

  const resolveFrom = (base, specifier) => resolve(specifier, base);

  return {
    __proto__: null,
    resolve,
    // Gives `import.meta` of the module at `url` what it has.
    describe(meta, url) {
      meta.url = url;
      // A bound function is native code already.
      const resolver = kit.apply(bind, resolveFrom, [undefined, url]);
      meta.resolve = kit.defineProperty(resolver, 'name', { __proto__: null, value: 'resolve' }) && resolver;
    },
  };
})
