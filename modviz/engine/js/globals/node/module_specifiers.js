// What `import.meta` of a module has in Node.  What a specifier means, only the other side knows.
//
// Source: https://nodejs.org/api/esm.html#importmeta
(function (kit, builtIns, path, ask) {
  'use strict';
  const { stringify, startsWith } = kit;
  const { standIn } = builtIns;
  const mains = kit.map();

  function resolverOf(url) {
    return standIn({
      resolve(specifier) {
        return ask('import.meta.resolve', '{"specifier":' + stringify(kit.toText(specifier)) + ',"parent":' + stringify(url) + '}');
      },
    }.resolve);
  }

  return {
    __proto__: null,
    // No call of `import()` is refused before the other side has heard of it.
    resolve: () => '',
    startFrom(url) { mains.set(url, true); },
    describe(meta, url) {
      if (startsWith(url, 'file:')) {
        const filename = path.ofURL(url);
        meta.dirname = path.dirname(filename);
        meta.filename = filename;
      }
      meta.main = mains.has(url);
      meta.resolve = resolverOf(url);
      meta.url = url;
    },
  };
})
