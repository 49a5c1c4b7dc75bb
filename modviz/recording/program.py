"""Opening programs: finds the entry and reads the scripts that run before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path

from modviz.errors import EntryNotFoundError, ModvizError
from modviz.hosts.files import Disk, Files, Memory, Unreadable, decode, default_root
from modviz.hosts.host import Program, Script
from modviz.hosts.specifiers import Names
from modviz.limits import Limits
from modviz.spec.ports import RealmStopped

Source = str | bytes

Roots = str | PathLike[str] | Sequence[str | PathLike[str]] | None
"""Folders that files may be read from; None for that of the program (`default_root`)."""


def open_program(
    entry: str | PathLike[str],
    sources: Mapping[str, Source] | None,
    goal: str,
    prelude: Sequence[str | PathLike[str]],
    root: Roots,
    limits: Limits,
) -> Program:
    """Find the entry and read the scripts; the parameters are those of `modviz.trace`.

    Raises
    ------
    EntryNotFoundError
        The entry or a script cannot be read.
    ModvizError
        A root is not a folder.
    """
    if sources is None:
        files: Files = Disk(_roots(Path(entry), root), limits.file, limits.files)
    else:
        files = Memory(sources)
    url = files.url(str(entry))
    folder = url.rpartition("/")[0] + "/" if sources is None else Memory.base_url
    names = Names(folder)
    scripts = [_prelude_script(script, number, url, files, names) for number, script in enumerate(prelude, 1)]
    entry_text = _read(files, url, f"the entry {entry}")
    if goal == "script":
        scripts.append(Script(names.name(url), url, entry_text))
    return Program(url, goal, tuple(scripts), folder, files, names)


def _roots(entry: Path, root: Roots) -> list[Path]:
    if root is None:
        found = default_root(entry)
        return [] if found is None else [found]
    roots = [Path(each) for each in ([root] if isinstance(root, str | PathLike) else root)]
    for each in roots:
        if not each.is_dir():
            raise ModvizError(f"The root {each} is not a folder.")
    return roots


def _prelude_script(script: str | PathLike[str], number: int, page: str, files: Files, names: Names) -> Script:
    if isinstance(script, str) and "\n" in script:
        return Script(f"prelude {number}", page, script)
    url = files.url(str(script))
    return Script(names.name(url), url, _read(files, url, f"the prelude script {script}"))


def _read(files: Files, url: str, what: str) -> str:
    try:
        return decode(files.read_named(url))
    except Unreadable as failure:
        raise EntryNotFoundError(f"Cannot open {what}: {failure}.") from None
    except RealmStopped as too_large:
        raise EntryNotFoundError(f"Cannot open {what}: {too_large.thrown.message}") from None
