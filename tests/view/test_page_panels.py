"""The panels of a page: script elements, the import map, and the one room of all scripts."""

import pytest

import modviz
from modviz.record.events import ImportMapRegistered
from modviz.view.board.panels import PANELS
from modviz.view.moment import Moment, plain
from modviz.view.panels.source import longest_source, source_panel
from tests.view.runs import commonjs, moment_at

PAGE = """<script type=importmap>{"imports": {"tea": "./tea.js", "gone": null}}</script>
<script>var total = 1; leak = 2</script>
<script>var total = 3</script>
<script type=module>import "tea"; let total = 4</script>
<script async src=gone.js></script>"""


@pytest.fixture(scope="module")
def end():
    timeline = modviz.trace("index.html", sources={"index.html": PAGE, "tea.js": ""}).timeline()
    timeline.seek(len(timeline))
    return Moment(timeline)


def rows(end, name, width=100):
    panel = PANELS[name].view(end, width, 30)
    return ["".join(span.text for span in line).strip() for line in panel.lines]


def test_script_elements_have_states_and_turns(end):
    head, *scripts = rows(end, "scripts")
    assert head.startswith("● complete")
    assert scripts == [
        "1 ✓ done      <script type=importmap> at once",
        "2 ✓ done      <script> at once",
        "3 ✓ done      <script> at once",
        "4 ✓ done      <script type=module> at the end",
        "5 ✗ failed    <script src=gone.js async> when it comes",
    ]


def test_the_rule_that_was_used_is_marked(end):
    assert rows(end, "import_map") == ["▸ tea → /tea.js", "gone → blocked", "all at http://page.example"]


def test_what_clashes_leaks_and_is_hidden(end):
    total, leak = rows(end, "globals")
    assert "3  var  index.html#2:2" in total
    assert "▲ clash with index.html#3:3" in total
    assert "hidden in index.html#4" in total
    assert "▲ nobody declares it" in leak


def test_where_there_is_little_room_what_matters_is_not_cut(end):
    assert rows(end, "globals", 40)[1:3] == ["▲ clash with index.html#3:3", "hidden in index.html#4"]
    assert rows(end, "scripts", 40)[5] == "5 ✗ failed    gone.js when it comes"


def test_each_script_is_an_entry_of_its_own(end):
    words = "\n".join(PANELS["graph"].told(end))
    for name in ("index.html#2", "index.html#3", "index.html#4", "gone.js", "tea.js"):
        assert name in words


def test_an_import_map_is_read_in_its_page(end):
    run = end.timeline
    position = next(number for number, event in enumerate(run.events, 1) if isinstance(event, ImportMapRegistered))
    timeline = modviz.trace("index.html", sources={"index.html": PAGE, "tea.js": ""}).timeline()
    timeline.seek(position)
    shown = source_panel(Moment(timeline), 100, 20)
    assert shown.title == "index.html"
    assert "type=importmap" in plain(shown.lines[0])


@pytest.mark.parametrize(
    ("run", "first", "rows"),
    [
        (modviz.trace("index.html", sources={"index.html": PAGE, "tea.js": ""}), "type=importmap", 5),
        (commonjs(), "import shop, { sold } from './shop.cjs';", 7),
    ],
    ids=["page", "node"],
)
def test_before_the_first_step_the_text_of_the_entry_is_there_and_all_texts_have_room(run, first, rows):
    assert first in plain(source_panel(moment_at(run, 0), 100, 20).lines[0])
    assert longest_source(run.timeline()) >= rows
