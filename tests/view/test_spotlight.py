from __future__ import annotations

import pytest

from modviz.recording.session import trace
from modviz.view.moment import Moment, plain
from modviz.view.panels.graph import graph_panel
from modviz.view.panels.memory import memory_panel
from modviz.view.panels.module_map import module_map_panel
from modviz.view.panels.source import source_panel
from tests.tui.sources import BAKERY


def moment(*spotlight, ascii=False):
    timeline = trace("main.js", sources=BAKERY).timeline()
    timeline.seek(len(timeline))
    selected = next((each for each in spotlight if each[0] == "line"), None)
    return Moment(timeline, selected=selected, ascii=ascii, spotlight=frozenset(spotlight))


def lines(panel):
    return [plain(line) for line in panel.lines]


@pytest.mark.parametrize("height", [8, 60])
def test_a_box_is_marked_and_in_sight(height):
    panel = memory_panel(moment(("box", "menu.js", "price")), 60, height)
    marked = [number for number, line in enumerate(lines(panel)) if "◉" in line and "price" in line]
    assert len(marked) == 1
    assert panel.focus is not None
    assert 0 <= panel.focus - marked[0] <= 1


def test_a_drawn_box_has_a_heavy_frame():
    shown = lines(memory_panel(moment(("box", "menu.js", "price")), 60, 60))
    assert any("┏━ ◉ price ━" in line for line in shown)
    assert not any("┏━" in line for line in lines(memory_panel(moment(), 60, 60)))


def test_a_line_is_marked():
    shown = lines(source_panel(moment(("line", "shop.js", "3")), 60, 20))
    assert [line for line in shown if "◉" in line] == [" 3◉ let sold = 0;"]


@pytest.mark.parametrize("view", [graph_panel, module_map_panel])
def test_a_module_is_marked(view):
    shown = lines(view(moment(("module", "shop.js")), 80, 30))
    assert [line for line in shown if "◉" in line and "shop.js" in line]
    assert sum(line.count("◉") for line in shown) == 1


@pytest.mark.parametrize("view", [graph_panel, module_map_panel, source_panel, memory_panel])
def test_in_ascii_too(view):
    targets = [("module", "shop.js"), ("line", "shop.js", "3"), ("box", "menu.js", "price")]
    shown = "".join(lines(view(moment(*targets, ascii=True), 80, 60)))
    assert "!" in shown
    assert "◉" not in shown
    assert "┏" not in shown
