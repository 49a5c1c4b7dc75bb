"""What holds for every panel, at every step, in every width, whatever the guest calls and prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from modviz.record.entries import ParsedModule
from modviz.record.events import (
    BindingCreated,
    BindingInitialized,
    ConsolePrinted,
    EnvironmentCreated,
    FetchFinished,
    FetchStarted,
    ImportBound,
    ModuleParsed,
    PhaseStarted,
    RunFinished,
    RunStarted,
    StatementReached,
    WalkEntered,
)
from modviz.record.recorder import Recorder
from modviz.record.trace import Trace
from modviz.record.values import Value
from modviz.record.world import GuestError, Outcome, Place
from modviz.view.board.panels import PANELS
from modviz.view.moment import Line, Moment, plain
from modviz.view.panels.narration import narration
from modviz.view.panels.phase_bar import phase_bar
from modviz.view.panels.timeline_bar import timeline_bar
from modviz.view.plain.trace import text_trace
from modviz.view.styles import STYLES
from tests.chance import examples
from tests.view.runs import commonjs, dead_zone, gone, live, missing, moment_at

RUNS = (live, dead_zone, missing, gone, commonjs)


def all_lines(moment: Moment, width: int, height: int) -> Iterator[Line]:
    """Every line of the screen."""
    for panel in PANELS.values():
        yield from panel.view(moment, width, height).lines
    yield from narration(moment, width, height)
    yield phase_bar(moment, width)
    yield timeline_bar(moment, width)


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize(("width", "height"), [(20, 5), (40, 12), (60, 20), (160, 50)])
def test_no_line_is_wider_than_its_panel(run: Callable[[], Trace], width: int, height: int) -> None:
    for position in range(len(run().events) + 1):
        for line in all_lines(moment_at(run(), position), width, height):
            assert cell_len(plain(line)) <= width


@pytest.mark.parametrize("run", RUNS)
def test_in_ascii_every_character_is_ascii(run: Callable[[], Trace]) -> None:
    for position in range(len(run().events) + 1):
        moment = moment_at(run(), position, ascii=True)
        for line in all_lines(moment, 70, 20):
            # Values are shortened by it, and are words of the guest.
            assert plain(line).replace("…", "").isascii()
        assert all(panel.view(moment, 70, 20).title.isascii() for panel in PANELS.values())


@pytest.mark.parametrize("run", RUNS)
def test_ascii_moves_nothing(run: Callable[[], Trace]) -> None:
    position = len(run().events) * 2 // 3
    pretty = [plain(line) for line in all_lines(moment_at(run(), position), 70, 20)]
    ascii_only = [plain(line) for line in all_lines(moment_at(run(), position, ascii=True), 70, 20)]
    assert [len(line.rstrip()) for line in pretty] == [len(line.rstrip()) for line in ascii_only]


@pytest.mark.parametrize("run", RUNS)
def test_every_style_has_a_meaning(run: Callable[[], Trace]) -> None:
    for position in range(len(run().events) + 1):
        for line in all_lines(moment_at(run(), position), 70, 20):
            for span in line:
                assert set(span.style.split()) <= set(STYLES)


@pytest.mark.parametrize("run", RUNS)
def test_every_target_is_of_a_kind_that_is_known(run: Callable[[], Trace]) -> None:
    lengths = {"module": 2, "box": 3, "step": 2, "line": 3, "toggle": 2, "phase": 2, "term": 2, "press": 2}
    for position in range(len(run().events) + 1):
        for line in all_lines(moment_at(run(), position), 70, 20):
            for span in line:
                assert span.target is None or len(span.target) == lengths[span.target[0]]


@pytest.mark.parametrize(
    "selected", [("module", "gone.js"), ("box", "a.js", "x"), ("line", "main.js", "2"), ("step", "3")]
)
@pytest.mark.parametrize("run", RUNS)
def test_whatever_is_selected_can_be_shown_at_every_step(run: Callable[[], Trace], selected: tuple[str, ...]) -> None:
    for position in range(len(run().events) + 1):
        assert list(all_lines(moment_at(run(), position, selected), 40, 12))


def test_a_record_without_events_can_be_shown() -> None:
    moment = moment_at(Trace("main.js", (), live().worlds), 0)
    assert list(all_lines(moment, 40, 12))


guest_text = st.text(st.characters(), max_size=60) | st.text(
    st.sampled_from("ab \t\n\r\x1b\x7f\x9b​‮️‍漢👩❤́\ud800→░"), max_size=60
)


def hostile_run(name: str, other: str, text: str) -> Trace:
    """A record in which the guest calls and prints everything that."""
    first, second = f"1{name}", f"2{other}"
    parsed = ParsedModule((), (), (), (), (), (), (), False)
    error = GuestError(name, text, "evaluate", first, 1, 3)
    recorder = Recorder(1000)
    for event in (
        RunStarted(first, "module"),
        PhaseStarted("construct"),
        FetchStarted(first, f"url:{first}", None),
        FetchFinished(first, f"url:{first}", text),
        ModuleParsed(first, f"url:{first}", parsed),
        FetchStarted(second, f"url:{second}", first),
        FetchFinished(second, f"url:{second}", text),
        ModuleParsed(second, f"url:{second}", parsed),
        PhaseStarted("instantiate"),
        WalkEntered(first, "linking", 0),
        EnvironmentCreated(first),
        EnvironmentCreated(second),
        BindingCreated(first, text, "let", (other,), 1, 1),
        BindingInitialized(first, text, "let", Value("string", text, None), 1),
        BindingCreated(first, f"{text}!", "let", (), 1, 1),
        BindingInitialized(first, f"{text}!", "let", Value("function", f"ƒ {text}", 3), 1),
        ImportBound(second, other, text, first, text, (), 1, 2),
        ImportBound(second, f"{other}!", text, first, None, (), 1, 2),
        PhaseStarted("evaluate"),
        StatementReached(Place(first, 1, 2, 1)),
        ConsolePrinted(name, text, first, 1),
        RunFinished(Outcome("rejected", error)),
    ):
        recorder.emit(event)
    return Trace(first, recorder.events, recorder.worlds)


@examples(150)
@given(guest_text, guest_text, guest_text, st.integers(12, 90), st.integers(3, 30), st.booleans())
def test_no_guest_text_breaks_a_panel(name: str, other: str, text: str, width: int, height: int, ascii: bool) -> None:
    run = hostile_run(name, other, text)
    for position in (0, 6, 13, 17, 20, 21, 22):
        moment = moment_at(run, position, ascii=ascii)
        for line in all_lines(moment, width, height):
            shown = plain(line)
            assert shown.isprintable()
            assert cell_len(shown) <= width
        assert all(panel.view(moment, width, height).title.isprintable() for panel in PANELS.values())


@examples(50)
@given(guest_text, guest_text, guest_text)
def test_no_guest_text_breaks_the_plain_text(name: str, other: str, text: str) -> None:
    run = hostile_run(name, other, text)
    assert all(line.isprintable() for line in text_trace(run))
