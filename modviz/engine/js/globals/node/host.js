// What the other side has Node do, by name; each returns how much there was to do.
(function (builtins, modules, moduleSpecifiers, processPart, moduleScope) {
  'use strict';
  return {
    __proto__: null,
    // The jobs that Node itself has between the end of an import and its promise.
    IMPORT_DETOUR: 4,
    // The same between the end of the entry and the place where its error is nobody's.
    ENTRY_DETOUR: 3,
    fatal: (error) => processPart.fatal(error, 'uncaughtException'),
    // The same where an entry that is an ES module fails: its evaluation is a promise.
    fatalToEntry: (error) => processPart.fatal(error, 'unhandledRejection'),

    knowModule: moduleScope.know,
    explain: moduleScope.explain,

    start(command) {
      builtins.know(command.builtins);
      modules.start();
      processPart.start(command);
    },
    runMain(command) {
      modules.runMain(command.filename);
      return 1;
    },
    mainIsModule(command) {
      moduleSpecifiers.startFrom(command.url);
      return 1;
    },
    ticks: () => processPart.runTicks(),
    // After the jobs: what they have put into the next tick; only where that is nothing, whether a promise was rejected.
    ticksOrRejections: () => processPart.runTicks() || processPart.processRejections(),
    beforeExit() {
      processPart.beforeExit();
      return 1;
    },
    exit(command) {
      processPart.exit(command.code);
      return 1;
    },
  };
})
