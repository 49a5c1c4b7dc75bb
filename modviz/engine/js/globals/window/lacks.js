// What a page has in browsers and modviz has not: whoever uses it gets an error that says so in modviz' own words.
(function (kit, errors) {
  'use strict';

  // The error for a use of `what`, such as "document.execCommand".
  function lack(what) {
    const error = new kit.Error('modviz has no ' + what);
    errors.setAbout(error, '{"code":"lack","kind":"part","what":' + kit.stringify(what) + ',"phase":"evaluate"}');
    return error;
  }

  return { __proto__: null, lack };
})
