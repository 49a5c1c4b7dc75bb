"""Recording: wires a host, the parser and a realm together, from an entry to its trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from os import PathLike
from typing import TYPE_CHECKING

from modviz.engine.channel import RealmChannel
from modviz.errors import ModvizError
from modviz.hosts.choosing import choose_host
from modviz.limits import Limits
from modviz.progress import Progress, Silent

if TYPE_CHECKING:
    from modviz.hosts.network import Response
    from modviz.hosts.network_file import Network
    from modviz.record.trace import Trace
    from modviz.recording.program import Roots


def trace(
    entry: str | PathLike[str],
    *,
    sources: Mapping[str, str | bytes] | None = None,
    host: str = "auto",
    goal: str = "module",
    prelude: Sequence[str | PathLike[str]] = (),
    events: bool = True,
    limits: Limits | None = None,
    progress: Progress | None = None,
    keeps_failed_fetches: bool = False,
    responses: Mapping[str, Response] | None = None,
    network: Network | str | PathLike[str] | None = None,
    root: Roots = None,
    arguments: Sequence[str] = (),
    conditions: Sequence[str] = (),
) -> Trace:
    """Load, link and evaluate `entry` and all it imports, and record every step.

    Parameters
    ----------
    entry
        A path, or a name in `sources`.
    sources
        An in-memory file system: text or UTF-8 bytes by relative name.  Nothing is read from the disk then.
    host
        What the program runs in: "page", "node", or "auto" for the one that fits (`modviz.hosts.choosing`).
    goal
        "module", or "script" to parse the entry as a classic script.
    prelude
        Classic scripts that run in the realm before the entry: paths, names in `sources`, or the text of a script
        itself (anything that has a line break).
    events
        False to run with everything but the event list.
    limits
        The bounds of the run; those of `Limits()` by default.
    progress
        Told how far the run is; may end it by raising.
    keeps_failed_fetches
        True for the module map of browsers before 2026, which never fetches a URL again that failed once.
    responses
        How the virtual network answers for some files or URLs; names are relative to the folder of the entry, or as in
        `sources`.  All else answers as usual.
    network
        The network that the program runs in, or the path of a file that declares it.  By default that of the file
        network.toml or network.json beside the entry, if there is one.
    root
        The folder, or folders, that files are read from; what lies outside is refused, also behind a link.  By default
        that of the program: see `modviz.hosts.files.default_root`.
    arguments
        The arguments of the program, for hosts in which it can ask for them (Node's `process.argv`).
    conditions
        The conditions of packages that are met beside Node's own, as `node --conditions` has them.

    Returns
    -------
    Trace
        The record; what went wrong in the guest's program is in its `outcome`.

    Raises
    ------
    ModvizError
        The call itself is mistaken, for example when there is no such entry.
    """
    kind = choose_host("page" if goal == "script" and host == "auto" else host, entry, sources)
    if goal not in kind.goals:
        raise ModvizError(f"goal is {goal!r}; it must be {' or '.join(map(repr, kind.goals))}.")
    if arguments and not kind.takes_arguments:
        raise ModvizError(f"A program that runs {kind.words} has no arguments; these are for --host node.")
    limits = limits or Limits()
    with closing(RealmChannel(limits, kind.globals)) as channel:
        # Imported here, as the process of the engine gets ready meanwhile.
        from modviz.engine.realm import QuickJSRealm
        from modviz.hosts.host import Surroundings
        from modviz.hosts.network import VirtualNetwork, responses_by_url
        from modviz.parsing.cache import open_parse_cache
        from modviz.parsing.parsing import Parsing
        from modviz.record.events import RunStarted
        from modviz.record.recorder import Recorder
        from modviz.record.trace import Trace
        from modviz.recording.program import open_program
        from modviz.recording.run import run

        program, servers = open_program(entry, sources, goal, prelude, root, limits, network)
        recorder = Recorder(limits.events, keep=events)
        shared = recorder.world.shared
        declared = responses_by_url(responses or {}, program.folder)
        virtual_network = VirtualNetwork(program.files, declared, servers, lambda: shared.clock)
        realm = QuickJSRealm(limits, channel)
        with closing(Parsing(open_parse_cache(), limits)) as parsing:
            surroundings = Surroundings(
                program,
                recorder,
                realm,
                parsing,
                virtual_network,
                limits,
                progress or Silent(),
                keeps_failed_fetches,
                arguments,
                conditions,
            )
            run(kind.create(surroundings), RunStarted(program.name, program.goal, kind.name, kind.words))
    return Trace(program.name, recorder.events, recorder.worlds)
