// `node:_stream_readable`, an old name.
(function (internal) { return internal.require('stream').Readable; })
