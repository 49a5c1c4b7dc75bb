"""What runs in each other process that parses: texts in, encoded results out, in the same order.

This file is a script, started by `modviz.parsing.workers` with the folders to import from.  Both ways a message is its
length in four bytes and that many bytes; the empty answer says that the text is no module.
"""

from __future__ import annotations

import sys

_LENGTH = 4


def main() -> None:
    """Serve until standard input ends."""
    from modviz.parsing.parser import ParseError, parse_module
    from modviz.parsing.syntax_bytes import encode

    texts, answers = sys.stdin.buffer, sys.stdout.buffer
    while header := texts.read(_LENGTH):
        source_text = texts.read(int.from_bytes(header, "big")).decode("utf-8", "surrogatepass")
        try:
            answer = encode(parse_module(source_text)) or b""
        except ParseError:
            # The caller parses it once more, and meets the same error.
            answer = b""
        answers.write(len(answer).to_bytes(_LENGTH, "big") + answer)
        answers.flush()


if __name__ == "__main__":
    sys.path.extend(sys.argv[1:])
    main()
