from __future__ import annotations

import pytest

from modviz.record.events import CycleFound, DeadZoneRead, FetchStarted, PhaseStarted
from modviz.recording.session import trace
from modviz.view.moment import Moment, plain
from modviz.view.panels.graph import GraphLook, graph_panel
from tests.view.runs import about, dead_zone, end_of, gone, live, moment_at, moment_of, span_with, text_of


def test_modules_appear_when_they_are_asked_for_and_keep_their_places() -> None:
    end = text_of(graph_panel(end_of(live()), 60, 30)).splitlines()
    start = text_of(graph_panel(moment_at(live(), 0), 60, 30)).splitlines()
    assert "main.js" in "".join(start)
    assert "counter.js" not in "".join(start)
    for name in ("main.js", "counter.js", "render.js"):
        rows = [number for number, line in enumerate(end) if name in line]
        asked = text_of(graph_panel(moment_of(live(), FetchStarted, about(module=name)), 60, 30))
        assert [number for number, line in enumerate(asked.splitlines()) if name in line] == rows


def test_a_module_says_what_it_is_doing_and_has_no_numbers_that_look_like_progress() -> None:
    text = text_of(graph_panel(moment_of(live(), CycleFound), 60, 30))
    assert "◔ counter.js" in text
    assert "walk is here" in text
    assert "1/1" not in text


def test_who_threw_and_who_failed_with_it_differ_by_sign_word_and_style() -> None:
    panel = graph_panel(end_of(dead_zone()), 60, 30)
    text = text_of(panel)
    assert "✗ a.js" in text
    assert "threw" in text
    assert "× main.js" in text
    assert "failed too" in text
    assert "culprit" in span_with(panel, "✗ a.js").style
    assert "victim" in span_with(panel, "× main.js").style
    # What it points at does not hide what it is.
    shown = graph_panel(moment_at(dead_zone(), len(dead_zone().events), ("module", "main.js")), 60, 30)
    assert "victim" in span_with(shown, "× main.js").style


def test_a_cycle_that_was_found_is_a_ring_of_one_colour() -> None:
    def ring(moment: Moment) -> int:
        return sum("back-edge" in span.style for line in graph_panel(moment, 60, 30).lines for span in line)

    before = moment_of(live(), CycleFound).timeline.position - 1
    assert ring(moment_at(live(), before)) == 0
    there_and_back = end_of(live())
    assert ring(there_and_back) > 6


@pytest.mark.parametrize("height", [5, 8])
def test_a_graph_that_has_no_room_is_a_tree_with_words(height: int) -> None:
    text = text_of(graph_panel(moment_of(dead_zone(), DeadZoneRead), 46, height))
    assert "◕ main.js" in text
    assert "waits for a.js" in text
    assert "◕ a.js" in text
    assert "runs now" in text
    assert "↺" in text


def test_the_graph_can_be_narrowed_to_a_cycle_and_to_what_leads_to_a_module() -> None:
    names = {f"m{number}.js": f"import './m{number + 1}.js';\n" for number in range(8)}
    sources = {
        "main.js": "import './m0.js';\nimport './aside.js';\n",
        **names,
        "aside.js": "",
        "m8.js": "import './m6.js';\n",
    }
    run = trace("main.js", sources=sources)
    cycle = text_of(graph_panel(end_of(run), 60, 30, GraphLook(narrowed="cycle", around="m7.js")))
    assert {name for name in sources if name in cycle} == {"m6.js", "m7.js", "m8.js"}
    way = text_of(graph_panel(end_of(run), 60, 50, GraphLook(narrowed="way", around="m2.js")))
    assert {name for name in sources if name in way} == {"main.js", "m0.js", "m1.js", "m2.js"}


def test_a_module_that_failed_shows_it() -> None:
    assert "✗ gone.js" in text_of(graph_panel(end_of(gone()), 60, 30))


def test_the_import_that_was_just_made_stands_out() -> None:
    panel = graph_panel(moment_of(live(), CycleFound), 60, 30)
    assert any("edge changed" in span.style for line in panel.lines for span in line)


def test_modules_can_be_clicked_on() -> None:
    panel = graph_panel(end_of(live()), 60, 30)
    assert span_with(panel, "counter.js").target == ("module", "counter.js")


def test_a_large_graph_is_a_tree_of_folders_that_opens_and_closes() -> None:
    sources = {f"lib/m{number}.js": f"import './m{number + 1}.js';\n" for number in range(60)}
    run = trace("main.js", sources={"main.js": "import './lib/m0.js';\n", **sources, "lib/m60.js": "1;\n"})
    panel = graph_panel(moment_at(run, len(run.events), ("module", "main.js")), 60, 30)
    assert panel.title == "Graph · 62 modules"
    assert "main.js" in plain(panel.lines[0])
    assert plain(panel.lines[1]).split() == ["▸", "lib/", "61", "●", "61"]
    assert panel.lines[1][1].target == ("toggle", "lib/")
    opened = graph_panel(end_of(run), 60, 30, GraphLook(frozenset({"lib/"})))
    assert len(opened.lines) == 63


def test_of_a_large_graph_only_what_was_asked_for_is_shown() -> None:
    sources = {f"m{number}.js": f"import './m{number + 1}.js';\n" for number in range(60)}
    run = trace("m0.js", sources={**sources, "m60.js": "1;\n"})
    assert graph_panel(moment_at(run, 1), 60, 30).title == "Graph · 1 module so far"
    early = graph_panel(moment_of(run, FetchStarted, about(module="m1.js")), 60, 30)
    assert early.title == "Graph · 2 modules so far"
    assert len(early.lines) == 2
    walking = graph_panel(moment_of(run, PhaseStarted, about(phase="evaluate")), 60, 30)
    assert "linked" in plain(walking.lines[10])
