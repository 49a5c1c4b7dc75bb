// `node:os`: the facts of one fixed machine, so that a program runs the same way everywhere.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/os.html
(function (internal) {
  'use strict';
  const { check, lack } = internal.require('internal/errors');
  const { constants } = internal.require('internal/facts').constants.os;
  const CPU = { model: 'Processor of modviz', speed: 2400, times: { user: 1000, nice: 0, sys: 500, idle: 10000, irq: 0 } };
  const CPUS = 4;
  const LOOPBACK = {
    address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal: true,
    cidr: '127.0.0.1/8',
  };
  const GIGABYTE = 2 ** 30;

  const frozen = (value) => (typeof value === 'object' && value !== null
    ? Object.freeze(Object.assign(Object.create(null), Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, frozen(each)]))))
    : value);

  const os = {
    arch: () => internal.process.arch,
    availableParallelism: () => CPUS,
    cpus: () => Array.from({ length: CPUS }, () => ({ ...CPU, times: { ...CPU.times } })),
    endianness: () => 'LE',
    freemem: () => 4 * GIGABYTE,
    getPriority(pid = 0) {
      check.int32(pid, 'pid');
      return 0;
    },
    homedir: () => '/home/user',
    hostname: () => 'modviz',
    loadavg: () => [0, 0, 0],
    networkInterfaces: () => ({ lo: [{ ...LOOPBACK }] }),
    platform: () => internal.process.platform,
    release: () => '6.1.0',
    setPriority() { throw lack('os', 'setPriority()', 'would change how a process runs'); },
    tmpdir: () => '/tmp',
    totalmem: () => 8 * GIGABYTE,
    type: () => 'Linux',
    userInfo: () => ({
      uid: 1000, gid: 1000, username: 'user', homedir: '/home/user', shell: '/bin/sh',
    }),
    uptime: () => Math.floor(internal.now() / 1000) + 3600,
    version: () => '#1 SMP',
    machine: () => 'x86_64',
  };
  // Some of them are their own values where a text is wanted.
  for (const name of [
    'arch', 'availableParallelism', 'endianness', 'freemem', 'homedir', 'hostname', 'version', 'machine', 'platform',
    'release', 'tmpdir', 'totalmem', 'type', 'uptime',
  ]) os[name][Symbol.toPrimitive] = () => os[name]();
  Object.defineProperties(os, {
    constants: { value: frozen(constants), enumerable: true, configurable: false, writable: false },
    EOL: { value: '\n', enumerable: true, configurable: true, writable: false },
    devNull: { value: '/dev/null', enumerable: true, configurable: true, writable: false },
  });
  return os;
})
