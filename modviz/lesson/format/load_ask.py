"""The question of a scene, as `lesson.toml` says it."""

from __future__ import annotations

from dataclasses import fields

from modviz.lesson.format.table import Table
from modviz.lesson.model import WRITTEN_KINDS, AnswerChoice, Ask, Scene

SCENE_KEYS = tuple(field.name for field in fields(Scene) if field.name not in ("line", "ask"))
"""The keys of a scene, but for its question."""
ASK_KEYS = ("kind", "question", "answers", "value", "order", "mistakes", "because", "about", "reveal")
"""The keys of questions, of whatever kind."""


def read_ask(table: Table) -> Ask | None:
    """The question that `table` is; None when not even its kind is known."""
    if "kind" not in table.names:
        table.text("kind", required=True)
        table.complain_of_missing_keys()
        return None
    # Lessons that ask nothing do without it.
    from modviz.questions.from_record import KINDS

    kind = table.word("kind", (*WRITTEN_KINDS, *KINDS))
    if kind is None:
        return None
    table.what = f"a question of kind {kind!r}"
    question = table.text("question")
    reveal = table.written("reveal")
    about: tuple[str, ...] = ()
    if kind in ("one", "several"):
        answers = _choices(table, kind)
    elif kind == "value":
        answers = _value(table)
    elif kind == "order":
        answers = _order(table)
    else:
        answers = ()
        about = table.text_or_texts("about")
        if KINDS[kind].needs_about and not about:
            table.complain("kind", f"{table.what} needs 'about'")
    table.finish(SCENE_KEYS, "[scenes.ask]")
    return Ask(kind, question, answers, about, reveal, table.line)


def _choices(table: Table, kind: str) -> tuple[AnswerChoice, ...]:
    choices: list[AnswerChoice] = []
    for answer in table.tables("answers", "an answer", required=True):
        text = answer.text("text", required=True)
        if text in [choice.text for choice in choices]:
            answer.complain("text", f"the answer {text!r} is there already")
        choices.append(
            AnswerChoice(
                text,
                answer.flag("right"),
                answer.text("because"),
                answer.written("see"),
                answer.written("next"),
            )
        )
        answer.finish()
    right = sum(choice.right for choice in choices)
    if "answers" not in table.names:
        return ()
    if len(choices) < 2:
        table.complain("answers", f"{table.what} needs 'answers': at least two to choose from")
    elif right == 0:
        table.complain("answers", "no answer is the right one: give one of them right = true")
    elif right > 1 and kind == "one":
        table.complain("answers", f"{right} answers are right; that is a question of kind 'several'")
    return tuple(choices)


def _value(table: Table) -> tuple[AnswerChoice, ...]:
    value = table.text("value", required=True)
    answers = [AnswerChoice(value, True, table.text("because"))]
    for mistake in table.tables("mistakes", "a mistake"):
        text = mistake.text("text", required=True)
        answers.append(
            AnswerChoice(text, False, mistake.text("because"), mistake.written("see"), mistake.written("next"))
        )
        if text in [answer.text for answer in answers[:-1]]:
            mistake.complain("text", f"the answer {text!r} is there already")
        mistake.finish()
    return tuple(answers)


def _order(table: Table) -> tuple[AnswerChoice, ...]:
    order = tuple(item.text for item in table.texts("order"))
    if len(order) < 2:
        table.complain("order", f"{table.what} needs 'order': at least two things in their right order")
    if len(set(order)) < len(order):
        table.complain("order", "something is in this order twice; no one could say which is which")
    answers = [AnswerChoice(", ".join(order), True, table.text("because"), order=order)]
    for mistake in table.tables("mistakes", "a mistake"):
        wrong = tuple(item.text for item in mistake.texts("order"))
        if sorted(wrong) != sorted(order):
            mistake.complain("order", f"a mistaken order must have the same things as the right one: {answers[0].text}")
        elif wrong in [answer.order for answer in answers]:
            mistake.complain("order", "this order is there already")
        answers.append(
            AnswerChoice(
                ", ".join(wrong),
                False,
                mistake.text("because"),
                mistake.written("see"),
                mistake.written("next"),
                wrong,
            )
        )
        mistake.finish()
    return tuple(answers)
