"""One output through any number of kills and changes of the folder: it ends as one undisturbed run would.

A kill is an exception at the n-th thing that a run asks of the file system, and the ends of what it was writing
may be lost. Reports are not read: the answer is made of the file's bytes.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as some

from service.bulk.folder import list_folder
from service.bulk.model import PLAIN, Failure, Record
from service.bulk.one_file import OneFile

NAMES = ("a.txt", "b.txt", "c.txt", "d/e.txt", "f.txt")


class Killed(Exception):
    """The process is gone."""


class Change(NamedTuple):
    """A file of the folder gets these words, or goes (``None``)."""

    name: str
    words: str | None


class Attempt(NamedTuple):
    """Changes of the folder, then a run that is killed at so many steps and loses so many bytes of its files."""

    changes: list[Change]
    steps: int
    lost_of_pieces: int
    lost_of_journal: int


CHANGES = some.builds(Change, some.sampled_from(NAMES), some.sampled_from([None, "hai", "tam", "bad"]))
ATTEMPTS = some.builds(
    Attempt, some.lists(CHANGES, max_size=3), some.integers(0, 40), some.integers(0, 120), some.integers(0, 120)
)


@settings(max_examples=max(200, settings().max_examples))
@given(some.lists(ATTEMPTS, max_size=6))
def test_whatever_happens_the_last_run_makes_it_whole(attempts: list[Attempt]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, out = Path(folder, "in"), Path(folder, "out")
        for name in NAMES[1:]:
            change(root, Change(name, "hai"))
        for attempt in attempts:
            for one in attempt.changes:
                change(root, one)
            with suppress(Killed), killed_after(attempt.steps):
                run(root, out)
            lose(Path(f"{out}.part"), attempt.lost_of_pieces)
            lose(Path(f"{out}.part.journal"), attempt.lost_of_journal)
            assert not out.exists() or out.read_bytes().count(b"\n") <= len(NAMES)
        run(root, out)
        run(root, Path(folder, "fresh"))
        assert out.read_bytes() == Path(folder, "fresh").read_bytes()
        assert errors(out) == errors(Path(folder, "fresh"))
        left = {path.name for path in Path(folder).glob("out*")}
        assert left <= {"out", "out.journal", "out.errors.jsonl"}


def change(root: Path, what: Change) -> None:
    """Write or remove a file."""
    path = root / what.name
    if what.words is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(what.words, encoding="utf-8")


def run(root: Path, out: Path) -> None:
    """A run that reads nothing, but for the bytes."""
    output, listing = OneFile(out, PLAIN), list_folder(root)
    try:
        for name in output.begin(listing, lambda: None):
            output.add(made_up(name, Path(listing.paths[name]).read_bytes()))
        output.finish()
    finally:
        output.close()


def made_up(name: str, content: bytes) -> Record:
    """A record without reading."""
    digest = hashlib.sha256(content).hexdigest()
    if content == b"bad":
        return Record(name, digest, len(content), None, Failure("not-text"))
    return Record(name, digest, len(content), b'{"said":"%b"}' % content, None)


@contextmanager
def killed_after(steps: int) -> Iterator[None]:
    """An exception instead of what is asked of the file system after so many askings."""
    left = iter(range(steps))

    def counted(real: Any) -> Any:
        def asked(*given: Any, **named: Any) -> Any:
            if next(left, None) is None:
                raise Killed
            return real(*given, **named)

        return asked

    asking = ("replace", "unlink", "touch", "write_bytes")
    methods = {name: counted(getattr(Path, name)) for name in asking}
    writing = mock.patch.object(OneFile, "_write", counted(OneFile._write))
    with mock.patch.multiple(Path, **methods), writing, mock.patch("os.fsync", counted(os.fsync)):
        yield


def lose(path: Path, count: int) -> None:
    """The last bytes of a file that a power cut took."""
    if path.exists():
        os.truncate(path, max(0, path.stat().st_size - count))


def errors(out: Path) -> bytes | None:
    """The list of errors, if there is one."""
    path = Path(f"{out}.errors.jsonl")
    return path.read_bytes() if path.exists() else None
