"""The reports in a folder: which files they are, in a stable order, and their bytes."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from service.bulk.model import Record, Shape, Source, failed
from service.bulk.read import read
from service.convert.model import KINDS

ENDINGS = frozenset({".txt", *(kind.ending for kind in KINDS)})
LARGEST = 100_000_000
"""Bytes of a file; a larger one is no report, and would fill the memory."""


class Shard(NamedTuple):
    """A part of a folder that several machines share: the files that fall to ``part``, from 0, of ``parts``."""

    part: int
    parts: int

    def has(self, name: str) -> bool:
        """By the name alone: a file stays with its part whatever else is in the folder."""
        return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % self.parts == self.part


WHOLE = Shard(0, 1)


@dataclass(frozen=True, slots=True)
class Listing:
    """Files by name, in order of names; ``left_out`` counts the files of other kinds by ending."""

    root: Path
    paths: dict[str, str]
    left_out: Counter[str]

    @property
    def names(self) -> list[str]:
        """Names relative to the folder, with ``/`` between the parts."""
        return list(self.paths)

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file; ``None`` where it cannot be read."""
        try:
            with open(self.paths[name], "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None


def list_folder(root: Path, shard: Shard = WHOLE, without: frozenset[Path] = frozenset()) -> Listing:
    """Every report below ``root``; hidden files and Word's locks (``~$bao-cao.docx``) are none.

    Links to folders are not followed, so that none is walked twice or for ever. ``without``: files or
    folders that are the run's own.
    """
    found: dict[str, str] = {}
    left_out: Counter[str] = Counter()
    own = {os.path.abspath(one) for one in without}
    for folder, folders, files in os.walk(root, onerror=_stop):
        folders[:] = [one for one in folders if not one.startswith(".") and _absolute(folder, one) not in own]
        for file in files:
            path = Path(folder, file)
            if file.startswith((".", "~$")) or _absolute(folder, file) in own:
                continue
            name = printable(path.relative_to(root).as_posix())
            if path.suffix.lower() not in ENDINGS:
                left_out[path.suffix.lower()] += 1
            elif shard.has(name):
                found[name] = str(path)
    return Listing(root, dict(sorted(found.items())), left_out)


def _absolute(folder: str, name: str) -> str:
    return os.path.abspath(os.path.join(folder, name))


def _stop(error: OSError) -> None:
    """A folder that cannot be opened ends the run: what is in it is not known, so it could not be listed as missed."""
    raise error


def printable(name: str) -> str:
    r"""A name that JSON can hold: bytes that are no UTF-8, as archives of old bring them, are written ``\xe1``."""
    return os.fsencode(name).decode(errors="backslashreplace")


def read_file(name: str, path: str, shape: Shape) -> Record:
    """Read the report in a file; what is wrong with the file is in the record."""
    try:
        if os.path.getsize(path) > LARGEST:
            return failed(name, "too-big", size=os.path.getsize(path))
        content = Path(path).read_bytes()
    except OSError:
        return failed(name, "unreadable")
    return read(Source(name, content), shape)
