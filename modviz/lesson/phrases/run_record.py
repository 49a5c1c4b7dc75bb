"""What phrases ask a record for: modules and boxes by the names a writer gives them, and when each status was set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from modviz.lesson.errors import did_you_mean
from modviz.lesson.phrases.phrase import PhraseError
from modviz.record.entries import DEFAULT_BINDING
from modviz.record.events import (
    Event,
    FetchStarted,
    FileRead,
    ImportCalled,
    ModuleRequested,
    PageOpened,
    ScriptFetched,
    ScriptFetchStarted,
    ScriptStarted,
)
from modviz.record.trace import Trace
from modviz.record.world import Binding, Module, World


class RunRecord:
    """A trace with its run's name, and what can be looked up in it.

    Parameters
    ----------
    run
        The name of the run.
    trace
        Its record.
    """

    def __init__(self, run: str, trace: Trace) -> None:
        self.run = run
        self.trace = trace

    @property
    def events(self) -> Sequence[Event]:
        """The events of the run."""
        return self.trace.events

    @cached_property
    def end(self) -> World:
        """The world after the last event that was recorded."""
        return self.trace.timeline().seek(len(self.events))

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """The names of all that has a text, in the order of fetches: modules that were asked for, scripts, the page."""

        def names() -> Iterator[str]:
            for event in self.events:
                match event:
                    case FetchStarted() | FileRead():
                        yield event.module
                    case ScriptFetchStarted() | ScriptFetched() | ScriptStarted():
                        yield event.script
                    case PageOpened():
                        yield event.page

        return tuple(dict.fromkeys(names()))

    def module(self, name: str) -> str:
        """The name in the record of the module that a writer calls `name`.

        A JSON module need not be called `data.json (json)`.

        Raises
        ------
        PhraseError
            There is none.
        """
        if name in self.modules:
            return name
        of_a_type = [module for module in self.modules if module.startswith(f"{name} (")]
        if of_a_type:
            return of_a_type[0]
        hint = did_you_mean(name, self.modules)
        raise PhraseError(f"there is no module {name!r} in run {self.run}{hint}")

    def box(self, module: str, name: str) -> tuple[str, str]:
        """The box that `name` means in `module`, as (module that owns it, name there).

        An import means the box that it points to; the name of an export, and `default`, will do, too.

        Raises
        ------
        PhraseError
            There is no such module, or no such name in it.
        """
        binding = self.binding(module, name)
        if binding.target_module is not None and binding.target_binding is not None:
            return binding.target_module, binding.target_binding
        return self.module(module), binding.name

    def binding(self, module: str, name: str) -> Binding:
        """The box or pointer called `name` in `module`, as it was at the end.

        Raises
        ------
        PhraseError
            There is no such module, or no such name in it.
        """
        return find_binding(self._at_end(module), name)

    def _at_end(self, name: str) -> Module:
        module = self.end.modules.get(self.module(name))
        if module is None:
            raise PhraseError(f"{name} has no boxes in run {self.run}: it never becomes a module record")
        return module

    @cached_property
    def status_changes(self) -> tuple[tuple[int, str, str], ...]:
        """Every change of a module's status, as (position, module, new status)."""
        changes = []
        timeline = self.trace.timeline()
        seen: dict[str, str] = {}
        for position, event in enumerate(self.events, 1):
            world = timeline.seek(position)
            for subject in event.subjects:
                module = world.modules.get(subject[1]) if subject[0] == "module" else None
                if module is not None and seen.get(module.name) != module.status:
                    seen[module.name] = module.status
                    changes.append((position, module.name, module.status))
        return tuple(changes)

    @cached_property
    def import_calls(self) -> dict[int, tuple[str | None, str]]:
        """For the number of each call of `import()`: who called it, and the module or specifier it asked for."""
        resolved = {
            (event.module, event.specifier): event.requested
            for event in self.events
            if isinstance(event, ModuleRequested)
        }
        calls = {}
        for event in self.events:
            if isinstance(event, ImportCalled):
                target = self.end.imports[event.number].target
                known = resolved.get((event.module or "", event.specifier), event.specifier)
                calls[event.number] = (event.module, target or known)
        return calls

    def imported(self, name: str) -> str:
        """The module that some `import()` asked for, or the very specifier of a call that never came to a module.

        Raises
        ------
        PhraseError
            No call asked for it.
        """
        asked = tuple(dict.fromkeys(target for _, target in self.import_calls.values()))
        of_a_type = [target for target in asked if target == name or target.startswith(f"{name} (")]
        if of_a_type:
            return of_a_type[0]
        if not asked:
            raise PhraseError(f"nothing calls import() in run {self.run}")
        raise PhraseError(f"no import() asks for {name!r} in run {self.run}{did_you_mean(name, asked)}")


def find_binding(module: Module, name: str) -> Binding:
    """The box or pointer of `module` that a writer calls `name`: its own name, that of an export, or `default`.

    Raises
    ------
    PhraseError
        There is none.
    """
    bindings = module.bindings
    if bindings is None:
        raise PhraseError(f"{module.name} has no boxes: its environment is never created")
    wanted = DEFAULT_BINDING if name == "default" and DEFAULT_BINDING in bindings else name
    if wanted in bindings:
        return bindings[wanted]
    exporting = [binding for binding in bindings.values() if name in binding.export_names]
    if exporting:
        return exporting[0]
    names = tuple("default" if known == DEFAULT_BINDING else known for known in bindings)
    nothing = f"; {module.name} has no names at all" if not names else ""
    raise PhraseError(f"{module.name} has no box or import called {name!r}{did_you_mean(name, names)}{nothing}")
