// Where V8 says that an error is, for what it says: at the property that cannot be read, at the operator, at the name.
//
// The engine names the place that it has marked last, which is near: the beginning of the operand, or its last call.  There
// it is found in the source.  Places are offsets in the text before and after that of a site; -1 if not found.
(function (kit, expressions) {
  'use strict';
  const { match, slice, indexOf, unitAt } = kit;
  const { find, isClosing, endingAt, followsOperand, openingBefore } = expressions;

  const gap = /^(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*)+/;
  const word = /^[\w$#\u0080-\uffff]+/;
  const prefix = /^(?:new|await|typeof|void|delete|yield|return|throw)$/;
  const dotBehind = /\.\s*$/;
  const newBehind = /\bnew\s+$/;
  const newAhead = /^new\b/;
  const literal = /^\s*(?:(['"`])([^]*)\1|(-?[\d.]+))\s*$/;

  const afterGap = (text, at) => at + (match(gap, slice(text, at, at + 200))?.[0].length ?? 0);
  const wordAt = (text, at) => match(word, slice(text, at, at + 100))?.[0] ?? '';

  // The index after the bracket that opens at `at`, or after the template that begins there; -1 if it does not end.
  function afterBracket(text, at) {
    if (unitAt(text, at) === '`') {
      const end = indexOf(text, '`', at + 1);
      return end < 0 ? -1 : end + 1;
    }
    const close = find(text, at + 1, isClosing);
    return close < 0 ? -1 : close + 1;
  }

  // Whether a call is in the chain that ends at `end`, and no more than that of a constructor.
  function isCall(text, end) {
    const chain = end < 0 ? null : endingAt(text, end);
    if (chain === null || indexOf(chain.name, '(...)') < 0) return false;
    return match(newAhead, slice(text, chain.start, chain.start + 4)) === null;
  }

  // Follows the chain of members, indexes and calls that goes on at `from`, also out of the parentheses and brackets it
  // stands in.  `visit(at, key, end)` is told of each member and index; of a member after a call, V8 names the dot.  Returns
  // where an index opens that the chain is inside of, or -1.
  function followChain(text, from, visit) {
    const first = unitAt(text, from);
    let isBegun = (first === '(' || first === '`') && followsOperand(text, from);
    let isNew = match(newBehind, slice(text, from > 20 ? from - 20 : 0, from)) !== null;
    let isCalled = isCall(text, match(dotBehind, slice(text, 0, from))?.index ?? -1);
    let outer = -1;
    for (let at = from; ;) {
      at = afterGap(text, at);
      const unit = unitAt(text, at);
      if (unit === '(' || unit === '`' || (!isBegun && (unit === '[' || unit === '{'))) {
        isCalled ||= isBegun && !isNew;
        isNew = false;
        isBegun = true;
        at = afterBracket(text, at);
      } else if (unit === '[') {
        const end = afterBracket(text, at);
        const key = end < 0 ? null : match(literal, slice(text, at + 1, end - 1));
        visit(at, key === null ? null : key[2] ?? key[3], end);
        at = end;
      } else if (unit === ')' || unit === ']') {
        if (unit === ']' && outer < 0) outer = openingBefore(text, at + 1);
        isCalled = unit === ')' && isCall(text, at + 1);
        isBegun = true;
        at += 1;
      } else if (slice(text, at, at + 2) === '++' || slice(text, at, at + 2) === '--') {
        at += 2;
      } else if (slice(text, at, at + 2) === '?.') {
        at = afterGap(text, at + 2);
        const name = wordAt(text, at);
        isCalled ||= unitAt(text, at) === '(';
        at = name === '' ? afterBracket(text, at) : at + name.length;
      } else if (unit === '.' && unitAt(text, at + 1) !== '.') {
        const start = afterGap(text, at + 1);
        const name = wordAt(text, start);
        if (name === '') return outer;
        visit(isCalled ? at : start, name, start + name.length);
        at = start + name.length;
      } else {
        const name = wordAt(text, at);
        if (name === '' || isBegun) return outer;
        isNew ||= name === 'new';
        isBegun = match(prefix, name) === null;
        at += name.length;
      }
      if (at < 0) return outer;
    }
  }

  const updated = /^\s*(?:[-+*/%&|^?<>]+=(?![=>])|\+\+|--)/;

  // The member `key` in the chain at `from`: of `a.next.next` the last one, as the first is likelier to be there.  Where it
  // is read to be written again, V8 names what it is a member of.
  function memberIn(text, from, key) {
    let found = -1;
    let last = '';
    let before = from;
    const outer = followChain(text, from, (at, name, end) => {
      if (name === key && (found < 0 || last === key)) {
        found = match(updated, slice(text, end, end + 50)) === null ? at : before;
      }
      last = name;
      before = at;
    });
    return found < 0 ? outer : found;
  }

  const unmarked = /(?<![\w$.])(?:this|super|import\s*\.\s*meta)(?![\w$])/;

  // Of `this.a.b` the engine marks nothing: it is looked for further on in the statement.
  function member(site, key) {
    const text = site.before + site.after;
    const found = memberIn(text, site.before.length, key);
    if (found >= 0) return found;
    const end = indexOf(site.after, ';');
    const rest = end < 0 ? site.after : slice(site.after, 0, end);
    let from = 0;
    for (let next = match(unmarked, rest); next !== null; next = match(unmarked, slice(rest, from))) {
      const at = memberIn(text, site.before.length + from + next.index, key);
      if (at >= 0) return at;
      from += next.index + next[0].length;
    }
    return -1;
  }

  const operatorUnit = /^[-+*/%&|^?<>]$/;
  const isOperator = (unit) => unit === '=' || unit === ';' || unit === '+' || unit === '-';

  // The operator by which the name or the member at the place is assigned to.
  function assignment(site) {
    const text = site.before + site.after;
    let at = site.before.length;
    for (let tries = 0; tries < 20; tries += 1) {
      at = find(text, at, isOperator);
      if (at < 0) return -1;
      const two = slice(text, at, at + 2);
      if (two === '++' || two === '--') return at;
      if (unitAt(text, at) === ';' || two === '=>') return -1;
      if (unitAt(text, at) === '=' && two !== '==') {
        while (match(operatorUnit, unitAt(text, at - 1)) !== null) at -= 1;
        return at;
      }
      at += two === '==' ? 3 : 1;
    }
    return -1;
  }

  // The same where the place is within an index of it.
  function assigned(site) {
    const found = assignment(site);
    if (found >= 0) return found;
    const close = find(site.after, 0, isClosing);
    if (close < 0 || unitAt(site.after, close) !== ']') return -1;
    const behind = slice(site.after, close + 1);
    return assignment({ __proto__: null, before: site.before + slice(site.after, 0, close + 1), after: behind });
  }

  // The name in the pattern that begins at the place.
  function nameInPattern(site, name) {
    for (let at = indexOf(site.after, name); at >= 0; at = indexOf(site.after, name, at + 1)) {
      const isWhole = match(word, unitAt(site.after, at - 1)) === null && wordAt(site.after, at) === name;
      if (isWhole) return site.before.length + at;
    }
    return -1;
  }

  const operatorBehind = /([-+*/%&|^<>]+|\b(?:in|instanceof|typeof))\s*\(*\s*$/;

  // The operator right before the place.
  const operator = (site) => match(operatorBehind, site.before)?.index ?? -1;

  const typeofBehind = /\btypeof\s+$/;
  const patternAhead = /^\(?\s*[[{]/;

  // For V8's texts: what finds the place, with what the pattern has found.
  const finders = [
    [/^Cannot read properties of (?:undefined|null) \(reading '([^]*)'\)$/, (site, key) => member(site, key)],
    [/^Cannot read private member (#[\w$]+) from/, (site, key) => member(site, key)],
    [/^(?:Cannot (?:write private|set prop|assign to|add prop|create prop)|Invalid array length)|only a getter$/, assigned],
    [/^Assignment to constant variable\.$/, (site) => (match(patternAhead, site.after) === null ? assigned(site) : -1)],
    [/^(?:Cannot mix BigInt|BigInts have no|Division by zero|Exponent must)/, operator],
    [/^Cannot (?:convert a (?:Symbol|BigInt) value|convert object to primitive|use 'in' operator)/, operator],
    [/^(?:Right-hand side of|Function has non-object prototype)/, operator],
    [/^Cannot access '[^]*' before initialization$/, (site) => match(typeofBehind, site.before)?.index ?? -1],
    [/^([^]*) is not defined$/, (site, name) => {
      const before = match(typeofBehind, site.before);
      if (before !== null) return before.index;
      if (match(patternAhead, site.after) !== null) return nameInPattern(site, name);
      return match(/^[\w$]+\s*=(?![=>])/, site.after) === null ? -1 : assigned(site);
    }],
  ];

  const opening = /^[\s(]*/;

  // The place of the last name or index of the chain that begins at `from`: it is that of V8.
  function placeOfChain(text, from) {
    let last = from + match(opening, slice(text, from))[0].length;
    followChain(text, last, (at) => { last = at; });
    return last;
  }

  // Where V8 says that an error with the message `text` is; -1 where that is not known to be another place.
  function placeOf(site, text) {
    for (let index = 0; index < finders.length; index += 1) {
      const found = match(finders[index][0], text);
      if (found !== null) return finders[index][1](site, found.length > 1 ? found[1] : '');
    }
    return -1;
  }

  return { __proto__: null, placeOf, placeOfChain };
})
