// The host of a URL: a domain, an IPv4 or IPv6 address, or an opaque text; as the text it is written as.
//
// Domains beyond ASCII are lower-cased, normalised and written in Punycode: what UTS 46 wants of them beyond that
// (its tables of refused and mapped characters) is left out.
//
// Source: https://url.spec.whatwg.org/#host-parsing
(function (kit, encoding) {
  'use strict';
  const { apply, match, slice, indexOf, codeUnitAt, unitAt } = kit;
  const { normalize, toLowerCase, codePointAt } = String.prototype;
  const { fromCodePoint } = String;
  const { floor } = Math;
  const toBase = Number.prototype.toString;

  const FORBIDDEN = /[\0\t\n\r #/:<>?@[\\\]^|]/;
  const FORBIDDEN_IN_DOMAIN = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;
  const NOT_ASCII = /[^\0-\x7f]/;
  const IGNORED = /[\u00ad\u034f\u180b-\u180d\u200b\u2060\ufe00-\ufe0f\ufeff]/;
  const DIGITS = /^[0-9]+$/;
  const OCTAL = /^[0-7]*$/;
  const HEXADECIMAL = /^[0-9a-fA-F]*$/;
  const HEXADECIMAL_NUMBER = /^0[xX][0-9a-fA-F]*$/;

  function split(text, separator) {
    const list = kit.list();
    let from = 0;
    for (let end = indexOf(text, separator); end >= 0; end = indexOf(text, separator, from)) {
      list[list.length] = slice(text, from, end);
      from = end + 1;
    }
    list[list.length] = slice(text, from);
    return list;
  }

  // The host that `text` stands for, or null when it is none.
  function parseHost(text, isOpaque) {
    if (unitAt(text, 0) === '[') {
      if (unitAt(text, text.length - 1) !== ']') return null;
      const pieces = parseIPv6(slice(text, 1, text.length - 1));
      return pieces === null ? null : '[' + ipv6Text(pieces) + ']';
    }
    if (isOpaque) return match(FORBIDDEN, text) !== null ? null : encoding.percentEncode(text, encoding.CONTROLS);
    const domain = domainToASCII(encoding.percentDecode(text));
    if (domain === null || domain === '' || match(FORBIDDEN_IN_DOMAIN, domain) !== null) return null;
    return endsInNumber(domain) ? parseIPv4(domain) : domain;
  }

  // ---- Domains ---------------------------------------------------------------------------------------------

  function domainToASCII(domain) {
    if (match(NOT_ASCII, domain) === null) return apply(toLowerCase, domain, []);
    let kept = '';
    for (let index = 0; index < domain.length; index += 1) {
      const unit = domain[index];
      if (unit === '\u3002') kept += '.';
      else if (match(IGNORED, unit) === null) kept += unit;
    }
    const plain = apply(normalize, apply(toLowerCase, apply(normalize, kept, ['NFKC']), []), ['NFC']);
    const labels = split(plain, '.');
    let result = '';
    for (let index = 0; index < labels.length; index += 1) {
      const label = labels[index];
      const written = match(NOT_ASCII, label) === null ? label : punycode(label);
      if (written === null) return null;
      result += (index === 0 ? '' : '.') + written;
    }
    return result;
  }

  // Source: https://www.rfc-editor.org/rfc/rfc3492#section-6.3
  function punycode(label) {
    const points = kit.list();
    let output = '';
    for (let index = 0; index < label.length; index += 1) {
      const point = apply(codePointAt, label, [index]);
      if (point > 0xffff) index += 1;
      if (point === 0xfffd) return null;
      points[points.length] = point;
      if (point < 0x80) output += fromCodePoint(point);
    }
    const basic = output.length;
    let handled = basic;
    if (basic > 0) output += '-';
    let current = 128;
    let delta = 0;
    let bias = 72;
    while (handled < points.length) {
      let next = Infinity;
      for (let index = 0; index < points.length; index += 1) {
        if (points[index] >= current && points[index] < next) next = points[index];
      }
      delta += (next - current) * (handled + 1);
      current = next;
      for (let index = 0; index < points.length; index += 1) {
        if (points[index] < current) delta += 1;
        if (points[index] !== current) continue;
        let rest = delta;
        for (let k = 36; ; k += 36) {
          const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
          if (rest < threshold) break;
          output += digit(threshold + ((rest - threshold) % (36 - threshold)));
          rest = floor((rest - threshold) / (36 - threshold));
        }
        output += digit(rest);
        bias = adapted(delta, handled + 1, handled === basic);
        delta = 0;
        handled += 1;
      }
      delta += 1;
      current += 1;
    }
    return 'xn--' + output;
  }

  const digit = (value) => fromCodePoint(value < 26 ? value + 97 : value + 22);

  function adapted(delta, count, isFirst) {
    let rest = floor(delta / (isFirst ? 700 : 2));
    rest += floor(rest / count);
    let k = 0;
    for (; rest > 455; k += 36) rest = floor(rest / 35);
    return k + floor((36 * rest) / (rest + 38));
  }

  // ---- IPv4 ------------------------------------------------------------------------------------------------

  function endsInNumber(domain) {
    const parts = split(domain, '.');
    let last = parts.length - 1;
    if (parts[last] === '') {
      if (last === 0) return false;
      last -= 1;
    }
    return match(DIGITS, parts[last]) !== null || match(HEXADECIMAL_NUMBER, parts[last]) !== null;
  }

  function ipv4Number(text) {
    if (text === '') return null;
    let radix = 10;
    let digits = text;
    if (text.length >= 2 && unitAt(text, 0) === '0' && (unitAt(text, 1) === 'x' || unitAt(text, 1) === 'X')) {
      radix = 16;
      digits = slice(text, 2);
    } else if (text.length >= 2 && unitAt(text, 0) === '0') {
      radix = 8;
      digits = slice(text, 1);
    }
    const allowed = radix === 16 ? HEXADECIMAL : radix === 8 ? OCTAL : DIGITS;
    if (digits === '') return 0;
    if (match(allowed, digits) === null) return null;
    let value = 0;
    for (let index = 0; index < digits.length; index += 1) value = value * radix + hexadecimalValue(digits, index);
    return value;
  }

  function hexadecimalValue(text, index) {
    const code = codeUnitAt(text, index);
    return code < 58 ? code - 48 : (code | 32) - 87;
  }

  function parseIPv4(domain) {
    const parts = split(domain, '.');
    let { length } = parts;
    if (parts[length - 1] === '' && length > 1) length -= 1;
    if (length > 4) return null;
    let address = 0;
    for (let index = 0; index < length; index += 1) {
      const value = ipv4Number(parts[index]);
      if (value === null) return null;
      if (index < length - 1) {
        if (value > 255) return null;
        address += value * 256 ** (3 - index);
      } else {
        if (value >= 256 ** (5 - length)) return null;
        address += value;
      }
    }
    return (address >>> 24) + '.' + ((address >>> 16) & 255) + '.' + ((address >>> 8) & 255) + '.' + (address & 255);
  }

  // ---- IPv6 ------------------------------------------------------------------------------------------------

  const isHexadecimal = (text, at) => at < text.length && match(HEXADECIMAL, unitAt(text, at)) !== null;
  const isDigit = (text, at) => at < text.length && match(DIGITS, unitAt(text, at)) !== null;

  function parseIPv6(text) {
    const address = kit.list();
    for (let index = 0; index < 8; index += 1) address[index] = 0;
    let piece = 0;
    let compressed = -1;
    let at = 0;
    if (unitAt(text, at) === ':') {
      if (unitAt(text, at + 1) !== ':') return null;
      at += 2;
      piece = compressed = 1;
    }
    while (at < text.length) {
      if (piece === 8) return null;
      if (unitAt(text, at) === ':') {
        if (compressed >= 0) return null;
        at += 1;
        piece += 1;
        compressed = piece;
        continue;
      }
      let value = 0;
      let length = 0;
      for (; length < 4 && isHexadecimal(text, at); length += 1) {
        value = value * 16 + hexadecimalValue(text, at);
        at += 1;
      }
      if (unitAt(text, at) === '.') {
        if (length === 0 || piece > 6) return null;
        if (!readIPv4(text, at - length, address, piece)) return null;
        piece += 2;
        break;
      }
      if (unitAt(text, at) === ':') {
        at += 1;
        if (at === text.length) return null;
      } else if (at < text.length) {
        return null;
      }
      address[piece] = value;
      piece += 1;
    }
    if (compressed >= 0) {
      let swaps = piece - compressed;
      for (let target = 7; target !== 0 && swaps > 0; target -= 1) {
        const source = compressed + swaps - 1;
        const value = address[source];
        address[source] = address[target];
        address[target] = value;
        swaps -= 1;
      }
    } else if (piece !== 8) {
      return null;
    }
    return address;
  }

  // An IPv4 address at the end of an IPv6 one, into two of its pieces.
  function readIPv4(text, from, address, piece) {
    let at = from;
    for (let seen = 0; seen < 4; seen += 1) {
      if (seen > 0) {
        if (unitAt(text, at) !== '.') return false;
        at += 1;
      }
      if (!isDigit(text, at)) return false;
      let value = -1;
      for (; isDigit(text, at); at += 1) {
        const figure = codeUnitAt(text, at) - 48;
        if (value === 0) return false;
        value = value < 0 ? figure : value * 10 + figure;
        if (value > 255) return false;
      }
      const half = piece + (seen >> 1);
      address[half] = address[half] * 256 + value;
    }
    return at === text.length;
  }

  function ipv6Text(address) {
    let best = -1;
    let bestLength = 1;
    for (let from = 0; from < 8; from += 1) {
      let length = 0;
      while (from + length < 8 && address[from + length] === 0) length += 1;
      if (length > bestLength) {
        best = from;
        bestLength = length;
      }
    }
    let text = '';
    for (let piece = 0; piece < 8; piece += 1) {
      if (piece === best) {
        text += piece === 0 ? '::' : ':';
        piece += bestLength - 1;
        continue;
      }
      text += apply(toBase, address[piece], [16]);
      if (piece !== 7) text += ':';
    }
    return text;
  }

  return parseHost;
})
