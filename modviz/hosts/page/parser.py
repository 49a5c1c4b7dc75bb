"""The HTML parser of a page: it stops at each script, and takes what `document.write` puts in front of it.

Source: https://html.spec.whatwg.org/multipage/parsing.html#scripts-that-modify-the-page-as-it-is-being-parsed
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from modviz.hosts.page.html import HtmlTree, LinkTag, Operation, ScriptTag, normalized


class Parser:
    """The parser of one document.

    Parameters
    ----------
    text
        The text of the page.
    change_document
        Does to the document what the parser does.
    end_of_script
        Called at the end tag of each script; it may run scripts, which may write.
    link
        Called for each link element that the parser comes to.
    is_blocked
        Whether a script is pending that blocks the parser.
    unblock
        Waits until that script has run.
    """

    def __init__(
        self,
        text: str,
        change_document: Callable[[Sequence[Operation]], None],
        end_of_script: Callable[[ScriptTag], None],
        link: Callable[[LinkTag], None],
        is_blocked: Callable[[], bool],
        unblock: Callable[[], None],
    ) -> None:
        self.tree = HtmlTree(normalized(text))
        self._change_document = change_document
        self._end_of_script = end_of_script
        self._link = link
        self._is_blocked = is_blocked
        self._unblock = unblock
        # Where the parser is, and how much of the text is behind the insertion point: None where that is undefined.
        self._position = 0
        self._behind: int | None = None
        self.nesting = 0
        """The script nesting level."""
        self._linked = -1
        self._written: list[tuple[int, int]] = []

    def run(self) -> None:
        """Parse the text to its end."""
        self._parse(lambda: math.inf)
        self._show(math.inf)

    @property
    def can_write(self) -> bool:
        """Whether the insertion point is defined."""
        return self._behind is not None

    def write(self, text: str) -> None:
        """Insert `text` before the insertion point, which is defined, and parse as far as that.

        Source: https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#document-write-steps
        """
        assert self._behind is not None
        behind = self._behind
        before = self.tree.text
        at = len(before) - behind
        inserted = normalized(text)
        self._written.append((at, len(inserted)))
        self.tree.load(before[:at] + inserted + before[at:])
        if not self._is_blocked():
            self._parse(lambda: len(self.tree.text) - behind)
            if not self._is_blocked():
                self._show(self._before_open_tag(len(self.tree.text) - behind))

    def at_insertion_point(self, run: Callable[[], None]) -> None:
        """Do something during which the insertion point is where the parser is."""
        before = self._behind
        self._behind = len(self.tree.text) - self._position
        self.nesting += 1
        run()
        self.nesting -= 1
        self._behind = before

    def place(self, offset: int) -> tuple[int, int] | None:
        """The line and column, from 1, of a place in the text of the page; None where a script has written it."""
        for at, length in reversed(self._written):
            if at <= offset < at + length:
                return None
            if offset >= at + length:
                offset -= length
        text = self._original
        line = text.count("\n", 0, offset) + 1
        return line, offset - text.rfind("\n", 0, offset)

    @property
    def _original(self) -> str:
        text = self.tree.text
        for at, length in reversed(self._written):
            text = text[:at] + text[at + length :]
        return text

    def _parse(self, end: Callable[[], float]) -> None:
        """Go from script to script until `end`, or until a script blocks the parser in a nested call of this."""
        is_nested = self._behind is not None
        while True:
            script = self._next_script(end())
            if script is None:
                return
            self._show(script.end)
            self._position = script.end
            self.at_insertion_point(lambda script=script: self._end_of_script(script))  # type: ignore[misc]
            if self._is_blocked():
                if is_nested:
                    return
                self._unblock()

    def _before_open_tag(self, end: int) -> int:
        """Where the tag starts that is not closed at `end`, as the rest of it has not been written yet; else `end`."""
        start = self.tree.text.rfind("<", 0, end)
        return start if start >= self._position and ">" not in self.tree.text[start:end] else end

    def _show(self, until: float) -> None:
        """Let the document have all that starts before `until`."""
        self._change_document(self.tree.show(until))
        for tag in self.tree.links:
            if self._linked < tag.start < until:
                self._linked = tag.start
                self._link(tag)

    def _next_script(self, end: float) -> ScriptTag | None:
        return next((each for each in self.tree.scripts if self._position < each.end <= end), None)
