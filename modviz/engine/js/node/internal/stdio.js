// The standard streams of the process: what is written goes to the console, and there is nothing to read.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/process.html#process-io
(function (internal) {
  'use strict';
  const { Readable, Writable } = internal.require('stream');
  const { StringDecoder } = internal.require('string_decoder');

  function output(fd, writeText) {
    const decoder = new StringDecoder('utf8');
    const stream = new Writable({
      decodeStrings: false,
      write(chunk, encoding, callback) {
        writeText(typeof chunk === 'string' ? chunk : decoder.write(chunk));
        callback();
      },
      // They are never closed.
      destroy(error, callback) { callback(error); },
    });
    return Object.assign(stream, { fd, _type: 'fs', _isStdio: true, destroySoon: stream.destroy });
  }

  const { stdout, stderr } = internal.standardOutput;
  const stdin = new Readable({ highWaterMark: 64 * 1024, read() { this.push(null); } });
  return { stdout: output(1, stdout), stderr: output(2, stderr), stdin: Object.assign(stdin, { fd: 0 }) };
})
