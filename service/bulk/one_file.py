"""One file for the answers of all reports, in order of their names: lines of JSON, or one table.

It grows as ``OUT.part`` and takes its name when it is whole. ``OUT.part.journal`` notes after each report
where its piece ends, so whatever a killed run left half is cut off. A later run, when files were added, changed
or removed, takes the pieces of those that are the same from the output before: what comes out is always what
one run over the folder as it is now would give. Only failures are tried again.
"""

from __future__ import annotations

import os
from collections import deque
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple

from service.bulk.folder import Listing
from service.bulk.journal import Entry, Journal, making, read_journal
from service.bulk.model import Record, Shape
from service.bulk.outputs import Error, Pieces, Seen, put_errors

_COPIED = 1 << 20
"""Bytes copied at once."""


class _Piece(NamedTuple):
    """What a report has of the output before: where it begins, and the entry, which says where it ends."""

    start: int
    entry: Entry


class OneFile:
    """An output that can be taken up again; raises ``FileExistsError`` rather than replace what is not its own."""

    def __init__(self, path: Path, shape: Shape) -> None:
        self._path, self._part = path, path.with_name(path.name + ".part")
        self._journal, self._part_journal = (one.with_name(one.name + ".journal") for one in (path, self._part))
        self.errors_path = path.with_name(path.name + ".errors.jsonl")
        self._made = making(shape)
        self._pieces = Pieces(shape)
        self._open = ExitStack()
        self._before: dict[str, _Piece] = {}
        self._left: deque[str] = deque()
        self._errors: list[Error] = []
        self._whole = False

    @property
    def own(self) -> frozenset[Path]:
        """Files that are no reports, should they lie in the folder that is read."""
        return frozenset({self._path, self._part, self._journal, self._part_journal, self.errors_path})

    def restart(self) -> None:
        """Forget what earlier runs did; their output stays until there is a new one."""
        self._journal.unlink(missing_ok=True)
        self._part_journal.unlink(missing_ok=True)
        self._part.touch()  # says that the output in its place is to be replaced

    def begin(self, listing: Listing, seen: Seen) -> list[str]:
        """Cut off what is half, and find what can be taken over."""
        self._settle()
        kept = self._kept(listing, seen)
        names = listing.names
        self._left.extend(names[len(kept) :])
        self._before = self._unchanged(listing, seen)
        if self._is_whole(names):
            self._whole = True
            return []
        self._errors = [entry.error for entry in kept if entry.error]
        self._grow(kept)
        return [name for name in self._left if name not in self._before]

    def _settle(self) -> None:
        """Mend an end that was cut short between its steps, and refuse to replace a file of another's."""
        if self._path.exists() and not self._journal.exists():
            if not self._part_journal.exists() and not self._part.exists():
                raise FileExistsError(
                    f"{self._path} is there already, and not by this command: move it, or say --restart / "
                    f"{self._path} đã có sẵn, không do lệnh này tạo ra: hãy chuyển đi, hoặc thêm --restart"
                )
            if not self._part.exists():
                self._part_journal.replace(self._journal)

    def _kept(self, listing: Listing, seen: Seen) -> list[Entry]:
        """The entries of the part for the first files of the listing that are as they were."""
        if not self._part.exists():
            return []
        size, kept = self._part.stat().st_size, []
        for entry, name in zip(read_journal(self._part_journal, self._made), listing.names, strict=False):
            if entry.file != name or entry.end > size or entry.sha256 not in (None, listing.digest(name)):
                break
            kept.append(entry)
            seen()
        return kept

    def _unchanged(self, listing: Listing, seen: Seen) -> dict[str, _Piece]:
        """Of the files left: their pieces of the output before, in its order."""
        if not self._path.exists():
            return {}
        left, found, start = set(self._left), {}, len(self._pieces.head)
        for entry in read_journal(self._journal, self._made):
            if entry.file in left and not entry.error and entry.sha256 == listing.digest(entry.file):
                found[entry.file] = _Piece(start, entry)
                seen()
            start = entry.end
        return found if start == self._path.stat().st_size else {}  # else the output was changed by others

    def _is_whole(self, names: list[str]) -> bool:
        """Whether the output before is what this run would give."""
        if self._part.exists() or list(self._before) != names or not self._path.exists():
            return False
        return sum(1 for _ in read_journal(self._journal, self._made)) == len(names)

    def _grow(self, kept: list[Entry]) -> None:
        """Open the part after the pieces that are kept."""
        self._part.touch()
        self._file: BinaryIO = self._open.enter_context(self._part.open("r+b"))
        if not kept:
            self._file.write(self._pieces.head)
        self._file.seek(kept[-1].end if kept else len(self._pieces.head))
        self._file.truncate()
        if self._before:
            self._old: BinaryIO = self._open.enter_context(self._path.open("rb"))
        self._notes = self._open.enter_context(Journal(self._part_journal, self._made, kept))

    def add(self, record: Record) -> None:
        """Write the piece, then note it down."""
        self._take_over(until=record.name)
        self._left.popleft()
        self._write(self._pieces.of(record))
        entry = self._notes.add(record, self._file.tell())
        if entry.error:
            self._errors.append(entry.error)

    def _take_over(self, until: str | None) -> None:
        """Copy pieces of the output before, up to the file ``until`` or the last."""
        while self._left and self._left[0] != until:
            start, entry = self._before.pop(self._left.popleft())
            self._old.seek(start)
            for begin in range(start, entry.end, _COPIED):
                self._write(self._old.read(min(_COPIED, entry.end - begin)))
            self._notes.copy(entry._replace(end=self._file.tell()))

    def _write(self, piece: bytes) -> None:
        self._file.write(piece)
        self._file.flush()

    def finish(self) -> list[Error]:
        """Give the output its name. ``_settle`` mends an end that is killed between two of these steps."""
        if not self._whole:
            self._take_over(until=None)
            os.fsync(self._file.fileno())
            self.close()
            put_errors(self.errors_path, self._errors)
            self._journal.unlink(missing_ok=True)
            self._part.replace(self._path)
            self._part_journal.replace(self._journal)
        return self._errors

    def close(self) -> None:
        """Close the files."""
        self._open.close()
