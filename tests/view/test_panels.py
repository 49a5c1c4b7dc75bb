"""The smaller panels: module map, module record, console, steps, narration and the two bars."""

from __future__ import annotations

import pytest

from modviz import Response
from modviz.record.events import (
    ConsolePrinted,
    FetchFailed,
    FetchFinished,
    FetchStarted,
    ImportRejected,
    ModuleMapHit,
    ModuleParsed,
    PhaseStarted,
)
from modviz.recording.session import trace
from modviz.view.moment import plain
from modviz.view.panels.console import console_panel
from modviz.view.panels.failure_card import card_markdown, failure_card, has_card
from modviz.view.panels.memory import memory_panel
from modviz.view.panels.module_map import module_map_panel
from modviz.view.panels.module_record import module_record_panel
from modviz.view.panels.narration import narration
from modviz.view.panels.phase_bar import phase_bar
from modviz.view.panels.stack import stack_panel
from modviz.view.panels.steps import steps_panel
from modviz.view.panels.timeline_bar import timeline_bar
from tests.view.runs import (
    about,
    end_of,
    gone,
    line_with,
    live,
    missing,
    moment_at,
    moment_of,
    span_with,
    text_of,
)


def test_the_module_map_tells_what_became_of_each_url() -> None:
    run = gone()
    assert "fetching" in plain(line_with(module_map_panel(moment_of(run, FetchStarted), 80, 9), "main.js"))
    assert "arrived" in plain(line_with(module_map_panel(moment_of(run, FetchFinished), 80, 9), "main.js"))
    assert "parsed" in plain(line_with(module_map_panel(moment_of(run, ModuleParsed), 80, 9), "main.js"))
    failed = plain(line_with(module_map_panel(moment_of(run, FetchFailed), 80, 9), "gone.js"))
    assert failed.startswith("✱ ✗ failed")


def test_the_module_map_tells_who_asked() -> None:
    panel = module_map_panel(moment_of(live(), ModuleMapHit, about(asked_by="render.js")), 80, 9)
    line = panel.lines[1]
    assert "asked by main.js, render.js" in plain(line)
    assert plain(line).startswith("✱")
    assert span_with(panel, "render.js").target == ("module", "render.js")
    assert panel.focus == 1


def test_the_module_record_lists_the_entries_of_the_specification() -> None:
    moment = moment_at(live(), len(live().events), ("module", "counter.js"))
    text = text_of(module_record_panel(moment, 80, 40))
    assert "[[Status]]            ● evaluated" in text
    assert "[[CycleRoot]]         main.js" in text
    rows = [line.split() for line in text.splitlines()]
    assert ["'./main.js'", "page", "page"] in rows
    assert ["total", "count"] in rows
    assert ["default", "Dog"] in rows
    assert "[[StarExportEntries]] none" in text
    assert span_with(module_record_panel(moment, 80, 40), "total").target == ("line", "counter.js", "3")


def test_there_is_no_module_record_before_parsing() -> None:
    assert "No module record" in text_of(module_record_panel(moment_of(live(), FetchStarted), 80, 40))


def test_console_lines_tell_their_level_and_their_place() -> None:
    panel = console_panel(end_of(live()), 60, 9)
    log, warning = panel.lines
    assert plain(log).split() == ["›", "log", "n", "is", "6", "render.js:4"]
    assert plain(warning).split() == ["▲", "warn", "main", "sees", "6", "6", "main.js:8"]
    assert span_with(panel, "render.js:4").target == ("line", "render.js", "4")
    assert {"console-log", "console-warn"} <= {span.style for line in panel.lines for span in line}


def test_only_the_line_printed_now_is_marked() -> None:
    panel = console_panel(moment_of(live(), ConsolePrinted, about(level="warn")), 60, 9)
    assert [plain(line)[0] for line in panel.lines] == [" ", "✱"]
    assert panel.focus == 1


def test_console_text_of_many_lines_is_wrapped_and_safe() -> None:
    run = trace("main.js", sources={"main.js": r"console.log('one\ntwo \u001b[2J' + 'x'.repeat(100))"})
    lines = [plain(line) for line in console_panel(end_of(run), 40, 9).lines]
    assert "one" in lines[0]
    assert "two" in lines[1]
    assert "␛[2J" in lines[1] + lines[2]
    assert "".join(lines).count("x") == 100


def test_a_long_console_shows_its_end() -> None:
    run = trace("main.js", sources={"main.js": "for (let i = 0; i < 1000; i++) console.log('line', i)"})
    panel = console_panel(end_of(run), 60, 9)
    assert plain(panel.lines[0]) == "800 earlier lines"
    assert panel.focus is not None
    assert "line 999" in plain(panel.lines[panel.focus])


def test_the_steps_can_be_clicked_on_and_the_present_one_is_marked() -> None:
    moment = moment_of(live(), ModuleParsed)
    here = moment.timeline.position
    panel = steps_panel(moment, 70, 20)
    assert len(panel.lines) == len(live().events) + 1
    assert panel.focus == here
    assert plain(panel.lines[here]).startswith(f"▸  {here} ¶ main.js is parsed")
    assert panel.lines[here + 2][0].target == ("step", str(here + 2))


def test_the_narration_begins_with_an_invitation() -> None:
    first = text_of(narration(moment_at(live(), 0), 80, 3))
    assert "main.js has not been loaded yet" in first


def test_the_narration_names_the_clause() -> None:
    lines = narration(moment_of(live(), ModuleParsed), 120, 3)
    assert "is parsed into a module record" in plain(lines[0])
    assert plain(lines[-1]).rstrip().endswith("ParseModule #sec-parsemodule")


@pytest.mark.parametrize("height", [1, 2, 3])
def test_a_narration_that_is_too_long_says_so(height: int) -> None:
    lines = narration(moment_of(live(), PhaseStarted, about(phase="instantiate")), 30, height)
    assert len(lines) == height
    assert plain(lines[-1]).endswith("…")


def test_phases_that_are_over_now_and_to_come_differ_without_colour() -> None:
    line = phase_bar(moment_of(live(), PhaseStarted, about(phase="instantiate")), 80)
    assert plain(line).startswith("✓ 1 Construct ━━━")
    assert "▸ 2 Instantiate ━··" in plain(line)
    assert "· 3 Evaluate ···" in plain(line)
    assert [span.target for span in line if "Evaluate" in span.text] == [("phase", "evaluate")]


def test_a_phase_that_failed_shows_where_it_stopped() -> None:
    line = plain(phase_bar(end_of(missing()), 80))
    assert line.startswith("✓ 1 Construct")
    assert "✗ 2 Instantiate ━" in line
    assert "━✗" in line
    assert "· 3 Evaluate" in line


@pytest.mark.parametrize("bad", ["throw new Error('no luck');", "await 1; throw new Error('no luck');"])
def test_an_error_below_an_import_that_can_be_caught_fails_no_phase(bad: str) -> None:
    run = trace("main.js", sources={"main.js": "try { await import('./bad.js'); } catch {}", "bad.js": bad})
    for position in range(1, len(run.events) + 1):
        assert "✗" not in plain(phase_bar(moment_at(run, position), 80))
    assert "begins next" not in text_of(stack_panel(moment_of(run, ImportRejected), 80, 9))
    assert "The stack is empty: the walk" in text_of(stack_panel(end_of(run), 80, 9))


@pytest.mark.parametrize("bad", ["throw new Error('no luck');", "import './gone.js';", "import { x } from './bad.js';"])
def test_an_error_that_a_classic_script_catches_fails_no_phase(bad: str) -> None:
    script = "import('./bad.js').catch(() => {});\n"
    sources = {"page.js": script, "main.js": "import './slow.js';", "slow.js": "", "bad.js": bad}
    alone = trace("page.js", sources=sources, goal="script")
    before = trace("main.js", sources=sources, prelude=(script,), responses={"slow.js": Response(latency=50)})
    for run in (alone, before):
        assert run.end.error is not None
        for position in range(1, len(run.events) + 1):
            moment = moment_at(run, position)
            assert "✗" not in plain(phase_bar(moment, 80))
            assert "construction failed" not in text_of(stack_panel(moment, 80, 9)) + text_of(
                memory_panel(moment, 80, 9)
            )


@pytest.mark.parametrize("bad", ["throw new Error('no luck');", "await 1; throw new Error('no luck');"])
def test_an_error_of_the_entry_fails_the_phase_before_the_run_is_over(bad: str) -> None:
    run = trace("main.js", sources={"main.js": "import './bad.js';", "bad.js": bad})
    last = len(run.events)
    assert "✗ 3 Evaluate" in plain(phase_bar(moment_at(run, last - 1), 80))


def test_a_run_that_went_well_ends_with_all_phases_done() -> None:
    line = plain(phase_bar(end_of(live()), 80))
    assert line.count("✓") == 3
    assert "✗" not in line


def test_every_cell_of_the_timeline_goes_somewhere() -> None:
    line = timeline_bar(moment_at(live(), 41), 60)
    last = len(live().events)
    assert plain(line).endswith(f" 41/{last}")
    cells = [span for span in line if span.target is not None]
    positions = [int((span.target or ("", "0"))[1]) for span in cells[1:-1]]
    assert positions[0] == 0
    assert positions == sorted(positions)
    assert max(positions) == last
    assert [span.text for span in cells].count("●") == 1


def test_the_timeline_marks_phases_cycles_and_errors() -> None:
    live_bar = plain(timeline_bar(moment_at(live(), 0), 100))
    assert live_bar.count("┃") == 4
    assert "↺" in live_bar
    assert "✗" in plain(timeline_bar(moment_at(missing(), 0), 100))


def test_a_click_on_a_mark_goes_to_what_it_marks() -> None:
    run = live()
    line = timeline_bar(moment_at(run, 0), 60)
    marked = next(span for span in line if span.text == "┃")
    assert marked.target is not None
    assert isinstance(run.events[int(marked.target[1]) - 1], PhaseStarted)


@pytest.mark.parametrize("width", [60, 100])
def test_the_card_of_a_run_that_never_ends_says_who_waits_why_and_what_to_do(width: int) -> None:
    sources = {
        "main.js": "import { start } from './start.js';\nawait start('./part.js');\n",
        "start.js": "export const start = async (name) => (await import(name)).part;\n",
        "part.js": "import './main.js';\nexport const part = 1;\n",
    }
    run = trace("main.js", sources=sources)
    moment = moment_at(run, len(run.events))
    assert has_card(moment)
    text = " ".join(" ".join(plain(line).split()) for line in failure_card(moment, width, 30).lines)
    assert "A top-level await never settles." in text
    assert "1 main.js:2" in text
    assert "2 ╰▶ part.js:1" in text
    assert "main.js and part.js wait for each other" in text
    assert "Do not await import('./part.js') (line 1 of start.js) while main.js is evaluated" in text
    assert "wait for each other" in card_markdown(moment)
    assert "What to do: do not await" in card_markdown(moment)
