"""Why a folder has no entry: what its package.json says, and why that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from posixpath import normpath

from modviz.hosts.entry_finder import CODE, named_by_package, package_fields

_NOTHING = (
    "package.json names none, and there is no index.html, main.js, index.js or app.js; name the file to start from"
)
_USUAL_SOURCES = tuple(f"{folder}{name}" for folder in ("src/", "lib/", "") for name in ("index", "main"))
_SOURCES = (".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".jsx")


def why_there_is_no_entry(read: Callable[[str], str | None], folder: str = ".") -> str:
    """What stands in the way, where `find_entry` finds nothing, and what to do about it.

    Parameters
    ----------
    read
        Gives the text of a file of the folder by its relative path, None if there is none.
    folder
        What the person calls the folder.
    """
    return next(_obstacles(read, folder), _NOTHING)


def _obstacles(read: Callable[[str], str | None], folder: str) -> Iterator[str]:
    package = read("package.json")
    if package_fields(package) is None:
        yield "its package.json is not valid JSON; name the file to start from"
    for path, why in named_by_package(package):
        yield f"{why}, names {path}, {_fault(path, read, package, folder)}"


def _fault(path: str, read: Callable[[str], str | None], package: str | None, folder: str) -> str:
    if path.rpartition("/")[2].count(".") and not path.endswith(CODE):
        return (
            "and modviz reads JavaScript and TypeScript only (.js, .mjs, .cjs, .ts, .mts, .cts): build it first, and"
            " name what was built"
        )
    source = next((each for each in _sources(normpath(path)) if read(each) is not None), None)
    command = _build(package)
    if source is None and not command:
        return "which is not there; name the file to start from"
    build = f" ({command})" if command else ""
    if source is None:
        return f"which is not there: build the project first{build}"
    where = source if folder == "." else f"{folder.rstrip('/')}/{source}"
    readable = "" if source.endswith(CODE) else ", which modviz does not read"
    return f"which is not there: build the project first{build}; what seems to be its source is {where}{readable}"


def _sources(path: str) -> Iterator[str]:
    """Where the source of the built file at `path` may be, the likeliest first."""
    *folders, name = path.split("/")
    stem = name.partition(".")[0]
    # dist/esm/a/b.js may come of src/a/b.ts, and dist/my-library.js of src/index.ts.
    for start in range(len(folders) + 1):
        inner = "/".join([*folders[start:], stem])
        yield from (f"src/{inner}{ending}" for ending in _SOURCES)
    yield from (f"{each}{ending}" for each in _USUAL_SOURCES for ending in _SOURCES)


def _build(package: str | None) -> str:
    """The command that builds the project, if its package.json has one."""
    scripts = (package_fields(package) or {}).get("scripts")
    return "npm run build" if isinstance(scripts, dict) and "build" in scripts else ""
