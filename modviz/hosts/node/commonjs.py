"""`require`, from a specifier to a module that runs: what the realm cannot do of it alone.

The realm has what programs see and change: module objects, `require.cache`, `require.extensions`
(`engine/js/globals/node/modules.js`).  It asks here which file is meant, what is in it, and for its body; what it
reports of bodies and exports becomes events here.

Source: https://nodejs.org/api/modules.html
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from modviz.hosts.files import Refused, Unreadable
from modviz.hosts.host import Surroundings
from modviz.hosts.module_map import parsing_stopped, syntax_error
from modviz.hosts.node.builtin_modules import is_builtin
from modviz.hosts.node.commonjs_paths import Requirer
from modviz.hosts.node.errors import NodeError, NodeFailure, NodeWarning, unknown_builtin_module
from modviz.hosts.node.failures import guest_error, missing_kind, not_found, refused
from modviz.hosts.node.file_port import FilePort
from modviz.hosts.node.file_urls import path_to_url, resolve_path, url_to_path
from modviz.hosts.node.kinds import extension_of, is_for_module
from modviz.hosts.node.packages_seen import PackagesSeen
from modviz.hosts.node.realm import NodeRealm
from modviz.hosts.node.resolution import Resolution, ResolutionFailure, Tried
from modviz.hosts.node.resolver import Resolver
from modviz.hosts.node.texts import Texts, TypesLeft
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.record.events import (
    CommonJSEnded,
    CommonJSParsed,
    CommonJSStarted,
    CommonJSThrew,
    ExportsReplaced,
    ExportsWritten,
    FileRead,
    JsonLoaded,
    NamesCopied,
    RequireCacheChanged,
    RequireCacheHit,
    RequireCalled,
    RequireFailed,
    RequireResolved,
    WarningEmitted,
)
from modviz.record.events.commonjs import WHOLE
from modviz.record.words import CacheState
from modviz.record.world import GuestError
from modviz.spec.observations import evaluation_error
from modviz.spec.ports import UNREADABLE, RealmStopped
from modviz.spec.seen import (
    CachedSeen,
    CommonJSBegan,
    CommonJSDone,
    CommonJSFailed,
    CopiedSeen,
    ExportedSeen,
    ExportsSeen,
    HostObservation,
    JsonReadSeen,
    Question,
    RequireHitSeen,
)


class _ToResolve(msgspec.Struct, forbid_unknown_fields=True):
    request: str
    filename: str | None
    paths: tuple[str, ...] | None
    folders: tuple[str, ...] | None
    extensions: tuple[str, ...]
    stack: tuple[str, ...]
    is_main: bool
    is_lookup: bool


class _ToCompile(msgspec.Struct, forbid_unknown_fields=True):
    filename: str
    text: str
    format: str
    is_main: bool


_A = TypeVar("_A")


def read_question(about: str, kind: type[_A]) -> _A:
    """What a question is about, of that `kind`.

    Raises
    ------
    RealmStopped
        It is something else.
    """
    try:
        return msgspec.json.decode(about, type=kind)
    except (msgspec.MsgspecError, UnicodeError):
        raise RealmStopped(UNREADABLE) from None


class CommonJS:
    """The calls of `require` of one run.

    Parameters
    ----------
    surroundings
        What the run has given to the host.
    realm
        The realm, as a host of Node's needs it.
    files, resolver, texts
        What reads files, finds them, and knows what is in them.
    packages
        Tells which packages they come from.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        realm: NodeRealm,
        files: FilePort,
        resolver: Resolver,
        texts: Texts,
        packages: PackagesSeen,
    ) -> None:
        self._recorder = surroundings.recorder
        self._parsing = surroundings.parsing
        self._names = surroundings.program.names
        self._folder = url_to_path(surroundings.program.folder)
        self._realm = realm
        self._files = files
        self._resolver = resolver
        self._texts = texts
        self._packages = packages
        self._calls = 0
        self._cached = 0
        # The call of `require` that is being answered, and the texts that were compiled, by the names of their modules.
        self._call = 0
        self._compiled: dict[str, str] = {}
        self._thrown: set[str] = set()

    def name(self, filename: str) -> str:
        """The short name of the file at that path."""
        return self._names.name(self._url(filename))

    def _url(self, filename: str) -> str:
        """The URL of the file at that path; programs may also give a name of their own to a text that has no file."""
        return path_to_url(resolve_path(self._folder, filename))

    def resolve(self, question: Question) -> str | GuestError:
        """Module._resolveFilename: which file is meant, or which built-in module."""
        asked = read_question(question.about, _ToResolve)
        self._calls += 1
        self._call = number = self._calls
        by = None if asked.is_main else question.by
        self._recorder.emit(
            RequireCalled(
                number,
                by,
                asked.request,
                question.line,
                question.column,
                is_lookup=asked.is_lookup,
                is_entry=asked.is_main,
            )
        )
        if asked.is_main:
            url = self._url(asked.request)
            self._recorder.emit(RequireResolved(number, by, asked.request, self._names.name(url), url))
            return asked.request
        if asked.request.startswith("node:") and not asked.is_lookup and not is_builtin(asked.request):
            return self._fail(guest_error(unknown_builtin_module(asked.request)))
        requirer = Requirer(asked.filename, asked.paths or (), asked.stack)
        found = self._resolver.resolve_require(asked.request, requirer, asked.folders, asked.extensions)
        self.warn(found.warnings, question)
        if isinstance(found, ResolutionFailure):
            return self._not_found(asked.request, found, question)
        name = self._names.name(found.url) if found.path else found.url
        is_over = asked.is_lookup or not found.path
        self._recorder.emit(
            RequireResolved(number, by, asked.request, name, found.url, self.paths_tried(found), is_over=is_over)
        )
        return found.path or asked.request

    def _not_found(self, request: str, failure: ResolutionFailure, question: Question) -> GuestError:
        error = not_found(failure, request, question.by, question.line, question.column)
        resumed = self._recorder.world.requires[self._call].stands_at
        self._recorder.emit(
            RequireFailed(self._call, question.by, request, error, self.paths_tried(failure), resumed=resumed)
        )
        return error

    def paths_tried(self, search: Resolution | ResolutionFailure) -> tuple[tuple[str, str], ...]:
        """The steps of a search, by short names."""
        return tuple((self.name(step.path), _step_words(step)) for step in search.tried)

    def warn(self, warnings: tuple[NodeWarning, ...], question: Question | None = None) -> None:
        """Record warnings of Node's own."""
        module, line = (question.by, question.line) if question is not None else (None, None)
        for each in warnings:
            self._recorder.emit(WarningEmitted(module, line, each.name, each.code, each.message))

    def read(self, question: Question) -> str | GuestError:
        """What is in a file, and its kind as far as its name and its package tell it."""
        filename = read_question(question.about, str)
        url, name = self._url(filename), self.name(filename)
        try:
            text = self._files.read_text(resolve_path(self._folder, filename))
            format = self._texts.format_for_require(filename)
        except Refused as refusal:
            return self._fail(refused(url, str(refusal), question.by, question.line, question.column))
        except Unreadable:
            message = f"ENOENT: no such file or directory, open '{filename}'"
            return self._fail(guest_error(NodeError("Error", "ENOENT", message)))
        except NodeFailure as failure:
            return self._fail(guest_error(failure.error))
        if format == "json":
            self._packages.see(url)
            self._recorder.emit(FileRead(name, url, text, "json", "its name ends in .json"))
        return _json({"name": name, "text": text, "format": format or ""})

    def compile(self, question: Question) -> str | GuestError:
        """The name of the module that a text is, whose body the realm has then; or of the ES module that it is."""
        asked = read_question(question.about, _ToCompile)
        url, name = self._url(asked.filename), self.name(asked.filename)
        try:
            text = self._texts.javascript(asked.text, asked.filename)
        except NodeFailure as failure:
            return self._fail(guest_error(failure.error))
        except TypesLeft as left:
            return self._fail(left.error)
        kind = asked.format
        if not kind:
            kind, warnings = self._detected(text, asked.filename)
            self.warn(warnings)
        kind = kind.removesuffix("-typescript")
        if kind == "module":
            self._texts.keep(url, asked.text)
            return _json({"kind": "module", "name": name})
        if kind != "commonjs":
            return self._fail(missing_kind(kind, question.by, question.line, question.column))
        if self._compiled.get(name, asked.text) != asked.text:
            # Somebody has changed the text of the file on its way.
            name, url = f"{name} (compiled {len(self._compiled)})", f"{url}#compiled-{len(self._compiled)}"
        if name not in self._recorder.world.modules:
            reason = self._texts.reason(asked.filename, kind)
            self._packages.see(url)
            self._recorder.emit(FileRead(name, url, asked.text, "commonjs", reason))
        try:
            syntax = self._parsing.parse_commonjs(text)
        except ParseError as error:
            return self._refuse_text(error, name, asked)
        except ParsingLimitError as reached:
            raise parsing_stopped(reached, name) from None
        self._recorder.emit(CommonJSParsed(name, syntax.parsed))
        if name not in self._compiled:
            self._realm.compile_commonjs(name, url, asked.filename, syntax)
            self._compiled[name] = asked.text
        return _json({"kind": "commonjs", "name": name})

    def _detected(self, text: str, filename: str) -> tuple[str, tuple[NodeWarning, ...]]:
        """The kind of a text by its syntax; `require` takes any file for JavaScript."""
        if extension_of(filename) in (".js", ".ts", ""):
            return self._texts.detected(text, filename)
        is_module = self._texts.has_module_syntax(text, filename)
        return "module" if is_module else "commonjs", ()

    def _refuse_text(self, error: ParseError, name: str, asked: _ToCompile) -> GuestError:
        if is_for_module(error):
            message = (
                f'Failed to load the ES module: {asked.filename}. Make sure to set "type": "module" in the nearest'
                " package.json file or use the .mjs extension."
            )
            self.warn((NodeWarning("Warning", "", message),))
        return self._fail(syntax_error(error, name))

    def _fail(self, error: GuestError) -> GuestError:
        """What is required cannot be read or compiled: the call of `require` throws `error`."""
        call = self._recorder.world.requires.get(self._call)
        if call is not None and call.number in self._recorder.world.require_stack:
            self._recorder.emit(
                RequireFailed(call.number, call.referrer, call.specifier, error, resumed=call.stands_at)
            )
        return error

    def note(self, observation: HostObservation) -> None:
        """Tell what was seen of bodies and exports as events."""
        world = self._recorder.world
        match observation:
            case RequireHitSeen(_, is_loaded):
                call = world.requires.get(self._call)
                if call is not None and call.target is not None:
                    self._recorder.emit(RequireCacheHit(call.number, call.referrer, call.target, is_loaded))
            case CommonJSBegan(name):
                call = self._waiting_for(name)
                by = None if call is None else call.referrer
                self._recorder.emit(CommonJSStarted(name, by, is_again=name in self._thrown))
            case CommonJSDone(name, exports):
                if not world.modules[name].cards:
                    raise RealmStopped(UNREADABLE)
                self._recorder.emit(CommonJSEnded(name, exports, self._resumed(name)))
            case CommonJSFailed(name, thrown):
                self._thrown.add(name)
                self._recorder.emit(CommonJSThrew(name, evaluation_error(thrown), self._resumed(name)))
            case ExportsSeen(name, value):
                cards = world.modules[name].cards
                self._recorder.emit(ExportsReplaced(name, cards[-1].value if cards else None, value))
            case ExportedSeen(name, key, value):
                cards = world.modules[name].cards
                if not cards:
                    raise RealmStopped(UNREADABLE)
                old = dict(cards[-1].properties).get(key)
                place = world.place
                line = place.line if place is not None and place.module == name else None
                self._recorder.emit(ExportsWritten(name, key, old[0] if old else None, value, line))
            case CachedSeen(filename, state, is_by_program):
                self._note_cached(self.name(filename), state, is_by_program)
            case JsonReadSeen(name, value):
                self._recorder.emit(JsonLoaded(name, value, self._resumed(name)))
            case CopiedSeen(name, whole, values):
                names = [
                    entry.export_name
                    for entry in world.modules[name].parsed.local_export_entries
                    if entry.export_name is not None and entry.local_name != WHOLE
                ]
                if len(names) != len(values) or world.modules[name].bindings is None:
                    raise RealmStopped(UNREADABLE)
                self._recorder.emit(NamesCopied(name, whole, tuple(zip(names, values, strict=True))))
            case _:
                raise RealmStopped(UNREADABLE)

    def enter_for_import(self, filename: str, state: CacheState) -> None:
        """What an import has of the file at that path is in `require.cache` now, unless something is there."""
        name = self.name(filename)
        entry = self._recorder.world.require_cache.get(name)
        if entry is None or entry.state == "gone":
            self._note_cached(name, state, is_by_program=False)

    def _note_cached(self, name: str, state: CacheState, is_by_program: bool) -> None:
        world = self._recorder.world
        before = world.require_cache.get(name)
        was = "gone" if before is None else before.state
        if was == "gone":
            self._cached += 1
        number = self._cached if before is None or was == "gone" else before.number
        place = world.place if is_by_program else None
        by, line = (None, None) if place is None else (place.module, place.line)
        self._recorder.emit(RequireCacheChanged(name, state, was, number, is_by_program, by, line))

    def _waiting_for(self, name: str) -> Any:
        world = self._recorder.world
        calls = (world.requires[number] for number in reversed(world.require_stack))
        return next((call for call in calls if call.target == name), None)

    def _resumed(self, name: str) -> Any:
        call = self._waiting_for(name)
        return None if call is None else call.stands_at


def _step_words(step: Tried) -> str:
    return f"{' > '.join(step.keys)} is {step.target}" if step.keys else step.outcome


def _json(answer: dict[str, str]) -> str:
    return msgspec.json.encode(answer).decode()
