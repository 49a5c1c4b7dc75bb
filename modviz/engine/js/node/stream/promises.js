// `node:stream/promises`.
(function (internal) { return internal.require('stream').promises; })
