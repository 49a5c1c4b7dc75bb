// os and constants: the facts are those of another machine, but all of them are there
const os = require('node:os');
for (const name of Object.keys(os)) {
  const value = typeof os[name] === 'function' && name !== 'setPriority' ? os[name]() : os[name];
  console.log(name, typeof os[name], Array.isArray(value) ? `array of ${typeof value[0]}` : typeof value);
}
console.log(os.constants.signals.SIGINT, os.constants.errno.ENOENT, os.constants.priority, os.EOL === '\n', os.devNull, `${os.platform}`);
console.log(Object.keys(os.cpus()[0]), Object.keys(os.userInfo()), os.platform(), os.arch(), os.type(), os.endianness());
const constants = require('node:constants');
console.log(Object.keys(constants).length, constants.SIGTERM, constants.O_RDONLY, constants.EACCES);
const util = require('node:util');
console.log(util.getSystemErrorName(-13), util.getSystemErrorMessage(-13), util.getSystemErrorMap().size, util.getSystemErrorName(-12345));
console.log(util.convertProcessSignalToExitCode('SIGTERM'));
