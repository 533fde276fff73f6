"""One file for the answers of all reports, in order of their names: lines of JSON, or one table.

It grows as ``OUT.part`` and takes its name when it is whole. ``OUT.part.journal`` notes after each report
where its piece ends, so whatever a killed run left half is cut off. When files were added, changed or removed
meanwhile, the pieces of those that are the same are taken over, from the last output and from what the killed run
had (then ``OUT.part.old``): what comes out is always what one run over the folder as it is now would give. Only
failures are tried again.
"""

from __future__ import annotations

import os
from collections import deque
from contextlib import ExitStack
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

from service.bulk.folder import Listing
from service.bulk.journal import Entry, Journal, making, read_journal
from service.bulk.model import Record, Shape
from service.bulk.outputs import Error, Pieces, Seen, put_errors

_COPIED = 1 << 20
"""Bytes copied at once."""


class _Files(NamedTuple):
    """Pieces, and the journal that says where they end."""

    pieces: Path
    journal: Path

    @classmethod
    def at(cls, path: Path) -> Self:
        """The journal beside the pieces."""
        return cls(path, path.with_name(path.name + ".journal"))

    def rename(self, to: _Files) -> None:
        """Both; the pieces last, so that a kill between the two steps shows."""
        self.journal.replace(to.journal)
        self.pieces.replace(to.pieces)

    def unlink(self) -> None:
        """Both, where they are."""
        self.journal.unlink(missing_ok=True)
        self.pieces.unlink(missing_ok=True)


class _Piece(NamedTuple):
    """What a report has of an earlier output: where it is, and the entry, which says where it ends."""

    file: Path
    start: int
    entry: Entry


class OneFile:
    """An output that can be taken up again; raises ``FileExistsError`` rather than replace what is not its own."""

    def __init__(self, path: Path, shape: Shape) -> None:
        self._out = _Files.at(path)
        self._part = _Files.at(path.with_name(path.name + ".part"))
        self._old = _Files.at(path.with_name(path.name + ".part.old"))
        self.errors_path = path.with_name(path.name + ".errors.jsonl")
        self._made = making(shape)
        self._pieces = Pieces(shape)
        self._open = ExitStack()
        self._before: dict[str, _Piece] = {}
        self._sources: dict[Path, BinaryIO] = {}
        self._left: deque[str] = deque()
        self._errors: list[Error] = []
        self._whole = False

    @property
    def own(self) -> frozenset[Path]:
        """Files that are no reports, should they lie in the folder that is read."""
        return frozenset({*self._out, *self._part, *self._old, self.errors_path})

    def restart(self) -> None:
        """Forget what earlier runs did; their output stays until there is a new one."""
        self._out.journal.unlink(missing_ok=True)
        self._part.unlink()
        self._old.unlink()
        self._part.pieces.touch()  # says that the output in its place is to be replaced

    def begin(self, listing: Listing, seen: Seen) -> list[str]:
        """Cut off what is half, and find what can be taken over."""
        self._settle()
        kept = self._kept(listing, seen)
        names = listing.names
        self._left.extend(names[len(kept) :])
        for files in (self._old, self._out):
            self._before |= self._unchanged(files, listing, seen)
        if self._is_whole(names):
            self._whole = True
            return []
        self._errors = [entry.error for entry in kept if entry.error]
        self._grow(kept)
        return [name for name in self._left if name not in self._before]

    def _settle(self) -> None:
        """Mend steps that were cut short, and refuse to replace a file of another's."""
        out, part, old = self._out, self._part, self._old
        if old.journal.exists() and not old.pieces.exists() and part.pieces.exists():
            part.pieces.replace(old.pieces)
        if not old.journal.exists():
            old.unlink()
        if out.pieces.exists() and not out.journal.exists() and not part.pieces.exists():
            if not part.journal.exists():
                raise FileExistsError(
                    f"{out.pieces} is there already, and not by this command: move it, or say --restart / "
                    f"{out.pieces} đã có sẵn, không do lệnh này tạo ra: hãy chuyển đi, hoặc thêm --restart"
                )
            part.journal.replace(out.journal)

    def _kept(self, listing: Listing, seen: Seen) -> list[Entry]:
        """The entries of the part, which goes on, if its files are the first of the listing, as they were.

        Otherwise the part is set aside, to be copied from; unless one is already, which then has more.
        """
        if not self._part.pieces.exists():
            return []
        size = self._part.pieces.stat().st_size
        entries = list(takewhile(lambda entry: entry.end <= size, read_journal(self._part.journal, self._made)))
        names = listing.names
        if len(entries) <= len(names) and all(map(partial(_same, listing, seen), entries, names)):
            return entries
        if not self._old.journal.exists():
            self._part.rename(self._old)
        return []

    def _unchanged(self, files: _Files, listing: Listing, seen: Seen) -> dict[str, _Piece]:
        """Of the files left: their pieces of an earlier output, in its order."""
        if not files.pieces.exists():
            return {}
        left, size = {*self._left} - self._before.keys(), files.pieces.stat().st_size
        found, start = {}, len(self._pieces.head)
        for entry in takewhile(lambda entry: entry.end <= size, read_journal(files.journal, self._made)):
            if entry.file in left and not entry.error and _same(listing, seen, entry, entry.file):
                found[entry.file] = _Piece(files.pieces, start, entry)
            start = entry.end
        return {} if files is self._out and start != size else found  # an output that others have changed is no source

    def _is_whole(self, names: list[str]) -> bool:
        """Whether the output before is what this run would give."""
        if self._part.pieces.exists() or list(self._before) != names or not self._out.pieces.exists():
            return False
        return sum(1 for _ in read_journal(self._out.journal, self._made)) == len(names)

    def _grow(self, kept: list[Entry]) -> None:
        """Open the part after the pieces that are kept."""
        self._part.pieces.touch()
        self._file: BinaryIO = self._open.enter_context(self._part.pieces.open("r+b"))
        if not kept:
            self._file.write(self._pieces.head)
        self._file.seek(kept[-1].end if kept else len(self._pieces.head))
        self._file.truncate()
        self._notes = self._open.enter_context(Journal(self._part.journal, self._made, kept))
        for path in {piece.file: None for piece in self._before.values()}:
            self._sources[path] = self._open.enter_context(path.open("rb"))

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
            path, start, entry = self._before.pop(self._left.popleft())
            source = self._sources[path]
            source.seek(start)
            for begin in range(start, entry.end, _COPIED):
                self._write(source.read(min(_COPIED, entry.end - begin)))
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
            self._out.journal.unlink(missing_ok=True)
            self._part.pieces.replace(self._out.pieces)
            self._part.journal.replace(self._out.journal)
        self._old.unlink()
        return self._errors

    def close(self) -> None:
        """Close the files."""
        self._open.close()


def _same(listing: Listing, seen: Seen, entry: Entry, name: str) -> bool:
    """Whether an entry is of the file of this name as it is now; what could not be opened has no digest."""
    if entry.file != name or (entry.sha256 is not None and entry.sha256 != listing.digest(name)):
        return False
    seen()
    return True
