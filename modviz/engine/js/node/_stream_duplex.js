// `node:_stream_duplex`, an old name.
(function (internal) { return internal.require('stream').Duplex; })
