"""Node's built-in modules: their names, and the names of what they export.

The facts are in `builtin_modules.json`, which says of which version of Node they are; it is made by
`tests/differential/builtin_facts.py`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

_SCHEME = "node:"


class BuiltinModule(msgspec.Struct, frozen=True, gc=False):
    """What is known of a built-in module.

    Parameters
    ----------
    bare
        Whether it can be asked for without `node:`.
    exports
        What it exports, "default" among it: "class", or what `typeof` says of it ("null" for null).
    """

    bare: bool
    exports: dict[str, str]


class _Facts(msgspec.Struct, frozen=True, gc=False):
    modules: dict[str, BuiltinModule]


def builtin_names() -> list[str]:
    """The names of all built-in modules, as `module.builtinModules` has them: with `node:` where that is needed."""
    return [name if module.bare else _SCHEME + name for name, module in _facts().modules.items()]


def builtin_module(specifier: str) -> BuiltinModule | None:
    """The built-in module that `specifier` names, with or without `node:`; None if it names none."""
    if specifier.startswith(_SCHEME):
        return _facts().modules.get(specifier.removeprefix(_SCHEME))
    found = _facts().modules.get(specifier)
    return found if found is not None and found.bare else None


def is_builtin(specifier: str) -> bool:
    """Whether `specifier` names a built-in module."""
    return builtin_module(specifier) is not None


def is_bare_builtin(specifier: str) -> bool:
    """Whether `specifier` names a built-in module without `node:`."""
    return not specifier.startswith(_SCHEME) and is_builtin(specifier)


@cache
def _facts() -> _Facts:
    text = files("modviz.hosts.node").joinpath("builtin_modules.json").read_bytes()
    return msgspec.json.decode(text, type=_Facts)
