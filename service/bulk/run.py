"""A run over a folder: what is to be read goes to the pool, what comes back to the output."""

from __future__ import annotations

import os
from contextlib import closing
from typing import NamedTuple

from tqdm import tqdm

from service.bulk.folder import Listing
from service.bulk.local import Pool
from service.bulk.model import Shape
from service.bulk.outputs import Error, Output


class Outcome(NamedTuple):
    """Files that the output holds now, how many of them this run has read, and those it could not."""

    held: int
    read: int
    errors: list[Error]


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(listing: Listing, output: Output, shape: Shape, jobs: int, timeout: float) -> Outcome:
    """Read what ``output`` does not hold yet, with so many processes and seconds for each file.

    A bar on standard error, where that is a terminal, counts the files.
    """
    read = 0
    with tqdm(total=len(listing.paths), unit=" tệp", disable=None, smoothing=0.05) as bar, closing(output):
        names = output.begin(listing, bar.update)
        if names:
            bar.unpause()
            with Pool(min(jobs, len(names)), timeout) as pool:
                for record in pool.records(((name, listing.paths[name]) for name in names), shape):
                    output.add(record)
                    read += record.answer is not None
                    bar.update()
        errors = output.finish()
    return Outcome(len(listing.paths) - len(errors), read, errors)
