from __future__ import annotations

from modviz.view.folding import fold, fold_within
from modviz.view.moment import Span, plain

LINE = (Span("◍ 1 ", "sign"), Span("main.js", "name", ("module", "main.js")), Span(" waits for colors.js", "dim"))
SHORT = (Span("short"),)


def texts(rows):
    return [plain(row) for row in rows]


def test_whole_words_go_onto_further_rows_and_stay_what_they_are():
    rows = fold(LINE, 16, 4)
    assert texts(rows) == ["◍ 1 main.js", "    waits for", "    colors.js"]
    assert rows[0][-1].target == ("module", "main.js")
    assert rows[1][-1].style == "dim"
    assert texts(fold(LINE, 31, 4)) == [plain(LINE)]


def test_a_word_longer_than_a_row_stays_whole():
    assert texts(fold((Span("a_very_long_word and more"),), 6, 2)) == ["a_very_long_word", "  and", "  more"]


def test_lines_are_folded_only_where_there_is_room_for_it():
    assert texts(fold_within([LINE, SHORT, LINE], 20, 4, 4)) == [
        "◍ 1 main.js waits",
        "    for colors.js",
        "short",
        plain(LINE),
    ]
    assert fold_within([LINE, SHORT], 20, 2, 4) == [LINE, SHORT]
    assert fold_within([LINE], 80, 9, 4) == [LINE]
