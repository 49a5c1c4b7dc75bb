// `AbortController` and `AbortSignal`.
//
// Source: https://dom.spec.whatwg.org/#aborting-ongoing-activities
(function (kit, builtIns, interfaces, exceptions, event, eventTarget) {
  'use strict';
  const { TypeError } = kit;
  const { items, number } = builtIns;
  const { define, here, recordOf, objectOf, stamp, needArguments } = interfaces;
  const { EventTarget, newTarget, dispatch, setHandler, getHandler } = eventTarget;
  const { setTimeout } = globalThis;

  const aborted = () => exceptions.create('This operation was aborted', 'AbortError');

  // A signal is a target; `algorithms` are functions that run when it is aborted, and `dependents` the signals of
  // `AbortSignal.any()` that are aborted with it.
  function newSignal() {
    const signal = newTarget();
    signal.isSignal = true;
    signal.isAborted = false;
    signal.reason = undefined;
    signal.algorithms = kit.list();
    signal.dependents = kit.list();
    stamp(kit.create(AbortSignal.prototype), signal);
    return signal;
  }

  function setAborted(signal, reason) {
    signal.isAborted = true;
    signal.reason = reason === undefined ? aborted() : reason;
  }

  function abort(signal, reason) {
    if (signal.isAborted) return;
    setAborted(signal, reason);
    const told = kit.list();
    told[0] = signal;
    for (let index = 0; index < signal.dependents.length; index += 1) {
      const dependent = signal.dependents[index];
      if (dependent.isAborted) continue;
      setAborted(dependent, signal.reason);
      told[told.length] = dependent;
    }
    for (let index = 0; index < told.length; index += 1) tell(told[index]);
  }

  function tell(signal) {
    const { algorithms } = signal;
    signal.algorithms = kit.list();
    for (let index = 0; index < algorithms.length; index += 1) algorithms[index]();
    dispatch(signal, event.create('Event', 'abort'));
  }

  const signalOf = (value) => {
    const record = recordOf(value);
    return record !== undefined && record.isSignal === true ? record : undefined;
  };

  const AbortSignal = define('AbortSignal', EventTarget, {
    get aborted() { return here(this, 'isSignal').isAborted; },
    get reason() { return here(this, 'isSignal').reason; },
    get onabort() { return getHandler(here(this, 'isSignal'), 'abort'); },
    set onabort(value) { setHandler(here(this, 'isSignal'), 'abort', value); },
    throwIfAborted() {
      const { isAborted, reason } = here(this, 'isSignal');
      if (isAborted) throw reason;
    },
  }, {
    __proto__: null,
    statics: {
      abort(reason = undefined) {
        const signal = newSignal();
        setAborted(signal, reason);
        return objectOf(signal);
      },
      any(signals) {
        needArguments(arguments.length, 1, 'any', 'AbortSignal');
        const sources = items(signals);
        if (sources === null) {
          throw new TypeError("Failed to execute 'any' on 'AbortSignal': The provided value cannot be converted to a sequence.");
        }
        const signal = newSignal();
        for (let index = 0; index < sources.length; index += 1) {
          const source = signalOf(sources[index]);
          if (source === undefined) {
            throw new TypeError("Failed to execute 'any' on 'AbortSignal': Failed to convert value to 'AbortSignal'.");
          }
          if (source.isAborted && !signal.isAborted) setAborted(signal, source.reason);
          source.dependents[source.dependents.length] = signal;
        }
        return objectOf(signal);
      },
      timeout(milliseconds) {
        needArguments(arguments.length, 1, 'timeout', 'AbortSignal');
        const signal = newSignal();
        setTimeout(
          () => abort(signal, exceptions.create('The operation was aborted due to timeout', 'TimeoutError')),
          number(milliseconds));
        return objectOf(signal);
      },
    },
  });

  define('AbortController', null, {
    get signal() { return objectOf(here(this, 'isController').signal); },
    abort(reason = undefined) { abort(here(this, 'isController').signal, reason); },
  }, { __proto__: null, make: () => ({ __proto__: null, object: null, isController: true, signal: newSignal() }) });

  eventTarget.useSignals(signalOf, (signal, algorithm) => {
    signal.algorithms[signal.algorithms.length] = algorithm;
  });
})
