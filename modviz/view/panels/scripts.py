"""The scripts panel: the script elements of a page, how far each is, and when it runs."""

from __future__ import annotations

from modviz.record.world import ScriptElement
from modviz.view.attention import module_in_question
from modviz.view.glyphs import GUEST
from modviz.view.line import LazyLines, line_width, make_panel
from modviz.view.moment import Line, Moment, Panel, Span
from modviz.view.status import PAGE_SIGNS, SCRIPT_SIGNS
from modviz.view.text import clean

_TURNS = {
    "at once": "at once",
    "blocking": "parser waits",
    "deferred": "at the end",
    "async": "when it comes",
    "ordered": "in its turn",
    "never": "never",
}

_ATTRIBUTES = {"module": " type=module", "importmap": " type=importmap", "unknown": " type=…"}
_WORDS = {"deferred": " defer", "async": " async"}


def scripts_panel(moment: Moment, width: int, height: int) -> Panel:
    """One line for each script element that has been prepared, in the order in which that happened.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    world = moment.world
    if world.ready_state is None:
        return make_panel(moment, "Scripts", [(Span("There is no page.", "dim"),)], width)
    elements = list(world.scripts.values())
    sign = PAGE_SIGNS[world.ready_state]
    head: Line = (
        Span(f"  {sign.glyph} {sign.word}", sign.style),
        Span(f"   {len(elements):,} script element{'s' * (len(elements) != 1)}", "dim"),
    )
    question = module_in_question(moment)

    def line(number: int) -> Line:
        return head if number == 0 else _line(elements[number - 1], elements[number - 1].name == question, width)

    focus = next((number for number, each in enumerate(elements, 1) if each.name == question), None)
    return make_panel(moment, "Scripts", LazyLines(len(elements) + 1, line), width, focus)


def _line(element: ScriptElement, is_current: bool, width: int) -> Line:
    """With the whole tag, or where there is no room for that, with what the script is called by."""
    whole = _words(element, is_current, _tag(element))
    if line_width(whole) <= width:
        return whole
    return _words(element, is_current, "own text" if element.src is None else clean(element.src))


def _words(element: ScriptElement, is_current: bool, shown: str) -> Line:
    sign = SCRIPT_SIGNS[element.state]
    look = " current" if is_current else ""
    number = "" if element.line is None else str(element.line)
    return (
        Span(f"{'▸' if is_current else ' '}{number:>4} ", "dim"),
        Span(f"{sign.glyph} {sign.word:<9} ", sign.style),
        Span(f"{shown} ", f"{GUEST}{look}", ("module", element.name)),
        Span(_TURNS[element.turn], "dim"),
    )


def _tag(element: ScriptElement) -> str:
    """The tag of an element, as far as it matters."""
    src = "" if element.src is None else f" src={clean(element.src)}"
    words = _WORDS.get(element.turn, "") if element.kind == "classic" or element.turn == "async" else ""
    return f"<script{_ATTRIBUTES.get(element.kind, '')}{src}{words}>"
