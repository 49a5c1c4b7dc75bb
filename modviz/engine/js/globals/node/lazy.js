// The globals of Node that are members of its built-in modules: each is made when it is first asked for.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/globals.html
(function (kit, builtIns, processPart, files) {
  'use strict';
  const { defineProperty } = kit;
  const { globalValue, standIn } = builtIns;
  const { process } = processPart;

  function expose(name, module, isEnumerable = false) {
    const accessor = {
      get() {
        const value = files.load(module)[name];
        globalValue(name, value, isEnumerable);
        return value;
      },
      set(value) { globalValue(name, value, isEnumerable); },
    };
    defineProperty(globalThis, name, {
      __proto__: null, get: standIn(accessor.get), set: standIn(accessor.set), enumerable: isEnumerable,
      configurable: true,
    });
  }

  for (const name of ['stdin', 'stdout', 'stderr']) {
    const stream = {
      get() { return files.load('internal/stdio')[name]; },
      set(value) { builtIns.property(process, name, value, true); },
    };
    defineProperty(process, name, {
      __proto__: null, get: standIn(stream.get), set: standIn(stream.set), enumerable: true, configurable: true,
    });
  }

  // That of another console is a member of the global one.
  const { console } = globalThis;
  const member = { get Console() { return files.load('console').Console; } };
  defineProperty(console, 'Console', {
    __proto__: null, get: standIn(kit.getOwnPropertyDescriptor(member, 'Console').get), enumerable: true, configurable: true,
  });
  expose('Buffer', 'buffer');
  expose('Blob', 'internal/blob');
  expose('File', 'internal/blob');
  expose('MessageChannel', 'internal/message_channel');
  expose('MessagePort', 'internal/message_channel');
  expose('MessageEvent', 'internal/message_channel');
  expose('BroadcastChannel', 'internal/broadcast_channel');
  expose('navigator', 'internal/navigator', true);
  expose('Navigator', 'internal/navigator');
  expose('ByteLengthQueuingStrategy', 'stream/web');
  expose('CountQueuingStrategy', 'stream/web');
  expose('CompressionStream', 'stream/web');
  expose('DecompressionStream', 'stream/web');
  expose('ReadableByteStreamController', 'stream/web');
  expose('ReadableStream', 'stream/web');
  expose('ReadableStreamBYOBReader', 'stream/web');
  expose('ReadableStreamBYOBRequest', 'stream/web');
  expose('ReadableStreamDefaultController', 'stream/web');
  expose('ReadableStreamDefaultReader', 'stream/web');
  expose('TextDecoderStream', 'stream/web');
  expose('TextEncoderStream', 'stream/web');
  expose('TransformStream', 'stream/web');
  expose('TransformStreamDefaultController', 'stream/web');
  expose('WritableStream', 'stream/web');
  expose('WritableStreamDefaultController', 'stream/web');
  expose('WritableStreamDefaultWriter', 'stream/web');
  expose('performance', 'perf_hooks', true);
  expose('PerformanceEntry', 'perf_hooks');
  expose('PerformanceMark', 'perf_hooks');
  expose('PerformanceMeasure', 'perf_hooks');
  expose('PerformanceObserver', 'perf_hooks');
  expose('PerformanceObserverEntryList', 'perf_hooks');
  expose('PerformanceResourceTiming', 'perf_hooks');
  expose('FormData', 'internal/web_lacks');
  expose('Request', 'internal/request');
  expose('WebSocket', 'internal/web_lacks');
  expose('CloseEvent', 'internal/web_lacks');
  expose('CryptoKey', 'internal/web_lacks');
  expose('SubtleCrypto', 'internal/web_lacks');
  expose('URLPattern', 'url');
})
