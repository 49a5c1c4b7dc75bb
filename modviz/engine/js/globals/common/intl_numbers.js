// Numbers as people write them in English: `Intl.NumberFormat`, and what formats by it.
//
// Source: https://tc39.es/ecma402/#numberformat-objects
(function (kit, builtIns, intlOptions) {
  'use strict';
  const { apply, slice, indexOf, match, toText, RangeError, TypeError } = kit;
  const { number } = builtIns;
  const { localeOf, reader } = intlOptions;
  const { toUpperCase } = String.prototype;
  const SYMBOLS = {
    __proto__: null, USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', CNY: 'CN¥', KRW: '₩', BRL: 'R$', CAD: 'CA$',
    AUD: 'A$', MXN: 'MX$', NZD: 'NZ$', ILS: '₪', VND: '₫', TWD: 'NT$', HKD: 'HK$', PHP: '₱',
  };
  const WITHOUT_CENTS = { __proto__: null, JPY: true, KRW: true, VND: true, CLP: true, ISK: true };
  const WITH_MILLS = { __proto__: null, BHD: true, KWD: true, OMR: true, TND: true, JOD: true, IQD: true };

  function settings(locales, options, owner = 'Intl.NumberFormat') {
    const locale = localeOf(locales);
    const read = reader(options, owner);
    const style = read.word('style', ['decimal', 'percent', 'currency'], 'decimal', ['unit']);
    let currency = read.text('currency');
    if (style === 'currency' && currency === undefined) {
      throw new TypeError('Currency code is required with currency style.');
    }
    if (currency !== undefined) {
      if (match(/^[A-Za-z]{3}$/, currency) === null) throw new RangeError('Invalid currency code : ' + currency);
      currency = apply(toUpperCase, currency, []);
    }
    const display = read.word('currencyDisplay', ['symbol', 'code', 'narrowSymbol'], 'symbol', ['name']);
    read.word('notation', ['standard'], 'standard', ['scientific', 'engineering', 'compact']);
    read.word('currencySign', ['standard'], 'standard', ['accounting']);
    const sign = read.word('signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto');
    read.refuse(['numberingSystem', 'roundingIncrement', 'roundingMode', 'roundingPriority', 'trailingZeroDisplay', 'unit']);
    const cents = style !== 'currency' ? 0 : WITHOUT_CENTS[currency] ? 0 : WITH_MILLS[currency] ? 3 : 2;
    const least = style === 'currency' ? cents : 0;
    const most = style === 'currency' ? cents : style === 'percent' ? 0 : 3;
    const integers = read.integer('minimumIntegerDigits', 1, 21, 1);
    let from = read.integer('minimumFractionDigits', 0, 100, undefined);
    let to = read.integer('maximumFractionDigits', 0, 100, undefined);
    if (from !== undefined && to !== undefined && from > to) {
      throw new RangeError('maximumFractionDigits value is out of range.');
    }
    from ??= to === undefined || to > least ? least : to;
    to ??= from > most ? from : most;
    const isRounded = read.has('minimumSignificantDigits') || read.has('maximumSignificantDigits');
    const significantFrom = read.integer('minimumSignificantDigits', 1, 21, 1);
    const significantTo = read.integer('maximumSignificantDigits', significantFrom, 21, 21);
    const grouping = read.raw('useGrouping');
    return {
      __proto__: null, locale, style, currency, display, sign, integers, from, to, isRounded, significantFrom,
      significantTo, isGrouped: grouping !== false && grouping !== 'false', isMinimal: grouping === 'min2',
    };
  }

  // Digits before and after the point, for a number that is not below 0; `shift` moves the point to the right.  What is
  // rounded is the number as it is written, and halves go up.
  function digitsOf(value, shift, { isRounded, significantFrom, significantTo, from, to }) {
    const [whole, fraction] = plain(toText(value), shift);
    if (!isRounded) {
      const [integer, rest] = rounded(whole, fraction, to);
      return [integer, trimmed(rest, from)];
    }
    // Zeros in front are not significant.
    const zeros = whole === '0' ? match(/^0*/, fraction)[0].length : -whole.length;
    const [integer, rest] = rounded(whole, fraction, significantTo + zeros);
    const used = integer === '0' ? -match(/^0*/, rest)[0].length : integer.length;
    return [integer, trimmed(rest, significantFrom > used ? significantFrom - used : 0)];
  }

  // The number with so many digits after the point, or zeros before it where there are to be fewer than none.
  function rounded(whole, fraction, places) {
    const all = whole + fraction;
    const end = whole.length + places;
    if (end >= all.length) return [whole, fraction];
    if (end < 0) return ['0', ''];
    let digits = slice(all, 0, end);
    if (all[end] >= '5') {
      let at = digits.length - 1;
      while (at >= 0 && digits[at] === '9') at -= 1;
      let zeros = '';
      for (let index = at + 1; index < digits.length; index += 1) zeros += '0';
      digits = at < 0 ? '1' + zeros : slice(digits, 0, at) + (+digits[at] + 1) + zeros;
    }
    const isLonger = digits.length > end;
    for (let missing = places; missing < 0; missing += 1) digits += '0';
    const point = whole.length + (isLonger ? 1 : 0);
    return [slice(digits, 0, point) || '0', slice(digits, point)];
  }

  // A decimal text, which may have an exponent, as whole and fraction, without zeros in front.
  function plain(text, shift) {
    const e = indexOf(text, 'e');
    let power = shift + (e < 0 ? 0 : +slice(text, e + 1));
    if (e >= 0) text = slice(text, 0, e);
    const point = indexOf(text, '.');
    let whole = point < 0 ? text : slice(text, 0, point);
    let fraction = point < 0 ? '' : slice(text, point + 1);
    for (; power > 0; power -= 1) {
      whole += fraction === '' ? '0' : fraction[0];
      fraction = slice(fraction, 1);
    }
    for (; power < 0; power += 1) {
      fraction = whole[whole.length - 1] + fraction;
      whole = whole.length === 1 ? '0' : slice(whole, 0, -1);
    }
    while (whole.length > 1 && whole[0] === '0') whole = slice(whole, 1);
    return [whole, fraction];
  }

  function trimmed(fraction, least) {
    let end = fraction.length;
    while (end > least && fraction[end - 1] === '0') end -= 1;
    let text = slice(fraction, 0, end);
    while (text.length < least) text += '0';
    return text;
  }

  function grouped(whole, { isGrouped, isMinimal }) {
    if (!isGrouped || (isMinimal && whole.length < 5)) return whole;
    let text = '';
    for (let end = whole.length; end > 0; end -= 3) {
      const group = slice(whole, end > 3 ? end - 3 : 0, end);
      text = group + (text === '' ? '' : ',' + text);
    }
    return text;
  }

  function format(given, how) {
    let value = typeof given === 'bigint' ? given : number(given);
    const isNegative = value < 0 || kit.is(value, -0);
    if (isNegative) value = -value;
    let text;
    let isZero = false;
    if (value !== value) {
      text = 'NaN';
    } else if (value === Infinity) {
      text = '∞';
    } else {
      let [whole, fraction] = digitsOf(value, how.style === 'percent' ? 2 : 0, how);
      while (whole.length < how.integers) whole = '0' + whole;
      text = grouped(whole, how) + (fraction === '' ? '' : '.' + fraction);
      isZero = match(/[1-9]/, text) === null;
    }
    if (how.style === 'percent') text += '%';
    if (how.style === 'currency') {
      const symbol = how.display === 'code' ? how.currency
        : how.display === 'narrowSymbol' && match(/\$$/, SYMBOLS[how.currency] ?? '') !== null ? '$'
          : SYMBOLS[how.currency] ?? how.currency;
      text = symbol + (match(/[A-Z]$/, symbol) === null ? '' : '\u00a0') + text;
    }
    const { sign } = how;
    if (isNegative && sign !== 'never' && !((sign === 'exceptZero' || sign === 'negative') && isZero)) return '-' + text;
    const isPlus = !isNegative && (sign === 'always' || (sign === 'exceptZero' && !isZero && value === value));
    return (isPlus ? '+' : '') + text;
  }

  function resolved(how) {
    const result = { locale: how.locale, numberingSystem: 'latn', style: how.style };
    if (how.style === 'currency') {
      result.currency = how.currency;
      result.currencyDisplay = how.display;
      result.currencySign = 'standard';
    }
    result.minimumIntegerDigits = how.integers;
    if (how.isRounded) {
      result.minimumSignificantDigits = how.significantFrom;
      result.maximumSignificantDigits = how.significantTo;
    } else {
      result.minimumFractionDigits = how.from;
      result.maximumFractionDigits = how.to;
    }
    result.useGrouping = how.isMinimal ? 'min2' : how.isGrouped ? 'auto' : false;
    result.notation = 'standard';
    result.signDisplay = how.sign;
    result.roundingIncrement = 1;
    result.roundingMode = 'halfExpand';
    result.roundingPriority = 'auto';
    result.trailingZeroDisplay = 'auto';
    return result;
  }

  const usual = settings(undefined, undefined);

  return {
    __proto__: null,
    settings,
    format,
    resolved,
    // As `toLocaleString` of a number does it.
    localized: (value, locales, options) =>
      format(value, locales === undefined && options === undefined ? usual
        : settings(locales, options, 'Number.prototype.toLocaleString')),
  };
})
