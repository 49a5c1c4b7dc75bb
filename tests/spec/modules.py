"""Modules for tests without a parser: a statement a line.

import FILE                     import NAME from FILE           import * as NAME from FILE
export NAME = NUMBER            export NAME from FILE           export * from FILE
print WORDS                     throw WORDS                     read NAME
await                           await for ever                  import() FILE
stop                            (a limit is reached)
"""

from __future__ import annotations

from modviz.record.entries import (
    Declaration,
    ExportEntry,
    ImportEntry,
    ImportName,
    ModuleRequest,
    ParsedModule,
    Position,
    RequestedModule,
)

Statement = tuple[int, str, str]
"""A statement that runs: its line, its verb, and the rest."""


def read(text: str) -> tuple[ParsedModule, list[Statement]]:
    """What parsing would find in a module, and the statements of its body."""
    requested: dict[ModuleRequest, RequestedModule] = {}
    imports: list[ImportEntry] = []
    local, indirect, star = [], [], []
    declarations: list[Declaration] = []
    body: list[Statement] = []
    for line, statement in enumerate(map(str.strip, text.strip().split("\n")), 1):
        verb, _, words = statement.partition(" ")
        what, _, file = words.rpartition("from ")
        what, position = what.strip(), Position(line, 1)
        request = ModuleRequest(file)
        is_request = verb == "import" or (verb == "export" and what != "")
        if is_request:
            requested.setdefault(request, RequestedModule(request, position))
        if verb == "import" and what:
            name = what.removeprefix("* as ")
            imported = name if name == what else ImportName.NAMESPACE_OBJECT
            imports.append(ImportEntry(request, imported, name, position))
        elif verb == "export" and what == "*":
            star.append(ExportEntry(None, request, ImportName.ALL_BUT_DEFAULT, None, position))
        elif verb == "export" and what:
            indirect.append(ExportEntry(what, request, what, None, position))
        elif verb == "export":
            name = words.partition(" = ")[0]
            local.append(ExportEntry(name, None, None, name, position))
            declarations.append(Declaration(name, "let", position))
        if verb and not is_request:
            body.append((line, verb, words))
    has_tla = any(verb == "await" for _, verb, _ in body)
    entries = (tuple(each) for each in (requested.values(), imports, local, indirect, star, declarations))
    return ParsedModule(*entries, statements=(), has_tla=has_tla), body
