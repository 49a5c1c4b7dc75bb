"""Why a run failed, as it is told for graphs of one's own."""

import pytest

import modviz
from modviz.view.explanation import explanation

GAME = {
    "main.js": "import { start } from './game.js';\nstart();",
    "game.js": "import { Player } from './player.js';\nexport const LIVES = 3;\nexport const start = () => Player;",
    "player.js": "import { bonus } from './bonus.js';\nexport class Player { lives = bonus; }",
    "bonus.js": "import { LIVES } from './game.js';\nexport const bonus = LIVES * 2;",
}


@pytest.mark.parametrize(
    ("sources", "why"),
    [
        (
            GAME,
            "game.js → player.js → bonus.js → game.js is a cycle. game.js was reached first, but a module runs only"
            " after what it imports, so bonus.js ran before it. LIVES gets its value at line 2 of game.js, which had"
            " not run yet.",
        ),
        (
            {"main.js": "console.log(x);\nlet x = 1;"},
            "x gets its value at line 2 of main.js itself, and that line had not run yet.",
        ),
        (
            {
                "main.js": "import { b } from './b.js';\nb();\nexport let a = 1;",
                "b.js": "import { a } from './main.js';\nexport function b() { return a; }",
            },
            "main.js → b.js → main.js is a cycle, and main.js was not finished when b.js read from it. a gets its value"
            " at line 3 of main.js, which had not run yet.",
        ),
        ({"main.js": "null.x"}, ""),
        ({"main.js": "throw new ReferenceError(\"Cannot access 'nothing' before initialization\")"}, ""),
    ],
)
def test_the_explanation_of_a_failure(sources: dict[str, str], why: str) -> None:
    trace = modviz.trace("main.js", sources=sources)
    assert trace.outcome.error is not None
    assert explanation(trace.end, trace.outcome.error) == why
