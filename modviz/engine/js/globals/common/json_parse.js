// `JSON.parse`, which says what V8 says of a text that is no JSON.
//
// https://tc39.es/ecma262/#sec-json.parse
(function (kit, explainJson) {
  'use strict';
  const { apply, concat, defineProperty, getPrototypeOf, parse: native, SyntaxError } = kit;

  const isRefusal = (error) =>
    typeof error === 'object' && error !== null && getPrototypeOf(error) === SyntaxError.prototype;

  const method = {
    parse(text, reviver) {
      const jsonString = typeof text === 'string' ? text : apply(concat, '', [text]);
      let unfiltered;
      try {
        unfiltered = native(jsonString);
      } catch (error) {
        throw isRefusal(error) ? new SyntaxError(explainJson(jsonString).message) : error;
      }
      return typeof reviver === 'function' ? native(jsonString, reviver) : unfiltered;
    },
  };
  defineProperty(JSON, 'parse', { __proto__: null, value: method.parse });
  return method.parse;
})
