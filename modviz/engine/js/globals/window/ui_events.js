// The events of a page, each by the members of its dictionary.
//
// Source: https://w3c.github.io/uievents/ and https://html.spec.whatwg.org/
(function (kit, interfaces, event) {
  'use strict';
  const { defineEvent } = event;
  const { here } = interfaces;
  const eventOf = (value) => here(value, 'event');

  const MODIFIERS = {
    __proto__: null, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false,
  };
  const withModifiers = (members) => {
    const result = { __proto__: null };
    for (const table of [MODIFIERS, members]) for (const name of kit.ownKeys(table)) result[name] = table[name];
    return result;
  };

  defineEvent('UIEvent', 'Event', { __proto__: null, view: null, detail: 0 }, {
    get which() {
      const { isOfMouse, given } = eventOf(this);
      return isOfMouse ? given.button + 1 : given.keyCode ?? 0;
    },
  });
  defineEvent('MouseEvent', 'UIEvent', withModifiers({
    __proto__: null, screenX: 0, screenY: 0, clientX: 0, clientY: 0, button: 0, buttons: 0, relatedTarget: null,
    movementX: 0, movementY: 0,
  }), {
    get x() { return eventOf(this).given.clientX; },
    get y() { return eventOf(this).given.clientY; },
    get pageX() { return eventOf(this).given.clientX; },
    get pageY() { return eventOf(this).given.clientY; },
    getModifierState(key) { return modifier(eventOf(this), key); },
  });
  defineEvent('PointerEvent', 'MouseEvent', {
    __proto__: null, pointerId: 0, width: 1, height: 1, pressure: 0, tangentialPressure: 0, tiltX: 0, tiltY: 0, twist: 0,
    pointerType: '', isPrimary: false,
  });
  defineEvent('WheelEvent', 'MouseEvent', { __proto__: null, deltaX: 0, deltaY: 0, deltaZ: 0, deltaMode: 0 });
  defineEvent('KeyboardEvent', 'UIEvent', withModifiers({
    __proto__: null, key: '', code: '', location: 0, repeat: false, isComposing: false, charCode: 0, keyCode: 0,
  }), {
    getModifierState(key) { return modifier(eventOf(this), key); },
  });
  defineEvent('FocusEvent', 'UIEvent', { __proto__: null, relatedTarget: null });
  defineEvent('InputEvent', 'UIEvent', { __proto__: null, data: null, isComposing: false, inputType: '' });
  defineEvent('CompositionEvent', 'UIEvent', { __proto__: null, data: '' });
  defineEvent('SubmitEvent', 'Event', { __proto__: null, submitter: null });
  defineEvent('ToggleEvent', 'Event', { __proto__: null, oldState: '', newState: '' });
  defineEvent('ErrorEvent', 'Event', {
    __proto__: null, message: '', filename: '', lineno: 0, colno: 0, error: undefined,
  });
  defineEvent('PromiseRejectionEvent', 'Event', { __proto__: null, promise: null, reason: undefined }, {}, 2);
  defineEvent('MessageEvent', 'Event', {
    __proto__: null, data: null, origin: '', lastEventId: '', source: null, ports: kit.freeze([]),
  });
  defineEvent('StorageEvent', 'Event', {
    __proto__: null, key: null, oldValue: null, newValue: null, url: '', storageArea: null,
  });
  defineEvent('HashChangeEvent', 'Event', { __proto__: null, oldURL: '', newURL: '' });
  defineEvent('PopStateEvent', 'Event', { __proto__: null, state: null, hasUAVisualTransition: false });
  defineEvent('PageTransitionEvent', 'Event', { __proto__: null, persisted: false });
  defineEvent('ProgressEvent', 'Event', { __proto__: null, lengthComputable: false, loaded: 0, total: 0 });
  defineEvent('BeforeUnloadEvent', 'Event', { __proto__: null });

  const KEYS = { __proto__: null, Alt: 'altKey', Control: 'ctrlKey', Meta: 'metaKey', Shift: 'shiftKey' };
  const modifier = ({ given }, key) => given[KEYS[key] ?? ''] === true;

  return null;
})
