// `node:querystring`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/querystring.html
(function (internal) {
  'use strict';
  const { coded } = internal.require('internal/errors');

  const HEXADECIMAL = /^[0-9a-fA-F]{2}$/;

  // The bytes of a text with percent signs; what is no byte after one stays as it is.
  function unescapeBuffer(s, decodeSpaces = false) {
    const bytes = [];
    for (let index = 0; index < s.length; index += 1) {
      const digits = s.slice(index + 1, index + 3);
      if (s[index] === '%' && HEXADECIMAL.test(digits)) {
        bytes.push(parseInt(digits, 16));
        index += 2;
      } else {
        bytes.push(s[index] === '+' && decodeSpaces ? 0x20 : s.charCodeAt(index) & 255);
      }
    }
    return internal.require('buffer').Buffer.from(bytes);
  }

  function unescape(s, decodeSpaces) {
    try {
      return decodeURIComponent(s);
    } catch {
      return unescapeBuffer(s, decodeSpaces).toString();
    }
  }

  function escape(value) {
    let text = value;
    if (typeof text !== 'string') text = typeof text === 'object' ? String(text) : `${text}`;
    try {
      return encodeURIComponent(text);
    } catch {
      throw coded(URIError, 'ERR_INVALID_URI', 'URI malformed');
    }
  }

  function primitive(value) {
    switch (typeof value) {
      case 'string': return value;
      case 'number': return Number.isFinite(value) ? `${value}` : '';
      case 'bigint':
      case 'boolean': return `${value}`;
      default: return '';
    }
  }

  function stringify(obj, sep, eq, options) {
    const between = sep || '&';
    const equals = eq || '=';
    const own = options?.encodeURIComponent;
    const encode = typeof own === 'function' ? own : querystring.escape;
    if (obj === null || typeof obj !== 'object') return '';
    const encoded = (value) => {
      const text = primitive(value);
      return text === '' && typeof own !== 'function' ? '' : encode(text);
    };
    const fields = [];
    for (const key of Object.keys(obj)) {
      const start = `${encoded(key)}${equals}`;
      const value = obj[key];
      if (Array.isArray(value)) for (const each of value) fields.push(`${start}${encoded(each)}`);
      else fields.push(`${start}${encoded(value)}`);
    }
    return fields.join(between);
  }

  function decoder(decode) {
    return (text) => {
      if (decode === querystring.unescape && !text.includes('%')) return text;
      try {
        return decode(text);
      } catch {
        return querystring.unescape(text, true);
      }
    };
  }

  function parse(qs, sep, eq, options) {
    const result = { __proto__: null };
    if (typeof qs !== 'string' || qs.length === 0) return result;
    const between = sep ? `${sep}` : '&';
    const equals = eq ? `${eq}` : '=';
    const most = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
    const own = options?.decodeURIComponent;
    const decode = decoder(typeof own === 'function' ? own : querystring.unescape);
    let fields = qs.split(between);
    if (most > 0) fields = fields.filter(Boolean).slice(0, most);
    for (const field of fields) {
      if (field === '') continue;
      const at = field.indexOf(equals);
      const part = (text) => decode(text.replaceAll('+', ' '));
      const key = part(at < 0 ? field : field.slice(0, at));
      const value = at < 0 ? '' : part(field.slice(at + equals.length));
      if (!(key in result)) result[key] = value;
      else if (Array.isArray(result[key])) result[key].push(value);
      else result[key] = [result[key], value];
    }
    return result;
  }

  const querystring = { unescapeBuffer, unescape, escape, stringify, encode: stringify, parse, decode: parse };
  return querystring;
})
