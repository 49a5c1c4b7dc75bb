"""What is so at one moment, said in words, so that two moments can be compared: of one run, or of two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modviz.record.world import Binding, ConsoleLine, World
from modviz.view.contents import shown_name
from modviz.view.plain.modules import contents_words
from modviz.view.status import map_sign
from modviz.view.text import clean

Fact = tuple[str, ...]
"""What a fact is about: ("file", module), ("status", module), ("body", module), ("box", module, binding), ("import",
number), ("stack",), ("clock",), ("outcome",) or ("console", number)."""

_BODIES = {"running": "runs", "suspended": "waits at an await"}


def facts(world: World) -> Mapping[Fact, str]:
    """Everything a learner can see in `world`, each fact in a few words."""
    return dict(_facts(world))


def console_words(call: ConsoleLine) -> str:
    """A console line with its place: `6 (main.js line 3)`."""
    level = "" if call.level == "log" else f"{clean(call.level)}: "
    place = f" ({clean(call.module)} line {call.line})" if call.module is not None and call.line is not None else ""
    return f"{level}{' / '.join(clean(line) for line in call.text.split(chr(10)))}{place}"


def stack_words(world: World) -> str:
    """The modules on the stack, top first."""
    return ", ".join(clean(name) for name in reversed(world.stack)) or "empty"


def outcome_words(world: World) -> str:
    """How the run ended, and with which error."""
    outcome = world.shared.outcome
    if outcome is None:
        return "not over"
    error = "" if outcome.error is None else f", {clean(outcome.error.name)}: {clean(outcome.error.message)}"
    verb = "wait" if len(outcome.waiting) > 1 else "waits"
    waiting = f"; {', '.join(map(clean, outcome.waiting))} still {verb}" if outcome.waiting else ""
    return f"{outcome.status}{error}{waiting}"


def _facts(world: World) -> Iterator[tuple[Fact, str]]:
    for entry in world.module_map.values():
        error = "" if entry.error is None else f", {clean(entry.error.name)}: {clean(entry.error.message)}"
        yield ("file", entry.module), f"{map_sign(entry).word}{error}"
    for module in world.modules.values():
        yield ("status", module.name), module.status
        if module.evaluation_error is not None:
            error_words = f"{clean(module.evaluation_error.name)}: {clean(module.evaluation_error.message)}"
            yield ("error", module.name), error_words
        if module.body in _BODIES:
            yield ("body", module.name), _BODIES[module.body]
        for binding in (module.bindings or {}).values():
            yield ("box", module.name, binding.name), _binding(binding)
    for call in world.imports.values():
        yield ("import", str(call.number)), f"import({clean(call.specifier)!r}) is {call.state}"
    for number, line in enumerate(world.shared.console):
        yield ("console", str(number)), console_words(line)
    yield ("stack",), stack_words(world)
    yield ("clock",), f"{world.shared.clock:g} ms"
    yield ("outcome",), outcome_words(world)


def _binding(binding: Binding) -> str:
    """A box with what it holds; what a pointer shows is told at the box, once."""
    if binding.target_module is None:
        return contents_words(binding)
    owner = clean(binding.target_module)
    if binding.target_binding is None:
        return f"the {'deferred ' if binding.kind == 'deferred-namespace' else ''}namespace object of {owner}"
    return f"a pointer to {shown_name(binding.target_binding)} of {owner}"
