// `Window`: the global object of a page, as a target of events and as what stands for the page.
//
// Source: https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-window-object
(function (
  kit, builtIns, interfaces, event, eventTarget, handlers, documents, navigation, timers, records, errors,
  reportException, nodes, changes, asks,
) {
  'use strict';
  const { defineProperty, getOwnPropertyDescriptor, setPrototypeOf, stringify } = kit;
  const { string, publish, globalFunctions } = builtIns;
  const { here, define, stamp, needArguments } = interfaces;
  const global = globalThis;
  const clone = structuredClone;

  const record = eventTarget.newTarget();
  record.isGlobal = record.isRoot = true;
  const Window = define('Window', eventTarget.EventTarget, {});
  setPrototypeOf(global, Window.prototype);
  // The engine has one of its own there.
  delete global[kit.toStringTag];
  stamp(global, record);
  const document = documents.create(record);
  navigation.page.window = record;
  navigation.page.base = document.base;
  eventTarget.useJobs(asks.makePerformJobs);

  const ofWindow = (value) => here(value ?? global, 'isGlobal');

  // Properties of the global object itself; some cannot be taken away.
  function addAttributes(members, isFixed) {
    publish(members, true);
    const keys = kit.ownKeys(members);
    for (let index = 0; index < keys.length; index += 1) {
      const descriptor = setPrototypeOf(getOwnPropertyDescriptor(members, keys[index]), null);
      if (isFixed) descriptor.configurable = false;
      defineProperty(global, keys[index], descriptor);
    }
  }

  // A program that no page has opened stands in an empty one, once it looks for it.
  const page = { __proto__: null, isGiven: false };

  function giveEmptyPage() {
    page.isGiven = true;
    document.readyState = 'complete';
    changes.parsing(() => {
      const root = nodes.newElement(document, 'html');
      nodes.insert(nodes.newDoctype(document, 'html', '', ''), document, null);
      nodes.insert(root, document, null);
      nodes.insert(nodes.newElement(document, 'head'), root, null);
      nodes.insert(nodes.newElement(document, 'body'), root, null);
    });
  }

  addAttributes({
    get document() {
      ofWindow(this);
      if (!page.isGiven) giveEmptyPage();
      return document.object;
    },
    get window() { return ofWindow(this) && global; },
    get top() { return ofWindow(this) && global; },
  }, true);

  // An attribute whose value a program replaces by assigning to it.
  function replaceable(name, value) {
    addAttributes({
      get [name]() { return ofWindow(this) && value(); },
      set [name](given) { builtIns.property(global, name, given, true); },
    }, false);
  }
  for (const name of ['frames', 'parent']) replaceable(name, () => global);
  replaceable('length', () => 0);
  replaceable('origin', () => navigation.location.origin);
  replaceable('event', () => eventTarget.current()?.object);
  replaceable('devicePixelRatio', () => 1);

  let name = '';
  let status = '';
  let opener = null;
  addAttributes({
    get name() { return ofWindow(this) && name; },
    set name(value) { if (ofWindow(this)) name = string(value); },
    get status() { return ofWindow(this) && status; },
    set status(value) { if (ofWindow(this)) status = string(value); },
    get opener() { return ofWindow(this) && opener; },
    set opener(value) { if (ofWindow(this)) opener = value; },
    get closed() { return ofWindow(this) && false; },
    get frameElement() { return ofWindow(this) && null; },
    get crossOriginIsolated() { return ofWindow(this) && false; },
  }, false);

  addAttributes(handlers.addHandlers({}, 'Window', 'isGlobal'), false);

  // ---- What a person would see or answer -------------------------------------------------------------------

  globalFunctions({
    alert(message = '') {
      const text = arguments.length === 0 ? '' : string(message);
      if (!records.hasRoomForLine()) return;
      const place = errors.here();
      const where = place === null ? 'null,null' : place.module.number + ',' + place.line;
      records.line('["console","info",' + stringify('alert: ' + text) + ',' + where + ']');
    },
    blur() {},
    focus() {},
    postMessage(message, targetOrigin = '/') {
      needArguments(arguments.length, 1, 'postMessage', 'Window');
      const data = clone(message);
      timers.after(0, () => {
        const given = { __proto__: null, data, origin: navigation.location.origin, source: global };
        eventTarget.dispatchFromOutside(record, event.create('MessageEvent', 'message', given));
      });
    },
    reportError(error) {
      needArguments(arguments.length, 1, 'reportError', 'Window');
      reportException(error);
    },
    stop() {},
  });

  return { __proto__: null, record, document, page };
})
