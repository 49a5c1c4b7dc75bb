// Which module a line of the engine belongs to, and what stood there before the text was rewritten.
//
// The engine calls every text "<input>", so each module is compiled with enough empty lines before it that
// its lines are its own.  The first lines are left to texts that the guest itself compiles (`eval`), then
// come those of the realm's own code.  The forms of inserted text are the contract of insertions.py.
(function (kit, limits) {
  'use strict';
  const { slice, indexOf, lastIndexOf, match, codeUnitAt } = kit;
  const modules = kit.list();
  let count = 0;
  const { hidden, visible } = limits.markers;

  // Every form of inserted text, as in insertions.py.  No guest can spell either marker (of letters, digits and `$`).
  const m = '(?:\\' + hidden + '|\\' + visible + ')';
  const insertion = new RegExp(
    '^.*?/\\*' + m + '_\\*/'
    + '|;' + m + '_w\\(0(?:,\\d+)+\\);'
    + '|\\(?' + m + '_s\\(\\d+(?:,[12])?\\)(?:;|,/\\*' + m + '\\*/)'
    + '|(?:/\\*' + m + '\\*/)?' + m + '_[wm]\\('
    + '|/\\*' + m + '<\\*/.*?/\\*' + m + '>\\*/'
    + '|\\(0,/\\*' + m + '\\*/'
    + '|\\(' + m + '_[uv]='
    + '|,' + m + '_v/\\*' + m + '\\*/\\)'
    + '|const ' + m + '_default=\\{"default":'
    + '| ' + m + '_default'
    + '|arguments:/\\*' + m + '\\*/'
    + '|/\\*' + m + '\\*/[^(){}]*[){}]'
    + '|(?:' + m + '_|\\(/\\*' + m + '\\*/)(i\\b|a\\b|arguments\\b|yield\\()', 'g');
  const marker = new RegExp(m + '_?', 'g');

  const restored = { __proto__: null, i: 'import', a: 'import.meta', arguments: 'arguments', 'yield(': 'await' };

  // Calls `visit(start, end, replacement)` for each piece of inserted text, in order, until it returns false.
  function eachInsertion(text, visit, pattern = insertion) {
    pattern.lastIndex = 0;
    for (let found = match(pattern, text); found !== null; found = match(pattern, text)) {
      const replacement = found[1] === undefined ? '' : restored[found[1]];
      if (!visit(found.index, found.index + found[0].length, replacement)) return;
    }
  }

  const isMarked = (text) => indexOf(text, hidden) >= 0 || indexOf(text, visible) >= 0;

  function without(text, pattern) {
    let result = '';
    let from = 0;
    eachInsertion(text, (start, end, replacement) => {
      result += slice(text, from, start) + replacement;
      from = end;
      return true;
    }, pattern);
    return result + slice(text, from);
  }

  // A name or a message as the guest knows it: `M_default` is `default`.
  const originalName = (text) => (isMarked(text) ? without(text, marker) : text);

  // The text as it was written, for a rewritten function.  (Of what is no whole piece at least the marker goes.)
  const original = (text) => (isMarked(text) ? originalName(without(text, insertion)) : text);

  // The module or script that a line of the engine's belongs to; null for code of nobody.
  function at(line) {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (modules[middle].firstLine <= line) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : modules[low - 1];
  }

  // The offset in the module's text at which one of its lines starts.
  function lineStart(module, line) {
    if (module.lineStarts === null) {
      const starts = kit.list();
      let number = 0;
      for (let offset = 0; offset >= 0 && number < module.lineCount; number += 1) {
        starts[number] = offset;
        const end = indexOf(module.text, '\n', offset);
        offset = end < 0 ? -1 : end + 1;
      }
      module.lineStarts = starts;
    }
    const start = module.lineStarts[line - module.firstLine];
    return start === undefined ? -1 : start;
  }

  const beyondAscii = /[^\x00-\x7f]/;

  // The engine counts columns in bytes of UTF-8, from 1; this is the offset in code units.
  function codeUnits(text, column) {
    if (match(beyondAscii, slice(text, 0, column)) === null) return column - 1;
    let bytes = 1;
    let offset = 0;
    while (bytes < column && offset < text.length) {
      const unit = codeUnitAt(text, offset);
      // Both halves of a surrogate pair count two of its four bytes.
      bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
      offset += 1;
    }
    return offset;
  }

  function codePoints(text) {
    if (match(beyondAscii, text) === null) return text.length;
    let result = 0;
    for (let offset = 0; offset < text.length; offset += 1) {
      const unit = codeUnitAt(text, offset);
      if (unit < 0xdc00 || unit >= 0xe000) result += 1;
    }
    return result;
  }

  const spaces = /\S/;
  const newBefore = /\bnew\s+$/;

  // A place the engine names, as { module, line, column, offset }: line and column are those of the module's
  // own text, offset is that in the rewritten one.
  function place(line, column) {
    const module = at(line);
    const start = module === null ? -1 : lineStart(module, line);
    if (start < 0) return null;
    const key = line + ':' + column;
    const known = module.places[key];
    if (known !== undefined) return known;
    const end = indexOf(module.text, '\n', start);
    const text = slice(module.text, start, end < 0 ? module.text.length : end);
    let offset = codeUnits(text, column);
    // The engine marks the end of the token before a call that starts a statement.
    const gap = match(spaces, slice(text, offset));
    if (gap !== null) offset += gap.index;
    // For `new A()` it names `A`; V8, and so do we, names the whole expression.
    const constructed = match(newBefore, slice(text, offset > 40 ? offset - 40 : 0, offset));
    if (constructed !== null) offset -= constructed[0].length;
    const result = placeAt(module, line - module.firstLine + 1, start, text, offset);
    module.places[key] = result;
    return result;
  }

  // The place `offset` code units into a line of `module`, which starts at `start` and reads `text`.
  function placeAt(module, line, start, text, offset) {
    let plain = '';
    let from = 0;
    eachInsertion(text, (first, last, replacement) => {
      if (first > offset) return false;
      plain += slice(text, from, first) + (last > offset ? '' : replacement);
      from = last;
      if (last <= offset) return true;
      // Inside a piece is where it stands: at its beginning if it stands for a word, or else after it.
      offset = replacement === '' ? last : first;
      return false;
    });
    if (from < offset) plain += slice(text, from, offset);
    return { __proto__: null, module, line, column: codePoints(plain) + 1, offset: start + offset };
  }

  // The place of the last `word` at or before a place: the engine may name the last argument of a call.
  function placeOfLast(word, { module, line, offset }) {
    const found = lastIndexOf(module.text, word, offset);
    if (found < 0) return null;
    let start = lineStart(module, line + module.firstLine - 1);
    while (start > found) {
      line -= 1;
      start = lineStart(module, line + module.firstLine - 1);
    }
    return placeAt(module, line, start, slice(module.text, start, found), found - start);
  }

  return {
    __proto__: null,
    original,
    originalName,
    moduleAt: at,
    place,
    placeOfLast,
    codePoints,
    codeUnits,
    originalLine(module, line) {
      const start = lineStart(module, line + module.firstLine - 1);
      const end = start < 0 ? -1 : indexOf(module.text, '\n', start);
      return start < 0 ? '' : original(slice(module.text, start, end < 0 ? module.text.length : end));
    },
    // The module or script that was added with that number; null if there is none.
    numbered(number) {
      for (let index = 0; index < count; index += 1) {
        if (modules[index].number === number) return modules[index];
      }
      return null;
    },
    isGuestEval: (line) => line < limits.preludeLine,
    isPrelude: (line) => line >= limits.preludeLine && line < limits.moduleLine,

    add(module) {
      module.lineStarts = null;
      module.places = kit.table();
      modules[count] = module;
      count += 1;
    },
  };
})
