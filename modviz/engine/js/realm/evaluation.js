// The evaluation of modules with a top-level await, and the promises that stand for evaluations.
//
// https://tc39.es/ecma262/#sec-execute-async-module
(function (kit, promises, records, says, hide) {
  'use strict';
  const { resume, resumeWithThrow } = kit;
  const { protect, newCapability, promiseResolve, react, originOf } = promises;

  // AsyncBlockStart for the body of `module`, a generator that yields what it awaits.
  async function drive(module) {
    let completion;
    let isThrow = false;
    for (;;) {
      let step;
      try {
        step = (isThrow ? resumeWithThrow : resume)(module.generator, completion);
      } catch (error) {
        // Described now: where it happened is not known later.
        module.thrown = says.thrown(error);
        throw error;
      }
      if (step.done) {
        module.isThrough = true;
        records.event('["bodyend",' + module.number + ']');
        return;
      }
      let promise;
      try {
        promise = promiseResolve(step.value);
      } catch (error) {
        // A getter of the guest's threw: the body goes on at once.
        completion = error;
        isThrow = true;
        continue;
      }
      records.event('["await",' + module.number + ',' + originOf(promise) + ']');
      const statement = says.lastStatement();
      try {
        completion = await promise;
        isThrow = false;
      } catch (reason) {
        completion = reason;
        isThrow = true;
      }
      says.goOnAt(statement);
      records.jobIs('"await",' + module.number + ',null');
      records.event('["resumed",' + module.number + ',' + isThrow + ']');
    }
  }

  // ExecuteAsyncModule: what follows on the end of the body is left to the other side, in the job of its reaction.
  function executeAsync(module) {
    react(
      protect(drive(module)),
      () => settled(module, 'null'),
      () => settled(module, module.thrown),
    );
  }

  function settled(module, thrown) {
    records.jobIs('"module",' + module.number + ',null');
    records.request('["settled",' + module.number + ',' + thrown + ']');
  }

  // [[TopLevelCapability]] of modules, by name.
  const capabilities = kit.map();

  function createTopLevelPromise(name) {
    const capability = newCapability();
    protect(capability.promise);
    // When it is rejected the other side knows.
    hide(capability.promise);
    capabilities.set(name, capability);
  }

  return { __proto__: null, executeAsync, createTopLevelPromise, topLevelCapability: (name) => capabilities.get(name) };
})
