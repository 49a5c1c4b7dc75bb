// The errors of the system: by number, name and words.
(function (internal) {
  'use strict';
  return new Map(internal.require('internal/facts').errors);
})
