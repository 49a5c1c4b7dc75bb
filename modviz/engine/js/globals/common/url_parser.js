// The parser of URLs: a state machine whose states have the names they have in the URL Standard.
//
// A record is { scheme, username, password, host, port, path, query, fragment }: host is a text or null, port a
// number or null, path a list of segments, or a text when it is opaque.
//
// Source: https://url.spec.whatwg.org/#concept-basic-url-parser
(function (kit, encoding, parseHost) {
  'use strict';
  const { apply, match, slice, indexOf, unitAt } = kit;
  const { toLowerCase } = String.prototype;
  const { percentEncode, CONTROLS, FRAGMENT, QUERY, SPECIAL_QUERY, PATH, USERINFO } = encoding;

  const PORTS = { __proto__: null, ftp: 21, file: null, http: 80, https: 443, ws: 80, wss: 443 };
  const isSpecial = (url) => url.scheme in PORTS;

  const ends = /^[\0-\x20]*([^]*?)[\0-\x20]*$/;
  const alpha = /^[a-zA-Z]$/;
  const schemeCharacter = /^[a-zA-Z0-9+.-]$/;
  const digit = /^[0-9]$/;
  const driveLetter = /^[a-zA-Z][:|]$/;
  const normalizedDriveLetter = /^[a-zA-Z]:$/;
  const startsWithDriveLetter = /^[a-zA-Z][:|](?:$|[/\\?#])/;
  const singleDot = /^(?:\.|%2e)$/i;
  const doubleDot = /^(?:\.|%2e){2}$/i;

  const isOneOf = (text, pattern) => match(pattern, text) !== null;

  const newRecord = () => ({
    __proto__: null, scheme: '', username: '', password: '', host: null, port: null, path: kit.list(), query: null,
    fragment: null,
  });

  const isOpaque = (url) => typeof url.path === 'string';
  const copyOf = (list) => kit.setPrototypeOf(kit.listSlice(list), null);

  function withoutTabsAndNewlines(text) {
    let result = '';
    for (let index = 0; index < text.length; index += 1) {
      const unit = unitAt(text, index);
      if (unit !== '\t' && unit !== '\n' && unit !== '\r') result += unit;
    }
    return result;
  }

  function shorten(url) {
    const { path } = url;
    if (url.scheme === 'file' && path.length === 1 && isOneOf(path[0], normalizedDriveLetter)) return;
    if (path.length > 0) path.length -= 1;
  }

  function takeFrom(url, base, parts) {
    url.username = base.username;
    url.password = base.password;
    url.host = base.host;
    url.port = base.port;
    url.path = isOpaque(base) ? base.path : copyOf(base.path);
    if (parts === 'query') url.query = base.query;
  }

  const hasCredentials = (url) => url.username !== '' || url.password !== '';

  // Parses `input`, against `base` if that is a record.  With a record to change and a state to start in, it is what
  // the setters do.  The answer is a record, or null for a failure.
  function parse(input, base = null, changed = null, override = null) {
    const url = changed ?? newRecord();
    const text = withoutTabsAndNewlines(changed === null ? match(ends, input)[1] : input);
    let state = override ?? 'scheme start';
    let buffer = '';
    let isAtSeen = false;
    let isInsideBrackets = false;
    let isPasswordSeen = false;

    for (let at = 0; ; at += 1) {
      const isEnd = at >= text.length;
      const c = isEnd ? '' : unitAt(text, at);
      const isSlash = c === '/' || (c === '\\' && isSpecial(url));
      switch (state) {
        case 'scheme start':
          if (isOneOf(c, alpha)) {
            buffer += c;
            state = 'scheme';
          } else if (override === null) {
            state = 'no scheme';
            at -= 1;
          } else {
            return null;
          }
          break;

        case 'scheme':
          if (isOneOf(c, schemeCharacter)) {
            buffer += c;
          } else if (c === ':') {
            const scheme = apply(toLowerCase, buffer, []);
            if (override !== null) {
              if (scheme in PORTS !== isSpecial(url)) return url;
              if (scheme === 'file' && (hasCredentials(url) || url.port !== null)) return url;
              if (url.scheme === 'file' && url.host === '') return url;
              url.scheme = scheme;
              if (url.port === PORTS[scheme]) url.port = null;
              return url;
            }
            url.scheme = scheme;
            buffer = '';
            if (scheme === 'file') {
              state = 'file';
            } else if (isSpecial(url) && base !== null && base.scheme === scheme) {
              state = 'special relative or authority';
            } else if (isSpecial(url)) {
              state = 'special authority slashes';
            } else if (unitAt(text, at + 1) === '/') {
              state = 'path or authority';
              at += 1;
            } else {
              url.path = '';
              state = 'opaque path';
            }
          } else if (override === null) {
            buffer = '';
            state = 'no scheme';
            at = -1;
          } else {
            return null;
          }
          break;

        case 'no scheme':
          if (base === null || (isOpaque(base) && c !== '#')) return null;
          if (isOpaque(base)) {
            url.scheme = base.scheme;
            takeFrom(url, base, 'query');
            url.fragment = '';
            state = 'fragment';
          } else {
            state = base.scheme === 'file' ? 'file' : 'relative';
            at -= 1;
          }
          break;

        case 'special relative or authority':
          if (c === '/' && unitAt(text, at + 1) === '/') {
            state = 'special authority ignore slashes';
            at += 1;
          } else {
            state = 'relative';
            at -= 1;
          }
          break;

        case 'path or authority':
          state = c === '/' ? 'authority' : 'path';
          if (c !== '/') at -= 1;
          break;

        case 'relative':
          url.scheme = base.scheme;
          if (c === '/' || (c === '\\' && isSpecial(url))) {
            state = 'relative slash';
            break;
          }
          takeFrom(url, base, 'query');
          if (c === '?') {
            url.query = '';
            state = 'query';
          } else if (c === '#') {
            url.fragment = '';
            state = 'fragment';
          } else if (!isEnd) {
            url.query = null;
            shorten(url);
            state = 'path';
            at -= 1;
          }
          break;

        case 'relative slash':
          if (isSpecial(url) && isSlash) {
            state = 'special authority ignore slashes';
          } else if (c === '/') {
            state = 'authority';
          } else {
            takeFrom(url, base, 'authority');
            url.path = kit.list();
            state = 'path';
            at -= 1;
          }
          break;

        case 'special authority slashes':
          state = 'special authority ignore slashes';
          if (c === '/' && unitAt(text, at + 1) === '/') at += 1;
          else at -= 1;
          break;

        case 'special authority ignore slashes':
          if (c !== '/' && c !== '\\') {
            state = 'authority';
            at -= 1;
          }
          break;

        case 'authority':
          if (c === '@') {
            if (isAtSeen) buffer = '%40' + buffer;
            isAtSeen = true;
            const colon = isPasswordSeen ? -1 : indexOf(buffer, ':');
            if (isPasswordSeen) {
              url.password += percentEncode(buffer, USERINFO);
            } else if (colon < 0) {
              url.username += percentEncode(buffer, USERINFO);
            } else {
              isPasswordSeen = true;
              url.username += percentEncode(slice(buffer, 0, colon), USERINFO);
              url.password += percentEncode(slice(buffer, colon + 1), USERINFO);
            }
            buffer = '';
          } else if (isEnd || isSlash || c === '?' || c === '#') {
            if (isAtSeen && buffer === '') return null;
            at -= buffer.length + 1;
            buffer = '';
            state = 'host';
          } else {
            buffer += c;
          }
          break;

        case 'host':
        case 'hostname':
          if (override !== null && url.scheme === 'file') {
            at -= 1;
            state = 'file host';
          } else if (c === ':' && !isInsideBrackets) {
            if (buffer === '') return null;
            if (override === 'hostname') return null;
            const host = parseHost(buffer, !isSpecial(url));
            if (host === null) return null;
            url.host = host;
            buffer = '';
            state = 'port';
          } else if (isEnd || isSlash || c === '?' || c === '#') {
            at -= 1;
            if (isSpecial(url) && buffer === '') return null;
            if (override !== null && buffer === '' && (hasCredentials(url) || url.port !== null)) return null;
            const host = parseHost(buffer, !isSpecial(url));
            if (host === null) return null;
            url.host = host;
            buffer = '';
            state = 'path start';
            if (override !== null) return url;
          } else {
            if (c === '[') isInsideBrackets = true;
            if (c === ']') isInsideBrackets = false;
            buffer += c;
          }
          break;

        case 'port':
          if (isOneOf(c, digit)) {
            buffer += c;
          } else if (isEnd || isSlash || c === '?' || c === '#' || override !== null) {
            if (buffer !== '') {
              const port = +buffer;
              if (port > 65535) return null;
              url.port = port === PORTS[url.scheme] ? null : port;
              buffer = '';
              if (override !== null) return url;
            }
            if (override !== null) return null;
            state = 'path start';
            at -= 1;
          } else {
            return null;
          }
          break;

        case 'file':
          url.scheme = 'file';
          url.host = '';
          if (c === '/' || c === '\\') {
            state = 'file slash';
          } else if (base !== null && base.scheme === 'file') {
            url.host = base.host;
            url.path = copyOf(base.path);
            url.query = base.query;
            if (c === '?') {
              url.query = '';
              state = 'query';
            } else if (c === '#') {
              url.fragment = '';
              state = 'fragment';
            } else if (!isEnd) {
              url.query = null;
              if (!isOneOf(slice(text, at, at + 3), startsWithDriveLetter)) shorten(url);
              else url.path = kit.list();
              state = 'path';
              at -= 1;
            }
          } else {
            state = 'path';
            at -= 1;
          }
          break;

        case 'file slash':
          if (c === '/' || c === '\\') {
            state = 'file host';
            break;
          }
          if (base !== null && base.scheme === 'file') {
            url.host = base.host;
            if (!isOneOf(slice(text, at, at + 3), startsWithDriveLetter) && base.path.length > 0
              && isOneOf(base.path[0], normalizedDriveLetter)) url.path[url.path.length] = base.path[0];
          }
          state = 'path';
          at -= 1;
          break;

        case 'file host':
          if (isEnd || c === '/' || c === '\\' || c === '?' || c === '#') {
            at -= 1;
            if (override === null && isOneOf(buffer, driveLetter)) {
              state = 'path';
              break;
            }
            const host = buffer === '' ? '' : parseHost(buffer, !isSpecial(url));
            if (host === null) return null;
            url.host = host === 'localhost' ? '' : host;
            if (override !== null) return url;
            buffer = '';
            state = 'path start';
          } else {
            buffer += c;
          }
          break;

        case 'path start':
          if (isSpecial(url)) {
            state = 'path';
            if (!isSlash) at -= 1;
          } else if (override === null && c === '?') {
            url.query = '';
            state = 'query';
          } else if (override === null && c === '#') {
            url.fragment = '';
            state = 'fragment';
          } else if (!isEnd) {
            state = 'path';
            if (c !== '/') at -= 1;
          } else if (override !== null && url.host === null) {
            url.path[url.path.length] = '';
          }
          break;

        case 'path': {
          const isPathEnd = isEnd || isSlash || (override === null && (c === '?' || c === '#'));
          if (!isPathEnd) {
            buffer += c;
            break;
          }
          const { path } = url;
          if (isOneOf(buffer, doubleDot)) {
            shorten(url);
            if (!isSlash) path[path.length] = '';
          } else if (isOneOf(buffer, singleDot)) {
            if (!isSlash) path[path.length] = '';
          } else {
            if (url.scheme === 'file' && path.length === 0 && isOneOf(buffer, driveLetter)) buffer = buffer[0] + ':';
            path[path.length] = percentEncode(buffer, PATH);
          }
          buffer = '';
          if (c === '?') {
            url.query = '';
            state = 'query';
          } else if (c === '#') {
            url.fragment = '';
            state = 'fragment';
          }
          break;
        }

        case 'opaque path':
          if (isEnd || c === '?' || c === '#') {
            url.path = percentEncode(buffer, CONTROLS);
            buffer = '';
            if (c === '?') {
              url.query = '';
              state = 'query';
            } else if (c === '#') {
              url.fragment = '';
              state = 'fragment';
            }
          } else {
            // A space before what follows would be lost when that is taken away.
            const next = unitAt(text, at + 1);
            buffer += c === ' ' && (next === '?' || next === '#') ? '%20' : c;
          }
          break;

        case 'query':
          if (isEnd || (override === null && c === '#')) {
            url.query += percentEncode(buffer, isSpecial(url) ? SPECIAL_QUERY : QUERY);
            buffer = '';
            if (c === '#') {
              url.fragment = '';
              state = 'fragment';
            }
          } else {
            buffer += c;
          }
          break;

        default: // fragment
          url.fragment += percentEncode(slice(text, at), FRAGMENT);
          at = text.length;
      }
      if (at >= text.length) return url;
    }
  }

  // ---- Texts -----------------------------------------------------------------------------------------------

  function pathText(url) {
    if (isOpaque(url)) return url.path;
    let text = '';
    for (let index = 0; index < url.path.length; index += 1) text += '/' + url.path[index];
    return text;
  }

  const hostText = (url) => (url.host === null ? '' : url.port === null ? url.host : url.host + ':' + url.port);

  function href(url) {
    let text = url.scheme + ':';
    if (url.host !== null) {
      text += '//';
      if (hasCredentials(url)) {
        text += url.username + (url.password === '' ? '' : ':' + url.password) + '@';
      }
      text += hostText(url);
    } else if (!isOpaque(url) && url.path.length > 1 && url.path[0] === '') {
      text += '/.';
    }
    return text + pathText(url) + (url.query === null ? '' : '?' + url.query)
      + (url.fragment === null ? '' : '#' + url.fragment);
  }

  // Source: https://url.spec.whatwg.org/#concept-url-origin
  function origin(url) {
    if (url.scheme === 'blob') {
      const inner = parse(pathText(url));
      return inner !== null && (inner.scheme === 'http' || inner.scheme === 'https') ? origin(inner) : 'null';
    }
    return isSpecial(url) && url.scheme !== 'file' ? url.scheme + '://' + hostText(url) : 'null';
  }

  const cannotHaveCredentials = (url) => url.host === null || url.host === '' || url.scheme === 'file';

  return {
    __proto__: null, parse, href, origin, pathText, hostText, isOpaque, isSpecial, cannotHaveCredentials,
  };
})
