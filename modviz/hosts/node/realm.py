"""What Node as a host needs of a realm, beside what every host needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from modviz.hosts.host import HostRealm
from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.record.world import GuestError
from modviz.spec.ports import Execution
from modviz.spec.seen import HostRequest, Observation


class NodeRealm(HostRealm, Protocol):
    """A realm with the globals of Node."""

    def tell_module_facts(self, module: str, has_await: bool, package_json: str) -> None:
        """Tell the globals of the host what their words for errors of an ES module depend on.

        `package_json` is that which makes it an ES module; "" if its name does.
        """

    def watch_entry(self, module: str) -> None:
        """Have the host's globals fail if the evaluation of `module`, the entry, fails."""

    def start_host(self, **facts: Any) -> None:
        """Tell the globals of the host what they have to know of this run."""

    def run_host(self, what: str, **details: Any) -> tuple[int, Sequence[Observation | HostRequest]]:
        """Have the globals of the host do something; returns how much there was to do, and what was seen."""

    def fail_host(self, error: GuestError) -> Sequence[Observation | HostRequest]:
        """Have the host's globals treat `error` as one that nobody catches."""

    def compile_commonjs(self, module: str, url: str, path: str, syntax: ModuleSyntax) -> None:
        """Give the body of a CommonJS module to the engine, which runs when code in the realm asks for it.

        `path` is what stacks call the file.
        """

    def prepare_copies(self, module: str, filename: str, names: Sequence[str], is_main: bool) -> None:
        """Make ready what ES modules import of a CommonJS module: `execute` runs it, if need be, and copies `names`."""

    def share_json(self, module: str, filename: str) -> None:
        """Have `module`, of JSON, and `require` of its file give the same value."""

    def create_builtin(self, module: str, url: str, builtin: str) -> Execution:
        """Make `module` of the host's own module `builtin`; `BuiltinSeen` says which names it exports."""
