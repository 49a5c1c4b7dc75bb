"""Why a name could not be linked: a default that a star leaves out, two stars that clash, a circle without an owner."""

from __future__ import annotations

from collections.abc import Iterator

from modviz.record.events.base import listed
from modviz.record.failures import AmbiguousExport, CircularExport, MissingExport
from modviz.record.world import Module, World


def link_cause(world: World, about: AmbiguousExport | CircularExport | MissingExport) -> str:
    """Why linking found no single box for a name; "" where the message says it all."""
    match about:
        case AmbiguousExport():
            return _two_stars(about)
        case CircularExport():
            names = [module for module, _ in about.circle]
            return _no_owner(about.export_name, names)
        case _ if about.export_name in about.exported_names:
            # The star knows the name, and leads back to where the search has been.
            return _no_owner(about.export_name, [module for module, _ in about.asked])
        case _ if about.export_name == "default":
            star = star_with_default(world, about)
            if star is not None:
                return f"export * passes on all names but the default: that of {star[1]} is left out by {about.module}."
    return ""


def star_with_default(world: World, about: MissingExport) -> tuple[str, str] | None:
    """The specifier and the module of a star of the one that was asked for its default, if that module has one."""
    for specifier, target in stars(world, about.module):
        if _has_default(world.modules[target]):
            return specifier, target
    return None


def star_to(world: World, about: AmbiguousExport) -> str | None:
    """The specifier of a star that leads to one of the two boxes straight away."""
    owners = [owner for owner, _ in about.boxes]
    return next((specifier for specifier, target in stars(world, about.module) if target in owners), None)


def stars(world: World, name: str) -> Iterator[tuple[str, str]]:
    """The specifier and the module of each star of the module `name`."""
    module = world.modules.get(name)
    for star in module.parsed.star_export_entries if module is not None else ():
        assert module is not None
        assert star.module_request is not None
        target = module.loaded_modules.get(star.module_request)
        if target in world.modules:
            yield star.module_request.specifier, target


def _two_stars(about: AmbiguousExport) -> str:
    (one, _), (other, _) = about.boxes
    return (
        f"{about.module} has an export * that leads to {about.export_name} of {one}, and another one that leads to"
        f" {about.export_name} of {other}. Those are two boxes, and no star goes before another: neither is taken."
    )


def _no_owner(name: str, modules: list[str]) -> str:
    each = list(dict.fromkeys(modules))
    if len(each) == 1:
        return f"{each[0]} passes {name} on to itself, and nobody has a box of that name."
    return f"{listed(each[:-1])} and {each[-1]} pass {name} on to each other, and none of them has a box of that name."


def _has_default(module: Module) -> bool:
    entries = (*module.parsed.local_export_entries, *module.parsed.indirect_export_entries)
    return any(entry.export_name == "default" for entry in entries)
