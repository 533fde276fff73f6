"""A pool of processes that read reports: each may be killed, by its time limit or by the system, and is replaced."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from pebble import ProcessFuture, ProcessPool

from service.api.forks import PRELOAD, can_fork
from service.api.work import EXAMPLE, extract

HEARTBEAT = 1.0
"""Seconds between two looks whether what is waited for can still come."""

_Made = TypeVar("_Made")


def make_pool(count: int) -> ProcessPool:
    """So many processes, each of which loads the word lists and compiles the patterns before its first report."""
    if can_fork():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(PRELOAD)
        return ProcessPool(count, initializer=extract, initargs=[EXAMPLE], context=context)
    return ProcessPool(count, initializer=extract, initargs=[EXAMPLE], context=multiprocessing.get_context("spawn"))


def is_lost(pool: ProcessPool, future: ProcessFuture[_Made]) -> bool:
    """Whether nobody will ever end ``future``.

    A pool of pebble ends what it holds when it breaks, but not what its other thread takes in at that moment.
    """
    return not pool.active and not wait([future], HEARTBEAT).done


def result_of(pool: ProcessPool, future: ProcessFuture[_Made]) -> _Made:
    """Wait for ``future``; raises what it raises, and ``BrokenProcessPool`` when it is lost."""
    while not wait([future], HEARTBEAT).done:
        if is_lost(pool, future):
            raise BrokenProcessPool
    made: _Made = future.result()
    return made
