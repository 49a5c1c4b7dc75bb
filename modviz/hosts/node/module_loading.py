"""ES modules in Node: what an import leads to, and the making of modules, all of it at once.

Node reads files while it walks: a module, then all that it requests, the first request first.  So the first failure on
that walk is the one that is told.

Source: https://nodejs.org/api/esm.html
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from msgspec.structs import replace

from modviz.hosts.files import Refused, Unreadable, decode, read_data_url, without_query
from modviz.hosts.host import Surroundings
from modviz.hosts.module_map import check_room, create_module
from modviz.hosts.node.commonjs import CommonJS
from modviz.hosts.node.detected_names import DetectedNames
from modviz.hosts.node.errors import NodeError, NodeFailure
from modviz.hosts.node.failures import guest_error, missing_kind, not_found, refused
from modviz.hosts.node.file_port import FilePort
from modviz.hosts.node.file_urls import url_to_path
from modviz.hosts.node.kinds import Format, check_format, extension_of, format_by_name, format_of_url
from modviz.hosts.node.packages_seen import PackagesSeen
from modviz.hosts.node.realm import NodeRealm
from modviz.hosts.node.resolution import Resolution, ResolutionFailure
from modviz.hosts.node.resolver import Resolver
from modviz.hosts.node.texts import Texts, TypesLeft
from modviz.parsing.commonjs_parameters import PARAMETERS
from modviz.record.entries import Position, RequestedModule
from modviz.record.events import (
    FetchFinished,
    FetchStarted,
    FileRead,
    ModuleMapHit,
    ModuleParsed,
    ModuleRequested,
    NamesDetected,
    NameSearched,
    ParseFailed,
)
from modviz.record.world import GuestError, Module
from modviz.spec.agent import Agent
from modviz.spec.observations import evaluation_error, note

Finish = Callable[[str | GuestError], None]

_JSON = "json"


class ModuleLoading:
    """The ES modules of one run, and what else they import.

    Parameters
    ----------
    agent
        The agent whose modules they are.
    surroundings
        What the run has given to the host.
    realm
        The realm, as a host of Node's needs it.
    files, resolver, texts, commonjs
        What reads files, finds them, knows what is in them, and has what `require` has loaded.
    packages
        Tells which packages modules come from.
    """

    def __init__(
        self,
        agent: Agent,
        surroundings: Surroundings,
        realm: NodeRealm,
        files: FilePort,
        resolver: Resolver,
        texts: Texts,
        commonjs: CommonJS,
        packages: PackagesSeen,
    ) -> None:
        self._agent = agent
        self._recorder = surroundings.recorder
        self._parsing = surroundings.parsing
        self._names = surroundings.program.names
        self._most_modules = surroundings.limits.modules
        self._entry_url = surroundings.program.url
        self._realm = realm
        self._files = files
        self._resolver = resolver
        self._texts = texts
        self._commonjs = commonjs
        self._packages = packages
        self._detected = DetectedNames(files, resolver)
        self.is_new = False
        """Whether Node has had no record of the module that was loaded last."""
        self._refused: set[str] = set()
        self.refuse_cycle: Callable[[str, str, str | None], GuestError | None] = lambda name, specifier, referrer: None
        """Why a module of that name must not be imported now by a graph that `require` loads; None if it may."""

    def load_imported_module(self, referrer: str | None, requested: RequestedModule, finish: Finish) -> None:
        """HostLoadImportedModule for a module of this program."""
        specifier, position = requested.request.specifier, requested.position
        world = self._recorder.world
        module = None if referrer is None else world.modules.get(referrer)
        parent_url = module.url if module is not None else self._entry_url
        found = self._resolver.resolve_import(specifier, parent_url)
        self._commonjs.warn(found.warnings)
        if found.tried and not specifier.startswith((".", "/")):
            self._tell_search(referrer, requested, found)
        if isinstance(found, ResolutionFailure):
            place = (referrer, position.line, position.column)
            finish(not_found(found, specifier, *place))
            return
        url = found.url
        name = self._names.name(url)
        if referrer is not None:
            self._recorder.emit(ModuleRequested(referrer, specifier, name, url, position.line, position.column))
        result = self._load(url, requested, referrer)
        if isinstance(result, str):
            refusal = self.refuse_cycle(result, specifier, referrer)
            (self._refused.discard if refusal is None else self._refused.add)(result)
            result = refusal or result
        finish(result)

    def _tell_search(
        self, referrer: str | None, requested: RequestedModule, found: Resolution | ResolutionFailure
    ) -> None:
        specifier, position = requested.request.specifier, requested.position
        target = self._names.name(found.url) if isinstance(found, Resolution) else None
        tried = self._commonjs.paths_tried(found)
        self._recorder.emit(NameSearched(referrer, specifier, position.line, position.column, target, tried))

    def jobs_of_import(self, module: Module) -> int:
        """The jobs that Node has between a call of `import()` and the linking of `module`, which is loaded."""
        if _is_linked(module):
            return 1
        return 4 + 2 * self._height(module, set())

    def _height(self, module: Module, seen: set[str]) -> int:
        """How many modules stand below `module` on the way that Node goes, at most."""
        seen.add(module.name)
        below = -1
        for name in module.loaded_modules.values():
            if name not in seen:
                below = max(below, self._height(self._agent.module(name), seen))
        return below + 1

    def load_entry(self, finish: Finish) -> None:
        """Load the entry, which is an ES module."""
        finish(self._load(self._entry_url, None, None))

    def load_file(self, url: str) -> str | GuestError:
        """The name of the ES module at `url`, which is loaded if it has not been."""
        return self._load(url, None, None)

    def _load(self, url: str, requested: RequestedModule | None, referrer: str | None) -> str | GuestError:
        """The name of the module at `url`, which is made if there is none."""
        position = Position(1, 1) if requested is None else requested.position
        place = (referrer, position.line, position.column)
        attributes = {} if requested is None else dict(requested.request.attributes)
        try:
            text, format = self._read(url)
            format = format and cast(Format, format.removesuffix("-typescript"))
            check_format(url, format, attributes)
            code = self._texts.javascript(text, url_to_path(url)) if url.startswith("file:") else text
        except TypesLeft as left:
            return left.error
        except NodeFailure as failure:
            return guest_error(failure.error, "fetch", *place)
        except Refused as refusal:
            return refused(url, str(refusal), *place)
        except Unreadable as failure:
            # It was there when it was looked for.
            return guest_error(NodeError("Error", "ENOENT", str(failure)), "fetch", *place)
        if format == "builtin":
            return self._load_builtin(url, place)
        if format == "commonjs":
            return self._load_commonjs(url, text, code)
        if format in ("module", _JSON):
            return self._load_module(url, text, code, format, referrer)
        return missing_kind(format, *place)

    def _read(self, url: str) -> tuple[str, Format | None]:
        """The text of what is at `url`, and its kind.

        Raises
        ------
        NodeFailure
            There is no such kind.
        Unreadable
            It cannot be read.
        """
        if not url.startswith("file:"):
            format = format_of_url(url)
            return decode(read_data_url(url)) if format in ("module", _JSON) else "", format
        path = url_to_path(url)
        text = self._texts.kept(url)
        if text is not None:
            return text, "module"
        format = format_by_name(path, self._resolver.packages)
        text = self._files.read_text(path)
        if format is not None:
            return text, format
        detected, warnings = self._texts.detected(self._texts.javascript(text, path), path)
        self._commonjs.warn(warnings)
        return text, detected

    def _load_module(self, url: str, text: str, code: str, format: Format, referrer: str | None) -> str | GuestError:
        """Make the module, of JSON or of the JavaScript that `text` is, unless there is one."""
        suffix = "" if format == "module" else " (json)"
        key, name = url + suffix, self._names.name(url) + suffix
        world = self._recorder.world
        entry = world.module_map.get(key)
        if entry is not None and entry.state == "parsed":
            if referrer is not None:
                self._recorder.emit(ModuleMapHit(name, key, referrer))
            return name
        check_room(world, self._most_modules)
        self._packages.see(url)
        self._recorder.emit(FetchStarted(name, key, referrer, entry.error if entry is not None else None))
        self._recorder.emit(FetchFinished(name, key, text))
        module_type = "javascript" if format == "module" else _JSON
        parsed = create_module(self._realm, self._parsing, module_type, name, url, code, _file_words(url))
        if isinstance(parsed, GuestError):
            self._recorder.emit(ParseFailed(name, key, parsed, format == _JSON))
            return parsed
        self._recorder.emit(ModuleParsed(name, key, parsed, format == _JSON, module_type))
        if format == _JSON and url.startswith("file:") and without_query(url) == url:
            self._realm.share_json(name, url_to_path(url))
            self._commonjs.enter_for_import(url_to_path(url), "loaded")
        if any(word in text for word in PARAMETERS):
            self._realm.tell_module_facts(name, parsed.has_tla, self._package_of_type(url))
        return name

    def _package_of_type(self, url: str) -> str:
        """The path of the package.json that makes the file at `url` an ES module; "" if its name does."""
        path = url_to_path(url) if url.startswith("file:") else ""
        if extension_of(path) != ".js":
            return ""
        package = self._resolver.packages.scope(path)
        return package.path if package is not None and package.type == "module" else ""

    def _load_commonjs(self, url: str, text: str, code: str) -> str:
        """Make what ES modules see of a CommonJS module, whose JavaScript is `code`: nothing of it runs."""
        name = self._names.name(url)
        world = self._recorder.world
        if name not in world.modules:
            check_room(world, self._most_modules)
            reason = self._texts.reason(url_to_path(url), "commonjs")
            self._packages.see(url)
            self._recorder.emit(FileRead(name, url, text, "commonjs", reason))
        module = world.modules[name]
        self.is_new = not module.parsed.local_export_entries or name in self._refused
        if not module.parsed.local_export_entries:
            filename = url_to_path(url)
            detected = self._detected.names(filename, code)
            names = tuple(each for each in detected if each not in ("default", "module.exports"))
            self._recorder.emit(NamesDetected(name, names))
            self._realm.prepare_copies(name, filename, names, url == self._entry_url)
            self._commonjs.enter_for_import(filename, "loading")
        return name

    def _load_builtin(self, url: str, place: tuple[str | None, int, int]) -> str | GuestError:
        name = self._names.name(url)
        if name in self._recorder.world.modules:
            return name
        self._recorder.emit(FileRead(name, url, "", "builtin"))
        execution = self._realm.create_builtin(name, url, url.removeprefix("node:"))
        note(self._agent, execution.observations)
        if execution.thrown is not None:
            error = evaluation_error(execution.thrown)
            module, line, column = place
            return replace(error, module=module, line=line, column=column)
        return name


def _is_linked(module: Module) -> bool:
    if module.is_synthetic:
        return any(binding.kind == "copy" for binding in (module.bindings or {}).values())
    return module.status not in ("new", "unlinked", "linking")


def _file_words(url: str) -> str:
    """How Node calls the file in front of an error of its JSON."""
    return f"{url_to_path(url) if url.startswith('file:') else url}: "
