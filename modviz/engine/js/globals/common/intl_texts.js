// The order of English texts, the forms of English plurals and lists: `Intl.Collator`, `PluralRules` and `ListFormat`.
//
// Texts are compared as CLDR's root collation does it: letters first, then accents, then capitals.  Of the scripts beside
// Latin only those are known whose letters stand in the order of their code points.
//
// Source: https://tc39.es/ecma402/#collator-objects and https://www.unicode.org/reports/tr10/
(function (kit, builtIns, intlOptions, intlNumbers) {
  'use strict';
  const { apply, codeUnitAt, indexOf, match } = kit;
  const { string, items, notOfType } = builtIns;
  const { localeOf, reader, lackOf } = intlOptions;
  const { normalize, toLowerCase } = String.prototype;
  const ORDER = '_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';
  const SPELT = {
    __proto__: null, æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', þ: 'th', ð: 'd', '’': "'", '‘': "'",
    '“': '"', '”': '"', '–': '-', '—': '-', '…': '...', '\u00a0': ' ',
  };
  const digit = /[0-9]/;
  const known = /[\u0370-\u052f\u3041-\u3096\u4e00-\u9fff]/;

  // Weights of `text`: of its letters, its accents and its capitals.
  function weightsOf(text, isNumeric) {
    const letters = kit.list();
    const accents = kit.list();
    const capitals = kit.list();
    const decomposed = apply(normalize, text, ['NFD']);
    for (let index = 0; index < decomposed.length; index += 1) {
      const unit = decomposed[index];
      const code = codeUnitAt(decomposed, index);
      if (code >= 0x300 && code < 0x370) {
        accents[accents.length - 1] = (accents[accents.length - 1] ?? 0) * 128 + code - 0x2ff;
        continue;
      }
      if (isNumeric && match(digit, unit) !== null) {
        let end = index;
        while (end < decomposed.length && match(digit, decomposed[end]) !== null) end += 1;
        let digits = kit.slice(decomposed, index, end);
        while (digits.length > 1 && digits[0] === '0') digits = kit.slice(digits, 1);
        put(1000 + digits.length, 0);
        for (let at = 0; at < digits.length; at += 1) put(1000 + +digits[at], 0);
        index = end - 1;
        continue;
      }
      const lower = apply(toLowerCase, unit, []);
      const spelt = SPELT[lower] ?? lower;
      for (let at = 0; at < spelt.length; at += 1) put(weightOf(spelt[at]), lower === unit ? 0 : 1, lower !== spelt);
    }
    function put(weight, capital, isSpelt = false) {
      letters[letters.length] = weight;
      accents[accents.length] = isSpelt ? 1 : 0;
      capitals[capitals.length] = capital;
    }
    return [letters, accents, capitals];
  }

  function weightOf(unit) {
    const code = codeUnitAt(unit, 0);
    if (code >= 0x61 && code < 0x7b) return 2000 + code;
    if (code >= 0x30 && code < 0x3a) return 1000 + code - 0x30;
    if (code <= 0x20) return code;
    const sign = indexOf(ORDER, unit);
    if (sign >= 0) return 100 + sign;
    if (match(known, unit) !== null) return 10000 + code;
    if (code < 0xc0) return 200 + code;
    throw lackOf('order for the letter ' + unit);
  }

  function compared(one, other) {
    const most = one.length < other.length ? one.length : other.length;
    for (let index = 0; index < most; index += 1) {
      if (one[index] !== other[index]) return one[index] < other[index] ? -1 : 1;
    }
    return one.length === other.length ? 0 : one.length < other.length ? -1 : 1;
  }

  const LEVELS = { __proto__: null, base: [0], accent: [0, 1], case: [0, 2], variant: [0, 1, 2] };

  function compare(one, other, how) {
    if (one === other) return 0;
    const first = weightsOf(one, how.isNumeric);
    const second = weightsOf(other, how.isNumeric);
    const levels = LEVELS[how.sensitivity];
    for (let index = 0; index < levels.length; index += 1) {
      const result = compared(first[levels[index]], second[levels[index]]);
      if (result !== 0) return how.isUpperFirst && levels[index] === 2 ? -result : result;
    }
    return 0;
  }

  function collation(locales, options) {
    const locale = localeOf(locales);
    const read = reader(options, 'Intl.Collator');
    const usage = read.word('usage', ['sort', 'search'], 'sort');
    read.refuse(['collation']);
    if (read.flag('ignorePunctuation', false)) throw lackOf('Collator with ignorePunctuation');
    const caseFirst = read.word('caseFirst', ['upper', 'lower', 'false'], 'false');
    return {
      __proto__: null, locale, usage, sensitivity: read.word('sensitivity', ['base', 'accent', 'case', 'variant'], 'variant'),
      isNumeric: read.flag('numeric', false), caseFirst, isUpperFirst: caseFirst === 'upper',
    };
  }

  // ---- Plurals -------------------------------------------------------------------------------------------------

  function pluralRules(locales, options) {
    const locale = localeOf(locales);
    const read = reader(options, 'Intl.PluralRules');
    const type = read.word('type', ['cardinal', 'ordinal'], 'cardinal');
    return { __proto__: null, locale, type, numbers: intlNumbers.settings(locales, options) };
  }

  function pluralOf(value, { type, numbers }) {
    const number = value < 0 ? -value : value;
    if (type === 'cardinal') {
      const isWhole = number === number && number !== Infinity;
      return isWhole && intlNumbers.format(number, numbers) === '1' ? 'one' : 'other';
    }
    const [ten, hundred] = [number % 10, number % 100];
    if (ten === 1 && hundred !== 11) return 'one';
    if (ten === 2 && hundred !== 12) return 'two';
    return ten === 3 && hundred !== 13 ? 'few' : 'other';
  }

  // ---- Lists ---------------------------------------------------------------------------------------------------

  function listing(locales, options) {
    const locale = localeOf(locales);
    const read = reader(options, 'Intl.ListFormat');
    return {
      __proto__: null, locale, type: read.word('type', ['conjunction', 'disjunction', 'unit'], 'conjunction'),
      style: read.word('style', ['long', 'short', 'narrow'], 'long'),
    };
  }

  function listed(value, { locale, type, style }) {
    const list = value === undefined ? kit.list() : typeof value === 'string' ? [...value] : items(value);
    if (list === null) throw notOfType('list', 'an iterable of strings', value);
    for (let index = 0; index < list.length; index += 1) {
      if (typeof list[index] !== 'string') {
        throw new kit.TypeError('Iterable yielded ' + string(list[index]) + ' which is not a string');
      }
    }
    const isBritish = locale === 'en-GB';
    const comma = type === 'unit' && style === 'narrow' ? ' ' : ', ';
    const word = type === 'disjunction' ? 'or' : type === 'unit' || style === 'narrow' ? ''
      : style === 'short' && !isBritish ? '&' : 'and';
    if (list.length === 0) return '';
    let text = list[0];
    for (let index = 1; index < list.length; index += 1) {
      const isLast = index === list.length - 1;
      const before = !isLast || word === '' ? comma
        : (list.length > 2 && !isBritish ? ', ' : ' ') + word + ' ';
      text += before + list[index];
    }
    return text;
  }

  return { __proto__: null, collation, compare, pluralRules, pluralOf, listing, listed };
})
