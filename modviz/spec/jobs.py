"""Jobs: what happens when the stack is empty, and what the realm leaves to this side while they run.

Source: https://tc39.es/ecma262/#sec-jobs
"""

from __future__ import annotations

from collections.abc import Sequence

from modviz.record.events import JobsDone
from modviz.record.recorder import Recorder
from modviz.record.world import GuestError
from modviz.spec.agent import Agent
from modviz.spec.async_evaluation import (
    async_module_execution_fulfilled,
    async_module_execution_rejected,
)
from modviz.spec.dynamic_import import (
    evaluate_fulfilled,
    evaluate_import_call,
    link_and_evaluate,
    note_rejection,
)
from modviz.spec.observations import evaluation_error, note
from modviz.spec.ports import UNREADABLE, Host, Realm, RealmStopped
from modviz.spec.seen import (
    AsyncModuleSettled,
    FetchSeen,
    HostRequest,
    ImportCallSeen,
    ImportEvaluatedSeen,
    ImportLoadedSeen,
    ImportRejectedSeen,
    Observation,
    Question,
)
from modviz.spec.sync_evaluation import touch_deferred_namespace


def create_agent(recorder: Recorder, realm: Realm, host: Host) -> Agent:
    """The surrounding agent of a run, which answers what its realm asks for."""
    agent = Agent(recorder, realm, host, lambda request: _answer(agent, request))
    realm.answer_questions(lambda observations, question: _answer_question(agent, observations, question))
    return agent


def perform_jobs(agent: Agent) -> None:
    """Run jobs until none is left, as at the end of every script and task.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#perform-a-microtask-checkpoint
    """
    count = 1
    while count:
        count, observations = agent.realm.run_jobs(agent.recorder.world.shared.clock)
        note(agent, observations)
    job = agent.recorder.world.job
    if job is not None:
        agent.recorder.emit(JobsDone(job))


def _answer(agent: Agent, request: HostRequest) -> None:
    match request:
        case FetchSeen(number):
            agent.host.fetch(request, lambda answer: note(agent, agent.realm.answer_fetch(number, answer)))
        case ImportCallSeen():
            evaluate_import_call(agent, request)
        case ImportLoadedSeen(number):
            link_and_evaluate(agent, number)
        case ImportEvaluatedSeen(number):
            evaluate_fulfilled(agent, number)
        case ImportRejectedSeen(number, thrown):
            note_rejection(agent, number, evaluation_error(thrown))
        case AsyncModuleSettled(name, None):
            async_module_execution_fulfilled(agent, agent.module(name))
        case AsyncModuleSettled(name, thrown):
            assert thrown is not None
            async_module_execution_rejected(agent, agent.module(name), evaluation_error(thrown))


def _answer_question(
    agent: Agent, observations: Sequence[Observation | HostRequest], question: Question
) -> str | GuestError:
    note(agent, observations)
    if question.what != "namespace":
        return agent.host.answer_question(question)
    if question.about not in agent.recorder.world.modules:
        raise RealmStopped(UNREADABLE)
    return touch_deferred_namespace(agent, question) or ""
