// The global objects of a page that are no part of the language, and those of the language that must tell time and
// chance the same way in every run.
//
// `parts` are the files they are in.  What needs the realm to answer is done by records and commands.
(function (parts, kit, records, errors, realm) {
  'use strict';
  const { isProxy, namespaceOf, functionText, inspector, reportUncaught, labelPromise, parseJson } = realm;
  const builtIns = parts.built_ins(kit, inspector.inspect);
  const clock = parts.clock(kit, builtIns);
  const exceptions = parts.dom_exception(kit, builtIns);
  const table = parts.table(kit, inspector.inspect, inspector.widthOf);
  parts.console(kit, records, errors, builtIns, clock, inspector, table);
  const timers = parts.timers(kit, builtIns, records, errors, clock);
  parts.microtasks(kit, builtIns, reportUncaught);
  parts.structured_clone(kit, builtIns, exceptions, isProxy, namespaceOf, functionText);
  parts.random(kit, builtIns, exceptions);
  const utf8 = parts.utf8(kit);
  const encoding = parts.text_encoding(kit, builtIns, exceptions, utf8);
  const percent = parts.percent_encoding(kit, utf8);
  const parser = parts.url_parser(kit, percent, parts.url_host(kit, percent));
  const urls = parts.url(kit, builtIns, percent, parser, parts.search_params(kit, builtIns, percent));
  const headers = parts.headers(kit, builtIns);
  const network = parts.fetch(kit, builtIns, records, errors, encoding, urls, headers, labelPromise, parseJson);
  // A page and a worker have it alike; what tells one from the other (`window`, `document`) is left out.
  builtIns.globalValue('self', globalThis, true);

  const { bind } = Function.prototype;
  const resolveFrom = (url, specifier) => urls.resolveSpecifier(specifier, url);

  return {
    __proto__: null,
    standIns: builtIns.standIns,
    setClock: clock.set,
    fireTimer: timers.fire,
    answerFetch: network.answer,
    resolveSpecifier: urls.resolveSpecifier,

    // `import.meta.resolve` of the module at `url`.
    metaResolve(url) {
      // A bound function is native code already.
      const resolve = kit.apply(bind, resolveFrom, [undefined, url]);
      return kit.defineProperty(resolve, 'name', { __proto__: null, value: 'resolve' }) && resolve;
    },
  };
})
