"""The clauses that events and operations cite: by name and anchor, since section numbers move.

Read in ECMA-262, 17th edition (2026), and in the HTML Living Standard of 2026.
"""

from __future__ import annotations

import msgspec

ECMASCRIPT = "https://tc39.es/ecma262/"
HTML = "https://html.spec.whatwg.org/multipage/webappapis.html"
SCRIPTING = "https://html.spec.whatwg.org/multipage/scripting.html"
PARSING = "https://html.spec.whatwg.org/multipage/parsing.html"
MARKUP_INSERTION = "https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html"
DOM = "https://dom.spec.whatwg.org/"
TIMERS = "https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html"


class Clause(msgspec.Struct, frozen=True, gc=False):
    """One clause of a specification: the operation's name, its anchor and the document it stands in."""

    name: str
    anchor: str
    document: str = ECMASCRIPT

    @property
    def url(self) -> str:
        """The address at which the clause can be read."""
        return f"{self.document}#{self.anchor}"


NAMESPACE_SET = Clause("[[Set]] of module namespace objects", "sec-module-namespace-exotic-objects-set-p-v-receiver")
EVALUATE = Clause("Evaluate", "sec-moduleevaluation")
EXECUTE_MODULE = Clause("ExecuteModule", "sec-source-text-module-record-execute-module")
CONTINUE_MODULE_LOADING = Clause("ContinueModuleLoading", "sec-ContinueModuleLoading")
CREATE_IMPORT_BINDING = Clause("CreateImportBinding", "sec-createimportbinding")
CREATE_MUTABLE_BINDING = Clause("CreateMutableBinding", "sec-declarative-environment-records-createmutablebinding-n-d")
CREATE_IMMUTABLE_BINDING = Clause(
    "CreateImmutableBinding", "sec-declarative-environment-records-createimmutablebinding-n-s"
)
CREATE_DEFAULT_EXPORT_SYNTHETIC_MODULE = Clause(
    "CreateDefaultExportSyntheticModule", "sec-create-default-export-synthetic-module"
)
FETCH_CLASSIC_SCRIPT = Clause("fetch a classic script", "fetch-a-classic-script", HTML)
FETCH_MODULE_SCRIPT_GRAPH = Clause("fetch an external module script graph", "fetch-a-module-script-tree", HTML)
FETCH_SINGLE_MODULE_SCRIPT = Clause("fetch a single module script", "fetch-a-single-module-script", HTML)
FINISH_LOADING_IMPORTED_MODULE = Clause("FinishLoadingImportedModule", "sec-FinishLoadingImportedModule")
GLOBAL_DECLARATION_INSTANTIATION = Clause("GlobalDeclarationInstantiation", "sec-globaldeclarationinstantiation")
GET_BINDING_VALUE = Clause("GetBindingValue", "sec-module-environment-records-getbindingvalue-n-s")
GET_MODULE_NAMESPACE = Clause("GetModuleNamespace", "sec-getmodulenamespace")
INITIALIZE_BINDING = Clause("InitializeBinding", "sec-declarative-environment-records-initializebinding-n-v")
INITIALIZE_ENVIRONMENT = Clause("InitializeEnvironment", "sec-source-text-module-record-initialize-environment")
INNER_MODULE_EVALUATION = Clause("InnerModuleEvaluation", "sec-innermoduleevaluation")
INNER_MODULE_LINKING = Clause("InnerModuleLinking", "sec-InnerModuleLinking")
INNER_MODULE_LOADING = Clause("InnerModuleLoading", "sec-InnerModuleLoading")
LINK = Clause("Link", "sec-moduledeclarationlinking")
LOAD_REQUESTED_MODULES = Clause("LoadRequestedModules", "sec-LoadRequestedModules")
NEW_MODULE_ENVIRONMENT = Clause("NewModuleEnvironment", "sec-newmoduleenvironment")
PARSE_JSON_MODULE = Clause("ParseJSONModule", "sec-parse-json-module")
CATCH_CLAUSE_EVALUATION = Clause("CatchClauseEvaluation", "sec-runtime-semantics-catchclauseevaluation")
EVALUATE_CALL = Clause("EvaluateCall", "sec-evaluatecall")
PARSE_MODULE = Clause("ParseModule", "sec-parsemodule")
RESOLVE_MODULE_SPECIFIER = Clause("resolve a module specifier", "resolve-a-module-specifier", HTML)
SCRIPT_EVALUATION = Clause("ScriptEvaluation", "sec-runtime-semantics-scriptevaluation")
SET_MUTABLE_BINDING = Clause("SetMutableBinding", "sec-declarative-environment-records-setmutablebinding-n-v-s")
STATEMENT_EVALUATION = Clause("Evaluation of statements", "sec-ecmascript-language-statements-and-declarations")
PRINTER = Clause("Printer", "printer", "https://console.spec.whatwg.org/")
ORDINARY_SET = Clause("OrdinarySet", "sec-ordinaryset")

ASYNC_MODULE_EXECUTION_FULFILLED = Clause("AsyncModuleExecutionFulfilled", "sec-async-module-execution-fulfilled")
ASYNC_MODULE_EXECUTION_REJECTED = Clause("AsyncModuleExecutionRejected", "sec-async-module-execution-rejected")
AWAIT = Clause("Await", "await")
CONTINUE_DYNAMIC_IMPORT = Clause("ContinueDynamicImport", "sec-ContinueDynamicImport")
EVALUATE_IMPORT_CALL = Clause("EvaluateImportCall", "sec-evaluate-import-call")
GATHER_AVAILABLE_ANCESTORS = Clause("GatherAvailableAncestors", "sec-gather-available-ancestors")
JOBS = Clause("Jobs and Host Operations to Enqueue Jobs", "sec-jobs")
PERFORM_A_MICROTASK_CHECKPOINT = Clause("perform a microtask checkpoint", "perform-a-microtask-checkpoint", HTML)
EVENT_LOOP = Clause("event loop processing model", "event-loop-processing-model", HTML)
TIMER_INITIALIZATION = Clause("timer initialization steps", "timer-initialisation-steps", TIMERS)
CLEAR_TIMEOUT = Clause("clearTimeout(id)", "dom-cleartimeout", TIMERS)
REPORT_AN_EXCEPTION = Clause("report an exception", "report-an-exception", HTML)
RUN_A_WORKER = Clause("run a worker", "run-a-worker", "https://html.spec.whatwg.org/multipage/workers.html")
NOTIFY_ABOUT_REJECTED_PROMISES = Clause("notify about rejected promises", "notify-about-rejected-promises", HTML)
SYNTHETIC_LINK = Clause("Link of Synthetic Module Records", "sec-smr-Link")
SYNTHETIC_EVALUATE = Clause("Evaluate of Synthetic Module Records", "sec-smr-Evaluate")
DEFERRED_IMPORTS = "https://tc39.es/proposal-defer-import-eval/"
"""The proposal of deferred import evaluation, at stage 3 in 2026."""

EVALUATE_MODULE_SYNC = Clause("EvaluateModuleSync", "sec-EvaluateModuleSync", DEFERRED_IMPORTS)
READY_FOR_SYNC_EXECUTION = Clause("ReadyForSyncExecution", "sec-ReadyForSyncExecution", DEFERRED_IMPORTS)
GATHER_ASYNCHRONOUS_TRANSITIVE_DEPENDENCIES = Clause(
    "GatherAsynchronousTransitiveDependencies", "sec-GatherAsynchronousTransitiveDependencies", DEFERRED_IMPORTS
)
GET_DEFERRED_MODULE_NAMESPACE = Clause("GetModuleNamespace", "sec-getmodulenamespace", DEFERRED_IMPORTS)
FETCH_METHOD = Clause("fetch(input, init)", "fetch-method", "https://fetch.spec.whatwg.org/")
CREATE_A_CLASSIC_SCRIPT = Clause("create a classic script", "creating-a-classic-script", HTML)
DOCUMENT_WRITE = Clause("document.write()", "document.write()", MARKUP_INSERTION)
EXECUTE_THE_SCRIPT_ELEMENT = Clause("execute the script element", "execute-the-script-element", SCRIPTING)
FIRE_AN_EVENT = Clause("fire an event", "concept-event-fire", "https://dom.spec.whatwg.org/")
MARK_AS_READY = Clause("mark as ready", "mark-as-ready", SCRIPTING)
LOOK_AHEAD = Clause("speculative HTML parsing", "speculative-html-parsing", PARSING)
PARSE_HTML = Clause("parsing HTML documents", "parsing", PARSING)
PREPARE_THE_SCRIPT_ELEMENT = Clause("prepare the script element", "prepare-the-script-element", SCRIPTING)
REGISTER_AN_IMPORT_MAP = Clause("register an import map", "register-an-import-map", HTML)
REPORT_A_WARNING = Clause("report a warning to the console", "reporting-warning", "https://console.spec.whatwg.org/")
THE_END = Clause("the end", "the-end", PARSING)
INSERT_NODE = Clause("insert a node", "concept-node-insert", DOM)
REMOVE_NODE = Clause("remove a node", "concept-node-remove", DOM)
CHANGE_ATTRIBUTE = Clause("handle attribute changes", "handle-attribute-changes", DOM)
REPLACE_DATA = Clause("replace data", "concept-cd-replace", DOM)

NODE = "https://nodejs.org/api/"
"""The documentation of Node, of version 24."""

REQUIRE = Clause("Node: require(id)", "requireid", f"{NODE}modules.html")
REQUIRE_ALGORITHM = Clause("Node: All together", "all-together", f"{NODE}modules.html")
REQUIRE_CACHE = Clause("Node: Caching", "caching", f"{NODE}modules.html")
ESM_RESOLUTION = Clause("Node: Resolution algorithm", "resolution-algorithm", f"{NODE}esm.html")
REQUIRE_CACHE_OBJECT = Clause("Node: require.cache", "requirecache", f"{NODE}modules.html")
REQUIRE_CYCLES = Clause("Node: Cycles", "cycles", f"{NODE}modules.html")
REQUIRE_ESM = Clause("Node: require() of ES modules", "loading-ecmascript-modules-using-require", f"{NODE}modules.html")
MODULE_WRAPPER = Clause("Node: The module wrapper", "the-module-wrapper", f"{NODE}modules.html")
MODULE_EXPORTS = Clause("Node: module.exports", "moduleexports", f"{NODE}modules.html")
EXPORTS_SHORTCUT = Clause("Node: exports shortcut", "exports-shortcut", f"{NODE}modules.html")
MODULE_KINDS = Clause("Node: Determining module system", "determining-module-system", f"{NODE}packages.html")
NODE_MODULES = Clause(
    "Node: Loading from node_modules folders", "loading-from-node_modules-folders", f"{NODE}modules.html"
)
DETECTED_NAMES = Clause("Node: CommonJS namespaces", "commonjs-namespaces", f"{NODE}esm.html")
PROCESS_WARNING = Clause("Node: Event 'warning'", "event-warning", f"{NODE}process.html")
NEXT_TICK = Clause("Node: process.nextTick()", "processnexttickcallback-args", f"{NODE}process.html")
UNCAUGHT_EXCEPTION = Clause("Node: Event 'uncaughtException'", "event-uncaughtexception", f"{NODE}process.html")
UNHANDLED_REJECTION = Clause("Node: Event 'unhandledRejection'", "event-unhandledrejection", f"{NODE}process.html")
