"""The document and its window, and events: what programs say here is what they say in Chromium (`document_cases`)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from modviz.hosts.page.html import HtmlTree, parse_fragment
from tests.engine.document_cases.record import BASE, FOLDER, SAY, programs
from tests.engine.test_globals import Guest

PAGE = (FOLDER / "page.html").read_text("utf-8")
FILES = sorted(FOLDER.glob("*.js"))
CASES = [(file.stem, name) for file in FILES for name in programs(file)]


class PageGuest(Guest):
    """A realm with a page in it that has been parsed and loaded; it answers what the document asks the page."""

    def __init__(self, page: str = PAGE) -> None:
        super().__init__()
        self.asked: list[tuple[str, Any]] = []
        self._context.add_callable("exchange", self._exchange)
        self._context.eval(
            "(mailbox) => { const ask = exchange; mailbox.makeRoom = () => {};"
            " mailbox.hinge = (what) => { mailbox.text = ask(mailbox.text); }; delete globalThis.exchange; }"
        )(self._realm("mailbox"))
        self.dispatch({"do": "tell", "what": "documentUrl", "url": BASE})
        self.dispatch({"do": "parsed", "operations": HtmlTree(page).show()})
        self.dispatch({"do": "setReadyState", "state": "interactive"})
        self.dispatch({"do": "setReadyState", "state": "complete"})

    def _exchange(self, text: str) -> str:
        seen, question = json.loads(text)
        for record in seen:
            self._take(record)
        if question is None:
            return ""
        _, asks, about, *_ = question
        answer = ""
        if asks == "parseFragment":
            answer = json.dumps(parse_fragment(*json.loads(about)))
        else:
            self.asked.append((asks, about))
        return json.dumps({"do": "reply", "thrown": None, "value": answer})


@pytest.mark.parametrize(("stem", "name"), CASES, ids=[f"{stem}: {name}" for stem, name in CASES])
def test_a_program_says_what_it_says_in_chromium(stem: str, name: str) -> None:
    expected = json.loads((FOLDER / f"{stem}.expected.json").read_text("utf-8"))[name]
    text = programs(FOLDER / f"{stem}.js")[name]
    assert PageGuest().run(SAY + text) == expected


def test_a_hostile_guest_changes_nothing_of_the_document() -> None:
    poison = (FOLDER.parent / "global_cases" / "poison.js").read_text("utf-8")
    for program in (FOLDER / "hostile.txt").read_text("utf-8").splitlines():
        expected = PageGuest().run(program)
        assert expected, program
        hostile = PageGuest()
        assert hostile.run(poison) == []
        assert hostile.run(program) == expected
