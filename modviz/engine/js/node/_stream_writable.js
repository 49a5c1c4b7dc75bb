// `node:_stream_writable`, an old name.
(function (internal) { return internal.require('stream').Writable; })
