const { Readable, Writable } = require('stream');
console.log(process.stdout instanceof Writable, process.stdout.fd, process.stderr.fd, process.stdin instanceof Readable, process.stdout.isTTY, process.stdout.columns);
process.stdout.write('text\n', () => console.log('written'));
process.stdout.write(Buffer.from('bytes é\n'));
try { process.stdout.write(5); } catch (error) { console.log(error.code, error.message); }
process.stdin.on('data', (chunk) => console.log('data', chunk)).on('end', () => {
  console.log('end of input');
  Readable.from(['piped\n']).pipe(process.stdout);
});
