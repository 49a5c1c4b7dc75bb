"""What parsing finds in the text of a module, in the words of ECMA-262.

These are the immutable parts of a Source Text Module Record: module requests, import entries, export
entries and the declarations of the module's top level.  The parser makes them, the specification's
operations read them, and the screen shows them.

Source: https://tc39.es/ecma262/#sec-source-text-module-records (tables of ImportEntry and ExportEntry
Records) and https://tc39.es/ecma262/#modulerequest-record.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec

DEFAULT_BINDING = "*default*"
"""The local name the specification gives to a default export that has no name of its own."""


class ImportName(msgspec.Struct, frozen=True, gc=False):
    """The import names that are not strings (a string name may be any text at all)."""

    kind: str

    NAMESPACE_OBJECT: ClassVar[ImportName]
    ALL: ClassVar[ImportName]
    ALL_BUT_DEFAULT: ClassVar[ImportName]
    SOURCE: ClassVar[ImportName]


ImportName.NAMESPACE_OBJECT = ImportName("namespace-object")
ImportName.ALL = ImportName("all")
ImportName.ALL_BUT_DEFAULT = ImportName("all-but-default")
ImportName.SOURCE = ImportName("source")


class Position(msgspec.Struct, frozen=True, gc=False):
    """A place in a source text: line and column, both counted from 1."""

    line: int
    column: int


class ModuleRequest(msgspec.Struct, frozen=True, gc=False):
    """A ModuleRequest Record: a specifier, its attributes sorted by key, and the phase asked for.

    `phase` is "evaluation", "defer" (`import defer`) or "source" (`import source`).
    """

    specifier: str
    attributes: tuple[tuple[str, str], ...] = ()
    phase: str = "evaluation"


class RequestedModule(msgspec.Struct, frozen=True, gc=False):
    """A module request and the place in the text where it is made first."""

    request: ModuleRequest
    position: Position


class ImportEntry(msgspec.Struct, frozen=True, gc=False):
    """One imported name: `import { import_name as local_name } from module_request`."""

    module_request: ModuleRequest
    import_name: str | ImportName
    local_name: str
    position: Position


class ExportEntry(msgspec.Struct, frozen=True, gc=False):
    """One exported name, or one `export *`.

    `local_name` is set for local exports; `module_request` and `import_name` for re-exports;
    `export_name` is None for `export * from`.
    """

    export_name: str | None
    module_request: ModuleRequest | None
    import_name: str | ImportName | None
    local_name: str | None
    position: Position


class Declaration(msgspec.Struct, frozen=True, gc=False):
    """A binding of the module's own top level.

    `kind` is "var", "let", "const", "class", "function" (of every sort) or "default" (an `export default`
    of an expression or of a class without a name).
    """

    name: str
    kind: str
    position: Position

    @property
    def is_initialized_at_instantiation(self) -> bool:
        """Whether InitializeEnvironment gives the binding its first value."""
        return self.kind in ("var", "function")


class Statement(msgspec.Struct, frozen=True, gc=False):
    """The extent of one statement that can be marked as running; `end_column` is the one after its last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class RequiredName(msgspec.Struct, frozen=True, gc=False):
    """A variable of a CommonJS module that gets the value of a property once: `const { name } = require(specifier)`.

    `line` is where that is written.
    """

    local_name: str
    name: str
    specifier: str
    line: int


class ParsedModule(msgspec.Struct, frozen=True, gc=False):
    """Everything that parsing finds in one module.

    `declarations` are in source order, vars included; `statements` are indexed by the numbers that the
    statement probes of the rewritten text report.  Only CommonJS modules have `required_names`.
    """

    requested_modules: tuple[RequestedModule, ...]
    import_entries: tuple[ImportEntry, ...]
    local_export_entries: tuple[ExportEntry, ...]
    indirect_export_entries: tuple[ExportEntry, ...]
    star_export_entries: tuple[ExportEntry, ...]
    declarations: tuple[Declaration, ...]
    statements: tuple[Statement, ...]
    has_tla: bool
    required_names: tuple[RequiredName, ...] = ()
