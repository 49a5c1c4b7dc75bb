// `self`, which is all that tells a page from other hosts so far: it has no `window` and no `document` here.
//
// Source: https://html.spec.whatwg.org/multipage/nav-history-apis.html#dom-self
(function (builtIns) {
  'use strict';
  builtIns.globalValue('self', globalThis, true);
})
