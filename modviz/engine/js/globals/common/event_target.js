// `EventTarget`: listeners, event handlers, and how an event goes down a tree to its target and up again.
//
// A target is a record with the fields of `newTarget`; whoever makes targets that stand in a tree gives `parentOf`.
//
// Source: https://dom.spec.whatwg.org/#interface-eventtarget
(function (kit, builtIns, interfaces, reportException) {
  'use strict';
  const { apply, TypeError } = kit;
  const { isObject, string } = builtIns;
  const { here, recordOf, objectOf, define, executing, needArguments, argument, failure } = interfaces;
  const CAPTURING = 1;
  const AT_TARGET = 2;
  const BUBBLING = 3;
  // Those of the window and of the whole page do not hold up scrolling, unless they say so.
  const PASSIVE = { __proto__: null, touchstart: true, touchmove: true, wheel: true, mousewheel: true };

  // The fields that every target has.  `makeObject` makes the object for the record when it is first needed; `parentOf` gives the target that an event of that target reaches next, or null;
  // `activation` what a click does: {before, after, undo}, functions of the record and the event.
  const newTarget = () => ({
    __proto__: null, object: null, makeObject: null, eventTarget: true, listeners: null, handlers: null, parentOf: null,
    activation: null, isRoot: false,
  });

  // Of the global object too, which is `this` where a function is called without one.
  const global = globalThis;
  const targetOf = (receiver) => here(receiver ?? global, 'eventTarget');

  // What a signal knows of those that wait for its abort; `AbortSignal` sets this.
  const signals = { __proto__: null, recordOf: () => undefined, onAbort: null };

  function flat(options) {
    const isDictionary = isObject(options);
    const result = {
      __proto__: null, capture: isDictionary ? !!options.capture : !!options, once: false, passive: null, signal: null,
    };
    if (!isDictionary) return result;
    result.once = !!options.once;
    const { passive, signal } = options;
    if (passive !== undefined) result.passive = !!passive;
    if (signal !== undefined) {
      result.signal = signals.recordOf(signal) ?? null;
      if (result.signal === null) {
        throw new TypeError(executing('addEventListener', 'EventTarget')
          + "Failed to read the 'signal' property from 'AddEventListenerOptions': "
          + "Failed to convert value to 'AbortSignal'.");
      }
    }
    return result;
  }

  function callbackFrom(value, method) {
    if (value === undefined || value === null) return null;
    if (isObject(value)) return value;
    throw new TypeError(executing(method, 'EventTarget') + "parameter 2 is not of type 'Object'.");
  }

  function find(target, type, callback, capture) {
    const { listeners } = target;
    for (let index = 0; listeners !== null && index < listeners.length; index += 1) {
      const each = listeners[index];
      if (each.type === type && each.callback === callback && each.capture === capture && each.handler === null) {
        return each;
      }
    }
    return null;
  }

  function add(target, listener) {
    target.listeners ??= kit.list();
    performJobs ??= makePerformJobs();
    target.listeners[target.listeners.length] = listener;
    return listener;
  }

  // The list is replaced, so that one that is being walked along stays what it was.
  function remove(target, listener) {
    const kept = kit.list();
    for (let index = 0; index < target.listeners.length; index += 1) {
      if (target.listeners[index] !== listener) kept[kept.length] = target.listeners[index];
    }
    target.listeners = kept;
    listener.isRemoved = true;
  }

  const newListener = (type, callback, { capture, once, passive }, handler) => ({
    __proto__: null, type, callback, capture, once, passive, handler, isRemoved: false,
  });

  const EventTarget = define('EventTarget', null, {
    addEventListener(type, callback, options = undefined) {
      const target = targetOf(this);
      needArguments(arguments.length, 2, 'addEventListener', 'EventTarget');
      const name = string(type);
      const listener = callbackFrom(callback, 'addEventListener');
      const wanted = flat(options);
      if (listener === null || (wanted.signal !== null && wanted.signal.isAborted)) return;
      if (find(target, name, listener, wanted.capture) !== null) return;
      wanted.passive ??= target.isRoot && PASSIVE[name] === true;
      const added = add(target, newListener(name, listener, wanted, null));
      if (wanted.signal !== null) {
        signals.onAbort(wanted.signal, () => {
          if (!added.isRemoved) remove(target, added);
        });
      }
    },

    dispatchEvent(event) {
      const target = targetOf(this);
      needArguments(arguments.length, 1, 'dispatchEvent', 'EventTarget');
      const record = argument(event, 'event', 1, 'Event', 'dispatchEvent', 'EventTarget');
      if (record.isDispatched) {
        throw failure('dispatchEvent', 'EventTarget', 'The event is already being dispatched.', 'InvalidStateError');
      }
      record.isTrusted = false;
      return dispatch(target, record);
    },

    removeEventListener(type, callback, options = undefined) {
      const target = targetOf(this);
      needArguments(arguments.length, 2, 'removeEventListener', 'EventTarget');
      const name = string(type);
      const listener = callbackFrom(callback, 'removeEventListener');
      const known = find(target, name, listener, isObject(options) ? !!options.capture : !!options);
      if (known !== null) remove(target, known);
    },
  }, { __proto__: null, make: newTarget });

  // ---- Dispatch --------------------------------------------------------------------------------------------

  let current = null;

  // For an event that no code has dispatched: whether jobs may have to be done before the next listener is called, since
  // nothing is on the stack between two of them.  Null while code runs.
  let outside = null;
  let performJobs = null;
  let makePerformJobs = () => null;

  function checkpoint() {
    if (outside === null || !outside.areJobsDue) return;
    outside.areJobsDue = false;
    performJobs();
  }

  // Dispatches an event of the platform's own, in a task of its own.
  function dispatchFromOutside(target, event, shownTarget = target) {
    outside = performJobs === null ? null : { __proto__: null, areJobsDue: false };
    const isGoingOn = dispatch(target, event, shownTarget);
    outside = null;
    return isGoingOn;
  }

  // Lets `event` go its way; returns whether nobody has cancelled it.
  //
  // Source: https://dom.spec.whatwg.org/#concept-event-dispatch
  function dispatch(target, event, shownTarget = target) {
    event.isDispatched = true;
    event.target = shownTarget;
    const path = event.path = kit.list();
    for (let each = target; each !== null; each = each.parentOf === null ? null : each.parentOf(each, event)) {
      path[path.length] = each;
    }
    let active = null;
    if (event.type === 'click' && event.isOfMouse) {
      for (let index = 0; active === null && index < path.length; index += 1) {
        if (path[index].activation !== null && (index === 0 || event.bubbles)) active = path[index];
      }
    }
    const undo = active === null ? undefined : active.activation.before?.(active, event);
    for (let index = path.length - 1; index >= 0; index -= 1) {
      event.phase = index === 0 ? AT_TARGET : CAPTURING;
      invoke(path[index], event, true);
    }
    for (let index = 0; index < path.length; index += 1) {
      if (index > 0 && !event.bubbles) break;
      event.phase = index === 0 ? AT_TARGET : BUBBLING;
      invoke(path[index], event, false);
    }
    event.phase = 0;
    event.currentTarget = null;
    event.path = null;
    event.isDispatched = event.isStopped = event.isStoppedAtOnce = false;
    if (active !== null) {
      if (!event.isCanceled) active.activation.after?.(active, event);
      else if (undo !== undefined) undo();
    }
    return !event.isCanceled;
  }

  function invoke(target, event, isCapturing) {
    const { listeners } = target;
    if (listeners === null) return;
    checkpoint();
    if (event.isStopped) return;
    event.currentTarget = target;
    const { length } = listeners;
    for (let index = 0; index < length; index += 1) {
      const listener = listeners[index];
      if (listener.type !== event.type || listener.capture !== isCapturing) continue;
      checkpoint();
      if (listener.isRemoved) continue;
      if (listener.once) remove(target, listener);
      event.isInPassive = listener.passive === true;
      const before = current;
      const beforeOutside = outside;
      current = event;
      outside = null;
      try {
        if (listener.handler === null) call(listener.callback, objectOf(target), event);
        else runHandler(target, listener.handler, event);
      } catch (error) {
        reportException(error);
      }
      current = before;
      outside = beforeOutside;
      if (outside !== null) outside.areJobsDue = true;
      event.isInPassive = false;
      if (event.isStoppedAtOnce) return;
    }
  }

  function call(callback, receiver, event) {
    if (typeof callback === 'function') {
      apply(callback, receiver, [event.object]);
      return;
    }
    const { handleEvent } = callback;
    if (typeof handleEvent !== 'function') {
      throw new TypeError('EventListener.handleEvent is not a function');
    }
    apply(handleEvent, callback, [event.object]);
  }

  // ---- Event handlers --------------------------------------------------------------------------------------
  //
  // Source: https://html.spec.whatwg.org/multipage/webappapis.html#event-handlers

  // A handler is {type, value, text}: a function, or an object, or the text of a content attribute, not yet compiled.
  function handlerOf(target, type) {
    target.handlers ??= kit.table();
    return target.handlers[type] ??= { __proto__: null, type, value: null, text: null, compile: null, listener: null };
  }

  function activate(target, handler) {
    if (handler.listener !== null) return;
    handler.listener = add(target, newListener(handler.type, null, flat(false), handler));
  }

  function deactivate(target, handler) {
    if (handler.listener !== null) remove(target, handler.listener);
    handler.listener = null;
  }

  function setHandler(target, type, value) {
    const handler = handlerOf(target, type);
    handler.text = null;
    handler.value = isObject(value) ? value : null;
    if (handler.value === null) deactivate(target, handler);
    else activate(target, handler);
  }

  // A content attribute: `compile` makes a function of the text when it is first needed, or null.
  function setHandlerText(target, type, text, compile) {
    const handler = handlerOf(target, type);
    handler.value = null;
    handler.text = text;
    handler.compile = compile;
    if (text === null) deactivate(target, handler);
    else activate(target, handler);
  }

  function getHandler(target, type) {
    const handler = target.handlers === null ? undefined : target.handlers[type];
    if (handler === undefined) return null;
    if (handler.text !== null) {
      const { text } = handler;
      handler.text = null;
      handler.value = handler.compile(target, type, text);
      if (handler.value === null) deactivate(target, handler);
    }
    return handler.value;
  }

  function runHandler(target, handler, event) {
    const callback = getHandler(target, handler.type);
    if (typeof callback !== 'function') return;
    const isError = event.type === 'error' && target.isGlobal === true && event.given.message !== undefined;
    if (isError) {
      const { message, filename, lineno, colno, error } = event.given;
      if (apply(callback, objectOf(target), [message, filename, lineno, colno, error]) === true) event.isCanceled = true;
      return;
    }
    if (apply(callback, objectOf(target), [event.object]) === false && event.cancelable) event.isCanceled = true;
  }

  return {
    __proto__: null,
    EventTarget, newTarget, dispatch, dispatchFromOutside, setHandler, setHandlerText, getHandler, recordOf,
    // The event whose listener runs.
    current: () => current,

    // `makePerform` makes what does the jobs that a listener has left: HTML has that be done whenever a callback returns and
    // nothing is on the stack.
    useJobs(makePerform) { makePerformJobs = makePerform; },

    // For `AbortSignal`: `recordOf` gives the record of a signal, which has a field `isAborted`, or undefined for other
    // values; `onAbort` takes such a record and a function to call once it is aborted.
    useSignals(recordOfSignal, onAbort) {
      signals.recordOf = recordOfSignal;
      signals.onAbort = onAbort;
    },
  };
})
