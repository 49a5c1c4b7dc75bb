// What follows from a change of the tree: whoever has to know of it is told, in the order of the specifications.
(function (
  kit, records, nodes, scripts, handlers, mutationObserver, customElements, focus, asks, namedElements, htmlElement, forms,
) {
  'use strict';
  const { stringify } = kit;
  const { ELEMENT, DOCTYPE, watchers, numberOf } = nodes;

  // ---- The record ------------------------------------------------------------------------------------------
  //
  // Each node is told once it stands in the document: its number, its parent's, that of the node behind it if it is not
  // the last so far, whether a parser has put it there, what it is and what it has.  (Not by JSON.stringify for lists, which would ask the guest's prototypes.)

  // A parser adds nodes without their scripts being looked at.
  let isParsing = false;

  const LONGEST = 10000;
  const cut = (text) => (text.length > LONGEST ? kit.slice(text, 0, LONGEST) + '…' : text);

  function attributesText(element) {
    let text = '';
    for (let index = 0; index < element.attributes.length; index += 1) {
      const { name, value } = element.attributes[index];
      text += (index === 0 ? '[' : ',[') + stringify(name) + ',' + stringify(cut(value)) + ']';
    }
    return '[' + text + ']';
  }

  const isShown = (node) => node.document !== null && node.document.window !== null;

  function tellInserted(node, isTop) {
    const data = node.nodeType === DOCTYPE ? node.localName : node.data ?? '';
    const name = node.nodeType === ELEMENT ? node.localName : '';
    records.event('["node",' + numberOf(node) + ',' + numberOf(node.parent) + ','
      + (isTop && node.next !== null ? numberOf(node.next) : 'null') + ',' + isParsing + ',' + node.nodeType + ',' + stringify(name) + ','
      + stringify(cut(data)) + ',' + (node.nodeType === ELEMENT ? attributesText(node) : '[]') + ']');
  }

  // ---- Those who are told ----------------------------------------------------------------------------------

  watchers.built = (root) => customElements.upgradeAll(root);

  watchers.inserted = (node) => mutationObserver.inserted(node);

  watchers.removed = (node, parent, previous, next) => {
    mutationObserver.removed(node, parent, previous, next);
    if (parent.isConnected && isShown(node)) records.event('["nodegone",' + numberOf(node) + ']');
  };

  watchers.connected = (node, isTop) => {
    if (!isShown(node)) return;
    tellInserted(node, isTop);
    if (node.nodeType !== ELEMENT) return;
    namedElements.add(node);
    customElements.connected(node);
  };

  watchers.disconnected = (node) => {
    if (node.nodeType !== ELEMENT || !isShown(node)) return;
    namedElements.remove(node);
    customElements.disconnected(node);
    focus.forget(node);
  };

  watchers.made = (element) => {
    element.handlerNames = htmlElement.onElement;
    for (let index = 0; index < element.attributes.length; index += 1) {
      handlers.attributeChanged(element, element.attributes[index].name, element.attributes[index].value);
    }
  };

  let waiting = kit.list();

  watchers.attributeChanged = (element, name, before, value) => {
    mutationObserver.attributeChanged(element, name, before);
    customElements.attributeChanged(element, name, before, value);
    element.handlerNames = htmlElement.onElement;
    handlers.attributeChanged(element, name, value);
    const { state } = element;
    if (state !== null && name === 'checked' && !state.isCheckedDirty) state.isChecked = value !== null;
    if (state !== null && name === 'selected' && !state.isSelectedDirty) state.isSelected = value !== null;
    if (element.script !== undefined && scripts.attributeChanged(element, name, before, value)) {
      waiting[waiting.length] = element;
    }
    if (name === 'type' && element.localName === 'input') forms.typeChanged(element, before);
    if (!element.isConnected || !isShown(element)) return;
    if (name === 'id' || name === 'name') namedElements.changed(element, name, before, value);
    records.event('["attribute",' + numberOf(element) + ',' + stringify(name) + ','
      + (value === null ? 'null' : stringify(cut(value))) + ']');
  };

  watchers.dataChanged = (node, before) => {
    mutationObserver.dataChanged(node, before);
    if (node.isConnected && isShown(node)) {
      records.event('["nodetext",' + numberOf(node) + ',' + stringify(cut(node.data)) + ']');
    }
  };

  watchers.settled = (added, parent) => {
    const wasParsing = isParsing;
    isParsing = false;
    customElements.react();
    isParsing = wasParsing;
    if (isParsing) return;
    if (parent !== null && parent.script !== undefined) scripts.prepare(parent);
    const more = waiting;
    waiting = kit.list();
    for (let index = 0; index < more.length; index += 1) scripts.prepare(more[index]);
    for (let index = 0; index < added.length; index += 1) {
      if (added[index].script !== undefined) scripts.prepare(added[index]);
      else if (added[index].localName === 'link') askForLink(added[index]);
    }
  };

  function askForLink(link) {
    const attribute = (name) => '"' + name + '":' + stringify(nodes.getAttribute(link, name));
    if (nodes.getAttribute(link, 'href') === null) return;
    scripts.told.add(link);
    asks.link('{"element":' + numberOf(link) + ',' + attribute('rel') + ',' + attribute('href') + ',' + attribute('as') + ','
      + attribute('crossorigin') + ',' + attribute('integrity') + '}');
  }

  return {
    __proto__: null,

    // Does what a parser has done; scripts and links in it are the page's to look at.
    parsing(action) {
      isParsing = true;
      try {
        action();
      } finally {
        isParsing = false;
      }
    },
  };
})
