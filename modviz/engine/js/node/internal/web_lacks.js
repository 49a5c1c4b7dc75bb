// Globals of the web that modviz has not: they can be named and subclassed, and refuse when they are used.
(function (internal) {
  'use strict';
  const REASONS = {
    FormData: 'would hold the fields of a form',
    WebSocket: 'would open a connection', CloseEvent: 'would tell the end of a connection',
    CryptoKey: 'would hold a key', SubtleCrypto: 'would encrypt',
  };
  const lacks = {};
  for (const [name, reason] of Object.entries(REASONS)) {
    lacks[name] = { [name]: class { constructor() { internal.lack(`global ${name} of Node: new ${name}() ${reason}`); } } }[name];
  }
  return lacks;
})
