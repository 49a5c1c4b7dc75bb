"""Encodings of texts: what a label stands for, and which one the bytes of a page or of a classic script are in.

Source: https://encoding.spec.whatwg.org/
"""

from __future__ import annotations

import codecs
import re

UTF_8 = "UTF-8"

_CODECS = {
    UTF_8: "utf-8",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "IBM866": "cp866",
    "KOI8-R": "koi8-r",
    "KOI8-U": "koi8-u",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "GBK": "gb18030",
    "gb18030": "gb18030",
    "Big5": "big5hkscs",
    "EUC-JP": "euc_jp",
    "ISO-2022-JP": "iso2022_jp",
    "Shift_JIS": "cp932",
    "EUC-KR": "cp949",
    "windows-874": "cp874",
    **{f"windows-{number}": f"cp{number}" for number in range(1250, 1259)},
    **{f"ISO-8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}
"""The encodings, and the codec of Python that decodes each."""

_OTHERS = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "windows-874",
    "tis-620": "windows-874",
    "utf-16": "UTF-16LE",
    "gb2312": "GBK",
    "gbk": "GBK",
    "big5": "Big5",
    "shift_jis": "Shift_JIS",
    "euc_kr": "EUC-KR",
}
"""What the standard makes of labels for which Python has a codec of their own."""

_BY_CODEC = {**{codec: name for name, codec in _CODECS.items()}, **_OTHERS}

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", UTF_8), (b"\xff\xfe", "UTF-16LE"), (b"\xfe\xff", "UTF-16BE"))

_SCANNED = 1024
"""How many bytes of a page are looked at for what it says itself."""

_COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
_META = re.compile(rb"<meta[\s/][^>]*?\bcharset\s*=\s*[\"']?\s*([^\"'\s;/>]+)", re.IGNORECASE)


def encoding_named(label: str | None) -> str | None:
    """Get an encoding: the name of the one that a label stands for; None if there is no such.

    Source: https://encoding.spec.whatwg.org/#concept-encoding-get
    """
    if not label:
        return None
    try:
        return _BY_CODEC.get(codecs.lookup(label.strip("\t\n\f\r ").lower().removeprefix("x-")).name)
    except (LookupError, ValueError):
        return None


def encoding_of_page(data: bytes) -> str:
    """The encoding of a page, by its byte order mark or by what it says itself; servers say UTF-8.

    Source: https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
    """
    marked = _marked(data)
    if marked is not None:
        return marked[1]
    found = _META.search(_COMMENT.sub(b"", data[:_SCANNED]))
    named = encoding_named(found[1].decode("latin-1")) if found else None
    # (A page that could say so in UTF-16 would not be in it.)
    return UTF_8 if named is None or named.startswith("UTF-16") else named


def decode_as(data: bytes, encoding: str) -> str:
    """Decode: a byte order mark says more than `encoding` does; what cannot be decoded becomes U+FFFD.

    Source: https://encoding.spec.whatwg.org/#decode
    """
    mark, encoding = _marked(data) or (b"", encoding)
    return data.removeprefix(mark).decode(_CODECS[encoding], errors="replace")


def _marked(data: bytes) -> tuple[bytes, str] | None:
    return next((each for each in _BYTE_ORDER_MARKS if data.startswith(each[0])), None)
