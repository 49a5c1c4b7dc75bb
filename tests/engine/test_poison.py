"""Guests that change the built-in prototypes: the realm's own code asks nothing of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import modviz
import modviz.engine

_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_COMMENT = re.compile(r"//.*")

_CODE = Path(modviz.engine.__file__).parent / "js"

NAMES = sorted(
    {
        *map(str, range(-1, 100)),
        *(
            word
            for path in _CODE.rglob("*.js")
            # Node's built-in modules may be reached: they hold nothing that a guest must not have.
            if not path.is_relative_to(_CODE / "node")
            for word in _WORD.findall(_COMMENT.sub("", path.read_text("utf-8")))
        ),
    }
    # Promises read this one of what they are resolved with, as the specification says.
    - {"then"}
)
"""Whatever a property may be called that the realm's own code reads or writes."""

POISONS = {
    "accessors": "{ __proto__: null, get() { throw 'read ' + name }, set() { throw 'written ' + name } }",
    "values": "{ __proto__: null, value: 'poison' }",
}

POISON = """
const names = NAMES.split(' ');
const { defineProperty, hasOwn } = Object;
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Promise.prototype];
for (let p = 0; p < prototypes.length; p += 1) {
  for (let n = 0; n < names.length; n += 1) {
    const name = names[n];
    if (!hasOwn(prototypes[p], name)) defineProperty(prototypes[p], name, HOW);
  }
}
Array.prototype[Symbol.iterator] = undefined;
"""

PROGRAM = """
import './poison.js';
import { count, add } from './count.js';
import defer * as deferred from './deferred.js';
import * as all from './count.js';
let changed = { a: 1 };
changed.a = 2;
add();
console.log('%s', count, [count], new Map([[1, { a: 1 }]]), all);
console.log(deferred.late);
console.log((await import('./count.js')).count, eval("typeof import('./count.js')"));
const bad = ['./none.js', './wrong.js', './throws.js', 'bare'];
for (let at = 0; at < bad.length; at += 1) {
  try { await import(bad[at]) } catch (error) { console.log(`${error}`) }
}
try { deferred.none; early } catch (error) { console.log(error.message) }
try { count = 2 } catch (error) { console.log(error.message) }
try { null.x } catch (error) { console.log(error.stack) }
try { eval('{') } catch (error) { console.log(error.message) }
try { JSON.parse('{') } catch (error) { console.log(error.message) }
await new Promise((resolve) => { setTimeout(resolve, 5) });
const answer = await fetch('./data.json');
console.log(answer.status, await answer.text());
for await (const each of (function* () { yield 1 })()) console.log(each);
console.log(new Function('a', 'return a')(1), `${() => 1}`, structuredClone('x'), new URL('./a', 'http://x.example/').href);
const root = document.body;
root.innerHTML = '<p title="x">one</p><form id="form"><input name="who" value="Ada"></form>';
root.querySelector('p').addEventListener('click', (event) => { console.log(event.type, event.target.title) });
root.querySelector('body > p:first-child').click();
root.classList.add('c');
root.dataset.newThing = 1;
root.style.color = 'red';
root.append('text', document.createElement('i'));
console.log(root.outerHTML, document.forms[0].elements.length, document.getElementById('form').children.length);
localStorage.setItem('one', 1);
console.log(localStorage.getItem('one'), location.hash, document.title, navigator.language);
try { document.execCommand('bold') } catch (error) { console.log(error.message) }
requestAnimationFrame((time) => { console.log(time) });
Promise.reject(new Error('nobody'));
setTimeout(() => { throw new Error('at the end') });
let early = 1;
"""

SOURCES = {
    "main.js": PROGRAM.replace("new Map([[1, { a: 1 }]])", "map").replace(
        "let changed", "const map = new Map();\nlet changed"
    ),
    "count.js": "export let count = 0;\nexport function add() {\n  count += 1;\n}",
    "deferred.js": "export const late = { __proto__: null };",
    "wrong.js": "let let",
    "throws.js": "throw new TypeError('thrown')",
    "data.json": "[1]",
}


def _told(poison: str) -> tuple[object, ...]:
    trace = modviz.trace("main.js", sources={**SOURCES, "poison.js": poison})
    ours = [event for event in trace.events if getattr(event, "module", None) != "poison.js"]
    lines = [(line.level, line.text, line.module, line.line) for line in trace.console]
    return trace.outcome, lines, [type(event).__name__ for event in ours]


@pytest.fixture(scope="module", name="clean")
def _clean() -> tuple[object, ...]:
    told = _told("")
    assert getattr(told[0], "status", "") == "fulfilled"
    return told


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS.keys())
def test_no_property_of_a_prototype_reaches_the_code_of_the_realm(poison: str, clean: tuple[object, ...]) -> None:
    source = POISON.replace("NAMES", repr(" ".join(NAMES))).replace("HOW", poison)
    outcome, lines, events = _told(source)
    assert (outcome, lines) == (clean[0], clean[1])
    assert events == clean[2]
