// What a page has in browsers and modviz has not: whoever uses it gets an error that says so in modviz' own words.
(function (kit, errors) {
  'use strict';
  // `lack` makes the error for a use of something, such as "document.execCommand".
  return { __proto__: null, lack: (what) => errors.lack('part', what) };
})
