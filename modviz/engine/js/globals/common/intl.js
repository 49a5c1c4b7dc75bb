// `Intl`, small and honest: English numbers, dates, orders, plurals and lists.  What else there is says that modviz has it
// not, and never another answer.
//
// Source: https://tc39.es/ecma402/
(function (kit, builtIns, errors, options, numbers, dates, texts) {
  'use strict';
  const { defineProperty, apply, setPrototypeOf, toText, TypeError } = kit;
  const { property, standIn, publish, string, number, globalValue } = builtIns;
  const { localeOf, lackOf } = options;
  const datePrototype = Date.prototype;
  const states = kit.weakMap();
  const Intl = {};

  function stateOf(object, name) {
    const state = states.get(object);
    if (state === undefined || state.name !== name) {
      throw new TypeError('Method Intl.' + name + '.prototype called on incompatible receiver');
    }
    return state.how;
  }

  // A service constructor; one that is `callable` makes an object without `new` too.
  function service(name, settings, prototype, isCallable) {
    function constructor(locales, given) {
      if (new.target === undefined && !isCallable) throw new TypeError('Constructor Intl.' + name + " requires 'new'");
      const how = settings(locales, given);
      const object = kit.construct(Object, [], new.target ?? constructor);
      states.set(object, { __proto__: null, name, how });
      return object;
    }
    defineProperty(constructor, 'name', { __proto__: null, value: name });
    defineProperty(constructor, 'length', { __proto__: null, value: 0 });
    const supported = {
      supportedLocalesOf(locales) {
        const list = locales === undefined ? [] : typeof locales === 'string' ? [locales] : [...locales];
        return list.filter((each) => {
          try {
            return localeOf(each) !== '';
          } catch (error) {
            if (errors.aboutOf(error) === 'null') throw error;
            return false;
          }
        });
      },
    };
    property(constructor, 'supportedLocalesOf', standIn(supported.supportedLocalesOf), false);
    setPrototypeOf(prototype, Object.prototype);
    publish(prototype, false);
    property(prototype, 'constructor', constructor, false);
    defineProperty(prototype, kit.toStringTag, { __proto__: null, value: 'Intl.' + name, configurable: true });
    defineProperty(constructor, 'prototype', { __proto__: null, value: prototype, writable: false });
    property(Intl, name, standIn(constructor), false);
  }

  // A getter whose function knows its object, as `format` of numbers and dates is.
  const bound = kit.weakMap();
  function boundTo(object, make) {
    let method = bound.get(object);
    if (method === undefined) {
      method = make();
      bound.set(object, method);
    }
    return method;
  }

  const lacking = (what) => function () { throw lackOf(what); };

  service('NumberFormat', numbers.settings, {
    get format() {
      const how = stateOf(this, 'NumberFormat');
      return boundTo(this, () => (value) => numbers.format(numeric(value), how));
    },
    formatToParts: lacking('formatToParts()'),
    formatRange: lacking('formatRange()'),
    formatRangeToParts: lacking('formatRangeToParts()'),
    resolvedOptions() { return numbers.resolved(stateOf(this, 'NumberFormat')); },
  }, true);
  const numeric = (value) => (typeof value === 'bigint' ? value : number(value));

  service('DateTimeFormat', (locales, given) => dates.settings(locales, given, 'any', 'date'), {
    get format() {
      const how = stateOf(this, 'DateTimeFormat');
      return boundTo(this, () => (value) => dates.format(value, how));
    },
    formatToParts: lacking('formatToParts()'),
    formatRange: lacking('formatRange()'),
    formatRangeToParts: lacking('formatRangeToParts()'),
    resolvedOptions() { return dates.resolved(stateOf(this, 'DateTimeFormat')); },
  }, true);

  service('Collator', texts.collation, {
    get compare() {
      const how = stateOf(this, 'Collator');
      return boundTo(this, () => (one, other) => texts.compare(string(one), string(other), how));
    },
    resolvedOptions() {
      const { locale, usage, sensitivity, isNumeric, caseFirst } = stateOf(this, 'Collator');
      return {
        locale, usage, sensitivity, ignorePunctuation: false, collation: 'default', numeric: isNumeric, caseFirst,
      };
    },
  }, true);

  service('PluralRules', texts.pluralRules, {
    select(value) {
      const how = stateOf(this, 'PluralRules');
      return texts.pluralOf(number(value), how);
    },
    selectRange: lacking('selectRange()'),
    resolvedOptions() {
      const { locale, type } = stateOf(this, 'PluralRules');
      const pluralCategories = type === 'cardinal' ? ['one', 'other'] : ['few', 'one', 'two', 'other'];
      return { locale, type, minimumIntegerDigits: 1, minimumFractionDigits: 0, maximumFractionDigits: 3, pluralCategories };
    },
  }, false);

  service('ListFormat', texts.listing, {
    format(list) { return texts.listed(list, stateOf(this, 'ListFormat')); },
    formatToParts: lacking('formatToParts()'),
    resolvedOptions() {
      const { locale, type, style } = stateOf(this, 'ListFormat');
      return { locale, type, style };
    },
  }, false);

  for (const name of ['DisplayNames', 'DurationFormat', 'Locale', 'RelativeTimeFormat', 'Segmenter']) {
    const named = { [name]: function () { throw errors.lack('part', 'Intl.' + name); } };
    property(Intl, name, standIn(named[name]), false);
  }

  const functions = {
    getCanonicalLocales(locales) {
      const list = locales === undefined ? [] : typeof locales === 'string' ? [locales] : [...locales];
      return list.map((each) => localeOf(each));
    },
    supportedValuesOf: lacking('supportedValuesOf()'),
  };
  publish(functions, false);
  for (const name of kit.ownKeys(functions)) property(Intl, name, functions[name], false);
  defineProperty(Intl, kit.toStringTag, { __proto__: null, value: 'Intl', configurable: true });
  globalValue('Intl', Intl, false);

  // ---- What uses it ----------------------------------------------------------------------------------------------

  function replace(prototype, made) {
    publish(made, false);
    for (const name of kit.ownKeys(made)) {
      const native = kit.getOwnPropertyDescriptor(prototype, name)?.value;
      if (native !== undefined) defineProperty(made[name], 'length', { __proto__: null, value: native.length });
      property(prototype, name, made[name], false);
    }
  }

  const valueOfNumber = Number.prototype.valueOf;
  replace(Number.prototype, {
    toLocaleString(locales, given) { return numbers.localized(apply(valueOfNumber, this, []), locales, given); },
  });
  const valueOfBigInt = BigInt.prototype.valueOf;
  replace(BigInt.prototype, {
    toLocaleString(locales, given) { return numbers.localized(apply(valueOfBigInt, this, []), locales, given); },
  });
  replace(datePrototype, {
    toLocaleString(locales, given) { return dates.localized(this, locales, given, 'any', 'all'); },
    toLocaleDateString(locales, given) { return dates.localized(this, locales, given, 'date', 'date'); },
    toLocaleTimeString(locales, given) { return dates.localized(this, locales, given, 'time', 'time'); },
  });
  const usual = texts.collation(undefined, undefined);
  const { toUpperCase, toLowerCase } = String.prototype;
  const textOf = (value, name) => {
    if (value === undefined || value === null) {
      throw new TypeError('String.prototype.' + name + ' called on null or undefined');
    }
    return string(value);
  };
  replace(String.prototype, {
    localeCompare(that, locales, given) {
      const text = textOf(this, 'localeCompare');
      const other = string(that);
      const how = locales === undefined && given === undefined ? usual : texts.collation(locales, given);
      return texts.compare(text, other, how);
    },
    toLocaleLowerCase(locales) {
      const text = textOf(this, 'toLocaleLowerCase');
      localeOf(locales);
      return apply(toLowerCase, text, []);
    },
    toLocaleUpperCase(locales) {
      const text = textOf(this, 'toLocaleUpperCase');
      localeOf(locales);
      return apply(toUpperCase, text, []);
    },
  });

  // Elements are asked with the same arguments: https://tc39.es/ecma402/#sup-array.prototype.tolocalestring
  const open = kit.weakMap();
  const each = (prototype) => replace(prototype, {
    toLocaleString(locales, given) {
      if (open.has(this)) return '';
      open.set(this, true);
      let text = '';
      try {
        for (let index = 0; index < this.length; index += 1) {
          const value = this[index];
          text += (index === 0 ? '' : ',')
            + (value === undefined || value === null ? '' : toText(value.toLocaleString(locales, given)));
        }
      } finally {
        open.delete(this);
      }
      return text;
    },
  });
  each(Array.prototype);
  each(kit.getPrototypeOf(Uint8Array.prototype));
})
