"""What a module imports, exports and declares, read off its syntax tree.

Each function is a static semantics operation of ECMA-262, or the steps of ParseModule that use them.
Source: https://tc39.es/ecma262/#sec-parsemodule, #sec-static-semantics-importentries,
#sec-static-semantics-exportentries, #sec-static-semantics-modulerequests,
#sec-static-semantics-vardeclarednames and #sec-static-semantics-lexicallydeclarednames.

Nodes of the tree are those of ESTree, from `esprima`, which has no types of its own, or `quick_tree`: hence `Any`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from modviz.parsing.source_text import GAP, Places
from modviz.record.entries import (
    DEFAULT_BINDING,
    Declaration,
    ExportEntry,
    ImportEntry,
    ImportName,
    ModuleRequest,
    RequestedModule,
)

Node = Any

_EXPORT_THEN = re.compile("export" + GAP)

# Statements hold the statements that VarDeclaredNames looks into; functions and expressions hold none.
_STATEMENT_PARTS = {
    "BlockStatement": ("body",),
    "IfStatement": ("consequent", "alternate"),
    "ForStatement": ("init", "body"),
    "ForInStatement": ("left", "body"),
    "ForOfStatement": ("left", "body"),
    "WhileStatement": ("body",),
    "DoWhileStatement": ("body",),
    "WithStatement": ("body",),
    "LabeledStatement": ("body",),
    "SwitchStatement": ("cases",),
    "SwitchCase": ("consequent",),
    "TryStatement": ("block", "handler", "finalizer"),
    "CatchClause": ("body",),
    "ExportNamedDeclaration": ("declaration",),
}


class Entries(msgspec.Struct, frozen=True, gc=False):
    """The import and export entries of a module, the exports split as ParseModule splits them."""

    imports: tuple[ImportEntry, ...]
    local_exports: tuple[ExportEntry, ...]
    indirect_exports: tuple[ExportEntry, ...]
    star_exports: tuple[ExportEntry, ...]


def bound_names(pattern: Node) -> Iterator[Node]:
    """BoundNames: the identifiers that a binding or assignment `pattern` gives values to, in order.

    Targets that are not names (`[a.b] = c`) are passed over.
    """
    return (target for target in assignment_targets(pattern) if target.type == "Identifier")


def assignment_targets(pattern: Node) -> Iterator[Node]:
    """All that a binding or assignment `pattern` gives values to, in order: identifiers and member expressions."""
    match pattern.type if pattern is not None else None:
        case "Identifier" | "MemberExpression":
            yield pattern
        case "AssignmentPattern":
            yield from assignment_targets(pattern.left)
        case "RestElement":
            yield from assignment_targets(pattern.argument)
        case "ArrayPattern":
            for element in pattern.elements:
                yield from assignment_targets(element)
        case "ObjectPattern":
            for item in pattern.properties:
                yield from assignment_targets(item.value if item.type == "Property" else item)


def requested_modules(body: Iterable[Node], places: Places) -> tuple[RequestedModule, ...]:
    """ModuleRequests of the module items `body`: each request once, where it is made first."""
    found: dict[ModuleRequest, RequestedModule] = {}
    for item in body:
        if item.type in _MODULE_DECLARATIONS and item.source is not None:
            request = module_request(item)
            position = places.position(item.source.range[0])
            found.setdefault(request, RequestedModule(request, position))
    return tuple(found.values())


_MODULE_DECLARATIONS = ("ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration")


def module_request(item: Node) -> ModuleRequest:
    """The ModuleRequest Record of an import, or of an export with a `from` clause."""
    attributes = ((_module_export_name(each.key), each.value.value) for each in item.attributes)
    return ModuleRequest(item.source.value, tuple(sorted(attributes)), item.phase or "evaluation")


def entries(source_text: str, body: Sequence[Node], places: Places) -> Entries:
    """ImportEntries and ExportEntries of the module items `body`, sorted out as in ParseModule."""
    imports = tuple(entry for item in body for entry in _import_entries(item, places))
    imported = {entry.local_name: entry for entry in imports}
    local: list[ExportEntry] = []
    indirect: list[ExportEntry] = []
    star: list[ExportEntry] = []
    for item in body:
        for entry in _export_entries(source_text, item, places):
            if entry.module_request is not None:
                (star if entry.import_name is ImportName.ALL_BUT_DEFAULT else indirect).append(entry)
                continue
            source = imported.get(entry.local_name or "")
            if source is None:
                local.append(entry)
                continue
            import_name = source.import_name
            if import_name is ImportName.NAMESPACE_OBJECT:
                import_name = ImportName.ALL
            indirect.append(ExportEntry(entry.export_name, source.module_request, import_name, None, entry.position))
    return Entries(imports, tuple(local), tuple(indirect), tuple(star))


def declarations(source_text: str, body: Iterable[Node], places: Places) -> tuple[Declaration, ...]:
    """The bindings that a top level with the items `body` declares, each name once, in source order."""
    found: dict[str, Declaration] = {}

    def declare(name: str, kind: str, offset: int) -> None:
        found.setdefault(name, Declaration(name, kind, places.position(offset)))

    for item in body:
        declared = item.declaration if item.type.startswith("Export") else item
        if declared is None:
            continue
        match declared.type:
            case "VariableDeclaration" if declared.kind != "var":
                for name in declared_names(declared):
                    declare(name.name, declared.kind, name.range[0])
            case "FunctionDeclaration" | "ClassDeclaration" if declared.id is not None:
                kind = "function" if declared.type == "FunctionDeclaration" else "class"
                declare(declared.id.name, kind, declared.id.range[0])
            case _ if item.type == "ExportDefaultDeclaration":
                kind = "function" if declared.type == "FunctionDeclaration" else "default"
                declare(DEFAULT_BINDING, kind, _after_export(source_text, item))
            case _:
                for name in var_declared_names(declared):
                    declare(name.name, "var", name.range[0])
    return tuple(found.values())


def _import_entries(item: Node, places: Places) -> Iterator[ImportEntry]:
    if item.type != "ImportDeclaration":
        return
    request = module_request(item)
    for specifier in item.specifiers:
        import_name: str | ImportName
        match specifier.type:
            case "ImportDefaultSpecifier":
                import_name = ImportName.SOURCE if request.phase == "source" else "default"
            case "ImportNamespaceSpecifier":
                import_name = ImportName.NAMESPACE_OBJECT
            case _:
                import_name = _module_export_name(specifier.imported)
        yield ImportEntry(request, import_name, specifier.local.name, places.position(specifier.range[0]))


def _export_entries(source_text: str, item: Node, places: Places) -> Iterator[ExportEntry]:
    """ExportEntries of one module item, before imported names are looked up."""
    if item.type == "ExportAllDeclaration":
        request = module_request(item)
        if item.exported is None:
            position = places.position(_after_export(source_text, item))
            yield ExportEntry(None, request, ImportName.ALL_BUT_DEFAULT, None, position)
        else:
            position = places.position(item.exported.range[0])
            yield ExportEntry(_module_export_name(item.exported), request, ImportName.ALL, None, position)
    elif item.type == "ExportDefaultDeclaration":
        declared = item.declaration
        named = declared.type in ("FunctionDeclaration", "ClassDeclaration") and declared.id is not None
        position = places.position(_after_export(source_text, item))
        yield ExportEntry("default", None, None, declared.id.name if named else DEFAULT_BINDING, position)
    elif item.type == "ExportNamedDeclaration":
        for name in declared_names(item.declaration):
            yield ExportEntry(name.name, None, None, name.name, places.position(name.range[0]))
        from_request = module_request(item) if item.source is not None else None
        for specifier in item.specifiers:
            exported = _module_export_name(specifier.exported)
            local = _module_export_name(specifier.local)
            position = places.position(specifier.range[0])
            if from_request is None:
                yield ExportEntry(exported, None, None, local, position)
            else:
                yield ExportEntry(exported, from_request, local, None, position)


def declared_names(declaration: Node) -> Iterator[Node]:
    """BoundNames of a declaration (or of none at all)."""
    if declaration is None:
        return
    if declaration.type == "VariableDeclaration":
        for declarator in declaration.declarations:
            yield from bound_names(declarator.id)
    else:
        yield from bound_names(declaration.id)


def var_declared_names(statement: Node) -> Iterator[Node]:
    """VarDeclaredNames of a statement: the names of `var` in it, however deep, but not inside functions."""
    pending = [statement]
    while pending:
        node = pending.pop()
        if node.type == "VariableDeclaration":
            if node.kind == "var":
                yield from declared_names(node)
            continue
        parts = [getattr(node, name) for name in reversed(_STATEMENT_PARTS.get(node.type, ()))]
        for part in parts:
            if isinstance(part, list):
                pending.extend(reversed(part))
            elif part is not None:
                pending.append(part)


def _module_export_name(node: Node) -> str:
    """StringValue of a ModuleExportName: an identifier, or a string literal."""
    return str(node.name if node.type == "Identifier" else node.value)


def _after_export(source_text: str, item: Node) -> int:
    """Where the word or sign after `export` stands: `default`, or `*`."""
    found = _EXPORT_THEN.match(source_text, item.range[0])
    return found.end() if found else int(item.range[0])
