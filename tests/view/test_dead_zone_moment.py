"""The moment of a read in the dead zone at 80x24: the name, the state and the pointer are there, whatever the program."""

from __future__ import annotations

import pytest

from modviz.record.events import DeadZoneRead
from modviz.recording.session import trace
from modviz.view.moment import Moment, plain
from modviz.view.panels.fact import fact_line
from modviz.view.panels.memory import memory_panel
from modviz.view.panels.narration import narration
from modviz.view.panels.source import longest_source, source_panel
from tests.view.runs import moment_at

_MEMORY = 32
_DEEP = "parts/kitchen/oven/thermometers"

NAMESPACE = {
    "main.js": "import './hotel.js';\n",
    "hotel.js": "import { sign } from './sign.js';\nexport const stars = 4;\nexport const front = [sign];\n",
    "sign.js": "import * as hotel from './hotel.js';\nexport const sign = 'Hotel ' + hotel.stars;\n",
}
SHORTHAND = {
    "main.js": "import './boat.js';\n",
    "boat.js": "import { sail } from './sail.js';\nconst width = 3;\nexport { width as beam };\nexport { sail };\n",
    "sail.js": "import { beam as size } from './boat.js';\nexport const sail = {\n  size,\n  colour: 'red',\n};\n",
}
DEEP = {
    "main.js": f"import './{_DEEP}/heat.js';\n",
    f"{_DEEP}/heat.js": (
        "import { warm } from './thermostat.js';\nexport const highestTemperature = 250;\nexport const all = [warm];\n"
    ),
    f"{_DEEP}/thermostat.js": (
        "import { highestTemperature } from './heat.js';\nexport const warm = highestTemperature / 2;\n"
    ),
}
LONG = {
    "main.js": "import './list.js';\n",
    "list.js": "import { all } from './all.js';\nexport const LIMIT = 5;\nexport const shown = [all];\n",
    "all.js": (
        "import { LIMIT } from './list.js';\n"
        "export const all = ["
        + "'a string that fills the line', " * 4
        + "Math.max(LIMIT, 100), "
        + "'more', " * 5
        + "];\n"
    ),
}


def dead_read(sources: dict[str, str]) -> Moment:
    timeline = trace("main.js", sources=sources).timeline()
    position = next(number for number, event in enumerate(timeline.events, 1) if isinstance(event, DeadZoneRead))
    return moment_at(trace("main.js", sources=sources), position)


def text_of(lines) -> str:
    return "\n".join(map(plain, lines))


def test_a_box_that_is_read_through_a_namespace_has_its_pointer() -> None:
    memory = text_of(memory_panel(dead_read(NAMESPACE), _MEMORY, 16).lines)
    assert "✗ stars" in memory
    assert "┗━ sign.js hotel.stars" in memory
    assert "sign.js hotel.stars ━━━━" in text_of(memory_panel(dead_read(NAMESPACE), 68, 16).lines)


def test_the_name_is_underlined_in_its_own_line_of_the_statement() -> None:
    rows = [plain(line) for line in source_panel(dead_read(SHORTHAND), 46, 16).lines]
    assert rows[rows.index("│3    size,") + 1].strip() == "━━━━ ░ empty"


def test_in_deep_folders_the_state_stays_on_the_line_of_the_fact() -> None:
    moment = dead_read(DEEP)
    fact = plain(fact_line(moment, 78))
    assert fact.startswith("✗ highestTemperature of …/heat.js is ░ empty")
    assert "heat.js:2" in fact
    assert plain(fact_line(moment, 118)).startswith(f"✗ highestTemperature of {_DEEP}/heat.js is ░ empty")
    assert "before initialization." in text_of(narration(moment, 78, 3))
    memory = text_of(memory_panel(moment, _MEMORY, 16).lines)
    assert "highestTemperature" in memory
    assert "◕ waits" in memory


@pytest.mark.parametrize("room", [78, 70, 60, 50])
def test_of_the_place_of_the_first_value_nothing_is_cut(room: int) -> None:
    fact = plain(fact_line(dead_read(NAMESPACE), room))
    assert "stars of hotel.js is ░ empty" in fact
    assert not fact.endswith("…")


def test_the_board_has_rows_for_a_line_that_is_folded() -> None:
    moment = dead_read(LONG)
    rows = len(source_panel(moment, 46, 0).lines)
    assert rows > 6
    assert longest_source(moment.timeline) >= rows
