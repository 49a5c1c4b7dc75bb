"""What the text of a file is: by its name, by its package, and by its syntax where these say nothing.

Source: https://nodejs.org/api/packages.html#determining-module-system
"""

from __future__ import annotations

from modviz.hosts.node.errors import NodeWarning
from modviz.hosts.node.kinds import extension_of, format_by_name
from modviz.hosts.node.package_json import PackageJsonReader
from modviz.parsing.parse_error import ParseError
from modviz.parsing.parsing import Parsing

_MODULE_SYNTAX = ("import-in-script", "import-meta-in-script")


class Texts:
    """The texts of one run, and what is known of them.

    Parameters
    ----------
    packages
        The package.json files of the program.
    parsing
        What parses.
    """

    def __init__(self, packages: PackageJsonReader, parsing: Parsing) -> None:
        self._packages = packages
        self._parsing = parsing
        self._modules: dict[str, str] = {}

    def keep(self, url: str, text: str) -> None:
        """Keep the text of an ES module that was found by `require`."""
        self._modules[url] = text

    def kept(self, url: str) -> str | None:
        """That text."""
        return self._modules.get(url)

    def format_for_require(self, filename: str) -> str | None:
        """The kind of a file that `require` has found, as its name and its package tell it; None if they do not.

        Raises
        ------
        NodeFailure
            Its package.json cannot be read.
        """
        if extension_of(filename) not in (".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"):
            return None
        return format_by_name(filename, self._packages)

    def kind_of(self, text: str, filename: str, format: str) -> tuple[str, str, tuple[NodeWarning, ...]]:
        """The kind of a text with that `format`, which is "" if it is not settled; why, in words; and Node's warnings."""
        if format.endswith("typescript"):
            return "TypeScript", "", ()
        if format:
            extension = extension_of(filename)
            package = self._packages.scope(filename) if extension == ".js" else None
            reason = f"its name ends in {extension}" if package is None else f"the type in {package.path}"
            return format, reason, ()
        try:
            self._parsing.parse_commonjs(text)
        except ParseError:
            try:
                self._parsing.parse(text)
            except ParseError:
                return "commonjs", "nothing says that it is an ES module", ()
            return "module", "its text is that of an ES module", ()
        return "commonjs", "nothing says that it is an ES module", ()

    def is_for_module(self, error: ParseError) -> bool:
        """Whether a CommonJS module is refused for syntax that only ES modules have."""
        about = error.about
        return about.kind in _MODULE_SYNTAX or (about.kind == "unexpected-token" and about.token == "export")
