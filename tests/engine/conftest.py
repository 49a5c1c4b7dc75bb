"""Realms whose child process is another one: `other_child.py`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modviz.engine import channel


@pytest.fixture(params=["C interface", "binding"])
def hinge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the doors of realms have the hinge of that kind."""
    use_child(monkeypatch, request.param)
    return str(request.param)


def use_child(monkeypatch: pytest.MonkeyPatch, hinge: str, parts: dict[str, str] | None = None) -> None:
    """Start realms with `hinge`, and with texts in the place of these `parts`, by their paths below `js`."""
    changes = {"c_interface": hinge == "C interface", "parts": parts or {}}
    monkeypatch.setattr(channel, "_CHILD", (str(Path(__file__).parent / "other_child.py"), json.dumps(changes)))
