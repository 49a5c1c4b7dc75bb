"""What the texts of a run are: by name, by package, and by syntax where these say nothing.

Source: https://nodejs.org/api/packages.html#determining-module-system
"""

from __future__ import annotations

from modviz.hosts.module_map import parsing_stopped
from modviz.hosts.node.errors import NodeError, NodeFailure, NodeWarning, unsupported_types_in_node_modules
from modviz.hosts.node.failures import guest_error
from modviz.hosts.node.file_urls import path_to_url
from modviz.hosts.node.kinds import (
    Format,
    extension_of,
    format_by_syntax,
    format_for_require,
    has_module_syntax,
)
from modviz.hosts.node.package_json import PackageJsonReader
from modviz.hosts.specifiers import Names
from modviz.parsing.parse_error import ParsingLimitError
from modviz.parsing.parsing import Parsing
from modviz.parsing.typescript.typescript_error import TypeScriptError
from modviz.record.failures import Lack
from modviz.record.world import GuestError

_TYPESCRIPT = (".ts", ".mts", ".cts")


class TypesLeft(Exception):
    """A text of TypeScript has something that does not go away with the types: `error` is what its program gets."""

    def __init__(self, error: GuestError) -> None:
        super().__init__(error.message)
        self.error = error


class Texts:
    """The texts of one run, and what is known of them: each is looked at once, however many import it.

    Parameters
    ----------
    packages
        The package.json files of the program.
    parsing
        What parses.
    names
        Gives files their short names.
    """

    def __init__(self, packages: PackageJsonReader, parsing: Parsing, names: Names) -> None:
        self._packages = packages
        self._parsing = parsing
        self._names = names
        self._modules: dict[str, str] = {}
        # By their texts: those of TypeScript without their types, and whether others can only be those of ES modules.
        self._stripped: dict[str, str] = {}
        self._has_module_syntax: dict[str, bool] = {}
        self._warned: set[str] = set()

    def keep(self, url: str, text: str) -> None:
        """Keep the text of an ES module that was found by `require`."""
        self._modules[url] = text

    def kept(self, url: str) -> str | None:
        """That text."""
        return self._modules.get(url)

    def format_for_require(self, filename: str) -> Format | None:
        """The kind of a file that `require` has found, as its name and its package tell it; None if they do not.

        Raises
        ------
        NodeFailure
            Its package.json cannot be read.
        """
        return format_for_require(filename, self._packages)

    def reason(self, filename: str, format: str) -> str:
        """What tells the kind of a file, in a few words."""
        extension = extension_of(filename)
        package = self._packages.scope(filename) if extension == ".js" else None
        if package is not None and package.type == format:
            return '"type" in the package.json of its folder, or above'
        if extension in (".js", ""):
            return "nothing says that it is an ES module"
        return f"its name ends in {extension}"

    def detected(self, text: str, filename: str) -> tuple[Format, tuple[NodeWarning, ...]]:
        """The kind of a text by its syntax, with Node's warning if it gives one now.

        Raises
        ------
        NodeFailure
            Node imports nothing with such a name.
        """
        found = format_by_syntax(filename, text, self._packages, lambda text: self.has_module_syntax(text, filename))
        package = self._packages.scope(filename)
        if found.warning is None or package is None or package.path in self._warned:
            return found.format, ()
        self._warned.add(package.path)
        return found.format, (found.warning,)

    def javascript(self, text: str, filename: str) -> str:
        """`text` as JavaScript: without its types if it is TypeScript, and as long as before.

        Raises
        ------
        NodeFailure
            It is TypeScript of a package, which Node does not read.
        TypesLeft
            There is something in it that does not go away with the types.
        """
        if extension_of(filename) not in _TYPESCRIPT:
            return text
        if "/node_modules/" in filename:
            raise NodeFailure(unsupported_types_in_node_modules(filename))
        if text in self._stripped:
            return self._stripped[text]
        try:
            self._stripped[text] = stripped = self._parsing.strip_types(text)
            return stripped
        except ParsingLimitError as reached:
            raise parsing_stopped(reached, filename) from None
        except TypeScriptError as error:
            place = (self._names.name(path_to_url(filename)), error.line, error.column)
            if error.is_lack:
                lack = Lack("syntax", "way to read this TypeScript, which Node may well have", "parse")
                raise TypesLeft(GuestError.raised(lack, *place)) from None
            node_error = NodeError("SyntaxError", error.code, error.message)
            raise TypesLeft(guest_error(node_error, "parse", *place)) from None

    def has_module_syntax(self, text: str, filename: str) -> bool:
        """Whether `text` can only be that of an ES module."""
        if text not in self._has_module_syntax:
            try:
                found = has_module_syntax(text, self._parsing.parse_commonjs, self._parsing.parse)
            except ParsingLimitError as reached:
                raise parsing_stopped(reached, filename) from None
            self._has_module_syntax[text] = found
        return self._has_module_syntax[text]
