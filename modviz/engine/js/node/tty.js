// `node:tty`: nothing here is a terminal.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/tty.html
(function (internal) {
  'use strict';
  const { lack } = internal.require('internal/errors');
  const { Duplex } = internal.require('stream');

  // Of them there are no objects, but they can be extended.
  function classOf(name, members) {
    const made = { [name]: function () { throw lack('tty', `new ${name}()`, 'would open a terminal'); } }[name];
    Object.setPrototypeOf(made, Duplex);
    Object.setPrototypeOf(made.prototype, Duplex.prototype);
    for (const member of members) {
      made.prototype[member] = { [member]() {
        throw lack('tty', `${name}.${member}()`, 'would ask a terminal');
      } }[member];
    }
    return made;
  }

  const WriteStream = classOf('WriteStream', ['clearLine', 'clearScreenDown', 'cursorTo', 'getWindowSize', 'moveCursor']);
  // In an empty environment, nothing speaks for colours.
  WriteStream.prototype.getColorDepth = function getColorDepth() { return 1; };
  WriteStream.prototype.hasColors = function hasColors() { return false; };

  return { isatty: () => false, ReadStream: classOf('ReadStream', ['setRawMode']), WriteStream };
})
