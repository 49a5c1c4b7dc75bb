// `Intl.Segmenter` for the characters that readers see; words and sentences would need the data of languages.
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
  Object.defineProperty(Segmenter, 'supportedLocalesOf', {
    value: (locales) => canonical(locales).filter((tag) => tag.startsWith('en')), writable: true, configurable: true,
  });
  Object.defineProperty(Segmenter.prototype, Symbol.toStringTag, { value: 'Intl.Segmenter', configurable: true });

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

  return { Segmenter };
})
