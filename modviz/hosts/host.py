"""The seam of hosts: what a run needs of a host, and what a host needs of a run and of a realm.

ECMA-262 leaves it to the host how modules are found, which globals there are, in which order tasks come, and what
happens with an error that nobody catches.  A host implements `Host`, on top of `module_map`, `requests`, `scripts` and
`tasks` where it does what others do, too, and has a line in the table of `choosing`.

Source: https://tc39.es/ecma262/#sec-host-layering-points
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from modviz.hosts.encodings import UTF_8
from modviz.record.entries import ParsedModule
from modviz.record.recorder import Recorder
from modviz.record.world import GuestError, Outcome
from modviz.spec import ports
from modviz.spec.agent import Agent
from modviz.spec.seen import Thrown

if TYPE_CHECKING:
    from modviz.hosts.files import Files
    from modviz.hosts.network import Answer, VirtualNetwork
    from modviz.hosts.specifiers import Names
    from modviz.limits import Limits
    from modviz.parsing.parsing import Parsing
    from modviz.parsing.rewriting.rewrite import ModuleSyntax
    from modviz.parsing.script_syntax import ScriptSyntax
    from modviz.progress import Progress


class Host(ports.Host, Protocol):
    """What a run needs of a host, beside the host hooks that `modviz.spec` asks for."""

    agent: Agent
    """The agent whose code runs in this host's realm."""

    def run(self) -> Outcome:
        """Run the program: its entry, and then what that has started, in the order of this host's event loop.

        Raises
        ------
        RealmStopped
            A limit was reached.
        """


class ModuleHooks(Protocol):
    """What the module map asks of its host."""

    def resolve(self, specifier: str, referrer: str | None) -> str:
        """The URL that `specifier` means in the module or script `referrer`; None for code that is in no file.

        Raises
        ------
        RequestRefused
            It means nothing.
        """

    def fetch_error(self, url: str, module_type: str, answer: Answer) -> GuestError | None:
        """Why no module of `module_type` can be made of `answer`; None when one can."""

    def create_module(self, module_type: str, name: str, url: str, source_text: str) -> ParsedModule | GuestError:
        """Make the module `name` and give it to the realm; returns what was found in it, or the syntax error."""


class HostRealm(ports.Realm, Protocol):
    """What a host needs of a realm, beside what `modviz.spec` needs: giving it modules and scripts."""

    def compile_module(self, module: str, url: str, syntax: ModuleSyntax) -> None:
        """Give the body of `module` to the engine.  Returns at once; a refusal shows in `compile_errors`."""

    def compile_errors(self) -> Sequence[Thrown]:
        """The modules the engine could not compile although the parser accepted them."""

    def create_synthetic_module(self, module_type: str, module: str, url: str, text: str) -> Thrown | None:
        """Make `module` out of the text of a file, or of its bytes as numbers; returns the error if it cannot be."""

    def keep_parse_error(self, module_type: str, url: str, error: GuestError) -> None:
        """Learn that the module map has `error` for that type and URL, and no module."""

    def run_script(self, name: str, url: str, syntax: ScriptSyntax) -> ports.Execution:
        """Run a classic script in the realm's global scope, which all its scripts share."""


class Script(msgspec.Struct, frozen=True, gc=False):
    """A classic script; `url` is what its specifiers are relative to, that of the page if it is in no file."""

    name: str
    url: str
    source_text: str


class Program(msgspec.Struct, frozen=True, gc=False):
    """A program: `scripts` run one after the other, then what is at `url`: a module if `goal` is "module", or a "page".

    `names` gives files short names, relative to `folder`: the URL of the entry's folder, or of the one in memory.
    `page_text` is the text of the page, if it is one, and `encoding` the one that it was in.
    """

    url: str
    goal: str
    scripts: tuple[Script, ...]
    folder: str
    files: Files
    names: Names
    page_text: str = ""
    encoding: str = UTF_8

    @property
    def name(self) -> str:
        """The short name of the entry."""
        return self.names.name(self.url)


class Surroundings(msgspec.Struct, frozen=True, gc=False):
    """What a run gives to its host.

    `keeps_failed_fetches` says whether the module map keeps a failed fetch for ever, as it did before 2026
    (https://github.com/whatwg/html/pull/10327).  `arguments` are those of the program, and `conditions` the conditions
    of packages that the user adds, for hosts that have such.
    """

    program: Program
    recorder: Recorder
    realm: HostRealm
    parsing: Parsing
    network: VirtualNetwork
    limits: Limits
    progress: Progress
    keeps_failed_fetches: bool
    arguments: Sequence[str] = ()
    conditions: Sequence[str] = ()
