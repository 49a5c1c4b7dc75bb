"""Notes on where engines do not do what the specification says, for programs that meet it, and for no others."""

from __future__ import annotations

import pytest

import modviz
from modviz.analysis.engine_notes import engine_notes

RELAY = "export * as tools from './tools.js';"
RELAYS = {
    "main.js": "import { tools } from './all.js';\nconsole.log(tools.saw);",
    "all.js": "export * from './one.js';\nexport * from './two.js';",
    "one.js": RELAY,
    "two.js": RELAY,
    "tools.js": "export const saw = 1;",
}
AWAITED = {
    "main.js": "import './left.js';\nimport './right.js';",
    "left.js": "import { lamp } from './lamp.js';",
    "right.js": "import { lamp } from './lamp.js';",
    "lamp.js": "export const lamp = await 1;",
}


def _notes(sources: dict[str, str], host: str = "page") -> tuple[str, ...]:
    return engine_notes(modviz.trace("main.js", sources=sources, host=host).end)


def test_one_namespace_through_two_stars_is_a_conflict_for_v8() -> None:
    (note,) = _notes(RELAYS)
    assert note.startswith(
        "Node and Chrome refuse tools of all.js, as one.js and two.js both have an export * as for it."
    )


def test_safari_does_not_let_several_importers_wait_for_an_await() -> None:
    (note,) = _notes(AWAITED)
    assert note.startswith(
        "Safari before version 27 does not let all of left.js, right.js wait for the await of lamp.js"
    )


@pytest.mark.parametrize(
    ("sources", "host"),
    [
        (AWAITED, "node"),
        ({**AWAITED, "lamp.js": "export const lamp = 1;"}, "page"),
        ({**AWAITED, "main.js": "import './left.js';", "left.js": "await import('./lamp.js');"}, "page"),
        ({**RELAYS, "two.js": "export const other = 1;"}, "page"),
    ],
    ids=["Node", "no await", "one importer", "one star"],
)
def test_there_is_no_note_where_engines_agree(sources: dict[str, str], host: str) -> None:
    assert _notes(sources, host) == ()
