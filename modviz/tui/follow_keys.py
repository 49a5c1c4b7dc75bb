"""The keys of a screen that follows a presenter, in the words of its help."""

from __future__ import annotations

from modviz.tui.keys import Key, distinct
from modviz.tui.lesson_keys import LESSON_GROUPS

_DRIVING = "space,right,left,enter,backspace,pagedown,pageup,home,end,g,p,P,f5,full_stop,b"
"""What drives a lesson that one plays oneself."""

FOLLOW_GROUPS = distinct(
    {
        "Follow": (
            Key("x", "explore", "x", "Look around in this run, and return to the presenter", "look around"),
            Key("w", "see", "w", "Show where an answer shows, and return"),
            Key(_DRIVING, "refuse", "space …", "The presenter goes on, not you"),
        ),
        "Panels": LESSON_GROUPS["Panels"],
        "modviz": (
            Key("t", "app.next_theme", "t", "Next theme", "theme"),
            Key("question_mark,f1", "help", "? F1", "Keys and signs", "keys"),
            Key("escape", "leave", "Esc", "Put back what is shown"),
            Key("q", "app.quit", "q", "Quit", "quit"),
        ),
    }
)
"""The keys of the screen that follows; a question has keys of its own."""
