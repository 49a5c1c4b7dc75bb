"""Runs to look at, and ways to look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from modviz.record.events import Event
from modviz.record.trace import Trace
from modviz.recording.session import trace
from modviz.view.moment import Line, Moment, Panel, Span, Target, plain

LIVE = {
    "main.js": (
        "import { count, up as increase } from './counter.js';\n"
        "import { render } from './render.js';\n"
        "import * as all from './counter.js';\n"
        "export const page = 'home';\n"
        "let seen = 0;\n"
        "increase();\n"
        "render();\n"
        "console.warn('main sees', count, all.count);\n"
    ),
    "counter.js": (
        "import { page } from './main.js';\n"
        "let count = 5;\n"
        "export { count, count as total };\n"
        "export function up() {\n"
        "\tcount += 1;\n"
        "}\n"
        "export const box = { items: [1, 2] };\n"
        "export const same = box;\n"
        "export default class Dog {}\n"
    ),
    "render.js": (
        "import { total as n } from './counter.js';\n"
        "export var later;\n"
        "export function render() {\n"
        "  console.log('n is', n);\n"
        "}\n"
    ),
}
"""A cycle, live bindings, renamed imports and exports, a namespace, and every kind of contents of a box."""

DEAD_ZONE = {
    "main.js": "import { a } from './a.js';\nexport const m = 1;\n",
    "a.js": "import { m } from './main.js';\n\texport const a = m + 1;\n",
}

MISSING = {"main.js": "import { yes, nope } from './a.js';\n", "a.js": "export const yes = 1;\n"}

GONE = {"main.js": "import './a.js';\nimport './gone.js';\n", "a.js": "1;\n"}


COMMONJS = {
    "main.mjs": "import shop, { sold } from './shop.cjs';\nshop.sold = 5;\nconsole.log(sold);\n",
    "shop.cjs": (
        "exports.sold = 0;\n"
        "const baker = require('./baker.cjs');\n"
        "exports.sign = 'open';\n"
        "module.exports = { ...exports, baker };\n"
    ),
    "baker.cjs": (
        "const shop = require('./shop.cjs');\n"
        "const { sold } = shop;\n"
        "shop.sold += 1;\n"
        "console.log(sold, shop.sold, shop.sign);\n"
        "try { require('./gone.cjs') } catch {}\n"
        "exports.data = require('./data.json');\n"
        "exports.hours = require('./hours.mjs').hours;\n"
    ),
    "data.json": "[1, 2]",
    "hours.mjs": "export let hours = 18;\n",
}
"""A cycle of `require`, exports that are replaced, copies of both kinds, JSON, and an ES module that is required."""


@cache
def commonjs() -> Trace:
    return trace("main.mjs", sources=COMMONJS)


@cache
def live() -> Trace:
    return trace("main.js", sources=LIVE)


@cache
def dead_zone() -> Trace:
    return trace("main.js", sources=DEAD_ZONE)


@cache
def missing() -> Trace:
    return trace("main.js", sources=MISSING)


@cache
def gone() -> Trace:
    return trace("main.js", sources=GONE)


def moment_at(run: Trace, position: int, selected: Target | None = None, *, ascii: bool = False) -> Moment:
    """The moment after that many events, one step after the one before."""
    timeline = run.timeline()
    timeline.seek(position)
    return Moment(timeline, timeline.changed_since(max(0, position - 1)), selected, ascii)


def moment_of(
    run: Trace, kind: type[Event], is_it: Callable[[Event], bool] = lambda event: True, ascii: bool = False
) -> Moment:
    """The moment of the first event of a kind that `is_it` says yes to."""
    for position, event in enumerate(run.events, 1):
        if isinstance(event, kind) and is_it(event):
            return moment_at(run, position, ascii=ascii)
    raise AssertionError(f"no such {kind.__name__}")


def about(**slots: object) -> Callable[[Event], bool]:
    """Whether an event has these slots."""
    return lambda event: all(getattr(event, name) == value for name, value in slots.items())


def end_of(run: Trace) -> Moment:
    """The moment after the last event."""
    return moment_at(run, len(run.events))


def text_of(shown: Panel | Iterable[Line]) -> str:
    """What a person reads, without styles."""
    lines = shown.lines if isinstance(shown, Panel) else shown
    return "\n".join(plain(line).rstrip() for line in lines)


def line_with(panel: Panel, text: str) -> Line:
    """The first line of a panel in which `text` stands."""
    return next(line for line in panel.lines if text in plain(line))


def span_with(panel: Panel, text: str) -> Span:
    """The first span of a panel in which `text` stands."""
    return next(span for line in panel.lines for span in line if text in span.text)
