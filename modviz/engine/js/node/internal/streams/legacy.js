// `Stream`, from before there were `Readable` and `Writable`: an emitter with a `pipe`.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html
(function (internal) {
  'use strict';
  const EventEmitter = internal.require('events');

  function Stream(options) {
    EventEmitter.call(this, options);
  }
  Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
  Object.setPrototypeOf(Stream, EventEmitter);

  Stream.prototype.pipe = function (dest, options) {
    const onData = (chunk) => {
      if (dest.writable && dest.write(chunk) === false && this.pause) this.pause();
    };
    const onDrain = () => {
      if (this.readable && this.resume) this.resume();
    };
    let isEnded = false;
    const onEnd = () => {
      if (isEnded) return;
      isEnded = true;
      dest.end();
    };
    const onClose = () => {
      if (isEnded) return;
      isEnded = true;
      if (typeof dest.destroy === 'function') dest.destroy();
    };
    function onError(error) {
      cleanUp();
      if (EventEmitter.listenerCount(this, 'error') === 0) this.emit('error', error);
    }
    const listeners = [
      [this, 'data', onData], [dest, 'drain', onDrain], [this, 'end', onEnd], [this, 'close', onClose],
      [this, 'end', cleanUp], [this, 'close', cleanUp], [dest, 'close', cleanUp], [this, 'error', onError],
      [dest, 'error', onError],
    ];
    function cleanUp() {
      for (const [emitter, name, listener] of listeners) emitter.removeListener(name, listener);
    }
    this.on('data', onData);
    dest.on('drain', onDrain);
    if (!dest._isStdio && options?.end !== false) {
      this.on('end', onEnd);
      this.on('close', onClose);
    }
    this.prependListener('error', onError);
    dest.prependListener('error', onError);
    this.on('end', cleanUp);
    this.on('close', cleanUp);
    dest.on('close', cleanUp);
    dest.emit('pipe', this);
    return dest;
  };

  return Stream;
})
