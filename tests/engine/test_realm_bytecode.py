"""The compiled realm: whatever lies in its place, programs run as ever."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import modviz

_PROGRAM = (
    "import modviz;"
    "trace = modviz.trace('a.js', sources={'a.js': 'console.log([1, new URL(`a:b`).href, String(setTimeout)])'});"
    "print(modviz.__file__); print(trace.outcome.status, trace.console[0].text)"
)
_PRINTED = "fulfilled [ 1, 'a:b', 'function setTimeout() { [native code] }' ]"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A modviz of its own, whose files the test may change."""
    shutil.copytree(Path(modviz.__file__).parent, tmp_path / "modviz", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def _run(folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=folder, capture_output=True, text=True, check=True)
    file, printed = done.stdout.splitlines()
    assert Path(file).is_relative_to(folder)
    return printed


def _bytecode(folder: Path) -> Path:
    return folder / "modviz" / "engine" / "js" / "__pycache__" / "realm.window.bytecode"


def _kept(folder: Path) -> bytes:
    try:
        return _bytecode(folder).read_bytes()
    except FileNotFoundError:
        pytest.skip("the engine exports no C interface here")


def test_it_is_compiled_once(installed: Path) -> None:
    assert _run(installed) == _PRINTED
    kept, changed = _kept(installed), _bytecode(installed).stat().st_mtime_ns
    assert _run(installed) == _PRINTED
    assert (_kept(installed), _bytecode(installed).stat().st_mtime_ns) == (kept, changed)
    assert [path.name for path in _bytecode(installed).parent.iterdir()] == [_bytecode(installed).name]


_DAMAGES: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: b"",
    lambda data: data[: len(data) // 2],
    lambda data: data[:-100] + b"\xff" * 100,
    lambda data: data[: len(data) // 3] + bytes([data[len(data) // 3] ^ 1]) + data[len(data) // 3 + 1 :],
    lambda data: b"garbage" * 1000,
)


def test_a_damaged_file_is_replaced(installed: Path) -> None:
    _run(installed)
    kept = _kept(installed)
    for damage in _DAMAGES:
        assert damage(kept) != kept
        _bytecode(installed).write_bytes(damage(kept))
        assert _run(installed) == _PRINTED
        assert _kept(installed) == kept


def test_a_changed_source_counts_at_once(installed: Path) -> None:
    _run(installed)
    _kept(installed)
    source = installed / "modviz" / "engine" / "js" / "globals" / "common" / "url.js"
    text = source.read_text("utf-8")
    source.write_text("(function () { throw new Error('changed'); })\n", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        _run(installed)
    source.write_text(text, "utf-8")
    assert _run(installed) == _PRINTED


def test_where_nothing_can_be_kept_programs_run_as_ever(installed: Path) -> None:
    # A file in place of the folder: not even root can write there.
    _bytecode(installed).parent.write_text("")
    assert _run(installed) == _PRINTED
    assert _run(installed) == _PRINTED
