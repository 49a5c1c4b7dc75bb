"""Asks Chromium what a page has: `python platform.py [chromium]` writes `globals/window/platform.js`.

That table says which interface an element of a name has, which properties only stand for attributes, and all names that
a page of Chromium knows, so that what modviz has not can be called by its name.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import modviz.engine

TARGET = Path(modviz.engine.__file__).parent / "js" / "globals" / "window" / "platform.js"

TAGS = """
a abbr acronym address area article aside audio b base basefont bdi bdo big blockquote body br button canvas caption
center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure
font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
link listing main map mark marquee menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p
param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source span
strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video
wbr xmp
"""
"""Names of elements that HTML knows, or has known."""

KEYWORDS = """
auto lazy eager async sync low high get post dialog anonymous use-credentials ltr rtl on off yes no text search tel url
email password date month week time datetime-local number range color checkbox radio file submit image reset button
hidden menu none metadata subtitles captions descriptions chapters application/x-www-form-urlencoded multipart/form-data
text/plain row col rowgroup colgroup no-referrer no-referrer-when-downgrade same-origin origin strict-origin
origin-when-cross-origin strict-origin-when-cross-origin unsafe-url manual hint toggle show hide rect circle poly default
enter done go next previous send decimal numeric true false plaintext-only sentences words characters until-found
"""
"""What attributes that take few words may take."""

INTERFACES = re.compile(
    r"HTML\w+|Window|Document|DocumentFragment|DocumentType|Node|Element|Attr|CharacterData|Text|Comment|NodeList"
    r"|NamedNodeMap|DOMTokenList|DOMStringMap|CSSStyleDeclaration|EventTarget|RadioNodeList|Navigator|Location|History"
    r"|Storage|MutationObserver|MutationRecord|DOMParser|XMLSerializer|DOMImplementation|CustomElementRegistry"
    r"|FormData|(?:Abstract)?Range|(?:UI|Mouse|Pointer|Keyboard|Input|Focus|Submit|Error|PromiseRejection|Message|Custom|HashChange"
    r"|PopState|Storage|BeforeUnload|PageTransition|Progress|Toggle|Wheel|Composition|FormData)?Event"
)
"""Those whose members are named; of others only their own names are known."""

_PROBE = """<!doctype html><meta charset="utf-8"><body><script>
const tags = TAGS, keywords = KEYWORDS, named = /^(?:INTERFACES)$/;
const out = { tags: {}, reflections: {}, members: {}, interfaces: [], css: [] };
const kind = (d) => d.get ? 'a' : typeof d.value === 'function' ? 'm' : 'c';
for (const name of Object.getOwnPropertyNames(globalThis).sort()) {
  const d = Object.getOwnPropertyDescriptor(globalThis, name);
  const isInterface = typeof d.value === 'function' && /^[A-Z]/.test(name) && d.value.prototype && d.value.name === name;
  if (!isInterface) continue;
  if (!named.test(name)) { out.interfaces.push(name); continue; }
  out.members[name] = Object.getOwnPropertyNames(d.value.prototype).filter((k) => k !== 'constructor')
    .map((k) => kind(Object.getOwnPropertyDescriptor(d.value.prototype, k)) + k);
}
out.members.Window.push(...Object.getOwnPropertyNames(window).filter((k) => !/^[A-Z]/.test(k))
  .map((k) => kind(Object.getOwnPropertyDescriptor(window, k)) + k));
out.members.Location.push(...Object.getOwnPropertyNames(location).map((k) => kind(Object.getOwnPropertyDescriptor(location, k)) + k));
const reflection = (tag, k) => {
  const element = document.createElement(tag);
  const set = (value) => {
    for (const each of [...element.attributes]) element.removeAttribute(each.name);
    try { element[k] = value; } catch (error) { return [null, null, 'throws ' + error.name]; }
    const all = [...element.attributes];
    return all.length === 1 ? [all[0].name, all[0].value, element[k]] : [null, null, element[k]];
  };
  const initial = element[k];
  const [name, value, back] = set(' Foo bar');
  const [emptyName] = set(false);
  if (initial === false && set(true)[1] === '' && set(true)[2] === true && set(false)[0] === null) {
    return [set(true)[0], 'boolean'];
  }
  if (value === ' Foo bar' && back === ' Foo bar') return [name, initial === null ? 'nullable' : initial === '' ? 'text' : null];
  if (value === ' Foo bar' && /Foo%20bar$/.test(back)) return [name, initial === '' ? 'url' : 'action'];
  if (typeof initial === 'number' && set(7)[1] === '7' && set(7)[2] === 7) {
    const [, , negative] = set(-3);
    return [set(7)[0], 'integer', initial, negative === -3 ? 'signed' : typeof negative === 'string' ? 'refused' : 'unsigned'];
  }
  if (value === ' Foo bar' && typeof back === 'string') {
    const known = keywords.filter((word) => { const [, v, b] = set(word); return v === word && b === word; });
    return [name, 'keyword', initial, back, ...known];
  }
  return null;
};
const done = new Set();
for (const tag of tags) {
  const { constructor } = document.createElement(tag);
  out.tags[tag] = constructor.name;
  for (let P = constructor.prototype; P !== Node.prototype; P = Object.getPrototypeOf(P)) {
    const { name } = P.constructor;
    if (done.has(name)) continue;
    done.add(name);
    const found = out.reflections[name] = {};
    for (const k of Object.getOwnPropertyNames(P)) {
      const d = Object.getOwnPropertyDescriptor(P, k);
      if (!d.get || !d.set || /^on|HTML$|Text$|^textContent$/.test(k)) continue;
      const kind = reflection(tag, k);
      if (kind && kind[1] !== null) found[k] = kind;
    }
  }
}
for (const k in document.body.style) {
  if (typeof document.body.style[k] === 'string' && !/^webkit|-|^css(Text|Float)$/.test(k)) out.css.push(k);
}
document.body.textContent = '*RESULT*' + btoa(unescape(encodeURIComponent(JSON.stringify(out)))) + '*';
</script>"""


def ask(chromium: str) -> dict[str, Any]:
    """What Chromium says."""
    page = (
        _PROBE.replace("TAGS", json.dumps(TAGS.split()), 1)
        .replace("KEYWORDS", json.dumps(KEYWORDS.split()), 1)
        .replace("INTERFACES", INTERFACES.pattern, 1)
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "probe.html")
        file.write_text(page, "utf-8")
        command = [
            *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"),
            *("--virtual-time-budget=60000", "--dump-dom", file.as_uri()),
        ]
        text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    found: dict[str, Any] = json.loads(base64.b64decode(text.split("*RESULT*")[1].split("*")[0]))
    return found


def _reflection(name: str, found: list[Any]) -> str:
    attribute, kind, *more = found
    return ":".join(
        [
            name if name.lower() == attribute else f"{name}={attribute}",
            kind,
            *("null" if each is None else str(each) for each in more),
        ]
    )


def _list(words: list[str]) -> str:
    lines, line = [], "     "
    for word in words:
        quoted = f"'{word}',"
        if len(line) + len(quoted) > 116:
            lines.append(line)
            line = "     "
        line += " " + quoted
    return "[" + "\n".join([*lines, line]).strip().rstrip(",") + "]"


def _table(rows: dict[str, list[str]]) -> str:
    return "".join(f"      {name}: {_list(words)},\n" for name, words in rows.items() if words)


def text_of(found: dict[str, Any]) -> str:
    """The file that says it."""
    tags: dict[str, list[str]] = {}
    for tag, interface in found["tags"].items():
        tags.setdefault(interface, []).append(tag)
    reflections = {
        name: [_reflection(each, kind) for each, kind in members.items() if re.fullmatch(r"\w+", each)]
        for name, members in found["reflections"].items()
    }
    members = {
        name: sorted(each for each in members if re.fullmatch(r"[am]\w+", each))
        for name, members in found["members"].items()
    }
    return f"""\
// What a page of Chromium has, by name.  Written by tests/engine/document_cases/platform.py: do not edit.
(function () {{
  'use strict';
  return {{
    __proto__: null,

    // The names of elements, by their interface.
    tags: {{
      __proto__: null,
{_table(tags)}    }},

    // Properties that stand for attributes of the same name, or of that behind "=": text, nullable (null without it),
    // boolean, url, action (a URL; without it that of the page), integer (the usual value; what becomes of negative
    // ones), keyword (without the attribute; with another word; the words).
    reflections: {{
      __proto__: null,
{_table(reflections)}    }},

    // All members of interfaces: "a" and the name of an attribute, "m" and that of a method.
    members: {{
      __proto__: null,
{_table(members)}    }},

    // Other interfaces.
    interfaces: {_list(found["interfaces"])},

    // Properties of styles.
    styles: {_list(found["css"])},
  }};
}})
"""


if __name__ == "__main__":
    TARGET.write_text(text_of(ask(sys.argv[1] if len(sys.argv) > 1 else "chromium")), "utf-8")
