// What all parts of `Intl` share: which languages there are, how options are read, and what is said of others.
//
// There is English as in the United States and in Great Britain, which CLDR calls "en-US" and "en-GB".
//
// Source: https://tc39.es/ecma402/
(function (kit, builtIns, errors) {
  'use strict';
  const { match, RangeError, TypeError } = kit;
  const { string, number, isObject, items } = builtIns;
  const tag = /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*$/;
  const english = /^en(?:-(?:US|GB))?(?:-u-.*)?$/i;

  // The language that `locales` ask for first: "en-US" where they ask for none.
  function localeOf(locales) {
    if (locales === undefined) return 'en-US';
    if (locales === null) throw new TypeError('Cannot convert undefined or null to object');
    const list = typeof locales === 'string' ? null : items(locales) ?? kit.list();
    const first = list === null ? locales : list[0];
    if (first === undefined) return 'en-US';
    const name = string(first);
    if (match(tag, name) === null) throw new RangeError('Incorrect locale information provided');
    if (match(english, name) === null || kit.indexOf(name, '-u-') >= 0) throw lackOf('numbers, dates and texts in the language ' + name);
    return name.length > 2 && (name[3] === 'G' || name[3] === 'g') ? 'en-GB' : name.length > 2 ? 'en-US' : 'en';
  }

  const lackOf = (what) => errors.lack('locale', what);

  function reader(options, owner) {
    if (options === null) throw new TypeError('Cannot convert undefined or null to object');
    const given = options === undefined ? kit.table() : isObject(options) ? options : Object(options);
    return {
      __proto__: null,
      has: (name) => given[name] !== undefined,
      // One of the words; `lacked` are those that are right, and that there are not here.
      word(name, words, otherwise, lacked = []) {
        const value = given[name];
        if (value === undefined) return otherwise;
        const text = string(value);
        for (let index = 0; index < words.length; index += 1) if (words[index] === text) return text;
        for (let index = 0; index < lacked.length; index += 1) {
          if (lacked[index] === text) throw lackOf(owner + ' with ' + name + ' "' + text + '"');
        }
        throw new RangeError('Value ' + text + ' out of range for ' + owner + ' options property ' + name);
      },
      flag: (name, otherwise) => (given[name] === undefined ? otherwise : !!given[name]),
      integer(name, least, most, otherwise) {
        const value = given[name];
        if (value === undefined) return otherwise;
        const wanted = number(value);
        if (!(wanted >= least && wanted <= most)) throw new RangeError(name + ' value is out of range.');
        return wanted - wanted % 1;
      },
      text: (name) => (given[name] === undefined ? undefined : string(given[name])),
      raw: (name) => given[name],
      refuse(names) {
        for (let index = 0; index < names.length; index += 1) {
          if (given[names[index]] !== undefined) throw lackOf(owner + ' with ' + names[index]);
        }
      },
    };
  }

  return { __proto__: null, localeOf, reader, lackOf };
})
