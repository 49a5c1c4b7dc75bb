"""Blob URLs: what a program has made itself, and fetches as if it came from somewhere.

Source: https://w3c.github.io/FileAPI/#url
"""

from __future__ import annotations

import random
import uuid

import msgspec


class Blob(msgspec.Struct, frozen=True, gc=False):
    """The bytes of a Blob, and the type that the program gives them."""

    content_type: str
    body: bytes


class BlobUrls:
    """The blob URL store of a run.

    Parameters
    ----------
    seed
        What the URLs depend on: they are the same each time.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"{seed} blob")
        self._blobs: dict[str, Blob] = {}

    def add(self, origin: str, blob: Blob) -> str:
        """Make a URL for `blob`, which belongs to `origin`.

        Source: https://w3c.github.io/FileAPI/#add-an-entry
        """
        url = f"blob:{origin}/{uuid.UUID(int=self._chance.getrandbits(128), version=4)}"
        self._blobs[url] = blob
        return url

    def remove(self, url: str) -> None:
        """Let `url` lead nowhere any more.

        Source: https://w3c.github.io/FileAPI/#dfn-revokeObjectURL
        """
        self._blobs.pop(url, None)

    def get(self, url: str) -> Blob | None:
        """What is behind `url`; None if nothing is, or no longer."""
        return self._blobs.get(url)
