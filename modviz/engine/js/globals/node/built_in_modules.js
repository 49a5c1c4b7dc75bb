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
  const { fromBase64: nativeFromBase64 } = Uint8Array;
  const NativeBytes = Uint8Array;
  const fromBase64 = (text) => kit.apply(nativeFromBase64, NativeBytes, [text]);
  const { toBase64 } = Uint8Array.prototype;

  function load(name) {
    if (!(name in loaded)) loaded[name] = kit.evaluate(texts[name])(internal);
    return loaded[name];
  }

  const internal = {
    __proto__: null,
    require: load,
    // What the other side says to a question (`hosts/node/built_in_answers.py`): any guest may ask it.
    askFile: (about) => kit.parse(ask('file', kit.stringify(about))),
    askHash: (about) => fromBase64(ask('hash', kit.stringify(about))),
    askDerive: (about) => fromBase64(ask('derive', kit.stringify(about))),
    askCompress: (about) => fromBase64(ask('compress', kit.stringify(about))),
    fromBase64,
    toBase64: (bytes) => kit.apply(toBase64, bytes, []),
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
    standardOutput: { __proto__: null, stdout: processPart.process.stdout.write, stderr: processPart.process.stderr.write },
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
      __proto__: null, AbortController, DOMException, Event, EventTarget, Headers, TextDecoder, TextEncoder, URL, URLSearchParams,
      atob, btoa, console, crypto, performance, structuredClone,
    },
  };

  return {
    __proto__: null,
    load,
    setLoader(loadAny) { internal.load = loadAny; },
    has: (name) => name in texts && !kit.startsWith(name, 'internal/'),
  };
})
