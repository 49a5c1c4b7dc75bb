// `Intl`, as far as it does without the data of the world's languages: segments, and what is plain in American English.
//
// All else refuses when it is used.
//
// Source: https://tc39.es/ecma402/
(function (internal) {
  'use strict';
  const refuse = (what) => internal.lack(`Intl data: ${what}`);

  const LANGUAGE = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-[a-z0-9]{2,8})*$/i;

  // The tags of a list, each in its usual spelling.
  function canonical(locales) {
    const list = locales === undefined ? [] : typeof locales === 'string' ? [locales] : Array.from(locales, String);
    return [...new Set(list.map((tag) => {
      if (!LANGUAGE.test(tag)) throw new RangeError(`Incorrect locale information provided`);
      return tag.split('-').map((part, index) => {
        if (index === 0) return part.toLowerCase();
        if (part.length === 4 && /^[a-z]/i.test(part)) return part[0].toUpperCase() + part.slice(1).toLowerCase();
        return part.length === 2 ? part.toUpperCase() : part.toLowerCase();
      }).join('-');
    }))];
  }

  // Only English is known; the first locale decides.
  function english(locales, what) {
    const [first = 'en-US'] = canonical(locales);
    if (!first.startsWith('en')) refuse(`${what} in the language ${first}`);
    return first;
  }

  function defined(constructor, methods = []) {
    Object.defineProperty(constructor, 'supportedLocalesOf', {
      value: (locales) => canonical(locales).filter((tag) => tag.startsWith('en')), writable: true, configurable: true,
    });
    Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: `Intl.${constructor.name}`, configurable: true });
    for (const method of methods) {
      Object.defineProperty(constructor.prototype, method, {
        value: { [method]() { return refuse(`Intl.${constructor.name}.${method}()`); } }[method], writable: true, configurable: true,
      });
    }
    return constructor;
  }

  // ---- Segments ------------------------------------------------------------------------------------------------

  const CLUSTER = new RegExp([
    '\\r\\n', '\\p{RI}\\p{RI}',
    '\\p{Extended_Pictographic}(?:\\p{M}|\\p{Emoji_Modifier}|\\ufe0f)*(?:\\u200d\\p{Extended_Pictographic}(?:\\p{M}|\\p{Emoji_Modifier}|\\ufe0f)*)*',
    '[\\u1100-\\u115f]*[\\u1160-\\u11a2]+[\\u11a8-\\u11f9]*\\p{M}*',
    '[^\\p{M}\\u200d\\r\\n\\p{Cc}](?:\\p{M}|\\u200d|\\p{Emoji_Modifier}|[\\u{e0020}-\\u{e007f}])*',
    '[^]',
  ].join('|'), 'gu');

  class Segmenter {
    #locale;
    #granularity;
    constructor(locales = undefined, options = {}) {
      this.#locale = english(locales, 'segments');
      this.#granularity = options?.granularity ?? 'grapheme';
      if (!['grapheme', 'word', 'sentence'].includes(this.#granularity)) {
        throw new RangeError(`Value ${this.#granularity} out of range for Intl.Segmenter options property granularity`);
      }
    }
    segment(input) {
      if (this.#granularity !== 'grapheme') refuse(`Intl.Segmenter by ${this.#granularity}s`);
      return new Segments(`${input}`);
    }
    resolvedOptions() { return { locale: this.#locale, granularity: this.#granularity }; }
  }
  defined(Segmenter);

  class Segments {
    #input;
    constructor(input) { this.#input = input; }
    containing(index = 0) {
      for (const each of this) if (each.index <= index && index < each.index + each.segment.length) return each;
      return undefined;
    }
    *[Symbol.iterator]() {
      const input = this.#input;
      for (const { 0: segment, index } of input.matchAll(CLUSTER)) yield { segment, index, input };
    }
  }

  // ---- Numbers and dates ---------------------------------------------------------------------------------------

  const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

  class NumberFormat {
    #locale;
    #options;
    #bound;
    constructor(locales = undefined, options = {}) {
      this.#locale = english(locales, 'numbers');
      const { style = 'decimal', minimumFractionDigits, maximumFractionDigits, useGrouping = true } = options;
      if (!['decimal', 'percent'].includes(style) || options.notation !== undefined) {
        refuse(`numbers of the style ${options.notation ?? style}`);
      }
      const least = minimumFractionDigits ?? 0;
      this.#options = {
        style, least, most: maximumFractionDigits ?? Math.max(least, style === 'percent' ? 0 : 3), useGrouping,
      };
    }
    get format() {
      this.#bound ??= (value) => {
        const { style, least, most, useGrouping } = this.#options;
        const number = Number(value) * (style === 'percent' ? 100 : 1);
        if (!Number.isFinite(number)) return Number.isNaN(number) ? 'NaN' : number < 0 ? '-∞' : '∞';
        if (Math.abs(number) >= 1e21) refuse('numbers of so many digits');
        let [whole, fraction = ''] = Math.abs(number).toFixed(Math.min(most, 100)).split('.');
        while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
        whole = useGrouping === false ? whole : grouped(whole);
        const sign = number < 0 || Object.is(number, -0) ? '-' : '';
        return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${style === 'percent' ? '%' : ''}`;
      };
      return this.#bound;
    }
    resolvedOptions() {
      const { style, least, most } = this.#options;
      return {
        locale: this.#locale, numberingSystem: 'latn', style, minimumIntegerDigits: 1, minimumFractionDigits: least,
        maximumFractionDigits: most, useGrouping: 'auto', notation: 'standard', signDisplay: 'auto',
        roundingIncrement: 1, roundingMode: 'halfExpand', roundingPriority: 'auto', trailingZeroDisplay: 'auto',
      };
    }
  }
  defined(NumberFormat, ['formatToParts', 'formatRange', 'formatRangeToParts']);

  class DateTimeFormat {
    #locale;
    #isUsual;
    #bound;
    constructor(locales = undefined, options = undefined) {
      this.#locale = english(locales, 'dates');
      const { timeZone = 'UTC', ...rest } = options ?? {};
      if (!/^(?:utc|gmt|etc\/utc)$/i.test(timeZone)) refuse(`the time zone ${timeZone}`);
      this.#isUsual = Object.values(rest).every((value) => value === undefined);
    }
    get format() {
      this.#bound ??= (date = undefined) => {
        if (!this.#isUsual) refuse('dates of another form than the usual one');
        return (date === undefined ? new Date() : new Date(date)).toLocaleDateString();
      };
      return this.#bound;
    }
    resolvedOptions() {
      return {
        locale: this.#locale, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC', year: 'numeric',
        month: 'numeric', day: 'numeric',
      };
    }
  }
  defined(DateTimeFormat, ['formatToParts', 'formatRange', 'formatRangeToParts']);

  class PluralRules {
    #locale;
    #type;
    constructor(locales = undefined, options = {}) {
      this.#locale = english(locales, 'plurals');
      this.#type = options?.type ?? 'cardinal';
    }
    select(number) {
      if (this.#type === 'cardinal') return Number(number) === 1 ? 'one' : 'other';
      const [tens, ones] = [Math.abs(number) % 100, Math.abs(number) % 10];
      const isTeen = tens > 10 && tens < 14;
      return isTeen ? 'other' : ['other', 'one', 'two', 'few'][ones] ?? 'other';
    }
    resolvedOptions() { return { locale: this.#locale, type: this.#type }; }
  }
  defined(PluralRules, ['selectRange']);

  class ListFormat {
    #options;
    constructor(locales = undefined, options = {}) {
      english(locales, 'lists');
      this.#options = { type: 'conjunction', style: 'long', ...options };
    }
    format(list) {
      const items = [...list];
      if (this.#options.style !== 'long' || this.#options.type === 'unit') refuse('lists of another style');
      const word = this.#options.type === 'disjunction' ? 'or' : 'and';
      if (items.length < 3) return items.join(` ${word} `);
      return `${items.slice(0, -1).join(', ')}, ${word} ${items.at(-1)}`;
    }
  }
  defined(ListFormat, ['formatToParts', 'resolvedOptions']);

  class Collator {
    constructor(locales = undefined) { english(locales, 'the order of texts'); }
    get compare() { return () => refuse('the order of texts'); }
    resolvedOptions() { return { locale: 'en-US', usage: 'sort', sensitivity: 'variant', ignorePunctuation: false, collation: 'default', numeric: false, caseFirst: 'false' }; }
  }
  defined(Collator);

  const lacking = (name) => ({ [name]: class { constructor() { refuse(`Intl.${name}`); } } })[name];
  const Intl = {};
  const members = {
    getCanonicalLocales: canonical,
    supportedValuesOf: (key) => refuse(`Intl.supportedValuesOf(${key})`),
    DateTimeFormat, NumberFormat, Collator, PluralRules, ListFormat, Segmenter,
    RelativeTimeFormat: lacking('RelativeTimeFormat'), DisplayNames: lacking('DisplayNames'), Locale: lacking('Locale'),
    DurationFormat: lacking('DurationFormat'),
  };
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(Intl, name, { value, writable: true, enumerable: false, configurable: true });
  }
  Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });
  return { Intl };
})
