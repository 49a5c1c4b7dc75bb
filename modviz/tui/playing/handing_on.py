"""What a person takes away from the screen: to the clipboard, into their editor, as a picture."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from textual.app import App

from modviz.record.sources import map_entry
from modviz.record.world import World
from modviz.view.text import clean

_GOTO = ("code", "codium", "cursor", "windsurf")
"""Editors that are told the line by an option of their own."""

_WITH_COLON = ("subl", "zed", "hx", "helix", "mate")
"""Editors that take it behind the path."""


def copy(app: App[None], text: str) -> str:
    """Put `text` into the clipboard, through the terminal (OSC 52), and say so."""
    app.copy_to_clipboard(text)
    lines = text.count("\n") + 1
    return f"Copied {lines:,} line{'s' * (lines != 1)}, if this terminal lets programs do that (OSC 52)."


def open_editor(app: App[None], world: World, module: str | None, line: int) -> str:
    """Open $VISUAL or $EDITOR at a line of a module; what is to be said then, the empty string when all went well."""
    entry = map_entry(world, module) if module is not None else None
    path = None if entry is None else _path(entry.url)
    if path is None:
        return f"{clean(module)} is no file on this machine." if module is not None else "There is no file here."
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        return "Neither $VISUAL nor $EDITOR names an editor."
    try:
        command = editor_command(editor, path, line)
        with app.suspend():
            subprocess.run(command, check=False)
    except (OSError, ValueError) as error:
        return f"{clean(editor)} cannot be started: {clean(str(error))}."
    return ""


def editor_command(editor: str, path: Path, line: int) -> list[str]:
    """The command that opens an editor at a line, in the way that this editor has for it."""
    words = shlex.split(editor)
    name = Path(words[0]).stem
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in _WITH_COLON:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]


def save_picture(app: App[None], name: str) -> str:
    """Write what is on the screen as SVG into the current folder, and say where."""
    safe = "".join(character if character.isalnum() or character in "-._" else "-" for character in name)
    path = Path(f"modviz-{safe}.svg")
    try:
        path.write_text(app.export_screenshot(title=f"modviz {name}"), encoding="utf-8")
    except OSError as error:
        return f"Cannot write {path}: {error.strerror or error}."
    return f"Saved {path}, in this folder."


def _path(url: str) -> Path | None:
    parts = urlsplit(url)
    path = Path(url2pathname(parts.path)) if parts.scheme == "file" else None
    return path if path is not None and path.is_file() else None
