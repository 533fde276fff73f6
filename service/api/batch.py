"""Many reports in one request: one line in, one line out, in the order received.

A line that is wrong costs itself only; what waits here is bounded in bytes and in number, and ends
when the client leaves (``docs/decisions/0009``).
"""

from __future__ import annotations

import asyncio
import codecs
import re
from typing import Any

import orjson
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from service.api import problems
from service.api.lines import Line, Lines
from service.api.logs import logger
from service.api.problems import Problem
from service.api.requests import LONGEST_ID, NDJSON, Options, parse_job
from service.api.serving import Serving
from service.api.work import ExtractionFailed, whereabouts

_Answers = asyncio.Queue[asyncio.Future[bytes] | None]

_log = logger()

_FIRST_ID = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"id"\s*:\s*("(?:[^"\\\x00-\x1f]|\\["\\/bfnrtu]){0,200}")')
"""The id of a line that is no JSON as a whole, where it is the first thing in it."""


class Batch(Response):
    """The answer to one batch: reads and writes at the same time.

    ``query``: what holds for every line that does not say otherwise; ``instance``: names the request.
    """

    media_type = NDJSON

    def __init__(self, serving: Serving, query: Options, instance: str) -> None:
        self.status_code, self.background = 200, None
        self._serving, self._query, self._instance = serving, query, instance
        self._patience = serving.settings.body_timeout
        self.init_headers({"Cache-Control": "no-store"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read lines and answer them until there are none, or nobody to read the answers."""
        left = False
        with self._serving.workers.batch():
            try:
                await self._run(Lines(receive, self._serving.settings.max_body_bytes), send)
            except* ClientDisconnect:
                left = True
        if left:
            raise ClientDisconnect
        # its place is free before the client knows that it is done, and may send the next batch
        await send({"type": "http.response.body", "body": b""})

    async def _run(self, lines: Lines, send: Send) -> None:
        answers: _Answers = asyncio.Queue(2 * self._serving.settings.workers)
        async with asyncio.TaskGroup() as group:
            filling = group.create_task(lines.fill())
            group.create_task(self._hand_out(lines, answers, group))
            await self._write(answers, send)
            filling.cancel()

    async def _hand_out(self, lines: Lines, answers: _Answers, group: asyncio.TaskGroup) -> None:
        """Set each line to work as soon as there is room for its answer."""
        try:
            while (line := await self._next(lines)) is not None:
                await answers.put(group.create_task(self._answer(line)))
        except TimeoutError:
            late = asyncio.get_running_loop().create_future()
            late.set_result(self._line(problems.body_too_slow(self._patience), None, None))
            await answers.put(late)
        await answers.put(None)

    async def _next(self, lines: Lines) -> Line | None:
        async with asyncio.timeout(self._patience):
            return await lines.next()

    async def _write(self, answers: _Answers, send: Send) -> None:
        """Send each answer when those before it are out."""
        start: Message = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        answer = await answers.get()
        if answer is not None:
            # nothing goes out before the first answer: "100 Continue" is sent when the body is first asked for
            await answer
        await send(start)
        while answer is not None:
            await self._send(send, await answer + b"\n")
            answer = await answers.get()

    async def _send(self, send: Send, content: bytes) -> None:
        """Send a line to a client who takes it; one who does not read for long is gone."""
        try:
            async with asyncio.timeout(self._patience):
                await send({"type": "http.response.body", "body": content, "more_body": True})
        except TimeoutError:
            raise ClientDisconnect from None

    async def _answer(self, line: Line) -> bytes:
        """The answer to one line, or what is wrong with it; raises nothing."""
        settings = self._serving.settings
        try:
            if not line.whole:
                raise problems.body_too_large(settings.max_body_bytes)
            if self._serving.workers.closing:
                raise problems.not_ready()
            job = parse_job(line.content.removeprefix(codecs.BOM_UTF8), self._query, settings)
            return (await self._serving.workers.extract_in_turn(job)).content
        except Problem as problem:
            return self._line(problem, _id_of(line), line.number)
        except Exception as error:
            where = str(error) if isinstance(error, ExtractionFailed) else whereabouts(error)
            _log.error("fault", where=where, request=self._instance.removeprefix("urn:uuid:"), line=line.number)
            return self._line(problems.internal(), _id_of(line), line.number)

    def _line(self, problem: Problem, id: str | None, number: int | None) -> bytes:
        return orjson.dumps({**problem.document(self._instance), "id": id, "line": number})


def _id_of(line: Line) -> str | None:
    """A line's id, where it can be read."""
    content: Any = None
    try:
        content = orjson.loads(line.content)
    except orjson.JSONDecodeError:
        found = _FIRST_ID.match(line.content)
        content = {"id": _string(found[1])} if found else None
    id = content.get("id") if isinstance(content, dict) else None
    return id if isinstance(id, str) and len(id) <= LONGEST_ID else None


def _string(literal: bytes) -> Any:
    try:
        return orjson.loads(literal)
    except orjson.JSONDecodeError:
        return None
