// `node:path`, in its two forms.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/path.html
(function (internal) {
  'use strict';
  const { check, lack } = internal.require('internal/errors');

  // The parts of a path without "." and "..", where those can be taken away.
  function normalized(parts, mayGoAbove) {
    const result = [];
    for (const part of parts) {
      if (part === '' || part === '.') continue;
      if (part !== '..') result.push(part);
      else if (result.length > 0 && result.at(-1) !== '..') result.pop();
      else if (mayGoAbove) result.push('..');
    }
    return result;
  }

  // Where the last part starts and ends: separators at the end do not count.
  function lastPart(path, start, isSeparator) {
    let end = path.length;
    while (end > start && isSeparator(path[end - 1])) end -= 1;
    let from = end;
    while (from > start && !isSeparator(path[from - 1])) from -= 1;
    return [from, end];
  }

  function basenameOf(path, suffix, start, isSeparator) {
    if (suffix !== undefined) check.string(suffix, 'suffix');
    check.string(path, 'path');
    const [from, end] = lastPart(path, start, isSeparator);
    const name = path.slice(from, end);
    if (suffix === undefined || suffix === '' || suffix.length > path.length) return name;
    if (name === '') return path.slice(start);
    // A suffix that is the whole path leaves nothing, and one that is the whole name leaves the name.
    if (suffix === path) return '';
    return name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  }

  // ".x" of "a.x"; nothing for "a", ".x" and "..".
  function extension(name) {
    const dot = name.lastIndexOf('.');
    return dot <= 0 || name === '..' ? '' : name.slice(dot);
  }

  function formatter(separator) {
    return function format(pathObject) {
      check.object(pathObject, 'pathObject', { allowArray: true, allowFunction: true });
      const { dir = pathObject.root, root } = pathObject;
      const { ext } = pathObject;
      const dotted = ext ? (ext[0] === '.' ? ext : `.${ext}`) : '';
      const base = pathObject.base || `${pathObject.name || ''}${dotted}`;
      const folder = pathObject.dir || root;
      if (!folder) return base;
      return folder === root ? `${folder}${base}` : `${folder}${separator}${base}`;
    };
  }

  const matcher = (name) => ({
    [name]() { throw lack('path', `${name}()`, 'would need the patterns of minimatch'); },
  })[name];

  // ---- POSIX ---------------------------------------------------------------------------------------------------

  const isSlash = (character) => character === '/';

  const posix = {
    resolve(...args) {
      let found = '';
      let isAbsolute = false;
      for (let index = args.length - 1; index >= -1 && !isAbsolute; index -= 1) {
        const path = index >= 0 ? args[index] : internal.process.cwd();
        check.string(path, `paths[${index}]`);
        if (path === '') continue;
        found = `${path}/${found}`;
        isAbsolute = path[0] === '/';
      }
      const text = normalized(found.split('/'), !isAbsolute).join('/');
      return isAbsolute ? `/${text}` : text || '.';
    },

    normalize(path) {
      check.string(path, 'path');
      if (path === '') return '.';
      const isAbsolute = path[0] === '/';
      let text = normalized(path.split('/'), !isAbsolute).join('/');
      if (text === '' && !isAbsolute) return path.endsWith('/') ? './' : '.';
      if (text !== '' && path.endsWith('/')) text += '/';
      return isAbsolute ? `/${text}` : text;
    },

    isAbsolute(path) {
      check.string(path, 'path');
      return path[0] === '/';
    },

    join(...args) {
      const parts = args.filter((arg) => {
        check.string(arg, 'path');
        return arg !== '';
      });
      return parts.length === 0 ? '.' : posix.normalize(parts.join('/'));
    },

    relative(from, to) {
      check.string(from, 'from');
      check.string(to, 'to');
      if (from === to) return '';
      const start = posix.resolve(from);
      const end = posix.resolve(to);
      if (start === end) return '';
      const a = start.split('/').filter(Boolean);
      const b = end.split('/').filter(Boolean);
      let common = 0;
      while (common < a.length && common < b.length && a[common] === b[common]) common += 1;
      return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/');
    },

    toNamespacedPath(path) {
      return path;
    },

    dirname(path) {
      check.string(path, 'path');
      if (path === '') return '.';
      const [from] = lastPart(path, 1, isSlash);
      if (from === 1) return path[0] === '/' ? '/' : '.';
      return from === 2 && path[0] === '/' ? '//' : path.slice(0, from - 1);
    },

    basename(path, suffix) {
      return basenameOf(path, suffix, 0, isSlash);
    },

    extname(path) {
      check.string(path, 'path');
      return extension(basenameOf(path, undefined, 0, isSlash));
    },

    format: formatter('/'),

    parse(path) {
      check.string(path, 'path');
      const result = { root: '', dir: '', base: '', ext: '', name: '' };
      if (path === '') return result;
      if (path[0] === '/') result.root = '/';
      const start = result.root.length;
      const [from, end] = lastPart(path, start, isSlash);
      result.base = path.slice(from, end);
      // Node's own answer for the folder above the root.
      result.ext = result.base === '..' && from === 1 && start === 1 ? '.' : extension(result.base);
      result.name = result.ext === '' ? result.base : result.base.slice(0, -result.ext.length);
      result.dir = from > start ? path.slice(0, from - 1) : result.root;
      return result;
    },

    matchesGlob: matcher('matchesGlob'),
    sep: '/',
    delimiter: ':',
    win32: null,
    posix: null,
  };

  // ---- Windows -------------------------------------------------------------------------------------------------

  const isEither = (character) => character === '/' || character === '\\';
  const isLetter = (character) => /^[a-zA-Z]$/.test(character);

  // What the root of a path is: its device ("C:", "\\\\server\\share"), where the rest starts, and whether it is absolute.
  function rootOf(path) {
    if (isEither(path[0])) {
      if (isEither(path[1])) {
        const share = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/.exec(path);
        if (share !== null) {
          const [whole, server, name] = share;
          return { device: `\\\\${server}\\${name}`, end: whole.length, isAbsolute: true, isShare: true };
        }
      }
      return { device: '', end: 1, isAbsolute: true, isShare: false };
    }
    if (isLetter(path[0]) && path[1] === ':') {
      const isAbsolute = isEither(path[2]);
      return { device: path.slice(0, 2), end: isAbsolute ? 3 : 2, isAbsolute, isShare: false };
    }
    return { device: '', end: 0, isAbsolute: false, isShare: false };
  }

  const win32 = {
    resolve(...args) {
      let device = '';
      let tail = '';
      let isAbsolute = false;
      for (let index = args.length - 1; index >= -1; index -= 1) {
        let path;
        if (index >= 0) {
          path = args[index];
          check.string(path, `paths[${index}]`);
          if (path === '') continue;
        } else {
          path = internal.process.cwd();
        }
        const root = rootOf(path);
        // Of the names of devices only the first part is a root here.
        if (/^\\\\[.?]\\/.test(root.device)) Object.assign(root, { device: root.device.slice(0, 3), end: 4 });
        if (root.device !== '') {
          if (device !== '' && root.device.toLowerCase() !== device.toLowerCase()) continue;
          if (device === '') device = root.device;
        }
        if (isAbsolute) {
          if (device !== '') break;
        } else {
          tail = `${path.slice(root.end)}\\${tail}`;
          isAbsolute = root.isAbsolute;
          if (isAbsolute && device !== '') break;
        }
      }
      tail = normalized(tail.split(/[\\/]/), !isAbsolute).join('\\');
      return isAbsolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
    },

    normalize(path) {
      check.string(path, 'path');
      if (path === '') return '.';
      if (path.length === 1) return path === '/' ? '\\' : path;
      const { device, end, isAbsolute, isShare } = rootOf(path);
      if (isShare && end >= path.length) return `${device}\\`;
      let tail = normalized(path.slice(end).split(/[\\/]/), !isAbsolute).join('\\');
      if (tail === '' && !isAbsolute) tail = '.';
      if (tail !== '' && isEither(path.at(-1))) tail += '\\';
      // What looks like a drive only because something before it is gone is no drive.
      const mayMislead = !isAbsolute && device === '' && (/^[a-zA-Z]:/.test(tail) || /:(?:[\\/]|$)/.test(path));
      if (mayMislead) return `.\\${tail}`;
      return `${device}${isAbsolute ? '\\' : ''}${tail}`;
    },

    isAbsolute(path) {
      check.string(path, 'path');
      return path !== '' && rootOf(path).isAbsolute;
    },

    join(...args) {
      const parts = args.filter((arg) => {
        check.string(arg, 'path');
        return arg !== '';
      });
      if (parts.length === 0) return '.';
      let joined = parts.join('\\');
      // Only what begins with exactly two separators, and goes on, names a share.
      if (!/^[\\/]{2}[^\\/]/.test(parts[0])) joined = joined.replace(/^[\\/]{2,}/, '\\');
      return win32.normalize(joined);
    },

    relative(from, to) {
      check.string(from, 'from');
      check.string(to, 'to');
      if (from === to) return '';
      const start = win32.resolve(from);
      const end = win32.resolve(to);
      if (start.toLowerCase() === end.toLowerCase()) return '';
      const a = start.split('\\').filter(Boolean);
      const b = end.split('\\').filter(Boolean);
      let common = 0;
      while (common < a.length && common < b.length && a[common].toLowerCase() === b[common].toLowerCase()) common += 1;
      if (common === 0) return end;
      return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('\\');
    },

    toNamespacedPath(path) {
      if (typeof path !== 'string' || path === '') return path;
      const full = win32.resolve(path);
      if (full.length <= 2) return path;
      if (full.startsWith('\\\\')) return /^[?.]/.test(full[2]) ? path : `\\\\?\\UNC\\${full.slice(2)}`;
      return /^[a-zA-Z]:\\/.test(full) ? `\\\\?\\${full}` : full;
    },

    dirname(path) {
      check.string(path, 'path');
      if (path === '') return '.';
      const { end: root, device, isShare } = rootOf(path);
      const start = isShare && isEither(path[root]) && device !== '' ? root + 1 : root;
      if (start >= path.length) return path;
      const [from] = lastPart(path, start, isEither);
      if (from <= start) return start === 0 ? '.' : path.slice(0, start);
      return path.slice(0, from - 1);
    },

    basename(path, suffix) {
      const start = typeof path === 'string' && isLetter(path[0]) && path[1] === ':' ? 2 : 0;
      return basenameOf(path, suffix, start, isEither);
    },

    extname(path) {
      check.string(path, 'path');
      return extension(win32.basename(path));
    },

    format: formatter('\\'),

    parse(path) {
      check.string(path, 'path');
      const result = { root: '', dir: '', base: '', ext: '', name: '' };
      if (path === '') return result;
      const { end, isShare } = rootOf(path);
      const start = isShare && isEither(path[end]) ? end + 1 : end;
      result.root = path.slice(0, start);
      const [from, last] = lastPart(path, start, isEither);
      result.base = path.slice(from, last);
      result.ext = extension(result.base);
      result.name = result.ext === '' ? result.base : result.base.slice(0, -result.ext.length);
      result.dir = from > start ? path.slice(0, from - 1) : result.root;
      return result;
    },

    matchesGlob: matcher('matchesGlob'),
    sep: '\\',
    delimiter: ';',
    win32: null,
    posix: null,
  };

  for (const each of [posix, win32]) {
    each.posix = posix;
    each.win32 = win32;
    each._makeLong = each.toNamespacedPath;
  }
  return posix;
})
