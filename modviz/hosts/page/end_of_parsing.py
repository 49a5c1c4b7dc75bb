"""The end: what happens once the parser has read the whole page.

Source: https://html.spec.whatwg.org/multipage/parsing.html#the-end
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modviz.hosts.page.executing import execute_the_script_element

if TYPE_CHECKING:
    from modviz.hosts.page.document import Document


def finish_parsing(page: Document) -> None:
    """Run what was deferred, then wait for what loads, and say so at each stage."""
    page.set_ready_state("interactive")
    while page.deferred:
        element = page.deferred[0]
        page.spin(lambda element=element: element.is_ready and not page.blocking_sheets)  # type: ignore[misc]
        execute_the_script_element(page, element)
        page.deferred.pop(0)
    _spin_for(page, "DOMContentLoaded", lambda: page.fire("document", "DOMContentLoaded", bubbles=True))
    page.spin(lambda: not page.as_soon_as_possible and not page.in_order)
    page.spin(lambda: page.load_delays == 0)

    def complete() -> None:
        page.set_ready_state("complete")
        page.fire("window", "load")
        page.fire("window", "pageshow")

    _spin_for(page, "load", complete)


def _spin_for(page: Document, what: str, steps: object) -> None:
    """Queue a task, and wait until it has been done."""
    done: list[bool] = []

    def perform() -> None:
        assert callable(steps)
        steps()
        done.append(True)

    page.queue_task(f"the event {what}", perform)
    page.spin(lambda: bool(done))
