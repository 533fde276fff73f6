"""The pool of processes: whatever breaks, nobody waits for ever."""

from __future__ import annotations

import asyncio
import os
import time
from concurrent.futures.process import BrokenProcessPool

import pytest
from pebble import ProcessPool
from pebble.pool.base_pool import PoolStatus

from service.api.metrics import Metrics
from service.api.pool import result_of
from service.api.settings import Settings
from service.api.workers import Workers


class Breaking(ProcessPool):
    """Its processes die as they start, and it notices between being asked and taking the task in."""

    def __init__(self) -> None:
        super().__init__(1, initializer=os._exit, initargs=[1])

    def _check_pool_status(self) -> None:
        super()._check_pool_status()  # type: ignore[no-untyped-call]
        while self._context.status != PoolStatus.ERROR:
            time.sleep(0.01)


def test_a_task_that_a_breaking_pool_takes_in_is_lost_and_not_waited_for() -> None:
    pool = Breaking()
    with pytest.raises(BrokenProcessPool):
        result_of(pool, pool.schedule(len, args=["a"]))
    pool.join()


def test_the_service_does_not_wait_for_it_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.api.workers.make_pool", lambda count: Breaking())
    workers = Workers(Settings(), Metrics(""))
    with pytest.raises(BrokenProcessPool):
        asyncio.run(asyncio.wait_for(workers.warm_up(), 30))
    workers.close()
