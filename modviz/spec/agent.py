"""The surrounding agent: what the operations of the specification share during one run."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from modviz.record.entries import ExportEntry, ModuleRequest
from modviz.record.recorder import Recorder
from modviz.record.world import GuestError, Module
from modviz.spec.ports import Host, Realm
from modviz.spec.seen import HostRequest


class Agent(msgspec.Struct):
    """One run: the recorder through which all is written, the realm where bodies run, and the host.

    `importers` says for each box, as (module, binding), which modules hold pointers to it.  It repeats what the world
    knows, so that a write need not look through all modules.  `import_targets` are the modules of `import()` calls by
    their numbers, with their phases.  `suspended` repeats
    which bodies are suspended.  `task` says in words what code runs when it is no job, and `jobs` what jobs were.
    `answer` does what the realm leaves to this side; `modviz.spec.jobs` provides it.  A host may set two more:
    `import_error` gives the error that the promise of a call of `import()` gets for one of loading its graph, and
    `loads_all` says that a graph is loaded to its end although something in it cannot be parsed, as browsers do it.
    """

    recorder: Recorder
    realm: Realm
    host: Host
    answer: Callable[[HostRequest], None]
    import_error: Callable[[int, GuestError], GuestError] = lambda _, error: error
    loads_all: bool = False
    module_async_evaluation_count: int = 0
    suspended: dict[str, None] = {}
    task: str = ""
    jobs: dict[int, str] = {}
    import_targets: dict[int, tuple[str, str]] = {}
    importers: dict[tuple[str, str], list[str]] = {}
    _named_exports: dict[str, dict[str, ExportEntry]] = {}

    def module(self, name: str) -> Module:
        """The Module Record of that name."""
        return self.recorder.world.modules[name]

    def get_imported_module(self, referrer: Module, request: ModuleRequest) -> Module:
        """GetImportedModule: the record that `request` of `referrer` led to; it has been loaded.

        Source: https://tc39.es/ecma262/#sec-GetImportedModule
        """
        return self.module(referrer.loaded_modules[request])

    def named_exports(self, module: Module) -> dict[str, ExportEntry]:
        """The local and indirect export entries of `module` by export name.

        The specification goes through the lists each time; a barrel of 600 names needs an index.
        """
        if module.name not in self._named_exports:
            entries = (*module.parsed.local_export_entries, *module.parsed.indirect_export_entries)
            self._named_exports[module.name] = {
                entry.export_name: entry for entry in entries if entry.export_name is not None
            }
        return self._named_exports[module.name]


class GuestThrew(Exception):
    """A throw completion: the guest's program is at fault, and `error` says how."""

    def __init__(self, error: GuestError) -> None:
        super().__init__(error.message)
        self.error = error
