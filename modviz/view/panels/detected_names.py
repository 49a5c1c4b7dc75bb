"""The panel of detected names: what ES modules can import of a CommonJS module, and what its text does not show.

Source: https://nodejs.org/api/esm.html#commonjs-namespaces
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from modviz.record.events import NamesDetected
from modviz.record.events.commonjs import WHOLE, copy_name
from modviz.record.timeline import Timeline
from modviz.record.world import Module, World
from modviz.view.attention import module_in_question
from modviz.view.contents import UNDEFINED, contents
from modviz.view.copies import COPY
from modviz.view.glyphs import GUEST
from modviz.view.line import make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.prepared import once_per_realm
from modviz.view.text import clean, crop, pad

_TITLE = "Detected names"
_MOST = 200


def detected_names_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each name that was detected in the text, then those that only the default import has.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    module = _module_to_show(moment)
    if module is None:
        return make_panel(moment, _TITLE, [(Span("No ES module has imported CommonJS yet.", "dim"),)], width)
    return make_panel(moment, _TITLE, list(_lines(module, width)), width)


@once_per_realm
def has_detected_names(timeline: Timeline) -> bool:
    """Whether names of a CommonJS module are detected anywhere in the record."""
    return any(isinstance(event, NamesDetected) and event.is_of_text for _, event in timeline.own_events())


def _module_to_show(moment: Moment) -> Module | None:
    """The module that the moment is about, if its names are known; else the last one of which they are."""
    world, question = moment.world, module_in_question(moment)
    if question in world.modules and _names(world.modules[question]):
        return world.modules[question]
    imported = moment.event.module_name if moment.event is not None else None
    about = [] if question is None else _imported_by(world, question)
    candidates = (*([imported] if imported is not None else []), *about, *reversed(world.modules))
    found = (world.modules[name] for name in candidates if name in world.modules)
    return next((module for module in found if _names(module)), None)


def _imported_by(world: World, name: str) -> list[str]:
    return [] if name not in world.modules else list(world.modules[name].loaded_modules.values())


def _names(module: Module) -> list[str]:
    """What ES modules can import of a CommonJS module, "default" among it; nothing of one that none imports."""
    if module.kind != "commonjs":
        return []
    return [entry.export_name for entry in module.parsed.local_export_entries if entry.export_name is not None]


def _lines(module: Module, width: int) -> Iterator[Line]:
    names = _names(module)
    detected = [entry.export_name or "" for entry in module.parsed.local_export_entries if entry.local_name != WHOLE]
    yield (Span(clean(module.name), "module-name", ("module", module.name)), Span(" gives ES modules", "dim"))
    column = max(8, min(max(cell_len(clean(name)) for name in names), width // 2))
    whole = ", ".join(name for name in names if name not in detected)
    yield (Span("  ● ", "status-evaluated"), Span(whole, "box-name"), Span("  all of it", "dim"))
    for name in detected[:_MOST]:
        yield (
            Span(f"  {COPY} ", "pointer"),
            _name(name, column),
            Span("  "),
            *_copied(module, name, width - column - 6),
        )
    if len(detected) > _MOST:
        yield (Span(f"  and {len(detected) - _MOST:,} more", "dim"),)
    if not detected:
        yield (Span("  no name was detected in its text", "dim"),)
    for name in _missed(module, names)[:_MOST]:
        yield (Span("  – ", "dim"), _name(name, column), Span("  not detected: only default has it", "dim"))


def _name(name: str, column: int) -> Span:
    return Span(pad(crop(clean(name), column), column), f"{GUEST} box-name")


def _copied(module: Module, name: str, room: int) -> Line:
    """What the copy holds."""
    if not module.is_copied:
        return (Span("░ empty", "empty"), Span("  copied when it has run", "dim"))
    binding = (module.bindings or {}).get(copy_name(name))
    value = None if binding is None else binding.value
    if value is not None and value.type == "undefined":
        return (*UNDEFINED, Span("  detected, and not there", "warn"))
    return contents(value, room)


def _missed(module: Module, names: list[str]) -> list[str]:
    """The properties of `module.exports` that were not detected."""
    if not module.cards or not module.is_copied:
        return []
    return [name for name, _ in module.cards[-1].properties if name not in names and name != "__esModule"]
