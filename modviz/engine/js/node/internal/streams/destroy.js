// How a stream ends: once, with an error or without, and what is emitted then.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/stream.html#readabledestroyerror
(function (internal) {
  'use strict';
  const { coded, aborted } = internal.require('internal/errors');
  const { isDestroyed, isFinished } = internal.require('internal/streams/state');
  const nextTick = (...args) => internal.process.nextTick(...args);
  const onDestroy = Symbol('kDestroy');
  const onConstruct = Symbol('kConstruct');

  const calledTwice = () => coded(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times');

  function combined(inner, outer) {
    if (!inner || !outer || inner === outer) return inner || outer;
    if (Array.isArray(outer.errors)) {
      outer.errors.push(inner);
      return outer;
    }
    const error = new AggregateError([outer, inner], outer.message);
    error.code = outer.code;
    return error;
  }

  const statesOf = (stream) => [stream._writableState, stream._readableState].filter(Boolean);

  function keepError(stream, error) {
    if (!error) return;
    for (const state of statesOf(stream)) state.errored ??= error;
  }

  function destroy(error, callback) {
    const states = statesOf(this);
    if (states.some((state) => state.destroyed)) {
      if (typeof callback === 'function') callback();
      return this;
    }
    keepError(this, error);
    for (const state of states) state.destroyed = true;
    if (!states[0].constructed) {
      this.once(onDestroy, (another) => { destroyNow(this, combined(another, error), callback); });
    } else {
      destroyNow(this, error, callback);
    }
    return this;
  }

  function destroyNow(stream, error, callback) {
    let isCalled = false;
    const done = (problem) => {
      if (isCalled) return;
      isCalled = true;
      keepError(stream, problem);
      for (const state of statesOf(stream)) state.closed = true;
      if (typeof callback === 'function') callback(problem);
      nextTick(problem ? emitErrorAndClose : emitClose, stream, problem);
    };
    try {
      stream._destroy(error || null, done);
    } catch (problem) {
      done(problem);
    }
  }

  function emitErrorAndClose(stream, error) {
    emitError(stream, error);
    emitClose(stream);
  }

  function emitClose(stream) {
    const states = statesOf(stream);
    for (const state of states) state.closeEmitted = true;
    if (states.some((state) => state.emitClose)) stream.emit('close');
  }

  function emitError(stream, error) {
    const states = statesOf(stream);
    if (states.some((state) => state.errorEmitted)) return;
    for (const state of states) state.errorEmitted = true;
    stream.emit('error', error);
  }

  function errorOrDestroy(stream, error, isSync) {
    const states = statesOf(stream);
    if (states.some((state) => state.destroyed)) return;
    if (states.some((state) => state.autoDestroy)) {
      stream.destroy(error);
    } else if (error) {
      keepError(stream, error);
      if (isSync) nextTick(emitError, stream, error);
      else emitError(stream, error);
    }
  }

  function construct(stream, callback) {
    if (typeof stream._construct !== 'function') return;
    for (const state of statesOf(stream)) state.constructed = false;
    stream.once(onConstruct, callback);
    if (stream.listenerCount(onConstruct) > 1) return;
    nextTick(constructNow, stream);
  }

  function constructNow(stream) {
    let isCalled = false;
    const done = (error) => {
      if (isCalled) {
        errorOrDestroy(stream, error ?? calledTwice());
        return;
      }
      isCalled = true;
      const states = statesOf(stream);
      for (const state of states) state.constructed = true;
      if (states.some((state) => state.destroyed)) stream.emit(onDestroy, error);
      else if (error) errorOrDestroy(stream, error, true);
      else stream.emit(onConstruct);
    };
    try {
      stream._construct((error) => { nextTick(done, error); });
    } catch (error) {
      nextTick(done, error);
    }
  }

  function undestroy() {
    const [r, w] = [this._readableState, this._writableState];
    if (r) {
      Object.assign(r, {
        constructed: true, closed: false, closeEmitted: false, destroyed: false, errored: null, errorEmitted: false,
        reading: false, ended: r.readable === false, endEmitted: r.readable === false,
      });
    }
    if (w) {
      const isOff = w.writable === false;
      Object.assign(w, {
        constructed: true, destroyed: false, closed: false, closeEmitted: false, errored: null, errorEmitted: false,
        finalCalled: false, prefinished: false, ended: isOff, ending: isOff, finished: isOff,
      });
    }
  }

  // Ends any stream.
  function destroyer(stream, error) {
    if (!stream || isDestroyed(stream)) return;
    const reason = error || (isFinished(stream) ? error : aborted());
    if (typeof stream.destroy === 'function') stream.destroy(reason);
    else if (typeof stream.close === 'function') stream.close();
  }

  return { combined, calledTwice, destroy, undestroy, construct, errorOrDestroy, destroyer };
})
