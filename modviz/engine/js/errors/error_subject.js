// The code that an error of the engine is about: what it calls, or takes apart, around the place that the engine names.
//
// A site has the text before and after that place (`messages.js`).  In a module it `isMarked`: there calls have places of
// their own, where those of other calls could be taken for them.  What is not found is null.
(function (kit, expressions) {
  'use strict';
  const { match, slice, indexOf, unitAt } = kit;
  const { endingAt, whole, find, followsOperand, isOpening, isClosing } = expressions;

  const chainAhead = /^([\w$#]+(?:\s*\??\.\s*[\w$#]+|\[[^[\]\n]{0,40}\])*)\s*(?:\?\.)?\s*[(`]/;
  const memberAhead = /^(\??\.\s*[\w$#]+)\s*(?:\?\.)?\s*[(`]/;
  const argumentsAhead = /^\s*(?:\?\.)?\s*[(`]/;
  const newBehind = /\bnew\s+$/;
  const operandBehind = /[\w$)\]`"'\u0080-\uffff]\s*$/;
  const lastName = /(?:(?<=\.\s*)|^)(?![\d"'`])[\w$#\u0080-\uffff]+$/;
  const reserved =
    /^(?:this|true|false|null|default|super|new|delete|class|in|if|for|do|import|export|return|void|with|typeof)$/;
  const lastWord = /([\w$]+)\s*$/;
  const onePattern = /^[^{[]*(\{[^{}[\]]*\})[^{[]*$/;
  const wordBehind = /[\w$]$/;
  const parametersAhead = /^\s*(?:[=:]\s*(?:async\s*)?(?:function\b[^(]*)?)?\(/;

  const optionalAhead = /^\s*\?\./;

  const isComma = (unit) => unit === ',';
  const isEndOfExpression = (unit) => unit === ',' || unit === ';' || unit === '\n' || isClosing(unit);

  // Where the callee ends, after the place that the engine names: that is its beginning, the dot or the name of its
  // last member, or a part of its last index.  -1 if it is the last argument.
  function endOfCallee({ before, after, isMarked }) {
    if (isMarked && match(argumentsAhead, after) !== null && match(operandBehind, before) !== null) return 0;
    const found = match(chainAhead, after) ?? match(memberAhead, after);
    let end = found !== null ? found[1].length : unitAt(after, 0) === '(' ? 0 : -1;
    if (end < 0) {
      const closing = find(after, 0, isClosing);
      if (closing < 0 || unitAt(after, closing) === '}') return -1;
      if (match(argumentsAhead, slice(after, closing + 1)) === null) return -1;
      return closing + 1;
    }
    if (isMarked && end > 0) return end;
    // Of `f()()` the engine names the same place for both calls; that `f` is a function is likelier.
    const closed = find(after, end === 0 ? 1 : indexOf(after, '(', end) + 1, isClosing);
    if (closed >= 0 && match(/^\s*\(/, slice(after, closed + 1)) !== null) end = closed + 1;
    return end === 0 ? -1 : end;
  }

  // What is called: its name, whether it is called with `new`, and where V8 says that it is.
  function callee(site) {
    const text = site.before + site.after;
    const found = called(site);
    if (found === null) {
      const bare = bareConstructor(site);
      return bare === null ? null : { __proto__: null, name: bare.name, isConstructed: true, at: bare.start };
    }
    const construction = match(newBehind, slice(text, 0, found.start));
    const at = construction === null ? placeOfCall(text, found.start, endOfCalled(site)) : construction.index;
    return { __proto__: null, name: found.name, isConstructed: construction !== null, at };
  }

  // The text of the expression that is called, and where it starts; null if it is not found.
  function called(site) {
    const end = endOfCalled(site);
    return end < 0 ? null : endingAt(site.before + site.after, end);
  }

  // Where the callee ends in the whole text, or -1.
  function endOfCalled(site) {
    const end = endOfCallee(site);
    return end >= 0 ? site.before.length + end : openParenthesis(site.before);
  }

  // V8 names the name that is called, or the last one of a chain of members; and the parenthesis after all else, or the
  // template.
  function placeOfCall(text, start, end) {
    if (unitAt(text, end) === '`') return end;
    const name = match(lastName, slice(text, start, end));
    if (name !== null && match(reserved, name[0]) === null && match(optionalAhead, slice(text, end, end + 20)) === null) {
      return start + name.index;
    }
    const gap = match(/[^\s?.]/, slice(text, end));
    return gap === null ? end : end + gap.index;
  }

  // The last parenthesis that is open at the end of `text`, or -1 if another bracket is open after it.
  function openParenthesis(text) {
    const open = openBracket(text);
    return open >= 0 && unitAt(text, open) === '(' ? open : -1;
  }

  // The last bracket that is open at the end of `text`, in its last statement; or -1.
  function openBracket(text) {
    let depth = 0;
    for (let index = text.length - 1; index >= 0; index -= 1) {
      const unit = unitAt(text, index);
      if (isClosing(unit)) depth += 1;
      else if (isOpening(unit)) {
        if (depth === 0) return index;
        depth -= 1;
      } else if (unit === ';' && depth === 0) return -1;
    }
    return -1;
  }

  function bareConstructor(site) {
    const construction = match(newBehind, site.before);
    const found = construction === null ? null : site.ahead(/^[\w$#]+(?:\s*\.\s*[\w$#]+)*/);
    return found === null ? null : { __proto__: null, name: found[0], start: construction.index };
  }

  // Where V8 says that the function is called among whose arguments `...` stands `at` a place; -1 if it stands elsewhere.
  function spreadIn(text, at) {
    if (slice(text, at, at + 3) !== '...') return -1;
    const open = openParenthesis(slice(text, 0, at));
    const found = open < 0 || !followsOperand(text, open) ? null : endingAt(text, open);
    if (found === null) return -1;
    return match(newBehind, slice(text, 0, found.start))?.index ?? placeOfCall(text, found.start, open);
  }

  // Where the arguments begin in the call of the built-in function that has thrown; -1 if it is not found.
  function openOfNative({ before, after, functionName }) {
    const text = before + after;
    const callee = match(chainAhead, after) ?? match(memberAhead, after);
    let open = callee === null ? openBracket(before) : before.length + indexOf(after, '(', callee[1].length);
    while (open >= 0 && (unitAt(text, open) !== '(' || match(lastWord, slice(text, 0, open))?.[1] !== functionName)) {
      open = openBracket(slice(text, 0, open < before.length ? open : before.length));
    }
    return open;
  }

  // Where V8 says that the built-in function is called that has thrown; -1 if that is not found.
  function placeOfNative(site) {
    const open = openOfNative(site);
    if (open < 0) return -1;
    const text = site.before + site.after;
    const found = endingAt(text, open);
    if (found === null) return -1;
    return match(newBehind, slice(text, 0, found.start))?.index ?? placeOfCall(text, found.start, open);
  }

  // The text of the first argument in the call of the built-in function that has thrown; null if it is not found.
  function firstArgument(site) {
    const text = site.before + site.after;
    const open = openOfNative(site);
    if (open < 0) return null;
    const comma = find(text, open + 1, isComma);
    const close = find(text, open + 1, isClosing);
    const end = comma >= 0 && (close < 0 || comma < close) ? comma : close;
    return end < 0 ? null : slice(text, open + 1, end);
  }

  // The expression whose value has to be iterable, or to have properties: what a declaration or an assignment takes
  // apart, what a loop goes through, or what is spread.
  function takenApart(site) {
    const { after } = site;
    const declared = site.ahead(/^(?:let|const|var)\s*(?=[[{])/);
    const from = declared !== null ? declared[0].length : match(/^\(?(?=[[{])/, after)?.[0].length ?? -1;
    if (from >= 0) {
      const close = find(after, from + 1, isClosing);
      const equals = close < 0 ? null : match(/^\s*=(?![=>])\s*/, slice(after, close + 1));
      if (equals !== null) {
        const start = close + 1 + equals[0].length;
        const name = whole(slice(after, start, endFrom(after, start)));
        const at = site.before.length;
        const isDeclared = declared !== null;
        const pattern = slice(after, from, close + 1);
        // Of an assignment, V8 names the operator.
        const valueAt = at + (isDeclared ? start : close + 1 + indexOf(equals[0], '='));
        return { __proto__: null, pattern, name, at: at + from, valueAt, isDeclared };
      }
    }
    const begun = site.behind(/(?:\.\.\.|\bof\s+|=\s*|yield\*\s*)[\w$.]*$/);
    if (begun === null) return null;
    const text = site.before + after;
    const valueAt = begun.index + match(/^(?:\.\.\.|of\s+|=\s*|yield\*\s*)/, begun[0])[0].length;
    return { __proto__: null, pattern: '', name: whole(slice(text, valueAt, endFrom(text, valueAt))), at: begun.index, valueAt };
  }

  function endFrom(text, from) {
    const end = find(text, from, isEndOfExpression);
    return end < 0 ? text.length : end;
  }

  // The one parameter that is a pattern, of the function whose beginning the engine names.
  function parameter(site) {
    const { after } = site;
    const open = unitAt(after, 0) === '('
      ? 1 : parametersOf(after, site.functionName) ?? parametersOf(after, 'constructor');
    const close = open === null ? -1 : find(after, open, isClosing);
    const found = close < 0 ? null : match(onePattern, slice(after, open, close));
    if (found === null) return null;
    return { __proto__: null, pattern: found[1], at: site.before.length + open + indexOf(found[0], found[1]) };
  }

  // Where the parameters of the function `name` begin in `text`; null if that is not found.
  function parametersOf(text, name) {
    for (let at = indexOf(text, name); at >= 0; at = indexOf(text, name, at + 1)) {
      const end = at + name.length;
      const head = match(wordBehind, slice(text, 0, at)) === null ? match(parametersAhead, slice(text, end)) : null;
      if (head !== null) return end + head[0].length;
    }
    return null;
  }

  return { __proto__: null, called, callee, firstArgument, placeOfNative, spreadIn, takenApart, parameter };
})
