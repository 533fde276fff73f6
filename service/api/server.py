"""The server's end: first it says that it is not ready, then it stops listening, then it finishes what is in hand."""

from __future__ import annotations

import signal
import time
from types import FrameType

import uvicorn

from service.api.logs import logger
from service.api.workers import Workers

_log = logger()


class Server(uvicorn.Server):
    """uvicorn, with a while between SIGTERM and the closing of the port in which ``/readyz`` says 503.

    Whoever sends requests here learns of a shutdown only after some time; until then they are served.
    """

    def __init__(self, config: uvicorn.Config, workers: Workers, drain_delay: float) -> None:
        super().__init__(config)
        self._workers = workers
        self._delay = drain_delay
        self._close_at: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to drain on the first SIGTERM; close the port on any other signal."""
        if sig == signal.SIGTERM and self._close_at is None and not self.should_exit:
            self._workers.draining = True
            self._close_at = time.monotonic() + self._delay
        else:
            self._close(sig, frame)

    async def on_tick(self, counter: int) -> bool:
        """Close the port when the while is over; called ten times a second."""
        if self._close_at is not None and not self.should_exit and time.monotonic() >= self._close_at:
            self._close(signal.SIGTERM, None)
        return await super().on_tick(counter)

    def _close(self, sig: int, frame: FrameType | None) -> None:
        self._workers.draining = self._workers.closing = True
        super().handle_exit(sig, frame)
