// Paths as modules need them before `node:path` is asked for: absolute ones, and their folders.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/path.html
(function (kit, builtIns) {
  'use strict';
  const { slice, indexOf, lastIndexOf, unitAt } = kit;
  const { notOfType } = builtIns;
  const decode = globalThis.decodeURIComponent;

  // An absolute path without "." and "..".
  function simplified(path) {
    const kept = kit.list();
    for (let from = 0; from <= path.length;) {
      let end = indexOf(path, '/', from);
      if (end < 0) end = path.length;
      const segment = slice(path, from, end);
      from = end + 1;
      if (segment === '' || segment === '.') continue;
      if (segment !== '..') kept[kept.length] = segment;
      else if (kept.length > 0) kept.length -= 1;
    }
    return '/' + kit.join(kept, '/');
  }

  // `path` without the slashes at its end.
  function trimmed(path) {
    let end = path.length;
    while (end > 1 && unitAt(path, end - 1) === '/') end -= 1;
    return slice(path, 0, end);
  }

  let currentFolder = '/';

  return {
    __proto__: null,
    resolve(path) {
      if (typeof path !== 'string') throw notOfType('paths[0]', 'of type string', path);
      return simplified(unitAt(path, 0) === '/' ? path : currentFolder + '/' + path);
    },
    dirname(path) {
      if (typeof path !== 'string') throw notOfType('path', 'of type string', path);
      const end = lastIndexOf(trimmed(path), '/');
      return end < 0 ? '.' : end === 0 ? '/' : trimmed(slice(path, 0, end));
    },
    startIn(folder) { currentFolder = folder; },
    // The path that a `file:` URL names.
    ofURL(url) {
      let end = url.length;
      for (let at = end - 1; at > 0; at -= 1) if (url[at] === '?' || url[at] === '#') end = at;
      return decode(slice(url, 'file://'.length, end));
    },
  };
})
