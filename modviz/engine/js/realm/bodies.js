// Compiles the bodies of modules: several at once, as the empty lines before a text (see source.js) become many.
(function (kit, compiled, refused) {
  'use strict';
  const { evaluate, repeat, join } = kit;
  const ENOUGH = 65536;

  let waiting = kit.list();
  let size = 0;

  // The functions that some texts are, which stand in consecutive lines.  They are arguments, as at a bracket the engine
  // reads all that it encloses twice: it could be the start of an arrow function or of a pattern.
  function factoriesOf(modules, from, to) {
    const texts = kit.list();
    for (let index = from; index < to; index += 1) texts[index - from] = modules[index].text;
    const padding = repeat('\n', modules[from].firstLine - 2);
    return evaluate(padding + '(function(){return arguments})(\n' + join(texts, ',\n') + ')');
  }

  function compile() {
    const modules = waiting;
    waiting = kit.list();
    size = 0;
    if (modules.length === 0) return;
    let factories = null;
    try {
      factories = factoriesOf(modules, 0, modules.length);
    } catch {
      // Which of them the engine refuses shows when each is compiled alone.
    }
    for (let index = 0; index < modules.length; index += 1) {
      let factory;
      try {
        factory = factories === null ? factoriesOf(modules, index, index + 1)[0] : factories[index];
      } catch (error) {
        refused(modules[index], error);
        continue;
      }
      compiled(modules[index], factory);
    }
  }

  return {
    __proto__: null,
    // Compiles `module`, now or when enough texts are there.
    add(module) {
      waiting[waiting.length] = module;
      size += module.text.length;
      // Also more than the empty lines before, or else these would take most of the time of a large graph.
      if (size > ENOUGH && size > module.firstLine) compile();
    },
    compile,
  };
})
