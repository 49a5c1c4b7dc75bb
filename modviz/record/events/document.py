"""The events of a page's document: nodes that come and go, attributes and texts that change."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.document import insert, label, remove
from modviz.record.events.base import Event, Subject
from modviz.record.world import DocumentNode, World


class NodeInserted(Event, frozen=True):
    """A node stands in the document now: under `parent`, before `following`, or (None) as the last one.

    `into` says what the parent is.
    """

    cites: ClassVar[Clause] = citation.INSERT_NODE
    sign = ("+", "changed")
    front = ("document", "source")
    node: DocumentNode
    parent: int
    following: int | None
    is_parsed: bool
    into: str

    def apply(self, world: World) -> None:
        insert(world.document, self.node, self.parent, self.following)

    @property
    def is_beat(self) -> bool:
        return self.node.kind == "element" and not self.is_parsed

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("node", str(self.node.number)),)

    @property
    def narration(self) -> str:
        who = "The parser puts" if self.is_parsed else "Code puts"
        return f"{who} {label(self.node)} into {self.into}."


class NodeRemoved(Event, frozen=True):
    """A node is in the document no more, nor is what stands in it."""

    cites: ClassVar[Clause] = citation.REMOVE_NODE
    sign = ("×", "changed")
    front = ("document", "source")
    node: DocumentNode
    out_of: str

    def apply(self, world: World) -> None:
        remove(world.document, self.node.number)

    @property
    def is_beat(self) -> bool:
        return self.node.kind == "element"

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("node", str(self.node.parent)),)

    @property
    def narration(self) -> str:
        return f"{_capital(label(self.node))} is taken out of {self.out_of}, with all that stands in it."


class AttributeChanged(Event, frozen=True):
    """An attribute of an element has another value, or (None) is gone."""

    cites: ClassVar[Clause] = citation.CHANGE_ATTRIBUTE
    sign = ("✱", "changed")
    front = ("document", "source")
    node: int
    element: str
    name: str
    value: str | None

    def apply(self, world: World) -> None:
        node = world.document[self.node]
        attributes = dict(node.attributes)
        if self.value is None:
            attributes.pop(self.name, None)
        else:
            attributes[self.name] = self.value
        world.document[self.node] = replace(node, attributes=tuple(attributes.items()))

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("node", str(self.node)),)

    @property
    def narration(self) -> str:
        if self.value is None:
            return f"The attribute {self.name} of {self.element} is taken away."
        return f'The attribute {self.name} of {self.element} is "{self.value}" now.'


class NodeTextChanged(Event, frozen=True):
    """A text or a comment of the document says something else."""

    cites: ClassVar[Clause] = citation.REPLACE_DATA
    sign = ("✱", "changed")
    front = ("document", "source")
    node: int
    text: str
    within: str

    def apply(self, world: World) -> None:
        world.document[self.node] = replace(world.document[self.node], text=self.text)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (("node", str(self.node)),)

    @property
    def narration(self) -> str:
        return f"A text in {self.within} becomes {label(DocumentNode(self.node, 'text', text=self.text))[9:]}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
