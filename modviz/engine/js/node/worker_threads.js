// `node:worker_threads`: the facts of the main thread, and channels between two ends of it.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/worker_threads.html
(function (internal) {
  'use strict';
  const { lack, invalidType } = internal.require('internal/errors');
  const { MessageChannel, MessagePort, receive } = internal.require('internal/message_channel');
  const { BroadcastChannel } = internal.require('internal/broadcast_channel');
  const environment = new Map();
  const marks = new WeakSet();

  class Worker extends internal.require('events') {
    constructor() {
      super();
      throw lack('worker_threads', 'new Worker()', 'would start a thread');
    }
  }

  const lacking = (name, reason) => ({ [name]() { throw lack('worker_threads', `${name}()`, reason); } })[name];

  return {
    isInternalThread: false,
    isMainThread: true,
    MessagePort,
    MessageChannel,
    markAsUncloneable() {},
    markAsUntransferable(object) { if (typeof object === 'object' && object !== null) marks.add(object); },
    isMarkedAsUntransferable: (object) => marks.has(object),
    moveMessagePortToContext: lacking('moveMessagePortToContext', 'would need another global object'),
    receiveMessageOnPort(port) {
      if (!(port instanceof MessagePort)) throw invalidType('port', 'MessagePort', port);
      return receive(port);
    },
    resourceLimits: {},
    postMessageToThread: lacking('postMessageToThread', 'would need another thread'),
    threadId: 0,
    threadName: '',
    SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
    Worker,
    parentPort: null,
    workerData: null,
    BroadcastChannel,
    setEnvironmentData(key, value) {
      if (value === undefined) environment.delete(key);
      else environment.set(key, value);
    },
    getEnvironmentData: (key) => environment.get(key),
    locks: undefined,
  };
})
