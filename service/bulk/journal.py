"""What a run has done so far, a line of JSON for each file, so that it can be stopped anywhere and go on.

The first line says what the output is made of: the program's version, the word lists, what was asked.
Output of another making is never taken over, so that one file is of one making.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Self

import orjson

from service.bulk.model import Record, Shape, as_error
from service.lexicon.load import load_lexicon
from service.version import __version__

Making = dict[str, Any]


def making(shape: Shape) -> Making:
    """All that decides an output's bytes, but for the files."""
    asked = orjson.loads(orjson.dumps(shape._asdict()))
    return {"vnreport": __version__, "lexicon": load_lexicon().version, "asked": asked}


class Entry(NamedTuple):
    """One file done: its answer ends at byte ``end`` of the output; ``error`` instead of an answer."""

    file: str
    sha256: str | None
    end: int
    error: dict[str, Any] | None


class Journal:
    """A journal being written; each entry is with the system when ``add`` returns."""

    def __init__(self, path: Path, made: Making, kept: list[Entry]) -> None:
        """Begin anew with the entries ``kept``, in place of what was there, in one step."""
        draft = path.with_name(path.name + ".new")
        draft.write_bytes(b"".join([_line(made), *(_line(entry._asdict()) for entry in kept)]))
        draft.replace(path)
        self._file = path.open("ab")

    def add(self, record: Record, end: int) -> Entry:
        """Note down one file."""
        entry = Entry(record.name, record.sha256, end, as_error(record) if record.failure else None)
        self.copy(entry)
        return entry

    def copy(self, entry: Entry) -> None:
        """Note down a file that an earlier run did."""
        self._file.write(_line(entry._asdict()))
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()


def read_journal(path: Path, made: Making) -> Iterator[Entry]:
    """The entries of an output of this making, up to the first line that is not whole; none of another's."""
    with suppress(FileNotFoundError, orjson.JSONDecodeError, TypeError), path.open("rb") as file:
        if orjson.loads(next(file, b"")) == made:
            for line in file:
                yield Entry(**orjson.loads(line))  # raises where a run was killed while it wrote


def _line(row: dict[str, Any]) -> bytes:
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
