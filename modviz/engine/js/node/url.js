// `node:url`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/url.html
(function (internal) {
  'use strict';
  const { coded, invalidType, invalidValue, check, lack } = internal.require('internal/errors');
  const legacy = internal.require('internal/legacy_url');
  const path = internal.require('path');
  const { URL, URLSearchParams } = internal.globals;

  const isURL = (value) => Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);

  function format(urlObject, options) {
    if (!(urlObject instanceof URL)) return legacy.format(urlObject);
    if (options !== undefined) check.object(options, 'options');
    const { fragment = true, unicode = false, search = true, auth = true } = options ?? {};
    const url = new URL(urlObject.href);
    if (!fragment) url.hash = '';
    if (!search) url.search = '';
    if (!auth) {
      url.username = '';
      url.password = '';
    }
    if (!unicode || !url.hostname.includes('xn--')) return url.href;
    return url.href.replace(url.hostname, domainToUnicode(url.hostname));
  }

  function domainToASCII(domain) {
    if (arguments.length < 1) throw internal.require('internal/errors').missingArguments('domain');
    try {
      return new URL(`ws://${domain}`).hostname;
    } catch {
      return '';
    }
  }

  function domainToUnicode(domain) {
    if (arguments.length < 1) throw internal.require('internal/errors').missingArguments('domain');
    const ascii = domainToASCII(domain);
    try {
      return internal.require('punycode').toUnicode(ascii);
    } catch {
      return ascii;
    }
  }

  // ---- Files ---------------------------------------------------------------------------------------------------

  const ESCAPES = { '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23' };

  function pathToFileURL(filepath, options = undefined) {
    check.string(filepath, 'path');
    const isWindows = Boolean(options?.windows);
    if (isWindows && filepath.startsWith('\\\\')) {
      const prefix = /^\\\\\?\\UNC\\/i.test(filepath) ? 7 : 1;
      const [, host, rest] = /^\\([^\\]*)(\\.*)?$/s.exec(filepath.slice(prefix)) ?? [];
      if (rest === undefined) throw invalidValue('path', filepath, 'Missing UNC resource path');
      if (host === '') throw invalidValue('path', filepath, 'Empty UNC servername');
      const url = new URL('file://');
      url.hostname = host;
      url.pathname = rest.replaceAll('\\', '/').replace(/[%\n\r\t]/g, (each) => ESCAPES[each]);
      return url;
    }
    let resolved = (isWindows ? path.win32 : path.posix).resolve(filepath);
    // A slash at the end stays.
    const last = filepath.at(-1);
    if ((last === '/' || (isWindows && last === '\\')) && !/[\\/]$/.test(resolved)) resolved += '/';
    const escaped = resolved.replace(isWindows ? /[%\n\r\t?#]/g : /[%\\\n\r\t?#]/g, (each) => ESCAPES[each]);
    return new URL(`file://${isWindows ? `/${escaped.replaceAll('\\', '/')}` : escaped}`);
  }

  const invalidPath = (message, input) => coded(TypeError, 'ERR_INVALID_FILE_URL_PATH', message, { input });

  function urlOf(value) {
    const url = typeof value === 'string' ? new URL(value) : value;
    if (!isURL(url)) throw invalidType('path', ['string', 'URL'], url);
    if (url.protocol !== 'file:') throw coded(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
    return url;
  }

  function windowsPath(url) {
    if (/%2f|%5c/i.test(url.pathname)) throw invalidPath('File URL path must not include encoded \\ or / characters', url);
    const decoded = decodeURIComponent(url.pathname.replaceAll('/', '\\'));
    if (url.hostname !== '') return `\\\\${domainToUnicode(url.hostname)}${decoded}`;
    if (!/^\\[a-zA-Z]:/.test(decoded)) throw invalidPath('File URL path must be absolute', url);
    return decoded.slice(1);
  }

  function fileURLToPath(value, options = undefined) {
    const url = urlOf(value);
    if (options?.windows) return windowsPath(url);
    if (url.hostname !== '') {
      throw coded(TypeError, 'ERR_INVALID_FILE_URL_HOST', 'File URL host must be "localhost" or empty on linux');
    }
    if (/%2f/i.test(url.pathname)) throw invalidPath('File URL path must not include encoded / characters', url);
    return decodeURIComponent(url.pathname);
  }

  function fileURLToPathBuffer(value, options = undefined) {
    if (options?.windows) return internal.require('buffer').Buffer.from(fileURLToPath(value, options));
    return internal.require('querystring').unescapeBuffer(urlOf(value).pathname);
  }

  function urlToHttpOptions(url) {
    const { hostname, pathname, port, username, password, search } = url;
    const options = {
      __proto__: null,
      ...url,
      protocol: url.protocol,
      hostname: typeof hostname === 'string' && hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
      hash: url.hash,
      search,
      pathname,
      path: `${pathname || ''}${search || ''}`,
      href: url.href,
    };
    if (port !== '') options.port = Number(port);
    if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return options;
  }

  class URLPattern {
    constructor() { throw lack('url', 'URLPattern', 'would need the patterns of path-to-regexp'); }
  }

  return {
    Url: legacy.Url,
    parse: legacy.parse,
    resolve: legacy.resolve,
    resolveObject: legacy.resolveObject,
    format,
    URL,
    URLPattern,
    URLSearchParams,
    domainToASCII,
    domainToUnicode,
    pathToFileURL,
    fileURLToPath,
    fileURLToPathBuffer,
    urlToHttpOptions,
  };
})
