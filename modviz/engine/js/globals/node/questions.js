// What programs in Node make the realm ask the other side: see `hosts/node/host.py`.
(function (kit, asker) {
  'use strict';
  const WORDS = [
    'resolve', 'read', 'compile', 'evaluate', 'import.meta.resolve', 'path', 'lack', 'exit', 'file', 'hash', 'derive',
    'compress',
  ];
  const askers = kit.table();
  for (let index = 0; index < WORDS.length; index += 1) askers[WORDS[index]] = asker(WORDS[index]);

  return (what, about) => askers[what](about);
})
