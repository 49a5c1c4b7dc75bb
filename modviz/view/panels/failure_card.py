"""The failure card: the error, the chain of imports to it or who waits, why, and what to do, over the whole board."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

from modviz.analysis.advice import advice
from modviz.analysis.explanation import explanation
from modviz.analysis.pending_advice import pending_advice
from modviz.record.events.base import listed
from modviz.record.sources import source_line
from modviz.record.world import GuestError, Outcome, World
from modviz.view.glyphs import GUEST
from modviz.view.line import line_width, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.panels.failure_chain import BEFORE_THE_GAP, Link, failure_chain, links_with_digits
from modviz.view.panels.source_note import error_words, note, stopped_words
from modviz.view.status import CULPRIT, module_sign
from modviz.view.text import clean, crop, crop_start, pad, wrap

_OR = re.compile(r"(?:; or |\. Or )")
_INDENT = 3
_PENDING = "A top-level await never settles."


def has_card(moment: Moment) -> bool:
    """Whether the run has ended with an error, or does not come to its end."""
    outcome = moment.world.shared.outcome
    return outcome is not None and (outcome.error is not None or outcome.status == "pending")


def failure_card(moment: Moment, width: int, height: int) -> Panel:
    """All there is to say of the error that ended the run, or of what it waits for.

    Parameters
    ----------
    moment
        The end of a run that failed, or that is pending for ever.
    width, height
        The room there is; where it is low, blank rows are left out.
    """
    outcome = moment.world.shared.outcome
    assert outcome is not None
    room = width - 2 * _INDENT
    sections = _pending(moment, room) if outcome.error is None else _failed(moment, outcome.error, room)
    sections.append(("By then", [(Span(row, "dim"),) for row in wrap(_by_then(moment.world), room)]))
    lines = list(_joined(sections, width, True))
    if len(lines) > height:
        lines = list(_joined(sections, width, False))
    return make_panel(moment, _title(outcome), lines, width, 0)


def _title(outcome: Outcome) -> str:
    error = outcome.error
    if error is None:
        return "■ The run never ends"
    place = f" · {error.place}" if error.place else ""
    return f"■ {stopped_words(error)}{place}" if outcome.status == "stopped" else f"✗ The run failed{place}"


def _failed(moment: Moment, error: GuestError, room: int) -> list[tuple[str, list[Line]]]:
    is_stopped = moment.world.shared.outcome is not None and moment.world.shared.outcome.status == "stopped"
    sections: list[tuple[str, list[Line]]] = [("", _headline(error, room, is_stopped))]
    sections.append(("", _code(moment, error, room)))
    links = failure_chain(moment.timeline)
    if len(links) > 1:
        sections.append(("How it got there", _chain(moment.world, links, room)))
    why = explanation(moment.world, error)
    if why:
        sections.append(("Why", [(Span(row),) for row in wrap(clean(why), room)]))
    sections.append(("What to do", _advice(advice(moment.world, error), room)))
    return sections


def _pending(moment: Moment, room: int) -> list[tuple[str, list[Line]]]:
    outcome = moment.world.shared.outcome
    reasons = () if outcome is None else outcome.reasons
    links = failure_chain(moment.timeline)
    return [
        ("", [(Span(row, "status-evaluating"),) for row in wrap(_PENDING, room)]),
        ("Who waits", _chain(moment.world, links, room)),
        ("Why", [(Span(row),) for reason in reasons for row in wrap(clean(reason), room)]),
        ("What to do", _advice(pending_advice(moment.world), room)),
    ]


def card_markdown(moment: Moment) -> str:
    """The card as Markdown, for an issue or a message."""
    world = moment.world
    outcome = world.shared.outcome
    if outcome is not None and outcome.status == "pending":
        why = f"Why: {' '.join(outcome.reasons)}"
        return "\n\n".join([f"**{_PENDING}**", why, f"What to do: {pending_advice(world)}"]) + "\n"
    error = None if outcome is None else outcome.error
    if error is None:
        return ""
    parts = [f"**{error.words}**", f"at `{error.place}`"]
    text = source_line(world, error.module or "", error.line)
    if text:
        parts.append(f"```js\n{text}\n```")
    links = failure_chain(moment.timeline)
    if len(links) > 1:
        chain = "\n".join(
            f"{number}. `{link.module}{f':{link.line}' if link.line else ''}` `{link.text}`"
            for number, link in enumerate(links, 1)
        )
        parts.append(f"How it got there:\n\n{chain}")
    why = explanation(world, error)
    parts += [f"Why: {why}"] if why else []
    parts.append(f"What to do: {advice(world, error)}")
    return "\n\n".join(parts) + "\n"


def _joined(sections: Sequence[tuple[str, list[Line]]], width: int, has_blanks: bool) -> list[Line]:
    lines: list[Line] = []
    indent = Span(" " * (_INDENT if has_blanks else 1))
    for heading, body in sections:
        if not body:
            continue
        if has_blanks:
            lines.append(())
        if heading:
            rule = "─" * max(0, width - cell_len(heading) - 2 * len(indent.text) - 1)
            lines.append((indent, Span(heading, "strong"), Span(f" {rule}", "box")))
        lines += [(indent, *line) for line in body]
    return lines


def _headline(error: GuestError, room: int, is_stopped: bool) -> list[Line]:
    style = "own" if is_stopped else "error"
    return [(Span(row, style),) for row in wrap(clean(error.words), room)]


def _code(moment: Moment, error: GuestError, room: int) -> list[Line]:
    text = source_line(moment.world, error.module or "", error.line)
    if not text.strip():
        return []
    head = f"▸{error.line}  "
    found = note(moment, [text])
    start = max(0, (found.column if found is not None else 1) - 1 + (found.length if found else 1) - (room - len(head)))
    shown = clean(text[start:])
    line: Line = (Span(head, "current"), Span(crop(shown, room - len(head)), GUEST))
    if found is None:
        return [line]
    cells = len(head) + cell_len(clean(text[start : found.column - 1]))
    under = "━" * max(1, cell_len(clean(text[found.column - 1 : found.column - 1 + found.length])))
    words = error_words(error)
    if cells + len(under) + 1 + line_width(words) <= room:
        return [line, (Span(f"{' ' * cells}{under} ", "caret"), *words)]
    return [line, (Span(f"{' ' * cells}{under}", "caret"),), (Span(" " * len(head)), *words)]


def _chain(world: World, links: Sequence[Link], room: int) -> list[Line]:
    """One row for each module of the chain, with a digit that goes there; the middle of a long one is folded."""
    shown, hidden = links_with_digits(links)
    places = [f"{clean(link.module)}{f':{link.line}' if link.line is not None else ''}" for link in shown]
    column = min(max(cell_len(place) + 3 * min(depth, 4) for depth, place in enumerate(places)), room * 2 // 5)
    rows: list[Line] = []
    for depth, (link, place) in enumerate(zip(shown, places, strict=True)):
        if hidden and depth == BEFORE_THE_GAP:
            rows.append((Span(f"  … {hidden:,} more", "dim"),))
        guide = "" if depth == 0 else f"{'   ' * (min(depth, 4) - 1)}╰▶ "
        sign, style = _state(world, link)
        where = crop_start(place, max(8, column - cell_len(guide)))
        target = ("line", link.module, str(link.line or 1))
        text_room = room - column - 4 - cell_len(sign) - 2
        rows.append(
            (
                Span(f"{depth + 1} ", "key", target),
                Span(guide, "dim"),
                Span(pad(where, column - cell_len(guide)), "place", target),
                Span("  "),
                Span(pad(crop(clean(link.text), max(0, text_room)), max(0, text_room)), f"{GUEST} dim"),
                Span("  "),
                Span(sign, style),
            )
        )
    return rows


def _state(world: World, link: Link) -> tuple[str, str]:
    module = world.modules.get(link.module)
    sign = None if module is None else module_sign(module)
    if not link.leads_on and sign is not CULPRIT:
        return "✗ here", "culprit"
    return ("", "dim") if sign is None else (str(sign), sign.style)


def _advice(text: str, room: int) -> list[Line]:
    lines: list[Line] = []
    for number, each in enumerate(_OR.split(text)):
        words = clean(f"{'Or ' if number else ''}{each if number else each[:1].upper() + each[1:]}")
        words = words if words.endswith((".", "?")) else f"{words}."
        for count, row in enumerate(wrap(words, room - 2)):
            lines.append((Span("  " if count else "▪ ", "list-mark"), Span(row)))
    return lines


def _by_then(world: World) -> str:
    """What had happened before: who had run, and what was printed."""
    ran = [clean(module.name) for module in world.modules.values() if module.body == "finished"]
    names = listed(ran, 4)
    printed = len(world.shared.console)
    prints = f"{printed:,} line{'s' * (printed != 1)} had been printed." if printed else "Nothing had been printed."
    if ran:
        return f"{names} had run to {'its' if len(ran) == 1 else 'their'} end. {prints}"
    has_begun = any(module.body != "waiting" for module in world.modules.values())
    return f"No module {'had run to its end' if has_begun else 'ran'}. {prints}"
