// `AbortController` and `AbortSignal`.
//
// Source: https://dom.spec.whatwg.org/#aborting-ongoing-activities
(function (kit, builtIns, exceptions, interfaces, event, eventTarget) {
  'use strict';
  const { setPrototypeOf, TypeError } = kit;
  const { interfaceOf, standIn, items, number, requireArguments, notOfType } = builtIns;
  const { EventTarget } = eventTarget;
  const setTimeout = globalThis.setTimeout;

  const aborted = () => exceptions.create('This operation was aborted', 'AbortError');
  const states = kit.weakMap();
  const stateOf = (signal) => {
    const state = states.get(signal);
    if (state === undefined) throw new TypeError('Value of "this" must be of type AbortSignal');
    return state;
  };

  let isMaking = false;
  function newSignal() {
    isMaking = true;
    try {
      return new AbortSignal();
    } finally {
      isMaking = false;
    }
  }

  function abort(signal, reason) {
    const state = stateOf(signal);
    if (state.isAborted) return;
    state.isAborted = true;
    state.reason = reason === undefined ? aborted() : reason;
    const dependents = state.dependents;
    for (let index = 0; index < dependents.length; index += 1) {
      const dependent = stateOf(dependents[index]);
      if (dependent.isAborted) continue;
      dependent.isAborted = true;
      dependent.reason = state.reason;
    }
    tell(signal, state);
    for (let index = 0; index < dependents.length; index += 1) tell(dependents[index], stateOf(dependents[index]));
  }

  function tell(signal, state) {
    if (state.isTold) return;
    state.isTold = true;
    for (let index = 0; index < state.steps.length; index += 1) state.steps[index]();
    eventTarget.dispatch(interfaces.recordOf(signal), event.create('Event', 'abort'));
  }

  const targetOf = (signal) => {
    stateOf(signal);
    return interfaces.recordOf(signal);
  };

  class AbortSignal {
    constructor() {
      if (!isMaking) throw new TypeError('Illegal constructor');
      interfaces.stamp(this, eventTarget.newTarget());
      // `steps` are what is to be done first once it is aborted.
      states.set(this, {
        __proto__: null, isAborted: false, isTold: false, reason: undefined, steps: kit.list(), dependents: kit.list(),
      });
    }
    static abort(reason = undefined) {
      const signal = newSignal();
      const state = stateOf(signal);
      state.isAborted = state.isTold = true;
      state.reason = reason === undefined ? aborted() : reason;
      return signal;
    }
    static timeout(milliseconds) {
      requireArguments(arguments.length, ['delay']);
      const signal = newSignal();
      setTimeout(
        () => abort(signal, exceptions.create('The operation was aborted due to timeout', 'TimeoutError')),
        number(milliseconds));
      return signal;
    }
    static any(signals) {
      const sources = items(signals);
      if (sources === null) throw notOfType('signals', 'an instance of Array', signals);
      const signal = newSignal();
      for (let index = 0; index < sources.length; index += 1) {
        const source = stateOf(sources[index]);
        if (source.isAborted && !stateOf(signal).isAborted) {
          stateOf(signal).isAborted = stateOf(signal).isTold = true;
          stateOf(signal).reason = source.reason;
        }
        source.dependents[source.dependents.length] = signal;
      }
      return signal;
    }
    get aborted() { return stateOf(this).isAborted; }
    get reason() { return stateOf(this).reason; }
    get onabort() { return eventTarget.getHandler(targetOf(this), 'abort'); }
    set onabort(value) { eventTarget.setHandler(targetOf(this), 'abort', value); }
    throwIfAborted() {
      const { isAborted, reason } = stateOf(this);
      if (isAborted) throw reason;
    }
  }
  setPrototypeOf(AbortSignal.prototype, EventTarget.prototype);
  setPrototypeOf(interfaceOf(AbortSignal), EventTarget);
  eventTarget.useSignals((value) => (builtIns.isObject(value) ? states.get(value) : undefined), (state, steps) => { state.steps[state.steps.length] = steps; });

  class AbortController {
    #signal = newSignal();
    get signal() { return this.#signal; }
    abort(reason = undefined) { abort(this.#signal, reason); }
  }
  interfaceOf(AbortController);

  return {
    __proto__: null,
    // Whether `value` is a signal; its reason; and a way to hear of its abortion.
    isSignal: (value) => states.has(value),
    isAborted: (signal) => stateOf(signal).isAborted,
    reasonOf: (signal) => stateOf(signal).reason,
  };
})
