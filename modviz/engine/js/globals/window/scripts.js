// Script elements: what they have, and when one that no parser has made has to be prepared.  The page does that.
//
// Source: https://html.spec.whatwg.org/multipage/scripting.html#the-script-element
(function (kit, builtIns, interfaces, nodes, element, asks) {
  'use strict';
  const { stringify } = kit;
  const { string } = builtIns;
  const { needArguments } = interfaces;
  const { getAttribute, setAttribute, removeAttribute, newText, replaceChildren, childText } = nodes;
  const { elementOf } = element;
  const has = (target, name) => getAttribute(target, name) !== null;
  const TYPES = { __proto__: null, classic: true, module: true, importmap: true, speculationrules: true };

  // What is to be known of a script element for running it, as JSON.
  function facts(target) {
    const attribute = (name) => '"' + name + '":' + stringify(getAttribute(target, name));
    const flag = (key, value) => '"' + key + '":' + value;
    return '{"element":' + nodes.numberOf(target) + ',' + attribute('type') + ',' + attribute('language') + ','
      + attribute('src') + ',' + flag('async', has(target, 'async')) + ',' + flag('forceAsync', target.script.isAsync) + ','
      + flag('defer', has(target, 'defer')) + ',' + flag('nomodule', has(target, 'nomodule')) + ','
      + attribute('crossorigin') + ',' + attribute('integrity') + ',' + attribute('charset') + ','
      + attribute('for') + ',' + attribute('event') + ','
      + '"text":' + stringify(childText(target)) + ',"base":' + stringify(target.document.base()) + '}';
  }

  // Told of each element that the page is asked about.
  const told = { __proto__: null, add: null };

  // Lets the page take up a script, if it may now.
  function prepare(target) {
    const { script } = target;
    if (script.isStarted || script.isParsed || !target.isConnected || target.document.window === null) return;
    if (!has(target, 'src') && childText(target) === '') return;
    told.add(target);
    // It may run in the middle of that, and change itself.
    script.isStarted = true;
    script.isStarted = asks.prepare(facts(target)) === 'started';
  }

  const HTMLScriptElement = {
    get async() {
      const target = elementOf(this);
      return target.script.isAsync || has(target, 'async');
    },
    set async(value) {
      const target = elementOf(this);
      target.script.isAsync = false;
      if (value) setAttribute(target, 'async', '');
      else removeAttribute(target, 'async');
    },
    get text() { return childText(elementOf(this)); },
    set text(value) {
      const target = elementOf(this);
      const text = string(value);
      replaceChildren(target, text === '' ? null : newText(target.document, text));
    },
  };

  const statics = {
    supports(type) {
      needArguments(arguments.length, 1, 'supports', 'HTMLScriptElement');
      return TYPES[string(type)] === true;
    },
  };

  return {
    __proto__: null,
    told, facts, prepare, members: { __proto__: null, HTMLScriptElement }, statics: { __proto__: null, HTMLScriptElement: statics },

    // An attribute has changed: `async` clears the flag of scripts that nobody has parsed, `src` may be what was missing.
    attributeChanged(target, name, before, value) {
      if (name === 'async' && value !== null) target.script.isAsync = false;
      return name === 'src' && before === null && value !== null;
    },
  };
})
