"""What an error is about, as data: a code, and the box, the module, the request or whatever else it speaks of.

An error carries one of these (`GuestError.about`), and code that has to know what happened looks at it, never at the
sentence.  Where modviz raises the error itself, the sentence is made here, in the words of V8 where V8 has some.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec

from modviz.record.words import ErrorPhase, LackingSyntax, LackKind

Box = tuple[str, str]
"""A module, and a name in it: that of a binding, or that of an export."""


class Failure(msgspec.Struct, frozen=True, tag_field="code", gc=False):
    """What an error is about.  Its `code` names the kind, also in the JSON of a record."""

    @property
    def code(self) -> str:
        """The kind of failure, such as "dead-zone"; it is never another one for the same kind."""
        return str(self.__struct_config__.tag)

    @property
    def is_lack(self) -> bool:
        """Whether modviz lacks what was asked for, so that the program is not at fault."""
        return False


class Lack(Failure, frozen=True, tag="lack"):
    """modviz has not what the program needs here, and the program is not at fault.

    `what` goes on after "modviz has no ", and `kind` tells what sort of thing that is: "syntax", "file" (it may not be
    read), "network", "module-type", "global", "part" (of a global) or "locale".  Whoever meets something that modviz
    lacks raises this, and has no text of its own for it.
    """

    name: ClassVar[str] = "Error"
    kind: LackKind
    what: str
    phase: ErrorPhase

    @property
    def is_lack(self) -> bool:
        return True

    @property
    def message(self) -> str:
        """The message of the error."""
        return f"modviz has no {self.what}"


class _Raised(Failure, frozen=True):
    """A failure that modviz itself notices and raises: it has the name, the phase and the sentence of its error."""

    name: ClassVar[str] = "TypeError"
    phase: ClassVar[str]

    @property
    def message(self) -> str:
        """The message of the error."""
        raise NotImplementedError


# ---- Import maps


class BadImportMap(_Raised, frozen=True, tag="bad-import-map"):
    """The text of an import map is none; `error` is the name of the error."""

    phase: ClassVar[str] = "parse"
    error: str
    problem: str

    @property
    def name(self) -> str:  # type: ignore[override]
        """The name of the error."""
        return self.error

    @property
    def message(self) -> str:
        return self.problem


# ---- Evaluation: thrown in the realm, and recognised by modviz


class EmptyBox(Failure, frozen=True, tag="dead-zone"):
    """Code in `module` read `name` in its dead zone: the box `owner_name` of `owner` is empty.

    `owner` is None when `name` is no box of a module: a variable of some function, or of a script.
    """

    module: str | None
    name: str
    owner: str | None = None
    owner_name: str | None = None


class EarlyRead(Failure, frozen=True, tag="read-too-early"):
    """Code in `module` read `name` at `line`, and that was undefined: the box `owner_name` of `owner` had no value yet.

    The error came of it, there or later.  `is_through` says that `owner` had run to its end.
    """

    module: str
    name: str
    line: int
    owner: str
    owner_name: str
    is_through: bool = False


class ReadOnlyImport(Failure, frozen=True, tag="assignment-to-import"):
    """Code in `module` assigned to `name`, which it imports."""

    module: str | None
    name: str


class Constant(Failure, frozen=True, tag="assignment-to-constant"):
    """Code in `module` assigned to the constant `name`."""

    module: str | None
    name: str


class UndefinedName(Failure, frozen=True, tag="not-defined"):
    """Code in `module` used `name`, which nobody has declared."""

    module: str | None
    name: str


class UnreadyModule(_Raised, frozen=True, tag="unready-module"):
    """The deferred namespace object of `module` was touched while `blocking`, which `module` needs, had to be awaited.

    `blocking` may be `module` itself.
    """

    phase: ClassVar[str] = "evaluate"
    module: str
    blocking: str

    @property
    def message(self) -> str:
        return f"Unable to evaluate deferred module '{self.module}': '{self.blocking}' is still being evaluated"


# ---- Resolving specifiers


class UnresolvedSpecifier(_Raised, frozen=True, tag="unresolved-specifier"):
    """A specifier that leads to no URL: a bare name (`is_bare`), or one that makes no URL with that of the importer.

    In a page, `why` says it in the words of Chromium, which depend on who asks: "import", "import()" or "resolve".
    """

    phase: ClassVar[str] = "resolve"
    specifier: str
    is_bare: bool
    why: str = ""
    asked_by: str = "import"

    @property
    def message(self) -> str:
        failed = "Failed to resolve module specifier"
        if self.why and self.asked_by == "import()":
            return f"{failed} '{self.specifier}'"
        if self.why and self.asked_by == "resolve":
            return f"{failed} {self.specifier}: {self.why}"
        if self.why:
            return f'{failed} "{self.specifier}". {self.why}'
        if self.is_bare:
            return f'{failed} \'{self.specifier}\'. Relative references must start with either "/", "./", or "../".'
        return f"{failed} '{self.specifier}': Invalid relative url"


class UnsupportedAttribute(_Raised, frozen=True, tag="unsupported-attribute"):
    """An import attribute with a key that no host knows."""

    name: ClassVar[str] = "SyntaxError"
    phase: ClassVar[str] = "resolve"
    specifier: str
    key: str

    @property
    def message(self) -> str:
        return f"Import attribute '{self.key}' is not supported"


class UnknownModuleType(_Raised, frozen=True, tag="unknown-module-type"):
    """An import attribute `type` with a value that names no type of module."""

    phase: ClassVar[str] = "resolve"
    specifier: str
    module_type: str

    @property
    def message(self) -> str:
        return f'"{self.module_type}" is not a valid module type.'


# ---- Fetching


class _Unfetched(_Raised, frozen=True):
    """No module could be made of what is, or is not, at `url`."""

    phase: ClassVar[str] = "fetch"
    url: str

    @property
    def reason(self) -> str:
        """Why, in a few words."""
        raise NotImplementedError

    @property
    def message(self) -> str:
        return f"Failed to fetch module '{self.url}': {self.reason}"


class FailedFetch(_Unfetched, frozen=True, tag="fetch-failed"):
    """There is no answer (`status` is None), or none that is a success; `problem` says it in a few words."""

    status: int | None
    problem: str

    @property
    def reason(self) -> str:
        return self.problem


class BlockedFetch(_Unfetched, frozen=True, tag="blocked-fetch"):
    """The page may not use the answer: it is from another origin, which does not say yes, or its scheme has none."""

    problem: str

    @property
    def reason(self) -> str:
        return f"it is blocked by CORS policy: {self.problem}"


class FailedIntegrity(_Unfetched, frozen=True, tag="failed-integrity"):
    """The text is not the one that was promised: no digest of `expected` is its own."""

    expected: str

    @property
    def reason(self) -> str:
        return f"its text has none of the digests that integrity asks for ({self.expected})"


class UnsupportedScheme(_Unfetched, frozen=True, tag="unsupported-scheme"):
    """The URL has a `scheme` by which no host loads anything, such as "node" on a page."""

    scheme: str

    @property
    def reason(self) -> str:
        return f"only file: and data: URLs can be loaded here, not '{self.scheme}:'"


class MissingAttribute(_Unfetched, frozen=True, tag="missing-attribute"):
    """The file is no JavaScript, and the import does not say so: it needs the attribute `type` with `module_type`."""

    module_type: str

    @property
    def reason(self) -> str:
        return f'it is JSON, so the import needs the attribute: with {{ type: "{self.module_type}" }}'


class WrongMimeType(_Unfetched, frozen=True, tag="wrong-mime-type"):
    """The answer has the MIME type `found`, of which no module of `module_type` can be made."""

    module_type: str
    found: str

    @property
    def message(self) -> str:
        kind = {"javascript": "JavaScript-or-Wasm", "css": "CSS"}.get(self.module_type, "JSON")
        return (
            f"Failed to load module script: Expected a {kind} module script but the server responded with a MIME type"
            f' of "{self.found}". Strict MIME type checking is enforced for module scripts per HTML spec.'
        )


class FailedImport(_Unfetched, frozen=True, tag="import-failed"):
    """A call of `import()` for `url` failed, as that or what it needs could not be fetched; `cause` is why."""

    cause: BlockedFetch | FailedFetch | FailedIntegrity | MissingAttribute | UnsupportedScheme | WrongMimeType

    @property
    def reason(self) -> str:
        return self.cause.reason

    @property
    def message(self) -> str:
        return f"Failed to fetch dynamically imported module: {self.url}"


# ---- Parsing


class Syntax(Failure, frozen=True, tag="syntax"):
    """A text that cannot be parsed.

    `kind` is one of `modviz.parsing.syntax_messages`, which has the sentences; `token` is what stands at the place, if
    the kind has one.  `lacks` is "" unless that is syntax which modviz has not: what is raised then is a `Lack`.
    """

    kind: str
    token: str = ""
    lacks: LackingSyntax = ""


# ---- Linking


class _Unlinked(_Raised, frozen=True):
    """Linking cannot make an import, or a re-export, point at one box."""

    name: ClassVar[str] = "SyntaxError"
    phase: ClassVar[str] = "link"


class MissingExport(_Unlinked, frozen=True, tag="missing-export"):
    """`module`, which `specifier` leads to, has no export `export_name`.

    `asked` are the exports that were looked for, in their order: a re-export that asks for it, that of `module`, and
    those behind its own re-exports and stars; the last one is where the search ended.  `exported_names` are all names
    that `module` does export.
    """

    specifier: str
    export_name: str
    module: str
    asked: tuple[Box, ...]
    exported_names: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"The requested module '{self.specifier}' does not provide an export named '{self.export_name}'"


class AmbiguousExport(_Unlinked, frozen=True, tag="ambiguous-export"):
    """Two stars of `module`, which `specifier` leads to, lead to two boxes of the name `export_name`: `boxes`.

    A box whose name is None stands for a whole namespace object.
    """

    specifier: str
    export_name: str
    module: str
    boxes: tuple[tuple[str, str | None], tuple[str, str | None]]

    @property
    def message(self) -> str:
        return (
            f"The requested module '{self.specifier}' contains conflicting star exports for name '{self.export_name}'"
        )


class CircularExport(_Unlinked, frozen=True, tag="circular-export"):
    """`export_name` is passed on in a circle of re-exports; `circle` are the exports in it, each once."""

    specifier: str
    export_name: str
    circle: tuple[Box, ...]

    @property
    def message(self) -> str:
        return f"Detected cycle while resolving name '{self.export_name}' in '{self.specifier}'"


class NoModuleSource(_Unlinked, frozen=True, tag="no-module-source"):
    """`module` is imported in its source phase, and a module of JavaScript has no source to give.

    Source: https://tc39.es/proposal-source-phase-imports/
    """

    module: str

    @property
    def message(self) -> str:
        return "Source phase import object is not defined for module"


# ---- Node


class RaisedByNode(_Raised, frozen=True, tag="node"):
    """An error that Node itself raises, with its code, its message, and what else it has of its own."""

    phase: ClassVar[str] = "evaluate"
    error_name: str
    error_code: str
    text: str
    properties: tuple[tuple[str, str | tuple[str, ...]], ...] = ()

    @property
    def name(self) -> str:  # type: ignore[override]  # That of its class: others have one for all.
        return self.error_name

    @property
    def message(self) -> str:
        return self.text


# ---- Limits


class Limit(Failure, frozen=True, tag="limit"):
    """A limit ended the run: "time", "memory", "modules", "tasks" or "parsing"; or the "engine", when it failed."""

    limit: str


Raised = (
    UnreadyModule
    | UnresolvedSpecifier
    | UnsupportedAttribute
    | UnknownModuleType
    | BadImportMap
    | BlockedFetch
    | FailedFetch
    | FailedImport
    | FailedIntegrity
    | Lack
    | UnsupportedScheme
    | MissingAttribute
    | WrongMimeType
    | MissingExport
    | AmbiguousExport
    | CircularExport
    | NoModuleSource
    | RaisedByNode
)
"""What modviz itself notices and raises: it has the `name`, the `phase` and the `message` of its error."""

About = EmptyBox | EarlyRead | ReadOnlyImport | Constant | UndefinedName | Syntax | Limit | Raised
"""All that an error can be about."""
