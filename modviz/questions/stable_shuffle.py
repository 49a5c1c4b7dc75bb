"""An order that looks like chance and is the same every time: the right answer must not always stand first."""

from __future__ import annotations

from hashlib import sha256


def mixing_key(question: str, text: str) -> bytes:
    """What to sort the answers to `question` by; each `text` has its place by chance, and always the same one."""
    return sha256(f"{question}\0{text}".encode(errors="surrogatepass")).digest()
