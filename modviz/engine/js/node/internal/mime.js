// `util.MIMEType` and `util.MIMEParams`.
//
// Source: https://mimesniff.spec.whatwg.org/#parsing-a-mime-type
(function (internal) {
  'use strict';
  const { coded } = internal.require('internal/errors');
  const TOKEN = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
  const QUOTABLE = /^[\t\x20-\x7e\x80-\xff]*$/;
  const trimmed = (text) => text.replace(/^[\r\n\t ]+|[\r\n\t ]+$/g, '');

  const invalid = (part, text, at = -1) => coded(TypeError, 'ERR_INVALID_MIME_SYNTAX',
    `The MIME syntax for a ${part} in ${JSON.stringify(text)} is invalid${at < 0 ? '' : ` at ${at}`}`);

  const faultIn = (text) => [...text].findIndex((character) => !TOKEN.test(character));

  class MIMEParams {
    #entries = new Map();

    delete(name) { this.#entries.delete(name); }
    get(name) { return this.#entries.get(name) ?? null; }
    has(name) { return this.#entries.has(name); }
    set(name, value) {
      const key = `${name}`;
      const text = `${value}`;
      if (!TOKEN.test(key)) throw invalid('parameter name', key, faultIn(key));
      if (!QUOTABLE.test(text)) {
        throw invalid('parameter value', text, [...text].findIndex((each) => !QUOTABLE.test(each)));
      }
      this.#entries.set(key, text);
    }
    *entries() { yield* this.#entries.entries(); }
    *keys() { yield* this.#entries.keys(); }
    *values() { yield* this.#entries.values(); }
    toString() {
      return [...this.#entries].map(([name, value]) => {
        const isToken = TOKEN.test(value);
        return `${name}=${isToken ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`;
      }).join(';');
    }

    // Takes the parameters that stand in `text`; faulty ones are left out, and the first of a name counts.
    static parse(params, text) {
      const pattern = /;[\r\n\t ]*([^;=]*)(?:=("(?:[^"\\]|\\.?)*"?[^;]*|[^;]*))?/gs;
      for (const [, name, raw] of text.matchAll(pattern)) {
        if (raw === undefined) continue;
        const key = name.toLowerCase();
        let value;
        if (raw[0] === '"') {
          const [, inner] = /^"((?:[^"\\]|\\.?)*)/s.exec(raw);
          value = inner.replace(/\\(.)/gs, '$1');
        } else {
          value = raw.replace(/[\r\n\t ]+$/, '');
          if (value === '') continue;
        }
        if (TOKEN.test(key) && QUOTABLE.test(value) && !params.#entries.has(key)) params.#entries.set(key, value);
      }
    }
  }
  Object.defineProperty(MIMEParams.prototype, Symbol.iterator, {
    value: MIMEParams.prototype.entries, writable: true, enumerable: false, configurable: true,
  });
  const { parse } = MIMEParams;
  delete MIMEParams.parse;
  Object.defineProperty(MIMEParams.prototype, 'toJSON', {
    value: MIMEParams.prototype.toString, writable: true, enumerable: false, configurable: true,
  });

  class MIMEType {
    #type;
    #subtype;
    #params = new MIMEParams();

    constructor(input) {
      const text = trimmed(`${input}`);
      const slash = text.indexOf('/');
      const type = (slash < 0 ? text : text.slice(0, slash));
      if (type === '' || slash < 0 || !TOKEN.test(type)) throw invalid('type', text, slash < 0 ? -1 : faultIn(type));
      const semicolon = text.indexOf(';', slash);
      const subtype = trimmed(text.slice(slash + 1, semicolon < 0 ? undefined : semicolon));
      if (!TOKEN.test(subtype)) throw invalid('subtype', text, faultIn(subtype));
      this.#type = type.toLowerCase();
      this.#subtype = subtype.toLowerCase();
      if (semicolon >= 0) parse(this.#params, text.slice(semicolon));
    }

    get type() { return this.#type; }
    set type(value) {
      const text = `${value}`;
      if (!TOKEN.test(text)) throw invalid('type', text, faultIn(text));
      this.#type = text.toLowerCase();
    }
    get subtype() { return this.#subtype; }
    set subtype(value) {
      const text = `${value}`;
      if (!TOKEN.test(text)) throw invalid('subtype', text, faultIn(text));
      this.#subtype = text.toLowerCase();
    }
    get essence() { return `${this.#type}/${this.#subtype}`; }
    get params() { return this.#params; }
    toString() {
      const params = this.#params.toString();
      return `${this.#type}/${this.#subtype}${params === '' ? '' : `;${params}`}`;
    }
    toJSON() { return this.toString(); }
  }

  return { MIMEType, MIMEParams };
})
