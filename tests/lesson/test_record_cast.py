"""A recorded lesson: what a player shows, and that the file never differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modviz.export.asciicast.lesson_cast import record_cast
from tests.lesson.cast_file import Terminal, read_cast
from tests.lesson.small_lesson import small_lesson


async def _cast(size=(120, 36), **options):
    lines = await record_cast(small_lesson(), size, **options)
    return "".join(f"{line}\n" for line in lines)


def _pictures(text):
    header, events = read_cast(text)
    terminal = Terminal(header["width"], header["height"])
    for seconds, code, data in events:
        if code == "o":
            terminal.write(data)
            yield seconds, terminal.text()


async def test_it_is_the_same_every_time():
    assert await _cast() == await _cast()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_screen_is_recorded(size):
    text = await _cast(size)
    header, events = read_cast(text)
    assert (header["width"], header["height"]) == size
    assert header["title"] == "A box that two modules share"
    assert [data for _, code, data in events if code == "m"] == ["One box", "Who is right?", "Side by side"]
    pictures = [picture for _, picture in _pictures(text)]
    assert "main.js has no box of its own" in pictures[0]
    assert any("What does main.js print?" in picture for picture in pictures)
    assert any("There is one box. up() changed it." in picture for picture in pictures)
    assert "With a counter that stands still" in pictures[-1]


async def test_a_marker_stands_where_its_scene_begins():
    text = await _cast()
    _, events = read_cast(text)
    starts = {data: seconds for seconds, code, data in events if code == "m"}
    shown = next(seconds for seconds, picture in _pictures(text) if "Who is right?" in picture)
    assert starts["Who is right?"] == shown


async def test_speed_is_time():
    slow, _ = read_cast(await _cast())
    fast, _ = read_cast(await _cast(speed=2.0))
    assert fast["duration"] == pytest.approx(slow["duration"] / 2, abs=0.1)


async def test_a_scene_that_leads_to_itself_is_shown_a_few_times():
    lesson = small_lesson()
    again = replace(lesson.scenes[2], next=2)
    looping = replace(lesson, scenes=(*lesson.scenes[:2], again))
    text = "".join(f"{line}\n" for line in await record_cast(looping, (80, 24)))
    assert "With a counter that stands still" in list(_pictures(text))[-1][1]


async def test_without_predictions_nothing_is_asked():
    assert not any("What does main.js print?" in picture for _, picture in _pictures(await _cast(predict=False)))


async def test_ascii_is_seven_bits():
    assert all(picture.isascii() for _, picture in _pictures(await _cast(ascii=True)))
