// The frame of the code that runs: a value that goes along with what this code begins, through promises too.
//
// The engine does not say when a reaction to a promise runs, and only that can be seen which comes before: whoever waits
// for a promise asks it for its `constructor`, and `await` of anything else makes a promise that is resolved at once
// (`promise_hooks.py` tells of it).  At that moment a reaction of our own is put in front of the one that is going to
// wait, and it makes the frame what it is now; the jobs of both come one right after the other.
//
// Nothing of this is done before there is a frame.  Where the engine tells nothing, frames end at an `await` of what is
// no promise.
(function (kit, shared) {
  'use strict';
  const { apply, defineProperty, Promise, promisePrototype } = kit;
  const { then } = promisePrototype;
  const FULFILLED = 1;
  const MADE = 0;
  const RESOLVED = 3;
  let frame;
  let isWatching = false;
  // Whether the job that runs only makes the frame for the next one.
  let isForNext = false;
  let isPlacing = false;
  let lastMade = null;

  function place(promise) {
    if (isPlacing) return;
    const wanted = frame;
    const restore = () => {
      frame = wanted;
      isForNext = true;
    };
    isPlacing = true;
    try {
      apply(then, promise, [restore, restore]);
    } catch {
      // It is no promise.
    }
    isPlacing = false;
  }

  shared.promiseEvent = (kind) => {
    const promise = shared[0];
    shared[0] = undefined;
    if (isPlacing || isForNext) return;
    if (kind === MADE) lastMade = promise;
    if (kind !== RESOLVED || promise !== lastMade) return;
    lastMade = null;
    shared[0] = promise;
    const state = shared.stateOf(0);
    shared[0] = undefined;
    if (state === FULFILLED) place(promise);
  };

  const asked = {
    get constructor() {
      place(this);
      return Promise;
    },
    set constructor(value) {
      defineProperty(this, 'constructor', {
        __proto__: null, value, writable: true, enumerable: true, configurable: true,
      });
    },
  };

  function watch() {
    isWatching = true;
    const { get, set } = kit.getOwnPropertyDescriptor(asked, 'constructor');
    defineProperty(promisePrototype, 'constructor', {
      __proto__: null, get, set, enumerable: false, configurable: true,
    });
    shared.watchPromises?.(0);
  }

  function enter(wanted) {
    frame = wanted;
    if (wanted !== undefined && !isWatching) watch();
  }

  return {
    __proto__: null,
    current: () => frame,
    enter,

    // Runs `action` in another frame.
    runIn(wanted, action) {
      const before = frame;
      enter(wanted);
      try {
        return action();
      } finally {
        frame = before;
      }
    },

    // No job belongs to what has run before it, unless that has been its own preparation.
    enterJobs() {
      frame = undefined;
      isForNext = false;
    },
    afterJob() {
      if (!isForNext) frame = undefined;
      isForNext = false;
    },
  };
})
