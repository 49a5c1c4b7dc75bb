"""Folders of a large graph open and close, one by one and all at once."""

from __future__ import annotations

from modviz.recording.session import trace
from modviz.view.moment import Moment, plain
from modviz.view.panels.graph import GraphLook, graph_panel
from modviz.view.panels.graph_marks import rings
from tests.pictures.programs import folders
from tests.tui.driving import stepping
from tests.view.runs import moment_at

RUN = trace("main.js", sources=folders(60))
END = moment_at(RUN, len(RUN.events))
RING = next(name for members in rings(END.timeline) for name in members)


def rows(look: GraphLook, height: int = 20) -> list[str]:
    return [plain(line) for line in graph_panel(END, 60, height, look).lines]


def test_all_folders_open_and_close_at_once() -> None:
    assert len(rows(GraphLook(folds="open"))) > 60
    closed = rows(GraphLook(folds="closed"), height=500)
    assert len(closed) < 20
    assert any("main.js" in row for row in closed)
    assert len(rows(GraphLook(), height=500)) > 60


def test_a_folder_can_be_opened_while_the_others_are_closed() -> None:
    closed = rows(GraphLook(folds="closed"))
    opened = rows(GraphLook(frozenset({"lib/"}), folds="closed"))
    assert len(opened) > len(closed)


def test_what_is_narrowed_says_how_one_gets_back() -> None:
    cycle = graph_panel(END, 60, 20, GraphLook(narrowed="cycle", around=RING))
    assert "f " in cycle.title
    way = graph_panel(END, 60, 20, GraphLook(narrowed="way", around=RING))
    assert "f shows all" in way.title


async def test_keys_fold_and_unfold() -> None:
    async with stepping(folders(60), size=(80, 24)) as driver:
        await driver.press("end", "1", "z", "plus")
        assert "lib/  " in driver.text() or "m00.js" in driver.text()
        await driver.press("minus")
        closed = driver.text()
        assert "▸ lib/" in closed
        await driver.press("plus")
        assert "▸ lib/" not in driver.text()


def test_of_a_folder_with_many_modules_those_around_the_one_in_question_are_shown() -> None:
    flat = {f"all/m{number:03}.js": f"export const n{number} = {number};\n" for number in range(200)}
    main = "".join(f"import './{name}';\n" for name in flat)
    run = trace("main.js", sources={"main.js": main, **flat})
    timeline = run.timeline()
    timeline.seek(len(run.events))
    moment = Moment(timeline, selected=("module", "all/m150.js"))
    shown = [plain(line) for line in graph_panel(moment, 60, 20).lines]
    assert any("▌● m150.js▐" in row for row in shown)
    assert len(shown) < 20
    assert any("▸ more  190" in row for row in shown)
    opened = graph_panel(moment, 60, 20, GraphLook(frozenset({"all/…"}))).lines
    assert len(opened) > 200
