"""The lines of a request that is still arriving, in bounded memory."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from starlette.requests import ClientDisconnect
from starlette.types import Receive

_HEAD = 1000
"""Bytes that are kept of a line too long to be read, enough to see its id."""


class Line(NamedTuple):
    """One line without its end; ``whole`` is false where it was longer than the limit and is cut."""

    number: int
    content: bytes
    whole: bool = True


class Lines:
    """Cuts lines off a body as they are asked for.

    At most ``limit`` bytes and one chunk wait here; a sender who is faster has to wait, a line that
    is longer is passed over. A client that does not read answers before it has sent everything
    (most of them) can thus send up to ``limit`` bytes without both sides waiting for each other.
    """

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._limit = limit
        self._waiting = bytearray()
        self._searched = 0
        self._number = 0
        self._skipping: bytes | None = None
        self._ended = False
        self._changed = asyncio.Condition()

    async def fill(self) -> None:
        """Take in the body; goes on after its end and raises ``ClientDisconnect`` when nobody is there any more."""
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            async with self._changed:
                self._waiting += message.get("body", b"")
                self._ended = self._ended or not message.get("more_body", False)
                self._changed.notify_all()
                await self._changed.wait_for(lambda: len(self._waiting) <= self._limit)

    async def next(self) -> Line | None:
        """The next line that has anything in it, or ``None`` when there are no more."""
        async with self._changed:
            while True:
                line = self._cut()
                if line is not None and line.content.strip():
                    return line
                if line is None:
                    if self._ended:
                        return None
                    await self._changed.wait()

    def _cut(self) -> Line | None:
        """A line, if a whole one has come or if what has come is too long or the last."""
        end = self._waiting.find(b"\n", self._searched)
        if end >= 0:
            return self._take(end, end + 1)
        if self._ended and (self._waiting or self._skipping is not None):
            return self._take(len(self._waiting), len(self._waiting))
        self._searched = len(self._waiting)
        if self._searched > self._limit:
            self._skip()
        return None

    def _take(self, end: int, after: int) -> Line:
        content, whole = bytes(self._waiting[:end]), self._skipping is None and end <= self._limit
        if self._skipping is not None:
            content = self._skipping
        self._drop(after)
        self._number += 1
        self._skipping = None
        return Line(self._number, content if whole else content[:_HEAD], whole)

    def _skip(self) -> None:
        """Forget what has come of a line that is too long, but for its beginning."""
        if self._skipping is None:
            self._skipping = bytes(self._waiting[:_HEAD])
        self._drop(len(self._waiting))

    def _drop(self, count: int) -> None:
        del self._waiting[:count]
        self._searched = 0
        self._changed.notify_all()
