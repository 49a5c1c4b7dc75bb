"""The names that Node gives to the text of a CommonJS module; apart from the parser, which takes time to import.

Source: https://nodejs.org/api/modules.html#the-module-wrapper
"""

PARAMETERS = ("exports", "require", "module", "__filename", "__dirname")
"""The parameters of the function that Node makes of the text."""


def wrap(source_text: str) -> str:
    """The function of these parameters, in parentheses, whose body is `source_text`."""
    return f"(function({','.join(PARAMETERS)}){{{source_text}\n}})"
