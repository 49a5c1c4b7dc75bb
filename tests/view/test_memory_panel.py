from __future__ import annotations

import pytest

from modviz.record.events import (
    BindingCreated,
    BindingInitialized,
    BindingWritten,
    DeadZoneRead,
    FetchStarted,
    ImportBound,
    PhaseStarted,
)
from modviz.recording.session import trace
from modviz.view.moment import plain
from modviz.view.panels.memory import memory_panel
from tests.view.runs import about, dead_zone, end_of, gone, line_with, live, moment_of, span_with, text_of


def test_the_states_of_a_box_differ_in_plain_text() -> None:
    linked = memory_panel(moment_of(live(), PhaseStarted, about(phase="evaluate")), 70, 60)
    text = text_of(linked)
    assert "│ ░ empty" in text
    assert "│ ◇ undefined" in text
    assert "│ ƒ up() function" in text
    finished = text_of(memory_panel(end_of(live()), 70, 60))
    assert "│ 6 number" in finished
    assert "│ ▣ class Dog" in finished
    assert "own    seen  0 number" in finished


def test_an_empty_box_is_not_a_box_that_holds_undefined() -> None:
    moment = moment_of(live(), PhaseStarted, about(phase="evaluate"))
    assert {span_with(memory_panel(moment, 70, 60), word).style for word in ("empty", "undefined")} == {
        "empty",
        "undefined",
    }


def test_an_import_is_a_pointer_and_its_box_is_drawn_once() -> None:
    text = text_of(memory_panel(end_of(live()), 70, 60))
    assert text.count("─ count, also as total ") == 1
    assert "╭─ n " not in text
    render, main = (
        next(row for row in text.split("\n") if each in row) for each in ("render.js n ─", "main.js count ─")
    )
    assert "▶ │ 6 number" in render
    assert "▶ │  " in main
    assert text.count("increase") == 1


def test_an_import_of_a_namespace_points_at_the_module() -> None:
    line = line_with(memory_panel(end_of(live()), 100, 60), "main.js all ═")
    assert "▶ namespace  { box, count, default, same, total, up }" in plain(line)


def test_the_same_object_has_the_same_number_in_every_box() -> None:
    text = text_of(memory_panel(end_of(live()), 70, 60))
    numbers = [line.split("object #")[1].split()[0] for line in text.split("│") if "object #" in line]
    assert len(numbers) == 2
    assert len(set(numbers)) == 1


def test_a_default_export_shows_its_own_name_and_the_name_it_is_exported_under() -> None:
    assert "╭─ Dog as default " in text_of(memory_panel(end_of(live()), 70, 60))


def test_a_default_export_without_a_name_is_called_default() -> None:
    run = trace("main.js", sources={"main.js": "export default 1 + 1;"})
    assert "╭─ default ─" in text_of(memory_panel(end_of(run), 70, 60))


def test_the_box_that_changed_is_marked_and_no_other() -> None:
    panel = memory_panel(moment_of(live(), BindingWritten, about(name="count")), 70, 60)
    marked = [plain(line) for line in panel.lines if "✱" in plain(line)]
    assert len(marked) == 1
    assert "┏━ ✱ count, also as total " in marked[0]
    assert "changed" in span_with(panel, "✱").style
    assert panel.focus is not None
    # With its name above it, and what points at it.
    assert "6 number" in plain(panel.lines[panel.focus])


def test_a_pointer_that_is_made_marks_both_its_ends() -> None:
    text = text_of(memory_panel(moment_of(live(), ImportBound, about(local_name="n")), 70, 60))
    assert "✱render.js n ━" in text
    assert "━ ✱ count" in text


def test_a_pointer_into_a_module_without_an_environment_says_so() -> None:
    text = text_of(memory_panel(moment_of(live(), ImportBound, about(local_name="page")), 70, 60))
    assert "▶ page  no box there yet" in text
    assert "main.js  ◔ walk is here, no boxes yet" in text


def test_a_dead_zone_read_marks_the_empty_box_and_the_pointer() -> None:
    panel = memory_panel(moment_of(dead_zone(), DeadZoneRead), 70, 60)
    box = text_of(panel).split("\n")[1:4]
    assert "┏╍ ✗ m ╍" in box[0]
    assert "a.js m ━" in box[1]
    assert "▶ ┇ ░ empty" in box[1]
    assert "in its dead zone" in box[1]
    assert panel.focus == 2


@pytest.mark.parametrize("width", [26, 33, 46, 54, 55, 70, 120])
@pytest.mark.parametrize("height", [5, 9, 17])
def test_the_box_of_the_step_has_its_name_its_whole_word_and_its_pointer_in_any_room(width: int, height: int) -> None:
    names = ", ".join(f"name{number}" for number in range(20))
    run = trace(
        "main.js",
        sources={
            "main.js": "import { first } from './first.js';\nconsole.log(first);\n",
            "first.js": "import { late } from './last.js';\nexport const early = 1;\nexport const first = late;\n",
            "last.js": f"import {{ early }} from './first.js';\nimport {{ {names} }} from './many.js';\n"
            "export const late = early;\n",
            "many.js": "".join(f"export const name{number} = {number};\n" for number in range(20)),
        },
    )
    panel = memory_panel(moment_of(run, DeadZoneRead), width, height)
    assert panel.focus is not None
    # What the widget keeps in sight: two rows above and below.
    seen = [plain(line) for line in panel.lines[panel.focus - 1 : panel.focus + 3]]
    assert "early" in seen[0]
    assert "░ empty" in seen[1]
    assert any("last.js" in row for row in seen[1:])


def test_before_instantiation_there_is_no_memory_and_after_a_failed_construction_never() -> None:
    assert "laid out in phase 2" in text_of(memory_panel(moment_of(live(), FetchStarted), 70, 60))
    assert "there will be none" in text_of(memory_panel(end_of(gone()), 70, 60))


def test_where_there_is_little_room_a_box_takes_one_line() -> None:
    text = text_of(memory_panel(end_of(live()), 70, 6))
    assert "page  'home' string" in text
    assert "▸ counter.js  6 names" in text
    assert "╭" not in text


def test_the_form_does_not_change_while_boxes_are_made() -> None:
    run = live()
    for height in (6, 12, 20, 40):
        first = text_of(memory_panel(moment_of(run, BindingInitialized, about(name="up")), 40, height))
        last = text_of(memory_panel(end_of(run), 40, height))
        assert ("╭" in first) == ("╭" in last)


def test_boxes_and_pointers_can_be_clicked_on() -> None:
    panel = memory_panel(end_of(live()), 70, 60)
    assert span_with(panel, "count, also as total").target == ("box", "counter.js", "count")
    assert span_with(panel, "render.js n").target == ("box", "render.js", "n")
    assert span_with(panel, "up()").target == ("box", "counter.js", "up")
    assert span_with(panel, "main.js").target == ("module", "main.js")


def test_of_a_large_graph_the_modules_that_matter_now_are_shown() -> None:
    sources = {f"m{number}.js": f"export let v{number} = 1;\n" for number in range(30)}
    imports = "".join(f"import {{ v{number} }} from './m{number}.js';\n" for number in range(30))
    run = trace("main.js", sources={**sources, "main.js": f"{imports}console.log(v0);\n"})
    text = text_of(memory_panel(moment_of(run, BindingCreated, about(module="m20.js")), 70, 60))
    assert text.strip().startswith("m20.js")
    assert "m3.js" not in text
    at_main = text_of(memory_panel(end_of(run), 70, 60))
    assert at_main.strip().startswith("main.js")
    assert "main.js v0 ─" in at_main


def test_a_module_with_very_many_names_stays_bounded_and_shows_what_changed() -> None:
    body = "".join(f"export let v{number} = {number};\n" for number in range(500))
    run = trace("main.js", sources={"main.js": body})
    panel = memory_panel(moment_of(run, BindingCreated, about(name="v499")), 70, 200)
    assert "v499" in text_of(panel)
    assert "and 440 more boxes" in text_of(panel)
