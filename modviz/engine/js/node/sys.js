// `node:sys`, an old name of `node:util`.
(function (internal) { return internal.require('util'); })
