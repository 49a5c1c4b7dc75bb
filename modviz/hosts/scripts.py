"""Running scripts and modules, as every host does, and what that comes to."""

from __future__ import annotations

from collections.abc import Callable

from modviz.hosts.host import HostRealm, Script
from modviz.hosts.module_map import parsing_stopped, syntax_error
from modviz.parsing.parse_error import ParseError, ParsingLimitError
from modviz.parsing.parsing import Parsing
from modviz.parsing.script_syntax import ScriptSyntax
from modviz.record.events import PhaseStarted, ScriptStarted
from modviz.record.waiting import circle, circle_words, waits
from modviz.record.world import GuestError, Module, Outcome, World
from modviz.spec.agent import Agent, GuestThrew
from modviz.spec.evaluation import evaluate
from modviz.spec.jobs import perform_jobs
from modviz.spec.linking import link
from modviz.spec.loading import load_requested_modules
from modviz.spec.observations import evaluation_error, note

Fetch = Callable[[Callable[[str | GuestError], None]], None]
"""Fetches one module; calls what it is given, now or later, with the module's name or the error."""

RunUntil = Callable[[Callable[[], bool]], None]
"""Runs tasks until the condition holds, or none is left."""


def run_classic_script(agent: Agent, realm: HostRealm, parsing: Parsing, script: Script) -> None:
    """Run `script` and the jobs it leaves.

    Raises
    ------
    GuestThrew
        It is no script, or it threw.
    RealmStopped
        A limit was reached, also one of parsing.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#run-a-classic-script
    """
    if agent.recorder.world.phase is None:
        _start_phase(agent, "evaluate")
    syntax = create_classic_script(parsing, script.name, script.source_text)
    if isinstance(syntax, GuestError):
        raise GuestThrew(syntax)
    agent.recorder.emit(ScriptStarted(script.name))
    agent.task = f"the script {script.name}"
    execution = realm.run_script(script.name, script.url, syntax)
    note(agent, execution.observations)
    if execution.thrown is not None:
        raise GuestThrew(evaluation_error(execution.thrown))
    perform_jobs(agent)


def create_classic_script(parsing: Parsing, name: str, source_text: str) -> ScriptSyntax | GuestError:
    """The script `name`, ready to run, or its syntax error; raises `RealmStopped` where parsing reaches a limit.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#creating-a-classic-script
    """
    try:
        return parsing.parse_script(source_text)
    except ParseError as error:
        return syntax_error(error, name)
    except ParsingLimitError as reached:
        raise parsing_stopped(reached, name) from None


def compile_error(realm: HostRealm) -> GuestError | None:
    """The first error of the engine with a module that the parser has accepted; None as a rule."""
    first = next(iter(realm.compile_errors()), None)
    if first is None:
        return None
    return GuestError(first.name, first.message, "parse", first.module, first.line, first.column)


def run_module_script(agent: Agent, realm: HostRealm, fetch: Fetch, run_until: RunUntil) -> Module:
    """Load, link and evaluate the module that `fetch` gives; the promise of the module returned says how it goes on.

    Raises
    ------
    GuestThrew
        It could not be loaded or linked.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#run-a-module-script
    """
    _start_phase(agent, "construct")
    module = _load(agent, fetch, run_until)
    refusal = compile_error(realm)
    if refusal is not None:
        raise GuestThrew(refusal)
    _start_phase(agent, "instantiate")
    link(agent, module)
    _start_phase(agent, "evaluate")
    agent.task = f"the evaluation of {module.name}"
    return evaluate(agent, module)


def outcome_of(world: World, root: Module | None, error: GuestError | None) -> Outcome:
    """The outcome of a program that has nothing left to do.

    Parameters
    ----------
    world
        What there is at the end.
    root
        The module whose top-level promise stands for the program, if it came to one.
    error
        What ended the program before.
    """
    if root is not None and root.top_level_promise == "rejected":
        error = root.evaluation_error
    if error is not None:
        return Outcome("stopped" if error.is_lack else "rejected", error)
    if root is not None and root.top_level_promise == "pending":
        return _pending(world)
    return Outcome("fulfilled")


def _load(agent: Agent, fetch: Fetch, run_until: RunUntil) -> Module:
    """Load the module that `fetch` gives, and all it needs.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#fetch-the-descendants-of-and-link-a-module-script
    """
    arrived: list[str | GuestError] = []
    fetch(arrived.append)
    run_until(lambda: bool(arrived))
    entry = arrived[0]
    if isinstance(entry, GuestError):
        raise GuestThrew(entry)
    module = agent.module(entry)
    settled: list[GuestError | None] = []
    load_requested_modules(agent, module, settled.append)
    run_until(lambda: bool(settled))
    error = settled[0]
    if error is not None:
        raise GuestThrew(error)
    return module


def _pending(world: World) -> Outcome:
    """The outcome of a run that has nothing left to do while modules still wait."""
    names = (module.name for module in world.modules.values() if module.status == "evaluating-async")
    waiting = waits(world)
    in_circle = circle(waiting, world)
    # First, since a long list is cut where there is little room.
    dead_lock = [circle_words(in_circle, waiting)] if in_circle else []
    reasons = (*dead_lock, *(f"{wait.words}." for wait in waiting))
    return Outcome("pending", waiting=tuple(names), reasons=reasons)


def _start_phase(agent: Agent, phase: str) -> None:
    agent.recorder.emit(PhaseStarted(phase))
