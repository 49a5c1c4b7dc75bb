"""Every kind of event: that it lacks nothing, that each is met, and which clause small programs make it cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

import modviz
from modviz.record import citation
from modviz.record.citation import Clause
from modviz.record.events import EVENT_TYPES, Event, RealmStarted

# Programs that between them meet every kind of event.
PROGRAMS = {
    "a cycle, boxes of all kinds, and an error": {
        "main.js": """
            import { a } from './a.js';
            import * as all from './a.js';
            import './a.js';
            import data from './data.json' with { type: 'json' };
            import { shared, share } from './shared.js';
            export let one = 1;
            export const two = 2;
            export class Three {}
            export function four() {}
            var five = 5;
            export default 6;
            shared.count = 2;
            share();
            one = 2;
            try { a = 1 } catch {}
            try { indexedDB } catch {}
            try { all.a = 1 } catch {}
            console.log(all, data);
            throw new Error('the end');
        """,
        "a.js": "import { b } from './b.js'; export const a = b;",
        "b.js": "import { a } from './a.js'; export const b = 1; export const read = () => a;",
        "data.json": "1",
        "shared.js": "export const shared = { count: 1 }; export const share = () => shared;",
    },
    "an empty box is read": {
        "main.js": "import './a.js'; export const x = 1;",
        "a.js": "import { x } from './main.js'; console.log(x);",
    },
    "a box is read before its module has run": {
        "main.js": "import './a.js'; export var x = 1;",
        "a.js": "import { x } from './main.js'; console.log(x);",
    },
    "an export is missing": {"main.js": "import { gone } from './a.js';", "a.js": "export {};"},
    "a file is missing": {"main.js": "import './gone.js';"},
    "a text is no module": {"main.js": "let let;"},
    "a text is no JSON": {"main.js": "import x from './x.json' with { type: 'json' };", "x.json": "{"},
    "awaits, timers, fetch() and import()": {
        "main.js": """
            import './a.js';
            import './b.js';
            await import('./c.js');
            try { await import('./gone.js') } catch {}
            clearTimeout(setTimeout(() => {}, 5));
            await new Promise((done) => setTimeout(done, 5));
            await fetch('./a.txt');
            Promise.reject(new Error('lost'));
            setTimeout(() => {}, 9);
        """,
        "a.js": "import './b.js'; await 0;",
        "b.js": "await 0;",
        "c.js": "export default 1;",
        "a.txt": "text",
    },
    "a timer throws": {"main.js": "setTimeout(() => { throw new Error('late'); });"},
    "an await throws": {"main.js": "import './a.js';", "a.js": "await 0; throw new Error('late');"},
    "an import() of what has failed": {
        "main.js": "import('./a.js').catch(() => import('./a.js')).catch(() => {});",
        "a.js": "import './b.js';",
        "b.js": "throw new Error('once');",
    },
    "a deferred import": {
        "main.js": "import defer * as later from './a.js'; console.log(later.x);",
        "a.js": "export const x = 1;",
    },
    "a deferred import that cannot run now": {
        "main.js": "import './a.js';",
        "a.js": "import defer * as later from './main.js'; try { later.x } catch {}",
    },
    "a document": {
        "main.js": "document.documentElement.remove();\n"
        "document.append(document.createElement('html'));\n"
        "const root = document.documentElement;\n"
        "root.title = 'x';\n"
        "root.append('one');\n"
        "root.firstChild.data = 'two';\n"
        "root.remove();\n"
    },
}

# The same for Node; the entries are `main.cjs` or `main.mjs`.
NODE_PROGRAMS = {
    "require in all its forms": {
        "main.cjs": """
            const a = require('./a.cjs');
            for (let times = 0; times < 2; times += 1) try { require('./throws.cjs') } catch {}
            try { require('./gone') } catch {}
            require('./data.json');
            require('./a.cjs');
            require('./module.mjs');
            process.nextTick(() => process.emitWarning('careful'));
            Promise.reject(new Error('lost'));
        """,
        "a.cjs": "exports.early = 1; const b = require('./b.cjs'); module.exports = { b };",
        "b.cjs": "exports.seen = require('./a.cjs').early;",
        "throws.cjs": "throw new Error('again');",
        "data.json": "[1]",
        "module.mjs": "export const one = 1;",
    },
    "an import of CommonJS that throws": {"main.mjs": "import './a.cjs';", "a.cjs": "throw new Error('once');"},
    "an import of CommonJS": {
        "main.mjs": "import { one } from './a.cjs'; import 'node:path'; console.log(one);",
        "a.cjs": "exports.one = 1;",
    },
    "a package": {"main.mjs": "import 'tea';", "node_modules/tea/index.js": ""},
    "an import by name": {
        "src/main.mjs": "import 'tool'; await import('gone').catch(() => {});",
        "node_modules/tool/package.json": '{"exports": {"import": "./in.mjs"}}',
        "node_modules/tool/in.mjs": "",
    },
}

# The clauses that each kind cites, in any of the programs.
PAGES = (
    """<!doctype html><p id=p>text</p>
    <script type=importmap>{"imports": {"a": "./a.js", "b": 1}}</script>
    <script type=module>import "a"</script>
    <script src=a.js></script><script src=gone.js></script>
    <script>let let</script>
    <script>var one = 1; two = 2</script>
    <script>
    document.write("<i>written</i>")
    p.setAttribute("class", "new")
    p.firstChild.data = "other"
    p.remove()
    </script>""",
)
"""What only pages meet."""

CLAUSES = {
    "GlobalsDeclared": {citation.GLOBAL_DECLARATION_INSTANTIATION},
    "GlobalWritten": {citation.SET_MUTABLE_BINDING},
    "PageOpened": {citation.PARSE_HTML},
    "RequestSent": {citation.LOOK_AHEAD},
    "ReadyStateChanged": {citation.THE_END},
    "ScriptPrepared": {citation.PREPARE_THE_SCRIPT_ELEMENT},
    "ScriptReady": {citation.MARK_AS_READY},
    "ScriptElementStarted": {citation.EXECUTE_THE_SCRIPT_ELEMENT},
    "ScriptElementDone": {citation.EXECUTE_THE_SCRIPT_ELEMENT},
    "InlineModuleParsed": {citation.PARSE_MODULE},
    "ScriptParseFailed": {citation.CREATE_A_CLASSIC_SCRIPT},
    "ScriptFetchStarted": {citation.FETCH_CLASSIC_SCRIPT},
    "ScriptFetched": {citation.FETCH_CLASSIC_SCRIPT},
    "ScriptFetchFailed": {citation.FETCH_CLASSIC_SCRIPT},
    "EventFired": {citation.FIRE_AN_EVENT},
    "DocumentWritten": {citation.DOCUMENT_WRITE},
    "ImportMapRegistered": {citation.REGISTER_AN_IMPORT_MAP},
    "SpecifierMapped": {citation.RESOLVE_MODULE_SPECIFIER},
    "BrowserMessage": {citation.REPORT_A_WARNING},
    "NodeInserted": {citation.INSERT_NODE},
    "RunStarted": {citation.FETCH_MODULE_SCRIPT_GRAPH, citation.FETCH_CLASSIC_SCRIPT},
    "RealmStarted": {citation.RUN_A_WORKER},
    "PhaseStarted": {citation.LOAD_REQUESTED_MODULES, citation.LINK, citation.EVALUATE},
    "ScriptStarted": {citation.SCRIPT_EVALUATION},
    "ExceptionReported": {citation.REPORT_AN_EXCEPTION},
    "LimitReached": {citation.EXECUTE_MODULE},
    "RecordCut": {citation.EXECUTE_MODULE},
    "RunFinished": {citation.LOAD_REQUESTED_MODULES, citation.LINK, citation.EVALUATE},
    "ModuleRequested": {citation.RESOLVE_MODULE_SPECIFIER},
    "FetchStarted": {citation.FETCH_SINGLE_MODULE_SCRIPT},
    "ModuleMapHit": {citation.FETCH_SINGLE_MODULE_SCRIPT},
    "FetchFinished": {citation.FETCH_SINGLE_MODULE_SCRIPT},
    "FetchFailed": {citation.FETCH_SINGLE_MODULE_SCRIPT},
    "ModuleParsed": {citation.PARSE_MODULE, citation.CREATE_DEFAULT_EXPORT_SYNTHETIC_MODULE},
    "ParseFailed": {citation.PARSE_MODULE, citation.PARSE_JSON_MODULE},
    "ModuleLoaded": {citation.FINISH_LOADING_IMPORTED_MODULE},
    "LoadFailed": {citation.CONTINUE_MODULE_LOADING},
    "GraphLoaded": {citation.INNER_MODULE_LOADING},
    "WalkEntered": {citation.INNER_MODULE_LINKING, citation.INNER_MODULE_EVALUATION},
    "AlreadyDone": {citation.INNER_MODULE_LINKING, citation.INNER_MODULE_EVALUATION},
    "CycleFound": {citation.INNER_MODULE_LINKING, citation.INNER_MODULE_EVALUATION},
    "AncestorIndexLowered": {citation.INNER_MODULE_LINKING, citation.INNER_MODULE_EVALUATION},
    "ComponentClosed": {citation.INNER_MODULE_LINKING, citation.INNER_MODULE_EVALUATION},
    "EnvironmentCreated": {citation.NEW_MODULE_ENVIRONMENT},
    "BindingCreated": {citation.CREATE_MUTABLE_BINDING, citation.CREATE_IMMUTABLE_BINDING},
    "BindingInitialized": {citation.INITIALIZE_BINDING},
    "ImportBound": {citation.CREATE_IMPORT_BINDING, citation.CREATE_IMMUTABLE_BINDING},
    "NamespaceCreated": {citation.GET_MODULE_NAMESPACE, citation.GET_DEFERRED_MODULE_NAMESPACE},
    "LinkFailed": {citation.INITIALIZE_ENVIRONMENT},
    "LinkUndone": {citation.LINK},
    "SyntheticModuleLinked": {citation.SYNTHETIC_LINK},
    "SyntheticModuleEvaluated": {citation.SYNTHETIC_EVALUATE},
    "ExecutionStarted": {citation.EXECUTE_MODULE},
    "StatementReached": {citation.STATEMENT_EVALUATION},
    "FunctionEntered": {citation.EVALUATE_CALL},
    "ErrorCaught": {citation.CATCH_CLAUSE_EVALUATION},
    "BindingWritten": {citation.SET_MUTABLE_BINDING},
    "ObjectChanged": {citation.ORDINARY_SET},
    "ConsolePrinted": {citation.PRINTER},
    "ErrorUncaught": {citation.REPORT_AN_EXCEPTION},
    "DeadZoneRead": {citation.GET_BINDING_VALUE},
    "BoxReadEarly": {citation.GET_BINDING_VALUE},
    "NamespaceSealed": {citation.NAMESPACE_SET},
    "LackMet": {citation.EVALUATE},
    "AssignmentRefused": {citation.SET_MUTABLE_BINDING},
    "ExecutionFinished": {citation.EXECUTE_MODULE},
    "ExecutionThrew": {citation.EXECUTE_MODULE},
    "EvaluationErrorCached": {citation.EVALUATE},
    "AsyncOrderSet": {citation.INNER_MODULE_EVALUATION},
    "AsyncDependencyNoted": {citation.INNER_MODULE_EVALUATION},
    "AsyncDependencyArrived": {citation.GATHER_AVAILABLE_ANCESTORS},
    "AwaitReached": {citation.AWAIT},
    "BodyResumed": {citation.AWAIT},
    "AsyncModuleFulfilled": {citation.ASYNC_MODULE_EXECUTION_FULFILLED},
    "AsyncModuleRejected": {citation.ASYNC_MODULE_EXECUTION_REJECTED},
    "TopLevelPromiseCreated": {citation.EVALUATE},
    "TopLevelPromiseSettled": {
        citation.EVALUATE,
        citation.ASYNC_MODULE_EXECUTION_FULFILLED,
        citation.ASYNC_MODULE_EXECUTION_REJECTED,
    },
    "JobStarted": {citation.JOBS},
    "JobsDone": {citation.PERFORM_A_MICROTASK_CHECKPOINT},
    "RejectionUnhandled": {citation.NOTIFY_ABOUT_REJECTED_PROMISES},
    "ImportCalled": {citation.EVALUATE_IMPORT_CALL},
    "ImportLoaded": {citation.CONTINUE_DYNAMIC_IMPORT},
    "ImportFulfilled": {citation.CONTINUE_DYNAMIC_IMPORT},
    "ImportRejected": {citation.CONTINUE_DYNAMIC_IMPORT},
    "EvaluationDeferred": {citation.GATHER_ASYNCHRONOUS_TRANSITIVE_DEPENDENCIES},
    "DeferredEvaluationStarted": {citation.EVALUATE_MODULE_SYNC},
    "DeferredEvaluationFinished": {citation.EVALUATE_MODULE_SYNC},
    "DeferredEvaluationRefused": {citation.READY_FOR_SYNC_EXECUTION},
    "ResourceRequested": {citation.FETCH_METHOD},
    "ResourceArrived": {citation.FETCH_METHOD},
    "ClockAdvanced": {citation.EVENT_LOOP},
    "TimerSet": {citation.TIMER_INITIALIZATION},
    "TimerCleared": {citation.CLEAR_TIMEOUT},
    "TimerFired": {citation.TIMER_INITIALIZATION},
    "NodeRemoved": {citation.REMOVE_NODE},
    "AttributeChanged": {citation.CHANGE_ATTRIBUTE},
    "NodeTextChanged": {citation.REPLACE_DATA},
    "RequireCalled": {citation.REQUIRE},
    "RequireResolved": {citation.REQUIRE_ALGORITHM},
    "RequireFailed": {citation.REQUIRE_ALGORITHM},
    "RequireCacheChanged": {citation.REQUIRE_CACHE_OBJECT},
    "NameSearched": {citation.ESM_RESOLUTION},
    "RequireCacheHit": {citation.REQUIRE_CACHE, citation.REQUIRE_CYCLES},
    "FileRead": {citation.MODULE_KINDS},
    "PackageFound": {citation.NODE_MODULES},
    "CommonJSParsed": {citation.MODULE_WRAPPER},
    "CommonJSStarted": {citation.MODULE_WRAPPER},
    "CommonJSEnded": {citation.REQUIRE_CACHE},
    "CommonJSThrew": {citation.REQUIRE_CACHE},
    "ExportsReplaced": {citation.MODULE_EXPORTS},
    "ExportsWritten": {citation.EXPORTS_SHORTCUT},
    "NamesDetected": {citation.DETECTED_NAMES},
    "CopyingStarted": {citation.SYNTHETIC_EVALUATE},
    "NamesCopied": {citation.DETECTED_NAMES},
    "CopyingThrew": {citation.DETECTED_NAMES},
    "JsonLoaded": {citation.REQUIRE_ALGORITHM},
    "ModuleRequired": {citation.REQUIRE_ESM},
    "ModuleRequireEnded": {citation.REQUIRE_ESM},
    "WarningEmitted": {citation.PROCESS_WARNING},
    "TicksRan": {citation.NEXT_TICK},
    "ProcessFailed": {citation.UNCAUGHT_EXCEPTION, citation.UNHANDLED_REJECTION},
}


@cache
def _events() -> tuple[Event, ...]:
    return tuple(_all_events())


def _all_events() -> Iterator[Event]:
    for sources in PROGRAMS.values():
        yield from modviz.trace("main.js", sources=sources).events
    yield from modviz.trace("main.js", sources={"main.js": "var x = 1;"}, goal="script").events
    for sources in NODE_PROGRAMS.values():
        yield from modviz.trace(next(iter(sources)), sources=sources).events
    for html in PAGES:
        yield from modviz.trace("index.html", sources={"index.html": html, "a.js": ""}).events
    # No host starts another realm yet.
    yield RealmStarted("worker", "main")
    loop = {"main.js": "for (;;);"}
    yield from modviz.trace("main.js", sources=loop, limits=modviz.Limits(seconds=0.3)).events
    yield from modviz.trace("main.js", sources=loop, limits=modviz.Limits(seconds=0.3, events=15)).events


def _in(name: str, kind: str) -> list[Event]:
    events = modviz.trace("main.js", sources=PROGRAMS[name]).events
    return [event for event in events if type(event).__name__ == kind]


@pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.__name__)
def test_each_kind_cites_the_clause_that_it_comes_from(kind: type[Event]) -> None:
    found = defaultdict(set)
    for event in _events():
        found[type(event)].add(event.clause)
    assert found[kind] == CLAUSES[kind.__name__]


def test_the_box_of_a_const_is_immutable_and_no_other() -> None:
    boxes = _in("a cycle, boxes of all kinds, and an error", "BindingCreated")
    cited = {event.name: event.clause.name for event in boxes if event.module == "main.js"}
    assert cited == {
        "one": "CreateMutableBinding",
        "two": "CreateImmutableBinding",
        "Three": "CreateMutableBinding",
        "four": "CreateMutableBinding",
        "five": "CreateMutableBinding",
        "*default*": "CreateMutableBinding",
    }


def test_a_name_for_a_namespace_is_a_box_of_its_own_and_any_other_import_is_a_pointer() -> None:
    imports = _in("a cycle, boxes of all kinds, and an error", "ImportBound")
    cited = {event.local_name: event.clause.name for event in imports if event.module == "main.js"}
    assert cited == {
        "a": "CreateImportBinding",
        "all": "CreateImmutableBinding",
        "data": "CreateImportBinding",
        "share": "CreateImportBinding",
        "shared": "CreateImportBinding",
    }


def test_an_event_has_the_panels_and_landmarks_of_its_kind_or_fewer() -> None:
    for event in _events():
        assert set(event.own_front) <= set(event.front)
        assert set(event.own_landmarks) <= set(event.landmarks)
        assert event.own_front or type(event).__name__ == "PhaseStarted"
        assert event.narration


@pytest.mark.parametrize("lacks", ["cites", "sign", "front", "docstring", "narration"])
def test_a_kind_that_lacks_something_is_refused(lacks: str) -> None:
    parts = {
        "__module__": __name__,
        "__annotations__": {},
        "__doc__": "Something happened.",
        "cites": Clause("Evaluate", "sec-moduleevaluation"),
        "sign": ("·", "dim"),
        "front": ("graph",),
        "narration": property(lambda self: "Something happened."),
    }
    del parts["__doc__" if lacks == "docstring" else lacks]
    with pytest.raises(TypeError, match=f"the event Nothing lacks: {lacks}"):
        type(Event)("Nothing", (Event,), parts, frozen=True)


def test_a_landmark_that_there_is_not_is_refused() -> None:
    with pytest.raises(TypeError, match="the event Shifted has a landmark that there is not: bridge"):

        class Shifted(EVENT_TYPES[0], frozen=True):
            """Something moved."""

            landmarks = ("bridge",)
