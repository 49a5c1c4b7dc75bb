from __future__ import annotations

from modviz.questions.answering import Answering
from modviz.questions.lines import asking_lines, verdict_lines
from modviz.questions.question import Choice, Question, verdict
from modviz.view.moment import plain

ONE = Question("one", "Which?", (Choice("a"), Choice("b", True), Choice("c")))
SEVERAL = Question("several", "Which?", (Choice("a", True), Choice("b", True), Choice("c")))
ORDER = Question("order", "Which order?", (Choice("", True, order=("c", "a", "b")),), ("a", "b", "c"))
VALUE = Question("value", "What?", (Choice("6", True),))


def test_one_is_where_the_cursor_is():
    answering = Answering(ONE)
    assert answering.answer == ()
    answering.move(1)
    assert answering.answer == ("a",)
    answering.move(1)
    assert answering.answer == ("b",)
    answering.move(9)
    assert answering.answer == ("c",)
    answering.choose(0)
    answering.choose(7)
    answering.move(-1)
    assert answering.answer == ("a",)


def test_several_are_taken_and_given_back():
    answering = Answering(SEVERAL)
    assert answering.answer == ()
    for number in (2, 0, 1, 2):
        answering.choose(number)
    assert answering.answer == ("a", "b")
    assert verdict(SEVERAL, answering.answer).is_right


def test_of_several_what_is_right_so_far_is_not_called_wrong():
    shown = "\n".join(map(plain, verdict_lines(SEVERAL, verdict(SEVERAL, ("a",)), 60).lines))
    assert shown.startswith("✓ Right so far: a\n✗ Missing: b")
    assert "✗ Not so: c\n" in "\n".join(map(plain, verdict_lines(SEVERAL, verdict(SEVERAL, ("a", "c")), 60).lines))


def test_nothing_is_chosen_beforehand():
    for question in (ONE, SEVERAL, ORDER, VALUE):
        assert Answering(question).answer == ()
    backwards = Answering(ONE)
    backwards.move(-1)
    assert backwards.answer == ("c",)
    for question in (ONE, SEVERAL):
        asked = "\n".join(map(plain, asking_lines(Answering(question), 60).lines))
        assert "Nothing is chosen yet." in asked
        assert "●" not in asked


def test_items_are_carried():
    answering = Answering(ORDER)
    answering.move(2)
    answering.shift(-1)
    answering.shift(-9)
    assert answering.answer == ("c", "a", "b")
    assert answering.cursor == 0
    answering.shift(-1)
    assert answering.answer == ("c", "a", "b")


def test_items_chosen_in_their_order_are_in_order():
    answering = Answering(ORDER)
    for item in ("c", "a", "b"):
        answering.choose(answering.items.index(item))
    assert answering.answer == ("c", "a", "b")
    assert all(answering.is_placed(number) for number in range(3))
    answering.choose(1)
    assert answering.answer == ("a", "c", "b")
    assert [answering.is_placed(number) for number in range(3)] == [True, False, False]


def test_an_item_that_has_its_place_keeps_it():
    answering = Answering(ORDER)
    answering.choose(2)
    answering.choose(0)
    assert answering.answer == ("c", "a", "b")


def test_a_value_is_typed():
    answering = Answering(VALUE)
    assert answering.answer == ()
    answering.type("65")
    answering.erase()
    answering.shift(1)
    answering.choose(0)
    assert answering.answer == ("6",)
    answering.erase()
    answering.type(" \n")
    assert answering.answer == ()
