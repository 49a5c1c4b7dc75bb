"""The file by which terminals find a presentation."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from modviz.classroom.presence import Presence, announce, running
from modviz.errors import ModvizError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions as POSIX has them")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "run"


def _dead_process() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_what_is_announced_is_found(folder):
    presence = Presence(4711, "secret", os.getpid())
    path = announce(presence, folder)
    assert running(folder) == [presence]
    path.unlink()
    assert running(folder) == []


def test_only_this_user_can_read_it(folder):
    path = announce(Presence(4711, "secret", os.getpid()), folder)
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_latest_comes_first(folder):
    for number, port in enumerate((1, 3, 2)):
        os.utime(announce(Presence(port, "", os.getpid()), folder), (number, number))
    assert [presence.port for presence in running(folder)] == [2, 3, 1]


def test_what_was_killed_is_not_found_and_swept_away(folder):
    path = announce(Presence(1, "", _dead_process()), folder)
    assert path.exists()
    assert running(folder) == []
    announce(Presence(2, "", os.getpid()), folder)
    assert not path.exists()


def test_files_that_are_no_presence_are_passed_over(folder):
    path = announce(Presence(1, "", os.getpid()), folder)
    path.with_name("presentation-2.json").write_text("{")
    path.with_name("presentation-3.json").mkdir()
    assert [presence.port for presence in running(folder)] == [1]


def test_a_link_in_its_place_is_not_followed(folder, tmp_path):
    folder.mkdir(mode=0o700)
    (tmp_path / "precious").write_text("precious")
    (folder / "presentation-1.json").symlink_to(tmp_path / "precious")
    announce(Presence(1, "", os.getpid()), folder)
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_folder_that_others_may_write_in_is_refused(folder):
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(ModvizError, match="not a folder of this user alone"):
        announce(Presence(1, "", os.getpid()), folder)
    assert running(folder) == []


def test_no_folder_is_no_presentation(folder):
    assert running(folder) == []
