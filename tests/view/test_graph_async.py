"""The graph while modules wait: edges of calls of import(), edges of waiting, and the legend that says it in words."""

from __future__ import annotations

from modviz.record.events import AsyncOrderSet, AwaitReached, ImportFulfilled, ImportRejected
from modviz.record.trace import Trace
from modviz.recording.session import trace
from modviz.view.graph.module_graph import module_graph
from modviz.view.panels.graph import graph_panel
from modviz.view.plain.trace import text_trace
from tests.view.runs import about, end_of, live, moment_of, text_of


def run(**sources: str) -> Trace:
    return trace("main.js", sources={f"{name}.js": text for name, text in sources.items()})


def dead_lock() -> Trace:
    return run(main="import './a.js';", a="await import('./b.js');", b="await import('./a.js');")


def test_an_import_whose_importer_waits_has_a_sign_of_its_own() -> None:
    waiting = run(main="import './slow.js';\nimport './quick.js';", slow="await 1;", quick="1;")
    moment = moment_of(waiting, AsyncOrderSet, about(module="main.js"))
    text = text_of(graph_panel(moment, 60, 20))
    (row,) = (line for line in text.splitlines() if "◷" in line and "awaits" not in line)
    assert "▼" in row, "quick.js is not waited for"
    assert text.splitlines()[-1] == "◷ slow.js awaits a promise; main.js waits for slow.js"
    assert "◷" not in text_of(graph_panel(end_of(waiting), 60, 20))


def test_calls_of_import_look_different_and_share_nodes() -> None:
    loaded = run(main="import './log.js';\nawait import('./page.js');", page="import './log.js';", log="1;")
    moment = moment_of(loaded, ImportFulfilled)
    text = text_of(graph_panel(moment, 60, 20))
    assert text.count("log.js") == 1
    assert "▽" in text
    assert text.splitlines()[-2] == "┈▽ import() by main.js of page.js"
    awaiting = text_of(graph_panel(moment_of(loaded, AwaitReached), 60, 20))
    assert "◷ main.js awaits import('./page.js')" in awaiting
    assert list(module_graph(moment.timeline).dynamic) == [("main.js", "page.js")]


def test_a_module_that_is_imported_both_ways_has_an_ordinary_edge() -> None:
    both = run(main="import './a.js';\nawait import('./a.js');", a="1;")
    assert not module_graph(both.timeline()).dynamic


def test_a_dead_lock_is_a_circle_of_waiting_edges_and_no_cycle() -> None:
    end = end_of(dead_lock())
    text = text_of(graph_panel(end, 70, 22))
    assert text.count("◷") == 4
    assert "↺" not in text
    assert text.splitlines()[-1] == "◷ a.js and b.js wait for each other, so none of them can ever go on."
    heading = "\n".join(text_trace(dead_lock()))
    assert "a.js calls import() for b.js" in heading
    assert "closes a cycle" not in heading


def test_the_legend_in_ascii_keeps_to_ascii() -> None:
    moment = moment_of(dead_lock(), AwaitReached, ascii=True)
    assert text_of(graph_panel(moment, 70, 22)).isascii()


def test_without_awaits_there_is_no_legend() -> None:
    assert "import()" not in text_of(graph_panel(end_of(live()), 60, 30))


def test_a_dead_lock_is_told_in_full_where_there_is_no_room_for_both_lines() -> None:
    rows = text_of(graph_panel(end_of(dead_lock()), 40, 16)).splitlines()
    assert rows[-2:] == ["◷ a.js and b.js wait for each other, so", "  none of them can ever go on."]


def test_whoever_can_go_on_waits_for_nobody() -> None:
    failed = run(main="try { await import('./bad.js'); } catch {}", bad="throw 1;")
    text = text_of(graph_panel(moment_of(failed, ImportRejected), 70, 20))
    assert text.splitlines()[-1] == "◷ main.js goes on soon: import('./bad.js') is rejected"
    assert text.count("◷") == 1
