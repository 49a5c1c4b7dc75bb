const url = require('node:url');
console.log(Object.keys(url).join());
const texts = ['http://user:p%40ss@Example.com:8080/a/b.html?x=1&y=2#frag', 'https://example.com', 'HTTP://x.y', '//host/path', '/a/b?c#d', 'a/b', '?q=1', '#h', '', 'mailto:me@x.org?subject=hi',
  'javascript:alert(1)', 'file:///etc/passwd', 'file://host/x', 'http://[::1]:80/x', 'http://a.com?q', 'http://a.com#h', 'http:a/b', 'http:/a', 'ftp://x', 'x://y/z', 'about:blank',
  'http://a.b/c d"<>', 'http:\\\\a\\b?c\\d', ' http://s.t/ ', 'http://a@b@c/', 'data:text/plain,hi', 'http://x/?a=b%20c&a=2', 'http://ü.de/ä', 'coap:u:p@::1:61616/.well-known', '/path?x=#y', '//a@b/c', 'http://a.com:/x', 'x:y'];
for (const text of texts) {
  console.log(JSON.stringify(text), JSON.stringify(url.parse(text)));
  console.log(JSON.stringify(url.parse(text, true, true)), url.format(url.parse(text)), url.format(text));
}
for (const base of ['http://a.com/b/c/d?q#h', '/one/two/three', 'http://a.com', 'mailto:a@b', 'file:///a/b', '', 'http://u:p@h/x/', 'a/b/c']) {
  for (const part of ['g', './g', 'g/', '/g', '//g', '?y', '#s', '', '.', './', '..', '../', '../g', '../../../g', 'http://other.com/x', 'mailto:x@y', '/./g', '/../g', 'g;x=1/../y', 'http:g', 'https:#hash', '//user@z/y'])
    console.log(base, part, url.resolve(base, part));
}
console.log(url.parse('http://x.com/a'), url.resolveObject('/a/b', 'c').path, url.parse('/x') instanceof url.Url);
console.log(url.format({ protocol: 'http', host: 'x.com', pathname: 'a?b#c', query: { a: 1, b: [2, 3] }, hash: 'h' }), url.format({ hostname: '::1', port: 5, protocol: 'http:', slashes: true, auth: 'a:b c' }), url.format({ pathname: '/p', search: 'x=1' }), url.format({ protocol: 'file', pathname: 'x' }));
const whatwg = new URL('http://u:p@xn--tst-qla.example/p?q#h');
console.log(url.format(whatwg, { auth: false, fragment: false, search: false, unicode: true }), url.format(whatwg), url.domainToASCII('español.com'), url.domainToUnicode('xn--espaol-zwa.com'));
console.log(url.pathToFileURL('/a b/c#d?e%f\\g').href, url.pathToFileURL('/dir/').href, url.fileURLToPath('file:///a%20b/%C3%BC'), url.fileURLToPath(new URL('file:///x')), url.fileURLToPath('file:///C:/a/b', { windows: true }), url.pathToFileURL('C:\\a\\b c', { windows: true }).href, url.pathToFileURL('\\\\srv\\share\\f', { windows: true }).href, url.fileURLToPath('file://srv/share/f', { windows: true }), url.fileURLToPathBuffer('file:///%ff').length);
function attempt(action) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message, error.input === undefined ? '' : String(error.input));
  }
}
attempt(() => url.fileURLToPath('http://x'));
attempt(() => url.fileURLToPath('file://host/x'));
attempt(() => url.fileURLToPath('file:///a%2Fb'));
attempt(() => url.fileURLToPath(5));
attempt(() => url.fileURLToPath('nonsense'));
attempt(() => url.pathToFileURL(5));
attempt(() => url.parse(5));
attempt(() => url.parse('http://a b.com'));
attempt(() => url.parse('http://a[b.com'));
attempt(() => url.format(5));
attempt(() => url.domainToASCII());
console.log(url.urlToHttpOptions(new URL('https://a:b@[::1]:8443/p?q#h')), url.URL === URL, url.URLSearchParams === URLSearchParams);
