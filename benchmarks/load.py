"""Clients that post one report again and again, in a process of their own, and what they saw."""

from __future__ import annotations

import http.client
import json
import multiprocessing
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

PATH = "/v1/extractions"


@dataclass(slots=True)
class Seen:
    """Seconds of each answer by its status; 0 where there was none."""

    seconds: float
    answers: dict[int, list[float]] = field(default_factory=dict)

    def count(self, status: int) -> int:
        """How many answers had this status."""
        return len(self.answers.get(status, []))

    @property
    def rate(self) -> float:
        """Documents read in a second."""
        return self.count(200) / self.seconds


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of all do not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Caller:
    """One connection that is kept, as callers do."""

    def __init__(self, port: int, timeout: float = 120) -> None:
        self._port, self._timeout = port, timeout
        self._connect()

    def _connect(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=self._timeout)

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, float]:
        """Status and seconds of one exchange; status 0 when the connection broke."""
        began = time.perf_counter()
        try:
            self._connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            answer = self._connection.getresponse()
            answer.read()
            status = answer.status
        except (OSError, http.client.HTTPException):
            self._connection.close()
            self._connect()
            status = 0
        return status, time.perf_counter() - began


def body_of(text: str) -> bytes:
    """A request for ``text``."""
    return json.dumps({"text": text}, ensure_ascii=False).encode()


def post_for(port: int, text: str, clients: int, seconds: float, pause: float = 0) -> Seen:
    """What ``clients`` see who post for ``seconds``; one that is refused waits ``pause`` seconds."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_post_for, (port, body_of(text), clients, seconds, pause))


def _post_for(port: int, body: bytes, clients: int, seconds: float, pause: float) -> Seen:
    lock, seen = threading.Lock(), Seen(0)
    began = time.perf_counter()

    def client() -> None:
        caller = Caller(port)
        while time.perf_counter() - began < seconds:
            status, spent = caller.ask("POST", PATH, body)
            with lock:
                seen.answers.setdefault(status, []).append(spent)
            if status != 200 and pause:
                time.sleep(pause)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seen.seconds = time.perf_counter() - began
    return seen
