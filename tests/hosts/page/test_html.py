"""HTML as a tree that shows little by little, and its script elements."""

import pytest

from modviz.hosts.page.html import HtmlTree, normalized, parse_fragment


def made(operations):
    """The names and texts of the nodes that `operations` make, in their order."""
    names = {"element": lambda each: each[3], "text": lambda each: repr(each[2])}
    return [names[each[0]](each) for each in operations if each[0] in names]


def test_a_script_sees_what_stands_before_its_end_tag():
    tree = HtmlTree("<!doctype html><p>one<script>go()</script><p>two")
    (script,) = tree.scripts
    assert script.text == "go()"
    assert made(tree.show(script.end)) == ["html", "head", "body", "p", "'one'", "script", "'go()'"]
    assert made(tree.show()) == ["p", "'two'"]


def test_in_the_head_there_is_no_body_yet():
    tree = HtmlTree("<title>t</title><script></script><p>")
    assert "body" not in made(tree.show(tree.scripts[0].end))
    assert made(tree.show()) == ["body", "p"]


def test_the_tag_of_what_is_there_already_may_come_later():
    assert made(HtmlTree("<meta charset=utf-8><head><html><p>").show()) == ["html", "head", "meta", "body", "p"]


def test_what_a_table_does_not_take_is_put_before_it():
    tree = HtmlTree("<body><table>stray<tr><td>cell</table>")
    operations = tree.show()
    table = next(each[1] for each in operations if each[0] == "element" and each[3] == "table")
    text = next(each[1] for each in operations if each[0] == "text" and each[2] == "stray")
    assert ("insert", 3, text, table) in operations


def test_nodes_stay_the_same_when_the_text_grows_behind_them():
    text = "<p id=a>one<script>write()</script><p id=b>two"
    tree = HtmlTree(text)
    end = tree.scripts[0].end
    before = tree.show(end)
    tree.load(text[:end] + "<i>written</i>" + text[end:])
    after = tree.show()
    numbers = [each[1] for each in before + after if each[0] in ("element", "text")]
    assert len(numbers) == len(set(numbers))
    assert made(after) == ["i", "'written'", "p", "'two'"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<script>a</script>", "a"),
        ("<SCRIPT\n>a</sCript >", "a"),
        ('<script data-x=">" b\'c>a</script a="</script>">', "a"),
        ("<script>'<!--<script>'</script>'</script>", "'<!--<script>'</script>'"),
        ("<script>a\r\nb</script>", "a\nb"),
    ],
)
def test_where_a_script_ends(html, text):
    tree = HtmlTree(normalized(html + "<b>rest"))
    (script,) = tree.scripts
    assert script.text == text
    assert tree.text[script.end :] == "<b>rest"


@pytest.mark.parametrize(
    "html", ["<script>no end", "<template><script>a</script></template>", "<svg><script>a</script>"]
)
def test_what_is_never_prepared(html):
    assert HtmlTree(html).scripts == []


def test_a_fragment_depends_on_what_it_stands_in():
    assert made(parse_fragment("div", "a<b>c</b>")) == ["'a'", "b", "'c'"]
    assert made(parse_fragment("table", "<td>c")) == ["tbody", "tr", "td", "'c'"]
