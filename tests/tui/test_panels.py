from __future__ import annotations

import re
import subprocess
import sys

import pytest
from textual.events import MouseScrollDown

from modviz.limits import Limits
from modviz.tui.follow_keys import FOLLOW_GROUPS
from modviz.tui.hints import at_error, at_start, on_card, pressed, usual
from modviz.tui.keys import GROUPS, Key, all_keys, distinct
from modviz.tui.lesson_keys import LESSON_GROUPS
from modviz.tui.widgets.panel import PanelWidget
from modviz.view.board.arrangement import SMALLEST, arrange, arrange_sparse, needs_of
from modviz.view.board.panels import GRAPH, PANELS, BoardPanel, matters, table
from tests.pictures.programs import DEAD_ZONE
from tests.tui.driving import SIZES, stepping


@pytest.mark.parametrize("size", [(60, 15), (80, 18), (107, 40), (108, 24), (120, 30), (160, 50), (300, 100)])
@pytest.mark.parametrize("phase", ["construct", "instantiate", "evaluate"])
def test_slots_cover_the_board_without_overlapping(size, phase):
    width, height = size
    for chosen in [(), *((name,) for name in PANELS)]:
        slots = arrange(width, height, (*chosen, *matters(phase)))
        cells = [
            (x, y)
            for slot in slots
            for x in range(slot.x, slot.x + slot.width)
            for y in range(slot.y, slot.y + slot.height)
        ]
        assert len(cells) == len(set(cells)) == width * height
        assert all(slot.front in slot.panels for slot in slots)
        assert not chosen or chosen[0] in {slot.front for slot in slots}


@pytest.mark.parametrize(
    ("width", "panels", "fronts"),
    [
        (78, ["source", "console", "graph"], ["source", "console"]),
        (78, ["source", "graph"], ["source", "graph"]),
        (194, ["source", "console"], ["source", "console"]),
        (58, ["graph", "source"], ["graph"]),
        (58, ["source", "console"], ["source", "console"]),
    ],
)
def test_few_panels_for_the_last_row(width, panels, fronts):
    slots = arrange_sparse(width, 14, panels)
    assert [slot.front for slot in slots] == fronts
    assert sum(slot.width * slot.height for slot in slots) == width * 14
    # Lines are long: they get the whole width where it is small.
    is_full = all(slot.width == width for slot in slots)
    assert is_full == (width < 100 and fronts != ["source", "graph"])


@pytest.mark.parametrize("size", SIZES)
async def test_its_key_brings_every_panel_to_the_front(size):
    async with stepping(size=size) as driver:
        await driver.press("e")
        needs = needs_of(driver.steps.playback.timeline)
        for panel in (each for each in PANELS.values() if needs.get(each.name, 1)):
            await driver.press(panel.key)
            widget = driver.steps.board.panels[panel.name]
            assert widget.display
            assert driver.app.focused is widget
            assert f"{panel.key} " in driver.rows()[widget.region.y]


@pytest.mark.parametrize("size", SIZES)
async def test_a_panel_of_pages_is_not_to_be_had_where_there_is_no_page(size):
    async with stepping(size=size) as driver:
        await driver.press("e")
        shown, focused = driver.rows()[1:-1], driver.app.focused
        await driver.press("d")
        assert driver.rows()[1:-1] == shown
        assert driver.app.focused is focused
        assert "Document: this run has nothing of the kind." in driver.rows()[-1]
        await driver.press("question_mark")
        assert "Document" not in driver.text()


_TENTH = """
import asyncio
from modviz.view.board import panels
from modviz.view.line import make_panel
from modviz.view.moment import Span, plain

def view(moment, width, height):
    return make_panel(moment, "Tally", [(Span("requests over time"),)], width)

panels.PANELS = panels.table(*panels.PANELS.values(), panels.BoardPanel("tally", "Tally", "h", "modules", view))

from modviz.lesson.phrases.focus import read_focus
from modviz.tui.help_panel import help_panel
from modviz.view.board.front_panels import foremost
from tests.tui.driving import SIZES, stepping

async def look():
    for size in SIZES:
        async with stepping(size=size) as driver:
            assert not driver.steps.board.panels["tally"].display
            await driver.press("h")
            assert driver.app.focused is driver.steps.board.panels["tally"]
            assert "h Tally" in driver.text() and "requests over time" in driver.text()
            await driver.press("4")
            assert "requests over time" not in driver.text()
            # Where there is no room for the names of those behind, their keys alone stand there.
            row = driver.rows()[driver.steps.board.panels["module_map"].region.y]
            tab = "h Tally" if "h Tally" in row else " h"
            x, y = driver.find(tab, driver.steps.board.panels["module_map"].region.y)
            await driver.pilot.click(offset=(x + len(tab) - 1, y))
            await driver.pilot.pause()
            assert "requests over time" in driver.text()
            help = help_panel(driver.steps.playback.moment, 80, 24).lines
            assert ["h", "Tally"] in [plain(line).split() for line in help]

asyncio.run(look())
assert read_focus("tally", None).names == ("tally",)
print("found")
"""


def test_a_tenth_panel_needs_one_entry_in_the_table():
    run = subprocess.run([sys.executable, "-c", _TENTH], capture_output=True, text=True, check=False)
    assert run.stdout == "found\n", run.stderr[-3000:]


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        ({"name": "graph"}, "two panels have the name 'graph'"),
        ({"title": "Graph"}, "two panels have the title 'Graph'"),
        ({"key": "9"}, "two panels have the key '9'"),
        ({"name": "record"}, "two panels have the phrase 'record'"),
        ({"phases": {"evaluate": 1}}, "two panels have the rank 'evaluate 1'"),
        ({"shows": "box"}, "two panels have the kind of focus 'box'"),
        ({"key": "10"}, "'10' is not one character"),
        ({"region": "attic"}, "the board has no region 'attic'"),
        ({"phases": {"link": 1}}, "link is no phase"),
    ],
)
def test_the_table_says_what_is_wrong_with_a_panel(changes, mistake):
    tally = {"name": "tally", "title": "Tally", "key": "h", "region": "modules", "view": GRAPH.view}
    with pytest.raises(ValueError, match=mistake):
        table(*PANELS.values(), BoardPanel(**{**tally, **changes}))
    assert "tally" in table(*PANELS.values(), BoardPanel(**tally))


def test_every_event_shows_in_panels_of_the_table():
    with pytest.raises(ValueError, match="is shown in 'console', which is no panel"):
        table(*(panel for panel in PANELS.values() if panel.name != "console"))


def test_no_key_has_two_meanings():
    clash = (*GROUPS["Panels"], Key("g", "panel('tally')", "g", "Tally"))
    with pytest.raises(ValueError, match="'g' has two meanings: 'Go to an event by its number' and 'Tally'"):
        distinct({**GROUPS, "Panels": clash})


async def test_the_module_record_and_the_steps_are_called_so_wherever_they_show():
    async with stepping() as driver:
        await driver.press("end", "7", "z")
        assert "7 Steps" in driver.text()
        assert "Record" not in driver.text().replace("Module record", "")
        await driver.press("6")
        assert "module record" in driver.text()
        await driver.press("question_mark")
        assert re.search(r"6 +Module record", driver.text())


async def test_tab_goes_around_the_panels_that_show():
    async with stepping() as driver:
        seen = []
        for _ in range(5):
            await driver.press("tab")
            assert isinstance(driver.app.focused, PanelWidget)
            seen.append(driver.app.focused.id)
        assert len(set(seen)) == 5
        await driver.press("shift+tab")
        assert driver.app.focused.id == seen[-2]


async def test_the_phase_decides_what_is_in_front_and_the_person_decides_over_it():
    async with stepping(size=(80, 24)) as driver:

        def front():
            return {slot.front for slot in driver.steps.board.slots}

        assert front() == {"source", "graph", "memory"}
        await driver.press("space")
        assert front() == {"source", "graph", "module_map"}
        await driver.press("8")
        assert front() == {"source", "console", "module_map"}
        await driver.press("right_square_bracket", "right_square_bracket")
        assert front() == {"source", "memory", "graph"}


async def test_a_rejection_that_nobody_handles_shows_on_the_console_even_where_there_is_little_room():
    program = {"main.js": "setTimeout(() => {}, 9);\nPromise.reject(new Error('lost'));\nconsole.log('first');\n"}
    async with stepping(program, size=(80, 24)) as driver:
        await driver.press("e")
        assert type(driver.steps.playback.timeline.event).__name__ == "RejectionUnhandled"
        assert driver.steps.board.panels["console"].display
        assert "✗ error Uncaught" in driver.text()


async def test_a_missing_export_shows_the_line_that_asks_for_it_even_where_there_is_little_room():
    program = {"main.js": "import { gone } from './a.js';\n", "a.js": "export {};\n"}
    async with stepping(program, size=(80, 24)) as driver:
        await driver.press("e")
        assert type(driver.steps.playback.timeline.event).__name__ == "LinkFailed"
        assert driver.steps.board.panels["source"].display
        assert "import { gone }" in driver.text()


async def test_a_panel_is_enlarged_and_put_back():
    async with stepping() as driver:
        await driver.press("3", "z")
        assert [slot.front for slot in driver.steps.board.slots] == ["memory"]
        board = driver.steps.board.panels["memory"]
        assert board.outer_size == driver.steps.board.size
        await driver.press("space", "5")
        assert [slot.front for slot in driver.steps.board.slots] == ["stack"]
        await driver.press("escape")
        assert len(driver.steps.board.slots) == 5
        await driver.press("enter")
        assert [slot.front for slot in driver.steps.board.slots] == ["stack"]


async def test_a_double_click_enlarges():
    async with stepping() as driver:
        await driver.press("e")
        await driver.pilot.click(driver.steps.board.panels["console"], offset=(5, 4), times=2)
        await driver.pilot.pause()
        assert [slot.front for slot in driver.steps.board.slots] == ["console"]


async def test_a_click_on_a_tab_brings_its_panel_to_the_front():
    async with stepping() as driver:
        await driver.click("7 Steps")
        assert driver.steps.board.panels["steps"].display
        await driver.click("4 Map")
        assert driver.steps.board.panels["module_map"].display


async def test_panels_scroll_by_key_and_wheel_and_follow_what_matters():
    async with stepping() as driver:
        await driver.press("7", "pagedown")
        panel = driver.steps.board.panels["steps"]
        here = f"▸ {driver.position:>3} "
        assert here in driver.text()
        await driver.press(*["shift+down"] * 3)
        assert here not in driver.text()
        await driver.press(*["shift+up"] * 9)
        assert "The start" in driver.text()
        for _ in range(12):
            await driver.pilot._post_mouse_events([MouseScrollDown], widget=panel, offset=(5, 3))
        await driver.pilot.pause()
        assert here not in driver.text()
        await driver.press("space")
        assert f"▸ {driver.position:>3} " in driver.text()


async def test_long_lines_scroll_sideways():
    text = "console.log('" + "0123456789" * 40 + "END');\n"
    async with stepping({"main.js": text}) as driver:
        await driver.press("end", "2")
        assert "END" not in driver.text()
        panel = driver.steps.board.panels["source"]
        await driver.press("l", "l")
        assert panel.left == 16
        panel.action_scroll_columns(400)
        await driver.pilot.pause()
        assert "END" in driver.text()
        await driver.press("l")
        panel.action_scroll_columns(-500)
        await driver.pilot.pause()
        assert "console.log" in driver.text()


async def test_only_a_person_with_room_gets_panels():
    async with stepping(size=(40, 10)) as driver:
        assert f"{SMALLEST[0]}x{SMALLEST[1]}" in driver.text()
        assert "40x10" in driver.text()
        await driver.press("space")
        await driver.pilot.resize_terminal(*SMALLEST)
        await driver.until(lambda: "Graph" in driver.text())
        assert driver.position > 0


async def test_it_can_be_resized_at_any_step():
    async with stepping(size=(200, 60)) as driver:
        widths = [*range(200, 39, -20), *range(40, 201, 20)]
        for width in widths:
            await driver.pilot.resize_terminal(width, max(10, width * 3 // 10))
            await driver.press("space")
        assert driver.position > 0
        rows = driver.rows()
        assert len(rows) == 60
        assert all(len(row) <= 200 for row in rows)


async def test_a_resize_behind_the_help_counts_too():
    async with stepping(size=(200, 60)) as driver:
        await driver.press("question_mark")
        await driver.pilot.resize_terminal(40, 10)
        await driver.press("escape")
        assert "This is 40x10" in driver.text()
        await driver.press("question_mark")
        await driver.pilot.resize_terminal(80, 24)
        await driver.press("escape")
        assert "3 Signs" in driver.text()
        assert driver.steps.board.slots[-1].height == 18


def test_in_no_screen_a_key_of_a_panel_means_something_else():
    """The table of all keys by screen: what a focused panel takes for scrolling is no key of a screen around it."""
    of_panels = {key for binding in PanelWidget.BINDINGS for key in binding.key.split(",")}
    for groups in (GROUPS, LESSON_GROUPS, FOLLOW_GROUPS):
        keys = {key for each in all_keys(groups) for key in each.keys.split(",")}
        assert keys & of_panels == set()


@pytest.mark.parametrize("groups", [GROUPS, LESSON_GROUPS])
def test_every_hint_that_is_one_key_can_be_pressed(groups):
    keys = {key for each in all_keys(groups) for key in each.keys.split(",")}
    offered = [usual(groups), on_card(3), at_start(True), at_error()] if groups is GROUPS else [usual(groups)]
    for shown, _ in (hint for hints in offered for hint in hints):
        assert pressed(shown) is None or pressed(shown) in keys


async def test_a_key_at_the_foot_can_be_clicked():
    async with stepping() as driver:
        await driver.click("first step", start=30)
        assert driver.position == 1
        await driver.click("back", start=30)
        assert driver.position == 0


async def test_the_card_leads_along_the_chain_and_comes_back():
    async with stepping(DEAD_ZONE, size=(80, 24)) as driver:
        await driver.press("end")
        assert "How it got there" in driver.text()
        await driver.press("2")
        assert "How it got there" not in driver.text()
        assert "basket.js" in driver.rows()[1]
        assert 'import { asMoney } from "./money.js";' in driver.text()
        await driver.press("escape")
        assert "How it got there" in driver.text()
        await driver.press("c")
        assert "Copied" in driver.text()
        assert "**ReferenceError: Cannot access 'TAX_RATE' before initialization**" in driver.app.clipboard
        await driver.press("b")
        assert "How it got there" not in driver.text()


async def test_the_digits_of_a_long_chain_lead_where_they_stand():
    sources = {f"m{number}.js": f"import './m{number + 1}.js';\n" for number in range(12)}
    sources |= {"main.js": "import './m0.js';\n", "m12.js": "nothing();\n"}
    async with stepping(sources, size=(80, 24)) as driver:
        await driver.press("end")
        assert "5 more" in driver.text()
        row = next(row for row in driver.rows() if row.strip().startswith("7 "))
        assert "m10.js:1" in row
        await driver.press("7")
        assert "m10.js" in driver.rows()[1]


async def test_the_card_says_truly_how_far_the_run_had_come_and_who_ended_it():
    async with stepping({"main.js": "console.log(1);\nnothing();\n"}, size=(80, 24)) as driver:
        await driver.press("end")
        assert "No module had run to its end. 1 line had been printed." in driver.text()
    async with stepping({"main.js": "for (;;) {}\n"}, size=(80, 24), limits=Limits(seconds=0.3)) as driver:
        await driver.press("end")
        assert driver.rows()[1].startswith("━ ■ modviz stopped the run ━")


async def test_a_word_of_the_narration_is_explained():
    async with stepping(DEAD_ZONE) as driver:
        await driver.press("e")
        await driver.click("dead zone).")
        await driver.until(lambda: bool(driver.app._notifications))
        assert [each.title for each in driver.app._notifications] == ["dead zone"]


async def test_a_search_counts_its_hits_and_lists_them():
    async with stepping(size=(80, 24)) as driver:
        await driver.press("slash", *"gets its first value")
        await driver.until(lambda: "1/" in driver.text())
        listed = driver.steps.found
        assert listed.display
        assert driver.position == driver.steps._hits[0]
        await driver.press("enter", "n")
        await driver.until(lambda: "2/" in driver.text())


async def test_what_is_typed_while_recording_is_kept():
    async with stepping(DEAD_ZONE, keys=("e",)) as driver:
        await driver.until(lambda: driver.position > 0)
        assert type(driver.steps.playback.timeline.event).__name__ == "DeadZoneRead"


async def test_the_line_between_the_columns_moves():
    async with stepping(size=(120, 36)) as driver:
        before = driver.steps.board.slots[0].width
        await driver.press("greater_than_sign")
        assert driver.steps.board.slots[0].width == before + 4
        await driver.press(*["less_than_sign"] * 30)
        assert driver.steps.board.slots[0].width == before - 24
