"""A cycle is a closed ring: double lines with the names that are imported, in a picture and in a tree."""

from __future__ import annotations

from modviz.record.events import CycleFound
from modviz.recording.session import trace
from modviz.view.moment import Moment, plain
from modviz.view.panels.graph import graph_panel

RING = {
    "main.js": "import './door.js';\n",
    "door.js": "import { turn } from './key.js';\nexport const lock = 1;\nexport const open = () => turn;\n",
    "key.js": "import { lock } from './door.js';\nexport const turn = () => lock;\n",
}


def rows(width: int, height: int, ascii: bool = False, is_found: bool = True) -> list[str]:
    timeline = trace("main.js", sources=RING).timeline()
    found = next(number for number, event in enumerate(timeline.events, 1) if isinstance(event, CycleFound))
    timeline.seek(found if is_found else found - 1)
    return [plain(line).rstrip() for line in graph_panel(Moment(timeline, ascii=ascii), width, height).lines]


def test_in_a_picture_both_ways_of_a_cycle_are_double_lines_with_the_names() -> None:
    picture = "\n".join(rows(60, 30))
    assert "turn ║" in picture
    assert "║ lock" in picture


def test_what_is_not_found_yet_is_no_ring() -> None:
    assert "║" not in "\n".join(rows(60, 30, is_found=False))


def test_in_a_tree_the_way_back_closes_a_track() -> None:
    tree = rows(46, 5)
    top = next(row for row in tree if "◔ door.js" in row)
    bottom = next(row for row in tree if "◔ key.js" in row)
    assert "◀══" in top
    assert "╗ cycle" in top
    assert "╚▶" in bottom
    assert top.index("╗") == bottom.index("╝")


def test_where_a_track_has_no_room_a_sign_says_where_the_way_leads() -> None:
    assert any("↺ door.js" in row for row in rows(26, 4))


def test_in_ascii_a_ring_is_drawn_too() -> None:
    picture = "\n".join(rows(60, 30, ascii=True))
    assert picture.isascii()
    assert "turn H" in picture
