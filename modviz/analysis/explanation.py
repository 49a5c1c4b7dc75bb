"""Why a run failed, told from the record: what a person with a broken project wants to know."""

from __future__ import annotations

from modviz.analysis.dead_zone import DeadZone, dead_zone
from modviz.analysis.link_causes import link_cause
from modviz.analysis.namespace_gap import namespace_gap
from modviz.analysis.top_level_this import this_cause
from modviz.record.failures import AmbiguousExport, CircularExport, MissingExport
from modviz.record.world import GuestError, World


def explanation(world: World, error: GuestError) -> str:
    """Why `error` came about, in a few sentences; the empty string where its message says it all.

    Parameters
    ----------
    world
        The world at the end of the run.
    error
        What went wrong in it.
    """
    if isinstance(error.about, (AmbiguousExport, CircularExport, MissingExport)):
        return link_cause(world, error.about)
    read = dead_zone(world, error)
    if read is None:
        gap = namespace_gap(world, error)
        return this_cause(world, error) if gap is None else gap.why
    if read.is_through or read.is_declared:
        return _without_value(read)
    if read.is_own:
        if read.line is None:
            return ""
        called = f"{read.owner.name} called {read.called}, which reads {read.name}. "
        place = f"line {read.line} of {read.owner.name} itself"
        subject = read.box if read.box == read.words else "The default export"
        return f"{called if read.is_called else ''}{subject} gets its value at {place}, and that line had not run yet."
    return " ".join(sentence for sentence in (_circle(read), _empty(read), _undefined(read)) if sentence)


def _without_value(read: DeadZone) -> str:
    """Of a box that had no value even when its declaration had run, or all of its module."""
    owner = read.owner.name
    line = f"line {read.line} of {owner}" if read.line is not None else owner
    box = f"{read.name} is a box" if read.name == read.box else f"{read.name} is {read.words}, a box"
    place = "" if read.read_line is None else f" at line {read.read_line}"
    return (
        f"{box} that {line} declares. {owner} had {'' if read.is_through else 'not '}run to its end when"
        f" {read.reader.name} read it{place}, and it held undefined."
    )


def _empty(read: DeadZone) -> str:
    """Which line fills the box, and under which name."""
    owner = read.owner.name
    if read.name == read.box:
        place = f"line {read.line} of {owner}" if read.line is not None else owner
        return f"{read.name} gets its value at {place}, which had not run yet."
    whose = read.words if read.box != read.words else f"{read.box} of {owner}"
    place = f"at line {read.line}, and that line" if read.line is not None else "when its module runs, and that"
    return f"{read.name} is {whose}: it gets its value {place} had not run yet."


def _undefined(read: DeadZone) -> str:
    """What became of a read that threw nothing."""
    if not read.is_undefined:
        return ""
    if read.read_line is None:
        return "Until then the box holds undefined."
    place = f"line {read.read_line} of {read.reader.name}"
    return f"Until then the box holds undefined, which {place} read; the error came of that."


def _circle(read: DeadZone) -> str:
    """How it came that the reader ran before the owner, where there is a cycle."""
    owner, runner = read.owner.name, read.runner.name
    called = f" It called {read.called}, which reads {read.name}." if read.is_called else ""
    if read.there and read.back:
        circle = " → ".join([*read.there, *read.back[1:]])
        if read.owner.body == "waiting":
            return (
                f"{circle} is a cycle. {owner} was reached first, but a module runs only after what it imports, so"
                f" {runner} ran before it.{called}"
            )
        if called:
            return f"{circle} is a cycle, and {owner} was not finished when {runner} ran.{called}"
        return f"{circle} is a cycle, and {owner} was not finished when {runner} read from it."
    return "" if read.hub is None else _through_a_hub(read, read.hub)


def _through_a_hub(read: DeadZone, hub: str) -> str:
    """The owner is in no cycle with the reader; but a module between them, such as a barrel, is."""
    to_runner = read.graph.way(hub, read.runner.name)
    to_owner = read.back[read.back.index(hub) :]
    circle = " → ".join([*to_runner, *read.back[1 : read.back.index(hub) + 1]])
    first, later = read.graph.import_line(hub, to_runner[1]), read.graph.import_line(hub, to_owner[1])
    order = f"{hub} is on the way from {read.runner.name} to {read.owner.name}"
    if first is not None and later is not None:
        order += f", and imports {to_runner[1]} (line {first}) before {to_owner[1]} (line {later})"
    return f"{circle} is a cycle. {order}. So {read.runner.name} ran first."
