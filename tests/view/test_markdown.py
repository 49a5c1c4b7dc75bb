from __future__ import annotations

from modviz.view.line import line_width
from modviz.view.markdown import markdown_lines
from modviz.view.moment import plain

TEXT = """`main.js` has **no box of its own** for `count`.
It has a *pointer* to the box of [counter.js](http://example.com).

- one thing that is rather long and has to be wrapped
- two

```js
import { a } from "./a.js";
```

3. three
4. four
"""


def shown(text, width=40):
    return [plain(line) for line in markdown_lines(text, width)]


def test_paragraphs_lists_and_code():
    assert shown(TEXT) == [
        "main.js has no box of its own for count.",
        "It has a pointer to the box of",
        "counter.js.",
        "",
        "• one thing that is rather long and has",
        "  to be wrapped",
        "• two",
        "",
        '  import { a } from "./a.js";',
        "",
        "3. three",
        "4. four",
    ]


def test_styles():
    first = markdown_lines(TEXT, 40)[0]
    assert [(span.text, span.style) for span in first] == [
        ("main.js", "guest code"),
        (" has ", ""),
        ("no box of its own", "strong"),
        (" for ", ""),
        ("count", "guest code"),
        (".", ""),
    ]


def test_styles_add_up():
    (line,) = markdown_lines("**see `x` *now***", 40)
    assert [span.style for span in line if span.text.strip()] == ["strong", "strong guest code", "strong emphasis"]


def test_nothing_is_wider_than_the_room_except_code():
    for width in (12, 20, 33):
        for line in markdown_lines(TEXT.replace("import", ""), width):
            assert line_width(line) <= max(width, 26)


def test_long_words_and_wide_characters_are_cut():
    assert shown("abcdefghijklmnopqrstuvwxyz", 12) == ["abcdefghijkl", "mnopqrstuvwx", "yz"]
    assert shown("模块模块模块模块", 12) == ["模块模块模块", "模块"]


def test_nothing_acts_on_the_terminal():
    assert "\x1b" not in "".join(shown("a \x1b[31m b `\x1b` <b>\x1b</b>\n\n<div>\x1b</div>"))


def test_an_empty_text_has_no_lines():
    assert shown("") == []


def test_a_word_without_end_is_cut_into_rows_in_one_pass():
    rows = markdown_lines("see " + "x" * 60_000 + " now", 60)
    assert [plain(row) for row in rows[:2]] == ["see", "x" * 60]
    assert plain(rows[-1]) == "now"
    assert "".join(plain(row) for row in rows[1:-1]) == "x" * 60_000


def test_marks_inside_of_marks_without_end_stay_as_they_were_written():
    text = "**a " * 3_000 + "b** " * 3_000
    assert "".join(plain(row) for row in markdown_lines(text, 80)).startswith("**a **a **a")
    line = markdown_lines("**a *b* c**", 80)[0]
    assert [span.style for span in line if span.text.strip()] == ["strong", "strong emphasis", "strong"]
