"""The events of the virtual network: what code fetches by itself, beside its modules."""

from __future__ import annotations

from typing import ClassVar

from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events.base import LACK_SIGN, Event, clock_words, known_place
from modviz.record.waiting import stopped_words
from modviz.record.world import USUAL_LATENCY, Place, Request, World


class ResourceRequested(Event, frozen=True):
    """Code called `fetch()`."""

    cites: ClassVar[Clause] = citation.FETCH_METHOD
    sign = ("↓", "status-fetching")
    front = ("source", "jobs")
    number: int
    url: str
    module: str | None
    line: int | None
    name: str
    latency: float = USUAL_LATENCY

    def apply(self, world: World) -> None:
        due = world.shared.clock + self.latency
        world.requests[self.number] = Request(self.number, self.url, self.module, self.line, self.name, due=due)

    @property
    def place(self) -> Place | None:
        return known_place(self.module, self.line)

    @property
    def narration(self) -> str:
        who = self.module or "The program"
        span = "a while" if self.latency == USUAL_LATENCY else f"{self.latency:g} ms"
        return f"{who} calls fetch() for {self.name}. It gets a promise at once; the answer takes {span}."


class ResourceArrived(Event, frozen=True):
    """The answer to a `fetch()` arrived: a status, or None when the network failed."""

    cites: ClassVar[Clause] = citation.FETCH_METHOD
    sign = ("↧", "status-fetching")
    front = ("graph", "jobs")
    number: int
    url: str
    name: str
    status: int | None
    problem: str = ""
    """Why the network failed, in a few words, if it did."""
    is_lack: bool = False
    """Whether that is because modviz lacks something."""

    def apply(self, world: World) -> None:
        request = world.requests[self.number]
        request.is_answered = True
        request.status = self.status

    @property
    def own_sign(self) -> tuple[str, str]:
        return self.sign if self.status is not None else LACK_SIGN if self.is_lack else ("✗", "error")

    @property
    def narration(self) -> str:
        if self.status is None:
            why = f": {self.problem}" if self.problem else ""
            return f"{self.name} cannot be reached{why}. The promise of fetch() is rejected."
        return f"The answer for {self.name} arrives, with status {self.status}: the promise of fetch() is resolved."

    def telling(self, world: World) -> str:
        asker = stopped_words(world, world.requests[self.number].module, "asked for it")
        return f"{clock_words(world)}{self.narration}{asker}"
