// `node:stream/consumers`: all of a stream at once.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/webstreams.html#utility-consumers
(function (internal) {
  'use strict';
  const { Buffer } = internal.require('buffer');

  async function chunks(stream) {
    const found = [];
    for await (const chunk of stream) found.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    return found;
  }

  const whole = async (stream) => Buffer.concat((await chunks(stream)).map((chunk) => (
    chunk instanceof Uint8Array ? chunk : new Uint8Array(chunk.buffer ?? chunk))));

  return {
    async arrayBuffer(stream) {
      const bytes = await whole(stream);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    },
    async blob(stream) {
      const { Blob } = internal.require('internal/blob');
      return new Blob(await chunks(stream));
    },
    buffer: whole,
    async bytes(stream) {
      return new Uint8Array(await whole(stream));
    },
    async text(stream) {
      const decoder = new internal.globals.TextDecoder();
      let text = '';
      for await (const chunk of stream) text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      return text + decoder.decode();
    },
    async json(stream) {
      return JSON.parse((await whole(stream)).toString());
    },
  };
})
