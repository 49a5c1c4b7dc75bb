"""A property that a namespace object does not have, where code has taken it for something: which, and why not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from modviz.analysis.link_causes import stars
from modviz.record.sources import source_line
from modviz.record.world import GuestError, Module, World


@dataclass(frozen=True)
class NamespaceGap:
    """What is not there: `name`, a property of the namespace object of `module`, which the code calls `namespace`.

    `owners` are the modules that stars of `module` lead to, and that export the name: of two, neither is taken.
    """

    namespace: str
    name: str
    module: Module
    owners: tuple[str, ...]

    @property
    def why(self) -> str:
        """Why it is not there, in a sentence or two."""
        start = f"{self.namespace} is the namespace object of {self.module.name}, which has no {self.name}"
        if len(self.owners) > 1:
            return (
                f"{start}: one export * leads to {self.name} of {self.owners[0]}, and another one to {self.name} of"
                f" {self.owners[1]}. Those are two boxes, and a name with two is left out."
            )
        if self.owners and self.name == "default":
            return f"{start}: export * passes on all names but the default, such as that of {self.owners[0]}."
        return f"{start}: so {self.namespace}.{self.name} is undefined."

    @property
    def advice(self) -> str:
        """What to do about it."""
        if self.owners:
            return f"say in {self.module.name} which one it is: export {{ {self.name} }} from that module."
        has = ", ".join(self.module.namespace or ()) or "nothing"
        return f"check how {self.name} is spelt, or export it from {self.module.name}, which exports {has}."


def namespace_gap(world: World, error: GuestError) -> NamespaceGap | None:
    """The property that `error` came of, if a namespace object does not have it.

    Parameters
    ----------
    world
        The world at the end of the run.
    error
        What went wrong in it.
    """
    reader = world.modules.get(error.module or "")
    if error.name != "TypeError" or reader is None:
        return None
    text = source_line(world, reader.name, error.line)
    for binding in (reader.bindings or {}).values():
        target = world.modules.get(binding.target_module or "")
        if target is None or binding.target_binding is not None or target.namespace is None:
            continue
        for found in re.finditer(rf"(?<![\w$.]){re.escape(binding.name)}\.([\w$]+)", text):
            if found[1] not in target.namespace and f"{binding.name}.{found[1]}" in error.message:
                return NamespaceGap(binding.name, found[1], target, tuple(_owners(world, target, found[1])))
    return None


def _owners(world: World, module: Module, name: str) -> dict[str, None]:
    """The modules with an export `name` that stars of `module` lead to."""
    owners: dict[str, None] = {}
    seen = {module.name: None}
    asked = [module.name]
    while asked:
        for _, target in stars(world, asked.pop(0)):
            if target in seen:
                continue
            seen[target] = None
            parsed = world.modules[target].parsed
            entries = (*parsed.local_export_entries, *parsed.indirect_export_entries)
            if any(entry.export_name == name for entry in entries):
                owners[target] = None
            else:
                asked.append(target)
    return owners
