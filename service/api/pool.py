"""A pool of processes that read reports: each may be killed, by its time limit or by the system, and is replaced."""

from __future__ import annotations

import multiprocessing

from pebble import ProcessPool

from service.api.forks import PRELOAD, can_fork
from service.api.work import EXAMPLE, extract


def make_pool(count: int) -> ProcessPool:
    """So many processes, each of which loads the word lists and compiles the patterns before its first report."""
    if can_fork():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(PRELOAD)
        return ProcessPool(count, initializer=extract, initargs=[EXAMPLE], context=context)
    return ProcessPool(count, initializer=extract, initargs=[EXAMPLE], context=multiprocessing.get_context("spawn"))
