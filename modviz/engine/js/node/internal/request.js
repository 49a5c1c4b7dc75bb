// `Request`, as far as it is data: nothing is sent by it.
//
// Source: https://fetch.spec.whatwg.org/#request-class
(function (internal) {
  'use strict';
  const { URL, Headers, AbortController } = internal.globals;
  const { asInterface } = internal.require('internal/web_streams/queue');
  const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];

  // The type that the body says of itself.
  function typeOf(body) {
    if (typeof body === 'string') return 'text/plain;charset=UTF-8';
    if (body instanceof internal.globals.URLSearchParams) return 'application/x-www-form-urlencoded;charset=UTF-8';
    return body?.type ? body.type : null;
  }

  class Request {
    #given;
    #headers;
    #isUsed = false;

    constructor(input, init = {}) {
      const base = input instanceof Request ? input.#given : { method: 'GET', body: null, headers: undefined };
      let url;
      try {
        url = input instanceof Request ? base.url : new URL(`${input}`).href;
      } catch {
        throw new TypeError(`Failed to parse URL from ${input}`);
      }
      const method = init.method === undefined ? base.method : `${init.method}`;
      const upper = method.toUpperCase();
      const body = init.body === undefined ? base.body : init.body;
      const { duplex } = init;
      if (body !== null && (upper === 'GET' || upper === 'HEAD')) {
        throw new TypeError('Request with GET/HEAD method cannot have body.');
      }
      if (typeof body?.getReader === 'function' && duplex === undefined) {
        throw new TypeError('RequestInit: duplex option is required when sending a body.');
      }
      this.#headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
      if (body !== null && !this.#headers.has('content-type') && typeOf(body) !== null) {
        this.#headers.append('content-type', typeOf(body));
      }
      this.#given = {
        url, method: METHODS.includes(upper) ? upper : method, body, signal: init.signal ?? new AbortController().signal,
        cache: init.cache ?? base.cache ?? 'default', credentials: init.credentials ?? base.credentials ?? 'same-origin',
        integrity: init.integrity ?? '', keepalive: Boolean(init.keepalive), mode: init.mode ?? base.mode ?? 'cors',
        redirect: init.redirect ?? base.redirect ?? 'follow', referrer: 'about:client',
        referrerPolicy: init.referrerPolicy ?? '',
      };
    }

    get url() { return this.#given.url; }
    get method() { return this.#given.method; }
    get headers() { return this.#headers; }
    get signal() { return this.#given.signal; }
    get cache() { return this.#given.cache; }
    get credentials() { return this.#given.credentials; }
    get destination() { return ''; }
    get duplex() { return 'half'; }
    get integrity() { return this.#given.integrity; }
    get keepalive() { return this.#given.keepalive; }
    get mode() { return this.#given.mode; }
    get redirect() { return this.#given.redirect; }
    get referrer() { return this.#given.referrer; }
    get referrerPolicy() { return this.#given.referrerPolicy; }
    get bodyUsed() { return this.#isUsed; }
    get body() {
      const { body } = this.#given;
      return body === null || typeof body.getReader === 'function' ? body : new (internal.require('internal/blob').Blob)([body]).stream();
    }
    async #blob() {
      if (this.#isUsed) throw new TypeError('Body is unusable: Body has already been read');
      this.#isUsed = this.#given.body !== null;
      const { Blob } = internal.require('internal/blob');
      const { body } = this.#given;
      if (body === null) return new Blob();
      if (typeof body.getReader === 'function') return internal.require('stream/consumers').blob(body);
      return new Blob([body], { type: this.#headers.get('content-type') ?? '' });
    }
    blob() { return this.#blob(); }
    async text() { return (await this.#blob()).text(); }
    async json() { return JSON.parse(await this.text()); }
    async arrayBuffer() { return (await this.#blob()).arrayBuffer(); }
    async bytes() { return (await this.#blob()).bytes(); }
    clone() {
      if (this.#isUsed) throw new TypeError('Request.clone: Body has already been consumed.');
      return new Request(this);
    }
  }
  asInterface(Request);
  return { Request };
})
