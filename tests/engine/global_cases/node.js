// Runs the cases one after another in one process, and answers what each has printed, in lines.
const read = require('node:fs').readFileSync;

process.removeAllListeners('warning');
const task = JSON.parse(read(0, 'utf8'));
const runner = (0, eval)(task.runner);
let lines = [];

// Node writes its warnings beside the console; here they are part of it, but for those of times, which browsers have not.
process.emitWarning = (warning, type) => {
  if (!/^Timeout/.test(type)) lines.push('Warning: ' + (warning.message ?? warning));
};
const write = (text) => {
  lines.push(String(text).replace(/\n$/, ''));
  return true;
};

const idle = () => new Promise((resolve) => setTimeout(resolve, 60));

(async () => {
  const results = [];
  const { stdout } = process;
  const { write: writeOut } = stdout;
  stdout.write = process.stderr.write = write;
  for (const text of task.cases) {
    lines = [];
    runner(text);
    if (/Timeout|Interval|Immediate|then|catch|Microtask/.test(text)) await idle();
    results.push(lines);
  }
  stdout.write = writeOut;
  stdout.write(JSON.stringify(results));
})();
