// What the page does with its document: the parser's work, the events of loading, and which script runs.
(function (kit, interfaces, event, eventTarget, nodes, markup, changes, scripts, window, navigation) {
  'use strict';
  const { document, record: windowRecord } = window;

  // The parser's nodes, by its numbers.
  const parsed = kit.map();
  parsed.set(0, document);

  function nodeNumbered(number) {
    const node = parsed.get(number) ?? made.get(number);
    if (node === undefined) throw new kit.RangeError('no node ' + number);
    return node;
  }

  // Scripts and links that the page has been told of, by the numbers that they got.
  const made = kit.map();
  scripts.told.add = (element) => made.set(nodes.numberOf(element), element);

  // `isOutside` says that nothing is on the stack.
  function dispatch(target, record, shownTarget, isOutside) {
    if (isOutside) return eventTarget.dispatchFromOutside(target, record, shownTarget);
    return eventTarget.dispatch(target, record, shownTarget);
  }

  const targetNamed = (target) => (target === 'window' ? windowRecord
    : target === 'document' ? document : nodeNumbered(target));

  return {
    __proto__: null,

    open(url, encoding) {
      navigation.page.url = url;
      navigation.page.encoding = encoding;
    },

    parsed(operations) {
      window.page.isGiven = true;
      changes.parsing(() => markup.carryOut(operations, parsed, document, nodes.insert, (node, number) => {
        node.number = number;
        parsed.set(number, node);
        if (node.script === undefined) return;
        // That is for the parser to say (`leaveScript`); a copy of it counts as started, too.
        node.script.isParsed = true;
        node.script.isStarted = true;
        node.script.isAsync = false;
      }));
    },

    // A script element that the parser has made is no script that runs, as it is now: a change may make it one.
    leaveScript(number) {
      const { script } = nodeNumbered(number);
      script.isParsed = false;
      script.isStarted = false;
      script.isAsync = true;
    },

    setReadyState(state, isOutside) {
      if (document.readyState === state) return;
      document.readyState = state;
      dispatch(document, event.create('Event', 'readystatechange'), document, isOutside);
    },

    // Whether nobody has cancelled it.  The target of `load` and `pageshow` at the window is the document.
    fire(target, type, bubbles, cancelable, isOutside) {
      const kind = type === 'pageshow' ? 'PageTransitionEvent' : 'Event';
      const record = event.create(kind, type, { __proto__: null, bubbles, cancelable, persisted: false });
      const receiver = targetNamed(target);
      const isOfDocument = receiver === windowRecord && (type === 'load' || type === 'pageshow');
      return dispatch(receiver, record, isOfDocument ? document : receiver, isOutside);
    },

    // Returns the number of the one that was it before, or null.
    setCurrentScript(number) {
      const before = document.currentScript;
      document.currentScript = number === null ? null : nodeNumbered(number);
      return before === null ? null : before.number;
    },

    // The facts of a script element, as `prepare` gives them.
    script: (number) => scripts.facts(nodeNumbered(number)),
  };
})
