from __future__ import annotations

import pytest

from modviz.lesson.told_by_boxes import boxes_tell
from modviz.questions.question import Choice, Question
from modviz.recording.session import trace

SHOP = {
    "main.js": "import { sold } from './shop.js';\nconsole.log(sold);\n",
    "shop.js": "export const sold = 1250;\nexport const open = 'from nine';\nexport let guest;\n",
}


@pytest.mark.parametrize(
    ("answer", "is_told"),
    [("1250", True), ("`1250`", True), ("it prints 1250", True), ("'from nine'", True), ("1251", False), ("12", False)],
)
def test_an_answer_that_stands_in_a_box_is_told(answer: str, is_told: bool) -> None:
    timeline = trace("main.js", sources=SHOP).timeline()
    timeline.seek(len(timeline))
    question = Question("value", "What does line 2 print?", (Choice(answer, True), Choice("1250 of another", False)))
    assert boxes_tell(question, timeline.world) is is_told


def test_before_there_are_boxes_nothing_is_told() -> None:
    timeline = trace("main.js", sources=SHOP).timeline()
    assert not boxes_tell(Question("one", "?", (Choice("1250", True),)), timeline.world)
