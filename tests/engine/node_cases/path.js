const path = require('node:path');
console.log(Object.keys(path).join(), path.posix === path, path.win32.posix === path);
const texts = ['', '.', '..', '/', '//', '///', 'a', 'a/', '/a', '/a/', 'a/b', '/a/b.c', 'a//b/../c', './a/./b', '../../a', '/..', '/../a', 'a/..', 'a/../..', '.x', 'a.', '..x',
  'a.b.c', '/a/.b', 'a/b/', 'a\\b', 'C:', 'C:\\', 'C:a', 'C:/a/b', 'C:\\a\\..\\..\\b', '\\\\server\\share', '\\\\server\\share\\', '\\\\server\\share\\a\\b', '//server/share/../x',
  '\\', '\\a', '\\\\a', 'a.b/', '//a', '/a//', '//a//b', 'c:.', 'c:..', 'file:stream', 'a b', 'é/ü', '\\\\?\\C:\\x', '\\\\.\\pipe\\y', 'D:\\x\\y.z.w', '/x:y', './C:/x'];
for (const name of ['posix', 'win32']) {
  const flavour = path[name];
  for (const text of texts) {
    console.log(name, JSON.stringify(text), [
      flavour.normalize(text), flavour.dirname(text), flavour.basename(text), flavour.basename(text, '.c'), flavour.extname(text), flavour.isAbsolute(text),
      JSON.stringify(flavour.parse(text)), flavour.format(flavour.parse(text)), name === 'posix' ? flavour.toNamespacedPath(text) : '',
    ].join(' | '));
  }
  for (const a of texts) for (const b of ['x', '../y', '/z', 'D:w', 'C:\\q']) console.log(name, flavour.join(a, b), name === 'posix' ? flavour.resolve('/base', a, b) : flavour.resolve('D:\\other', 'C:\\base', a, b));
  for (const a of ['/a/b/c', '/a/b', '/', '/a/bc', 'C:\\a\\b', 'c:\\A\\B\\x', 'D:\\', '\\\\s\\h\\a']) {
    for (const b of ['/a/b/c', '/a/b/d', '/a', '/x', '/', 'C:\\a\\b\\c', 'D:\\x', '\\\\s\\h\\b']) if (name === 'posix' ? a[0] === '/' && b[0] === '/' : a[0] !== '/' && b[0] !== '/') console.log(a, b, flavour.relative(a, b));
  }
}
console.log(path.join(), path.join('', ''), path.join('a', '', '..'), path.posix.basename('a.c', 'a.c'), path.posix.basename('x/a.c', 'a.c'));
console.log(path.format({ root: '/', name: 'f', ext: 'txt' }), path.format({ dir: '/d', base: 'b', name: 'n' }), path.format({}));
for (const action of [() => path.join(1), () => path.resolve('a', null), () => path.basename('a', 1), () => path.parse(), () => path.format('x'), () => path.relative('a'), () => path.extname({})]) {
  try {
    action();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(require('path/posix') === path.posix, require('path/win32') === path.win32, path.sep, path.delimiter);
