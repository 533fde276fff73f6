"""The pool of processes that read reports, so that the server's own loop stays free.

pebble rather than ``concurrent.futures``: it can kill a runaway and outlive a worker's death, so a
bad report costs one request only (``docs/decisions/0004``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture

from service.api import problems
from service.api.logs import logger
from service.api.metrics import Metrics
from service.api.pool import HEARTBEAT, is_lost, make_pool
from service.api.problems import Problem
from service.api.settings import Settings
from service.api.work import EXAMPLE, Answer, ExtractionFailed, File, Job, convert, extract

_log = logger()
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Workers:
    """Takes jobs up to the in-flight limit; everything beyond is told to come back."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._metrics = metrics
        self._count = settings.workers
        self._limit = settings.in_flight_limit
        self._timeout = settings.document_timeout
        self._in_flight = 0
        self._scheduled = 0
        self._batches = 0
        self._most_batches = settings.max_batches
        self._turns = asyncio.Semaphore(settings.workers)
        self._pool = make_pool(self._count)
        self.example: bytes | None = None
        """The answer to the example, once a worker has given it; until then the service is not ready."""
        self.draining = False
        """Told to stop: still takes reports, but says that it is not ready."""
        self.closing = False
        """Takes no further line of a batch."""
        metrics.reports_in_flight.set_function(lambda: self._scheduled)
        metrics.reports_waiting.set_function(lambda: max(0, self._scheduled - self._count))

    @property
    def ready(self) -> bool:
        """Whether a report can be taken."""
        return self.example is not None and not self.draining

    async def warm_up(self) -> None:
        """Wait until a worker answers."""
        self.example = (await self._run(extract, EXAMPLE)).content

    async def extract(self, job: Job) -> Answer:
        """Read one report in a worker; raises ``Problem`` when it cannot be."""
        with self._counted():
            return await self._read(job)

    async def convert(self, file: File) -> str:
        """Take the text out of a file in a worker: what a hostile one can do there costs one request."""
        with self._counted():
            return await self._checked(convert, file)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        if self._in_flight >= self._limit:
            raise self._busy()
        self._in_flight += 1
        try:
            yield
        finally:
            self._in_flight -= 1

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Count a batch while it is open; beyond the limit they are told to come back."""
        if self._batches >= self._most_batches:
            raise self._busy()
        self._batches += 1
        try:
            yield
        finally:
            self._batches -= 1

    def _busy(self) -> Problem:
        self._metrics.refused.inc()
        return problems.busy()

    async def extract_in_turn(self, job: Job) -> Answer:
        """Read one report of a batch: waits for its turn instead of being refused.

        All batches together have as many turns as there are workers, so that whoever sends single
        reports waits for one report of a batch at most. A caller that gives up loses its place in the
        line, but what a worker has begun is finished: to kill the worker would cost more.
        """
        await self._turns.acquire()
        turn = asyncio.ensure_future(self._take_turn(job))
        turn.add_done_callback(_seen)
        return await asyncio.shield(turn)

    async def _take_turn(self, job: Job) -> Answer:
        try:
            return await self._read(job)
        finally:
            self._turns.release()

    async def _read(self, job: Job) -> Answer:
        answer = await self._checked(extract, job)
        self._metrics.read(answer)
        return answer

    async def _checked(self, work: Callable[[_Given], _Made], given: _Given) -> _Made:
        self._scheduled += 1
        try:
            return await self._run(work, given)
        except TimeoutError:
            self._lost("timeout")
            raise problems.too_slow(self._timeout) from None
        except (ProcessExpired, BrokenProcessPool):
            self._lost("lost")
            raise problems.worker_lost() from None
        except ExtractionFailed:
            self._metrics.failed("fault")
            raise
        finally:
            self._scheduled -= 1

    def _lost(self, reason: str) -> None:
        """A report and the worker that read it."""
        self._metrics.failed(reason)
        self._metrics.worker_restarts.labels(reason).inc()
        _log.warning("worker replaced", reason=reason)

    async def _run(self, work: Callable[[_Given], _Made], given: _Given) -> _Made:
        future = self._schedule(work, given)
        pool, made = self._pool, asyncio.wrap_future(future)
        try:
            while not (await asyncio.wait([made], timeout=HEARTBEAT))[0]:
                if not pool.active and await asyncio.to_thread(is_lost, pool, future):
                    raise BrokenProcessPool
            return made.result()
        finally:
            made.cancel()  # a caller that gives up; nothing once it is done

    def _schedule(self, work: Callable[[_Given], _Made], given: _Given) -> ProcessFuture[_Made]:
        try:
            return self._pool.schedule(work, args=[given], timeout=self._timeout)
        except RuntimeError:  # a worker was killed while all were idle, which pebble's pool does not survive
            self._metrics.worker_restarts.labels("idle").inc(self._count)
            _log.warning("pool of workers made anew")
            self._pool.stop()
            self._pool = make_pool(self._count)
            return self._pool.schedule(work, args=[given], timeout=self._timeout)

    def close(self) -> None:
        """Stop the workers; what is still in hand by now is lost."""
        self.example = None
        self._pool.stop()
        self._pool.join()


def _seen(turn: asyncio.Future[Answer]) -> None:
    """Nobody may wait any more for what went wrong."""
    if not turn.cancelled():
        turn.exception()
