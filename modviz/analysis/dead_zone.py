"""A box that was read in its dead zone, or while it held undefined: whose it is, and how the imports go round."""

from __future__ import annotations

import re
from dataclasses import dataclass

from modviz.record.entries import DEFAULT_BINDING
from modviz.record.failures import EarlyRead, EmptyBox
from modviz.record.import_graph import ImportGraph
from modviz.record.sources import source_line, source_lines
from modviz.record.world import Call, GuestError, Module, World

_EXTENDS = re.compile(r"\bextends\s+[\w$.]*$")


@dataclass(frozen=True)
class DeadZone:
    """What is known of one read in the dead zone, or of a box that held undefined.

    `name` is what the reader calls the box, `box` what its owner does, and `line` the line of the owner that fills it.
    `graph` are the imports.  `runner` is the module that ran: the reader, or one that called a function of it.  `there`
    leads by imports from the owner to the runner, `back` from the runner to the owner; each is empty when there is no
    such way.  `hub` is a module on the way back that imports the runner, where the owner does not; `barrel` is a module
    there that only passes names on.
    `is_extended` says that a class was to extend what is in the box; `is_function_value`, that it gets a function that
    could be a function declaration.  `is_undefined` says that the read gave undefined, and threw nothing, and
    `is_through` that the owner had run to its end, `is_declared` that the declaration had; `read_line` is
    the line of the reader, where that is not the place of the error.  `call` is how the runner called a function of the
    reader, where that is known.
    """

    name: str
    box: str
    reader: Module
    runner: Module
    owner: Module
    graph: ImportGraph
    line: int | None
    there: tuple[str, ...]
    back: tuple[str, ...]
    hub: str | None
    barrel: str | None
    is_extended: bool
    is_function_value: bool
    is_undefined: bool
    is_through: bool
    is_declared: bool
    read_line: int | None
    call: Call | None

    @property
    def is_own(self) -> bool:
        """Whether the module that ran owns the box itself."""
        return self.owner is self.runner

    @property
    def is_called(self) -> bool:
        """Whether another module than the reader ran, and called a function of it."""
        return self.runner is not self.reader

    @property
    def called(self) -> str:
        """What the runner has called, in words."""
        if self.call is None:
            return f"a function of {self.reader.name}"
        return f"{self.call.callee(self.reader.name)} (line {self.call.place.line})"

    @property
    def words(self) -> str:
        """The box as it is told: by the name that its owner gives it."""
        return f"the default export of {self.owner.name}" if self.box == DEFAULT_BINDING else self.box


def dead_zone(world: World, error: GuestError) -> DeadZone | None:
    """What is known of the read that `error` tells of; None when it tells of none.

    Parameters
    ----------
    world
        The world at the end of the run.
    error
        What went wrong in it.
    """
    about = error.about
    if not isinstance(about, (EmptyBox, EarlyRead)) or about.owner is None or about.owner_name is None:
        return None
    reader, owner, box = world.modules.get(about.module or ""), world.modules.get(about.owner), about.owner_name
    if reader is None or owner is None:
        return None
    line = next((each.position.line for each in owner.parsed.declarations if each.name == box), None)
    is_through = isinstance(about, EarlyRead) and about.is_through
    is_declared = isinstance(about, EarlyRead) and _kind(owner, box) != "var"
    if not is_through and not is_declared:
        line = _line_with_value(world, owner, box, line)
    # The body that threw is that of the module which ran, wherever in its calls the read is.
    runner = _runner(world) or reader
    call = world.calls.get(reader.name) if runner is not reader else None
    graph = ImportGraph(world.modules, with_deferred=True)
    there, back = graph.way(owner.name, runner.name), graph.way(runner.name, owner.name)
    hub = None
    if not there:
        reaching = graph.importers_of(runner.name)
        hub = next((step for step in back[1:-1] if step in reaching), None)
    read_line = about.line if isinstance(about, EarlyRead) else error.line
    text = source_line(world, reader.name, error.line)
    return DeadZone(
        about.name,
        box,
        reader,
        runner,
        owner,
        graph,
        line,
        there,
        back,
        hub,
        next((step for step in back[1:-1] if _is_barrel(world.modules[step])), None),
        error.column is not None and _EXTENDS.search(text[: error.column - 1]) is not None,
        _is_function_value(source_line(world, owner.name, line), box),
        isinstance(about, EarlyRead),
        is_through,
        is_declared,
        None if (reader.name, read_line) == (error.module, error.line) else read_line,
        call if call is not None and call.place.module == runner.name else None,
    )


def _runner(world: World) -> Module | None:
    """The module whose body runs, where that has not ended yet; else the one whose body threw."""
    bodies = {each.body: each for each in world.modules.values()}
    return bodies.get("running") or bodies.get("threw")


def _line_with_value(world: World, owner: Module, box: str, declared: int | None) -> int | None:
    """The line that gives the box its first value: that of its declaration, or a later one if that has no value."""
    text = source_line(world, owner.name, declared)
    name = rf"(?<![\w$.]){re.escape(box)}"
    if (
        declared is None
        or not re.search(rf"\b(?:var|let)\b.*{name}\s*(?:[,;]|$)", text)
        or re.search(r"[}\]]\s*=", text)
    ):
        return declared
    entry = world.module_map.get(owner.url)
    lines = source_lines(entry.source_text or "") if entry is not None else []
    assigned = (number for number, line in enumerate(lines, 1) if re.search(rf"{name}\s*=(?![=>])", line))
    return next(assigned, declared)


def _kind(owner: Module, box: str) -> str:
    return next((each.kind for each in owner.parsed.declarations if each.name == box), "")


def _is_barrel(module: Module) -> bool:
    parsed = module.parsed
    return not parsed.declarations and bool(parsed.star_export_entries or parsed.indirect_export_entries)


def _is_function_value(text: str, name: str) -> bool:
    before = r"\bexport\s+default\s+" if name == DEFAULT_BINDING else rf"(?<![\w$]){re.escape(name)}\s*=\s*"
    return re.search(before + r"(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)", text) is not None
