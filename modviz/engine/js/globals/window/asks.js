// What the document asks the page, through the door: each is a function of a text, and gives a text.
//
// A page whose scripts ask nothing needs no door, so each is opened when it is first asked.
(function (kit, asker) {
  'use strict';

  function lazily(what) {
    let ask = null;
    return (about) => (ask ??= asker(what))(about);
  }

  return {
    __proto__: null,
    // A script element may have to run: the facts of `scripts.js`; the answer is "started" if it has been taken up.
    prepare: lazily('prepare'),
    // A blob URL is to be made for the bytes of a Blob: its type, and each byte as a character; the answer is the URL.
    createObjectUrl: lazily('createObjectURL'),
    // That URL is to lead nowhere any more.  The answer says nothing.
    revokeObjectUrl: lazily('revokeObjectURL'),
    // A link element was inserted: its facts.  The answer says nothing.
    link: lazily('link'),
    // Makes what asks for the jobs that a callback has left, when nothing is on the stack.  The door must be open before a
    // task begins in which somebody asks that.
    makePerformJobs() {
      const ask = asker('performJobs');
      return () => { ask(''); };
    },
    // `document.write`: the text.  The answer says nothing.
    write: lazily('write'),
    // Markup: the name of the element around it, and its text; the answer is a list of operations (`markup.js`).
    parseFragment: lazily('parseFragment'),
    // What a module specifier means: it, the URL it is relative to, and who asks; the answer is a URL.
    resolve: lazily('resolve'),
  };
})
