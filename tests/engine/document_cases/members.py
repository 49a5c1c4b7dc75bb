"""Says which members of a page modviz has: `python -m tests.engine.document_cases.members` writes `docs/document.md`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import _quickjs

import modviz
from modviz.engine.child import realm_source

PAGE = Path(modviz.__file__).parent.parent / "docs" / "document.md"

_START = """\
# The document of a page

A page has a document and a window of its own. They are small and honest: each member that is listed here does what it
does in Chromium, and all else that a page of Chromium has is there by name and refuses, as in "modviz has no
document.execCommand" (a method when it is called, another property when it is read, a class when it is made). So
`"serviceWorker" in navigator` and `typeof document.execCommand` say what they say in Chromium. What no browser has is
`undefined`.

- There is no layout and no style sheet of a page: `style` is the attribute and nothing else, and whatever needs a size or
  a place on the screen refuses.
- Nobody looks at the page: events come from the program (`click()`, `dispatchEvent`, `focus()`), never from a person.
  `alert` prints a line, `confirm` and `prompt` refuse.
- A page stays where it is: `location.hash` and `history.pushState` change its address, `javascript:` URLs run, anything that
  leads to another page refuses.
- Selectors of CSS, level 4, are known but for those that ask for what is not there (`:hover` and its like match nothing;
  `:lang()`, `:dir()`, `:valid` and some others refuse).
- `localStorage` and cookies last as long as the run. Frames of `requestAnimationFrame` come each 16.67 ms of the virtual
  clock.

All changes of the tree are steps of the record, and the panel *Document* (`d`) shows the tree with what the last step
changed in it.

## What there is

Properties that only stand for attributes (`id`, `href`, `disabled`, ...) and event handlers (`onclick`, ...) are those
of Chromium, all of them, and are not listed.
"""

_PROBE = """
(() => {
  const found = {};
  const named = Object.getOwnPropertyNames;
  for (const name of named(globalThis)) {
    const { value } = Object.getOwnPropertyDescriptor(globalThis, name);
    if (typeof value !== 'function' || !/^[A-Z]/.test(name) || typeof value.prototype !== 'object') continue;
    const { prototype } = value;
    found[name] = [Object.getPrototypeOf(value).name ?? '', named(prototype).filter((each) => each !== 'constructor')];
  }
  found.Window = ['EventTarget', named(globalThis)];
  found.Location = ['', named(location)];
  return JSON.stringify(found);
})()
"""


def members() -> dict[str, tuple[str, list[str]]]:
    """By the name of an interface of the page: that of its parent, or "", and its members."""
    table = realm_source.GLOBALS
    here = [line for line in table if line[0] != "window/lacking"]
    bare: set[str] = set(json.loads(_quickjs.Context().eval("JSON.stringify(Object.getOwnPropertyNames(globalThis))")))
    try:
        realm_source.GLOBALS = tuple(here)
        context = _quickjs.Context()
        context.eval(realm_source.realm_source("window"))("$mv1", "$mv2", 1 << 28, 1000)
    finally:
        realm_source.GLOBALS = table
    given = {each for path, _, gives in here if path.startswith("window/") for each in gives.split()}
    found: dict[str, tuple[str, list[str]]] = json.loads(context.eval(_PROBE))
    common = {each for path, _, gives in here if path.startswith("common/") for each in gives.split()}
    parts: dict[str, tuple[str, list[str]]] = {}
    for name, (parent, names) in found.items():
        if name in bare or name in ("Image", "Option") or (name in common and "Event" not in name):
            continue
        if name == "Window":
            names = [each for each in names if each in given and not each[0].isupper()]
        parts[name] = (parent, names)
    return parts


def reflected(name: str) -> set[str]:
    """The properties of an interface that only stand for attributes."""
    return {row.partition(":")[0].partition("=")[0] for row in _reflections().get(name, [])}


@cache
def _reflections() -> dict[str, list[str]]:
    table = realm_source._read("globals/window/platform")
    found: dict[str, list[str]] = json.loads(_quickjs.Context().eval(f"JSON.stringify(({table})().reflections)"))
    return found


def page_text() -> str:
    """The text of the page of documentation."""
    lines = [_START]
    without = []
    for name, (parent, names) in sorted(members().items()):
        for_attributes = reflected(name)
        shown = sorted(each for each in names if each not in for_attributes and not each.startswith("on"))
        title = f"`{name}`" + (f" (a `{parent}`)" if parent else "")
        if shown:
            lines.append(f"- {title}: " + ", ".join(f"`{each}`" for each in shown))
        else:
            without.append(f"`{name}`")
    lines.append("\nWithout members of their own: " + ", ".join(without) + ".")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page_text(), "utf-8")
