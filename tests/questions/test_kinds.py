"""The kinds of questions: that lessons/README.md tells of each, and that one that lacks something is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from modviz.lesson.model import WRITTEN_KINDS
from modviz.questions.from_record import KINDS, registry
from modviz.questions.kind import QuestionKind

README = Path(__file__).parents[2] / "lessons" / "README.md"

LINKS = KINDS["links"]


def test_the_readme_of_the_lessons_tells_of_every_kind_and_of_no_other():
    section = README.read_text("utf-8").partition("## A question")[2].partition("## Checking")[0]
    rows = [line.split("|")[1:] for line in section.splitlines() if line.startswith('| `"')]
    told = {kind: keys for kinds, _, keys, _ in rows for kind in re.findall(r'`"([^"]+)"`', kinds)}
    assert told.keys() == {*WRITTEN_KINDS, *KINDS}
    for kind in KINDS.values():
        assert told[kind.name].strip().startswith("made from the record")
        assert ("`about = " in told[kind.name]) == kind.needs_about


def test_no_kind_is_both_written_and_made():
    assert not KINDS.keys() & set(WRITTEN_KINDS)


@pytest.mark.parametrize("lacks", ["name", "make", "where_to_ask"])
def test_a_kind_that_lacks_something_is_refused(lacks):
    parts = {"name": "links", "make": LINKS.make, "where_to_ask": LINKS.where_to_ask, "after": LINKS.after}
    assert QuestionKind(**parts) == LINKS
    del parts[lacks]
    with pytest.raises(TypeError, match=lacks):
        QuestionKind(**parts)


def test_a_kind_that_is_never_worth_asking_is_refused():
    with pytest.raises(ValueError, match="there is no event at which it is worth asking"):
        QuestionKind(LINKS.name, LINKS.make, LINKS.where_to_ask)


def test_two_kinds_with_one_name_are_refused():
    with pytest.raises(ValueError, match="share a name: links, links"):
        registry(LINKS, LINKS)
