"""The keys of a lesson, in the words of its help."""

from __future__ import annotations

from dataclasses import replace

from modviz.tui.keys import GROUPS, Key, distinct

_PANELS = tuple(
    # Enter goes on, in a lesson.
    replace(key, keys="z", shown="z", hint="") if key.action == "enlarge" else key
    for key in GROUPS["Panels"]
    # The board of a lesson is its author's.
    if not key.action.startswith(("narrow", "fold", "widen"))
)

LESSON_GROUPS = distinct(
    {
        "Lesson": (
            Key("space,right,enter", "next", "space →", "Go on; pause, when it plays by itself", "next"),
            Key("left,backspace", "back", "← Bksp", "Go back", "back"),
            Key("pagedown", "clicker_next", "PgDn", "Go on, past a question too: a clicker's key"),
            Key("pageup", "back", "PgUp", "Go back: a clicker's key"),
            Key("home", "scene(0)", "Home", "To the first scene"),
            Key("end", "scene(-1)", "End", "To the last scene"),
            Key("g", "ask_scene", "g", "Go to a scene by its number"),
            Key("w", "see", "w", "Show where an answer shows, and return"),
            Key("p", "play", "p", "Play by itself, and pause"),
            Key("x", "explore", "x", "Explore this run freely, and return", "explore"),
            Key("P,f5", "present", "P F5", "Presenter mode: large and sparse"),
            Key("full_stop,b", "black", ". b", "Black screen; any key returns"),
        ),
        "Panels": _PANELS,
        "modviz": (
            Key("i", "copy", "i", "Copy what is said here"),
            Key("s", "picture", "s", "Save the screen as a picture (SVG)"),
            Key("t", "app.next_theme", "t", "Next theme"),
            Key("question_mark,f1", "help", "? F1", "Keys and signs", "keys"),
            Key("escape", "leave", "Esc", "Put back what is shown, or leave the lesson"),
            Key("q", "app.quit", "q", "Quit", "quit"),
        ),
    }
)
"""The keys of the lesson screen, as the help screen groups them; a question has keys of its own."""

ANSWERING = (
    ("1 … 9, ↑ ↓", "Choose an answer"),
    ("Enter", "Answer"),
    ("Shift ↑ ↓", "Carry an item of an order"),
    ("s Esc", "Skip the question"),
)
"""The keys of a question."""

LESSON_POINTING = (
    ("the text, right half", "Go on"),
    ("the text, left half", "Go back"),
    ("an answer, twice", "Give it"),
    ("a panel, twice", "Enlarge it"),
)
"""What can be pointed at with the mouse in a lesson."""
