// `import()`: from its arguments to a request that the other side answers, and from the answers to its promise.
//
// https://tc39.es/ecma262/#sec-evaluate-import-call and https://tc39.es/ecma262/#sec-ContinueDynamicImport
(function (kit, promises, records, says, topLevelCapability, namespaceNamed, directEvalFor) {
  'use strict';
  const { stringify, ownKeys, getOwnPropertyDescriptor, apply, concat, TypeError } = kit;
  const { protect, newCapability, react, label } = promises;

  // The promises of calls, and those of LoadRequestedModules for them, by the number of the call.
  const calls = kit.map();
  let count = 0;

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  // The import attributes in the second argument, as the JSON text of a list of pairs sorted by key.
  function attributesOf(options) {
    if (options === undefined) return '[]';
    if (!isObject(options)) throw new TypeError('The second argument of import() must be an object');
    const attributes = options.with;
    if (attributes === undefined) return '[]';
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
    // With one supported key there is nothing to sort.
    return size === 0 ? '[]' : '[["type",' + stringify(entries[0].value) + ']]';
  }

  function call(module, isCompiled, phase, specifier, options) {
    const capability = newCapability();
    let specifierString;
    let attributes;
    try {
      specifierString = apply(concat, '', [specifier]);
      attributes = attributesOf(options);
    } catch (error) {
      capability.reject(error);
      return capability.promise;
    }
    count += 1;
    const number = count;
    label(capability.promise, 'import', number);
    const load = newCapability();
    protect(load.promise);
    const entry = { __proto__: null, capability, load };
    calls.set(number, entry);
    const place = says.importCall(isCompiled);
    const referrer = module ?? place?.module;
    const where = place === null ? 'null,null' : place.line + ',' + place.column;
    records.request(
      '["import",' + number + ',' + (referrer?.number ?? 'null') + ',' + stringify(specifierString) + ',' + attributes
      + ',"' + phase + '",' + where + ']');
    react(
      load.promise,
      () => request(number, '["loaded",' + number + ']'),
      (error) => rejectWith(number, entry, error),
    );
    return capability.promise;
  }

  function request(number, text) {
    records.jobIs('"import",null,' + number);
    records.request(text);
  }

  function rejectWith(number, entry, error) {
    entry.capability.reject(error);
    request(number, '["rejected",' + number + ',' + says.thrown(error) + ']');
  }

  // What stands for `import` in the text of `module`.  That of scripts (null) is for all of them: the place of the call
  // says which one calls.  It also has what direct calls of `eval` in that text need.  `isCompiled` says that the text
  // is one that `module` has had compiled.
  function functionFor(module, isCompiled = false) {
    const by = (phase) => (specifier, options) => call(module, isCompiled, phase, specifier, options);
    const dynamicImport = by('evaluation');
    dynamicImport.defer = by('defer');
    dynamicImport.source = by('source');
    dynamicImport.from = functionFrom;
    const direct = directEvalFor(() => (module === null ? says.referrerHere() : module.number));
    for (const name in direct) dynamicImport[name] = direct[name];
    return kit.freeze(kit.setPrototypeOf(dynamicImport, null));
  }

  // The same for texts that the module or script with that number (null: nobody knows) has had compiled.
  const functions = kit.map();

  function functionFrom(number) {
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
    settleLoad(number, isRejected, error) {
      const { load } = calls.get(number);
      if (isRejected) load.reject(error);
      else load.resolve(undefined);
    },
    awaitEvaluation(number, name) {
      const entry = calls.get(number);
      react(
        topLevelCapability(name).promise,
        () => request(number, '["evaluated",' + number + ']'),
        (error) => rejectWith(number, entry, error),
      );
    },
    // SafePerformPromiseAll: https://tc39.es/proposal-defer-import-eval/#sec-safe-perform-promise-all
    awaitAllEvaluations(number, names) {
      const entry = calls.get(number);
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
        (error) => rejectWith(number, entry, error),
      );
    },
    resolve: (number, name, phase) => calls.get(number).capability.resolve(namespaceNamed(name, phase)),
    reject: (number, error) => calls.get(number).capability.reject(error),
  };
})
