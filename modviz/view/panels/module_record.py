"""The module record panel: the module record of the module in question, slot by slot and entry by entry.

Source: https://tc39.es/ecma262/#sec-cyclic-module-records and
https://tc39.es/ecma262/#sec-source-text-module-records
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from modviz.record.entries import ExportEntry, ImportEntry, ImportName, ModuleRequest, RequestedModule
from modviz.record.sources import map_entry
from modviz.record.world import Module
from modviz.view.attention import module_in_question
from modviz.view.line import LazyLines, make_panel
from modviz.view.moment import Line, Moment, Panel, Span, Target
from modviz.view.status import map_sign, module_sign
from modviz.view.text import clean, crop, pad

_MOST_PARENTS = 5
_NONE: Line = (Span("none", "dim"),)


def module_record_panel(moment: Moment, width: int, height: int) -> Panel:
    """The slots of the module record, then its requested modules, import entries and export entries.

    Parameters
    ----------
    moment
        The run at one position.
    width, height
        The room there is.
    """
    name = module_in_question(moment)
    module = moment.world.modules.get(name) if name is not None else None
    if module is None or name is None:
        return make_panel(moment, name or "Module record", [(Span(_no_record(moment, name), "dim"),)], width)
    slots = [_slot(title, value) for title, value in _slots(module)]
    rows: list[Callable[[], Line]] = [partial(_itself, slot) for slot in slots]
    column = max(10, (width - 2) // 3)
    for title, headings, entries, cells in _tables(module):
        rows.append(partial(_heading, title, headings if entries else ("none",), column))
        rows += [partial(_row, module.name, entry, cells, column) for entry in entries]
    return make_panel(moment, f"{name}: module record", LazyLines(len(rows), lambda number: rows[number]()), width)


def _no_record(moment: Moment, name: str | None) -> str:
    entry = map_entry(moment.world, name) if name is not None else None
    if entry is None:
        return "No module record yet."
    return f"No module record: {map_sign(entry).word}."


def _slots(module: Module) -> Iterator[tuple[str, Line]]:
    sign = module_sign(module)
    yield "[[Status]]", (Span(str(sign), sign.style),)
    yield (
        "[[Environment]]",
        (Span("empty", "dim") if module.bindings is None else _names(len(module.bindings)),),
    )
    yield (
        "[[Namespace]]",
        (Span("empty", "dim") if module.namespace is None else _names(len(module.namespace)),),
    )
    yield "[[DFSAncestorIndex]]", _number(module.dfs_ancestor_index)
    root = module.cycle_root
    yield "[[CycleRoot]]", (Span("empty", "dim") if root is None else _module(root),)
    yield "[[HasTLA]]", (Span("true" if module.has_tla else "false", "value"),)
    error = module.evaluation_error
    if error is not None:
        yield "[[EvaluationError]]", (Span(f"{clean(error.name)}: {clean(error.message)}", "error"),)
    else:
        yield "[[EvaluationError]]", (Span("empty", "dim"),)
    yield from _async_slots(module)
    if module.url != module.name:
        yield "URL", (Span(clean(module.url), "dim"),)


def _async_slots(module: Module) -> Iterator[tuple[str, Line]]:
    """The slots of asynchronous evaluation: shown as soon as they say something."""
    if module.top_level_promise is not None:
        yield "[[TopLevelCapability]]", (Span(f"a promise, {module.top_level_promise}", "value"),)
    if module.async_evaluation_order != "unset":
        yield "[[AsyncEvaluationOrder]]", (Span(str(module.async_evaluation_order), "number"),)
    if module.pending_async_dependencies or module.async_evaluation_order != "unset":
        yield "[[PendingAsyncDependencies]]", _number(module.pending_async_dependencies)
    if module.async_parent_modules:
        yield "[[AsyncParentModules]]", tuple(map(_module, module.async_parent_modules[:_MOST_PARENTS]))


def _names(count: int) -> Span:
    return Span(f"{count:,} name{'s' * (count != 1)}", "value")


def _number(number: int | None) -> Line:
    return (Span("empty", "dim") if number is None else Span(str(number), "number"),)


def _module(name: str) -> Span:
    return Span(clean(name), "module-name", ("module", name))


def _slot(title: str, value: Line) -> Line:
    return (Span(f"{title:<21} ", "slot"), *value)


def _itself(line: Line) -> Line:
    return line


Entry = RequestedModule | ImportEntry | ExportEntry
Table = tuple[str, tuple[str, ...], Sequence[Entry], Callable[[Entry], tuple[Span, ...]]]


def _tables(module: Module) -> Iterator[Table]:
    parsed = module.parsed

    def requested(entry: Entry) -> tuple[Span, ...]:
        assert isinstance(entry, RequestedModule)
        loaded = module.loaded_modules.get(entry.request)
        return _request(entry.request), Span("not loaded yet", "dim") if loaded is None else _module(loaded)

    yield "[[RequestedModules]]", ("Specifier", "[[LoadedModules]]"), parsed.requested_modules, requested
    yield (
        "[[ImportEntries]]",
        ("ModuleRequest", "ImportName", "LocalName"),
        parsed.import_entries,
        _import_cells,
    )
    yield (
        "[[LocalExportEntries]]",
        ("ExportName", "LocalName"),
        parsed.local_export_entries,
        _local_export_cells,
    )
    names = ("ModuleRequest", "ImportName", "ExportName")
    yield "[[IndirectExportEntries]]", names, parsed.indirect_export_entries, _indirect_export_cells
    yield "[[StarExportEntries]]", ("ModuleRequest",), parsed.star_export_entries, _star_export_cells


def _import_cells(entry: Entry) -> tuple[Span, ...]:
    assert isinstance(entry, ImportEntry)
    return _request(entry.module_request), _name(entry.import_name), _name(entry.local_name)


def _local_export_cells(entry: Entry) -> tuple[Span, ...]:
    assert isinstance(entry, ExportEntry)
    return _name(entry.export_name), _name(entry.local_name)


def _indirect_export_cells(entry: Entry) -> tuple[Span, ...]:
    assert isinstance(entry, ExportEntry)
    return _request(entry.module_request), _name(entry.import_name), _name(entry.export_name)


def _star_export_cells(entry: Entry) -> tuple[Span, ...]:
    assert isinstance(entry, ExportEntry)
    return (_request(entry.module_request),)


def _request(request: ModuleRequest | None) -> Span:
    if request is None:
        return Span("null", "dim")
    attributes = ", ".join(f"{key}: {value}" for key, value in request.attributes)
    phase = "" if request.phase == "evaluation" else f" ({request.phase})"
    written = f"'{request.specifier}'" + (f" with {{ {attributes} }}" if attributes else "")
    return Span(clean(written + phase), "guest string")


def _name(name: str | ImportName | None) -> Span:
    if name is None:
        return Span("null", "dim")
    return Span(name.kind, "keyword") if isinstance(name, ImportName) else Span(clean(name), "guest")


def _heading(title: str, headings: tuple[str, ...], column: int) -> Line:
    if headings == ("none",):
        return (Span(f"{title} ", "slot"), *_NONE)
    return (Span(f"{title} ", "slot"), Span(", ".join(headings), "dim"))


def _row(module: str, entry: Entry, cells: Callable[[Entry], tuple[Span, ...]], column: int) -> Line:
    line: Target = ("line", module, str(entry.position.line))
    spans: list[Span] = [Span("  ", "", line)]
    for cell in cells(entry):
        text = pad(crop(cell.text, column - 1), column)
        spans.append(Span(text, cell.style, cell.target or line))
    return tuple(spans)
