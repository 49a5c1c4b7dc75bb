"""The theme, the panels that were chosen and the widths are kept from one session to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from modviz.cli.main import main
from modviz.cli.shared.screen_file import ScreenFile, usual_screen_file
from modviz.recording.session import trace
from modviz.tui.app import ModvizApp
from modviz.tui.playing.kept_screen import KeptScreen
from modviz.tui.screens.step_screen import StepScreen
from modviz.tui.themes import DEFAULT_THEME, THEMES
from tests.tui.driving import Driver

EARLY = {
    "main.js": "import './tree.js';\n",
    "tree.js": "import { leaf } from './leaf.js';\nexport const colour = 'green';\nexport const tree = [leaf];\n",
    "leaf.js": "import { colour } from './tree.js';\nexport const leaf = colour + ' leaf';\n",
}


async def session(keeper: ScreenFile, *keys: str) -> tuple[str, str]:
    """The theme and the text of the screen at the end of a session."""
    run = trace("main.js", sources=EARLY)
    app = ModvizApp("main.js", lambda progress: run, screen_keeper=keeper)
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.wait_for(StepScreen)
        await driver.press(*keys)
        return app.theme, driver.text()


def column(text: str) -> int:
    """Where the line between the columns stands."""
    return next(index for index, cell in enumerate(text.splitlines()[3]) if cell in "│┃")


def heading(text: str) -> str:
    """The heading of the right column."""
    return text.splitlines()[1][column(text) :].lstrip("┌┏─━ ")


async def test_the_next_session_looks_like_the_last_one(tmp_path: Path) -> None:
    keeper = ScreenFile(tmp_path / "state" / "screen.json")
    first_theme, first = await session(keeper)
    theme, text = await session(keeper, "t", "greater_than_sign", "7")
    assert first_theme == DEFAULT_THEME != theme
    assert column(text) > column(first)
    next_theme, next_text = await session(keeper)
    assert next_theme == theme
    assert column(next_text) == column(text)
    assert heading(next_text).startswith("3 Signs")
    _, next_text = await session(keeper, "space")
    assert heading(next_text).startswith("7 Steps")


async def test_a_panel_that_was_chosen_long_ago_does_not_hide_what_shows_an_error(tmp_path: Path) -> None:
    keeper = ScreenFile(tmp_path / "screen.json")
    _, text = await session(keeper, *["right_square_bracket"] * 3, "7")
    assert heading(text).startswith("7 Steps")
    _, text = await session(keeper, "e")
    assert "in its dead zone" in text
    _, text = await session(keeper, "e", "7")
    assert "in its dead zone" not in text


@pytest.mark.parametrize("text", ["", "{", '{"theme": 5}', '{"theme": "no such theme", "shift": 999}', "[]"])
async def test_a_file_that_makes_no_sense_is_no_reason_to_stop(tmp_path: Path, text: str) -> None:
    path = tmp_path / "screen.json"
    path.write_text(text)
    theme, shown = await session(ScreenFile(path))
    assert theme in THEMES
    assert "main.js" in shown


async def test_without_a_place_nothing_is_kept() -> None:
    assert (await session(ScreenFile(None), "t"))[0] != DEFAULT_THEME
    assert ScreenFile(None).kept() == KeptScreen()


def test_reset_says_that_it_forgets_the_arrangement_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    usual_screen_file().keep(KeptScreen(theme="modviz-light"))
    assert main(["lessons", "reset"]) == 0
    assert "theme" in capsys.readouterr().out
    assert usual_screen_file().kept() == KeptScreen()
