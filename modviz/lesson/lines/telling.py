"""What a lesson tells: the text of a scene, and the summary at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modviz.lesson.player import Player, Reply
from modviz.questions.lines import right_words
from modviz.view.glyphs import GUEST
from modviz.view.line import line_width
from modviz.view.markdown import markdown_lines
from modviz.view.moment import Line, Span
from modviz.view.spacing import spaced_lines
from modviz.view.text import clean, crop

LONGEST_LINE = 84
"""More cells than this in a line tire the eye."""

_SPARSE_LINE = 64


def scene_lines(say: str, width: int) -> Sequence[Line]:
    """The text of a scene, with a margin of one cell."""
    return [(Span(" "), *line) for line in markdown_lines(say, min(width - 2, LONGEST_LINE))]


def sparse_lines(title: str, lines: Sequence[Line], width: int, height: int) -> Sequence[Line]:
    """A title and few lines in the middle of much room, bold: for those in the last row."""
    text = [_strong(line) for line in lines]
    block = [(Span(clean(title), "title"),), (), *spaced_lines(text, height - 4)]
    widest = max(map(line_width, block), default=0)
    left = " " * max(0, (width - widest) // 2)
    above: list[Line] = [()] * max(0, (height - len(block)) // 2)
    return [*above, *((Span(left), *line) for line in block)]


def sparse_width(width: int) -> int:
    """How long the lines of a sparse text may be."""
    return max(20, min(width - 4, _SPARSE_LINE))


def summary_lines(player: Player, width: int, has_asked: bool = True) -> Iterator[Line]:
    """What was right, and what to look at again; the digits lead there.

    Parameters
    ----------
    player
        The lesson, at its end.
    width
        The room there is.
    has_asked
        Whether a person was asked; of a lesson that answers its questions itself there is nothing to say.
    """
    replies = player.replies
    answered = [reply for reply in replies if reply.verdict is not None]
    right = sum(reply.verdict.is_right for reply in answered if reply.verdict is not None)
    if answered:
        count = f"{right} of {len(answered)}" if right < len(answered) or right > 1 else "your question"
        yield (Span(" "), Span(f"You answered {count} right.", "strong"))
    else:
        yield (Span(" "), Span("You have seen all of it.", "strong"))
    again = player.to_look_at_again
    for reply in replies if has_asked else ():
        yield from _reply_lines(player, reply, again, width)
    yield ()
    if again:
        yield (Span(" "), Span("A number leads back to the scene that asks. ", "dim"))
    yield (Span(" "), Span("Home", "key", ("do", "restart")), Span(" plays it again   ", "dim"), *_leave())


def _leave() -> Line:
    return Span("space", "key", ("do", "next")), Span(" leaves", "dim", ("do", "next"))


def _reply_lines(player: Player, reply: Reply, again: Sequence[Reply], width: int) -> Iterator[Line]:
    about = reply.question.about or player.prepared.scenes[reply.number].scene.title
    target = ("scene", str(reply.number))
    if reply.verdict is None:
        yield (Span("   – ", "dim"), Span(clean(about), "", target), Span("  skipped", "dim"))
    elif reply.verdict.is_right:
        yield (Span("   ✓ ", "right"), Span(clean(about), "", target))
    else:
        number = again.index(reply) + 1
        digit = str(number) if number <= 9 else " "
        yield (Span(f" {digit} ", "key", target), Span("✗ ", "wrong"), Span(clean(about), "", target))
        said = crop(clean(f"you said {reply.verdict.answer}; right is {right_words(reply.question)}"), width - 6)
        yield (Span("     "), Span(said, f"{GUEST} dim", target))


def _strong(line: Line) -> Line:
    return tuple(Span(span.text, f"{span.style} strong".lstrip(), span.target) for span in line)
