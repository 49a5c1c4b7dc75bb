// `node:punycode`, which is deprecated.
//
// Source: https://www.rfc-editor.org/rfc/rfc3492#section-6
(function () {
  'use strict';
  const BASE = 36;
  const LEAST = 1;
  const MOST = 26;
  const SKEW = 38;
  const DAMP = 700;
  const FIRST_BIAS = 72;
  const FIRST_POINT = 128;
  const LARGEST = 0x7fffffff;
  const DOTS = /[\u002e\u3002\uff0e\uff61]/g;

  const overflow = () => new RangeError('Overflow: input needs wider integers to process');

  function adapt(delta, count, isFirst) {
    let rest = Math.floor(delta / (isFirst ? DAMP : 2));
    rest += Math.floor(rest / count);
    let k = 0;
    for (; rest > ((BASE - LEAST) * MOST) >> 1; k += BASE) rest = Math.floor(rest / (BASE - LEAST));
    return Math.floor(k + (BASE - LEAST + 1) * rest / (rest + SKEW));
  }

  const threshold = (k, bias) => Math.min(Math.max(k - bias, LEAST), MOST);
  const digit = (value) => String.fromCharCode(value < 26 ? value + 97 : value + 22);

  function valueOf(unit) {
    if (unit >= 0x30 && unit < 0x3a) return unit - 22;
    if (unit >= 0x41 && unit < 0x5b) return unit - 0x41;
    return unit >= 0x61 && unit < 0x7b ? unit - 0x61 : BASE;
  }

  function decode(input) {
    const points = [];
    const delimiter = Math.max(input.lastIndexOf('-'), 0);
    for (let index = 0; index < delimiter; index += 1) {
      if (input.charCodeAt(index) >= 0x80) throw new RangeError('Illegal input >= 0x80 (not a basic code point)');
      points.push(input.charCodeAt(index));
    }
    let point = FIRST_POINT;
    let bias = FIRST_BIAS;
    let i = 0;
    for (let index = delimiter > 0 ? delimiter + 1 : 0; index < input.length;) {
      const before = i;
      for (let weight = 1, k = BASE; ; k += BASE) {
        if (index >= input.length) throw new RangeError('Invalid input');
        const value = valueOf(input.charCodeAt(index));
        index += 1;
        if (value >= BASE) throw new RangeError('Invalid input');
        if (value > Math.floor((LARGEST - i) / weight)) throw overflow();
        i += value * weight;
        const limit = threshold(k, bias);
        if (value < limit) break;
        if (weight > Math.floor(LARGEST / (BASE - limit))) throw overflow();
        weight *= BASE - limit;
      }
      const length = points.length + 1;
      bias = adapt(i - before, length, before === 0);
      if (Math.floor(i / length) > LARGEST - point) throw overflow();
      point += Math.floor(i / length);
      i %= length;
      points.splice(i, 0, point);
      i += 1;
    }
    return String.fromCodePoint(...points);
  }

  function encode(input) {
    const points = ucs2.decode(input);
    let output = points.filter((point) => point < 0x80).map((point) => String.fromCharCode(point)).join('');
    const basic = output.length;
    let handled = basic;
    if (basic > 0) output += '-';
    let n = FIRST_POINT;
    let delta = 0;
    let bias = FIRST_BIAS;
    while (handled < points.length) {
      const next = Math.min(...points.filter((point) => point >= n));
      if (next - n > Math.floor((LARGEST - delta) / (handled + 1))) throw overflow();
      delta += (next - n) * (handled + 1);
      n = next;
      for (const point of points) {
        if (point < n) {
          delta += 1;
          if (delta > LARGEST) throw overflow();
        }
        if (point !== n) continue;
        let q = delta;
        for (let k = BASE; ; k += BASE) {
          const limit = threshold(k, bias);
          if (q < limit) break;
          output += digit(limit + (q - limit) % (BASE - limit));
          q = Math.floor((q - limit) / (BASE - limit));
        }
        output += digit(q);
        bias = adapt(delta, handled + 1, handled === basic);
        delta = 0;
        handled += 1;
      }
      delta += 1;
      n += 1;
    }
    return output;
  }

  // Each label of a domain name by itself; what stands before an "@" stays.
  function eachLabel(domain, convert) {
    const parts = domain.split('@');
    const start = parts.length > 1 ? `${parts[0]}@` : '';
    return start + (parts.length > 1 ? parts[1] : domain).replace(DOTS, '.').split('.').map(convert).join('.');
  }

  const ucs2 = {
    decode: (string) => [...string].map((character) => character.codePointAt(0)),
    encode: (codePoints) => String.fromCodePoint(...codePoints),
  };

  return {
    version: '2.1.0',
    ucs2,
    decode,
    encode,
    toASCII: (input) => eachLabel(input, (label) => (/[^\0-\x7f]/.test(label) ? `xn--${encode(label)}` : label)),
    toUnicode: (input) => eachLabel(input, (label) => (
      label.startsWith('xn--') ? decode(label.slice(4).toLowerCase()) : label)),
  };
})
