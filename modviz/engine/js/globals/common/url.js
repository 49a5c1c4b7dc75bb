// `URL`.
//
// Source: https://url.spec.whatwg.org/#url-class
(function (kit, builtIns, encoding, parser, searchParams) {
  'use strict';
  const { slice, TypeError } = kit;
  const { usvString, requireArguments, interfaceOf, coded, property, inspectSymbol } = builtIns;
  const { parse, href, origin, pathText, hostText, isOpaque, cannotHaveCredentials } = parser;

  // The record of `text`, against the text of a base if there is one; null for a failure.
  function parsed(text, base) {
    if (base === undefined) return parse(text);
    const record = parse(base);
    return record === null ? null : parse(text, record);
  }

  function invalid(input, base) {
    const error = coded(new TypeError('Invalid URL'), 'ERR_INVALID_URL');
    property(error, 'input', input, true);
    if (base !== undefined) property(error, 'base', base, true);
    return error;
  }

  const ATTRIBUTES = [
    'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search',
    'searchParams', 'hash',
  ];

  class URL {
    #record;
    #params = null;

    constructor(url, base = undefined) {
      requireArguments(arguments.length, ['url']);
      const text = usvString(url);
      const baseText = base === undefined ? undefined : usvString(base);
      const record = parsed(text, baseText);
      if (record === null) throw invalid(text, baseText);
      this.#record = record;
    }

    static canParse(url, base = undefined) {
      requireArguments(arguments.length, ['url']);
      return parsed(usvString(url), base === undefined ? undefined : usvString(base)) !== null;
    }

    static parse(url, base = undefined) {
      return URL.#canParse(url, base) ? new URL(url, base) : null;
    }
    static #canParse = URL.canParse;

    toString() { return href(this.#record); }

    get href() { return href(this.#record); }
    set href(value) {
      const text = usvString(value);
      const record = this.#record && parse(text);
      if (record === null) throw invalid(text);
      this.#record = record;
      this.#refresh();
    }

    get origin() { return origin(this.#record); }

    get protocol() { return this.#record.scheme + ':'; }
    set protocol(value) { parse(usvString(value) + ':', null, this.#record, 'scheme start'); }

    get username() { return this.#record.username; }
    set username(value) {
      const text = usvString(value);
      if (!cannotHaveCredentials(this.#record)) {
        this.#record.username = encoding.percentEncode(text, encoding.USERINFO);
      }
    }

    get password() { return this.#record.password; }
    set password(value) {
      const text = usvString(value);
      if (!cannotHaveCredentials(this.#record)) {
        this.#record.password = encoding.percentEncode(text, encoding.USERINFO);
      }
    }

    get host() { return hostText(this.#record); }
    set host(value) {
      const text = usvString(value);
      if (!isOpaque(this.#record)) this.#change(text, 'host');
    }

    get hostname() { return this.#record.host ?? ''; }
    set hostname(value) {
      const text = usvString(value);
      if (!isOpaque(this.#record)) this.#change(text, 'hostname');
    }

    get port() { return this.#record.port === null ? '' : kit.toText(this.#record.port); }
    set port(value) {
      const text = usvString(value);
      if (cannotHaveCredentials(this.#record)) return;
      if (text === '') this.#record.port = null;
      else this.#change(text, 'port');
    }

    get pathname() { return pathText(this.#record); }
    set pathname(value) {
      const text = usvString(value);
      if (isOpaque(this.#record)) return;
      this.#record.path = kit.list();
      parse(text, null, this.#record, 'path start');
    }

    get search() {
      const { query } = this.#record;
      return query === null || query === '' ? '' : '?' + query;
    }
    set search(value) {
      const text = usvString(value);
      if (text === '') {
        this.#record.query = null;
      } else {
        this.#record.query = '';
        parse(text[0] === '?' ? slice(text, 1) : text, null, this.#record, 'query');
      }
      this.#refresh();
    }

    get searchParams() {
      const record = this.#record;
      this.#params ??= searchParams.makeLinked(encoding.parseForm(record.query ?? ''), (text) => {
        this.#record.query = text === '' ? null : text;
      });
      return this.#params;
    }

    get hash() {
      const { fragment } = this.#record;
      return fragment === null || fragment === '' ? '' : '#' + fragment;
    }
    set hash(value) {
      const text = usvString(value);
      if (text === '') {
        this.#record.fragment = null;
      } else {
        this.#record.fragment = '';
        parse(text[0] === '#' ? slice(text, 1) : text, null, this.#record, 'fragment');
      }
    }

    toJSON() { return href(this.#record); }

    // A port that is refused leaves the host that stands before it, so the record is changed in place.  (What is
    // refused later than that has changed nothing yet.)
    #change(text, state) {
      parse(text, null, this.#record, state);
    }

    #refresh() {
      if (this.#params !== null) searchParams.replacePairs(this.#params, encoding.parseForm(this.#record.query ?? ''));
    }

    [inspectSymbol](depth, options, inspect) {
      if (depth < 0) return this;
      const shown = {};
      for (let index = 0; index < ATTRIBUTES.length; index += 1) {
        property(shown, ATTRIBUTES[index], this[ATTRIBUTES[index]], true);
      }
      return 'URL ' + inspect(shown, options);
    }
  }
  interfaceOf(URL);

  return {
    __proto__: null,
    // What a text means relative to the text of an absolute URL; null for a failure.
    resolved(text, base) {
      const record = parsed(text, base);
      return record === null ? null : href(record);
    },

    // The text of an absolute URL; null for what is none.
    normalized(text) {
      const record = parse(text);
      return record === null ? null : href(record);
    },
  };
})
