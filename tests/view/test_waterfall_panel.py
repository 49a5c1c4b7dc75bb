"""The waterfall: each request along the clock, and nothing that has not happened yet."""

import modviz
from modviz.view.board.panels import PANELS
from modviz.view.moment import Moment, plain

PAGE = """<link rel=stylesheet href=a.css>
<script src=b.js></script>
<script type=module>
import "./c.js"
import("./gone.js").catch(() => {})
fetch("d.json")
</script>"""
SOURCES = {"index.html": PAGE, "a.css": "", "b.js": "", "c.js": "", "d.json": "1"}


def rows(timeline, width=90):
    return [plain(line).rstrip() for line in PANELS["waterfall"].view(Moment(timeline), width, 30).lines]


def test_each_request_has_its_bar_and_says_what_came_of_it():
    network = modviz.Network(slow={"b.js": 20})
    timeline = modviz.trace("index.html", sources=SOURCES, network=network).timeline()
    timeline.seek(len(timeline))
    head, *requests, _ = rows(timeline)
    assert head.split() == ["0", "ms", "50", "ms"]
    assert [row.replace("━", "").split() for row in requests] == [
        ["b.js", "script", "←", "parser", "●", "0–30", "ms"],
        ["a.css", "style", "←", "link", "●", "0–10", "ms"],
        ["c.js", "module", "←", "index.html#1", "●", "30–40", "ms"],
        ["gone.js", "module", "←", "index.html#1", "✗", "40–50", "ms", "404"],
        ["d.json", "fetch()", "←", "index.html#1", "●", "40–50", "ms", "200"],
    ]
    starts = [row.index("━") for row in requests]
    assert starts == sorted(starts)


def test_nothing_that_is_still_to_come_is_drawn():
    timeline = modviz.trace("index.html", sources=SOURCES, network=modviz.Network(slow={"b.js": 20})).timeline()
    asked = next(
        number for number, event in enumerate(timeline.events, 1) if type(event).__name__ == "ScriptFetchStarted"
    )
    timeline.seek(asked)
    _, *requests, now = rows(timeline)
    assert [row.split()[0] for row in requests] == ["b.js", "a.css"]
    assert all("since 0 ms" in row for row in requests)
    assert now.startswith("now 0 ms")


def test_it_is_there_only_where_it_has_something_to_show():
    usual = modviz.trace("main.js", sources={"main.js": "import './a.js'", "a.js": ""})
    slow = modviz.trace("main.js", sources=usual.sources, responses={"a.js": modviz.Response(latency=200)})
    assert PANELS["waterfall"].longest(usual.timeline()) == 0
    assert PANELS["waterfall"].longest(slow.timeline()) > 0
    usual.timeline().seek(0)
    assert rows(usual.timeline()) == ["Nothing has been asked of the network yet."]
