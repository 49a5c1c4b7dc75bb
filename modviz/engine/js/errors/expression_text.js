// How V8 names an expression in its messages: `a.b(...)[c]`, or `(intermediate value)` for what has no name.
//
// It is read off the source, backwards from its end, as far as a chain of members, indexes and calls goes.  What cannot
// be read (regular expressions with brackets or quotes in them, comments) gives null or a wrong name, and nothing worse.
(function (kit) {
  'use strict';
  const { slice, match, trim, unitAt } = kit;
  const NAMELESS = '(intermediate value)';
  const CALL = '(...)';

  const wordBehind = /[\w$#\u0080-\uffff]+$/;
  const dotBehind = /(\?\.|(?<!\.)\.)\s*$/;
  const newBehind = /\bnew\s+$/;
  const operand = /^[\w$#\u0080-\uffff)\]`]$/;
  const keyword =
    /^(?:return|typeof|instanceof|in|of|await|case|delete|void|throw|new|do|else|yield|if|while|for|switch)$/;
  const simpleArray = /^[\w,.'"]*$/;
  const simpleSum = /^[\w$.]+ [-+*/%] [\w$.]+$/;

  const isQuote = (unit) => unit === '"' || unit === "'" || unit === '`';
  const isOpening = (unit) => unit === '(' || unit === '[' || unit === '{';
  const isClosing = (unit) => unit === ')' || unit === ']' || unit === '}';
  const isSpace = (unit) => unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';

  // Where the quoted text that ends before `end` begins, or -1.
  function quoteBefore(text, end) {
    for (let index = end - 2; index >= 0; index -= 1) {
      if (unitAt(text, index) === unitAt(text, end - 1) && unitAt(text, index - 1) !== '\\') return index;
    }
    return -1;
  }

  // Where the bracket opens that is closed right before `end`, or -1.
  function openingBefore(text, end) {
    let depth = 0;
    for (let index = end - 1; index >= 0; index -= 1) {
      const unit = unitAt(text, index);
      if (isQuote(unit)) {
        index = quoteBefore(text, index + 1);
        if (index < 0) return -1;
      } else if (isClosing(unit)) {
        depth += 1;
      } else if (isOpening(unit)) {
        depth -= 1;
        if (depth === 0) return index;
      }
    }
    return -1;
  }

  // The first index from `from` on, outside brackets and quotes, at which `isEnd` holds; -1 if there is none.
  function find(text, from, isEnd) {
    let depth = 0;
    for (let index = from; index < text.length; index += 1) {
      const unit = unitAt(text, index);
      if (depth === 0 && isEnd(unit)) return index;
      if (isQuote(unit)) {
        do index += 1; while (index < text.length && (unitAt(text, index) !== unit || unitAt(text, index - 1) === '\\'));
      } else if (isOpening(unit)) {
        depth += 1;
      } else if (isClosing(unit)) {
        depth -= 1;
        if (depth < 0) return -1;
      }
    }
    return -1;
  }

  function afterSpace(text, end) {
    while (end > 0 && isSpace(unitAt(text, end - 1))) end -= 1;
    return end;
  }

  // The whole of `text` as one expression.
  function whole(text) {
    const trimmed = trim(text);
    const found = endingAt(trimmed, trimmed.length);
    return found === null || found.start > 0 ? NAMELESS : found.name;
  }

  function indexText(inner) {
    const key = trim(inner);
    if (isQuote(unitAt(key, 0)) && quoteBefore(key, key.length) === 0) return '.' + slice(key, 1, key.length - 1);
    return '[' + (match(simpleSum, key) === null ? whole(key) : '(' + key + ')') + ']';
  }

  function bracketed(closing, inner) {
    if (closing === ')') return whole(inner);
    return closing === ']' && match(simpleArray, inner) !== null ? '[' + inner + ']' : NAMELESS;
  }

  // Whether a bracket at `open` belongs to an expression before it.
  function followsOperand(text, open) {
    let end = afterSpace(text, open);
    if (slice(text, end - 2, end) === '?.') end = afterSpace(text, end - 2);
    if (end === 0 || match(operand, unitAt(text, end - 1)) === null) return false;
    const word = match(wordBehind, slice(text, end > 100 ? end - 100 : 0, end));
    return word === null || match(keyword, word[0]) === null;
  }

  // A chain that begins with `name` at `start` and goes on with `tail`.
  function chain(text, name, start, tail) {
    if (name === 'super') return { __proto__: null, name: NAMELESS + tail, start };
    if (name === 'import' && slice(tail, 0, 5) === '.meta') {
      return { __proto__: null, name: NAMELESS + slice(tail, 5), start };
    }
    const behind = match(newBehind, slice(text, 0, start));
    const call = kit.indexOf(tail, CALL);
    if (behind === null || call < 0) return { __proto__: null, name: name + tail, start };
    return { __proto__: null, name: NAMELESS + slice(tail, call + CALL.length), start: behind.index };
  }

  // The expression that ends at `end`: its name, and where it starts; null if it cannot be read.
  function endingAt(text, end) {
    let tail = '';
    for (;;) {
      end = afterSpace(text, end);
      const last = unitAt(text, end - 1);
      if (isClosing(last)) {
        const open = openingBefore(text, end);
        if (open < 0) return null;
        const inner = slice(text, open + 1, end - 1);
        if (last === '}' || !followsOperand(text, open)) return chain(text, bracketed(last, inner), open, tail);
        tail = (last === ')' ? CALL : indexText(inner)) + tail;
        end = afterSpace(text, open);
        if (slice(text, end - 2, end) === '?.') end -= 2;
      } else if (isQuote(last)) {
        const start = quoteBefore(text, end);
        if (start < 0) return null;
        return chain(text, last === '`' ? NAMELESS : '"' + slice(text, start + 1, end - 1) + '"', start, tail);
      } else {
        const from = end > 200 ? end - 200 : 0;
        const word = match(wordBehind, slice(text, from, end));
        if (word === null) return null;
        const start = from + word.index;
        const dot = match(dotBehind, slice(text, from, start));
        if (dot === null) return chain(text, word[0], start, tail);
        tail = dot[1] + word[0] + tail;
        end = from + dot.index;
      }
    }
  }

  return { __proto__: null, endingAt, whole, find, followsOperand, openingBefore, isOpening, isClosing };
})
