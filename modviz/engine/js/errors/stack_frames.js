// What the engine's call sites say, as frames of the guest's code: places are those of its own texts, and the realm's own
// code is left out.
(function (kit, source) {
  'use strict';
  const { getOwnPropertyDescriptor, Error } = kit;

  // The frames, innermost first, as many as `Error.stackTraceLimit` says.  `blamed` is the innermost place in a module
  // where the engine names another one, or null.
  function framesOf(sites, blamed) {
    const limit = getOwnPropertyDescriptor(Error, 'stackTraceLimit');
    const wanted = limit === undefined || typeof limit.value !== 'number' ? 10 : limit.value;
    const frames = kit.list();
    let count = 0;
    // Those of built-ins whose caller has not been seen yet: what the realm's own code calls is hidden.
    let pending = 0;
    for (let index = 0; index < sites.length && count < wanted; index += 1) {
      const site = sites[index];
      const line = site.getLineNumber();
      if (line !== null && source.isPrelude(line)) {
        count -= pending;
        pending = 0;
        continue;
      }
      const engineName = site.getFunctionName() ?? '';
      let name = source.originalName(engineName);
      if (name === '<eval>') name = '';
      // The body of a CommonJS module is a method of nobody for V8.
      if (name === 'body' && name !== engineName) name = 'Object.<anonymous>';
      const frame = {
        __proto__: null, name, callee: site.getFunction(), isConstructor: site.isConstructor(), url: null,
        line: null, column: null, isNative: line === null, isEval: line !== null && source.isGuestEval(line),
      };
      if (line !== null) {
        let place = frame.isEval ? null : source.place(line, site.getColumnNumber());
        if (place === null) {
          frame.name ||= 'eval';
          frame.line = line;
          frame.column = site.getColumnNumber();
        } else {
          place = blamed ?? place;
          blamed = null;
          frame.url = place.module.path || place.module.url;
          frame.line = place.line;
          frame.column = place.column;
        }
      }
      frames[count] = frame;
      count += 1;
      pending = line === null ? pending + 1 : 0;
    }
    frames.length = count - pending;
    return frames;
  }

  // A frame in V8's notation.
  function text({ name, isConstructor, url, line, column }) {
    const place = line === null ? '' : ':' + line + ':' + column;
    const where = (url ?? '<anonymous>') + place;
    return name === '' ? where : (isConstructor ? 'new ' : '') + name + ' (' + where + ')';
  }

  function textOf(frames) {
    let result = '';
    for (let index = 0; index < frames.length; index += 1) result += '\n    at ' + text(frames[index]);
    return result;
  }

  return { __proto__: null, framesOf, text, textOf };
})
