"""Opening programs: finds the entry and reads the scripts that run before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike

from modviz.errors import EntryNotFoundError
from modviz.hosts.files import Disk, Files, Memory, Unreadable, decode
from modviz.hosts.host import Program, Script
from modviz.hosts.specifiers import Names

Source = str | bytes


def open_program(
    entry: str | PathLike[str],
    sources: Mapping[str, Source] | None,
    goal: str,
    prelude: Sequence[str | PathLike[str]],
) -> Program:
    """Find the entry and read the scripts; the parameters are those of `modviz.trace`.

    Raises
    ------
    EntryNotFoundError
        The entry or a script cannot be read.
    """
    files: Files = Disk() if sources is None else Memory(sources)
    url = files.url(str(entry))
    folder = url.rpartition("/")[0] + "/" if sources is None else Memory.base_url
    names = Names(folder)
    scripts = [_prelude_script(script, number, url, files, names) for number, script in enumerate(prelude, 1)]
    entry_text = _read(files, url, f"the entry {entry}")
    if goal == "script":
        scripts.append(Script(names.name(url), url, entry_text))
    return Program(url, goal, tuple(scripts), folder, files, names)


def _prelude_script(script: str | PathLike[str], number: int, page: str, files: Files, names: Names) -> Script:
    if isinstance(script, str) and "\n" in script:
        return Script(f"prelude {number}", page, script)
    url = files.url(str(script))
    return Script(names.name(url), url, _read(files, url, f"the prelude script {script}"))


def _read(files: Files, url: str, what: str) -> str:
    try:
        return decode(files.read(url))
    except Unreadable as failure:
        raise EntryNotFoundError(f"Cannot open {what}: {failure}.") from None
