// `node:path`, as on systems with slashes.
//
// Source: https://nodejs.org/api/path.html
(function (kit, builtIns) {
  'use strict';
  const { slice, indexOf, lastIndexOf, unitAt } = kit;
  const { notOfType, publish } = builtIns;
  const decode = globalThis.decodeURIComponent;

  function check(path, name) {
    if (typeof path !== 'string') throw notOfType(name, 'of type string', path);
  }

  // The segments of `path` without "." and, where something can be taken back, without "..".
  function simplified(path, isAbsolute) {
    const kept = kit.list();
    for (let from = 0; from <= path.length;) {
      let end = indexOf(path, '/', from);
      if (end < 0) end = path.length;
      const segment = slice(path, from, end);
      from = end + 1;
      if (segment === '' || segment === '.') continue;
      if (segment !== '..') kept[kept.length] = segment;
      else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.length -= 1;
      else if (!isAbsolute) kept[kept.length] = segment;
    }
    return kit.join(kept, '/');
  }

  // `path` without the slashes at its end.
  function trimmed(path) {
    let end = path.length;
    while (end > 1 && unitAt(path, end - 1) === '/') end -= 1;
    return slice(path, 0, end);
  }

  let currentFolder = '/';

  const path = {
    resolve(...segments) {
      let whole = '';
      for (let at = segments.length - 1; at >= -1 && unitAt(whole, 0) !== '/'; at -= 1) {
        const segment = at < 0 ? currentFolder : segments[at];
        check(segment, 'paths[' + at + ']');
        if (segment !== '') whole = whole === '' ? segment : segment + '/' + whole;
      }
      return '/' + simplified(whole, true);
    },
    normalize(whole) {
      check(whole, 'path');
      if (whole === '') return '.';
      const isAbsolute = unitAt(whole, 0) === '/';
      const rest = simplified(whole, isAbsolute);
      const isFolder = unitAt(whole, whole.length - 1) === '/';
      if (rest === '') return isAbsolute ? '/' : isFolder ? './' : '.';
      return (isAbsolute ? '/' : '') + rest + (isFolder ? '/' : '');
    },
    isAbsolute(whole) {
      check(whole, 'path');
      return unitAt(whole, 0) === '/';
    },
    join(...segments) {
      let whole = '';
      for (let at = 0; at < segments.length; at += 1) {
        check(segments[at], 'path');
        if (segments[at] !== '') whole += (whole === '' ? '' : '/') + segments[at];
      }
      return whole === '' ? '.' : path.normalize(whole);
    },
    relative(from, to) {
      check(from, 'from');
      check(to, 'to');
      const start = path.resolve(from);
      const end = path.resolve(to);
      if (start === end) return '';
      const base = start === '/' ? '' : start;
      let shared = 0;
      for (let at = 1; at <= base.length && at <= end.length; at += 1) {
        const isEnd = (text) => at === text.length || unitAt(text, at) === '/';
        if (slice(base, 0, at) !== slice(end, 0, at)) break;
        if (isEnd(base) && isEnd(end)) shared = at;
      }
      let up = '';
      for (let at = shared; at < base.length; at += 1) {
        if (unitAt(base, at) === '/') up += up === '' ? '..' : '/..';
      }
      const down = slice(end, shared + 1);
      return up === '' ? down : down === '' ? up : up + '/' + down;
    },
    toNamespacedPath: (whole) => whole,
    dirname(whole) {
      check(whole, 'path');
      if (whole === '') return '.';
      const end = lastIndexOf(trimmed(whole), '/');
      return end < 0 ? '.' : end === 0 ? '/' : trimmed(slice(whole, 0, end));
    },
    basename(whole, suffix = undefined) {
      check(whole, 'path');
      if (suffix !== undefined) check(suffix, 'suffix');
      const path = trimmed(whole);
      const base = path === '/' ? '' : slice(path, lastIndexOf(path, '/') + 1);
      const cut = suffix === undefined ? -1 : base.length - suffix.length;
      return cut > 0 && slice(base, cut) === suffix ? slice(base, 0, cut) : base;
    },
    extname(whole) {
      check(whole, 'path');
      const base = path.basename(whole);
      const dot = lastIndexOf(base, '.');
      return dot <= 0 || base === '..' ? '' : slice(base, dot);
    },
    format(parts) {
      if (parts === null || typeof parts !== 'object') throw notOfType('pathObject', 'of type object', parts);
      const { ext = '' } = parts;
      const folder = parts.dir || parts.root;
      const base = parts.base || (parts.name ?? '') + (ext !== '' && unitAt(ext, 0) !== '.' ? '.' : '') + ext;
      if (!folder) return base;
      return folder === parts.root ? folder + base : folder + '/' + base;
    },
    parse(whole) {
      check(whole, 'path');
      const base = path.basename(whole);
      const ext = path.extname(base);
      const root = unitAt(whole, 0) === '/' ? '/' : '';
      const dir = indexOf(whole, '/') < 0 ? '' : path.dirname(whole);
      return { root, dir: base === '' ? root : dir, base, ext, name: slice(base, 0, base.length - ext.length) };
    },
    sep: '/',
    delimiter: ':',
  };
  publish(path, true);
  path.posix = path;

  return {
    __proto__: null,
    path,
    dirname: path.dirname,
    resolve: path.resolve,
    startIn(folder) { currentFolder = folder; },
    // The path that a `file:` URL names.
    ofURL(url) {
      let end = url.length;
      for (let at = end - 1; at > 0; at -= 1) if (url[at] === '?' || url[at] === '#') end = at;
      return decode(slice(url, 'file://'.length, end));
    },
  };
})
