// `import()` and direct `eval` in texts that the guest has compiled while it runs.
//
// Nothing there has been rewritten, and the engine's own `import()` has no loader.  So `import` becomes what the realm
// puts in its place, and the text that a direct `eval` is given goes through here too, when it is evaluated.  Inserted
// text has the forms of insertions.py, so that `Function.prototype.toString` shows what was written.
//
// It takes a tokeniser, for `import(` may stand in a string, a comment, a template or a regular expression.  Where a
// sign could mean two things (is `/` after `}` a division?) the text is left as it is: `import()` in it is rejected.
(function (kit, marker) {
  'use strict';
  const { slice, match, codeUnitAt } = kit;
  const CLOSE = '/*' + marker + '*/)';
  const outside = (text) => '/*' + marker + '<*/' + text + '/*' + marker + '>*/';

  const worthReading = /\b(?:import|eval)\b/;
  const space = /[\s\ufeff]+/y;
  const comment = /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\//y;
  const lineBreak = /[\n\r\u2028\u2029]/;
  const word = new RegExp(
    '(?:[\\p{ID_Start}$_]|ESCAPE)(?:[\\p{ID_Continue}$\\u200c\\u200d]|ESCAPE)*'
      .replaceAll('ESCAPE', '\\\\u(?:[\\da-fA-F]{4}|\\{[\\da-fA-F]+\\})'), 'uy');
  const wordAtStart = /^[\p{ID_Start}$_\\]/u;
  const number = /\.?\d[\w.]*/y;
  const string = /"(?:[^"\\\n\r]|\\(?:\r\n|[^]))*"|'(?:[^'\\\n\r]|\\(?:\r\n|[^]))*'/y;
  const regularExpression = /\/(?:[^/\\[\n\r\u2028\u2029]|\\.|\[(?:[^\]\\\n\r\u2028\u2029]|\\.)*\])+\/[\w$]*/y;
  const templatePart = /(?:[^`\\$]|\\[^]|\$(?!\{))*(`|\$\{)/y;

  const setOf = (...words) => {
    const set = kit.table();
    for (let index = 0; index < words.length; index += 1) set[words[index]] = true;
    return set;
  };
  // After these an expression begins, so that `/` begins a regular expression.
  const beforeExpression = setOf('return', 'typeof', 'case', 'do', 'else', 'in', 'instanceof', 'void', 'delete', 'throw');
  // These may be names as well, so that nobody knows.
  const sometimesNames = setOf('await', 'yield', 'of', 'async', 'get', 'set', 'static', 'let');
  const beforeHead = setOf('if', 'while', 'for', 'with');
  const notCalled = setOf('.', '#', 'new', 'function', 'class');
  const phases = setOf('defer', 'source');

  function read(pattern, text, at) {
    pattern.lastIndex = at;
    return match(pattern, text);
  }

  // What is inserted, by offset.  What opens something is found last when it stands outermost.
  function newEdits() {
    const opened = kit.map();
    const closed = kit.map();
    const removed = kit.map();
    return {
      __proto__: null,
      open: (at, text) => opened.set(at, text + (opened.get(at) ?? '')),
      close: (at, text) => closed.set(at, (closed.get(at) ?? '') + text),
      replace(at, length, text) {
        removed.set(at, length);
        opened.set(at, (opened.get(at) ?? '') + text);
      },
      applied(text) {
        let result = '';
        let from = 0;
        for (let at = 0; at <= text.length; at += 1) {
          const inserted = (closed.get(at) ?? '') + (opened.get(at) ?? '');
          if (inserted === '') continue;
          result += slice(text, from, at) + inserted;
          from = at + (removed.get(at) ?? 0);
        }
        return result + slice(text, from);
      },
    };
  }

  // The text for the engine, where `imported` is the expression that stands for `import`.
  function edited(text, imported) {
    const edits = newEdits();
    const frames = kit.list();
    let depth = 0;
    // The token before: a word or a sign, or 'value' for literals.
    let last = '';
    let broken = false;
    // `import` or `eval` that may be called next, and the call that has just been closed.
    let callee = null;
    let closed = null;
    let isUnsure = false;
    let at = 0;

    const push = (open) => {
      frames[depth] = {
        __proto__: null, open, callee: open === '(' ? callee : null, isHead: open === '(' && last in beforeHead,
        start: at + 1, commas: 0, isEmpty: true, endsInComma: false, hasSpread: false, firstEnd: -1,
      };
      depth += 1;
    };

    // The token after a call tells whether it is one: a method of that name has its body there.
    function settle(token) {
      const { callee: called, start, end, firstEnd } = closed;
      closed = null;
      if (token === '{' && called.before !== 'extends') {
        isUnsure = isUnsure || broken;
        return;
      }
      if (called.isEval) {
        edits.open(called.at, outside(imported + '.direct(' + imported + '.enter(),'));
        edits.open(start, outside(imported + '.leave(eval)('));
        edits.close(firstEnd, CLOSE);
        edits.close(end, CLOSE);
      } else {
        edits.replace(called.at, 6, marker + '_i' + outside(slice(imported, marker.length + 2)));
      }
    }

    function pop(open) {
      if (depth === 0 || frames[depth - 1].open !== open) {
        isUnsure = true;
        return false;
      }
      depth -= 1;
      const frame = frames[depth];
      if (frame.callee !== null && !frame.isEmpty && !frame.hasSpread) {
        const count = frame.commas + (frame.endsInComma ? 0 : 1);
        if (frame.callee.isEval || count <= 2) {
          closed = frame;
          frame.end = at + 1;
          if (frame.firstEnd < 0) frame.firstEnd = at;
        }
      }
      return frame.isHead;
    }

    function template() {
      const part = read(templatePart, text, at);
      if (part === null) {
        isUnsure = true;
        return;
      }
      at += part[0].length;
      if (part[1] === '`') {
        last = 'value';
      } else {
        push('${');
        last = '{';
      }
    }

    function slash() {
      if (last === '}' || last === '++' || last === '--' || last in sometimesNames) {
        isUnsure = true;
        return;
      }
      const isDivision = last === 'value' || last === ']' || last === ')'
        || (match(wordAtStart, last) !== null && !(last in beforeExpression));
      if (isDivision) {
        last = '/';
        at += 1;
        return;
      }
      const found = read(regularExpression, text, at);
      if (found === null) {
        isUnsure = true;
        return;
      }
      at += found[0].length;
      last = 'value';
    }

    function name(found) {
      const isMember = last === '.' || last === '#';
      if (callee !== null && callee.stage === 2 && found in phases) {
        callee.stage = 3;
      } else if ((found === 'import' || found === 'eval') && !(last in notCalled)) {
        callee = { __proto__: null, at, isEval: found === 'eval', before: last, stage: 1 };
      } else {
        callee = null;
      }
      at += found.length;
      // A property is a value, whatever it is called.
      last = isMember ? 'value' : found;
    }

    function sign(unit) {
      const top = depth === 0 ? null : frames[depth - 1];
      const next = slice(text, at, at + 3);
      if (next === '-->' || slice(text, at, at + 4) === '<!--' || codeUnitAt(text, at) > 0x7f) isUnsure = true;
      if (unit === '.' && callee !== null && callee.stage === 1 && !callee.isEval) {
        callee.stage = 2;
        last = '.';
        at += 1;
        return;
      }
      if (unit === '(' || unit === '[' || unit === '{') {
        push(unit);
        last = unit;
      } else if (unit === ')') {
        last = pop('(') ? '(' : ')';
      } else if (unit === ']') {
        pop('[');
        last = ']';
      } else if (unit === '}') {
        if (top !== null && top.open === '${') {
          pop('${');
          at += 1;
          template();
          callee = null;
          return;
        }
        pop('{');
        last = '}';
      } else if (next === '...') {
        if (top !== null && (top.isEmpty || top.endsInComma)) top.hasSpread = true;
        last = '...';
        at += 2;
      } else if (kit.startsWith(next, '++') || kit.startsWith(next, '--')) {
        last = slice(next, 0, 2);
        at += 1;
      } else {
        last = unit;
      }
      callee = null;
      at += 1;
    }

    while (at < text.length && !isUnsure) {
      const blank = read(space, text, at) ?? read(comment, text, at);
      if (blank !== null) {
        broken = broken || match(lineBreak, blank[0]) !== null;
        at += blank[0].length;
        continue;
      }
      const unit = text[at];
      if (closed !== null) settle(unit);
      broken = false;
      const top = depth === 0 ? null : frames[depth - 1];
      if (top !== null && unit !== ')' && unit !== ']' && unit !== '}') {
        if (unit === ',') {
          top.commas += 1;
          if (top.firstEnd < 0) top.firstEnd = at;
        }
        top.endsInComma = unit === ',';
      }
      const found = read(word, text, at);
      if (found !== null) {
        name(found[0]);
      } else if (unit === '/') {
        callee = null;
        slash();
      } else if (unit === '`') {
        callee = null;
        at += 1;
        template();
      } else {
        const literal = read(string, text, at) ?? read(number, text, at);
        if (literal === null) {
          if (unit === '"' || unit === "'") return text;
          sign(unit);
        } else {
          callee = null;
          at += literal[0].length;
          last = 'value';
        }
      }
      if (top !== null) top.isEmpty = false;
    }
    if (closed !== null) settle('');
    return depth === 0 && !isUnsure ? edits.applied(text) : text;
  }

  // `text` with `imported` in place of `import`; as it is where that cannot be said for certain.
  return (text, imported) => (match(worthReading, text) === null ? text : edited(text, imported));
})
