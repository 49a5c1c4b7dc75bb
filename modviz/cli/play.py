"""`modviz play`: a lesson on the screen, as text, or as a recording of a terminal."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from modviz.cli.shared.options import Commands, add_screen_options, is_ascii, require_terminal, theme
from modviz.cli.shared.output import say
from modviz.errors import ModvizError

if TYPE_CHECKING:
    from modviz.lesson.prepared import PreparedLesson

_SMALLEST, _LARGEST = (60, 20), (400, 200)
_SLOWEST, _FASTEST = 0.1, 100.0
_LAST_PORT = 65_535


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Tell the command line about `modviz play`."""
    parser = commands.add_parser("play", help="play a lesson")
    parser.add_argument("lesson", metavar="LESSON", help="its number or name, or the folder or .zip file of one")
    parser.add_argument("--no-predict", action="store_true", help="leave the questions out")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--auto", action="store_true", help="let it play by itself; it waits at questions")
    how.add_argument("--plain", action="store_true", help="print the whole lesson as text")
    how.add_argument(
        "--record",
        type=Path,
        metavar="FILE.cast",
        help="let it play by itself, and write that to an asciicast, the format of asciinema's player",
    )
    parser.add_argument(
        "--size",
        type=_size,
        default=(120, 36),
        metavar="COLSxROWS",
        help="of the recorded terminal (default: 120x36)",
    )
    parser.add_argument("--answers", action="store_true", help="with --auto: show the right answers, and go on")
    parser.add_argument("--present", action="store_true", help="large, sparse and high in contrast, for a projector")
    parser.add_argument(
        "--serve",
        action="store_true",
        help="let modviz notes and modviz follow, in other terminals of this machine, go along",
    )
    parser.add_argument(
        "--port", type=_port, metavar="N", help="with --serve: listen on this port (default: a free one)"
    )
    parser.add_argument("--restart", action="store_true", help="start over, and forget what was answered before")
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="2 plays twice as fast (default: 1)")
    add_screen_options(parser)
    parser.set_defaults(run=play)


def play(options: argparse.Namespace) -> int:
    """Play the lesson that `options` name, and return the exit status."""
    if options.serve and (options.plain or options.record is not None):
        raise ModvizError("--serve needs the screen: leave --plain or --record out.")
    if options.port is not None and not options.serve:
        raise ModvizError("--port is for --serve, which lets other terminals go along.")
    if options.plain:
        return _print_lesson(options)
    if options.record is not None:
        return _record_lesson(options)
    return _play_on_screen(options)


def prepared_lesson(name: str) -> PreparedLesson:
    """The lesson that a person calls `name`, recorded.

    Raises
    ------
    ModvizError
        There is none, or something is wrong with it.
    """
    from modviz.cli.shared.lesson_recording import record_run
    from modviz.lesson.catalog import find_lesson
    from modviz.lesson.format.loader import load_lesson
    from modviz.lesson.prepare import prepare

    return prepare(load_lesson(find_lesson(name)), record_run)


def _play_on_screen(options: argparse.Namespace) -> int:
    from modviz.cli.shared.lesson_opening import lesson_to_play
    from modviz.cli.shared.progress_file import usual_kept_file
    from modviz.cli.shared.screen_file import usual_screen_file
    from modviz.lesson.catalog import find_lesson
    from modviz.lesson.format.loader import load_lesson
    from modviz.tui.playing.play_options import PlayOptions
    from modviz.tui.start import play_lesson

    path = find_lesson(options.lesson)
    # A lesson that cannot be read is a message, and no screen.
    lesson = replace(lesson_to_play(path), title=load_lesson(path).title)
    require_terminal()
    keeper = usual_kept_file()
    if options.restart:
        keeper.forget(lesson.key)
    how = PlayOptions(
        predict=not options.no_predict,
        auto=options.auto,
        speed=options.speed,
        answers=options.answers,
        present=options.present,
    )
    if options.serve:
        from modviz.classroom.server import listen
        from modviz.tui.presenting_app import present

        listening = listen(options.port or 0)
        # Said on the screen too; but presenter mode leaves no room for it, and it is wanted after the end as well.
        say([f"Presenting on port {listening.getsockname()[1]} of this machine: modviz notes, modviz follow."])
        return present(lesson, how, listening, path, ascii=is_ascii(options), theme=theme(options))
    return play_lesson(
        lesson, how, keeper, ascii=is_ascii(options), theme=theme(options), screen_keeper=usual_screen_file()
    )


def _print_lesson(options: argparse.Namespace) -> int:
    from modviz.lesson.plain.lesson_text import lesson_text

    prepared = prepared_lesson(options.lesson)
    say(lesson_text(prepared, predict=not options.no_predict, ascii=is_ascii(options)))
    return 0


def _record_lesson(options: argparse.Namespace) -> int:
    # Asked before the lesson is played, not after.
    if not options.record.absolute().parent.is_dir():
        raise ModvizError(f"Cannot write {options.record}: there is no folder {options.record.parent}.")
    import asyncio

    from modviz.export.asciicast.lesson_cast import record_cast

    lines = asyncio.run(
        record_cast(
            prepared_lesson(options.lesson),
            options.size,
            speed=options.speed,
            predict=not options.no_predict,
            ascii=is_ascii(options),
            theme=theme(options),
        )
    )
    try:
        with options.record.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise ModvizError(f"Cannot write {options.record}: {error.strerror or error}.") from None
    return 0


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,4})x(\d{1,4})", text)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (_SMALLEST[0] <= width <= _LARGEST[0] and _SMALLEST[1] <= height <= _LARGEST[1]):
        smallest, largest = ("x".join(map(str, size)) for size in (_SMALLEST, _LARGEST))
        raise argparse.ArgumentTypeError(f"{text!r} is not a size from {smallest} to {largest}")
    return width, height


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and 1 <= int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to {_LAST_PORT}")
    return int(text)


def _speed(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not _SLOWEST <= number <= _FASTEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {_SLOWEST:g} to {_FASTEST:g}")
    return number
