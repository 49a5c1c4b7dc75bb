"""The files in which is kept what a person has done and arranged, from one session to the next."""

from __future__ import annotations

import os
from pathlib import Path


def state_file(name: str) -> Path | None:
    """The path of the file of this user with that name; None where there is no home."""
    from platformdirs import user_state_path

    folder = user_state_path("modviz", appauthor=False)
    # Without a home, the path still begins with "~".
    return folder / name if folder.is_absolute() else None


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in one go: what is killed in the middle leaves the old one.

    Raises
    ------
    OSError
        The system refuses it.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_bytes(content)
    new.replace(path)
