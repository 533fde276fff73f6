"""The client for programs with a loop of their own (asyncio).

async with AsyncClient("http://127.0.0.1:8000") as service:
    answers = await asyncio.gather(*map(service.extract, texts))
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from types import TracebackType
from typing import Any, Unpack, cast

import httpx
from httpx_retries import Retry, RetryTransport

from service.client import wire
from service.client.answers import CodeHistory, Extraction, Version
from service.client.errors import ServiceProblem, error_of, good, told
from service.tables.forms import Form, TableName


class AsyncClient:
    """Asks a service at ``url``; raises ``ServiceProblem`` where it answers with a problem, else ``ServiceError``."""

    def __init__(
        self,
        url: str,
        *,
        key: str | None = None,
        timeout: float = 120,
        retry: Retry = wire.RETRY,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._url = url
        self._http = httpx.AsyncClient(
            base_url=url,
            headers=wire.headers(key),
            timeout=timeout,
            transport=RetryTransport(transport or httpx.AsyncHTTPTransport(), retry),
        )
        self._once = httpx.AsyncClient(base_url=url, timeout=timeout, transport=transport)

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of all connections."""
        await self._http.aclose()
        await self._once.aclose()

    async def extract(self, report: str | bytes, **options: Unpack[wire.Options]) -> Extraction:
        """What one report says. Bytes are sent as they are, for the service to find out how they are encoded."""
        with told(self._url):
            answer = await self._http.post(wire.EXTRACTIONS, **wire.question(report, options, "json", None))
        return cast("Extraction", wire.read(good(answer).content))

    async def extract_as(
        self, form: Form, report: str | bytes, table: TableName = "observations", **options: Unpack[wire.Options]
    ) -> bytes:
        """The answer as a file in another form: CSV (of one table), XLSX or SDMX-CSV."""
        with told(self._url):
            answer = await self._http.post(wire.EXTRACTIONS, **wire.question(report, options, form, table))
        return good(answer).content

    async def extract_many(self, requests: Iterable[wire.Request]) -> AsyncIterator[Extraction | ServiceProblem]:
        """The answer to each request, in their order and as soon as it is there; a problem is given, not raised.

        Requests are taken as they are needed, so that there may be any number.
        """
        for body in wire.bodies(requests):
            with told(self._url):
                async with self._http.stream("POST", wire.BATCH, **wire.batch(body)) as answer:
                    if answer.is_error:
                        await answer.aread()
                        raise error_of(answer)
                    async for line in answer.aiter_lines():
                        if line:
                            yield wire.line(line)

    async def gazetteer(self, code: str) -> CodeHistory:
        """The administrative units that have borne a code."""
        return cast("CodeHistory", await self._get(f"/v1/gazetteer/{code}"))

    async def version(self) -> Version:
        """What is running there."""
        return cast("Version", await self._get("/version"))

    async def wait(self, seconds: float) -> bool:
        """Wait until the service is ready, at most so long; whether it is."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if (await self._once.get("/readyz")).is_success:
                    return True
            except httpx.TransportError:
                pass  # it does not listen yet
            await asyncio.sleep(wire.POLL)
        return False

    async def _get(self, path: str) -> Any:
        with told(self._url):
            return wire.read(good(await self._http.get(path)).content)
