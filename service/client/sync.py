"""The client for programs that wait.

with Client("http://127.0.0.1:8000") as service:
    answer = service.extract(text)
    for row in answer["indicators"]: ...
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Unpack, cast

import httpx
from httpx_retries import Retry, RetryTransport

from service.client import wire
from service.client.answers import CodeHistory, Extraction, Version
from service.client.errors import ServiceProblem, error_of, good, told
from service.tables.forms import Form, TableName


class Client:
    """Asks a service at ``url``; raises ``ServiceProblem`` where it answers with a problem, else ``ServiceError``."""

    def __init__(
        self,
        url: str,
        *,
        key: str | None = None,
        timeout: float = 120,
        retry: Retry = wire.RETRY,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._url = url
        self._http = httpx.Client(
            base_url=url,
            headers=wire.headers(key),
            timeout=timeout,
            transport=RetryTransport(transport or httpx.HTTPTransport(), retry),
        )
        self._once = httpx.Client(base_url=url, timeout=timeout, transport=transport)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._http.close()
        self._once.close()

    def extract(self, report: str | bytes, **options: Unpack[wire.Options]) -> Extraction:
        """What one report says. Bytes are sent as they are, for the service to find out how they are encoded."""
        with told(self._url):
            answer = self._http.post(wire.EXTRACTIONS, **wire.question(report, options, "json", None))
        return cast("Extraction", wire.read(good(answer).content))

    def extract_as(
        self, form: Form, report: str | bytes, table: TableName = "observations", **options: Unpack[wire.Options]
    ) -> bytes:
        """The answer as a file in another form: CSV (of one table), XLSX or SDMX-CSV."""
        with told(self._url):
            answer = self._http.post(wire.EXTRACTIONS, **wire.question(report, options, form, table))
        return good(answer).content

    def extract_many(self, requests: Iterable[wire.Request]) -> Iterator[Extraction | ServiceProblem]:
        """The answer to each request, in their order and as soon as it is there; a problem is given, not raised.

        Requests are taken as they are needed, so that there may be any number.
        """
        for body in wire.bodies(requests):
            with told(self._url), self._http.stream("POST", wire.BATCH, **wire.batch(body)) as answer:
                if answer.is_error:
                    answer.read()
                    raise error_of(answer)
                yield from map(wire.line, filter(None, answer.iter_lines()))

    def gazetteer(self, code: str) -> CodeHistory:
        """The administrative units that have borne a code."""
        return cast("CodeHistory", self._get(f"/v1/gazetteer/{code}"))

    def version(self) -> Version:
        """What is running there."""
        return cast("Version", self._get("/version"))

    def wait(self, seconds: float) -> bool:
        """Wait until the service is ready, at most so long; whether it is."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if self._once.get("/readyz").is_success:
                    return True
            except httpx.TransportError:
                pass  # it does not listen yet
            time.sleep(wire.POLL)
        return False

    def _get(self, path: str) -> Any:
        with told(self._url):
            return wire.read(good(self._http.get(path)).content)
