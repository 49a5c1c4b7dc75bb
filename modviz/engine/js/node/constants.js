// `node:constants`: those of the system, of files and of cryptography in one object.
(function (internal) {
  'use strict';
  const { os, fs, crypto } = internal.require('internal/facts').constants;
  const { dlopen, errno, priority, signals } = os.constants;
  const { defaultCipherList, ...ofCrypto } = crypto.constants;
  return Object.freeze({ ...dlopen, ...errno, ...priority, ...signals, ...fs.constants, ...ofCrypto });
})
