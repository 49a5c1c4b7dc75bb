"""What a run has loaded, in figures: modules by kind, bytes, packages, and cycles."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from modviz.record.packages import Meeting, meetings
from modviz.record.world import World, Worlds


class KindLoaded(msgspec.Struct, frozen=True, gc=False):
    """The modules of one kind (`Module.kind`): how many, and how long their texts are in UTF-8."""

    kind: str
    modules: int
    bytes: int


class Loaded(msgspec.Struct, frozen=True, gc=False):
    """What the realms of a run have loaded.

    Parameters
    ----------
    kinds
        The kinds, the most frequent first.
    packages
        The packages in node_modules that modules come from, as "name@version".
    cycles
        The modules of each cycle of ES modules.
    require_cycles
        Each call of `require` that has met a module that was still running: who called, and for which.
    twice
        The packages that are there twice, in a sentence each.
    """

    kinds: tuple[KindLoaded, ...]
    packages: tuple[str, ...]
    cycles: tuple[tuple[str, ...], ...]
    require_cycles: tuple[tuple[str, str], ...]
    twice: tuple[Meeting, ...]


def loaded(worlds: Worlds) -> Loaded:
    """What the realms of `worlds` have loaded by now.

    Complexity
    ----------
    O(modules, and the length of their texts).
    """
    counts: dict[str, tuple[int, int]] = {}
    for world in worlds.values():
        sizes = _sizes(world)
        for module in world.modules.values():
            modules, size = counts.get(module.kind, (0, 0))
            counts[module.kind] = modules + 1, size + sizes.get(module.name, 0)
    kinds = sorted(counts.items(), key=lambda item: -item[1][0])
    return Loaded(
        tuple(KindLoaded(kind, *figures) for kind, figures in kinds),
        tuple(
            f"{each.name}@{each.version}" if each.version else each.name
            for world in worlds.values()
            for each in world.packages.values()
        ),
        tuple(each for world in worlds.values() for each in _cycles(world)),
        tuple(each for world in worlds.values() for each in world.require_cycles),
        tuple(each for world in worlds.values() for each in meetings(world)),
    )


def _cycles(world: World) -> Iterable[tuple[str, ...]]:
    """The cycles that linking and evaluation have found, each once, with its modules in the order of loading."""
    order = {name: number for number, name in enumerate(world.modules)}
    found = (tuple(sorted(each, key=lambda name: order.get(name, 0))) for each in world.components if len(each) > 1)
    return dict.fromkeys(found)


def _sizes(world: World) -> dict[str, int]:
    """How many bytes the texts of modules have, by name."""
    return {
        entry.module: len(entry.source_text.encode("utf-8", "surrogatepass"))
        for entry in world.module_map.values()
        if entry.source_text is not None
    }
