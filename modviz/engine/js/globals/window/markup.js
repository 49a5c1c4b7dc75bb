// Markup: nodes as text, and texts as nodes, which the other side parses.
//
// Source: https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments
(function (kit, builtIns, nodes, asks) {
  'use strict';
  const { match, parse, stringify } = kit;
  const { ELEMENT, TEXT, COMMENT, DOCTYPE, HTML, newElement, newText, newComment, newDoctype, newAttribute, link } = nodes;
  const voidNames = /^(?:area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr)$/;
  const rawNames = /^(?:style|script|xmp|iframe|noembed|noframes|plaintext|noscript)$/;
  const NAMESPACES = {
    __proto__: null, svg: 'http://www.w3.org/2000/svg', math: 'http://www.w3.org/1998/Math/MathML',
  };
  const toEscape = /[&\u00a0<>"]/;
  const ESCAPES = { __proto__: null, '&': '&amp;', '\u00a0': '&nbsp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

  function escaped(text, isAttribute) {
    if (match(toEscape, text) === null) return text;
    let result = '';
    for (let index = 0; index < text.length; index += 1) {
      const unit = text[index];
      result += unit === '"' && !isAttribute ? unit : ESCAPES[unit] ?? unit;
    }
    return result;
  }

  const namespaceOf = (short) => NAMESPACES[short] ?? HTML;

  function openTag(element) {
    let text = '<' + element.localName;
    const { attributes } = element;
    for (let index = 0; index < attributes.length; index += 1) {
      text += ' ' + attributes[index].name + '="' + escaped(attributes[index].value, true) + '"';
    }
    return text + '>';
  }

  const isVoid = (element) => element.namespace === HTML && match(voidNames, element.localName) !== null;

  function outer(node) {
    switch (node.nodeType) {
      case ELEMENT:
        return openTag(node) + (isVoid(node) ? '' : inner(node) + '</' + node.localName + '>');
      case TEXT: {
        const { parent } = node;
        const isRaw = parent !== null && parent.nodeType === ELEMENT && parent.namespace === HTML
          && match(rawNames, parent.localName) !== null;
        return isRaw ? node.data : escaped(node.data, false);
      }
      case COMMENT: return '<!--' + node.data + '-->';
      case DOCTYPE: return '<!DOCTYPE ' + node.localName + '>';
      default: return '';
    }
  }

  function inner(node) {
    const holder = node.content !== undefined && node.content !== null ? node.content : node;
    let text = '';
    for (let child = holder.first; child !== null; child = child.next) text += outer(child);
    return text;
  }

  // ---- Texts as nodes --------------------------------------------------------------------------------------

  const special = /[<&\0\r]/;
  const structured = /^(?:html|head|colgroup|frameset|table|tbody|thead|tfoot|tr|select)$/;

  // Carries out what a parser has done: a list of lists, each an operation with its arguments.  `known` are the nodes by
  // their numbers, 0 the one that holds them all; `insert` puts a node before another one, `made` is told of new ones.
  function carryOut(operations, known, document, insert, made) {
    for (let index = 0; index < operations.length; index += 1) {
      const each = operations[index];
      const number = each[1];
      switch (each[0]) {
        case 'element': {
          const element = newElement(document, each[3], namespaceOf(each[2]));
          addAttributes(element, each[4]);
          if (each[4].length > 0) nodes.watchers.made(element);
          made(element, number);
          break;
        }
        case 'text': made(newText(document, each[2]), number); break;
        case 'comment': made(newComment(document, each[2]), number); break;
        case 'doctype': made(newDoctype(document, each[2], each[3], each[4]), number); break;
        case 'insert': {
          const parent = known.get(number).content ?? known.get(number);
          const before = each[3] === null ? undefined : known.get(each[3]);
          insert(known.get(each[2]), parent, before !== undefined && before.parent === parent ? before : null);
          break;
        }
        case 'remove': nodes.remove(known.get(number)); break;
        case 'data': nodes.setData(known.get(number), each[2]); break;
        default: addMissing(known.get(number), each[2]);
      }
    }
  }

  function addMissing(element, pairs) {
    for (let index = 0; index < pairs.length; index += 1) {
      if (nodes.findAttribute(element, pairs[index][0]) === null) {
        nodes.setAttribute(element, pairs[index][0], pairs[index][1]);
      }
    }
  }

  function addAttributes(element, pairs) {
    for (let index = 0; index < pairs.length; index += 1) {
      element.attributes[element.attributes.length] = newAttribute(pairs[index][0], pairs[index][1], element);
    }
  }

  // The nodes that a text makes as children of an element called `context`, put into `root`.  Scripts among them never run,
  // unless `scriptsRun`.
  function fill(root, context, text, document, scriptsRun) {
    const known = builtIns.newMap();
    known.set(0, root);
    const operations = parse(asks.parseFragment('[' + stringify(context) + ',' + stringify(text) + ']'));
    carryOut(operations, known, document, link, (node, number) => {
      known.set(number, node);
      if (node.script !== undefined) node.script.isStarted = !scriptsRun;
    });
  }

  // A fragment of what a text makes in the element `context`; see `fill`.
  function fragmentFrom(text, context, scriptsRun = false) {
    const document = context.content === undefined || context.content === null ? context.document : context.content.document;
    const fragment = nodes.newFragment(document);
    const isPlain = match(special, text) === null && match(rawNames, context.localName) === null
      && match(structured, context.localName) === null;
    if (!isPlain) {
      fill(fragment, context.localName, text, document, scriptsRun);
      nodes.watchers.built(fragment);
    } else if (text !== '') link(newText(document, text), fragment, null);
    return fragment;
  }

  return {
    __proto__: null,
    // Makes a whole text the tree of a document.
    fillDocument: (document, text) => fill(document, null, text, document, false),
    inner, outer, openTag, isVoid, escaped, namespaceOf, fragmentFrom, carryOut,
  };
})
