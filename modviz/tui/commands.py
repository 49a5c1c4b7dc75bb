"""What the command palette offers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen

from modviz.tui.keys import all_keys
from modviz.tui.screens.sized_screen import SizedScreen
from modviz.tui.themes import NO_COLOUR, THEMES
from modviz.view.glyphs import ascii_text


def commands(app: App[None], screen: Screen[object]) -> Iterable[SystemCommand]:
    """Every key of the screen with a board, when that is the screen, and the themes."""
    if isinstance(screen, SizedScreen):
        is_ascii = app.has_class("-ascii")
        for key in all_keys(screen.GROUPS):
            shown = ascii_text(key.shown) if is_ascii else key.shown
            yield SystemCommand(key.does, f"key {shown}", partial(screen.run_action, key.action))
    else:
        yield SystemCommand("Quit", "key q", app.action_quit)
    if app.theme != NO_COLOUR:
        for name in THEMES:
            yield SystemCommand(f"Theme {name}", "Use these colours", partial(app.run_action, f"use_theme('{name}')"))
