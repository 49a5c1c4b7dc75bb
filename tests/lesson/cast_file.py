"""Reading an asciicast strictly, and playing it on a terminal of our own, so small that it knows only what we write."""

from __future__ import annotations

import json
import re

_HEADER = {
    "version": int,
    "width": int,
    "height": int,
    "duration": float,
    "idle_time_limit": int,
    "title": str,
    "env": dict,
}
_PIECE = re.compile(r"\x1b\[([?\d;]*)([A-Za-z])|([^\x1b]+)")


def read_cast(text: str) -> tuple[dict, list[tuple[float, str, str]]]:
    """The header and the events, when they are what the specification of version 2 wants."""
    assert text.endswith("\n")
    assert "\r" not in text
    first, *others = [json.loads(line) for line in text[:-1].split("\n")]
    assert isinstance(first, dict)
    assert set(first) <= set(_HEADER)
    assert {"version", "width", "height"} <= set(first)
    assert first["version"] == 2
    for key, value in first.items():
        assert isinstance(value, _HEADER[key]), key
    assert all(isinstance(value, str) for value in first["env"].values())
    last = 0.0
    for event in others:
        assert isinstance(event, list)
        assert len(event) == 3
        seconds, code, data = event
        assert isinstance(seconds, float)
        assert seconds >= last
        assert seconds - last <= first["idle_time_limit"]
        assert code in ("o", "m")
        assert isinstance(data, str)
        data.encode("utf-8")
        last = seconds
    assert first["duration"] == last
    return first, [(seconds, code, data) for seconds, code, data in others]


class Terminal:
    """Rows of characters, written to by what a recording holds."""

    def __init__(self, width: int, height: int) -> None:
        self.rows = [[" "] * width for _ in range(height)]
        self.x = self.y = 0

    def write(self, data: str) -> None:
        end = 0
        for piece in _PIECE.finditer(data):
            assert piece.start() == end, data[end : end + 20]
            end = piece.end()
            numbers, command, text = piece.groups()
            if text:
                for character in text:
                    assert character.isprintable()
                    self.rows[self.y][self.x] = character
                    self.x += 1
            elif command == "H":
                self.y, self.x = (int(number) - 1 for number in numbers.split(";"))
            elif command == "J":
                self.rows = [[" "] * len(row) for row in self.rows]
            else:
                assert command in "mhl"
        assert end == len(data)

    def text(self) -> str:
        return "\n".join("".join(row) for row in self.rows)
