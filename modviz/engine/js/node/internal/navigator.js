// `navigator`, as Node has it.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/globals.html#navigator
(function (internal) {
  'use strict';
  const { coded } = internal.require('internal/errors');
  let isMaking = true;

  class Navigator {
    constructor() {
      if (!isMaking) throw coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    }
    get hardwareConcurrency() { return internal.require('os').availableParallelism(); }
    get language() { return 'en-US'; }
    get languages() { return Object.freeze(['en-US']); }
    get userAgent() { return `Node.js/${internal.process.version.slice(1).split('.')[0]}`; }
    get platform() { return 'linux'; }
  }
  for (const name of ['hardwareConcurrency', 'language', 'languages', 'userAgent', 'platform']) {
    Object.defineProperty(Navigator.prototype, name, { enumerable: true });
  }
  const navigator = new Navigator();
  isMaking = false;
  return { Navigator, navigator };
})
