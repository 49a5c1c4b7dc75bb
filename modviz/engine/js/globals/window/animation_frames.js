// `requestAnimationFrame`: callbacks run at the next frame, sixty times a second by the virtual clock.
//
// Source: https://html.spec.whatwg.org/multipage/imagebitmap-and-animations.html#animation-frames
(function (kit, builtIns, interfaces, clock, timers, asks, reportException) {
  'use strict';
  const { apply, TypeError } = kit;
  const { number, globalFunctions } = builtIns;
  const { needArguments, executing } = interfaces;
  const { floor, round } = Math;
  const FRAME = 1000 / 60;

  let performJobs = null;
  let callbacks = kit.list();
  let lastHandle = 0;
  let isAwaited = false;

  function runFrame() {
    isAwaited = false;
    const all = callbacks;
    callbacks = kit.list();
    const now = round(clock.now() * 1000) / 1000;
    for (let index = 0; index < all.length; index += 1) {
      if (index > 0) performJobs();
      if (all[index].callback === null) continue;
      try {
        apply(all[index].callback, undefined, [now]);
      } catch (error) {
        reportException(error);
      }
    }
  }

  globalFunctions({
    requestAnimationFrame(callback) {
      needArguments(arguments.length, 1, 'requestAnimationFrame', 'Window');
      if (typeof callback !== 'function') {
        throw new TypeError(executing('requestAnimationFrame', 'Window') + "parameter 1 is not of type 'Function'.");
      }
      performJobs ??= asks.makePerformJobs();
      lastHandle += 1;
      callbacks[callbacks.length] = { __proto__: null, handle: lastHandle, callback };
      if (!isAwaited) {
        isAwaited = true;
        const now = clock.now();
        timers.after((floor(now / FRAME + 1e-6) + 1) * FRAME - now, runFrame);
      }
      return lastHandle;
    },
    cancelAnimationFrame(handle) {
      needArguments(arguments.length, 1, 'cancelAnimationFrame', 'Window');
      const wanted = number(handle) >>> 0;
      for (let index = 0; index < callbacks.length; index += 1) {
        if (callbacks[index].handle === wanted) callbacks[index].callback = null;
      }
    },
  });
  return null;
})
