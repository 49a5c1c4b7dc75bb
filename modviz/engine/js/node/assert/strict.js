// `node:assert/strict`.
(function (internal) { return internal.require('assert').strict; })
