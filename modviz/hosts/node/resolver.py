"""Node's resolution for one run: what `import` and `require` mean, and the packages they have looked at."""

from __future__ import annotations

from collections.abc import Sequence

from modviz.hosts.node.commonjs_paths import REQUIRE_CONDITIONS, Requirer, require_resolve
from modviz.hosts.node.esm_resolve import IMPORT_CONDITIONS, esm_resolve
from modviz.hosts.node.file_port import FilePort
from modviz.hosts.node.package_json import PackageJsonReader
from modviz.hosts.node.resolution import EXTENSIONS, Resolution, ResolutionFailure, Search


class Resolver:
    """Resolves specifiers; it reads each package.json once.

    Parameters
    ----------
    files
        The files of the program.
    conditions
        The conditions that the user adds (`--conditions`).
    current_folder
        The path of the current folder of the process.
    """

    def __init__(self, files: FilePort, conditions: Sequence[str] = (), current_folder: str = "/") -> None:
        self.packages = PackageJsonReader(files)
        self._files = files
        self._import_conditions = IMPORT_CONDITIONS.union(conditions)
        self._require_conditions = REQUIRE_CONDITIONS.union(conditions)
        self._current_folder = current_folder
        self._warned: set[tuple[str, str]] = set()

    def resolve_import(self, specifier: str, parent_url: str) -> Resolution | ResolutionFailure:
        """What `specifier` means in an `import` or `import()` of the module at `parent_url`."""
        return esm_resolve(specifier, parent_url, self._import_conditions, self._search(), self._current_folder)

    def resolve_require(
        self,
        request: str,
        requirer: Requirer,
        paths: Sequence[str] | None = None,
        extensions: Sequence[str] = EXTENSIONS,
    ) -> Resolution | ResolutionFailure:
        """What `request` means in `require`, or in `require.resolve` with the option `paths`.

        `extensions` are the endings that are tried, the keys of `require.extensions`.
        """
        search = self._search()
        search.extensions = tuple(extensions)
        return require_resolve(request, requirer, self._require_conditions, search, paths, self._current_folder)

    def _search(self) -> Search:
        return Search(self._files, self.packages, self._warned)
