"""The recorder keeps events up to its limit, and the world goes on."""

from __future__ import annotations

from modviz.record.events import ConsolePrinted, RunFinished
from modviz.record.recorder import Recorder
from modviz.record.world import Outcome


def _printed(text: str) -> ConsolePrinted:
    return ConsolePrinted("log", text, None, None)


def test_a_cut_record_ends_with_a_note_and_the_outcome():
    recorder = Recorder(limit=2)
    for text in "abcd":
        recorder.emit(_printed(text))
    recorder.emit(RunFinished(Outcome("fulfilled")))
    assert [type(event).__name__ for event in recorder.events] == [
        "ConsolePrinted",
        "ConsolePrinted",
        "RecordCut",
        "RunFinished",
    ]
    assert [line.text for line in recorder.world.shared.console] == list("abcd")


def test_a_recorder_that_keeps_nothing_still_has_a_world():
    recorder = Recorder(limit=2, keep=False)
    for text in "abcd":
        recorder.emit(_printed(text))
    assert recorder.events == []
    assert not recorder.world.shared.record_cut
    assert len(recorder.world.shared.console) == 4
