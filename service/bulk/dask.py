"""The pure function over a Dask bag (extra ``dask``); the records are those of ``service.bulk.read.records``.

Each worker process loads the word lists once, at its first report. A worker needs vnreport installed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dask.bag import Bag, from_sequence

from service.bulk.folder import Listing, read_file
from service.bulk.model import PLAIN, Record, Shape, Source, as_error
from service.bulk.outputs import Error, put
from service.bulk.read import line
from service.bulk.read import records as read_all


def records(sources: Bag, shape: Shape = PLAIN) -> Bag:
    """A bag of ``Record`` for a bag of ``Source``, in the same order and partitions."""
    return sources.map_partitions(_read, shape)


def folder_records(listing: Listing, partitions: int, shape: Shape = PLAIN) -> Bag:
    """A bag of ``Record`` for the files of a folder that all workers see; each opens its own."""
    return from_sequence(listing.paths.items(), npartitions=partitions).map_partitions(_read_files, shape)


def write_lines(answered: Bag, out: Path) -> Bag:
    """Write lines of JSON, ``000000.jsonl`` for the first partition, each file in one step by the worker that has it.

    Gives a bag of errors, to be computed. All files after each other are what the command line writes.
    """
    numbers = from_sequence(range(answered.npartitions), npartitions=answered.npartitions)
    return answered.map_partitions(_write, numbers, out)


# Lists, since a worker sends a partition to others as it is, and an iterator cannot be sent.
def _read(sources: Iterable[Source], shape: Shape) -> list[Record]:
    return list(read_all(sources, shape))


def _read_files(files: Iterable[tuple[str, str]], shape: Shape) -> list[Record]:
    return [read_file(name, path, shape) for name, path in files]


def _write(answered: Iterable[Record], numbers: Iterable[int], out: Path) -> list[Error]:
    held = list(answered)
    (number,) = numbers
    out.mkdir(parents=True, exist_ok=True)
    put(out / f"{number:06}.jsonl", b"".join(line(record) for record in held if record.answer is not None))
    return [as_error(record) for record in held if record.failure]
