// Event handlers of nodes and of the window: the properties `onclick` and so on, and the attributes of these names.
//
// Source: https://html.spec.whatwg.org/multipage/webappapis.html#event-handler-attributes
(function (kit, interfaces, eventTarget, nodes, platform, reportException) {
  'use strict';
  const { apply, construct, slice, startsWith } = kit;
  const { here, objectOf, copy } = interfaces;
  const { ELEMENT } = nodes;
  // That of the guest, which knows what `import()` in a text means.
  const GuestFunction = Function;
  const global = globalThis;
  const ON_WINDOW = kit.table();
  for (const type of [
    'blur', 'error', 'focus', 'load', 'resize', 'scroll', 'afterprint', 'beforeprint', 'beforeunload', 'hashchange',
    'languagechange', 'message', 'messageerror', 'offline', 'online', 'pagehide', 'pageshow', 'popstate',
    'rejectionhandled', 'storage', 'unhandledrejection', 'unload',
  ]) ON_WINDOW[type] = true;

  // Some of the body are those of the window.
  function targetFor(record, type) {
    const isBody = record.nodeType === ELEMENT && (record.localName === 'body' || record.localName === 'frameset');
    return isBody && ON_WINDOW[type] === true ? record.document.window ?? record : record;
  }

  // A function of the text of an attribute, which sees the members of its element, its form and its document as names.
  function compile(target, type, text) {
    const { scope } = target.handlers[type];
    const isOnWindow = target.isGlobal === true;
    const parameters = isOnWindow && type === 'error' ? 'event, source, lineno, colno, error' : 'event';
    const form = scope.nodeType === ELEMENT ? scope.formOwner?.(scope) ?? null : null;
    const names = ['document', 'form', 'element'];
    const inner = 'return function on' + type + '(' + parameters + ') {\n' + text + '\n}';
    const body = 'with (document) ' + (form === null ? '' : 'with (form) ') + 'with (element) { ' + inner + ' }';
    try {
      const make = construct(GuestFunction, [names[0], names[1], names[2], body]);
      return apply(make, undefined, [objectOf(scope.document ?? scope), objectOf(form), objectOf(scope)]);
    } catch (error) {
      reportException(error);
      return null;
    }
  }

  // The names of the event handlers of an interface.
  function namesOf(interfaceName) {
    const all = platform.members[interfaceName] ?? [];
    const names = kit.list();
    for (let index = 0; index < all.length; index += 1) {
      if (startsWith(all[index], 'aon')) names[names.length] = slice(all[index], 1);
    }
    return names;
  }

  // Adds a property for each event handler of an interface to its members.
  function addHandlers(members, interfaceName, kind) {
    const names = namesOf(interfaceName);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index];
      const type = slice(name, 2);
      copy({
        get [name]() { return eventTarget.getHandler(targetFor(here(this ?? global, kind), type), type); },
        set [name](value) { eventTarget.setHandler(targetFor(here(this ?? global, kind), type), type, value); },
      }, members);
    }
    return members;
  }

  return {
    __proto__: null,
    namesOf, addHandlers,

    // An attribute of an element has changed: it may be that of a handler.
    attributeChanged(element, name, value) {
      if (!startsWith(name, 'on') || element.handlerNames?.[name] !== true) return;
      const type = slice(name, 2);
      const target = targetFor(element, type);
      eventTarget.setHandlerText(target, type, value, compile);
      target.handlers[type].scope = element;
    },
  };
})
