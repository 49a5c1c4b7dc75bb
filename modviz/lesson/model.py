"""What a lesson is: its modules, its runs, its scenes and what they ask, as `lesson.toml` says it.

The format is described in `lessons/README.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MAIN = "main"
"""The name of the run that every lesson has."""

END = "the end"
"""Where `next` leads when the lesson is over."""

WRITTEN_KINDS = ("one", "several", "value", "order")
"""The kinds of questions an author writes in full; all others are made from the record."""


@dataclass(frozen=True)
class Written:
    """A phrase or text as the author wrote it, and the line of `lesson.toml` it stands in, from 1."""

    text: str
    line: int


@dataclass(frozen=True)
class NetworkResponse:
    """How the virtual network answers for a file or URL; `latency` in milliseconds of the virtual clock."""

    latency: float = 10.0
    failures: int = 0
    status: int | None = None
    body: str | None = None
    content_type: str | None = None


@dataclass(frozen=True)
class Run:
    """One run of the lesson's modules: from which entry, in which host, with which files swapped, on which network.

    `replace` gives for the name of a module the file of the lesson that stands in for it.
    """

    name: str
    title: str
    entry: str
    host: str = "page"
    goal: str = "module"
    replace: Mapping[str, str] = field(default_factory=dict)
    network: Mapping[str, NetworkResponse] = field(default_factory=dict)
    keeps_failed_fetches: bool = False


@dataclass(frozen=True)
class AnswerChoice:
    """An answer that an author foresaw: its text (or its order), whether it is right, why, and where that shows.

    `see` is a place, and `next` the id of the scene that follows this answer.
    """

    text: str
    right: bool = False
    because: str = ""
    see: Written | None = None
    next: Written | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ask:
    """What a scene asks, as the author wrote it.

    `kind` is one of `WRITTEN_KINDS`, or of `modviz.questions.from_record.KINDS`; `answers` holds the right answers as
    well as the mistakes; `about` names what a question from the record is about; `reveal` is the place that shows who
    was right.
    """

    kind: str
    question: str
    answers: tuple[AnswerChoice, ...]
    about: tuple[str, ...] = ()
    reveal: Written | None = None
    line: int = 1

    @property
    def is_from_record(self) -> bool:
        """Whether it is made from the record."""
        return self.kind not in WRITTEN_KINDS


@dataclass(frozen=True)
class Scene:
    """One scene: what is told, where in which run, what to look at, what must hold, what is asked."""

    id: str
    title: str
    say: str
    line: int
    run: str = MAIN
    at: Written | None = None
    play: str | None = None
    speed: float = 2.0
    focus: tuple[Written, ...] = ()
    compare: str | None = None
    compare_at: Written | None = None
    wait: float | None = None
    pause: bool = False
    holds: tuple[Written, ...] = ()
    notes: str = ""
    next: Written | None = None
    ask: Ask | None = None


@dataclass(frozen=True)
class Lesson:
    """A lesson: its files, its runs by name (the first is `MAIN`) and its scenes in order.

    `origin` is the folder or file it came from, for messages; `file` is where `lesson.toml` is; `files` are the texts
    and bytes of everything else in the folder, by relative name.
    """

    slug: str
    title: str
    summary: str
    shows: tuple[str, ...]
    runs: Mapping[str, Run]
    scenes: tuple[Scene, ...]
    files: Mapping[str, bytes]
    origin: str
    file: str
