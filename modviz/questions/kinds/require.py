"""What does this call of `require` do?"""

from __future__ import annotations

from collections.abc import Iterator

from modviz.questions.choosing import one_of
from modviz.questions.kind import Idea, QuestionKind
from modviz.questions.question import Choice, Question
from modviz.questions.trace_index import Reading
from modviz.questions.words import code
from modviz.record.events import (
    CommonJSStarted,
    CommonJSThrew,
    JsonLoaded,
    ModuleRequired,
    RequireCacheChanged,
    RequireCacheHit,
    RequireCalled,
    RequireFailed,
    RequireResolved,
    StatementReached,
)

_OUTCOMES = (CommonJSStarted, RequireCacheHit, RequireFailed, JsonLoaded, ModuleRequired)


def require(reading: Reading, position: int, about: tuple[str, ...] = ()) -> Question | None:
    """Ask what the call of `require` at `position`, or the next one, does with its module.

    None when it is not about a CommonJS module, or when the program itself has put something into `require.cache`.
    """
    found = _call(reading, position)
    if found is None:
        return None
    called_at, call = found
    resolved = next((each for _, each in reading.all(RequireResolved, called_at) if each.number == call.number), None)
    outcome_at = reading.after(called_at, *_OUTCOMES)
    if resolved is None or resolved.is_over or outcome_at is None or _is_planted(reading, resolved.target, outcome_at):
        return None
    outcome = reading.event(outcome_at)
    where = "" if call.line is None else f" in line {call.line}"
    text = f"{code(call.module or '')} calls {code(f'require({call.specifier!r})')}{where}. What happens?"
    if isinstance(outcome, RequireCacheHit) and outcome.number == call.number:
        answers = _from_cache(outcome, outcome_at)
    elif isinstance(outcome, CommonJSStarted) and outcome.module == resolved.target:
        answers = _runs(reading, call, outcome, outcome_at)
    else:
        return None
    right, *mistakes = answers
    return one_of(text, right, mistakes, "what a call of require does")


def _call(reading: Reading, position: int) -> tuple[int, RequireCalled] | None:
    """The call that was made last, if it is not known yet what it does; else the next one."""
    last = reading.before(position, RequireCalled, StatementReached, *_OUTCOMES)
    start = last - 1 if last is not None and isinstance(reading.event(last), RequireCalled) else position
    calls = ((at, call) for at, call in reading.all(RequireCalled, start) if call.module and not call.is_lookup)
    return next(calls, None)


def _is_planted(reading: Reading, target: str, until: int) -> bool:
    changes = (event for _, event in reading.all(RequireCacheChanged, until=until) if event.module == target)
    return any(event.is_by_program and event.state != "gone" for event in changes)


def _from_cache(hit: RequireCacheHit, at: int) -> Iterator[Choice]:
    module = code(hit.target)
    if hit.is_loaded:
        yield Choice(
            f"{hit.target} does not run: it gives the same object as before",
            True,
            f"{module} has run, and stays in `require.cache` with its `module.exports`. Everyone who requires it gets"
            " that one object.",
            at,
        )
        yield Choice(
            f"{hit.target} runs again, and gives a new object",
            False,
            f"A call of `require` looks into `require.cache` first. {module} is there, so its code runs once only.",
            at,
        )
        yield Choice(
            f"{hit.target} does not run: it gives a copy of the object",
            False,
            "`require` copies nothing: what one module writes to the object, all others see.",
            at,
        )
        return
    yield Choice(
        f"{hit.target} does not run: it gives what {hit.target} has exported so far",
        True,
        f"A cycle: {module} stands in the middle of a line, further down on the stack. It is in `require.cache` since"
        " before it ran, with its `module.exports` as far as it is filled.",
        at,
    )
    yield Choice(
        "It throws: a cycle is an error",
        False,
        "Only an empty box of an ES module throws. `require` gives an object, and a property that is not there yet is"
        " `undefined`.",
        at,
    )
    yield Choice(
        f"{hit.target} goes on to its end first, and gives all that it exports",
        False,
        f"{module} cannot go on: it waits for this very line, in the middle of its own call of `require`.",
        at,
    )
    yield Choice(
        f"{hit.target} runs again, from the start",
        False,
        f"That would never end. {module} is in `require.cache` already, although it has not run to its end.",
        at,
    )


def _runs(reading: Reading, call: RequireCalled, start: CommonJSStarted, at: int) -> Iterator[Choice]:
    module = code(start.module)
    before = reading.before(at - 1, CommonJSThrew, RequireCacheChanged)
    starts = [
        position for position, event in reading.all(CommonJSStarted, until=at - 1) if event.module == start.module
    ]
    if not starts or before is None:
        yield Choice(
            f"{start.module} runs now, before the line goes on",
            True,
            "A call of `require` finds, reads and runs a module in one go, in the middle of the line that calls it.",
            at,
        )
        yield Choice(
            f"Nothing runs: {start.module} has run before {call.module} began",
            False,
            "That is how ES modules do it, where an `import` is known before any code runs. `require` is a call:"
            f" nobody knew of {module} before.",
            at,
        )
        yield Choice(
            f"{start.module} is read now, and runs when {call.module} has ended",
            False,
            f"`require` gives what {module} exports, so its code has to run before the line can go on.",
            at,
        )
        return
    if start.is_again:
        yield Choice(
            f"{start.module} runs again, from the start",
            True,
            f"{module} threw last time, and was taken out of `require.cache` for that: the next call runs it again.",
            at,
        )
        yield Choice(
            "It throws the same error again, and nothing runs",
            False,
            f"That is how ES modules do it: they keep the error. {module} is not in `require.cache` any more.",
            at,
        )
        yield Choice(
            f"{start.module} does not run: it gives what {start.module} had exported before it threw",
            False,
            f"That object left `require.cache` together with {module} when it threw.",
            at,
        )
        return
    yield Choice(
        f"{start.module} runs again, and gives a new object",
        True,
        f"{module} is not in `require.cache` any more: the program has taken it out. Who required it before keeps the"
        " old object.",
        at,
    )
    yield Choice(
        f"{start.module} does not run: it gives the same object as before",
        False,
        f"That would be so if {module} were still in `require.cache`. The program has taken it out.",
        at,
    )


def _ideas(reading: Reading, position: int, event: RequireCalled) -> Iterator[Idea]:
    """Once for each thing that a call of `require` can do."""
    outcome_at = reading.after(position, *_OUTCOMES)
    if event.module is None or event.is_lookup or outcome_at is None:
        return
    match reading.event(outcome_at):
        case RequireCacheHit() as hit:
            yield Idea(("require", "again" if hit.is_loaded else "cycle"))
        case CommonJSStarted() as start:
            has_run = any(each.module == start.module for _, each in reading.all(CommonJSStarted, until=position))
            yield Idea(("require", "error" if start.is_again else "deleted" if has_run else "first"))


REQUIRE = QuestionKind(
    "require",
    require,
    "ask it before a call of require that finds a CommonJS module",
    after={RequireCalled: _ideas},
)
