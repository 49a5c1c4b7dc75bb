"""What the realm tells with numbers for modules and statements, said with their names: records become observations."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import msgspec

from modviz.record.entries import Statement
from modviz.record.failures import About, Constant, EmptyBox, ReadOnlyImport, UndefinedName
from modviz.record.values import Value
from modviz.record.world import GuestError, Place
from modviz.spec.ports import (
    AssignmentRefused,
    AsyncModuleSettled,
    AwaitSeen,
    BindingSeen,
    BodyEndSeen,
    ConsoleSeen,
    DeadZoneSeen,
    FetchSeen,
    HostRequest,
    ImportCallSeen,
    ImportEvaluatedSeen,
    ImportLoadedSeen,
    ImportRejectedSeen,
    JobSeen,
    MutationSeen,
    Observation,
    Question,
    RecordsDropped,
    RejectionSeen,
    ResumedSeen,
    StatementSeen,
    Thrown,
    TimerClearedSeen,
    TimerSetSeen,
)


class RealmRecords:
    """The numbers that a realm and this side have for modules, scripts and statements, and what records say by them.

    `names` are those of the modules and scripts, by their numbers.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self._statements: list[StatementSeen] = []
        self._given: list[About | None] = []

    @property
    def statement_count(self) -> int:
        """How many statements have numbers."""
        return len(self._statements)

    def number(self, name: str) -> int:
        """The number of the module or script `name`, which gets one if it has none."""
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)

    def add_statements(self, module: str, statements: Sequence[Statement]) -> None:
        """Give numbers to the statements of `module`."""
        places = (Place(module, *msgspec.structs.astuple(each)) for each in statements)
        self._statements.extend(map(StatementSeen, places))

    def thrown(self, thrown: dict[str, Any]) -> Thrown:
        """What the realm says that was thrown."""
        module, line, column = thrown["place"]
        name = None if module is None else self.names[module]
        statement = thrown["statement"]
        if statement is not None and statement >= 0:
            place = self._statements[statement].place
            name, line, column = place.module, place.line, place.column
        about = self._about(thrown["cause"])
        return Thrown(thrown["name"], thrown["message"], name, line, column, thrown["handle"], about=about)

    def number_of_cause(self, about: About | None) -> int:
        """The number under which the realm keeps with an error what it is about."""
        self._given.append(about)
        return len(self._given) - 1

    def _about(self, cause: Any) -> About | None:
        match cause:
            case None:
                return None
            case ["given", int(number)]:
                return self._given[number]
            case ["deadzone", module, _, _, name, owner, owner_name]:
                return EmptyBox(self._name(module), name, self._name(owner), owner_name)
            case ["refused", module, _, _, name]:
                return ReadOnlyImport(self._name(module), name)
            case ["constant", module, _, _, name]:
                return Constant(self._name(module), name)
            case ["undefined", module, _, _, name]:
                return UndefinedName(self._name(module), name)
        raise ValueError(f"unknown cause {cause!r}")

    def described(self, error: GuestError | None) -> dict[str, Any] | None:
        """What the realm needs to make the value that `error` stands for, or to find it."""
        if error is None:
            return None
        # (One that could not be parsed has no number yet.)
        number = None if error.module is None else self.number(error.module)
        return {
            "name": error.name,
            "message": error.message,
            "phase": error.phase,
            "module": error.module,
            "place": (number, error.line, error.column),
            "handle": error.handle,
            "cause": None if error.handle is not None else self.number_of_cause(error.about),
        }

    def _name(self, number: int | None) -> str | None:
        return None if number is None else self.names[number]

    def observation(self, record: Any) -> Observation | HostRequest | Question:
        """What `record` says: the number of a statement, or a list that begins with what kind of record it is."""
        if isinstance(record, int):
            return self._statements[record]
        match record:
            case ["binding", module, index, line, *value]:
                return BindingSeen(self.names[module], index, _value(*value), line)
            case ["mutation", module, index, *value]:
                return MutationSeen(self.names[module], index, _value(*value))
            case ["console", level, text, module, line]:
                return ConsoleSeen(level, text, self._name(module), line)
            case ["deadzone", module, line, column, name, owner, owner_name]:
                return DeadZoneSeen(self._name(module), name, line, column, self._name(owner), owner_name)
            case ["refused", module, line, column, name]:
                return AssignmentRefused(self._name(module), name, line, column)
            case ["job", number, kind, module, import_number, enqueued_by]:
                return JobSeen(number, kind, self._name(module), import_number, enqueued_by)
            case ["await", module, kind, known]:
                return AwaitSeen(self.names[module], kind, known)
            case ["resumed", module, is_rejected]:
                return ResumedSeen(self.names[module], is_rejected)
            case ["bodyend", module]:
                return BodyEndSeen(self.names[module])
            case ["question", what, about, by, line, column]:
                return Question(what, about, self._name(by), line, column)
            case ["settled", module, thrown]:
                return AsyncModuleSettled(self.names[module], self.thrown(thrown) if thrown else None)
            case ["import", number, module, specifier, attributes, phase, line, column]:
                pairs = tuple((key, value) for key, value in attributes)
                return ImportCallSeen(number, self._name(module), specifier, pairs, phase, line, column)
            case ["fetch", number, url, method, module, line]:
                return FetchSeen(number, url, method, self._name(module), line)
            case ["loaded", number]:
                return ImportLoadedSeen(number)
            case ["evaluated", number]:
                return ImportEvaluatedSeen(number)
            case ["rejected", number, thrown]:
                return ImportRejectedSeen(number, self.thrown(thrown))
            case ["timer", number, delay, repeats, module, line]:
                return TimerSetSeen(number, delay, repeats, self._name(module), line)
            case ["cleared", number]:
                return TimerClearedSeen(number)
            case ["rejection", text, module, line]:
                return RejectionSeen(text, self._name(module), line)
            case ["dropped"]:
                return RecordsDropped()
        raise ValueError(f"unknown record {record!r}")


def _value(type: str, preview: str, identity: int | None) -> Value:
    # Most texts are those of many values: a record should hold each once.
    return Value(sys.intern(type), sys.intern(preview), identity)
