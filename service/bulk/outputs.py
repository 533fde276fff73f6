"""Where a run's answers go, as the run sees it; and standard output, the simplest of them.

An output is told the files in their order, says which of them are still to be read, takes their records
in that order, and finishes. The others (``service.bulk.one_file``, ``service.bulk.file_each``) go on where
the run before was stopped, whatever the moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import orjson

from service.api.work import extract
from service.bulk.folder import Listing
from service.bulk.model import Record, Shape, as_error
from service.bulk.read import line

Error = dict[str, Any]
Seen = Callable[[], object]


class Output(Protocol):
    """What a run needs of an output."""

    def begin(self, listing: Listing, seen: Seen) -> list[str]:
        """The names that are to be read, in order; ``seen`` is called for each that is there already."""

    def add(self, record: Record) -> None:
        """Take the record of the next of them."""

    def finish(self) -> list[Error]:
        """All have been read: make the output whole; the errors, in order."""

    def close(self) -> None:
        """Let go of what is open, finished or not."""


class Stream:
    """Lines or rows to a stream as they come; nothing is noted down, so a run that is stopped begins anew."""

    own: frozenset[Path] = frozenset()
    errors_path: Path | None = None

    def __init__(self, stream: BinaryIO, shape: Shape) -> None:
        self._stream = stream
        self._pieces = Pieces(shape)
        self._errors: list[Error] = []

    def begin(self, listing: Listing, seen: Seen) -> list[str]:
        """All of them."""
        self._stream.write(self._pieces.head)
        return listing.names

    def add(self, record: Record) -> None:
        """Write it at once."""
        if record.failure:
            self._errors.append(as_error(record))
        self._stream.write(self._pieces.of(record))
        self._stream.flush()

    def finish(self) -> list[Error]:
        """The errors."""
        return self._errors

    def close(self) -> None:
        """The stream is the caller's."""


class Pieces:
    """What one report adds to a file that holds many: a line of JSON, or rows of a table."""

    def __init__(self, shape: Shape) -> None:
        self._json = shape.form == "json"
        # the table of a report that says nothing is its head alone
        self.head = b"" if self._json else extract(shape.job("", "")).content

    def of(self, record: Record) -> bytes:
        """The record's piece; nothing for one without an answer."""
        if record.answer is None:
            return b""
        return line(record) if self._json else record.answer.removeprefix(self.head)


def put(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever looks sees the old one or the new one, never a half."""
    draft = _draft(path)
    draft.write_bytes(content)
    draft.replace(path)


def _draft(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def put_errors(path: Path, errors: Sequence[Error]) -> None:
    """List the errors, a line of JSON each; no file where there are none."""
    if errors:
        put(path, b"".join(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in errors))
    else:
        path.unlink(missing_ok=True)
        _draft(path).unlink(missing_ok=True)  # of a run that was killed while it listed some
