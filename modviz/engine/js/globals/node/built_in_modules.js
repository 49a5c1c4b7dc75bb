// Node's built-in modules: each is a file below `engine/js/node`, compiled when it is first asked for.
//
// A file is an expression for a function of `internal`, the object below, which returns what the module exports.  What
// runs there is written as any program is, and looks things up that a guest may have changed.  So it is handed no
// secrets: nothing in `internal` would be of any use to a guest that got hold of it.
(function (
  kit, builtIns, inspection, inspector, clock, exceptions, utf8, textEncoding, processPart, ask, isProxy, namespaceOf,
  frames, callText, texts,
) {
  'use strict';
  const loaded = kit.table();

  function load(name) {
    if (!(name in loaded)) loaded[name] = kit.evaluate(texts[name])(internal);
    return loaded[name];
  }

  const internal = {
    __proto__: null,
    require: load,
    // Also what has no file here; the table of all modules puts it there.
    load: null,
    // Throws that modviz has not what the text names.
    lack: (text) => ask('lack', text),
    // Values, and how they are shown.
    inspect: inspector.inspect,
    inspector,
    isProxy,
    isNamespace: (value) => namespaceOf(value) !== undefined,
    promiseState: inspection.promiseState,
    received: builtIns.received,
    process: processPart.process,
    // Time, text and bytes.
    now: clock.now,
    encode: textEncoding.encode,
    decode: utf8.decode,
    bytesOf: textEncoding.bytesOf,
    domException: exceptions.create,
    callText,
    // What goes along with asynchronous calls.
    frames,
    // The globals, as they are before guest code runs.
    globals: {
      __proto__: null, AbortController, DOMException, Event, EventTarget, TextDecoder, TextEncoder, URL, URLSearchParams,
      atob, btoa, console, performance, structuredClone,
    },
  };

  return {
    __proto__: null,
    load,
    setLoader(loadAny) { internal.load = loadAny; },
    has: (name) => name in texts && !kit.startsWith(name, 'internal/'),
  };
})
