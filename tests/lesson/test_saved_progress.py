from __future__ import annotations

import subprocess
import sys

import pytest

from modviz.cli.shared import file_lock
from modviz.cli.shared.progress_file import KeptFile, lesson_key
from modviz.lesson.catalog import lessons_folder
from modviz.lesson.player import Player
from modviz.lesson.saved_progress import KeptLesson, decode_kept, encode_kept, kept_after, kept_replies
from tests.lesson.small_lesson import small_lesson

KEPT = KeptLesson(3, True, {1: ("5",), 2: None})

ANSWER_BY_ANSWER = """
import sys
from dataclasses import replace
from pathlib import Path
from modviz.cli.shared.progress_file import KeptFile
file, writer = KeptFile(Path(sys.argv[1])), int(sys.argv[2])
for number in range(30 * writer, 30 * writer + 30):
    file.change("a", lambda kept: replace(kept, answers={**kept.answers, number: ("yes",)}))
"""


def _to(kept):
    return lambda before: kept


def test_there_and_back():
    assert decode_kept(encode_kept({"a": KEPT, "b": KeptLesson()})) == {"a": KEPT, "b": KeptLesson()}


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff", b"[]", b'{"version": 2, "lessons": {}}', b'{"version": 1, "lessons": 5}', b"[" * 100_000],
)
def test_what_is_corrupt_was_never_kept(text, tmp_path):
    assert decode_kept(text) == {}
    path = tmp_path / "lessons.json"
    path.write_bytes(text)
    file = KeptFile(path)
    assert file.of("a") == KeptLesson()
    file.change("a", _to(KEPT))
    assert KeptFile(path).of("a") == KEPT


def test_one_corrupt_lesson_does_not_spoil_the_others():
    text = b'{"version": 1, "lessons": {"a": {"scene": "x"}, "b": {"scene": 2}, "c": {"scene": -4}}}'
    assert decode_kept(text) == {"b": KeptLesson(2), "c": KeptLesson(0)}


def test_a_place_that_cannot_be_written_is_no_crash(tmp_path):
    (tmp_path / "file").write_text("")
    file = KeptFile(tmp_path / "file" / "lessons.json")
    file.change("a", _to(KEPT))
    assert file.of("a") == KeptLesson()
    assert KeptFile(None).all() == {}
    KeptFile(None).change("a", _to(KEPT))


def test_forgetting(tmp_path):
    file = KeptFile(tmp_path / "deep" / "lessons.json")
    for key in "abc":
        file.change(key, _to(KEPT))
    file.forget("b")
    assert set(file.all()) == {"a", "c"}
    file.forget()
    assert file.all() == {}


def test_nothing_is_lost_when_several_write_at_once(tmp_path):
    path = tmp_path / "deep" / "lessons.json"
    writers = [
        subprocess.Popen([sys.executable, "-c", ANSWER_BY_ANSWER, str(path), str(number)]) for number in range(4)
    ]
    assert [writer.wait() for writer in writers] == [0] * 4
    assert sorted(KeptFile(path).of("a").answers) == list(range(120))


def test_who_does_not_get_the_lock_goes_on_without(tmp_path, monkeypatch):
    monkeypatch.setattr(file_lock, "_SECONDS_TO_WAIT", 0.0)
    path = tmp_path / "lessons.json"
    with file_lock.locked(tmp_path / "lessons.json.lock"):
        KeptFile(path).change("a", _to(KEPT))
    assert KeptFile(path).of("a") == KEPT


def test_answers_are_kept_and_judged_again():
    prepared = small_lesson()
    player = Player(prepared, start=1)
    player.next()
    player.answer("5")
    kept = kept_after(player, KeptLesson())
    assert kept == KeptLesson(1, False, {1: ("5",)})
    (reply,) = kept_replies(prepared, kept)
    assert reply == player.reply
    assert list(kept_replies(prepared, KeptLesson(0, False, {0: ("x",), 77: ("x",)}))) == []


def test_a_lesson_that_is_over_begins_anew_and_stays_finished():
    player = Player(small_lesson(), start=2)
    player.next()
    kept = kept_after(player, KeptLesson(2, False, {1: None}))
    assert kept == KeptLesson(0, True, {1: None})
    player.go_to(1)
    assert kept_after(player, kept).is_finished


def test_lessons_that_came_with_modviz_keep_their_key_wherever_modviz_is(tmp_path):
    assert lesson_key(lessons_folder() / "05-live-bindings") == "05-live-bindings"
    assert lesson_key(tmp_path / "05-live-bindings") == str(tmp_path / "05-live-bindings")


def test_going_back_from_where_one_resumed():
    player = Player(small_lesson(), start=2)
    assert player.back()
    assert player.stop.number == 1
    assert player.back()
    assert player.stop.number == 0
    assert not player.back()
