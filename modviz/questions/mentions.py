"""Which names, imported or not, a line of code mentions, judged by its text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modviz.questions.trace_index import Box, Reading

_NO_CODE = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|//.*|/\*.*?(?:\*/|$)""")
_NAME = re.compile(r"(?<![\w$.#])[A-Za-z_$][\w$]*(?!\s*:(?!:))")


def imports_in(reading: Reading, module: str, line: int | None) -> Iterator[tuple[str, Box]]:
    """The imports of `module` that a line of it mentions, each with the box that it stands for."""
    text = reading.source_line(module, line)
    if re.match(r"\s*(import|export)\b[^=(]*\bfrom\b|\s*import\s*['\"]", text):
        return
    for name in names_in(reading, module, line):
        binding = reading.binding(module, name)
        box = reading.box(module, name)
        if binding is not None and binding.is_pointer and box is not None:
            yield name, box


def names_in(reading: Reading, module: str, line: int | None) -> Iterator[str]:
    """The names that a line of `module` mentions, each once."""
    yield from dict.fromkeys(_NAME.findall(_NO_CODE.sub(" ", reading.source_line(module, line))))
