// Deferred namespace objects: the evaluation that touching one triggers.
//
// The other side drives all evaluation but this one, as code that reads a property cannot wait for it.  So it tells
// the states of modules beforehand; here they are changed as the specification does it, and what ran is recorded: the
// other side then takes the same steps, and checks that they lead to the same bodies.
//
// https://tc39.es/proposal-defer-import-eval/#sec-EvaluateModuleSync
(function (kit, records, says, numberOf, runBody) {
  'use strict';
  const { TypeError } = kit;
  const HEADROOM = 50;

  // Module Records, as far as they matter here, by name.
  const states = kit.map();

  function learn(changed, errorOf) {
    for (let index = 0; index < changed.length; index += 1) {
      const { name, status, cycleRoot, error, hasTla, isSynthetic, requested } = changed[index];
      let state = states.get(name);
      if (state === undefined) {
        state = { __proto__: null, name, hasTla, isSynthetic, requested: kit.list(), ancestorIndex: 0 };
        for (let at = 0; at < requested.length; at += 1) {
          state.requested[at] = { __proto__: null, name: requested[at][0], isDeferred: requested[at][1] };
        }
        states.set(name, state);
      }
      state.status = status;
      state.cycleRoot = cycleRoot;
      state.hasError = error !== null;
      state.error = error === null ? undefined : errorOf(error);
    }
  }

  const rootOf = (state) => (state.cycleRoot === null ? state : states.get(state.cycleRoot));
  const isSccEvaluated = (state) => rootOf(state).status === 'evaluated';

  // ReadyForSyncExecution: the module that stands in the way, or null.
  function blocking(module) {
    const seen = kit.map();
    const waiting = kit.list();
    waiting[0] = module;
    let count = 1;
    while (count > 0) {
      count -= 1;
      const state = waiting[count];
      if (seen.has(state) || state.isSynthetic || isSccEvaluated(state)) continue;
      seen.set(state, true);
      if (state.status !== 'linked' || state.hasTla) return state;
      // The first is looked at first.
      for (let index = state.requested.length - 1; index >= 0; index -= 1) {
        waiting[count] = states.get(state.requested[index].name);
        count += 1;
      }
    }
    return null;
  }

  // Where the body of a module is run, what it throws is described at once: later nobody knows where that was.
  function execute(state) {
    const number = numberOf(state.name);
    records.request('["body",' + number + ']');
    try {
      runBody(state.name);
    } catch (error) {
      records.request('["ran",' + number + ',' + says.thrown(error) + ']');
      throw error;
    }
    records.request('["ran",' + number + ',null]');
  }

  // The modules that `state` needs evaluated, each once.  Of deferred ones there are none: all that await are through.
  function evaluationList(state) {
    const list = kit.list();
    const seen = kit.map();
    let count = 0;
    for (let index = 0; index < state.requested.length; index += 1) {
      const { name, isDeferred } = state.requested[index];
      if (isDeferred || seen.has(name)) continue;
      seen.set(name, true);
      list[count] = states.get(name);
      count += 1;
    }
    return list;
  }

  function enter(state, index) {
    state.status = 'evaluating';
    state.ancestorIndex = index;
    return { __proto__: null, state, index, list: evaluationList(state), next: 0 };
  }

  // Evaluate, for a module that is ready: InnerModuleEvaluation with frames in place of recursion.
  //
  // https://tc39.es/proposal-defer-import-eval/#sec-innermoduleevaluation
  function evaluate(module) {
    const frames = kit.list();
    const stack = kit.list();
    let depth = 0;
    let height = 0;
    let count = 0;

    function push(state) {
      frames[depth] = enter(state, count);
      stack[height] = state;
      depth += 1;
      height += 1;
      count += 1;
    }

    // What InnerModuleEvaluation does after it has evaluated `required` for the module of `frame`.
    function look(frame, required) {
      if (required.status === 'evaluating') {
        if (required.ancestorIndex < frame.state.ancestorIndex) frame.state.ancestorIndex = required.ancestorIndex;
        return;
      }
      if (required.hasError) throw required.error;
      const root = rootOf(required);
      if (root.hasError) throw root.error;
    }

    function close(root) {
      let state;
      do {
        height -= 1;
        state = stack[height];
        state.status = 'evaluated';
        state.cycleRoot = root.name;
      } while (state !== root);
    }

    try {
      push(module);
      while (depth > 0) {
        const frame = frames[depth - 1];
        const { state } = frame;
        if (frame.next < frame.list.length) {
          const required = frame.list[frame.next];
          if (required.isSynthetic) {
            evaluateSynthetic(required);
          } else if (required.status === 'linked') {
            push(required);
            continue;
          } else {
            look(frame, required);
          }
          frame.next += 1;
          continue;
        }
        execute(state);
        if (state.ancestorIndex === frame.index) close(state);
        depth -= 1;
      }
    } catch (error) {
      for (let index = 0; index < height; index += 1) {
        const state = stack[index];
        state.status = 'evaluated';
        state.cycleRoot = state.name;
        state.hasError = true;
        state.error = error;
      }
      throw error;
    }
  }

  function evaluateSynthetic(state) {
    if (state.status === 'evaluated') return;
    execute(state);
    state.status = 'evaluated';
  }

  // With less stack left than this, the walk could end anywhere; this way it does not begin.
  function headroom(depth) {
    return depth === 0 ? 0 : 1 + headroom(depth - 1);
  }

  function ensure(name) {
    const state = states.get(name);
    if (isSccEvaluated(state)) {
      const root = rootOf(state);
      if (root.hasError) throw root.error;
      return;
    }
    const blocker = blocking(state);
    const number = numberOf(name);
    if (blocker !== null) {
      records.event('["unready",' + number + ',' + numberOf(blocker.name) + ',' + says.here() + ']');
      throw new TypeError("Unable to evaluate deferred module '" + name + "': '" + blocker.name
        + "' is still being evaluated");
    }
    headroom(HEADROOM);
    records.request('["trigger",' + number + ',' + says.here() + ']');
    if (state.isSynthetic) evaluateSynthetic(state);
    else evaluate(state);
  }

  return { __proto__: null, learn, ensurerFor: (name) => () => ensure(name) };
})
