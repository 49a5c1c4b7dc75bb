"""The network that a run declares: in a file, beside the entry, and how long answers take."""

import pytest

import modviz
from modviz.errors import ModvizError
from modviz.hosts.network_file import Network, ServerAnswer, read_network

PAGE = "<script src=a.js></script><script src=b.js></script><script>console.log(performance.now())</script>"


def arrivals(network):
    """When the page goes on after two files of a thousand bytes each, which are asked for at once."""
    text = "/" * 998 + "\n1"
    sources = {"index.html": PAGE, "a.js": text, "b.js": text}
    return float(modviz.trace("index.html", sources=sources, network=network).console[-1].text)


def test_both_forms_say_the_same(tmp_path):
    (tmp_path / "n.json").write_text('{"profile": "3g", "paths": {"/a.js": [{"status": 404}, {}]}, "settle": 3}')
    (tmp_path / "n.toml").write_text('profile = "3g"\nsettle = 3\n[paths]\n"/a.js" = [{ status = 404 }, {}]\n')
    found = read_network(tmp_path / "n.json")
    assert found == read_network(tmp_path / "n.toml")
    assert found.paths["/a.js"] == [ServerAnswer(status=404), ServerAnswer()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "cannot be used"),
        ('{"path": {}}', "`path`"),
        ('{"paths": {"/a": {"status": 99}}}', "a status is from 100 to 599"),
        ('{"paths": {"/a": []}}', "the list of answers for /a is empty"),
        ('{"connections": 0}', "1 or more"),
        ('{"profile": "5g"}', "5g"),
        ('{"latency": -1}', "0 or more"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(tmp_path, text, words):
    file = tmp_path / "network.json"
    file.write_text(text)
    with pytest.raises(ModvizError, match="The network file") as mistake:
        read_network(file)
    assert words in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_the_file_beside_a_page_is_taken(tmp_path):
    (tmp_path / "index.html").write_text("<script src=a.js></script>")
    (tmp_path / "network.toml").write_text('[paths]\n"/a.js" = { body = "console.log(1)" }\n')
    assert [line.text for line in modviz.trace(tmp_path / "index.html").console] == ["1"]


def test_how_long_answers_take():
    assert arrivals(Network()) == 10
    assert arrivals(Network(latency=50)) == 50
    assert arrivals(Network(latency=50, bandwidth=10)) == 150
    assert arrivals(Network(latency=50, connections=1)) == 100
    assert arrivals(Network(slow={"a.js": 30})) == 40


def test_chance_is_the_same_for_one_seed():
    assert arrivals(Network(profile="flaky")) == arrivals(Network(profile="flaky"))
    assert len({arrivals(Network(profile="flaky", seed=seed)) for seed in range(4)}) > 1


def test_keys_are_urls_and_the_most_exact_one_counts():
    answers = {
        "/*": ServerAnswer(body="console.log('any')"),
        "/lib/*": ServerAnswer(body="console.log('lib')"),
        "/a.js": ServerAnswer(body="console.log('a')"),
        "/a.js?v=2": ServerAnswer(body="console.log('a, version 2')"),
    }
    html = "".join(f"<script src={name}></script>" for name in ("a.js?v=2", "a.js?v=1", "lib/b.js", "c.js"))
    trace = modviz.trace("index.html", sources={"index.html": html}, network=Network(paths=answers))
    assert [line.text for line in trace.console] == ["a, version 2", "a", "lib", "any"]
