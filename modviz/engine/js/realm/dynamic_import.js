// `import()`: from its arguments to a request that the other side answers, and from the answers to its promise.
//
// The other side hears of a call when the code that calls has come to its end.  What the specification does at once is
// not late for that: a call that cannot succeed is refused here, and each other one keeps its place in the queue of jobs,
// for the case that nothing has to be fetched.
//
// https://tc39.es/ecma262/#sec-evaluate-import-call and https://tc39.es/ecma262/#sec-ContinueDynamicImport
(function (
  kit, promises, records, says, topLevelCapability, namespaceNamed, compilers, resolveSpecifier, mapEntry, detour,
  isModuleType,
) {
  'use strict';
  const { stringify, ownKeys, getOwnPropertyDescriptor, apply, concat, queueMicrotask, SyntaxError, TypeError } = kit;
  const { protect, newCapability, react, label } = promises;

  // By the number of the call: its promise, what that was rejected with at once (or null), and the job that follows on
  // LoadRequestedModules.
  const calls = kit.map();
  let count = 0;

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  // The import attribute `type` in the second argument; undefined if there is none.  No other one is supported.
  function typeIn(options) {
    if (options === undefined) return undefined;
    if (!isObject(options)) throw new TypeError('The second argument of import() must be an object');
    const attributes = options.with;
    if (attributes === undefined) return undefined;
    if (!isObject(attributes)) throw new TypeError("The 'with' option of import() must be an object");
    const keys = ownKeys(attributes);
    const entries = kit.list();
    let size = 0;
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (typeof key === 'symbol') continue;
      const descriptor = getOwnPropertyDescriptor(attributes, key);
      if (descriptor === undefined || !descriptor.enumerable) continue;
      entries[size] = { __proto__: null, key, value: attributes[key] };
      size += 1;
    }
    for (let index = 0; index < size; index += 1) {
      if (typeof entries[index].value !== 'string') {
        throw new TypeError('Import attribute value must be a string');
      }
    }
    for (let index = 0; index < size; index += 1) {
      if (entries[index].key !== 'type') {
        throw new TypeError("Import attribute '" + entries[index].key + "' is not supported");
      }
    }
    return size === 0 ? undefined : entries[0].value;
  }

  // What the promise is rejected with at once; null if it is not.  The other side says the same, in the same words,
  // when it hears of the call.
  function refusal(specifier, type, phase, referrer, place) {
    try {
      if (type === 'css' && !isModuleType(type)) throw says.lack('module-type', 'CSS modules (with { type: "css" })');
      if (type !== undefined && !isModuleType(type)) {
        throw new TypeError('"' + type + '" is not a valid module type.');
      }
      const entry = mapEntry(resolveSpecifier(specifier, referrer.url), type ?? 'javascript');
      if (entry === null && phase === 'source') {
        throw new SyntaxError('Source phase import object is not defined for module');
      }
      return entry ?? null;
    } catch (error) {
      says.happenedAt(error, place);
      return error;
    }
  }

  function call(module, isCompiled, phase, specifier, options) {
    const capability = newCapability();
    let specifierString;
    let type;
    try {
      specifierString = apply(concat, '', [specifier]);
      type = typeIn(options);
    } catch (error) {
      capability.reject(error);
      return capability.promise;
    }
    count += 1;
    const number = count;
    label(capability.promise, 'import', number);
    const place = says.importCall(isCompiled);
    const referrer = module ?? place?.module;
    const where = place === null ? 'null,null' : place.line + ',' + place.column;
    const attributes = type === undefined ? '[]' : '[["type",' + stringify(type) + ']]';
    const error = referrer === undefined ? null : refusal(specifierString, type, phase, referrer, place);
    const entry = { __proto__: null, capability, refusal: error, afterLoad: null, isPlaceKept: true };
    calls.set(number, entry);
    // Only now, as what has been asked meanwhile was told of all requests so far.
    records.request(
      '["import",' + number + ',' + (referrer?.number ?? 'null') + ',' + stringify(specifierString) + ',' + attributes
      + ',"' + phase + '",' + where + ']');
    if (error === null) keepPlace(entry);
    else capability.reject(error);
    return capability.promise;
  }

  // Does something after so many jobs more, which are the host's and nobody's business.
  function later(jobs, act) {
    if (jobs === 0) {
      act();
      return;
    }
    records.noJob();
    queueMicrotask(() => later(jobs - 1, act));
  }

  // What settles the promise of a call; some hosts take a detour to it.
  function settle(number, act) {
    const entry = calls.get(number);
    if (detour === 0) {
      act(entry.capability);
      return;
    }
    const goOn = () => later(detour - 1, () => act(entry.capability));
    if (entry.isPlaceKept) entry.afterLoad = goOn;
    else queueMicrotask(goOn);
  }

  // A job in the place of the one that follows on LoadRequestedModules if that has nothing to wait for.
  function keepPlace(entry) {
    queueMicrotask(() => {
      entry.isPlaceKept = false;
      if (entry.afterLoad !== null) entry.afterLoad();
      else records.noJob();
    });
  }

  function request(number, text) {
    records.jobIs('"import",null,' + number);
    records.request(text);
  }

  function rejectWith(number, error) {
    settle(number, (capability) => capability.reject(error));
    request(number, '["rejected",' + number + ',' + says.thrown(error) + ']');
  }

  // What stands for `import` in the text of `module`.  That of scripts (null) is for all of them: the place of the call
  // says which one calls.  It also has what direct calls of `eval` in that text need.  `isCompiled` says that the text
  // is one that `module` has had compiled.
  function functionFor(module, isCompiled = false) {
    const by = (phase) => (specifier, options) => call(module, isCompiled, phase, specifier, options);
    const dynamicImport = kit.setPrototypeOf(by('evaluation'), null);
    dynamicImport.defer = by('defer');
    dynamicImport.source = by('source');
    dynamicImport.from = functionFrom;
    const direct = compilers.directEvalFor(() => (module === null ? says.referrerHere() : module.number));
    for (const name in direct) dynamicImport[name] = direct[name];
    return kit.freeze(dynamicImport);
  }

  // The same for texts that the module or script with that key has had compiled; undefined if none has it.
  const functions = kit.map();

  function functionFrom(key) {
    const number = compilers.referrerOf(key);
    if (number === undefined) return undefined;
    let dynamicImport = functions.get(number);
    if (dynamicImport === undefined) {
      dynamicImport = functionFor(says.moduleNumbered(number), true);
      functions.set(number, dynamicImport);
    }
    return dynamicImport;
  }

  return {
    __proto__: null,
    functionFor,
    later,
    // PerformPromiseThen for the promise of LoadRequestedModules, which is settled now.
    settleLoad(number, isRejected, error, jobs) {
      const entry = calls.get(number);
      const afterLoad = isRejected
        ? () => rejectWith(number, error)
        : () => later(jobs, () => request(number, '["loaded",' + number + ']'));
      if (entry.isPlaceKept) entry.afterLoad = afterLoad;
      else queueMicrotask(afterLoad);
    },
    awaitEvaluation(number, name) {
      react(
        topLevelCapability(name).promise,
        () => request(number, '["evaluated",' + number + ']'),
        (error) => rejectWith(number, error),
      );
    },
    // SafePerformPromiseAll: https://tc39.es/proposal-defer-import-eval/#sec-safe-perform-promise-all
    awaitAllEvaluations(number, names) {
      const all = newCapability();
      protect(all.promise);
      let remaining = names.length;
      for (let index = 0; index < names.length; index += 1) {
        react(
          topLevelCapability(names[index]).promise,
          () => {
            remaining -= 1;
            if (remaining === 0) all.resolve(undefined);
          },
          all.reject,
        );
      }
      react(
        all.promise,
        () => request(number, '["evaluated",' + number + ']'),
        (error) => rejectWith(number, error),
      );
    },
    resolve: (number, name, phase) => settle(number, (capability) => capability.resolve(namespaceNamed(name, phase))),
    reject: (number, error) => settle(number, (capability) => capability.reject(error)),
    refusalOf: (number) => calls.get(number).refusal,
  };
})
