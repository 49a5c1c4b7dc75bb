"""Where engines do not do what the specification says, and what a run has met of that."""

from __future__ import annotations

from collections.abc import Iterator

from modviz.analysis.link_causes import stars
from modviz.record.entries import ImportName
from modviz.record.world import World


def engine_notes(world: World) -> tuple[str, ...]:
    """A sentence or two on each module of the run with which an engine does something else.

    Parameters
    ----------
    world
        The world at the end of the run.
    """
    return tuple(dict.fromkeys((*_of_v8(world), *_of_safari(world))))


def _of_v8(world: World) -> Iterator[str]:
    """One namespace object that two stars lead to is one for the specification, and two for V8.

    Source: https://github.com/nodejs/node/issues/53707
    """
    for module in world.modules.values():
        for entry in module.parsed.import_entries:
            asked = module.loaded_modules.get(entry.module_request)
            if asked not in world.modules:
                continue
            targets = (target for _, target in stars(world, asked))
            passing = [name for name in targets if _passes_namespace(world, name, entry.import_name)]
            if len(passing) > 1:
                yield (
                    f"Node and Chrome refuse {entry.import_name} of {asked}, as {passing[0]} and {passing[1]} both have"
                    " an export * as for it. It is one namespace object, so the specification, and Firefox, take it."
                )


def _passes_namespace(world: World, name: str, export_name: str | ImportName) -> bool:
    """Whether the module has an `export * as` of that name."""
    entries = world.modules[name].parsed.indirect_export_entries
    return any(entry.export_name == export_name and entry.import_name == ImportName.ALL for entry in entries)


def _of_safari(world: World) -> Iterator[str]:
    """Safari before version 27 lets only one of several importers wait for a top-level await.

    Source: https://bugs.webkit.org/show_bug.cgi?id=242740
    """
    if world.shared.host != "page":
        return
    for module in world.modules.values():
        if not module.has_tla:
            continue
        importers = [name for name, each in world.modules.items() if module.name in each.loaded_modules.values()]
        if len(importers) > 1:
            yield (
                f"Safari before version 27 does not let all of {', '.join(importers[:3])} wait for the await of"
                f" {module.name}: boxes of {module.name} can be empty there when they run."
            )
