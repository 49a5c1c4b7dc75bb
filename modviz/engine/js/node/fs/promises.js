// `node:fs/promises`.
(function (internal) { return internal.require('fs').promises; })
