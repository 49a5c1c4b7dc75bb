"""Every key: what it does, in the words of the help screen and the command palette."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from modviz.view.board.panels import PANELS


@dataclass(frozen=True)
class Key:
    """Keys that do one thing.

    `keys` is what Textual calls them, separated by commas; `shown` what the help screen calls them; `hint`
    the word in the line at the foot of the screen, if it has a place there.
    """

    keys: str
    action: str
    shown: str
    does: str
    hint: str = ""


Groups = Mapping[str, tuple[Key, ...]]
"""The keys of one screen, as its help groups them."""


def all_keys(groups: Groups) -> Iterable[Key]:
    """The keys of all groups."""
    for keys in groups.values():
        yield from keys


def distinct(groups: Groups) -> Groups:
    """`groups`, after a look at whether each key does one thing.

    Raises
    ------
    ValueError
        A key does two things.
    """
    does: dict[str, str] = {}
    for key in all_keys(groups):
        for name in key.keys.split(","):
            if name in does:
                raise ValueError(f"the key {name!r} has two meanings: {does[name]!r} and {key.does!r}")
            does[name] = key.does
    return groups


GROUPS = distinct(
    {
        "Step": (
            Key("space,right", "beats(1)", "space →", "Next step", "next"),
            Key("b,left", "beats(-1)", "b ←", "Previous step", "back"),
            Key("full_stop", "events(1)", ".", "Next event, however small"),
            Key("comma", "events(-1)", ",", "Previous event, however small"),
            Key("pagedown", "beats(10)", "PgDn", "Ten steps forward"),
            Key("pageup", "beats(-10)", "PgUp", "Ten steps back"),
            Key("right_square_bracket", "phase(True)", "]", "Next phase", "phase"),
            Key("left_square_bracket", "phase(False)", "[", "Previous phase"),
            Key("home", "end(False)", "Home", "To the start"),
            Key("end", "end(True)", "End", "To the end"),
            Key("p", "play", "p", "Play, and pause"),
            Key("a", "predict", "a", "Ask me before steps worth a thought, or stop"),
            Key("w", "see", "w", "Show where an answer shows, and return"),
        ),
        "Jump": (
            Key("e", "landmark('error', True)", "e", "Next error"),
            Key("E", "landmark('error', False)", "E", "Previous error"),
            Key("c", "landmark('console', True)", "c", "Next console line"),
            Key("C", "landmark('console', False)", "C", "Previous console line"),
            Key("y", "landmark('cycle', True)", "y", "Next cycle"),
            Key("Y", "landmark('cycle', False)", "Y", "Previous cycle"),
            Key("m", "landmark('module', True)", "m", "Next module"),
            Key("M", "landmark('module', False)", "M", "Previous module"),
            Key("slash", "find", "/", "Find a step that mentions something", "find"),
            Key("n", "find_again(True)", "n", "Find the next one"),
            Key("N", "find_again(False)", "N", "Find the previous one"),
            Key("g", "go_to", "g", "Go to an event by its number"),
        ),
        "Panels": (
            Key("tab", "app.focus_next", "Tab", "Next panel"),
            Key("shift+tab", "app.focus_previous", "Shift-Tab", "Previous panel"),
            *(Key(panel.key, f"panel('{panel.name}')", panel.key, panel.title) for panel in PANELS.values()),
            Key("z,enter", "enlarge", "z Enter", "Enlarge the panel, or put it back", "enlarge"),
            Key("f", "narrow", "f", "The graph: only its cycle, what leads there, all"),
            Key("plus", "fold('open')", "+", "The graph: open all folders and packages"),
            Key("minus", "fold('closed')", "-", "The graph: close them, but on the way to the module in question"),
            Key("less_than_sign", "widen(-4)", "<", "Move the line between the columns to the left"),
            Key("greater_than_sign", "widen(4)", ">", "Move it to the right"),
        ),
        "modviz": (
            Key("i", "copy", "i", "Copy what is said here"),
            Key("G", "glossary", "G", "What the words of this step mean"),
            Key("o", "editor", "o", "Open your editor at this line"),
            Key("s", "picture", "s", "Save the screen as a picture (SVG)"),
            Key("t", "app.next_theme", "t", "Next theme", "theme"),
            Key("question_mark,f1", "help", "? F1", "Keys and signs", "keys"),
            Key("escape,backspace", "leave", "Esc", "Put back what is enlarged, or leave"),
            Key("q", "app.quit", "q", "Quit", "quit"),
        ),
    }
)
"""The keys of the step screen, as the help screen groups them."""

SCROLLING = (
    ("↑ ↓ k j", "Scroll the panel, also with the wheel"),
    ("Shift ↑ ↓", "Scroll it by ten lines"),
    ("Shift ← → h l", "Scroll it sideways"),
)
"""The keys that panels have of their own."""

POINTING = (
    ("a step, the timeline", "Go there, also by dragging"),
    ("a phase", "Go to its start"),
    ("a module, a box", "Show it until the next step"),
    ("a console line", "Go to where it was printed"),
    ("a panel, twice", "Enlarge it"),
)
"""What can be pointed at with the mouse."""


def bindings(groups: Groups) -> list[BindingType]:
    """The keys as Textual wants them."""
    return [Binding(key.keys, key.action, key.does, show=False) for key in all_keys(groups)]
