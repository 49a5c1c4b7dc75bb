"""What a scene may say that holds there, each a form of words and how to see whether it is so.

Those of `lessons/README.md`, in its order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from modviz.lesson.errors import did_you_mean
from modviz.lesson.phrases.phrase import Phrasebook, PhraseError, Slots
from modviz.lesson.phrases.place_forms import STATUSES
from modviz.lesson.phrases.run_record import RunRecord, find_binding
from modviz.record.entries import DEFAULT_BINDING
from modviz.record.events import (
    CommonJSStarted,
    CycleFound,
    Event,
    ExecutionStarted,
    FetchFinished,
    FetchStarted,
    ScriptStarted,
)
from modviz.record.values import Value
from modviz.record.world import Binding, GuestError, MapEntry, Module, World

_ENTRY_STATES = ("fetching", "parsed", "failed")
_BODIES = ("running", "suspended", "finished")
_OUTCOMES = ("fulfilled", "rejected", "pending", "stopped")
_IMPORT_STATES = ("loading", "evaluating", "fulfilled", "rejected")
_TYPES = {
    "a function": "function",
    "a class": "class",
    "an object": "object",
    "an array": "array",
    "a promise": "promise",
    "a namespace object": "namespace",
    "an error": "error",
    "a symbol": "symbol",
}


@dataclass(frozen=True)
class Here:
    """The moment at which something must hold: a position in a record, and the world there."""

    record: RunRecord
    position: int
    world: World


Check = Callable[[Here, Slots], str | None]
"""Says what is so instead; None when it is as it should be."""


@dataclass(frozen=True)
class HoldForm:
    """One way to say what holds, and what sees whether it does."""

    form: str
    check: Check
    also: tuple[str, ...] = ()


def _is_the_box(here: Here, slots: Slots) -> str | None:
    pointer = _binding(here, slots["module"], slots["pointer"])
    owner = here.record.module(slots["owner"])
    wanted = find_binding(_module(here, owner), slots["name"])
    if (pointer.target_module, pointer.target_binding) == (owner, wanted.name):
        return None
    if pointer.target_module is None:
        return f"{_shown(pointer.name)} in {slots['module']} is a box of its own"
    target = "the namespace object" if pointer.target_binding is None else f"{_shown(pointer.target_binding)}"
    return f"{_shown(pointer.name)} in {slots['module']} is {target} in {pointer.target_module}"


def _is_namespace(here: Here, slots: Slots) -> str | None:
    binding = _binding(here, slots["module"], slots["name"])
    if binding.kind == "namespace" and binding.target_module == here.record.module(slots["owner"]):
        return None
    if binding.target_module is None:
        return f"{slots['name']} in {slots['module']} is a box of its own"
    return (
        f"{slots['name']} in {slots['module']} points to {binding.target_binding or 'all'} of {binding.target_module}"
    )


def _namespace_has(here: Here, slots: Slots) -> str | None:
    """All its names, in any order."""
    names = _namespace(here, slots)
    if names is not None and sorted(names) == sorted(_listed(slots["names"])):
        return None
    return _namespace_said(slots["module"], names)


def _namespace_lacks(here: Here, slots: Slots) -> str | None:
    names = _namespace(here, slots)
    return None if names is not None and slots["name"] not in names else _namespace_said(slots["module"], names)


def _namespace(here: Here, slots: Slots) -> tuple[str, ...] | None:
    return _module(here, here.record.module(slots["module"])).namespace


def _namespace_said(module: str, names: tuple[str, ...] | None) -> str:
    if names is None:
        return f"{module} has no namespace object here"
    return f"the namespace of {module} has {', '.join(names) or 'no names'}"


def _has_value(here: Here, slots: Slots) -> str | None:
    wanted = " ".join(slots["value"].split())
    binding = _binding(here, slots["module"], slots["name"])
    if binding.kind == "namespace":
        return None if wanted == "a namespace object" else f"{slots['name']} in {slots['module']} is a namespace object"
    if binding.target_module is not None and binding.target_binding is not None:
        binding = _binding(here, binding.target_module, binding.target_binding)
    return (
        None if _is_value(binding.value, wanted) else f"{slots['name']} in {slots['module']} is {_said(binding.value)}"
    )


def _is_value(value: Value | None, wanted: str) -> bool:
    if value is None or wanted == "empty":
        return value is None and wanted == "empty"
    if wanted in _TYPES:
        return value.type == _TYPES[wanted]
    if value.type == "string" and len(wanted) >= 2 and wanted[0] == wanted[-1] == '"':
        # The record says strings as the console says them, in single quotes.
        wanted = f"'{wanted[1:-1]}'"
    return " ".join(value.preview.split()) == wanted


def _said(value: Value | None) -> str:
    return "empty" if value is None else value.preview


def _status(here: Here, slots: Slots) -> str | None:
    status = slots["status"]
    known = (*STATUSES, *_ENTRY_STATES, *_BODIES)
    name = here.record.module(slots["module"])
    if status not in known:
        raise PhraseError(f"no module is ever {status!r}{did_you_mean(status, known)}")
    module = here.world.modules.get(name)
    if status in _ENTRY_STATES:
        entry = _entry(here, name)
        state = "not in the module map" if entry is None else entry.state
        return None if state == status else f"{name} is {state}"
    if module is None:
        return f"{name} is no module record yet"
    now = module.body if status in _BODIES else module.status
    return None if now == status else f"{name} is {now if status not in _BODIES else _body(module)}"


def _body(module: Module) -> str:
    return {"waiting": "not started", "finished": "finished", "threw": "not running: it threw"}.get(
        module.body, module.body
    )


def _in_map(here: Here, slots: Slots) -> str | None:
    name = here.record.module(slots["module"])
    return None if _entry(here, name) is not None else f"{name} is not in the module map yet"


def _not_in_map(here: Here, slots: Slots) -> str | None:
    try:
        name = here.record.module(slots["module"])
    except PhraseError:
        # A module that is never asked for is never in the module map.  (That its file exists is seen to elsewhere.)
        return None
    entry = _entry(here, name)
    return None if entry is None else f"{name} is in the module map ({entry.state})"


def _map_size(here: Here, slots: Slots) -> str | None:
    count = len(here.world.module_map)
    names = ", ".join(entry.module for entry in here.world.module_map.values())
    return _counted(count, slots["number"], f"the module map has {count}", names)


_Kinds = type[Event] | tuple[type[Event], ...]

_RUNS = (ExecutionStarted, CommonJSStarted, ScriptStarted)


def _times(kind: _Kinds, what: str, never: str) -> Check:
    """That events of this kind have happened to a module so many times; "0 times" where the form does not say it."""

    def check(here: Here, slots: Slots) -> str | None:
        module = here.record.module(slots["module"])
        count = _count(here, kind, module)
        if count == _number_of(slots.get("times", "0 times")):
            return None
        requests = _count(here, FetchStarted, module)
        also = f", and requested {_often(requests)}" if kind is FetchFinished and requests != count else ""
        return f"{module} {f'{what} {_often(count)}' if count else never} up to here{also}"

    return check


def _count(here: Here, kind: _Kinds, module: str) -> int:
    events = here.record.events[: here.position]
    return sum(isinstance(event, kind) and event.module_name == module for event in events)


def _often(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _number_of(times: str) -> int:
    return {"once": 1, "twice": 2}[times] if times in ("once", "twice") else int(times.split()[0])


def _console_size(here: Here, slots: Slots) -> str | None:
    lines = here.world.shared.console
    shown = ", ".join(repr(line.text) for line in lines[:5])
    return _counted(len(lines), slots.get("number", "0"), f"the console has {len(lines)}", shown)


def _console_line(here: Here, slots: Slots) -> str | None:
    lines, number = here.world.shared.console, int(float(slots["number"]))
    if not 1 <= number <= len(lines):
        return f"the console has {len(lines)} line{'s' * (len(lines) != 1)}"
    text = lines[number - 1].text
    return None if text == slots["text"] else f"console line {number} is {text}"


def _stack(here: Here, slots: Slots) -> str | None:
    wanted = _modules(here, slots["modules"]) if slots["modules"] != "empty" else []
    if here.world.stack == wanted:
        return None
    return f"the stack is {', '.join(here.world.stack) or 'empty'}"


def _cycle(here: Here, slots: Slots) -> str | None:
    """A cycle is known when it is found, and when its component closes."""
    wanted = set(_modules(here, slots["modules"]))
    found = [event.path for event in here.record.events[: here.position] if isinstance(event, CycleFound)]
    known = [names for names in (*here.world.components, *found) if len(names) > 1 or names in found]
    if any(set(names) == wanted for names in known):
        return None
    if not known:
        return "no cycle was found yet"
    return f"the cycle is {', '.join(reversed(known[0])) if known[0] not in found else ', '.join(known[0])}"


def _failed_with(here: Here, slots: Slots) -> str | None:
    name = here.record.module(slots["module"])
    module, entry = here.world.modules.get(name), _entry(here, name)
    error = (module.evaluation_error if module else None) or (entry.error if entry else None)
    if error is None and here.world.error is not None and here.world.error.module == name:
        error = here.world.error
    if error is None:
        return f"{name} has not failed"
    return None if _is_error(error, slots["text"]) else f"{name} failed with {error.name}: {error.message}"


def _run_is(here: Here, slots: Slots) -> str | None:
    status = slots["outcome"]
    if status not in _OUTCOMES:
        raise PhraseError(f"no run is ever {status!r}{did_you_mean(status, _OUTCOMES)}")
    outcome = here.world.shared.outcome
    if outcome is None:
        return 'the run is not over here; that is known at "the end"'
    if outcome.status == status:
        return None
    error = f" ({outcome.error.name}: {outcome.error.message})" if outcome.error else ""
    return f"the run is {outcome.status}{error}"


def _error_is(here: Here, slots: Slots) -> str | None:
    error = here.world.error or (here.world.shared.outcome.error if here.world.shared.outcome else None)
    if error is None:
        return "there is no error yet"
    return None if _is_error(error, slots["text"]) else f"the error is {error.name}: {error.message}"


def _is_error(error: GuestError, wanted: str) -> bool:
    """An error is named by its name, or by its name and its whole message."""
    return wanted.rstrip(".") in (error.name, f"{error.name}: {error.message.rstrip('.')}")


def _waits_for(here: Here, slots: Slots) -> str | None:
    waiting, required = here.record.module(slots["module"]), here.record.module(slots["other"])
    module = here.world.modules.get(required)
    if module is None:
        return f"{required} is no module record yet"
    if waiting in module.async_parent_modules and module.status == "evaluating-async":
        return None
    others = ", ".join(module.async_parent_modules) if module.status == "evaluating-async" else ""
    return f"{required} is {module.status}, and {others or 'nobody'} waits for it"


def _import_is(here: Here, slots: Slots) -> str | None:
    """The last call of `import()` for that module."""
    state = slots["state"]
    if state not in _IMPORT_STATES:
        raise PhraseError(f"an import is never {state!r}{did_you_mean(state, _IMPORT_STATES)}")
    name = here.record.imported(slots["module"])
    calls = [
        here.world.imports[number]
        for number, (_, target) in here.record.import_calls.items()
        if target == name and number in here.world.imports
    ]
    if not calls:
        return f"nothing called import() of {name} yet"
    return None if calls[-1].state == state else f"the import of {name} is {calls[-1].state}"


def _clock(here: Here, slots: Slots) -> str | None:
    clock = here.world.shared.clock
    return None if clock == float(slots["number"]) else f"the clock is {clock:g}"


def _phase(here: Here, slots: Slots) -> str | None:
    phase = here.world.phase or "none yet"
    return None if phase == slots["word"] else f"the phase is {phase}"


def _binding(here: Here, module: str, name: str) -> Binding:
    """The box or pointer as it is here; one that is made later is told apart from one that never is."""
    found = here.record.module(module)
    here.record.binding(found, name)
    return find_binding(_module(here, found), name)


def _module(here: Here, name: str) -> Module:
    module = here.world.modules.get(name)
    if module is None:
        raise PhraseError(f"{name} is no module record yet at this place")
    return module


def _entry(here: Here, module: str) -> MapEntry | None:
    return next((entry for entry in here.world.module_map.values() if entry.module == module), None)


def _modules(here: Here, names: str) -> list[str]:
    return [here.record.module(name) for name in _listed(names)]


def _listed(names: str) -> list[str]:
    return [name.strip().strip('"') for name in re.split(r",| and ", names)]


def _counted(count: int, wanted: str, said: str, names: str) -> str | None:
    if count == int(float(wanted)):
        return None
    return f"{said}{f': {names}' if names else ''}"


def _shown(name: str) -> str:
    return "default" if name == DEFAULT_BINDING else name


HOLDS: Phrasebook[HoldForm] = Phrasebook(
    "sentence about what holds",
    (
        HoldForm("the module map has {number} entries", _map_size),
        HoldForm("the module map has {number} entry", _map_size),
        HoldForm("the console has {number} lines", _console_size),
        HoldForm("the console has {number} line", _console_size),
        HoldForm("the console is empty", _console_size),
        HoldForm("console line {number} is {text}", _console_line),
        HoldForm("the stack is {modules}", _stack),
        HoldForm("the cycle is {modules}", _cycle),
        HoldForm("the run is {outcome}", _run_is, ("the run has {outcome}",)),
        HoldForm("the error is {text}", _error_is),
        HoldForm("the clock is {number}", _clock),
        HoldForm("the phase is {word}", _phase),
        HoldForm("the import of {module} is {state}", _import_is),
        HoldForm("{pointer} in {module} is the box {name} in {owner}", _is_the_box),
        HoldForm("{name} in {module} is the namespace of {owner}", _is_namespace),
        HoldForm("the namespace of {module} has no {name}", _namespace_lacks),
        HoldForm("the namespace of {module} has {names}", _namespace_has),
        HoldForm("{name} in {module} is {value}", _has_value),
        HoldForm("{module} is in the module map", _in_map),
        HoldForm("{module} is not in the module map", _not_in_map),
        HoldForm("{module} was requested {times}", _times(FetchStarted, "was requested", "was not requested")),
        HoldForm("{module} was fetched {times}", _times(FetchFinished, "was fetched", "was not fetched")),
        HoldForm("{module} was not fetched", _times(FetchFinished, "was fetched", "was not fetched")),
        HoldForm("{module} was not requested", _times(FetchStarted, "was requested", "was not requested")),
        HoldForm("{module} ran {times}", _times(_RUNS, "ran", "has not run"), ("{module} has run {times}",)),
        HoldForm("{module} has not run", _times(_RUNS, "ran", "has not run"), ("{module} did not run",)),
        HoldForm("{module} failed with {text}", _failed_with),
        HoldForm("{module} waits for {other}", _waits_for),
        HoldForm("{module} is {status}", _status),
    ),
)
"""Every form of what holds."""
