"""What a page needs of a realm that has a document, beside what every host does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from modviz.hosts.host import HostRealm
from modviz.hosts.page.html import Operation
from modviz.parsing.script_syntax import ScriptSyntax
from modviz.record.world import GuestError
from modviz.spec.ports import Execution, InDocument
from modviz.spec.seen import HostRequest, Observation


class DocumentRealm(HostRealm, Protocol):
    """A realm with a document."""

    def look_at_globals(self, names: Sequence[str]) -> Sequence[Observation | HostRequest]:
        """Learn what the global names have for values that scripts declare, and those that nobody does."""

    def open_document(self, url: str, encoding: str) -> None:
        """Tell the document its URL, and the encoding of its text."""

    def set_current_script(self, element: int | None) -> None:
        """Set the `currentScript` of the document: a script element, by the number of its node."""

    def leave_script(self, element: int) -> None:
        """Learn that a script element, which the parser has made, has not been started: a change may do that."""

    def change_document(self, operations: Sequence[Operation]) -> Sequence[Observation | HostRequest]:
        """Do to the document what the parser does."""

    def set_ready_state(self, state: str) -> Sequence[Observation | HostRequest]:
        """Set the `readyState` of the document, which fires an event."""

    def fire(
        self, target: int | str, event_type: str, *, bubbles: bool = False, cancelable: bool = False
    ) -> Sequence[Observation | HostRequest]:
        """Fire an event at a node of the document, by its number, or at "window" or "document"."""

    def report_error(self, error: GuestError, *, is_muted: bool = False) -> Sequence[Observation | HostRequest]:
        """Report an error to the global object, as if code had thrown it that nobody called."""

    def report_rejection_of(self, module: str) -> None:
        """Report what the top-level promise of `module` is rejected with, once it is."""

    def run_script(self, name: str, url: str, syntax: ScriptSyntax, document: InDocument | None = None) -> Execution:
        """Run a classic script in the realm's global scope; with `document`, it reports what it throws itself."""
