"""Below a source with room to spare stands the other place that the step is about."""

from __future__ import annotations

from dataclasses import replace

from modviz.record.events import ImportBound
from modviz.recording.session import trace
from modviz.view.moment import Moment, plain
from modviz.view.panels.source import source_panel
from tests.view.runs import moment_of
from tests.view.test_dead_zone_moment import NAMESPACE, dead_read

EXPORTER = {
    "main.js": "import { port } from './harbour.js';\nconsole.log(port);\n",
    "harbour.js": "// a harbour\nexport const port = 'Oslo';\n",
}


def rows(moment: Moment, height: int) -> list[str]:
    return [plain(line) for line in source_panel(moment, 60, height).lines]


def test_a_read_in_the_dead_zone_shows_the_line_that_has_not_run() -> None:
    shown = rows(dead_read(NAMESPACE), 30)
    assert any("hotel.js · where its value comes from" in row for row in shown)
    line = next(number for number, row in enumerate(shown) if row.startswith("⋯2  export const stars"))
    assert shown[line + 1].index("━") == shown[line].index("stars")
    assert "has not run yet" in shown[line + 1]


def test_an_import_shows_the_declaration_of_its_box() -> None:
    moment = moment_of(trace("main.js", sources=EXPORTER), ImportBound)
    shown = rows(moment, 30)
    line = next(number for number, row in enumerate(shown) if "export const port" in row)
    assert shown[line + 1].index("━") == shown[line].index("port =")


def test_without_room_and_while_a_question_is_open_there_is_none() -> None:
    assert not any("hotel.js ·" in row for row in rows(dead_read(NAMESPACE), 8))
    assert not any("hotel.js ·" in row for row in rows(replace(dead_read(NAMESPACE), is_veiled=True), 30))
