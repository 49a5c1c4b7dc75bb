// `fetch` and `Response`: a request is recorded, and the other side answers it from what the program consists of.
//
// A body is whole when its response is there, so there are no streams, and no `Request` objects either.
//
// Source: https://fetch.spec.whatwg.org/#fetch-method
(function (kit, builtIns, records, errors, encoding, urls, Headers, label, parseJson) {
  'use strict';
  const { apply, stringify, match, Promise, TypeError, RangeError } = kit;
  const {
    string, usvString, number, interfaceOf, globalFunctions, isObject, property, requireArguments, inspectSymbol,
  } = builtIns;
  const { toUpperCase } = String.prototype;
  const bufferOf = kit.getOwnPropertyDescriptor(kit.getPrototypeOf(Uint8Array.prototype), 'buffer').get;
  const setHeader = Headers.prototype.set;
  const hasHeader = Headers.prototype.has;
  const headerPairs = Headers.prototype.forEach;
  const NativeBytes = Uint8Array;
  const normalizedMethods = /^(?:DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i;
  const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
  const SUCCESS = (status) => status >= 200 && status < 300;
  const withoutBody = (status) => status === 101 || status === 204 || status === 205 || status === 304;

  // Promises are settled by functions taken from the constructor, as those of the prototype are the guest's.
  function capability() {
    const result = { __proto__: null, promise: null, resolve: null, reject: null };
    result.promise = new Promise((resolve, reject) => {
      result.resolve = resolve;
      result.reject = reject;
    });
    return result;
  }

  // A promise of what `action` returns, or of what it throws.
  function promised(action) {
    const { promise, resolve, reject } = capability();
    try {
      resolve(action());
    } catch (error) {
      reject(error);
    }
    return promise;
  }

  let answered = null;

  class Response {
    // A text, bytes, or null.
    #body = null;
    #isUsed = false;
    #status;
    #statusText;
    #headers;
    #url = '';
    #type = 'default';
    #isRedirected = false;

    static {
      answered = ({ status, statusText, headers, url, text, type, isRedirected }) => {
        const response = new Response();
        response.#body = text;
        response.#status = status;
        response.#statusText = statusText ?? '';
        response.#url = url;
        response.#type = type;
        response.#isRedirected = isRedirected;
        for (let index = 0; index < headers.length; index += 1) {
          apply(setHeader, response.#headers, [headers[index][0], headers[index][1]]);
        }
        return response;
      };
    }

    constructor(body = null, init = undefined) {
      const options = isObject(init) ? init : kit.table();
      const status = options.status === undefined ? 200 : number(options.status) & 0xffff;
      if (status < 200 || status > 599) {
        throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
      }
      this.#status = status;
      this.#statusText = options.statusText === undefined ? '' : string(options.statusText);
      this.#headers = options.headers === undefined ? new Headers() : new Headers(options.headers);
      if (body === null || body === undefined) return;
      if (withoutBody(status)) throw new TypeError('Response constructor: Invalid response status code ' + status);
      const bytes = encoding.bytesOf(body);
      if (bytes !== null) {
        this.#body = new NativeBytes(bytes);
        return;
      }
      this.#body = usvString(body);
      this.#addType('text/plain;charset=UTF-8');
    }

    static error() {
      const response = new Response();
      response.#status = 0;
      response.#type = 'error';
      return response;
    }

    static json(data, init = undefined) {
      requireArguments(arguments.length, ['data']);
      const text = stringify(data);
      if (text === undefined) throw new TypeError('Value is not JSON serializable');
      const response = new Response(null, init);
      response.#body = text;
      response.#addType('application/json');
      return response;
    }

    #addType(type) {
      if (!apply(hasHeader, this.#headers, ['content-type'])) apply(setHeader, this.#headers, ['content-type', type]);
    }

    get type() { return this.#type; }
    get url() { return this.#url; }
    get redirected() { return this.#isRedirected; }
    get status() { return this.#status; }
    get ok() { return SUCCESS(this.#status); }
    get statusText() { return this.#statusText; }
    get headers() { return this.#headers; }
    get bodyUsed() { return this.#isUsed; }

    clone() {
      if (this.#isUsed) throw new TypeError('Response.clone: Body has already been consumed.');
      const copy = new Response(null, { __proto__: null, statusText: this.#statusText });
      copy.#body = this.#body;
      copy.#status = this.#status;
      copy.#url = this.#url;
      copy.#type = this.#type;
      copy.#isRedirected = this.#isRedirected;
      apply(headerPairs, this.#headers, [(value, name) => apply(setHeader, copy.#headers, [name, value])]);
      return copy;
    }

    #consume() {
      if (this.#isUsed) throw new TypeError('Body is unusable');
      if (this.#body !== null) this.#isUsed = true;
      return this.#body ?? '';
    }

    #text() {
      const body = this.#consume();
      const text = typeof body === 'string' ? body : encoding.decode(body);
      return text[0] === '\ufeff' ? kit.slice(text, 1) : text;
    }

    #bytes() {
      const body = this.#consume();
      return typeof body === 'string' ? encoding.encode(body) : new NativeBytes(body);
    }

    text() { return promised(() => this.#text()); }
    json() { return promised(() => parseJson(this.#text())); }
    arrayBuffer() { return promised(() => apply(bufferOf, this.#bytes(), [])); }
    bytes() { return promised(() => this.#bytes()); }

    [inspectSymbol](depth, options, inspect) {
      const shown = {};
      const names = ['status', 'statusText', 'headers', 'bodyUsed', 'ok', 'redirected', 'type', 'url'];
      for (let index = 0; index < names.length; index += 1) {
        property(shown, names[index], this[names[index]], true);
      }
      return 'Response ' + inspect(shown, options);
    }
  }
  interfaceOf(Response);

  // ---- fetch -----------------------------------------------------------------------------------------------

  const waiting = kit.map();
  let lastNumber = 0;

  function methodFrom(options) {
    if (!isObject(options) || options.method === undefined) return 'GET';
    const method = string(options.method);
    if (match(token, method) === null) throw new TypeError("'" + method + "' is not a valid HTTP method.");
    return match(normalizedMethods, method) === null ? method : apply(toUpperCase, method, []);
  }

  function start(input, options, { promise, resolve, reject }) {
    const url = usvString(input);
    const method = methodFrom(options);
    if (isObject(options) && options.body !== undefined && options.body !== null
      && (method === 'GET' || method === 'HEAD')) {
      throw new TypeError('Request with GET/HEAD method cannot have body.');
    }
    const place = errors.here();
    const where = place === null ? 'null,null' : place.module.number + ',' + place.line;
    lastNumber += 1;
    waiting.set(lastNumber, { __proto__: null, resolve, reject });
    label(promise, 'fetch', lastNumber);
    records.request('["fetch",' + lastNumber + ',' + stringify(urls.normalized(url) ?? url) + ','
      + stringify(method) + ',' + where + ']');
  }

  globalFunctions({
    fetch(input, init = undefined) {
      const deferred = capability();
      try {
        requireArguments(arguments.length, ['input']);
        start(input, init, deferred);
      } catch (error) {
        deferred.reject(error);
      }
      return deferred.promise;
    },
  });

  return {
    __proto__: null,

    // The answer to a request.  Without a status the network has failed, and `statusText` may say how.
    // `headers`, a list of [name, value], may be left out.
    answer(command) {
      const {
        number: known, status, statusText, url, headers, text, lack, failure = 'fetch failed', type = 'basic', isRedirected = false,
      } = kit.setPrototypeOf(command, null);
      const request = waiting.get(known);
      if (request === undefined) return;
      waiting.delete(known);
      if (status === null || status === undefined) {
        const error = new TypeError(lack ? statusText : failure);
        if (lack) errors.setAbout(error, lack);
        else if (statusText) property(error, 'cause', new kit.Error(statusText), false);
        request.reject(error);
        return;
      }
      const response = { __proto__: null, status, statusText, headers: headers ?? [], url, text, type, isRedirected };
      request.resolve(answered(response));
    },
  };
})
