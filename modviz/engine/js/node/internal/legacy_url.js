// The functions of `node:url` from before the standard: `parse`, `format`, `resolve` and the objects that they make.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/url.html#legacy-url-api
(function (internal) {
  'use strict';
  const { coded, invalidType, check } = internal.require('internal/errors');
  const querystring = () => internal.require('querystring');
  const HOSTLESS = new Set(['javascript', 'javascript:']);
  const SLASHED = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss'].flatMap((each) => [each, `${each}:`]));
  const FORBIDDEN_IN_HOST = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
  const FORBIDDEN_IN_IPV6 = /[\0\t\n\r #%/<>?@\\^|]/;
  const LONGEST_HOST = 255;

  function Url() {
    this.protocol = null;
    this.slashes = null;
    this.auth = null;
    this.host = null;
    this.port = null;
    this.hostname = null;
    this.hash = null;
    this.search = null;
    this.query = null;
    this.pathname = null;
    this.path = null;
    this.href = null;
  }

  const invalid = (input) => coded(TypeError, 'ERR_INVALID_URL', 'Invalid URL', { input });

  // Backslashes become slashes before the query.
  function straightened(url) {
    const text = url.replace(/^[\t\n\v\f\r \ufeff\xa0\u2028\u2029]+|[\t\n\v\f\r \ufeff\xa0\u2028\u2029]+$/g, '');
    const query = text.indexOf('?');
    return query < 0 ? text.replaceAll('\\', '/') : text.slice(0, query).replaceAll('\\', '/') + text.slice(query);
  }

  const ESCAPED = /[\t\n\r "'<>\\^`{|}]/g;
  const escaped = (text) => text.replace(ESCAPED, (character) =>
    `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

  // Where the host starts and ends in `rest`: it ends before what cannot be in one, and starts after the last "@".
  function hostRange(rest) {
    let end = -1;
    let at = -1;
    for (let index = 0; index < rest.length; index += 1) {
      const character = rest[index];
      if (character === '#' || character === '/' || character === '?') {
        if (end < 0) end = index;
        break;
      }
      if (character === '@') {
        at = index;
        end = -1;
      } else if (end < 0 && /[\t\n\r "%';<>\\^`{|}]/.test(character)) {
        end = index;
      }
    }
    return { at, end: end < 0 ? rest.length : end };
  }

  Url.prototype.parse = function (url, parseQueryString, slashesDenoteHost) {
    check.string(url, 'url');
    let rest = straightened(url);
    const simple = !slashesDenoteHost && !/[#@]/.test(rest) ? /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/.exec(rest) : null;
    if (simple !== null) {
      this.path = rest;
      this.href = rest;
      [, this.pathname] = simple;
      if (simple[2]) {
        [, , this.search] = simple;
        this.query = this.search.slice(1);
        if (parseQueryString) this.query = querystring().parse(this.query);
      } else if (parseQueryString) {
        this.search = null;
        this.query = { __proto__: null };
      }
      return this;
    }
    const proto = /^[a-z0-9.+-]+:/i.exec(rest)?.[0];
    const lower = proto?.toLowerCase();
    if (proto !== undefined) {
      this.protocol = lower;
      rest = rest.slice(proto.length);
    }
    let slashes = false;
    if (slashesDenoteHost || proto !== undefined || /^\/\/[^@/]+@[^@/]+/.test(rest)) {
      slashes = rest.startsWith('//');
      if (slashes && !HOSTLESS.has(lower)) {
        rest = rest.slice(2);
        this.slashes = true;
      }
    }
    if (!HOSTLESS.has(lower) && (slashes || (proto !== undefined && !SLASHED.has(lower)))) {
      rest = takeHost(this, rest, url);
    }
    if (!HOSTLESS.has(lower)) rest = escaped(rest);
    takePath(this, rest, parseQueryString);
    if (SLASHED.has(lower) && this.hostname && !this.pathname) this.pathname = '/';
    if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '');
    this.href = this.format();
    return this;
  };

  function takeHost(target, rest, url) {
    const { at, end } = hostRange(rest);
    if (at >= 0) target.auth = decodeURIComponent(rest.slice(0, at));
    target.host = rest.slice(at + 1, end);
    let left = rest.slice(end);
    target.parseHost();
    if (typeof target.hostname !== 'string') target.hostname = '';
    const { hostname } = target;
    const isIPv6 = hostname.startsWith('[') && hostname.endsWith(']');
    // Another colon than that of a port begins the path.
    const colon = isIPv6 ? -1 : hostname.indexOf(':');
    if (colon >= 0) {
      target.hostname = hostname.slice(0, colon);
      left = `/${hostname.slice(colon)}${left}`;
    }
    if (target.hostname.length > LONGEST_HOST) target.hostname = '';
    else target.hostname = target.hostname.toLowerCase();
    if (target.hostname !== '') {
      if (isIPv6) {
        if (FORBIDDEN_IN_IPV6.test(target.hostname)) throw invalid(url);
      } else {
        target.hostname = toASCII(target.hostname);
        if (target.hostname === '' || FORBIDDEN_IN_HOST.test(target.hostname)) throw invalid(url);
      }
    }
    target.host = (target.hostname || '') + (target.port ? `:${target.port}` : '');
    if (isIPv6) {
      target.hostname = target.hostname.slice(1, -1);
      if (left[0] !== '/') left = `/${left}`;
    }
    return left;
  }

  // As Node does it without the rules of the standard for names of ASCII.
  function toASCII(hostname) {
    if (/^[\x00-\x7f]*$/.test(hostname)) return hostname;
    try {
      return new internal.globals.URL(`ws://${hostname}`).hostname;
    } catch {
      return '';
    }
  }

  function takePath(target, rest, parseQueryString) {
    const hash = rest.indexOf('#');
    if (hash >= 0) target.hash = rest.slice(hash);
    const before = hash < 0 ? rest : rest.slice(0, hash);
    const question = before.indexOf('?');
    if (question >= 0) {
      target.search = before.slice(question);
      target.query = target.search.slice(1);
      if (parseQueryString) target.query = querystring().parse(target.query);
    } else if (parseQueryString) {
      target.search = null;
      target.query = { __proto__: null };
    }
    const pathname = question < 0 ? before : before.slice(0, question);
    if (pathname !== '') target.pathname = pathname;
  }

  Url.prototype.parseHost = function () {
    let { host } = this;
    const port = /:[0-9]*$/.exec(host)?.[0];
    if (port !== undefined) {
      if (port !== ':') this.port = port.slice(1);
      host = host.slice(0, -port.length);
    }
    if (host) this.hostname = host;
  };

  const authEscaped = (text) => encodeURIComponent(text).replace(/%3A/gi, ':');

  Url.prototype.format = function () {
    let protocol = this.protocol || '';
    let pathname = this.pathname || '';
    let hash = this.hash || '';
    let host = '';
    let query = '';
    const auth = this.auth ? `${authEscaped(this.auth)}@` : '';
    if (this.host) {
      host = auth + this.host;
    } else if (this.hostname) {
      const isIPv6 = this.hostname.includes(':') && !(this.hostname[0] === '[' && this.hostname.at(-1) === ']');
      host = auth + (isIPv6 ? `[${this.hostname}]` : this.hostname);
      if (this.port) host += `:${this.port}`;
    }
    if (this.query !== null && typeof this.query === 'object') query = querystring().stringify(this.query);
    let search = this.search || (query && `?${query}`) || '';
    if (protocol && !protocol.endsWith(':')) protocol += ':';
    pathname = pathname.replaceAll('#', '%23').replaceAll('?', '%3F');
    if (this.slashes || SLASHED.has(protocol)) {
      if (this.slashes || host) {
        if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
        host = `//${host}`;
      } else if (protocol.startsWith('file')) {
        host = '//';
      }
    }
    search = search.replaceAll('#', '%23');
    if (hash && hash[0] !== '#') hash = `#${hash}`;
    if (search && search[0] !== '?') search = `?${search}`;
    return protocol + host + pathname + search + hash;
  };

  Url.prototype.resolve = function (relative) {
    return this.resolveObject(parse(relative, false, true)).format();
  };

  function copyOf(url) {
    const result = new Url();
    for (const key of Object.keys(url)) result[key] = url[key];
    return result;
  }

  function finish(url) {
    if (url.pathname !== null || url.search !== null) url.path = (url.pathname || '') + (url.search || '');
    url.href = url.format();
    return url;
  }

  // "user@host" in a host that was taken for a path.
  function splitAuth(url) {
    const at = url.host?.indexOf('@') > 0 ? url.host.indexOf('@') : -1;
    if (at < 0) return;
    url.auth = url.host.slice(0, at);
    url.host = url.host.slice(at + 1);
    url.hostname = url.host;
  }

  Url.prototype.resolveObject = function (given) {
    const relative = typeof given === 'string' ? new Url().parse(given, false, true) : given;
    const result = copyOf(this);
    // What was relative keeps its fragment, also an empty one.
    result.hash = relative.hash;
    if (relative.href === '') {
      result.href = result.format();
      return result;
    }
    if (relative.slashes && !relative.protocol) {
      for (const key of Object.keys(relative)) if (key !== 'protocol') result[key] = relative[key];
      if (SLASHED.has(result.protocol) && result.hostname && !result.pathname) {
        result.pathname = '/';
        result.path = '/';
      }
      result.href = result.format();
      return result;
    }
    if (relative.protocol && relative.protocol !== result.protocol) return resolveOther(result, relative);
    return resolvePath(result, relative);
  };

  // Against a URL of another scheme.
  function resolveOther(result, relative) {
    if (!SLASHED.has(relative.protocol)) {
      for (const key of Object.keys(relative)) result[key] = relative[key];
      result.href = result.format();
      return result;
    }
    result.protocol = relative.protocol;
    if (!relative.host && !/^file:?$/.test(relative.protocol) && !HOSTLESS.has(relative.protocol)) {
      const parts = (relative.pathname || '').split('/');
      while (parts.length > 0 && !(relative.host = parts.shift()));
      if (!relative.host) relative.host = '';
      if (!relative.hostname) relative.hostname = '';
      if (parts[0] !== '') parts.unshift('');
      if (parts.length < 2) parts.unshift('');
      result.pathname = parts.join('/');
    } else {
      result.pathname = relative.pathname;
    }
    result.search = relative.search;
    result.query = relative.query;
    result.host = relative.host || '';
    result.auth = relative.auth;
    result.hostname = relative.hostname || relative.host;
    result.port = relative.port;
    if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
    result.slashes = result.slashes || relative.slashes;
    result.href = result.format();
    return result;
  }

  function resolvePath(result, relative) {
    const isSourceAbsolute = result.pathname?.[0] === '/';
    const isRelativeAbsolute = Boolean(relative.host) || relative.pathname?.[0] === '/';
    let isAbsolute = isRelativeAbsolute || isSourceAbsolute || Boolean(result.host && relative.pathname);
    const removesAll = isAbsolute;
    let parts = result.pathname?.split('/') ?? [];
    const relativeParts = relative.pathname?.split('/') ?? [];
    const isWithoutSlashes = result.protocol && !SLASHED.has(result.protocol);
    // What has no slashes has its host in its path.
    if (isWithoutSlashes) {
      result.hostname = '';
      result.port = null;
      if (result.host) {
        if (parts[0] === '') parts[0] = result.host;
        else parts.unshift(result.host);
      }
      result.host = '';
      if (relative.protocol) {
        relative.hostname = null;
        relative.port = null;
        result.auth = null;
        if (relative.host) {
          if (relativeParts[0] === '') relativeParts[0] = relative.host;
          else relativeParts.unshift(relative.host);
        }
        relative.host = null;
      }
      isAbsolute = isAbsolute && (relativeParts[0] === '' || parts[0] === '');
    }
    if (isRelativeAbsolute) {
      if (relative.host || relative.host === '') {
        if (result.host !== relative.host) result.auth = null;
        result.host = relative.host;
        result.port = relative.port;
      }
      if (relative.hostname || relative.hostname === '') {
        if (result.hostname !== relative.hostname) result.auth = null;
        result.hostname = relative.hostname;
      }
      result.search = relative.search;
      result.query = relative.query;
      parts = relativeParts;
    } else if (relativeParts.length > 0) {
      parts.pop();
      parts = [...parts, ...relativeParts];
      result.search = relative.search;
      result.query = relative.query;
    } else if (relative.search !== null && relative.search !== undefined) {
      if (isWithoutSlashes) {
        result.hostname = parts.shift();
        result.host = result.hostname;
        splitAuth(result);
      }
      result.search = relative.search;
      result.query = relative.query;
      return finish(result);
    }
    if (parts.length === 0) {
      result.pathname = null;
      result.path = result.search ? `/${result.search}` : null;
      result.href = result.format();
      return result;
    }
    const last = parts.at(-1);
    const endsInSlash = ((result.host || relative.host || parts.length > 1) && (last === '.' || last === '..'))
      || last === '';
    let up = 0;
    for (let index = parts.length - 1; index >= 0; index -= 1) {
      if (parts[index] === '.') {
        parts.splice(index, 1);
      } else if (parts[index] === '..') {
        parts.splice(index, 1);
        up += 1;
      } else if (up > 0) {
        parts.splice(index, 1);
        up -= 1;
      }
    }
    if (!isAbsolute && !removesAll) for (; up > 0; up -= 1) parts.unshift('..');
    if (isAbsolute && parts[0] !== '' && (!parts[0] || parts[0][0] !== '/')) parts.unshift('');
    if (endsInSlash && parts.join('/').at(-1) !== '/') parts.push('');
    const startsAbsolute = parts[0] === '' || parts[0]?.[0] === '/';
    if (isWithoutSlashes) {
      result.host = startsAbsolute ? '' : parts.length > 0 ? parts.shift() : '';
      result.hostname = result.host;
      splitAuth(result);
    }
    isAbsolute = isAbsolute || Boolean(result.host && parts.length > 0);
    if (isAbsolute && !startsAbsolute) parts.unshift('');
    if (parts.length > 0) {
      result.pathname = parts.join('/');
    } else {
      result.pathname = null;
      result.path = null;
    }
    result.auth = relative.auth || result.auth;
    result.slashes = result.slashes || relative.slashes;
    return finish(result);
  }

  function parse(url, parseQueryString, slashesDenoteHost) {
    return url instanceof Url ? url : new Url().parse(url, parseQueryString, slashesDenoteHost);
  }

  let isWarned = false;

  // Node warns of `url.parse()` once, unless a package calls it.
  function warn() {
    if (isWarned) return;
    const caller = /^ {4}at .*$/m.exec(new Error('').stack)?.[0] ?? '';
    if (caller.includes('/node_modules/')) return;
    isWarned = true;
    internal.process.emitWarning(
      '`url.parse()` behavior is not standardized and prone to errors that have security implications. Use the WHATWG'
      + ' URL API instead. CVEs are not issued for `url.parse()` vulnerabilities.', 'DeprecationWarning', 'DEP0169');
  }

  return {
    Url,
    parse(url, parseQueryString, slashesDenoteHost) {
      warn();
      return parse(url, parseQueryString, slashesDenoteHost);
    },
    resolve: (source, relative) => parse(source, false, true).resolve(relative),
    resolveObject: (source, relative) => (source ? parse(source, false, true).resolveObject(relative) : relative),
    format(urlObject) {
      let url = urlObject;
      if (typeof url === 'string') url = parse(url);
      else if (typeof url !== 'object' || url === null) throw invalidType('urlObject', ['Object', 'string'], url);
      return Url.prototype.format.call(url);
    },
  };
})
