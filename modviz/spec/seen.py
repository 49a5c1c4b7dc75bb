"""What is seen of a realm: observations, which become events, requests, and questions.

The realm tells each as its tag and then the fields in their order; `modviz.engine.seen` reads them.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from modviz.record.failures import About
from modviz.record.values import Value
from modviz.record.words import CacheState
from modviz.record.world import Place

ModuleName = Annotated[str, "the name of a module or script"]
"""The realm tells it as a number."""


NodeNumber = Annotated[int, "the number of a node of the document"]
"""Those that scripts have made are below 0."""


class Thrown(msgspec.Struct, frozen=True, gc=False):
    """A JavaScript value that was thrown, described.

    `handle` names the value inside the realm, so that the very same value can be thrown again.  `name` and
    `message` are those of an error object, or "Uncaught" and the described value when something else was
    thrown.  `limit` is "time", "memory" or "" when the guest itself threw.  Module and place are None when
    they are not known; `line` and `column` count from 1 in the module's own text.  `about` is what happened, where the
    realm knows it or was told.  `code` is the property `code` of an error, if that is a text.
    """

    name: str
    message: str
    module: str | None = None
    line: int | None = None
    column: int | None = None
    handle: int | None = None
    limit: str = ""
    about: About | None = None
    code: str | None = None


class StatementSeen(msgspec.Struct, frozen=True, gc=False):
    """The statement at `place` is about to run."""

    place: Place


class EnteredSeen(msgspec.Struct, frozen=True, gc=False, tag="entered"):
    """The first statement of a function is about to run, at `place`: code of another module has called the function.

    `name` is that of the function, "" if it has none; `is_constructed` says that it was called with `new`.  The call is
    at `line` and `column` of `caller`.
    """

    place: Place
    name: str
    is_constructed: bool
    caller: ModuleName
    line: int
    column: int


class CaughtSeen(msgspec.Struct, frozen=True, gc=False, tag="caught"):
    """The catch clause that begins at `line` and `column` of `module` has taken `thrown`.

    Where there is a `method` ("catch" or "then"), it was the function that was given to that at the place.
    """

    module: ModuleName
    line: int
    column: int
    method: Literal["", "catch", "then"]
    thrown: Thrown


class BindingSeen(msgspec.Struct, frozen=True, gc=False, tag="binding"):
    """Binding number `index` of the declarations of `module` has a new value (its first one included).

    `line` is where in `module` the code stands that wrote it; None when no code did.
    """

    module: ModuleName
    index: int
    value: Value
    line: int | None = None


class MutationSeen(msgspec.Struct, frozen=True, gc=False, tag="mutation"):
    """The object in binding number `index` of `module` looks different now."""

    module: ModuleName
    index: int
    value: Value


class ConsoleSeen(msgspec.Struct, frozen=True, gc=False, tag="console"):
    """One console call printed `text` (which may have several lines)."""

    level: str
    text: str
    module: ModuleName | None
    line: int | None


class DeadZoneSeen(msgspec.Struct, frozen=True, gc=False, tag="deadzone"):
    """Code in `module` read `name`, whose binding has no value yet; that read throws.

    The binding is `owner_name` of the module `owner`; both are None for a variable that is no binding of a module.
    """

    module: ModuleName | None
    name: str
    line: int | None
    column: int | None
    owner: ModuleName | None = None
    owner_name: str | None = None


class EarlyReadSeen(msgspec.Struct, frozen=True, gc=False, tag="early"):
    """Code in `module` read `name`, the box `owner_name` of the module `owner`, which has not run to its end."""

    module: ModuleName
    name: str
    line: int
    column: int
    owner: ModuleName
    owner_name: str
    is_undefined: bool


class AssignmentRefusedSeen(msgspec.Struct, frozen=True, gc=False, tag="refused"):
    """Code in `module` tried to assign to `name`, which it imports; that throws."""

    module: ModuleName | None
    name: str
    line: int | None
    column: int | None


class SealedSeen(msgspec.Struct, frozen=True, gc=False, tag="sealed"):
    """Code in `module` tried to change a namespace object; that throws an error with the message `text`."""

    module: ModuleName | None
    text: str
    line: int | None
    column: int | None


class LackSeen(msgspec.Struct, frozen=True, gc=False, tag="lacked"):
    """Code in `module` needed `what`, which modviz has not; that throws."""

    module: ModuleName | None
    what: str
    line: int | None
    column: int | None


class RejectionSeen(msgspec.Struct, frozen=True, gc=False, tag="rejection"):
    """All jobs are done, and nobody handles the rejection of some promise: with `thrown`, or `text` in words."""

    text: str
    thrown: Thrown


class ExceptionSeen(msgspec.Struct, frozen=True, gc=False, tag="exception"):
    """A callback of the realm's own threw, and nobody can catch that: `thrown`, or `text` in words."""

    text: str
    thrown: Thrown


class RecordsDropped(msgspec.Struct, frozen=True, gc=False, tag="dropped"):
    """The realm stopped reporting: the run had more to say than the limit of events allows."""


class AwaitSeen(msgspec.Struct, frozen=True, gc=False, tag="await"):
    """The body of `module` reached a top-level await, and is suspended.

    `kind` says what promise it awaits: "import" or "fetch", that of call or request `number`, or "promise" for others.
    """

    module: ModuleName
    kind: str
    number: int | None


class ResumedSeen(msgspec.Struct, frozen=True, gc=False, tag="resumed"):
    """The body of `module` goes on after a top-level await, which throws if the promise `is_rejected`."""

    module: ModuleName
    is_rejected: bool


class BodyEndSeen(msgspec.Struct, frozen=True, gc=False, tag="bodyend"):
    """The body of `module`, which has a top-level await, ran to its end."""

    module: ModuleName


class JobSeen(msgspec.Struct, frozen=True, gc=False, tag="job"):
    """Job number `number` (from 1) started; jobs in which nothing else was observed are not told.

    `kind` is "await" (the body of `module` goes on), "import" (a step of `import()` call `import_number`), "module" (an
    asynchronous `module` is through), or "reaction" for all others.  `enqueued_by` is the job in which it was enqueued;
    0 stands for the code that ran before all jobs, None for one that is not known.
    """

    number: int
    kind: str
    module: ModuleName | None
    import_number: int | None
    enqueued_by: int | None


class Question(msgspec.Struct, frozen=True, gc=False, tag="question"):
    """Code in the module `by` cannot go on before it is answered.

    `what` says what it asks, and `about` what about: "namespace" that the module of that name be evaluated, whose
    deferred namespace object the code touches.  All else is for the host to answer.
    """

    what: str
    about: str
    by: ModuleName | None
    line: int | None
    column: int | None


class TimerSetSeen(msgspec.Struct, frozen=True, gc=False, tag="timer"):
    """Code set timer `number`: due after `delay` milliseconds, and again and again if `repeats`; or an immediate."""

    number: int
    delay: float
    repeats: bool
    module: ModuleName | None
    line: int | None
    is_immediate: bool = False


class TimerRefSeen(msgspec.Struct, frozen=True, gc=False, tag="timerref"):
    """Code says of timer `number` whether the program waits for it."""

    number: int
    is_ref: bool


class TicksSeen(msgspec.Struct, frozen=True, gc=False, tag="ticks"):
    """So many functions wait for the next tick, and are called now."""

    count: int


class CommonJSBegan(msgspec.Struct, frozen=True, gc=False, tag="cjsbegan"):
    """The body of the CommonJS module `module` is about to run."""

    module: str


class CommonJSDone(msgspec.Struct, frozen=True, gc=False, tag="cjsended"):
    """It has run to its end, and `exports` is its `module.exports`."""

    module: str
    exports: Value


class CommonJSFailed(msgspec.Struct, frozen=True, gc=False, tag="cjsthrew"):
    """It has thrown."""

    module: str
    thrown: Thrown


class ExportsSeen(msgspec.Struct, frozen=True, gc=False, tag="exports"):
    """`module.exports` of a CommonJS module is another value (its first one included)."""

    module: str
    value: Value


class ExportedSeen(msgspec.Struct, frozen=True, gc=False, tag="exported"):
    """The property `name` of `module.exports` has another value (its first one included)."""

    module: str
    name: str
    value: Value


class RequireHitSeen(msgspec.Struct, frozen=True, gc=False, tag="requirehit"):
    """The file that `require` asked for last is in its table already, and has run to its end or not."""

    filename: str
    is_loaded: bool


class CachedSeen(msgspec.Struct, frozen=True, gc=False, tag="cached"):
    """The table of `require` has another entry for the file `filename`, or none any more."""

    filename: str
    state: CacheState
    is_by_program: bool


class JsonReadSeen(msgspec.Struct, frozen=True, gc=False, tag="jsonread"):
    """The file of JSON `module` was required, and has this value."""

    module: str
    value: Value


class CopiedSeen(msgspec.Struct, frozen=True, gc=False, tag="copied"):
    """What ES modules import of a CommonJS module has its values: `whole` is its default, `values` are its names'."""

    module: str
    whole: Value
    values: list[Value]


class BuiltinSeen(msgspec.Struct, frozen=True, gc=False, tag="builtin"):
    """The module `module` is built into the host, and exports `names` beside its default."""

    module: str
    names: list[str]


class WarningSeen(msgspec.Struct, frozen=True, gc=False, tag="warning"):
    """A warning is emitted, by code in `module` or by the host."""

    name: str
    code: str
    message: str
    module: ModuleName | None
    line: int | None
    column: int | None


class TimerClearedSeen(msgspec.Struct, frozen=True, gc=False, tag="cleared"):
    """Code cleared timer `number`."""

    number: int


class GlobalSeen(msgspec.Struct, frozen=True, gc=False, tag="global"):
    """A global name has this value, or is still empty (None); `is_declared` says whether a script declares it."""

    name: str
    value: Value | None
    is_declared: bool


class NodeInsertedSeen(msgspec.Struct, frozen=True, gc=False, tag="node"):
    """Node `number` stands in the document now: under `parent`, before `following` if that is no None.

    `kind` is its `nodeType`; `name` is that of an element, `data` the text of others, `attributes` those of an element.
    What stands in it follows.
    """

    number: NodeNumber
    parent: NodeNumber
    following: NodeNumber | None
    is_parsed: bool
    kind: int
    name: str
    data: str
    attributes: tuple[tuple[str, str], ...]


class NodeRemovedSeen(msgspec.Struct, frozen=True, gc=False, tag="nodegone"):
    """Node `number` is in the document no more, nor is what stands in it."""

    number: NodeNumber


class AttributeChangedSeen(msgspec.Struct, frozen=True, gc=False, tag="attribute"):
    """An attribute of element `number` has another value, or (None) is gone."""

    number: NodeNumber
    name: str
    value: str | None


class NodeTextChangedSeen(msgspec.Struct, frozen=True, gc=False, tag="nodetext"):
    """The text or comment `number` has another text."""

    number: NodeNumber
    data: str


class ImportCallSeen(msgspec.Struct, frozen=True, gc=False, tag="import"):
    """`import()` call number `number`, made by `module` (None: by a script); its promise is pending."""

    number: int
    module: ModuleName | None
    specifier: str
    attributes: tuple[tuple[str, str], ...]
    phase: str
    line: int | None
    column: int | None


class FetchSeen(msgspec.Struct, frozen=True, gc=False, tag="fetch"):
    """Code called `fetch()`: request number `number`, for `url`."""

    number: int
    url: str
    method: str
    module: ModuleName | None
    line: int | None


class ImportLoadedSeen(msgspec.Struct, frozen=True, gc=False, tag="loaded"):
    """The job has come in which the module of an `import()` call is to be linked and evaluated."""

    number: int


class ImportEvaluatedSeen(msgspec.Struct, frozen=True, gc=False, tag="evaluated"):
    """The job has come in which the promise of an `import()` call is to be resolved."""

    number: int


class ImportRejectedSeen(msgspec.Struct, frozen=True, gc=False, tag="rejected"):
    """The promise of an `import()` call was rejected, with an error that the realm had."""

    number: int
    thrown: Thrown


class AsyncModuleSettled(msgspec.Struct, frozen=True, gc=False, tag="settled"):
    """The job has come that follows on the end of an asynchronous module's body, or on what it threw."""

    module: ModuleName
    thrown: Thrown | None


HostObservation = (
    BuiltinSeen
    | CommonJSBegan
    | CommonJSDone
    | CommonJSFailed
    | CopiedSeen
    | ExportedSeen
    | ExportsSeen
    | JsonReadSeen
    | RequireHitSeen
    | CachedSeen
    | TicksSeen
    | TimerRefSeen
    | WarningSeen
)
"""What only some hosts have, which make events of it themselves."""

Observation = (
    StatementSeen
    | EnteredSeen
    | CaughtSeen
    | BindingSeen
    | MutationSeen
    | ConsoleSeen
    | DeadZoneSeen
    | EarlyReadSeen
    | AssignmentRefusedSeen
    | LackSeen
    | SealedSeen
    | RecordsDropped
    | RejectionSeen
    | ExceptionSeen
    | AwaitSeen
    | ResumedSeen
    | BodyEndSeen
    | JobSeen
    | TimerSetSeen
    | TimerClearedSeen
    | GlobalSeen
    | NodeInsertedSeen
    | NodeRemovedSeen
    | AttributeChangedSeen
    | NodeTextChangedSeen
    | HostObservation
)
"""What the realm saw; it becomes events."""

HostRequest = (
    FetchSeen | ImportCallSeen | ImportLoadedSeen | ImportEvaluatedSeen | ImportRejectedSeen | AsyncModuleSettled
)
"""What the realm leaves to the specification's operations on this side."""
