// Reads of boxes whose modules have not run to their end, as modules of a cycle can do; and the errors that come of those
// that gave undefined, now or after the module was through.
(function (kit, records, source, errorsHere, statementNow) {
  'use strict';
  const { stringify, indexOf, match } = kit;
  const MOST_OF_A_BOX = 20;
  const MOST = 50;
  const assigned = /(?:^|[^\w$.])(?:(?:const|let|var)\s+)?([\w$]+)\s*=(?![=>])/;

  // Those that gave undefined, the latest ones.
  const undefinedReads = kit.list();
  let count = 0;

  // `name` is what the code that reads calls the box.
  function note(name, binding, value) {
    const owner = binding.module;
    const statement = statementNow();
    if (binding.notedAt === statement || binding.noted >= MOST_OF_A_BOX) return;
    binding.notedAt = statement;
    const place = errorsHere();
    if (place === null || place.module === owner) return;
    binding.noted += 1;
    const { isThrough } = owner;
    const read = { __proto__: null, name, place, owner, localName: binding.localName, statement, isThrough };
    if (!isThrough) records.event('["early",' + place.module.number + ',' + stringify(name) + ',' + place.line + ',' + place.column + ','
      + owner.number + ',' + stringify(binding.localName) + ',' + (value === undefined) + ']');
    if (value !== undefined) return;
    undefinedReads[count % MOST] = read;
    count += 1;
  }

  function latest(isMeant) {
    for (let number = count - 1; number >= 0 && number >= count - MOST; number -= 1) {
      if (isMeant(undefinedReads[number % MOST])) return undefinedReads[number % MOST];
    }
    return null;
  }

  // Whether `line` has the word `name`.
  function mentions(line, name) {
    for (let at = indexOf(line, name); at >= 0; at = indexOf(line, name, at + 1)) {
      if (match(/[\w$]/, kit.unitAt(line, at - 1)) === null && match(/[\w$]/, kit.unitAt(line, at + name.length)) === null) {
        return true;
      }
    }
    return false;
  }

  const aboutUndefined = /undefined|not a function|not a constructor|not iterable|not an object/;
  const called = /^(?!undefined\b).* is not a (?:function|constructor)$/;

  // The read that an error with the message `text` came of, which `sites` lead to: it is in the statement that failed, or
  // in one that calls it; or what failed has been given the value before.  What is not callable has to be named.
  function causeOf(sites, text) {
    if (count === 0 || match(aboutUndefined, text) === null) return null;
    const isNamed = match(called, text) !== null;
    const statement = statementNow();
    let innermost = null;
    for (let index = 0; index < sites.length; index += 1) {
      const line = sites[index].getLineNumber();
      if (line === null || source.isGuestEval(line) || source.isPrelude(line)) continue;
      const place = source.place(line, sites[index].getColumnNumber());
      if (place === null) continue;
      const isFirst = innermost === null;
      innermost ??= place;
      const found = latest((read) => read.place.module === place.module
        && (read.place.line === place.line || read.statement === statement)
        && (!isFirst || !isNamed || mentions(text, read.name)));
      if (found !== null) return found;
    }
    if (innermost === null) return null;
    const line = source.originalLine(innermost.module, innermost.line);
    return latest((read) => {
      if (read.place.module !== innermost.module) return false;
      const target = match(assigned, source.originalLine(read.place.module, read.place.line));
      return target !== null && mentions(isNamed ? text : line, target[1]);
    });
  }

  return { __proto__: null, note, causeOf };
})
