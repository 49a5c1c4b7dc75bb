// `node:path/posix`.
(function (internal) { return internal.require('path').posix; })
