"""`modviz` alone: opens the lesson picker."""

from __future__ import annotations

import argparse
from pathlib import Path

from modviz.cli.shared.options import is_ascii, record_for, require_terminal, theme


def pick(options: argparse.Namespace) -> int:
    """Let the person pick a lesson, or code of their own."""
    from modviz.cli.shared.lesson_opening import lesson_to_play
    from modviz.cli.shared.own_code import found_entry
    from modviz.cli.shared.progress_file import usual_kept_file
    from modviz.cli.shared.screen_file import usual_screen_file
    from modviz.lesson.catalog import lessons
    from modviz.tui.screens.picker_screen import OwnCode
    from modviz.tui.start import open_picker

    require_terminal()
    found = found_entry(Path())
    return open_picker(
        lessons(),
        lesson_to_play,
        record_for(options),
        usual_kept_file(),
        None if found is None else OwnCode(Path(found.path), found.why),
        ascii=is_ascii(options),
        theme=theme(options),
        screen_keeper=usual_screen_file(),
    )
