"""An answer in the making: what is chosen, typed or put in order, before it is given."""

from __future__ import annotations

from modviz.questions.question import Question


class Answering:
    """What a person has done with a question so far.

    The entries are what can be chosen, or what is to be ordered; `cursor` is the number of the one that the keyboard
    is at, from 0.  No answer is chosen beforehand: where one is to be chosen, it is -1 until a key is pressed, and an
    order is none before something has been done with it.  A number outside of the entries is left alone.

    Parameters
    ----------
    question
        What is asked.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self.cursor = -1 if question.kind == "one" else 0
        self._is_touched = False
        self.chosen: frozenset[int] = frozenset()
        self.items = question.items
        self.typed = ""
        self._placed = 0

    @property
    def entries(self) -> tuple[str, ...]:
        """The texts of the entries, as they stand now; a value to type has none."""
        if self.question.kind == "order":
            return self.items
        return () if self.question.kind == "value" else tuple(choice.text for choice in self.question.choices)

    @property
    def answer(self) -> tuple[str, ...]:
        """The answer as it is now, for `verdict`; empty while there is none."""
        match self.question.kind:
            case "order":
                return self.items if self._is_touched else ()
            case "value":
                return (self.typed,) if self.typed.strip() else ()
            case "one":
                return (self.entries[self.cursor],) if self.cursor >= 0 else ()
            case _:
                return tuple(text for number, text in enumerate(self.entries) if number in self.chosen)

    def move(self, count: int) -> None:
        """Move the cursor by `count` entries; it stops at the ends."""
        self._is_touched = True
        last = len(self.entries) - 1
        if self.cursor < 0:
            self.cursor = 0 if count > 0 else last
        else:
            self.cursor = max(0, min(self.cursor + count, last))

    def choose(self, number: int) -> None:
        """Choose an entry by its number.

        Of several it is taken, or given back; of an order it is put behind those that were chosen before it, so that
        choosing all in their order puts them in order.
        """
        if not 0 <= number < len(self.entries):
            return
        self.cursor, self._is_touched = number, True
        if self.question.kind == "several":
            self.chosen ^= {number}
        elif self.question.kind == "order":
            self._place(number)

    def shift(self, count: int) -> None:
        """Move the item at the cursor by `count` places, and the cursor with it."""
        if self.question.kind != "order":
            return
        self._is_touched = True
        there = max(0, min(self.cursor + count, len(self.items) - 1))
        self._take(self.cursor, there)

    def type(self, text: str) -> None:
        """Add to the typed value; line ends become spaces."""
        self.typed = f"{self.typed}{text}".replace("\n", " ")[:200]

    def erase(self) -> None:
        """Take back the last character of the typed value."""
        self.typed = self.typed[:-1]

    def is_placed(self, number: int) -> bool:
        """Whether the item with this number was put at its place by choosing."""
        return number < self._placed

    def _place(self, number: int) -> None:
        if self._placed >= len(self.items):
            self._placed = 0
        if number >= self._placed:
            self._take(number, self._placed)
            self._placed += 1

    def _take(self, start: int, there: int) -> None:
        items = list(self.items)
        items.insert(there, items.pop(start))
        self.items = tuple(items)
        self.cursor = there
