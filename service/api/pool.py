"""A pool of processes that read reports: each may be killed, by its time limit or by the system, and is replaced."""

from __future__ import annotations

import multiprocessing

from pebble import ProcessPool

from service.api.work import EXAMPLE, extract


def make_pool(count: int) -> ProcessPool:
    """So many processes, each of which loads the word lists and compiles the patterns before its first report."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        # the fork server loads and compiles all once, and every worker starts as a copy of it
        context.set_forkserver_preload(["service.api.preload"])
        return ProcessPool(count, initializer=extract, initargs=[EXAMPLE], context=context)
    return ProcessPool(count, initializer=extract, initargs=[EXAMPLE], context=multiprocessing.get_context("spawn"))
