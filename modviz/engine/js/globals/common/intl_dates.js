// Dates as people write them in English, in UTC: `Intl.DateTimeFormat`, and what formats by it.
//
// Source: https://tc39.es/ecma402/#datetimeformat-objects
(function (kit, builtIns, intlOptions) {
  'use strict';
  const { match, slice, toText, RangeError, TypeError } = kit;
  const { number } = builtIns;
  const { localeOf, reader, lackOf } = intlOptions;
  const NativeDate = Date;
  const methods = NativeDate.prototype;
  const [yearOf, monthOf, dayOf, weekdayOf, hourOf, minuteOf, secondOf, millisecondOf] = [
    'getUTCFullYear', 'getUTCMonth', 'getUTCDate', 'getUTCDay', 'getUTCHours', 'getUTCMinutes', 'getUTCSeconds',
    'getUTCMilliseconds',
  ].map((name) => { const method = methods[name]; return (date) => kit.apply(method, date, []); });
  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
    'November', 'December'];
  const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const utc = /^(?:UTC|Etc\/UTC|GMT|Etc\/GMT|Etc\/UCT|Etc\/Zulu|Z|\+00:?00)$/i;
  const textual = ['narrow', 'short', 'long'];
  const numeric = ['numeric', '2-digit'];

  // `needed` and `usual` are those of ToDateTimeOptions: "date", "time" or "any", and "date", "time" or "all".
  function settings(locales, options, needed, usual) {
    const locale = localeOf(locales);
    const read = reader(options, 'Intl.DateTimeFormat');
    read.refuse(['calendar', 'numberingSystem', 'dayPeriod', 'era']);
    const zone = read.text('timeZone');
    if (zone !== undefined && match(utc, zone) === null) {
      if (match(/^(?:[A-Za-z_+-]+(?:\/[\w+-]+)*|[+-]\d\d(?::?\d\d)?)$/, zone) === null) {
        throw new RangeError('Invalid time zone specified: ' + zone);
      }
      throw lackOf('time zone ' + zone);
    }
    const how = {
      __proto__: null, locale, weekday: read.word('weekday', textual), year: read.word('year', numeric),
      month: read.word('month', [...numeric, ...textual]), day: read.word('day', numeric),
      hour: read.word('hour', numeric), minute: read.word('minute', numeric), second: read.word('second', numeric),
      digits: read.integer('fractionalSecondDigits', 1, 3, undefined),
      zoneName: read.word('timeZoneName', ['short', 'long'], undefined,
        ['shortOffset', 'longOffset', 'shortGeneric', 'longGeneric']),
      dateStyle: read.word('dateStyle', ['full', 'long', 'medium', 'short']),
      timeStyle: read.word('timeStyle', ['full', 'long', 'medium', 'short']),
    };
    const cycle = read.word('hourCycle', ['h12', 'h23'], undefined, ['h11', 'h24']);
    const isTwelve = read.raw('hour12');
    how.isTwelve = isTwelve !== undefined ? !!isTwelve : cycle !== undefined ? cycle === 'h12' : locale !== 'en-GB';
    how.isShort = isTwelve === false && locale === 'en-GB';
    const hasStyle = how.dateStyle !== undefined || how.timeStyle !== undefined;
    const hasDate = how.weekday ?? how.year ?? how.month ?? how.day;
    const hasTime = how.hour ?? how.minute ?? how.second ?? how.digits;
    if (hasStyle && (hasDate ?? hasTime ?? how.zoneName) !== undefined) {
      throw new TypeError('Invalid option : option');
    }
    if (hasStyle && ((needed === 'date' && how.timeStyle) || (needed === 'time' && how.dateStyle))) {
      throw new TypeError('Invalid option : ' + (needed === 'date' ? 'timeStyle' : 'dateStyle'));
    }
    const isGiven = (needed !== 'time' && hasDate !== undefined) || (needed !== 'date' && hasTime !== undefined);
    if (!hasStyle && !isGiven) {
      if (usual !== 'time') how.year = how.month = how.day = 'numeric';
      if (usual !== 'date') how.hour = how.minute = how.second = 'numeric';
    }
    return hasStyle ? styled(how) : how;
  }

  function styled(how) {
    const { dateStyle, timeStyle, locale } = how;
    if (dateStyle !== undefined) {
      how.weekday = dateStyle === 'full' ? 'long' : undefined;
      how.year = dateStyle === 'short' && locale !== 'en-GB' ? '2-digit' : 'numeric';
      how.month = dateStyle === 'short' ? (locale === 'en-GB' ? '2-digit' : 'numeric')
        : dateStyle === 'medium' ? 'short' : 'long';
      how.day = dateStyle === 'short' && locale === 'en-GB' ? '2-digit' : 'numeric';
    }
    if (timeStyle !== undefined) {
      how.hour = 'numeric';
      how.minute = 'numeric';
      how.second = timeStyle === 'short' ? undefined : 'numeric';
      how.zoneName = timeStyle === 'full' ? 'long' : timeStyle === 'long' ? 'short' : undefined;
    }
    return how;
  }

  const padded = (value, width) => {
    let text = toText(value);
    while (text.length < width) text = '0' + text;
    return text;
  };
  const counted = (value, form) => (form === '2-digit' ? padded(value % 100, 2) : toText(value));
  const named = (names, index, form) => (form === 'long' ? names[index] : slice(names[index], 0, form === 'short' ? 3 : 1));

  function dateText(date, how) {
    const isBritish = how.locale === 'en-GB';
    const isTextual = how.month !== undefined && how.month !== 'numeric' && how.month !== '2-digit';
    const weekday = how.weekday && named(WEEKDAYS, weekdayOf(date), how.weekday);
    const year = how.year && counted(yearOf(date), how.year);
    if (isTextual) {
      let month = named(MONTHS, monthOf(date), how.month);
      if (isBritish && how.month === 'short' && month === 'Sep') month = 'Sept';
      const day = how.day && counted(dayOf(date), how.day);
      if (isBritish) {
        const text = [day, month, year].filter((each) => each).join(' ');
        return weekday === undefined ? text : weekday + (day ? ', ' : ' ') + text;
      }
      const text = day === undefined ? month + (year ? ' ' + year : '') : month + ' ' + day + (year ? ', ' + year : '');
      return weekday === undefined ? text : weekday + ', ' + text;
    }
    const isWhole = how.year && how.month && how.day;
    const two = isBritish && (isWhole || (how.month && (how.day || how.year)));
    const month = how.month && counted(monthOf(date) + 1, two ? '2-digit' : how.month);
    const day = how.day && counted(dayOf(date), two ? '2-digit' : how.day);
    const text = (isBritish ? [day, month, year] : [month, day, year]).filter((each) => each !== undefined).join('/');
    return weekday === undefined ? text : text === '' ? weekday : weekday + (isBritish && !how.year ? ' ' : ', ') + text;
  }

  function timeText(date, how) {
    const hours = hourOf(date);
    let text = '';
    if (how.hour !== undefined) {
      const shown = how.isTwelve ? (hours % 12 === 0 ? 12 : hours % 12) : hours;
      text = how.hour === '2-digit' || !(how.isTwelve || how.isShort) ? padded(shown, 2) : toText(shown);
    }
    if (how.minute !== undefined) {
      const isAlone = how.hour === undefined && how.second === undefined;
      text += (text === '' ? '' : ':') + (isAlone ? toText(minuteOf(date)) : padded(minuteOf(date), 2));
    }
    if (how.second !== undefined || how.digits !== undefined) {
      const isAlone = how.hour === undefined && how.minute === undefined;
      if (how.second !== undefined) {
        text += (text === '' ? '' : ':') + (isAlone ? toText(secondOf(date)) : padded(secondOf(date), 2));
      }
      if (how.digits !== undefined) {
        text += (how.second === undefined ? '' : '.') + slice(padded(millisecondOf(date), 3), 0, how.digits);
      }
    }
    if (how.hour !== undefined && how.isTwelve) {
      text += how.locale === 'en-GB' ? (hours < 12 ? ' am' : ' pm') : hours < 12 ? ' AM' : ' PM';
    }
    return text;
  }

  function format(value, how) {
    const date = new NativeDate(value === undefined ? NativeDate.now() : number(value));
    if (kit.dateTime(date) !== kit.dateTime(date)) throw new RangeError('Invalid time value');
    const day = dateText(date, how);
    let time = timeText(date, how);
    if (how.zoneName !== undefined) {
      const zone = how.zoneName === 'long' ? 'Coordinated Universal Time' : 'UTC';
      time += (time === '' ? (day === '' ? '' : ', ') : ' ') + zone;
      if (timeText(date, how) === '') return day + time;
    }
    if (day === '' || time === '') return day + time;
    const isLong = how.dateStyle !== undefined ? how.dateStyle === 'full' || how.dateStyle === 'long' : how.month === 'long';
    const isWeekday = (how.year ?? how.month ?? how.day) === undefined;
    const isTight = isWeekday && (how.locale !== 'en-GB' || how.minute !== undefined);
    return day + (isLong ? ' at ' : isTight ? ' ' : ', ') + time;
  }

  function resolved(how) {
    const result = { locale: how.locale, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' };
    if (how.hour !== undefined) {
      result.hourCycle = how.isTwelve ? 'h12' : 'h23';
      result.hour12 = how.isTwelve;
    }
    const names = how.dateStyle ?? how.timeStyle ? ['dateStyle', 'timeStyle']
      : ['weekday', 'year', 'month', 'day', 'hour', 'minute', 'second'];
    for (let index = 0; index < names.length; index += 1) {
      const value = how[names[index]];
      if (value === undefined) continue;
      result[names[index]] = names[index] === 'minute' || names[index] === 'second' ? '2-digit' : value;
    }
    return result;
  }

  // As the methods of a date do it; an invalid date has a text there.
  function localized(date, locales, options, needed, usual) {
    const how = settings(locales, options, needed, usual);
    const value = kit.dateTime(date);
    return value !== value ? 'Invalid Date' : format(value, how);
  }

  return { __proto__: null, settings, format, resolved, localized };
})
