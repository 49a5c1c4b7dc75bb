// Calls from one module into another, and the catch clauses that take what was thrown.
//
// A call is noticed where the first statement of a function runs, and says who has called the function: so no call has a
// record of its own.  After some of the same sort, it no longer does.
(function (kit, records, source, atSites, isProxy, thrownText) {
  'use strict';
  const { stringify } = kit;
  const MOST_OF_A_SORT = 20;
  // So much less is looked for a sort of call that was none from another module.
  const A_MISS = 7;
  // Looking costs more than most functions take: in a large program the later calls are not told.
  const MOST_IN_ALL = 500;
  let looked = 0;
  const counts = kit.map();

  const isKnown = (sort) => counts.get(sort) >= MOST_OF_A_SORT;
  const count = (sort, more) => counts.set(sort, (counts.get(sort) ?? 0) + more);

  // The function of `module` that runs, and the place in another one that has called it; null where none has.  Where the
  // statement before it `isOwn`, one of `module`, only a call from outside counts that is the last one.
  function call(module, sites, isOwn) {
    let name = '';
    let isConstructed = false;
    let own = 0;
    for (let index = 0; index < sites.length; index += 1) {
      const line = sites[index].getLineNumber();
      if (line === null || source.isGuestEval(line) || source.isPrelude(line)) continue;
      if (source.moduleAt(line) !== module) {
        const place = source.place(line, sites[index].getColumnNumber());
        if (place === null) continue;
        return { __proto__: null, name: source.originalName(name), isConstructed, place };
      }
      own += 1;
      if (isOwn && own > 1) return null;
      name = sites[index].getFunctionName() ?? '';
      isConstructed = sites[index].isConstructor();
    }
    return null;
  }

  function tellTaken(module, value, line, column, method) {
    const sort = module.number + ':' + line + ':' + column;
    if (isKnown(sort)) return;
    count(sort, 1);
    records.event('["caught",' + module.number + ',' + line + ',' + column + ',"' + method + '",' + thrownText(value) + ']');
  }

  return {
    __proto__: null,

    // What is to be told when statement number `to`, the first one of a function of `module`, runs after number `from`;
    // '' if no other module has called it.
    entered(module, from, to) {
      if (looked >= MOST_IN_ALL) return '';
      // After a statement of its own module, it is a call from outside only if one has been made before.
      const isOwn = from >= module.firstStatement && from < module.firstStatement + module.statementCount;
      const sort = from + ':' + to;
      if ((isOwn && !module.isCalled) || isKnown(sort)) return '';
      looked += 1;
      const found = atSites((sites) => call(module, sites, isOwn));
      count(sort, found === null ? A_MISS : 1);
      if (found === null) return '';
      module.isCalled = true;
      const { name, isConstructed, place } = found;
      return '["entered",' + to + ',' + stringify(name) + ',' + isConstructed
        + ',' + place.module.number + ',' + place.line + ',' + place.column + ']';
    },

    // The catch clause at a place of `module` has taken `value`.
    caught: (module, value, line, column) => tellTaken(module, value, line, column, ''),

    // The function that was given to `method` at a place of `module` has been given `value`.  Others than promises have
    // methods of that name, too, and give what they like.
    handled(module, value, line, column, method) {
      if (typeof value !== 'object' || value === null || isProxy(value) || !kit.isError(value)) return;
      tellTaken(module, value, line, column, method);
    },
  };
})
