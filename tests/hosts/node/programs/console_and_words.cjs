const { Console } = require('console');
const { Writable } = require('stream');
const lines = [];
const other = new Console({ stdout: new Writable({ write(chunk, encoding, done) { lines.push(String(chunk)); done(); } }), groupIndentation: 4 });
other.log('a %d', 1, { b: 2 });
other.group('group');
other.error('in\nside');
other.groupEnd();
other.count();
other.count();
other.assert(false, 'no %s', 'way');
console.log(lines, other instanceof Console, require('console') === console, console.Console === Console);
try { new Console({}); } catch (error) { console.log(error.code, error.message); }
console.log([...new Intl.Segmenter().segment('e\u0301👨‍👩‍👧🇩🇪a\r\nㅎ각')].map(({ segment }) => segment.length).join());
console.log(new Intl.NumberFormat('en-US').format(1234567.891), new Intl.NumberFormat('en-US', { style: 'percent' }).format(0.256), new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(5));
console.log(new Intl.DateTimeFormat().resolvedOptions().timeZone, new Intl.DateTimeFormat('en-US').format(new Date(0)), new Intl.PluralRules('en').select(1), new Intl.PluralRules('en', { type: 'ordinal' }).select(22), new Intl.ListFormat('en').format(['a', 'b', 'c']));
console.log(Object.prototype.toString.call(Intl), Intl.getCanonicalLocales('EN-us'), typeof Intl.Collator, Object.keys(Intl));
