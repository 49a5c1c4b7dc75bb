"""From which packages the modules of a run come: each is told once, when the first of its modules is read."""

from __future__ import annotations

from modviz.hosts.node.errors import NodeFailure
from modviz.hosts.node.file_urls import url_to_path
from modviz.hosts.node.package_json import PackageJsonReader
from modviz.hosts.specifiers import Names
from modviz.record.events import PackageFound
from modviz.record.packages import package_folder
from modviz.record.recorder import Recorder


class PackagesSeen:
    """The packages in node_modules that modules of one run come from.

    Parameters
    ----------
    recorder
        Gets the events.
    packages
        The package.json files of the program.
    names
        Gives folders their short names.
    """

    def __init__(self, recorder: Recorder, packages: PackageJsonReader, names: Names) -> None:
        self._recorder = recorder
        self._packages = packages
        self._names = names

    def see(self, url: str) -> None:
        """Say so if the file at `url`, which is about to be read, is the first one of a package."""
        folder, known = package_folder(url), self._recorder.world.packages
        if not folder or folder in known:
            return
        name, version = folder.rpartition("/node_modules/")[2].rstrip("/"), ""
        try:
            described = self._packages.read(url_to_path(folder) + "package.json")
        except NodeFailure:
            described = None
        if described is not None:
            name, version = described.name or name, described.version
        others = tuple((each.version, each.shown) for each in known.values() if each.name == name)
        self._recorder.emit(PackageFound(name, version, folder, self._names.name(folder), others))
