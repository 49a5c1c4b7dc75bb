"""The files in a .zip file.  Nothing of it is ever written to the disk, and no more is unpacked than is wanted."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from modviz.errors import ModvizError

_LARGEST_ZIP = 16_000_000
_FOLDERS_FOR_A_FILE = 10


def files_in_zip(
    path: Path, are_wanted: Callable[[Sequence[str]], bool], largest: int, most: int
) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the files in a .zip file.

    Parameters
    ----------
    path
        The file.
    are_wanted
        Whether to unpack the file with this path, which is given in its parts.
    largest
        Of a file that has more bytes than this, only one more is unpacked, to show that it is too large.
    most
        How many files there may be.

    Raises
    ------
    ModvizError
        It is no .zip file, cannot be unpacked, or has a name in it that leads outside.
    """
    try:
        if path.stat().st_size > _LARGEST_ZIP:
            raise ModvizError(f"{path} is larger than {_LARGEST_ZIP:,} bytes, the most a lesson may have.")
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > most * _FOLDERS_FOR_A_FILE:
                raise ModvizError(f"{path} has more than {most} files, the most a lesson may have.")
            for member in members:
                _refuse_harm(path, member)
                parts = PurePosixPath(member.filename).parts
                if are_wanted(parts) and not member.is_dir():
                    with archive.open(member) as opened:
                        # What the file says of its own size may be a lie.
                        yield "/".join(parts), opened.read(largest + 1)
    except zipfile.BadZipFile:
        raise ModvizError(f"{path} is not a lesson: it is neither a folder nor a sound .zip file.") from None
    except (zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as failure:
        raise ModvizError(f"Cannot unpack {path}: {failure}.") from None
    except OSError as failure:
        raise ModvizError(f"Cannot read {path}: {failure.strerror or failure}.") from None


def _refuse_harm(path: Path, member: zipfile.ZipInfo) -> None:
    """Refuse a name that leads outside, which was made to do harm, and what could unpack to anything."""
    name = member.filename
    if name.startswith("/") or ".." in PurePosixPath(name).parts or "\\" in name or ":" in name:
        raise ModvizError(f"{path}: the name {name!r} leads out of the lesson; nothing of it is played.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ModvizError(f"{path}: {name} is packed in a way that modviz does not read; use plain zip.")
