"""The document and its window, and events: what programs say here is what they say in Chromium (`document_cases`)."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import modviz
from modviz.hosts.page.html import HtmlTree, parse_fragment
from modviz.record.document import walk
from modviz.record.world import DocumentNode
from modviz.view.moment import Moment
from modviz.view.panels.document import document_panel
from tests.engine.document_cases.members import PAGE as PAGE_OF_DOCS
from tests.engine.document_cases.members import members, page_text, reflected
from tests.engine.document_cases.record import BASE, FOLDER, SAY, programs
from tests.engine.guest import Guest
from tests.engine.test_globals import PRELUDE, RUNNER

PAGE = (FOLDER / "page.html").read_text("utf-8")
FILES = sorted(FOLDER.glob("*.js"))
ELSEWHERE = re.compile(
    "Blob|Performance|CSS(?!StyleDeclaration)|adoptedStyleSheets|IdleDeadline|(request|cancel)IdleCallback"
)
"""What other tests are about."""
CASES = [(file.stem, name) for file in FILES for name in programs(file)]


class PageGuest(Guest):
    """A realm with a page in it that has been parsed and loaded; it answers what the document asks the page."""

    def __init__(self, page: str = PAGE) -> None:
        super().__init__(PRELUDE, RUNNER)
        self.asked: list[tuple[str, Any]] = []
        self._context.add_callable("exchange", self._exchange)
        self._context.eval(
            "(mailbox) => { const ask = exchange; mailbox.makeRoom = () => {};"
            " mailbox.hinge = (what) => { mailbox.text = ask(mailbox.text); }; delete globalThis.exchange; }"
        )(self._realm("mailbox"))
        self.dispatch({"do": "tell", "what": "openDocument", "url": BASE, "encoding": "UTF-8"})
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


def test_what_is_there_is_on_the_page_of_docs_and_in_a_program_that_chromium_has_answered() -> None:
    assert PAGE_OF_DOCS.read_text("utf-8") == page_text(), "run: python -m tests.engine.document_cases.members"
    text = "\n".join(file.read_text("utf-8") for file in FILES)
    untold = [
        f"{name}.{each}"
        for name, (_, names) in members().items()
        for each in names
        if not ELSEWHERE.match(name) and not ELSEWHERE.match(each)
        if each not in reflected(name) and not each.startswith("on") and not re.search(rf"\b{re.escape(each)}\b", text)
    ]
    assert untold == []


def test_what_is_not_there_refuses_by_name() -> None:
    guest = PageGuest()
    assert guest.run(
        "for (const use of [() => document.execCommand('bold'), () => document.body.getBoundingClientRect(),"
        " () => document.body.offsetWidth, () => matchMedia('x'), () => getComputedStyle(document.body),"
        " () => navigator.serviceWorker, () => new IntersectionObserver(() => {}), () => prompt('?'), () => open('/'),"
        " () => { location.href = '/other' }, () => location.reload(), () => document.fonts,"
        " () => document.querySelector('a:lang(en)')])"
        " try { use(); console.log('nothing') } catch (error) { console.log(error.message) }"
    ) == [
        "modviz has no document.execCommand",
        "modviz has no Element.getBoundingClientRect",
        "modviz has no HTMLElement.offsetWidth",
        "modviz has no matchMedia",
        "modviz has no getComputedStyle",
        "modviz has no navigator.serviceWorker",
        "modviz has no IntersectionObserver",
        "modviz has no prompt",
        "modviz has no open",
        "modviz has no navigation (to http://page.example/other)",
        "modviz has no navigation (reload)",
        "modviz has no document.fonts",
        "modviz has no selector :lang()",
    ]


def test_asking_for_a_feature_goes_the_way_of_a_browser() -> None:
    assert PageGuest().run(
        "console.log('serviceWorker' in navigator, typeof document.execCommand, typeof IntersectionObserver,"
        " 'fonts' in document, document.nobodyHasThis, window.nobodyHasThis, typeof nobodyHasThis,"
        " 'getBoundingClientRect' in document.body, document.body.onnothing, document.body.onclick)"
        "; document.fonts = 'mine'; console.log(document.fonts)"
    ) == ["true function function true undefined undefined undefined true undefined null", "mine"]


def test_a_link_that_leads_away_is_told_as_what_modviz_has_not() -> None:
    assert PageGuest().run("document.querySelector('a').click(); console.log('goes on')") == [
        "Uncaught Error: modviz has no navigation (a link leads to http://page.example/folder/other.html?q=1#there)",
        "goes on",
    ]


def test_frames_come_each_sixtieth_of_a_second_of_the_virtual_clock() -> None:
    assert PageGuest().run(
        "const log = []; setTimeout(() => log.push('early'), 10); setTimeout(() => log.push('late'), 20);"
        "requestAnimationFrame((t) => { log.push(t); requestAnimationFrame((u) => console.log(log.join(), u)) });"
        "requestAnimationFrame((t) => log.push(t)); cancelAnimationFrame(requestAnimationFrame(() => log.push('no')))"
    ) == ["early,16.667,16.667,late 33.333"]


def test_the_page_is_asked_about_scripts_that_code_inserts() -> None:
    guest = PageGuest()
    guest.run(
        "const s = document.createElement('script'); s.src = 'x.js'; s.async = false; document.head.append(s);"
        "const e = document.createElement('script'); document.head.append(e); e.textContent = 'f()';"
        "document.body.innerHTML = '<script>never()<' + '/script>'; document.body.append(document.body.firstChild);"
        "document.write('<p>', 5, '</p>'); document.writeln('q')"
    )
    facts = [(what, json.loads(about) if about.startswith("{") else about) for what, about in guest.asked]
    assert [what for what, _ in facts] == ["prepare", "prepare", "write", "write"]
    first, second = facts[0][1], facts[1][1]
    assert (first["src"], first["forceAsync"], first["async"], first["element"]) == ("x.js", False, False, -1)
    assert (second["src"], second["text"], second["forceAsync"]) == (None, "f()", True)
    assert [about for _, about in facts[2:]] == ["<p>5</p>", "q\n"]


# ---- In the record -----------------------------------------------------------------------------------------

SOURCES = {
    "page.html": "<!doctype html><ul id=list><li>one</li></ul><script>\n"
    "const li = document.createElement('li');\n"
    "li.append('two');\n"
    "list.append(li);\n"
    "li.className = 'new';\n"
    "li.firstChild.data = 'three';\n"
    "list.prepend(li);\n"
    "list.lastChild.remove();\n"
    "</script>"
}


def _tree(nodes: dict[int, DocumentNode]) -> str:
    return " ".join("." * depth + (node.text.strip() or node.name) for node, depth in walk(nodes) if node.number)


def test_a_record_has_the_tree_at_every_step_forwards_and_backwards() -> None:
    timeline = modviz.trace("page.html", sources=SOURCES).timeline()
    steps = []
    for position in range(len(timeline.events) + 1):
        steps.append(_tree(timeline.seek(position).document))
    told = [event.narration for event in timeline.events if type(event).__name__ in TREE_EVENTS and not parsed(event)]
    assert told == [
        "Code puts <li> into <ul#list>.",
        'Code puts the text "two" into <li>.',
        'The attribute class of <li> is "new" now.',
        'A text in <li.new> becomes "three".',
        "<li.new> is taken out of <ul#list>, with all that stands in it.",
        "Code puts <li.new> into <ul#list>.",
        'Code puts the text "three" into <li.new>.',
        "<li> is taken out of <ul#list>, with all that stands in it.",
    ]
    assert steps[-1].startswith(".html .html ..head ..body ...ul ....li .....three ...script")
    assert steps == list(dict.fromkeys(steps)) or len(set(steps)) > 10
    for position in reversed(range(len(steps))):
        assert _tree(timeline.seek(position).document) == steps[position]


TREE_EVENTS = ("NodeInserted", "NodeRemoved", "AttributeChanged", "NodeTextChanged")


def parsed(event: Any) -> bool:
    """Whether the parser did it."""
    return bool(getattr(event, "is_parsed", False))


def test_the_panel_shows_the_tree_and_what_changed() -> None:
    timeline = modviz.trace("page.html", sources=SOURCES).timeline()
    position = next(
        number for number, event in enumerate(timeline.events, 1) if type(event).__name__ == "AttributeChanged"
    )
    timeline.seek(position)
    moment = Moment(timeline, frozenset(timeline.events[position - 1].subjects))
    panel = document_panel(moment, 40, 20)
    rows = ["".join(span.text for span in line) for line in panel.lines]
    assert rows[0] == "  <!doctype html>"
    assert '✱       <li class="new"> two' in rows
    assert panel.focus is not None
    assert rows[panel.focus].startswith("✱")
    empty = modviz.trace("main.js", sources={"main.js": ""}).timeline()
    assert "Nothing stands in the document" in document_panel(Moment(empty), 60, 5).lines[0][0].text
