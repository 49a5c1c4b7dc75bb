"""What the realm observed, told as events of the record."""

from __future__ import annotations

from collections.abc import Sequence

from modviz.record.document import label, may_stand
from modviz.record.events import (
    AssignmentRefused,
    AttributeChanged,
    AwaitReached,
    BindingInitialized,
    BindingWritten,
    BodyResumed,
    BoxReadEarly,
    ConsolePrinted,
    DeadZoneRead,
    ErrorCaught,
    Event,
    ExecutionFinished,
    FunctionEntered,
    GlobalWritten,
    JobStarted,
    LackMet,
    NamespaceSealed,
    NodeInserted,
    NodeRemoved,
    NodeTextChanged,
    ObjectChanged,
    StatementReached,
    TimerCleared,
    TimerSet,
)
from modviz.record.values import Value
from modviz.record.waiting import things_under_way
from modviz.record.world import Awaited, Binding, Call, DocumentNode, GuestError, Job, Place, Timer, World
from modviz.spec.agent import Agent
from modviz.spec.ports import UNREADABLE, RealmStopped
from modviz.spec.seen import (
    AssignmentRefusedSeen,
    AsyncModuleSettled,
    AttributeChangedSeen,
    AwaitSeen,
    BindingSeen,
    BodyEndSeen,
    CaughtSeen,
    CommonJSBegan,
    CommonJSDone,
    CommonJSFailed,
    ConsoleSeen,
    CopiedSeen,
    DeadZoneSeen,
    EarlyReadSeen,
    EnteredSeen,
    ExceptionSeen,
    ExportedSeen,
    ExportsSeen,
    GlobalSeen,
    HostObservation,
    HostRequest,
    ImportEvaluatedSeen,
    ImportLoadedSeen,
    ImportRejectedSeen,
    JobSeen,
    JsonReadSeen,
    LackSeen,
    MutationSeen,
    NodeInsertedSeen,
    NodeRemovedSeen,
    NodeTextChangedSeen,
    Observation,
    RecordsDropped,
    RejectionSeen,
    ResumedSeen,
    SealedSeen,
    StatementSeen,
    Thrown,
    TimerClearedSeen,
    TimerSetSeen,
)

_NODE_KINDS = {1: "element", 3: "text", 8: "comment", 10: "doctype"}
"""The kinds of nodes by their `nodeType`."""


def note(agent: Agent, observations: Sequence[Observation | HostRequest]) -> None:
    """Emit the events that `observations` amount to, and answer requests, in their order.

    Raises
    ------
    RealmStopped
        One of them speaks of what the record does not have.
    """
    for observation in observations:
        if isinstance(observation, StatementSeen):
            # The commonest by far.
            agent.recorder.emit(StatementReached(observation.place))
            continue
        if not _has_place(agent, observation):
            raise RealmStopped(UNREADABLE)
        if isinstance(observation, HostRequest):
            agent.answer(observation)
            continue
        _tell(agent, observation)


def note_last(agent: Agent, observations: Sequence[Observation | HostRequest]) -> None:
    """Emit the events that `observations` amount to, after the realm has been stopped in the middle of something.

    Nobody is left to answer requests to; what could only follow on an answer is left out, too.
    """
    for observation in observations:
        if not isinstance(observation, HostRequest) and _has_place(agent, observation):
            _tell(agent, observation)


def _has_place(agent: Agent, observation: Observation | HostRequest) -> bool:
    """Whether the record has what `observation` speaks of."""
    world = agent.recorder.world
    match observation:
        case BindingSeen(module, index) | MutationSeen(module, index):
            owner = world.modules.get(module)
            return owner is not None and owner.bindings is not None and index < len(owner.parsed.declarations)
        case DeadZoneSeen(owner=owner_name):
            return owner_name is None or owner_name in world.modules
        case EarlyReadSeen(module, owner=owner_name):
            return module in world.modules and owner_name in world.modules
        case NodeInsertedSeen(number, parent, following):
            return may_stand(world.document, number, parent, following)
        case NodeRemovedSeen(number) | AttributeChangedSeen(number) | NodeTextChangedSeen(number):
            return number in world.document and number != 0
        case AwaitSeen(module, "import", number):
            return module in world.modules and number in world.imports
        case AwaitSeen(module, "fetch", number):
            return module in world.modules and number in world.requests
        case AwaitSeen(module) | BodyEndSeen(module):
            return module in world.modules
        case ResumedSeen(module):
            return module in agent.suspended
        case ImportLoadedSeen(number) | ImportEvaluatedSeen(number):
            return number in agent.import_targets
        case ImportRejectedSeen(number):
            return number in world.imports
        case (
            CommonJSBegan(module)
            | CommonJSDone(module)
            | CommonJSFailed(module)
            | CopiedSeen(module)
            | ExportedSeen(module)
            | ExportsSeen(module)
            | JsonReadSeen(module)
        ):
            return module in world.modules
        case AsyncModuleSettled(module):
            return module in world.modules and world.modules[module].async_evaluation_order != "unset"
    return True


def _tell(agent: Agent, observation: Observation) -> None:
    if isinstance(observation, RecordsDropped):
        agent.recorder.cut()
        return
    if isinstance(observation, RejectionSeen):
        agent.host.report_rejection(observation)
        return
    if isinstance(observation, ExceptionSeen):
        agent.host.report_exception(observation)
        return
    if isinstance(observation, HostObservation):
        agent.host.note(observation)
        return
    event = _event(agent, observation)
    if event is not None:
        agent.recorder.emit(event)


def first_values(observations: Sequence[Observation | HostRequest]) -> dict[int, Value]:
    """The values that bindings have from the start, by the number of their declaration."""
    return {seen.index: seen.value for seen in observations if isinstance(seen, BindingSeen)}


def evaluation_error(thrown: Thrown) -> GuestError:
    """The error of evaluation that `thrown` describes."""
    return GuestError(
        thrown.name,
        thrown.message,
        "evaluate",
        thrown.module,
        thrown.line,
        thrown.column,
        thrown.handle,
        thrown.about,
        thrown.code,
    )


def _event(agent: Agent, observation: Observation) -> Event | None:
    world = agent.recorder.world
    match observation:
        case StatementSeen(place):
            return StatementReached(place)
        case EnteredSeen(place, name, is_constructed, caller, line, column):
            return FunctionEntered(place, Call(name, is_constructed, Place(caller, line, column)))
        case CaughtSeen(module, line, column, method, thrown):
            return ErrorCaught(module, line, column, method, evaluation_error(thrown))
        case BindingSeen():
            return _binding_event(agent, observation)
        case MutationSeen(module, index, value):
            binding = _own_binding(world, module, index)
            if binding.value is None:
                return None
            return ObjectChanged(module, binding.name, value)
        case GlobalSeen(name, value):
            known = world.globals.get(name)
            before = None if known is None else known.value
            return None if value is None or value == before else GlobalWritten(name, value)
        case ConsoleSeen(level, text, module_or_none, line):
            return ConsolePrinted(level, text, module_or_none, line)
        case DeadZoneSeen(reader, name, line, column, owner, owner_name):
            # What is no box of a module, or is read by a script, shows in no box.
            if reader is None or reader not in world.modules or owner is None:
                return None
            return DeadZoneRead(reader, name, owner, owner_name, line, column)
        case EarlyReadSeen(module, name, line, column, owner, owner_name, is_undefined):
            return BoxReadEarly(module, name, owner, owner_name, line, column, is_undefined)
        case AssignmentRefusedSeen(module_or_none, name, line, column):
            if module_or_none is None:
                return None
            return AssignmentRefused(module_or_none, name, line, column)
        case SealedSeen(module_or_none, text, line, column):
            return None if module_or_none is None else NamespaceSealed(module_or_none, text, line, column)
        case LackSeen(module_or_none, what, line, column):
            return LackMet(module_or_none, what, line, column)
        case AwaitSeen(module, kind, number):
            agent.suspended[module] = None
            return AwaitReached(module, _awaited(world, module, kind, number))
        case ResumedSeen(module, is_rejected):
            del agent.suspended[module]
            resumed = world.modules[module]
            assert resumed.awaits is not None
            parents = tuple(resumed.async_parent_modules)
            return BodyResumed(module, resumed.awaits, is_rejected, parents)
        case BodyEndSeen(module):
            return ExecutionFinished(module)
        case JobSeen():
            return JobStarted(_job(agent, observation))
        case TimerSetSeen(number, delay, repeats, module_or_none, line, is_immediate):
            due = world.shared.clock + delay
            set_now = Timer(number, due, delay if repeats else None, module_or_none, line, is_immediate)
            return TimerSet(set_now, line)
        case TimerClearedSeen(number):
            timer = world.timers.get(number)
            return None if timer is None else TimerCleared(timer)
        case NodeInsertedSeen(number, parent, following, is_parsed, kind, name, data, attributes):
            node = DocumentNode(number, _NODE_KINDS.get(kind, "text"), name, data, attributes)
            holder = world.document.get(parent)
            into = "the document" if holder is None else label(holder)
            return NodeInserted(node, parent, following, is_parsed, into)
        case NodeRemovedSeen(number):
            removed = world.document[number]
            return NodeRemoved(removed, label(world.document[removed.parent or 0]))
        case AttributeChangedSeen(number, name, value):
            return AttributeChanged(number, label(world.document[number]), name, value)
        case NodeTextChangedSeen(number, data):
            return NodeTextChanged(number, data, label(world.document[world.document[number].parent or 0]))
    raise AssertionError(f"unknown observation {observation!r}")


def _awaited(world: World, module: str, kind: str, number: int | None) -> Awaited:
    """What is known of the promise that `module` awaits in the statement that runs."""
    place = _place_in(world, module)
    if kind == "import" and number is not None:
        return Awaited(kind, number, world.imports[number].specifier, (), (number,), place)
    if kind == "fetch" and number is not None:
        return Awaited(kind, number, world.requests[number].name, (), (), place)
    if place is None:
        return Awaited("promise", None, "", (), (), None)
    started = [each for each in things_under_way(world) if each.is_in(place)]
    calls = tuple(each.number for each in started if each.kind == "import")
    return Awaited("promise", None, "", tuple(each.words for each in started), calls, place)


def _place_in(world: World, module: str) -> Place | None:
    """Where the code of `module` is: in the statement that runs, or where it has called the function of that."""
    place = world.place
    if place is None or place.module == module:
        return place
    call = world.calls.get(place.module)
    return call.place if call is not None and call.place.module == module else None


def _job(agent: Agent, seen: JobSeen) -> Job:
    world = agent.recorder.world
    what = "the reaction to a promise"
    if seen.kind == "await":
        what = f"{seen.module} goes on after its await"
    elif seen.kind == "module":
        what = f"the body of {seen.module} has come to its end"
    elif seen.import_number is not None and seen.import_number in world.imports:
        what = f"the next step of import('{world.imports[seen.import_number].specifier}')"
    agent.jobs[seen.number] = what
    enqueuer = ""
    if seen.enqueued_by == 0:
        enqueuer = agent.task
    elif seen.enqueued_by is not None:
        known = agent.jobs.get(seen.enqueued_by)
        enqueuer = f"job {seen.enqueued_by}" + (f" ({known})" if known is not None else "")
    return Job(seen.number, seen.kind, seen.module, what, seen.enqueued_by, enqueuer)


def _own_binding(world: World, module_name: str, index: int) -> Binding:
    module = world.modules[module_name]
    assert module.bindings is not None
    return module.bindings[module.parsed.declarations[index].name]


def _binding_event(agent: Agent, seen: BindingSeen) -> Event:
    declaration = agent.module(seen.module).parsed.declarations[seen.index]
    binding = _own_binding(agent.recorder.world, seen.module, seen.index)
    if binding.value is None:
        # Only the declaration itself can give the first value.
        return BindingInitialized(seen.module, binding.name, binding.kind, seen.value, declaration.position.line)
    readers = tuple(dict.fromkeys(agent.importers.get((seen.module, binding.name), ())))
    return BindingWritten(seen.module, binding.name, binding.value, seen.value, seen.line, readers)
