"""Opening programs: finds the entry and reads the scripts that run before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path

from modviz.errors import EntryNotFoundError, ModvizError
from modviz.hosts.encodings import decode_as, encoding_of_page
from modviz.hosts.files import Disk, Files, Memory, Unreadable, decode, default_root, query_and_fragment, without_query
from modviz.hosts.host import Program, Script
from modviz.hosts.network_file import Network, find_network, read_network
from modviz.hosts.servers import CDN_ORIGIN, PAGE_ORIGIN, Servers
from modviz.hosts.specifiers import Names
from modviz.limits import Limits
from modviz.spec.ports import RealmStopped

Source = str | bytes

PAGE_ENDINGS = (".html", ".htm")
"""What the names of pages end in."""

Roots = str | PathLike[str] | Sequence[str | PathLike[str]] | None
"""Folders that files may be read from; None for that of the program (`default_root`)."""


def open_program(
    entry: str | PathLike[str],
    sources: Mapping[str, Source] | None,
    goal: str,
    prelude: Sequence[str | PathLike[str]],
    root: Roots,
    limits: Limits,
    network: Network | str | PathLike[str] | None = None,
) -> tuple[Program, Servers]:
    """Find the entry and read the scripts; the parameters are those of `modviz.trace`.

    Returns the program, and the servers that it can ask.  A page comes from the server that has its folder, or the root
    that is named; an entry that is a module keeps the URL of its file.

    Raises
    ------
    EntryNotFoundError
        The entry or a script cannot be read.
    ModvizError
        A root is not a folder, or the network is not declared as it should be.
    """
    path, query = _path_and_query(str(entry), sources)
    declared = _network(path, sources, network)
    roots = [] if sources is not None else _roots(Path(path), root or declared.root)
    files: Files = Disk(roots, limits.file, limits.files) if sources is None else Memory(sources)
    file_url = files.url(path)
    if not path.lower().endswith(PAGE_ENDINGS):
        folder = _folder_of(file_url) if sources is None else Memory.base_url
        names = Names(folder)
        scripts = [_prelude_script(script, number, file_url, files, names) for number, script in enumerate(prelude, 1)]
        entry_text = _read(files, file_url, f"the entry {entry}")
        if goal == "script":
            scripts.append(Script(names.name(file_url), file_url, entry_text))
        folders = {} if declared == Network() else _folders(declared, folder)
        servers = Servers(declared, folders, folder.rstrip("/"), folder)
        return Program(file_url, goal, tuple(scripts), folder, files, names), servers
    is_rooted = sources is None and (root is not None or declared.root is not None)
    folder = _folder_url(roots[0], files) if is_rooted else _folder_of(file_url)
    if sources is not None:
        folder = Memory.base_url
    page = _read_bytes(files, file_url, f"the page {entry}")
    encoding = encoding_of_page(page)
    is_served = declared.open == "http" and file_url.startswith(folder)
    base = PAGE_ORIGIN if is_served else folder.rstrip("/")
    opened_with = query or (query_and_fragment(declared.page or "") if is_served else "")
    url = (f"{base}/{file_url.removeprefix(folder)}" if is_served else file_url) + opened_with
    names = Names(_folder_of(url))
    scripts = [_prelude_script(script, number, url, files, names) for number, script in enumerate(prelude, 1)]
    folders = _folders(declared, folder)
    if is_served:
        folders[PAGE_ORIGIN] = folder
    program = Program(url, "page", tuple(scripts), _folder_of(url), files, names, decode_as(page, encoding), encoding)
    return program, Servers(declared, folders, base, _folder_of(url))


def _path_and_query(entry: str, sources: Mapping[str, Source] | None) -> tuple[str, str]:
    """The entry without the query or fragment that a page is opened with, and these."""
    is_there = entry in sources if sources is not None else Path(entry).exists()
    return (entry, "") if is_there else (without_query(entry), query_and_fragment(entry))


def _network(path: str, sources: Mapping[str, Source] | None, network: Network | str | PathLike[str] | None) -> Network:
    """The network that is given, or declared in the file beside the entry."""
    if isinstance(network, Network):
        return network
    if network is None:
        found = None if sources is not None else find_network(Path(path).parent)
        return Network() if found is None else read_network(found)
    return read_network(network)


def _folders(declared: Network, folder: str) -> dict[str, str]:
    """The folders of all servers but the page's own, by origin."""
    folders = {CDN_ORIGIN: f"{folder}cdn/"}
    for origin, said in declared.origins.items():
        folders[origin.rstrip("/")] = f"{folder}{said.folder or '.'}/"
    return folders


def _folder_of(url: str) -> str:
    return without_query(url).rpartition("/")[0] + "/"


def _folder_url(folder: Path, files: Files) -> str:
    return files.url(str(folder)).rstrip("/") + "/"


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
    return decode(_read_bytes(files, url, what))


def _read_bytes(files: Files, url: str, what: str) -> bytes:
    try:
        return files.read_named(url)
    except Unreadable as failure:
        raise EntryNotFoundError(f"Cannot open {what}: {failure}.") from None
    except RealmStopped as too_large:
        raise EntryNotFoundError(f"Cannot open {what}: {too_large.thrown.message}") from None
