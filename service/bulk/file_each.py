"""A file for each report, below one folder: workbooks, tables, or the JSON by itself.

``2024/hue.txt`` becomes ``OUT/2024/hue.txt.xlsx``, written in one step; ``OUT/.vnreport.journal`` says of what
bytes it was made, so a later run reads only what is new, changed or failed, and what OUT lacks. Nothing is removed
from OUT: the parts of a folder (``--shard``) may share it.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from service.bulk.folder import Listing
from service.bulk.journal import Entry, Journal, making, read_journal
from service.bulk.model import Record, Shape
from service.bulk.outputs import Error, Seen, put, put_errors


class FileEach:
    """An output that can be taken up again."""

    def __init__(self, folder: Path, shape: Shape) -> None:
        self._folder = folder
        self._ending = ".csv" if shape.form == "sdmx-csv" else f".{shape.form}"
        self._journal = folder / ".vnreport.journal"
        self.errors_path = folder / "errors.jsonl"
        self._made = making(shape)
        self._open = ExitStack()
        self._errors: list[Error] = []

    @property
    def own(self) -> frozenset[Path]:
        """Holds no reports, should it lie in the folder that is read."""
        return frozenset({self._folder})

    def restart(self) -> None:
        """Forget what earlier runs did; their files stay until there are new ones."""
        self._journal.unlink(missing_ok=True)

    def begin(self, listing: Listing, seen: Seen) -> list[str]:
        """All that have no file of the same bytes."""
        kept: dict[str, Entry] = {}
        for entry in read_journal(self._journal, self._made):
            if entry.file not in listing.paths:
                kept[entry.file] = entry
            elif self._same(entry, listing):
                kept[entry.file] = entry
                seen()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._notes = self._open.enter_context(Journal(self._journal, self._made, list(kept.values())))
        return [name for name in listing.names if name not in kept]

    def _same(self, entry: Entry, listing: Listing) -> bool:
        target = self._target(entry.file)
        return not entry.error and target.is_file() and listing.digest(entry.file) == entry.sha256

    def _target(self, name: str) -> Path:
        return self._folder / (name + self._ending)

    def add(self, record: Record) -> None:
        """Write the file, then note it down."""
        target = self._target(record.name)
        if record.answer is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            put(target, record.answer)
        else:
            target.unlink(missing_ok=True)  # of a report that could be read before it was changed
        entry = self._notes.add(record, len(record.answer or b""))
        if entry.error:
            self._errors.append(entry.error)

    def finish(self) -> list[Error]:
        """List the errors."""
        self.close()
        put_errors(self.errors_path, self._errors)
        return self._errors

    def close(self) -> None:
        """Close the journal."""
        self._open.close()
