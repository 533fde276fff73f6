"""Reads files with a pool of processes on this machine, and gives the records in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from typing import Self

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from service.api.pool import make_pool, result_of
from service.api.work import EXAMPLE, extract
from service.bulk.folder import read_file
from service.bulk.model import Record, Shape, failed

_AHEAD = 32
"""Files in hand for each process: a slow one holds the others up only when so many have passed it, and
no more answers than these wait in memory."""

_Waiting = tuple[str, ProcessPool, ProcessFuture[Record]]


class Pool:
    """Processes that read files, each with a time limit; a file that kills its process costs that file only."""

    def __init__(self, jobs: int, timeout: float) -> None:
        self._jobs = jobs
        self._timeout = timeout
        self._pool = make_pool(jobs)

    def __enter__(self) -> Self:
        """Wait until a process has read an example; else every file of an archive would be called lost."""
        try:
            result_of(self._pool, self._pool.schedule(extract, args=[EXAMPLE]))
        except (ProcessExpired, BrokenProcessPool) as error:
            self.__exit__()
            raise ChildProcessError("no process starts / không khởi động được tiến trình nào") from error
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.stop()
        self._pool.join()

    def records(self, files: Iterable[tuple[str, str]], shape: Shape) -> Iterator[Record]:
        """A record for each of ``files`` (name, path), in their order."""
        waiting: deque[_Waiting] = deque()
        for name, path in files:
            future = self._schedule(name, path, shape)
            waiting.append((name, self._pool, future))
            if len(waiting) >= _AHEAD * self._jobs:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())

    def _schedule(self, name: str, path: str, shape: Shape) -> ProcessFuture[Record]:
        given = [name, path, shape]
        try:
            return self._pool.schedule(read_file, args=given, timeout=self._timeout)
        except RuntimeError:  # a worker was killed while all were idle, which pebble's pool does not survive
            self._pool.stop()
            self._pool = make_pool(self._jobs)
            return self._pool.schedule(read_file, args=given, timeout=self._timeout)


def _outcome(name: str, pool: ProcessPool, future: ProcessFuture[Record]) -> Record:
    try:
        return result_of(pool, future)
    except TimeoutError:
        return failed(name, "too-slow")
    except (ProcessExpired, BrokenProcessPool, CancelledError):
        return failed(name, "worker-lost")
