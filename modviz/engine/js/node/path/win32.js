// `node:path/win32`.
(function (internal) { return internal.require('path').win32; })
