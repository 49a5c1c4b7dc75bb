// Where the page is: its URL, `location` and `history`.  There is but one page, so going to another one is refused.
//
// Source: https://html.spec.whatwg.org/multipage/nav-history-apis.html
(function (
  kit, builtIns, interfaces, event, eventTarget, timers, encoding, urls, lacks, compiledText, reportException,
) {
  'use strict';
  const { defineProperty, getOwnPropertyDescriptor, startsWith, indexOf, slice, toText } = kit;
  const { usvString, number, globalValue, publish, standIn } = builtIns;
  const { here, stamp, define, needArguments, failure } = interfaces;
  const { lack } = lacks;
  const NativeURL = URL;
  const clone = structuredClone;
  const parts = kit.table();
  for (const name of ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin', 'href']) {
    parts[name] = getOwnPropertyDescriptor(NativeURL.prototype, name);
  }

  const page = { __proto__: null, url: 'about:blank', encoding: 'UTF-8', base: null, window: null };
  const states = kit.list();
  states[0] = null;
  let at = 0;

  const part = (name) => kit.apply(parts[name].get, new NativeURL(page.url), []);

  function refuse(what) {
    throw lack('navigation (' + what + ')');
  }

  const SCRIPT = 'javascript:';

  // Runs the text of a URL as a classic script, in a task; what it is worth, if that is a text, would be a new page.
  //
  // Source: https://html.spec.whatwg.org/multipage/browsing-the-web.html#the-javascript:-url-special-case
  function runUrl(encoded) {
    const text = compiledText(encoding.percentDecode(encoded));
    timers.after(0, () => {
      if (typeof kit.evaluate(text) === 'string') refuse('to the text that a javascript: URL makes');
    });
  }

  // Goes to another place in the page; any other place is refused.
  function go(target, what) {
    if (startsWith(target, SCRIPT)) {
      runUrl(slice(target, SCRIPT.length));
      return;
    }
    const hash = indexOf(target, '#');
    const current = indexOf(page.url, '#');
    const before = page.url;
    const isSamePage = hash >= 0 && slice(target, 0, hash) === slice(before, 0, current < 0 ? before.length : current);
    if (!isSamePage) refuse(what + ' ' + target);
    if (target === before) return;
    page.url = target;
    keep(null);
    const given = { __proto__: null, oldURL: before, newURL: target };
    const record = event.create('HashChangeEvent', 'hashchange', given);
    timers.after(0, () => eventTarget.dispatchFromOutside(page.window, record));
  }

  function keep(state) {
    at += 1;
    states[at] = state;
    states.length = at + 1;
  }

  function resolve(value) {
    const text = usvString(value);
    const target = urls.resolved(text, page.base?.() ?? page.url);
    if (target === null) {
      throw failure('assign', 'Location', "'" + text + "' is not a valid URL.", 'SyntaxError');
    }
    return target;
  }

  // ---- location --------------------------------------------------------------------------------------------

  const locationOf = (value) => here(value, 'location');
  const Location = define('Location', null, {});
  const location = stamp(kit.create(Location.prototype), { __proto__: null, object: null, location: true });
  const SETTABLE = ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
  const own = {
    get href() { return locationOf(this) && page.url; },
    set href(value) { if (locationOf(this)) go(resolve(value), 'to'); },
    get origin() { return locationOf(this) && part('origin'); },
    assign(url) {
      locationOf(this);
      needArguments(arguments.length, 1, 'assign', 'Location');
      go(resolve(url), 'to');
    },
    reload() { if (locationOf(this)) refuse('reload'); },
    replace(url) {
      locationOf(this);
      needArguments(arguments.length, 1, 'replace', 'Location');
      go(resolve(url), 'to');
    },
    toString() { return locationOf(this) && page.url; },
  };
  for (const name of SETTABLE) {
    interfaces.copy({
      get [name]() { return locationOf(this) && part(name); },
      set [name](value) {
        locationOf(this);
        const url = new NativeURL(page.url);
        kit.apply(parts[name].set, url, [value]);
        go(kit.apply(parts.href.get, url, []), 'to');
      },
    }, own);
  }
  publish(own, true);
  for (const name of kit.ownKeys(own)) {
    const descriptor = getOwnPropertyDescriptor(own, name);
    descriptor.configurable = false;
    if (kit.hasOwn(descriptor, 'writable')) descriptor.writable = false;
    defineProperty(location, name, descriptor);
  }

  // ---- history ---------------------------------------------------------------------------------------------

  const historyOf = (value) => here(value, 'history');

  function change(state, url, method, isNew) {
    const copied = clone(state);
    if (url !== undefined && url !== null) {
      const target = urls.resolved(usvString(url), page.base?.() ?? page.url);
      const origin = part('origin');
      if (target === null || (!startsWith(target, origin + '/') && target !== page.url && origin !== 'null')) {
        throw failure(method, 'History', "A history state object with URL '" + (target ?? usvString(url))
          + "' cannot be created in a document with origin '" + origin + "' and URL '" + page.url + "'.", 'SecurityError');
      }
      page.url = target;
    }
    if (isNew) keep(copied);
    else states[at] = copied;
  }

  const History = define('History', null, {
    get length() { return historyOf(this) && states.length; },
    get scrollRestoration() { return historyOf(this) && 'auto'; },
    get state() { return historyOf(this) && states[at]; },
    back() { if (historyOf(this) && at > 0) refuse('history.back'); },
    forward() { if (historyOf(this) && at < states.length - 1) refuse('history.forward'); },
    go(delta = 0) { if (historyOf(this)) refuse('history.go ' + toText(number(delta))); },
    pushState(data, unused, url = undefined) {
      historyOf(this);
      needArguments(arguments.length, 2, 'pushState', 'History');
      change(data, url, 'pushState', true);
    },
    replaceState(data, unused, url = undefined) {
      historyOf(this);
      needArguments(arguments.length, 2, 'replaceState', 'History');
      change(data, url, 'replaceState', false);
    },
  });
  globalValue('history', stamp(kit.create(History.prototype), { __proto__: null, object: null, history: true }), true);
  const accessor = {
    get location() { return location; },
    set location(value) { go(resolve(value), 'to'); },
  };
  publish(accessor, true);
  const onWindow = getOwnPropertyDescriptor(accessor, 'location');
  onWindow.configurable = false;
  defineProperty(globalThis, 'location', onWindow);
  standIn(onWindow.get);

  return {
    __proto__: null,
    page, location, refuse, go: (value) => go(resolve(value), 'to'),

    // A click on a link that nobody has cancelled.
    follow(anchor, href) {
      const target = urls.resolved(href, anchor.document.base());
      try {
        if (target !== null) go(target, 'a link leads to');
      } catch (error) {
        reportException(error);
      }
    },
  };
})
