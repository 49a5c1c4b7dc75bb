"""What the realm says in lines of JSON, read by type: numbers become the names and places that they stand for.

A line has two parts: a list of what has been seen, and a question, an answer, or null if more lines follow.  A number
says that the statement of that number is about to run; all else is a list, the tag of a class and its fields in their
order.  The classes are those of `modviz.spec.seen`, and the answers here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from types import GenericAlias
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec

from modviz.engine.channel import encode
from modviz.record.entries import Statement
from modviz.record.failures import About, RaisedByNode
from modviz.record.values import Value
from modviz.record.world import GuestError, Place
from modviz.spec.seen import HostRequest, ModuleName, Observation, Question, StatementSeen, Thrown

_Number = Annotated[int, msgspec.Meta(ge=0)]


class Done(msgspec.Struct, frozen=True, gc=False, tag="done"):
    """The command has been carried out, and has thrown something or nothing."""

    thrown: Thrown | None


class Skipped(msgspec.Struct, frozen=True, gc=False, tag="skipped"):
    """The body could not be run ahead."""


class Compiled(msgspec.Struct, frozen=True, gc=False, tag="compiled"):
    """All that was sent is compiled, but for what the engine refused with these errors."""

    errors: list[Thrown]


class Ran(msgspec.Struct, frozen=True, gc=False, tag="ran"):
    """So many jobs have run."""

    count: int


class Limited(msgspec.Struct, frozen=True, gc=False, tag="limit"):
    """A limit has been reached, or the engine is "broken"; nothing follows."""

    limit: Literal["time", "memory", "broken"]


Answer = Done | Skipped | Compiled | Ran | Limited

Seen = list[Observation | HostRequest]


class UnreadableError(Exception):
    """The realm has said something that it never says."""


class _SaidThrown(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A thrown value with its place or, where nobody knows that, with the statement that ran last (-1: none yet)."""

    name: str
    message: str
    handle: _Number | None
    place: tuple[_Number | None, _Number | None, _Number | None]
    statement: Annotated[int, msgspec.Meta(ge=-1)] | None
    about: About | None
    code: str | None = None


class RealmRecords:
    """The numbers that a realm and this side have for modules, scripts and statements, and what lines say by them.

    `names` are those of the modules and scripts, by their numbers.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._statements: list[StatementSeen] = []

    @property
    def statement_count(self) -> int:
        """How many statements have numbers."""
        return len(self._statements)

    def number(self, name: str) -> int:
        """The number of the module or script `name`, which gets one if it has none."""
        number = self._numbers.setdefault(name, len(self.names))
        if number == len(self.names):
            self.names.append(name)
        return number

    def add_statements(self, module: str, statements: Sequence[Statement]) -> None:
        """Give numbers to the statements of `module`."""
        places = (Place(module, *msgspec.structs.astuple(each)) for each in statements)
        self._statements.extend(map(StatementSeen, places))

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
            "properties": _properties(error),
            # The realm keeps this text with the error, and gives it back.
            "about": encode(error.about).decode(),
        }

    def read(self, line: bytes) -> tuple[Seen, Question | Answer | None]:
        """What `line` says: what has been seen, and how it ends.

        Raises
        ------
        UnreadableError
            It does not fit the types, or has numbers that stand for nothing.
        """
        statements = self._statements
        try:
            said, last = _DECODER.decode(line)
            seen = [statements[each] if type(each) is int else self._translated(each) for each in said]
            return seen, None if last is None else self._translated(last)
        except (msgspec.MsgspecError, UnicodeError, IndexError) as error:
            raise UnreadableError(str(error)) from None

    def _translated(self, said: msgspec.Struct) -> Any:
        kind, translations = _KINDS[type(said)]
        values = list(msgspec.structs.astuple(said))
        for index, translate in translations:
            if values[index] is not None:
                values[index] = translate(self, values[index])
        return kind(*values)

    def _name(self, number: int) -> str:
        return self.names[number]

    def _place(self, statement: int) -> Place:
        return self._statements[statement].place

    def _value(self, said: tuple[str, str, int | None]) -> Value:
        type_name, preview, identity = said
        # Most texts are those of many values: a record should hold each once.
        return Value(sys.intern(type_name), sys.intern(preview), identity)

    def _thrown(self, said: _SaidThrown) -> Thrown:
        number, line, column = said.place
        module = None if number is None else self.names[number]
        if said.statement is not None and said.statement >= 0:
            place = self._statements[said.statement].place
            module, line, column = place.module, place.line, place.column
        return Thrown(said.name, said.message, module, line, column, said.handle, about=said.about, code=said.code)

    def _all_values(self, said: Sequence[tuple[str, str, int | None]]) -> list[Value]:
        return list(map(self._value, said))

    def _all_thrown(self, said: Sequence[_SaidThrown]) -> list[Thrown]:
        return list(map(self._thrown, said))


def _properties(error: GuestError) -> list[tuple[str, str | tuple[str, ...]]]:
    """What the error has of its own beside its message."""
    if not isinstance(error.about, RaisedByNode):
        return []
    code = error.about.error_code
    return [*([("code", code)] if code else []), *error.about.properties]


_Translate = Callable[[RealmRecords, Any], Any]

_OTHERWISE: dict[Any, tuple[Any, _Translate | None]] = {
    int: (_Number, None),
    ModuleName: (_Number, RealmRecords._name),
    Place: (_Number, RealmRecords._place),
    Value: (tuple[str, str, _Number | None], RealmRecords._value),
    Thrown: (_SaidThrown, RealmRecords._thrown),
    list[Thrown]: (list[_SaidThrown], RealmRecords._all_thrown),
    list[Value]: (list[tuple[str, str, _Number | None]], RealmRecords._all_values),
}
"""The types of fields that the realm says as others, and what makes the one of the other."""

_KINDS: dict[type, tuple[type, list[tuple[int, _Translate]]]] = {}
"""By the classes that lines are read as: the class that is meant, and which of its fields have to be made."""


def _as_said(kind: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """The class that a `kind` is read as."""
    fields = []
    translations = []
    for index, (name, hint) in enumerate(get_type_hints(kind, include_extras=True).items()):
        is_optional = type(None) in get_args(hint)
        meant = get_args(hint)[0] if is_optional else hint
        said, translate = _OTHERWISE.get(meant, (meant, None))
        fields.append((name, said | None if is_optional else said))
        if translate is not None:
            translations.append((index, translate))
    tag = kind.__struct_config__.tag
    read = msgspec.defstruct(kind.__name__, fields, tag=tag, array_like=True, gc=False, forbid_unknown_fields=True)
    _KINDS[read] = (kind, translations)
    return read


def _any_of(*kinds: Any) -> Any:
    return reduce(or_, kinds)


_TAGGED = [kind for kind in (*get_args(Observation), *get_args(HostRequest)) if kind is not StatementSeen]
_SEEN = _any_of(_Number, *map(_as_said, _TAGGED))
_LAST = _any_of(None, _as_said(Question), *map(_as_said, get_args(Answer)))
_DECODER = msgspec.json.Decoder(GenericAlias(tuple, (GenericAlias(list, (_SEEN,)), _LAST)))
