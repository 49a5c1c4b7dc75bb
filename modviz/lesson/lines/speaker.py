"""What a speaker sees while presenting: the clock, the notes of this scene, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from modviz.classroom.messages import SceneText, State, Welcome
from modviz.view.line import finish, line_width, make_panel, spread
from modviz.view.markdown import markdown_lines
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.text import clean, crop, wrap

_STATES = {
    "asking": "the question is on the screen",
    "revealed": "the answer is on the screen",
    "over": "the lesson is over",
}


def head_line(moment: Moment, width: int, welcome: Welcome, state: State, seconds: float) -> Line:
    """The lesson, how far it is, and the clock at the right.

    Parameters
    ----------
    moment
        Any moment: only whether it asks for ASCII matters.
    width
        The room there is.
    welcome, state
        What the presentation said.
    seconds
        The time since its start.
    """
    where = f"scene {state.scene + 1} of {len(welcome.scenes)}"
    doing = f", {_STATES[state.state]}" if state.state in _STATES else ""
    rest: Line = (Span(f"  {where}{doing}"),)
    if state.is_black:
        rest += (Span("  "), Span(" the screen is black ", "notice"))
    time: Line = (Span(clock(seconds), "phase"),)
    # The clock and the place matter more than what the speaker knows by heart.
    room = max(8, width - line_width(rest) - line_width(time) - 2)
    title = Span(crop(clean(welcome.title), room), "heading")
    return finish(moment, spread((title, *rest), time, width), width)


def clock(seconds: float) -> str:
    """A time as people read it: `4:05`, `1:04:05`."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def notes_panel(moment: Moment, width: int, welcome: Welcome, state: State) -> Panel:
    """What there is to say here: the speaker's notes, the question with its answer, and what the audience reads."""
    scene = welcome.scenes[state.scene]
    lines = [
        *(markdown_lines(scene.notes, width) if scene.notes else [(Span("No notes for this scene.", "dim"),)]),
        *_question(scene, width),
        *_section("They read", width, scene.say),
    ]
    return make_panel(moment, f"{state.scene + 1}. {clean(scene.title)}", lines, width)


def next_panel(moment: Moment, width: int, welcome: Welcome, state: State) -> Panel:
    """The scene after this one; where answers may lead elsewhere, the one that follows in the lesson."""
    if state.state == "over" or state.scene + 1 >= len(welcome.scenes):
        return make_panel(moment, "Next", [(Span("This is the last scene.", "dim"),)], width)
    scene = welcome.scenes[state.scene + 1]
    return make_panel(moment, f"Next: {clean(scene.title)}", markdown_lines(scene.say, width), width)


def _question(scene: SceneText, width: int) -> Iterator[Line]:
    if scene.question:
        yield from _section("They are asked", width, scene.question)
        yield from ((Span(text, "right"),) for text in wrap(f"Right: {clean(scene.answer)}", width))


def _section(title: str, width: int, text: str) -> Iterator[Line]:
    yield ()
    yield (Span(title, "heading"),)
    yield from markdown_lines(text, width)
