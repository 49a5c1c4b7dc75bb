from __future__ import annotations

from modviz.record.events import CycleFound, FetchStarted, ModuleRequested, PhaseStarted
from modviz.recording.session import trace
from modviz.view.moment import plain
from modviz.view.panels.graph import graph_panel
from tests.view.runs import about, end_of, gone, live, moment_at, moment_of, span_with, text_of


def test_modules_appear_when_they_are_asked_for_and_keep_their_places() -> None:
    end = text_of(graph_panel(end_of(live()), 60, 30)).splitlines()
    start = text_of(graph_panel(moment_at(live(), 0), 60, 30)).splitlines()
    assert "main.js" in "".join(start)
    assert "counter.js" not in "".join(start)
    for name in ("main.js", "counter.js", "render.js"):
        rows = [number for number, line in enumerate(end) if name in line]
        asked = text_of(graph_panel(moment_of(live(), FetchStarted, about(module=name)), 60, 30))
        assert [number for number, line in enumerate(asked.splitlines()) if name in line] == rows


def test_a_module_shows_its_status_in_words_and_its_index() -> None:
    text = text_of(graph_panel(moment_of(live(), CycleFound), 60, 30))
    assert "◔ counter.js" in text
    assert "linking 1/1" in text


def test_a_module_that_failed_shows_it() -> None:
    assert "✗ gone.js" in text_of(graph_panel(end_of(gone()), 60, 30))


def test_the_import_that_was_just_made_stands_out() -> None:
    panel = graph_panel(moment_of(live(), CycleFound), 60, 30)
    assert any("edge changed" in span.style for line in panel.lines for span in line)


def test_modules_can_be_clicked_on() -> None:
    panel = graph_panel(end_of(live()), 60, 30)
    assert span_with(panel, "counter.js").target == ("module", "counter.js")


def test_a_large_graph_is_an_outline_that_opens_and_closes() -> None:
    sources = {f"m{number}.js": f"import './m{number + 1}.js';\n" for number in range(60)}
    run = trace("m0.js", sources={**sources, "m60.js": "1;\n"})
    panel = graph_panel(end_of(run), 60, 30)
    assert len(panel.lines) == 61
    assert "● ▾ m0.js  evaluated" in plain(panel.lines[0])
    assert panel.lines[0][0].target == ("toggle", "m0.js")
    closed = graph_panel(end_of(run), 60, 30, frozenset({"m3.js"}))
    assert len(closed.lines) == 4
    early = graph_panel(moment_of(run, ModuleRequested), 60, 30)
    assert "not asked yet" in plain(early.lines[1])
    walking = graph_panel(moment_of(run, PhaseStarted, about(phase="evaluate")), 60, 30)
    assert "linked" in plain(walking.lines[50])
