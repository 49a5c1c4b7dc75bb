"""Packages in node_modules: which one a module belongs to, and where one of them is there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from modviz.record.world import Package, World

_FOLDER = re.compile(r".*/node_modules/(?:@[^/]+/)?[^/@.][^/]*/")
_BARE = re.compile(r"[^./#][^:]*")


def package_folder(url: str) -> str:
    """The URL of the folder of the package that the file at `url` belongs to; "" for one that is in no node_modules."""
    found = _FOLDER.match(url)
    return found[0] if found is not None else ""


class Meeting(msgspec.Struct, frozen=True, gc=False):
    """One package that is there twice, so that its values, classes and state are, too.

    `kind` is "versions" for several folders of one name, and "dual" for two files that one specifier means: by `import`
    one that is an ES module, by `require` one that is CommonJS.

    Parameters
    ----------
    kind
        Which of the two it is.
    name
        The name of the package, or the specifier.
    members
        The folders, or the two modules, by their short names.
    versions
        The versions of the folders; none for "dual".
    """

    kind: str
    name: str
    members: tuple[str, ...]
    versions: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What is there twice, and what comes of it."""
        if self.kind == "dual":
            module, commonjs = self.members
            return (
                f"{self.name} is loaded twice, as the ES module {module} by import and as the CommonJS module"
                f" {commonjs} by require: two instances, whose values, classes and state are not the same (the dual"
                " package hazard)"
            )
        places = ", ".join(
            f"{version or 'no version'} in {folder}"
            for version, folder in zip(self.versions, self.members, strict=True)
        )
        return (
            f"{self.name} is loaded {len(self.members)} times: {places}. Each has values, classes and state of its own"
        )


def meetings(world: World) -> tuple[Meeting, ...]:
    """The packages that are there twice by now.

    Complexity
    ----------
    O(modules, imports and calls of `require`).
    """
    return (*_versions(world), *_duals(world))


def _versions(world: World) -> Iterator[Meeting]:
    by_name: dict[str, list[Package]] = {}
    for package in world.packages.values():
        by_name.setdefault(package.name, []).append(package)
    for name, packages in by_name.items():
        if len(packages) > 1:
            shown, versions = zip(*((each.shown, each.version) for each in packages), strict=True)
            yield Meeting("versions", name, shown, versions)


def _duals(world: World) -> Iterator[Meeting]:
    imported: dict[tuple[str, str], str] = {}
    for module in world.modules.values():
        for request, target in module.loaded_modules.items():
            _note(world, imported, request.specifier, target, "javascript")
    for call in world.imports.values():
        if call.target is not None:
            _note(world, imported, call.specifier, call.target, "javascript")
    required: dict[tuple[str, str], str] = {}
    for required_by in world.requires.values():
        if required_by.target is not None and not required_by.is_lookup:
            _note(world, required, required_by.specifier, required_by.target, "commonjs")
    for key, module_name in imported.items():
        other = required.get(key)
        # A module that only hands on what the other one has is no second instance.
        if other is not None and other not in world.modules[module_name].loaded_modules.values():
            yield Meeting("dual", key[1], (module_name, other))


def _note(world: World, found: dict[tuple[str, str], str], specifier: str, target: str, kind: str) -> None:
    """Note the module of that `kind` that `specifier`, which names a package, has led to, by its package."""
    module = world.modules.get(target)
    if module is not None and module.kind == kind and _BARE.fullmatch(specifier):
        found.setdefault((package_folder(module.url), specifier), target)
