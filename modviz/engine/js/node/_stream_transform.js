// `node:_stream_transform`, an old name.
(function (internal) { return internal.require('stream').Transform; })
