// What the global object is told of errors that nobody catches: `error`, `unhandledrejection`, `rejectionhandled`.
//
// Source: https://html.spec.whatwg.org/multipage/webappapis.html#runtime-script-errors-in-documents and
// https://html.spec.whatwg.org/multipage/webappapis.html#unhandled-promise-rejections
(function (kit, event, eventTarget, window, navigation) {
  'use strict';
  // Fires the event, and returns whether a listener says that the matter is settled.
  function fire(name, type, members) {
    const given = kit.table();
    for (const key in members) given[key] = members[key];
    return !eventTarget.dispatch(window.record, event.create(name, type, given));
  }

  return {
    __proto__: null,

    // `place` says where it was thrown, as far as that is known.  Of a script from another origin nothing is told: it is muted.
    reportError(value, message, place, isMuted) {
      if (isMuted) {
        return fire('ErrorEvent', 'error', { __proto__: null, message: 'Script error.', error: null, cancelable: true });
      }
      return fire('ErrorEvent', 'error', {
        __proto__: null,
        message,
        filename: place?.module.url ?? navigation.page.url,
        lineno: place?.line ?? 0,
        colno: place?.column ?? 0,
        error: value,
        cancelable: true,
      });
    },

    reportRejection: (promise, reason) =>
      fire('PromiseRejectionEvent', 'unhandledrejection', { __proto__: null, promise, reason, cancelable: true }),

    reportHandled(promise, reason) {
      fire('PromiseRejectionEvent', 'rejectionhandled', { __proto__: null, promise, reason });
    },
  };
})
