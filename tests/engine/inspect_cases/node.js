// Reads a list of cases as JSON, prints what Node's console.log would print for each, as JSON.
'use strict';
const { readFileSync } = require('node:fs');
const { formatWithOptions } = require('node:util');
const vm = require('node:vm');

const namespaces = new Map();

async function makeNamespace(source) {
  if (namespaces.has(source)) return;
  namespaces.set(source, await import(`data:text/javascript,${encodeURIComponent(source)}`));
}

function settled(state, value) {
  if (state === 'pending') return new Promise(() => {});
  const promise = state === 'rejected' ? Promise.reject(value) : Promise.resolve(value);
  promise.catch(() => {});
  return promise;
}

async function main() {
  const { runner, cases, modules } = JSON.parse(readFileSync(0, 'utf8'));
  for (const source of modules) await makeNamespace(source);
  const { print } = vm.runInThisContext(runner)({
    formatLog: (args) => formatWithOptions({}, ...args),
    namespace: (source) => namespaces.get(source),
    settled,
    Proxy,
  });
  process.stdout.write(JSON.stringify(cases.map((text) => print(text))));
}

main();
