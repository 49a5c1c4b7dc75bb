const fs = require('node:fs');
const file = fs.openSync(`${__dirname}/data.json`);
const calls = [
  [Buffer.alloc(2), 0, 1e9, 0], [Buffer.alloc(2), 5, 1, 0], [Buffer.alloc(2), 1, 2, 0], [Buffer.alloc(2), -1],
  [Buffer.alloc(0)], [Buffer.alloc(2), 0, -1], [Buffer.alloc(4), { offset: 9 }], [Buffer.alloc(4), 0, 0], [Buffer.alloc(1), 0, 1, 1],
];
for (const [buffer, ...rest] of calls) {
  try { console.log(fs.readSync(file, buffer, ...rest), buffer); } catch (error) { console.log(error.name, error.code, error.message); }
}
console.log(process.getBuiltinModule('fs') === fs, process.getBuiltinModule('node:os') === require('os'));
console.log(process.getBuiltinModule('gone'), process.getBuiltinModule('test'));
try { process.getBuiltinModule(3); } catch (error) { console.log(error.code, error.message); }
