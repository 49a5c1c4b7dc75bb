"""What an error is about, as data: a code, and the box, the module, the request or whatever else it speaks of.

An error carries one of these (`GuestError.about`), and code that has to know what happened looks at it, never at the
sentence.  Where modviz raises the error itself, the sentence is made here, in the words of V8 where V8 has some.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec

from modviz.record.words import Lack

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


class _Raised(Failure, frozen=True):
    """A failure that modviz itself notices and raises: it has the name, the phase and the sentence of its error."""

    name: ClassVar[str] = "TypeError"
    phase: ClassVar[str]

    @property
    def message(self) -> str:
        """The message of the error."""
        raise NotImplementedError


# ---- Evaluation: thrown in the realm, and recognised by modviz


class EmptyBox(Failure, frozen=True, tag="dead-zone"):
    """Code in `module` read `name` in its dead zone: the box `owner_name` of `owner` is empty.

    `owner` is None when `name` is no box of a module: a variable of some function, or of a script.
    """

    module: str | None
    name: str
    owner: str | None = None
    owner_name: str | None = None


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
    """A specifier that leads to no URL: a bare name (`is_bare`), or one that makes no URL with that of the importer."""

    phase: ClassVar[str] = "resolve"
    specifier: str
    is_bare: bool

    @property
    def message(self) -> str:
        failed = f"Failed to resolve module specifier '{self.specifier}'"
        if self.is_bare:
            return f'{failed}. Relative references must start with either "/", "./", or "../".'
        return f"{failed}: Invalid relative url"


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


class RefusedFile(_Unfetched, frozen=True, tag="refused-file"):
    """What lies at `url` is not read by modviz: it is outside of the program's folder, or no regular file."""

    problem: str

    @property
    def is_lack(self) -> bool:
        return True

    @property
    def reason(self) -> str:
        return self.problem


class UnsupportedScheme(_Unfetched, frozen=True, tag="unsupported-scheme"):
    """The URL has a `scheme` by which modviz loads nothing, such as "https" or "node"."""

    scheme: str

    @property
    def is_lack(self) -> bool:
        # A browser would ask a server; of other schemes it knows as little as modviz.
        return self.scheme in ("http", "https")

    @property
    def reason(self) -> str:
        if self.is_lack:
            return "modviz has no network but the one that is declared (responses=)"
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
    def reason(self) -> str:
        kind = "JavaScript" if self.module_type == "javascript" else "JSON"
        return f'a {kind} MIME type is needed, not "{self.found}"'


# ---- Parsing


class Syntax(Failure, frozen=True, tag="syntax"):
    """A text that cannot be parsed.

    `kind` is one of `modviz.parsing.syntax_messages`, which has the sentences; `token` is what stands at the place, if
    the kind has one.  `lacks` is "" unless that is syntax which modviz has not yet: "using" or "decorators".
    """

    kind: str
    token: str = ""
    lacks: Lack = ""

    @property
    def is_lack(self) -> bool:
        return bool(self.lacks)


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
    """Two stars of `module`, or of one behind it, lead to two boxes of the name `export_name`: `boxes`.

    A box whose name is None stands for a whole namespace object.  `module` is the one that `specifier` leads to, and
    `forks_at` the one with the two stars.
    """

    specifier: str
    export_name: str
    module: str
    forks_at: str
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


class MissingInModviz(_Raised, frozen=True, tag="missing-in-modviz"):
    """The program asks for `what`, which Node has and modviz has not."""

    name: ClassVar[str] = "Error"
    phase: ClassVar[str] = "evaluate"
    what: str

    @property
    def is_lack(self) -> bool:
        return True

    @property
    def message(self) -> str:
        return f"modviz has no {self.what}"


# ---- Limits


class Limit(Failure, frozen=True, tag="limit"):
    """A limit ended the run: "time", "memory", "modules", "tasks" or "parsing"; or the "engine", when it failed."""

    limit: str


Raised = (
    UnreadyModule
    | UnresolvedSpecifier
    | UnsupportedAttribute
    | UnknownModuleType
    | FailedFetch
    | RefusedFile
    | UnsupportedScheme
    | MissingAttribute
    | WrongMimeType
    | MissingExport
    | AmbiguousExport
    | CircularExport
    | NoModuleSource
    | RaisedByNode
    | MissingInModviz
)
"""What modviz itself notices and raises: it has the `name`, the `phase` and the `message` of its error."""

About = EmptyBox | ReadOnlyImport | Constant | UndefinedName | Syntax | Limit | Raised
"""All that an error can be about."""
