"""The commands: `modviz`, `modviz open`, `modviz play`, `modviz notes`, `modviz follow`, `modviz trace`.

Exit status: 0 the guest's program was fulfilled; 1 it failed or never settled; 2 wrong use; 3 a limit stopped it; 70 a
mistake of modviz itself, which is shown whole when MODVIZ_DEBUG is set.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from modviz.errors import ModvizError
from modviz.lesson_arguments import add_lessons_command
from modviz.limits import Limits
from modviz.play_command import add_play, run_play

if TYPE_CHECKING:
    from modviz.progress import Progress
    from modviz.record.result import Trace

_EXIT_STATUS = {"fulfilled": 0, "rejected": 1, "pending": 1, "stopped": 3}
_WRONG_USE = 2
_OWN_MISTAKE = 70
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command given by `arguments` (those of the process by default) and return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.command == "trace":
            return _trace(options)
        if options.command == "open":
            return _open(options)
        if options.command == "play":
            return run_play(options)
        if options.command == "notes":
            return _notes(options)
        if options.command == "follow":
            return _follow(options)
        if options.command == "lessons":
            from modviz.lesson_commands import lessons_command

            return lessons_command(options)
        return _pick(options)
    except ModvizError as error:
        print(f"modviz: {error}", file=sys.stderr)
        return _WRONG_USE
    except KeyboardInterrupt:
        print("modviz: interrupted.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; closing it again at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as mistake:
        if os.environ.get("MODVIZ_DEBUG"):
            raise
        print(f"modviz: a mistake of modviz itself, please report it: {_told(mistake)}", file=sys.stderr)
        return _OWN_MISTAKE


def _told(mistake: Exception) -> str:
    """The mistake in one line, with the place in modviz where it was made."""
    place = traceback.extract_tb(mistake.__traceback__)[-1]
    said = " ".join(str(mistake).split())
    return f"{type(mistake).__name__}{f': {said}' if said else ''} ({Path(place.filename).name}:{place.lineno})"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="modviz",
        description="Watch real JavaScript modules load: construction, instantiation, evaluation, step by step.",
        epilog="Without a command, modviz opens the lesson picker.",
    )
    parser.add_argument("--version", action="version", version=f"modviz {_version()}")
    _add_screen_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    open_command = commands.add_parser("open", help="step through a module graph of your own")
    open_command.add_argument(
        "entry",
        metavar="ENTRY",
        nargs="?",
        default=".",
        help="the file to start from, or a folder whose package.json or index.html names it (default: this folder)",
    )
    _add_run_options(open_command)
    _add_screen_options(open_command)
    play_command = commands.add_parser("play", help="play a lesson")
    add_play(play_command)
    _add_screen_options(play_command)
    notes_command = commands.add_parser("notes", help="the speaker's notes of a lesson that is played with --serve")
    _add_screen_options(notes_command)
    follow_command = commands.add_parser("follow", help="follow a lesson that is played with --serve")
    _add_screen_options(follow_command)
    trace_command = commands.add_parser("trace", help="print the record of a module graph")
    trace_command.add_argument("entry", metavar="ENTRY", help="the file to start from")
    trace_command.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to print it (default: text)"
    )
    trace_command.add_argument("--no-events", action="store_true", help="just the outcome, the console and the modules")
    _add_run_options(trace_command)
    add_lessons_command(commands)
    return parser


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--script", action="store_true", help="run ENTRY as a classic script, not as a module")
    parser.add_argument(
        "--seconds",
        type=_positive_number,
        default=Limits().seconds,
        metavar="N",
        help="how long the program may run (default: %(default)g)",
    )


def _add_screen_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ascii", action="store_true", default=argparse.SUPPRESS, help="draw with ASCII characters only"
    )
    parser.add_argument(
        "--theme",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="colours: modviz-dark, modviz-light, high-contrast or colour-blind",
    )


def _positive_number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return number


def _trace(options: argparse.Namespace) -> int:
    from modviz.record.codec import to_json
    from modviz.session import trace
    from modviz.view.text_trace import text_trace

    result = trace(
        options.entry,
        goal="script" if options.script else "module",
        events=not options.no_events,
        limits=Limits(seconds=options.seconds),
    )
    if options.format == "json":
        sys.stdout.flush()
        sys.stdout.buffer.write(to_json(result) + b"\n")
    else:
        for line in text_trace(result, events=not options.no_events):
            print(line)
    sys.stdout.flush()
    return _EXIT_STATUS[result.outcome.status]


def _open(options: argparse.Namespace) -> int:
    from modviz.own_code import entry_file
    from modviz.tui.start import open_graph

    entry = entry_file(Path(options.entry))
    return open_graph(entry.name, _record_for(options)(entry), ascii=_is_ascii(options), theme=_theme(options))


def _pick(options: argparse.Namespace) -> int:
    from modviz.kept_file import usual_kept_file
    from modviz.lesson.catalog import lessons
    from modviz.lesson_opening import lesson_to_play
    from modviz.own_code import found_entry
    from modviz.tui.screens.picker_screen import OwnCode
    from modviz.tui.start import open_picker

    found = found_entry(Path())
    return open_picker(
        lessons(),
        lesson_to_play,
        _record_for(options),
        usual_kept_file(),
        None if found is None else OwnCode(Path(found.path), found.why),
        ascii=_is_ascii(options),
        theme=_theme(options),
    )


def _notes(options: argparse.Namespace) -> int:
    from modviz.tui.beside import show_notes

    return show_notes(ascii=_is_ascii(options), theme=_theme(options))


def _follow(options: argparse.Namespace) -> int:
    from modviz.lesson_opening import lesson_to_play
    from modviz.tui.beside import follow_presentation

    return follow_presentation(lesson_to_play, ascii=_is_ascii(options), theme=_theme(options))


def _record_for(options: argparse.Namespace) -> Callable[[Path], Callable[[Progress], Trace]]:
    """What the screen is handed: for an entry, the function that records it."""
    goal = "script" if getattr(options, "script", False) else "module"
    limits = Limits(seconds=getattr(options, "seconds", Limits().seconds))

    def record_for(entry: Path) -> Callable[[Progress], Trace]:
        def record(progress: Progress) -> Trace:
            # Imported in the thread that records: the first picture does not wait for parser and engine.
            from modviz.own_code import entry_file
            from modviz.session import trace

            return trace(entry_file(entry), goal=goal, limits=limits, progress=progress)

        return record

    return record_for


def _is_ascii(options: argparse.Namespace) -> bool:
    return getattr(options, "ascii", False)


def _theme(options: argparse.Namespace) -> str | None:
    return getattr(options, "theme", None)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("modviz")
    except PackageNotFoundError:
        return "(not installed)"
