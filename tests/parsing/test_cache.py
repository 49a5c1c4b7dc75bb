"""The cache of parse results: equal results, and nothing that is wrong with its file ever shows."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import modviz
from modviz.parsing import cache as parse_cache
from modviz.parsing.cache import SWITCH, ParseCache, open_parse_cache
from modviz.parsing.parser import ParseError, parse_module, parse_module_quickly
from modviz.parsing.parsing import Parsing
from modviz.parsing.rewriting.rewrite import ModuleSyntax
from modviz.parsing.syntax_bytes import decode, encode
from modviz.parsing.workers import WORTH_A_PROCESS, _ParseProcess
from tests.benchmarks.graphs import ENTRY, generated_graph
from tests.processes import HAS_PROC, children_of, is_alive, wait_until

TEXT = """
import a, { b as c, 'd e' as f } from './a.js' with { type: 'json' };
import * as g from './g.js';
export * from './h.js';
export * as i from './i.js';
export { c, f as 'j k', a as default };
export let count = 0, { l, ...m } = g;
export function up() { count += c; }
"""


def encoded(text: str) -> bytes:
    data = encode(parse_module(text))
    assert data is not None
    return data


def stored(path: Path, text: str, fingerprint: bytes = b"") -> ModuleSyntax | None:
    """What a cache that is opened anew has for `text`."""
    cache = ParseCache(path, fingerprint=fingerprint)
    found = cache.get(text)
    cache.close()
    return found


def keep(path: Path, *texts: str, fingerprint: bytes = b"", limit: int = parse_cache.LIMIT) -> None:
    cache = ParseCache(path, limit, fingerprint)
    for text in texts:
        cache.put(text, encoded(text))
    cache.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "parsed.sqlite"


@pytest.mark.parametrize(
    "text", [TEXT, "", "#!node\n", "let é = '\u2028';\r\n// \r", "await 0; for await (let x of y);"]
)
def test_a_hit_is_equal_to_parsing(path: Path, text: str) -> None:
    keep(path, text)
    assert stored(path, text) == parse_module(text)


def test_what_is_not_written_yet_is_known(path: Path) -> None:
    cache = ParseCache(path, fingerprint=b"")
    cache.put(TEXT, encoded(TEXT))
    assert cache.get(TEXT) == parse_module(TEXT)


def test_another_text_is_a_miss(path: Path) -> None:
    keep(path, TEXT)
    assert stored(path, TEXT + " ") is None


def test_other_code_does_not_see_the_entries(path: Path) -> None:
    keep(path, TEXT, fingerprint=b"version 1")
    assert stored(path, TEXT, b"version 2") is None
    assert stored(path, TEXT, b"version 1") is not None


def test_the_fingerprint_changes_with_the_files_that_parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "parse_cache.py").write_text("1")
    monkeypatch.setattr(parse_cache, "__file__", str(tmp_path / "parse_cache.py"))
    before = parse_cache._fingerprint()
    assert before == parse_cache._fingerprint()
    (tmp_path / "parse_cache.py").write_text("12")
    assert parse_cache._fingerprint() != before


@pytest.mark.parametrize("entry", [b"", b"\xc1", b"\x80", b"\xff" * 100, encoded(TEXT)[:-1], 7, None, "text"])
def test_a_damaged_entry_is_a_miss_and_is_replaced(path: Path, entry: object) -> None:
    keep(path, TEXT)
    with sqlite3.connect(path) as connection:
        connection.execute("update parsed set syntax = ?", (entry,))
    connection.close()
    assert stored(path, TEXT) is None
    keep(path, TEXT)
    assert stored(path, TEXT) == parse_module(TEXT)


def test_damage_in_the_words_of_the_schema(path: Path) -> None:
    keep(path, TEXT)
    content = bytearray(path.read_bytes())
    content[content.index(b"sqlite_autoindex_parsed_1") + 11] = 0x86
    path.write_bytes(content)
    assert stored(path, TEXT) is None
    keep(path, TEXT)
    assert stored(path, TEXT) == parse_module(TEXT)


def test_a_view_without_an_end_in_place_of_the_table(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "create view parsed as with recursive n(number) as (select 1 union all select number + 1 from n)"
            " select number, cast(number as blob) as key, x'00' as syntax from n"
        )
    connection.close()
    assert stored(path, TEXT) is None
    keep(path, TEXT)
    assert stored(path, TEXT) == parse_module(TEXT)


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_made_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert stored(path, TEXT) is None
    keep(path, TEXT)
    assert stored(path, TEXT) == parse_module(TEXT)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file" / "parsed.sqlite", TEXT)
    assert stored(tmp_path / "file" / "parsed.sqlite", TEXT) is None


def test_a_file_that_cannot_be_opened(path: Path) -> None:
    path.mkdir(parents=True)
    keep(path, TEXT)
    assert stored(path, TEXT) is None


def test_another_process_that_writes_for_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_cache, "_PATIENCE", 0.01)
    keep(path, TEXT)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("begin exclusive")
    assert stored(path, TEXT) is None
    keep(path, "other")
    writer.execute("rollback")
    writer.close()
    assert stored(path, TEXT) is not None


def test_a_file_that_cannot_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(path, TEXT)
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda path, **options: connect(f"file:{path}?mode=ro", uri=True, **options)
    )
    keep(path, "let other")
    assert stored(path, "let other") is None
    assert stored(path, TEXT) == parse_module(TEXT)


def test_a_full_disk(path: Path) -> None:
    keep(path, TEXT)
    cache = ParseCache(path, fingerprint=b"")
    assert cache._connection is not None
    cache._connection.execute("pragma max_page_count = 3")
    for number in range(2_000):
        cache.put(f"let a{number}", encoded(TEXT))
    assert cache.get("let a1999") is None
    cache.close()
    assert stored(path, TEXT) == parse_module(TEXT)
    keep(path, "let other")
    assert stored(path, "let other") is not None


def test_what_parses_cannot_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanished() -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr(parse_cache, "_fingerprint", vanished)
    cache = ParseCache(path)
    cache.put(TEXT, encoded(TEXT))
    assert cache.get(TEXT) is None
    cache.close()


def test_one_huge_text_does_not_drive_out_all_others(path: Path) -> None:
    huge = f"export let {'x' * 100_000};"
    keep(path, TEXT, huge, limit=200_000)
    assert stored(path, huge) is None
    assert stored(path, TEXT) is not None


def test_old_entries_make_room(path: Path) -> None:
    texts = [f"export let {'x' * 500}{number};" for number in range(200)]
    for start in range(0, 200, 20):
        keep(path, *texts[start : start + 20], limit=60_000)
    assert stored(path, texts[0]) is None
    assert stored(path, texts[-1]) is not None
    assert path.stat().st_size < 200_000


def test_processes_that_write_at_once(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.parsing.test_cache import keep\n"
        "for number in range(60): keep(Path(sys.argv[1]), 'let a' + str(number), 'let b' + sys.argv[2] + str(number))"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, str(path), str(number)]) for number in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    for number in range(60):
        assert stored(path, f"let a{number}") == parse_module(f"let a{number}")


def test_a_lone_surrogate_cannot_be_kept(path: Path) -> None:
    syntax = parse_module("export let a = '\ud800';")
    data = encode(syntax)
    assert data is None or decode(data) == syntax


def test_syntax_errors_are_not_kept(path: Path) -> None:
    for _ in range(2):
        parsing = Parsing(ParseCache(path, fingerprint=b""))
        parsing.announce("let let")
        with pytest.raises(ParseError):
            parsing.parse("let let")
        parsing.close()
    assert stored(path, "let let") is None


@pytest.mark.parametrize("is_kept", [False, True])
def test_modules_with_the_same_text_are_parsed_once(path: Path, monkeypatch: pytest.MonkeyPatch, is_kept: bool) -> None:
    if is_kept:
        keep(path, TEXT)
    expected = parse_module(TEXT)
    parsed: list[str] = []
    monkeypatch.setattr(
        "modviz.parsing.parser.parse_module_quickly", lambda text: parsed.append(text) or parse_module_quickly(text)
    )
    with closing(Parsing(ParseCache(path, fingerprint=b""))) as parsing:
        for _ in range(3):
            parsing.announce(TEXT)
        found = [parsing.parse(TEXT) for _ in range(3)]
        assert found == [expected] * 3
        assert parsed == [TEXT] * (not is_kept)
        # Announced again, when it is no longer held.
        parsing.announce(TEXT)
        assert parsing.parse(TEXT) == found[0]


def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "off")
    assert open_parse_cache() is None


def test_no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *names, **options: Path("~/.cache/modviz"))
    assert open_parse_cache() is None
    assert not list(tmp_path.iterdir())


# Other cores

GRAPH = generated_graph(150)


@pytest.fixture(scope="module")
def expected() -> list[ModuleSyntax]:
    return [parse_module(text) for text in GRAPH.values()]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, in their order."""
    started: list[subprocess.Popen[bytes]] = []

    class Popen(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Popen)
    return started


def have_cores(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr("modviz.parsing.workers._usable_cores", lambda: number)


def have_processes(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let `number` processes parse ahead, although the graph is small."""
    have_cores(monkeypatch, number + 1)
    monkeypatch.setattr("modviz.parsing.workers.WORTH_A_PROCESS", 10_000)


def parse_all(cache: ParseCache | None = None) -> list[ModuleSyntax]:
    parsing = Parsing(cache)
    for text in GRAPH.values():
        parsing.announce(text)
    results = [parsing.parse(text) for text in GRAPH.values()]
    parsing.close()
    return results


@pytest.mark.parametrize("number", [1, 2, 5])
def test_any_number_of_processes_parse_the_same(
    path: Path,
    number: int,
    expected: list[ModuleSyntax],
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    have_processes(monkeypatch, number)
    assert parse_all(ParseCache(path, fingerprint=b"")) == expected
    assert len(started) == number
    # What the other processes found is kept, too.
    assert all(stored(path, text) is not None for text in GRAPH.values())


@pytest.mark.parametrize(("cores", "processes"), [(1, 1), (2, 1), (64, 2)])
def test_each_process_has_a_core_and_enough_to_do(
    cores: int,
    processes: int,
    expected: list[ModuleSyntax],
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert sum(map(len, GRAPH.values())) // WORTH_A_PROCESS == 2
    have_cores(monkeypatch, cores)
    assert parse_all() == expected
    assert len(started) == processes


def test_a_process_that_cannot_be_started(expected: list[ModuleSyntax], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/file")
    assert parse_all() == expected


def test_a_process_that_ends(tmp_path: Path, expected: list[ModuleSyntax], monkeypatch: pytest.MonkeyPatch) -> None:
    # Python itself ends at once when it is asked to run a folder that has no program.
    monkeypatch.setattr("modviz.parsing.workers.__file__", str(tmp_path / "parse_ahead.py"))
    assert parse_all() == expected


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a system that can stop a process")
@pytest.mark.parametrize("number", [1, 2, 5])
@pytest.mark.parametrize("name", ["SIGKILL", "SIGSTOP"])
def test_a_process_that_is_killed_or_stopped(
    name: str,
    number: int,
    expected: list[ModuleSyntax],
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    have_processes(monkeypatch, number)
    monkeypatch.setattr("modviz.parsing.workers._PATIENCE", 0.2)
    parsing = Parsing(None)
    for text in GRAPH.values():
        parsing.announce(text)
    texts = list(GRAPH.values())
    results = [parsing.parse(texts[0])]
    started[0].send_signal(getattr(signal, name))
    results += [parsing.parse(text) for text in texts[1:]]
    parsing.close()
    assert results == expected
    # Also of one that was stopped, nothing is left.
    assert all(process.poll() is not None for process in started)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a system that can stop a process")
def test_long_texts_for_a_process_that_reads_nothing(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("modviz.parsing.workers._PATIENCE", 0.2)
    send = _ParseProcess.send

    def stop_first(process: _ParseProcess, text: tuple[str, str]) -> None:
        started[0].send_signal(signal.SIGSTOP)
        send(process, text)

    monkeypatch.setattr(_ParseProcess, "send", stop_first)
    parsing = Parsing(None)
    # More than any pipe holds.
    texts = [f"export let a{number}; // {'-' * 2_000_000}" for number in range(4)]
    for text in texts:
        parsing.announce(text)
    assert [parsing.parse(text).parsed for text in texts] == [parse_module(text).parsed for text in texts]
    parsing.close()
    assert all(process.poll() is not None for process in started)


@pytest.mark.skipif(not HAS_PROC, reason="needs /proc")
def test_no_process_is_left_behind_after_a_kill() -> None:
    program = f"""
import sys, modviz, modviz.parsing.workers as ahead
ahead._usable_cores = lambda: 2
start = ahead._ParseProcess.__init__
ahead._ParseProcess.__init__ = lambda self, limits: (start(self, limits), print("started", flush=True))[0]
from tests.benchmarks.graphs import generated_graph
modviz.trace({ENTRY!r}, sources=generated_graph(2000), host="page")
"""
    environment = {**os.environ, SWITCH: "off"}
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=environment) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"started\n"
        children = children_of(run.pid)
        run.kill()
    # The realm, and the one who parses ahead.
    assert len(children) == 2
    wait_until(lambda: not any(map(is_alive, children)), 20)


def test_errors_come_from_the_one_who_asks() -> None:
    parsing = Parsing(None)
    texts = [f"a{number}++;" * 500 + ("let let" if number % 7 == 3 else "") for number in range(30)]
    for text in texts:
        parsing.announce(text)
    for number, text in enumerate(texts):
        if number % 7 == 3:
            with pytest.raises(ParseError):
                parsing.parse(text)
        else:
            assert parsing.parse(text) == parse_module(text)
    parsing.close()


def test_nothing_is_started_for_little(started: list[subprocess.Popen[bytes]]) -> None:
    parsing = Parsing(None)
    parsing.announce("let a")
    assert parsing.parse("let a") == parse_module("let a")
    assert not started


# Whole runs


def test_runs_are_the_same_with_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = modviz.trace(ENTRY, sources=GRAPH)
    monkeypatch.setenv(SWITCH, "on")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *names, **options: tmp_path)
    first, second = (modviz.trace(ENTRY, sources=GRAPH) for _ in range(2))
    assert (tmp_path / "parsed.sqlite").exists()
    assert plain.events == first.events == second.events
    assert plain.outcome.status == "fulfilled"
