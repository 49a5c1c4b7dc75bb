"""Where to look now: the module and the place that a moment is about."""

from __future__ import annotations

from modviz.record.events import RunStarted
from modviz.record.sources import map_entry
from modviz.record.world import Place
from modviz.view.moment import Moment

_ABOUT_A_MODULE = ("module", "box", "line")


def module_in_question(moment: Moment) -> str | None:
    """The name of the module that the moment is about.

    What the person pointed at comes first; else the module of the place to look at, that of the event, or
    the entry.  An import map stands in the text of its page, and in none of its own.
    """
    module = _in_question(moment)
    if module is not None and _is_in_the_page(moment, module):
        return entry_name(moment)
    return module


def _in_question(moment: Moment) -> str | None:
    if moment.selected is not None and moment.selected[0] in _ABOUT_A_MODULE:
        return moment.selected[1]
    place = moment.timeline.place
    if place is not None:
        return place.module
    about = moment.event.module_name if moment.event else None
    return about or entry_name(moment)


def _is_in_the_page(moment: Moment, name: str) -> bool:
    """Whether a script element of that name has its text in the page alone."""
    inline = (each for each in moment.world.scripts.values() if each.src is None)
    return any(each.name == name for each in inline) and map_entry(moment.world, name) is None


def box_in_question(moment: Moment) -> tuple[str, str] | None:
    """The box that the step is about, as (module, name): where an import is read or made, the box that it leads to."""
    if moment.event is None:
        return None
    for kind, *names in reversed(moment.event.subjects):
        if kind == "box":
            return box_of(moment, *names)
    return None


def box_of(moment: Moment, module: str, name: str) -> tuple[str, str] | None:
    """The box that `name` means in `module`, as (module, name); None where it means a namespace object."""
    known = moment.world.modules.get(module)
    binding = (known.bindings or {}).get(name) if known is not None else None
    if binding is None or binding.target_module is None:
        return (module, name)
    return None if binding.target_binding is None else (binding.target_module, binding.target_binding)


def place_in(moment: Moment, module: str) -> Place | None:
    """The place to look at now, if it is in the text of `module`."""
    place = moment.timeline.place
    return place if place is not None and place.module == module else None


def part_of_line(place: Place, line: int) -> slice:
    """Which characters of the line number `line` belong to `place`: all of them where its end is not known."""
    if place.end_column is None:
        return slice(None)
    start = place.column - 1 if line == place.line else 0
    return slice(start, place.end_column - 1 if line == place.end_line else None)


def entry_name(moment: Moment) -> str | None:
    """The name of the module or script the run starts at, also before its first event."""
    if moment.world.shared.entry is not None:
        return moment.world.shared.entry
    first = moment.timeline.events[0] if len(moment.timeline) else None
    return first.entry if isinstance(first, RunStarted) else None
