"""The file of a recording: header, events, markers, and that a terminal ends up with what was shown."""

from __future__ import annotations

from modviz.export.asciicast.asciicast import Frame, asciicast
from tests.lesson.cast_file import Terminal, read_cast

FRAMES = (
    Frame(0.0, ("one  ", "\x1b[1mtwo\x1b[0m  "), "The beginning"),
    Frame(1.0 / 3, ("one  ", "three")),
    Frame(5.25, ("ünë “”", "three"), "The end"),
)


def _text(frames=FRAMES, end=7.0):
    return "".join(f"{line}\n" for line in asciicast(frames, end, (6, 2), "A “title”"))


def test_header():
    header, _ = read_cast(_text())
    assert (header["width"], header["height"], header["title"]) == (6, 2, "A “title”")
    assert header["duration"] == 7.0
    assert header["idle_time_limit"] == 5


def test_only_rows_that_changed_are_written():
    _, events = read_cast(_text())
    assert events == [
        (0.0, "o", "\x1b[?25l\x1b[2J\x1b[1;1Hone  \x1b[2;1H\x1b[1mtwo\x1b[0m  "),
        (0.0, "m", "The beginning"),
        (0.333, "o", "\x1b[2;1Hthree"),
        (5.25, "o", "\x1b[1;1Hünë “”"),
        (5.25, "m", "The end"),
        (7.0, "o", "\x1b[?25h"),
    ]


def test_a_frame_that_changes_nothing_is_no_event():
    _, events = read_cast(_text((FRAMES[0], Frame(1.0, FRAMES[0].rows)), 2.0))
    assert [event[0] for event in events] == [0.0, 0.0, 2.0]


def test_a_terminal_shows_the_last_frame():
    header, events = read_cast(_text())
    terminal = Terminal(header["width"], header["height"])
    for _, code, data in events:
        if code == "o":
            terminal.write(data)
    assert terminal.text() == "ünë “”\nthree "
