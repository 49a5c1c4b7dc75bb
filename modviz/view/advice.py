"""What a person can do about an error of their modules."""

from __future__ import annotations

from modviz.record.world import GuestError

_BY_PHASE = {
    "resolve": ("look at the specifier. A path begins with ./, ../ or /; any other name needs an import map."),
    "fetch": "check that the file is there, under exactly this name: case and extension count.",
    "parse": "mend the syntax at that place. Nothing of the graph runs until every module can be parsed.",
    "link": "compare the name in the import with the names that the other module exports.",
    "limit": "look for a loop or data without an end, or raise the limit if the program needs that much.",
}


def advice(error: GuestError) -> str:
    """One or two sentences on what to do about `error`.

    Parameters
    ----------
    error
        What went wrong in the guest's modules.
    """
    if error.phase == "link" and "conflicting star exports" in error.message:
        return "import it straight from the module you mean: two modules behind the export * have that name."
    if error.phase == "fetch" and "needs the attribute" in error.message:
        return "say in the import what the file is, as the message does."
    if error.phase != "evaluate":
        return _BY_PHASE.get(error.phase, "start at the place it points to.")
    if error.name == "ReferenceError" and "before initialization" in error.message:
        return (
            "read the name later, for example inside a function that is called once all modules have run;"
            " or move what both modules need into a third one, so that there is no cycle."
        )
    if error.name == "ReferenceError":
        return "declare or import that name, or check how it is spelt."
    if error.name == "TypeError" and "constant variable" in error.message:
        return "let the module that owns the binding change it: export a function that does."
    return "start at the place it points to; the steps before it show what was in the boxes."
