// The shortest way from one list of lines to another, by Myers' algorithm, and how it is printed.
//
// Source: http://www.xmailserver.org/diff2.pdf
(function (internal) {
  'use strict';
  const { check, invalidType } = internal.require('internal/errors');
  const INSERT = 1;
  const DELETE = -1;
  const SAME = 0;
  // So many lines that are the same on both sides are shown before some are left out.
  const SHOWN = 5;

  // With `allowsComma`, lines are the same although one ends with a comma.
  const areSame = (a, b, allowsComma) => a === b || (allowsComma && (`${a},` === b || a === `${b},`));

  // A list of [kind, line], from the last to the first.
  function difference(actual, expected, allowsComma = false) {
    const most = actual.length + expected.length;
    const furthest = new Int32Array(2 * most + 2);
    const trace = [];
    for (let level = 0; level <= most; level += 1) {
      trace.push(furthest.slice());
      for (let diagonal = -level; diagonal <= level; diagonal += 2) {
        const at = diagonal + most;
        const goesDown = diagonal === -level || (diagonal !== level && furthest[at - 1] < furthest[at + 1]);
        let x = goesDown ? furthest[at + 1] : furthest[at - 1] + 1;
        while (x < actual.length && x - diagonal < expected.length
          && areSame(actual[x], expected[x - diagonal], allowsComma)) x += 1;
        furthest[at] = x;
        if (x >= actual.length && x - diagonal >= expected.length) return walkBack(trace, actual, expected, allowsComma);
      }
    }
    return [];
  }

  function walkBack(trace, actual, expected, allowsComma) {
    const most = actual.length + expected.length;
    const result = [];
    let x = actual.length;
    let y = expected.length;
    for (let level = trace.length - 1; level >= 0; level -= 1) {
      const furthest = trace[level];
      const diagonal = x - y;
      const at = diagonal + most;
      const wentDown = diagonal === -level || (diagonal !== level && furthest[at - 1] < furthest[at + 1]);
      const before = wentDown ? diagonal + 1 : diagonal - 1;
      const fromX = furthest[before + most];
      const fromY = fromX - before;
      while (x > fromX && y > fromY) {
        const line = actual[x - 1];
        result.push([SAME, allowsComma && !line.endsWith(',') ? expected[y - 1] : line]);
        x -= 1;
        y -= 1;
      }
      if (level === 0) break;
      if (x > fromX) {
        x -= 1;
        result.push([INSERT, actual[x]]);
      } else {
        y -= 1;
        result.push([DELETE, expected[y]]);
      }
    }
    return result;
  }

  // The difference as text, and whether something has been left out.
  function printed(entries) {
    const lines = [];
    let isSkipped = false;
    let same = 0;
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const [kind, line] = entries[index];
      const wasSame = index < entries.length - 1 && entries[index + 1][0] === SAME;
      if (wasSame && kind !== SAME) {
        if (same === SHOWN + 1) {
          lines.push(`  ${entries[index + 1][1]}`);
        } else if (same === SHOWN + 2) {
          lines.push(`  ${entries[index + 2][1]}`, `  ${entries[index + 1][1]}`);
        } else if (same >= SHOWN + 3) {
          lines.push('...', `  ${entries[index + 1][1]}`);
          isSkipped = true;
        }
        same = 0;
      }
      if (kind === INSERT) lines.push(`+ ${line}`);
      else if (kind === DELETE) lines.push(`- ${line}`);
      else {
        if (same < SHOWN) lines.push(`  ${line}`);
        same += 1;
      }
    }
    return { text: `\n${lines.join('\n').trimEnd()}`, isSkipped };
  }

  // `util.diff`.
  function diff(actual, expected) {
    if (actual === expected) return [];
    const isText = typeof actual === 'string' && typeof expected === 'string';
    if (!isText) {
      for (const [name, value] of [['actual', actual], ['expected', expected]]) {
        if (!Array.isArray(value) && typeof value !== 'string') throw invalidType(name, ['Array', 'string'], value);
        if (Array.isArray(value)) value.forEach((each, index) => check.string(each, `${name}[${index}]`));
      }
    }
    return difference([...actual], [...expected]).reverse();
  }

  return { difference, printed, diff };
})
