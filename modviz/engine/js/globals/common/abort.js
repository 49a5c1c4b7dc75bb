// `AbortController` and `AbortSignal`.
//
// Source: https://dom.spec.whatwg.org/#aborting-ongoing-activities
(function (kit, builtIns, exceptions, interfaces, events, eventTargets, timers) {
  'use strict';
  const { apply, TypeError } = kit;
  const { items, inspectSymbol, number } = builtIns;
  const { here, recordOf, define, executing, needArguments, stamp } = interfaces;
  const { EventTarget, newTarget, dispatch, setHandler, getHandler } = eventTargets;
  const { setTimeout } = timers.functions;

  // `sources` are the signals that a dependent one follows; `algorithms` what is done when it is aborted.
  function newSignal() {
    const record = newTarget();
    record.abortSignal = true;
    record.isAborted = false;
    record.reason = undefined;
    record.algorithms = kit.list();
    record.dependents = kit.list();
    return record;
  }

  const signalOf = (value) => here(value, 'abortSignal');

  function make(record) {
    stamp({ __proto__: AbortSignal.prototype }, record);
    return record;
  }

  // Source: https://dom.spec.whatwg.org/#abortsignal-signal-abort
  function abort(signal, given) {
    if (signal.isAborted) return;
    const reason = given === undefined ? exceptions.create('This operation was aborted', 'AbortError') : given;
    const aborted = kit.list();
    mark(signal, reason, aborted);
    for (let index = 0; index < aborted.length; index += 1) runSteps(aborted[index]);
  }

  // All of them are aborted before anybody hears of it.
  function mark(signal, reason, aborted) {
    if (signal.isAborted) return;
    signal.isAborted = true;
    signal.reason = reason;
    aborted[aborted.length] = signal;
    for (let index = 0; index < signal.dependents.length; index += 1) mark(signal.dependents[index], reason, aborted);
  }

  function runSteps(signal) {
    const { algorithms } = signal;
    signal.algorithms = kit.list();
    for (let index = 0; index < algorithms.length; index += 1) algorithms[index]();
    dispatch(signal, events.create('Event', 'abort'));
  }

  const AbortSignal = define('AbortSignal', EventTarget, {
    get aborted() { return signalOf(this).isAborted; },
    get reason() { return signalOf(this).reason; },
    get onabort() { return getHandler(signalOf(this), 'abort'); },
    set onabort(value) { setHandler(signalOf(this), 'abort', value); },
    throwIfAborted() {
      const signal = signalOf(this);
      if (signal.isAborted) throw signal.reason;
    },
    [inspectSymbol](depth, options, inspect) {
      return 'AbortSignal ' + inspect({ aborted: signalOf(this).isAborted }, options);
    },
  }, {
    __proto__: null,
    statics: {
      abort(reason = undefined) {
        const signal = make(newSignal());
        signal.isAborted = true;
        signal.reason = reason === undefined
          ? exceptions.create('This operation was aborted', 'AbortError') : reason;
        return signal.object;
      },

      any(signals) {
        needArguments(arguments.length, 1, 'any', 'AbortSignal');
        const all = items(signals);
        if (all === null) {
          throw new TypeError(executing('any', 'AbortSignal') + 'The provided value cannot be converted to a sequence.');
        }
        const result = make(newSignal());
        for (let index = 0; index < all.length; index += 1) {
          const source = recordOf(all[index]);
          if (source === undefined || source.abortSignal === undefined) {
            throw new TypeError(
              executing('any', 'AbortSignal') + "Failed to convert value to 'AbortSignal'.");
          }
          if (source.isAborted && !result.isAborted) {
            result.isAborted = true;
            result.reason = source.reason;
          }
          source.dependents[source.dependents.length] = result;
        }
        return result.object;
      },

      timeout(milliseconds) {
        needArguments(arguments.length, 1, 'timeout', 'AbortSignal');
        const signal = make(newSignal());
        const timer = apply(setTimeout, undefined, [
          () => abort(signal, exceptions.create('The operation was aborted due to timeout', 'TimeoutError')),
          number(milliseconds),
        ]);
        // Where a timer is an object, it does not keep the program going.
        if (typeof timer === 'object') timer.unref();
        return signal.object;
      },
    },
  });

  eventTargets.useSignals((value) => {
    const record = recordOf(value);
    return record?.abortSignal === true ? record : undefined;
  }, (signal, action) => { signal.algorithms[signal.algorithms.length] = action; });

  define('AbortController', null, {
    get signal() { return here(this, 'abortController').signal.object; },
    abort(reason = undefined) { abort(here(this, 'abortController').signal, reason); },
    [inspectSymbol](depth, options, inspect) {
      return 'AbortController ' + inspect({ signal: this.signal }, options);
    },
  }, {
    __proto__: null,
    make: () => ({ __proto__: null, object: null, abortController: true, signal: make(newSignal()) }),
  });
})
