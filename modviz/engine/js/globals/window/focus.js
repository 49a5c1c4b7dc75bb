// The element that has the focus, and the events of changing that.
//
// Source: https://html.spec.whatwg.org/multipage/interaction.html#focus-update-steps
(function (kit, event, eventTarget, interfaces, nodes, selectors) {
  'use strict';
  const { match } = kit;
  const { objectOf } = interfaces;
  const { getAttribute } = nodes;
  const { focus } = selectors;
  const natural = /^(?:input|select|textarea|button|iframe|summary)$/;

  function isFocusable(element) {
    if (!element.isConnected || element.document.window === null || selectors.isDisabled(element)) return false;
    if (getAttribute(element, 'tabindex') !== null) return true;
    if (element.localName === 'a' || element.localName === 'area') return getAttribute(element, 'href') !== null;
    return match(natural, element.localName) !== null && getAttribute(element, 'type') !== 'hidden';
  }

  function fire(element, type, bubbles, related) {
    const given = { __proto__: null, bubbles, composed: true, relatedTarget: objectOf(related) };
    eventTarget.dispatch(element, event.create('FocusEvent', type, given));
  }

  // Moves the focus; null for nowhere.
  function move(element) {
    const before = focus.element;
    if (before === element) return;
    focus.element = element;
    if (before !== null) {
      fire(before, 'blur', false, element);
      if (focus.element === element) fire(before, 'focusout', true, element);
    }
    if (element === null || focus.element !== element) return;
    fire(element, 'focus', false, before);
    if (focus.element === element) fire(element, 'focusin', true, before);
  }

  return {
    __proto__: null,
    isNatural: (element) => match(natural, element.localName) !== null
      || (element.localName === 'a' && getAttribute(element, 'href') !== null),
    focus(element) {
      if (isFocusable(element)) move(element);
    },
    blur(element) {
      if (focus.element === element) move(null);
    },
    // What leaves the document loses it, without events.
    forget(element) {
      if (focus.element === element) focus.element = null;
    },
  };
})
