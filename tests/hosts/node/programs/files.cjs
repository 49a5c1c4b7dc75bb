const fs = require('fs'), path = require('path');
const here = (name) => path.join(__dirname, name);
console.log(fs.readFileSync(here('data.json'), 'utf8'), fs.readFileSync(here('data.json')), JSON.parse(fs.readFileSync(here('data.json'))));
console.log(fs.existsSync(here('data.json')), fs.existsSync(here('nope')), fs.readdirSync(here('sub')), fs.readdirSync(here('sub'), { withFileTypes: true }).map((d) => [d.name, d.isDirectory()]));
const s = fs.statSync(here('data.json')); console.log(s.isFile(), s.isDirectory(), s.size, fs.statSync(__dirname).isDirectory(), fs.statSync(here('q'), { throwIfNoEntry: false }));
for (const f of [() => fs.readFileSync(here('nope')), () => fs.readFileSync(__dirname), () => fs.readdirSync(here('data.json')), () => fs.statSync(here('x/y')), () => fs.readFileSync(5.5), () => fs.readFileSync({}), () => fs.readFileSync('a\0b'), () => fs.readFile('x'), () => fs.closeSync(99)])
  try { f(); } catch (e) { console.log(e.name, e.code, e.message.replaceAll(__dirname, 'DIR'), e.syscall, e.errno); }
const fd = fs.openSync(here('data.json')); const b = Buffer.alloc(4); console.log(fs.readSync(fd, b), b.toString(), fs.readSync(fd, b, 0, 2, 0), b.toString()); fs.closeSync(fd);
console.log(fs.realpathSync(here('.')) === __dirname, fs.constants.R_OK, typeof fs.writeFileSync, fs.accessSync(here('data.json')));
console.log(fs.readFileSync(require('url').pathToFileURL(here('data.json')), 'latin1').length);
(async () => {
  await new Promise((done) => fs.readFile(here('sub/t.txt'), 'utf8', (e, t) => done(console.log('cb', e, t))));
  await new Promise((done) => fs.readFile(here('nope'), (e) => done(console.log('cb', e.code))));
  console.log('promise', await fs.promises.readFile(here('sub/t.txt')), (await fs.promises.stat(here('sub'))).isDirectory());
  await require('fs/promises').readFile(here('nope')).catch((e) => console.log('rejected', e.code, e.message.replaceAll(__dirname, 'DIR')));
  const handle = await fs.promises.open(here('data.json')); console.log(await handle.readFile('utf8')); await handle.close();
  await new Promise((done) => fs.createReadStream(here('sub/t.txt'), { encoding: 'utf8' }).on('data', (d) => console.log('data', d)).on('end', () => console.log('end')).on('close', () => done(console.log('close'))));
  await new Promise((done) => fs.createReadStream(here('none')).on('error', (e) => done(console.log('stream', e.code))));
  for await (const entry of await fs.promises.opendir(here('sub'))) console.log(entry.name, entry.isFile());
})();
