"""Execute the script element, and run its script.

Source: https://html.spec.whatwg.org/multipage/scripting.html#execute-the-script-element
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modviz.hosts.page.fetching_scripts import padded
from modviz.hosts.page.script_element import ClassicScript, ModuleScript, ScriptElement
from modviz.hosts.scripts import create_classic_script
from modviz.record.events import (
    ScriptElementDone,
    ScriptElementStarted,
    ScriptFetched,
    ScriptParseFailed,
    ScriptStarted,
)
from modviz.record.world import GuestError
from modviz.spec.evaluation import evaluate
from modviz.spec.observations import note
from modviz.spec.ports import InDocument

if TYPE_CHECKING:
    from modviz.hosts.page.document import Document


def execute_the_script_element(page: Document, element: ScriptElement) -> None:
    """Execute the script element, which is ready."""
    result = element.result
    if result is None:
        page.fire(element.number, "error")
        return
    page.recorder.emit(ScriptElementStarted(element.number, element.name))
    is_ignoring_writes = element.is_external or isinstance(result, ModuleScript)
    page.ignored_writes += is_ignoring_writes
    if isinstance(result, ClassicScript):
        _run_a_classic_script(page, element, result)
    else:
        _run_a_module_script(page, element, result)
    page.ignored_writes -= is_ignoring_writes
    page.recorder.emit(ScriptElementDone(element.number, element.name))
    if element.is_external:
        page.fire(element.number, "load")


def _run_a_classic_script(page: Document, element: ScriptElement, script: ClassicScript) -> None:
    """Create a classic script, and run it.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#run-a-classic-script
    """
    text = script.source_text if element.is_external else padded(element)
    if not element.is_external:
        page.recorder.emit(ScriptFetched(element.name, text))
    page.add_script(element.name, script.base_url)
    page.start_phase("evaluate")
    syntax = create_classic_script(page.parsing, element.name, text)
    if isinstance(syntax, GuestError):
        page.recorder.emit(ScriptParseFailed(element.name, syntax))
        page.report(syntax, is_muted=element.is_muted)
        return
    page.recorder.emit(ScriptStarted(element.name))
    page.declare_globals(element.name, syntax.declarations)
    page.agent.task = f"the script {element.name}"
    with page.current_script(element.number):
        execution = page.realm.run_script(element.name, script.base_url, syntax, InDocument(element.is_muted))
        note(page.agent, execution.observations)
        page.checkpoint()
    page.look_at_globals()


def _run_a_module_script(page: Document, element: ScriptElement, script: ModuleScript) -> None:
    """Run a module script.

    Source: https://html.spec.whatwg.org/multipage/webappapis.html#run-a-module-script
    """
    if script.module is None:
        assert isinstance(script.error, GuestError)
        page.report(script.error)
        return
    page.start_phase("evaluate")
    page.agent.task = f"the evaluation of {element.name}"
    root = evaluate(page.agent, page.agent.module(script.module))
    page.realm.report_rejection_of(root.name)
    page.checkpoint()
