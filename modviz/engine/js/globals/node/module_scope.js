// What Node adds to an error of an ES module that uses a name which only CommonJS modules have.
//
// Source: https://nodejs.org/api/esm.html#differences-between-es-modules-and-commonjs
(function (kit, builtIns, errors, isProxy) {
  'use strict';
  const { startsWith } = kit;
  const { property } = builtIns;
  const ADVICE = {
    __proto__: null,
    require: 'replace require() with import',
    module: 'use export instead of module.exports/exports',
    exports: 'use export instead of module.exports/exports',
    __filename: 'use import.meta.filename instead',
    __dirname: 'use import.meta.dirname instead',
  };
  const facts = kit.map();

  function nameIn(message) {
    const names = kit.ownKeys(ADVICE);
    for (let index = 0; index < names.length; index += 1) {
      if (message === names[index] + ' is not defined') return names[index];
    }
    return null;
  }

  return {
    __proto__: null,
    // Learns of a module whether it awaits, and the package.json that makes it an ES module, if one does ("").
    know(command) { facts.set(command.module, command); },

    // Changes `error`, which the evaluation of `module` has come to.
    explain(error, module) {
      const known = facts.get(module);
      if (known === undefined || typeof error !== 'object' || error === null || isProxy(error)) return;
      const message = errors.quietly(error, 'message');
      if (errors.quietly(error, 'name') !== 'ReferenceError' || typeof message !== 'string') return;
      const name = nameIn(message);
      if (name === null) return;
      if (known.hasAwait) {
        property(
          error, 'message',
          "Cannot determine intended module format because both '" + name + "' and top-level await are present. If the"
          + ' code is intended to be CommonJS, wrap await in an async function. If the code is intended to be an ES'
          + ' module, ' + ADVICE[name] + '.', false);
        property(error, 'code', 'ERR_AMBIGUOUS_MODULE_SYNTAX', true);
        return;
      }
      let text = message + ' in ES module scope';
      if (startsWith(text, 'require ')) text += ', you can use import instead';
      if (known.packageJson !== '') {
        text += "\nThis file is being treated as an ES module because it has a '.js' file extension and '"
          + known.packageJson + '\' contains "type": "module". To treat it as a CommonJS script, rename it to use the'
          + " '.cjs' file extension.";
      }
      property(error, 'message', text, false);
    },
  };
})
