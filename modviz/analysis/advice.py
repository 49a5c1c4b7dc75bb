"""What a person can do about an error of their modules."""

from __future__ import annotations

from modviz.analysis.dead_zone import DeadZone, dead_zone
from modviz.analysis.foreign_code import name_advice, scheme_advice, specifier_advice, type_advice
from modviz.analysis.lack_advice import lack_advice
from modviz.analysis.link_causes import star_to, star_with_default
from modviz.analysis.missing_export import missing_export_advice
from modviz.analysis.namespace_gap import namespace_gap
from modviz.analysis.node_advice import node_advice
from modviz.analysis.syntax_advice import syntax_advice
from modviz.analysis.top_level_this import is_about_this
from modviz.record.failures import (
    AmbiguousExport,
    BadImportMap,
    BlockedFetch,
    CircularExport,
    Constant,
    EarlyRead,
    EmptyBox,
    FailedFetch,
    FailedImport,
    FailedIntegrity,
    Lack,
    Limit,
    MissingAttribute,
    MissingExport,
    NoModuleSource,
    ReadOnlyImport,
    Syntax,
    UndefinedName,
    UnknownModuleType,
    UnresolvedSpecifier,
    UnsupportedAttribute,
    UnsupportedScheme,
    WrongMimeType,
)
from modviz.record.sources import source_line
from modviz.record.world import GuestError, World

_BY_PHASE = {
    "resolve": "look at the specifier, and at the attributes of the import.",
    "fetch": "check that the file is there, under exactly this name: case and extension count.",
    "parse": "mend the syntax at that place. Nothing of the graph runs until every module can be parsed.",
    "link": "compare the name in the import with the names that the other module exports.",
    "evaluate": "start at the place where it was thrown; the steps before it show what was in the boxes.",
    "limit": "look for a loop or data without an end, or raise the limit if the program needs that much.",
}

_PARSING = (
    "let the program import a smaller file, or raise the limit if it needs this one: --parsing-seconds,"
    " --parsing-memory and --source-length, or modviz.Limits."
)

_LATER = (
    "read the name later, for example inside a function that is called after all modules have run;"
    " or move what both modules need into a third one, so that there is no cycle."
)


def advice(world: World, error: GuestError) -> str:
    """One or two sentences on what to do about `error`.

    Parameters
    ----------
    world
        The world at the end of the run.
    error
        What went wrong in the guest's modules.
    """
    about = error.about.cause if isinstance(error.about, FailedImport) else error.about
    match about:
        case EmptyBox() | EarlyRead():
            read = dead_zone(world, error)
            return _LATER if read is None else _about_the_dead_zone(read)
        case UndefinedName(name=name):
            return name_advice(name)
        case ReadOnlyImport():
            return "let the module that owns the binding change it: export a function that does."
        case Constant(name=name):
            return f"declare {name} with let, if it is to get another value."
        case MissingExport() as missing:
            return _about_a_missing_export(world, missing) or _BY_PHASE["link"]
        case AmbiguousExport() as clash:
            name, specifier = clash.export_name, star_to(world, clash)
            how = f"export {{ {name} }} from '{specifier}'" if specifier is not None else f"export {{ {name} }} from"
            return f"import {name} straight from the module you mean; or say in {clash.module} which one it is: {how}."
        case CircularExport() as circular:
            name = circular.export_name
            return f"let one of them declare {name}, or pass it on from the module that does; then the others may."
        case MissingAttribute():
            return "say in the import what the file is, as the message does."
        case Limit("parsing"):
            return _PARSING
        case Lack() as lack:
            return lack_advice(lack)
        case UnsupportedScheme(scheme=scheme):
            return scheme_advice(scheme)
        case Syntax() as syntax:
            line = source_line(world, error.module or "", error.line)
            place = (error.column or 1) - 1
            return syntax_advice(error.module or "", syntax, line[:place], line[place:])
        case UnsupportedAttribute() | UnknownModuleType():
            return 'an import may have one attribute, type, with "json", "text" or "bytes": take any other out.'
        case WrongMimeType() as wrong:
            return type_advice(wrong.url, wrong.found)
        case UnresolvedSpecifier(is_bare=is_bare):
            return specifier_advice(is_bare)
        case BlockedFetch(url=url):
            return blocked_advice(url)
        case FailedIntegrity():
            return "make the digest in integrity that of the file, or leave it out."
        case BadImportMap():
            return "write the import map as JSON: an object with the keys imports, scopes and integrity."
        case FailedFetch() | NoModuleSource() as raised:
            # Also where code has caught it, and thrown it again.
            return _BY_PHASE[raised.phase]
    of_node = node_advice(world, error)
    if of_node is not None:
        return of_node
    if is_about_this(world, error):
        return "use globalThis in place of this, or load that file as a classic script."
    gap = namespace_gap(world, error)
    return _BY_PHASE[error.phase] if gap is None else gap.advice


def _about_a_missing_export(world: World, missing: MissingExport) -> str:
    name = missing.export_name
    if name in missing.exported_names:
        return f"let one of them declare {name}, or pass it on from the module that does."
    star = star_with_default(world, missing) if name == "default" else None
    if star is not None:
        return f"write export {{ default }} from '{star[0]}' in {missing.module}."
    return missing_export_advice(world, missing)


def blocked_advice(url: str) -> str:
    """What to do where a page may not use what is at `url`."""
    if url.startswith("file:"):
        return "open the page over http, from a server: a page that is opened as a file cannot load modules."
    return "let that server answer with the header Access-Control-Allow-Origin, or take the file to your own."


def _about_the_dead_zone(read: DeadZone) -> str:
    """What helps depends on who owns the box, how the imports go, and what is done with it."""
    reader, owner = read.reader.name, read.owner.name
    if read.is_through or read.is_declared:
        line = f" (line {read.line})" if read.line is not None else ""
        return f"give {read.words} a value in {owner}{line} before its code ends; or read it after somebody has set it."
    if read.is_own:
        line = f"line {read.line}" if read.line is not None else "its declaration"
        return (
            f"let {line} run first: put it above the code that reads {read.name}, or that calls a function which does."
        )
    if read.is_called:
        return (
            f"do not call that function while {read.runner.name} runs: call it later, for example inside a function"
            f" that is called after all modules have run. Or move {read.words} into a module of its own, which imports"
            " nothing of this cycle."
        )
    if read.hub is not None:
        return f"in {reader}, import {read.name} straight from {owner}, and not through {read.hub}."
    if not read.there or not read.back:
        return _LATER
    if read.is_extended:
        return (
            f"a class needs what it extends at once, so {owner} has to run before {reader}. Take the import of"
            f" {read.there[1]} out of {owner}{_in_line(read)}; or move {read.words} into a module of its own, which"
            " imports nothing of this cycle."
        )
    if read.barrel is not None:
        return (
            f"let {reader} and {owner} import what they need straight from its module, and not through {read.barrel}:"
            " whoever imports a barrel imports all that is behind it."
        )
    if read.is_function_value:
        return (
            f"make {read.words} a function declaration: such a box is filled before any code runs. Or read it later,"
            " for example inside a function that is called after all modules have run."
        )
    return _LATER


def _in_line(read: DeadZone) -> str:
    line = read.graph.import_line(read.owner.name, read.there[1])
    return "" if line is None else f" (line {line})"
