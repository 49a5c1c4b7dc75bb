// `for await` at the top level of a module, where the rewritten text yields instead of awaiting.
//
// Answers the function `M_f` of rewrite.py: each call makes the state of one loop.
//
// Source: ForIn/OfBodyEvaluation with iteratorKind async, https://tc39.es/ecma262/
// #sec-runtime-semantics-forin-div-ofbodyevaluation-lhs-stmt-iterator-lhskind-labelset, GetIterator,
// AsyncIteratorClose, and #sec-async-from-sync-iterator-objects.
(function (kit) {
  'use strict';
  const { apply, defineProperty, getPrototypeOf, setPrototypeOf, toText, TypeError } = kit;
  const { asyncIterator, iterator } = Symbol;
  const generatorPrototype = getPrototypeOf(getPrototypeOf((function* () {})()));
  const resume = generatorPrototype.next;
  const interrupt = generatorPrototype.throw;

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  function getMethod(value, key) {
    const method = value[key];
    if (method === undefined || method === null) return undefined;
    if (typeof method !== 'function') throw notCallable(method);
    return method;
  }

  // Errors in the words of V8.
  const notAnObject = (result) => new TypeError('Iterator result ' + toText(result) + ' is not an object');

  function notCallable(value) {
    const isNothing = value === undefined || value === null;
    const shown = isObject(value) ? '#<Object>' : isNothing ? toText(value) : typeof value + ' ' + toText(value);
    return new TypeError(shown + ' is not a function');
  }

  // An Iterator Record: the iterator is asked for its method `next` once.
  function iteratorRecord(value, method, name) {
    const object = apply(method, value, []);
    if (!isObject(object)) throw new TypeError('Result of the ' + name + ' method is not an object');
    return { __proto__: null, object, next: object.next };
  }

  function step(record) {
    if (typeof record.next !== 'function') throw notCallable(record.next);
    return apply(record.next, record.object, []);
  }

  // GetIterator(value, async).  The answer has the methods `step` (IteratorNext) and `leave`: what to await when
  // the loop is left, or null when there is nothing to call.
  function getAsyncIterator(value, name) {
    if (value === undefined || value === null) {
      throw new TypeError('Cannot read properties of ' + value + " (reading 'Symbol(Symbol.asyncIterator)')");
    }
    const method = getMethod(value, asyncIterator);
    if (method !== undefined) return asyncSteps(iteratorRecord(value, method, 'Symbol.asyncIterator'));
    const syncMethod = getMethod(value, iterator);
    if (syncMethod === undefined) throw new TypeError(name + ' is not async iterable');
    return asyncFromSyncSteps(iteratorRecord(value, syncMethod, 'Symbol.iterator'));
  }

  function asyncSteps(record) {
    return {
      __proto__: null,
      step: () => step(record),
      leave() {
        const method = getMethod(record.object, 'return');
        return method === undefined ? null : { __proto__: null, awaited: apply(method, record.object, []) };
      },
    };
  }

  // %AsyncFromSyncIteratorPrototype%.  An async function takes the specification's steps one for one: it rejects
  // where they say IfAbruptRejectPromise, `await` is PromiseResolve and PerformPromiseThen, and its answer
  // resolves the promise in the very job of the reaction.
  function asyncFromSyncSteps(record) {
    async function next() {
      const result = step(record);
      if (!isObject(result)) throw notAnObject(result);
      const done = !!result.done;
      const { value } = result;
      if (done) return { value: await value, done };
      let settled;
      try {
        settled = await value;
      } catch (error) {
        close(record.object);
        throw error;
      }
      return { value: settled, done };
    }

    async function leave() {
      const method = getMethod(record.object, 'return');
      if (method === undefined) return { value: undefined, done: true };
      const result = apply(method, record.object, []);
      if (!isObject(result)) throw notAnObject(result);
      const done = !!result.done;
      return { value: await result.value, done };
    }

    return { __proto__: null, step: next, leave: () => ({ __proto__: null, awaited: leave() }) };
  }

  // IteratorClose(iterator, ThrowCompletion): whatever goes wrong here, the error thrown before matters.
  function close(object) {
    try {
      const method = getMethod(object, 'return');
      if (method !== undefined) apply(method, object, []);
    } catch {
      return;
    }
  }

  // AsyncIteratorClose.
  function* closing(steps, isThrow) {
    try {
      const left = steps.leave();
      if (left === null) return;
      const result = yield left.awaited;
      if (!isObject(result)) throw notAnObject(result);
    } catch (error) {
      if (!isThrow) throw error;
    }
  }

  // A generator for `yield*`, also when the guest has changed the prototypes of generators.
  function guarded(generator) {
    defineProperty(generator, 'next', { __proto__: null, value: resume });
    defineProperty(generator, 'throw', { __proto__: null, value: interrupt });
    defineProperty(generator, iterator, { __proto__: null, value: () => generator });
    return setPrototypeOf(generator, null);
  }

  const nothing = { __proto__: null, value: undefined, done: true };
  function* nothingToDo() {}

  return function forAwait() {
    let steps = null;
    let isWaiting = false;
    let value;
    let isThrow = false;

    const loop = {
      __proto__: null,
      // Null before `open`, then the loop itself.
      opened: null,
      // Whether the body was left other than by its end or by `continue`: then the iterator has to be closed.
      left: false,

      // Takes the iterator of what is iterated, which messages call `name`.  The engine's loop finds no value yet.
      open(iterable, name = '(intermediate value)') {
        steps = getAsyncIterator(iterable, name);
        loop.opened = loop;
        return loop;
      },

      // What to await for the next value.
      step: () => steps.step(),

      // Looks at what was awaited; whether there is a value.  The engine's loop will find it.
      take(result) {
        if (!isObject(result)) throw notAnObject(result);
        if (result.done) return false;
        value = result.value;
        isWaiting = true;
        return true;
      },

      // Notes that an error ends the loop; answers the error.
      failed(error) {
        isThrow = true;
        return error;
      },

      // What is left to do, for `yield*`.
      close: () => guarded(loop.left ? closing(steps, isThrow) : nothingToDo()),

      // The engine's own loop uses these: it takes one value at most, and says when its body was left.
      [iterator]: () => loop,
      next() {
        if (!isWaiting) return nothing;
        isWaiting = false;
        return { __proto__: null, value, done: false };
      },
      return() {
        loop.left = true;
        return nothing;
      },
    };
    return loop;
  };
})
