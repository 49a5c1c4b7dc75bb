// `node:_stream_passthrough`, an old name.
(function (internal) { return internal.require('stream').PassThrough; })
