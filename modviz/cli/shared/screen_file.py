"""The file in which is kept how a person has arranged the screen."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from modviz.cli.shared.state_files import replace_file, state_file
from modviz.tui.playing.kept_screen import KeptScreen


class ScreenFile:
    """Reads and writes it.  Losing it is no reason to stop: what cannot be read or written is let go.

    Parameters
    ----------
    path
        Where the file is; None if there is no place for one.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def kept(self) -> KeptScreen:
        """What was kept; the usual screen where nothing was."""
        if self._path is not None:
            with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                return msgspec.json.decode(self._path.read_bytes(), type=KeptScreen)
        return KeptScreen()

    def keep(self, screen: KeptScreen) -> None:
        """Keep this from now on."""
        if self._path is None:
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, msgspec.json.format(msgspec.json.encode(screen)))

    def forget(self) -> None:
        """Forget it."""
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def usual_screen_file() -> ScreenFile:
    """The file of this user."""
    return ScreenFile(state_file("screen.json"))
