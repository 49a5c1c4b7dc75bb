// The texts that were compiled last while the guest ran, so that errors in them can be told in their own words.
//
// The engine says of a place in such a text only the line and the column; which text that is, is told by the function.
(function (kit, source) {
  'use strict';
  const { indexOf, match, slice } = kit;
  const MOST = 16;
  const LONGEST = 200000;
  const spaces = /\S/;
  const texts = kit.list();
  let next = 0;

  // Where a place is in `text`, or -1 if it has no such line.
  function offsetOf(text, line, column) {
    let start = 0;
    for (let number = 1; number < line; number += 1) {
      start = indexOf(text, '\n', start) + 1;
      if (start === 0) return -1;
    }
    const end = indexOf(text, '\n', start);
    const offset = source.codeUnits(slice(text, start, end < 0 ? text.length : end), column);
    const gap = match(spaces, slice(text, start + offset));
    return start + offset + (gap === null ? 0 : gap.index);
  }

  return {
    __proto__: null,
    add(text) {
      if (text.length > LONGEST) return;
      texts[next % MOST] = text;
      next += 1;
    },
    // The latest text with that place, in which a function of the text `inner` stands (''  for the text itself); or null.
    placeIn(line, column, inner) {
      for (let number = next - 1; number >= 0 && number >= next - MOST; number -= 1) {
        const text = texts[number % MOST];
        const offset = indexOf(text, inner) < 0 ? -1 : offsetOf(text, line, column);
        if (offset < 0 || offset > text.length) continue;
        return { __proto__: null, module: { __proto__: null, text, lastOperand: null }, line, column, offset };
      }
      return null;
    },
  };
})
