"""The Python client, both ways of it, against a running service and against one that misbehaves."""

from __future__ import annotations

import ast
import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import httpx
import pytest

from service.client import wire
from service.client.asynchronous import AsyncClient
from service.client.errors import ServiceError, ServiceProblem
from service.client.sync import Client
from service.lexicon.load import load_lexicon
from service.render import dumps
from service.tables.writing import write
from tests import client_types
from tests.conftest import EXAMPLES, read, serving

TEXT = EXAMPLES[0].read_text(encoding="utf-8")
_Told = TypeVar("_Told")


class Waiting:
    """The asynchronous client, asked as the other one is: each test runs with both."""

    def __init__(self, url: str, **options: Any) -> None:
        self._make: Callable[[], AsyncClient] = lambda: AsyncClient(url, **options)

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[AsyncClient]:
        async with self._make() as service:
            yield service

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def ask(*arguments: Any, **options: Any) -> Any:
            async with self._open() as service:
                return await getattr(service, name)(*arguments, **options)

        return lambda *arguments, **options: asyncio.run(ask(*arguments, **options))

    def extract_many(self, requests: Any) -> list[Any]:
        async def ask() -> list[Any]:
            async with self._open() as service:
                return [row async for row in service.extract_many(requests)]

        return asyncio.run(ask())

    def close(self) -> None:
        """Each question has closed its own."""


KINDS: list[Callable[..., Any]] = [Client, Waiting]


@pytest.fixture(params=KINDS, ids=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """One of the two clients."""
    chosen: Callable[..., Any] = request.param
    return chosen


@pytest.fixture
def service(kind: Callable[..., Any], client: httpx.Client) -> Iterator[Any]:
    """A client of the running service."""
    made = kind(str(client.base_url))
    yield made
    made.close()


def test_an_answer_is_what_the_service_said_with_every_number_exact(service: Any) -> None:
    answer = service.extract(TEXT, id="a", offset_unit="utf16", include=["indicators"])
    expected = dumps(read(TEXT, id="a", offset_unit="utf16", include=["indicators"]))
    assert answer == json.loads(expected, parse_float=Decimal)
    numbers = [row["number"] for indicator in answer["indicators"] for row in indicator["observations"]]
    assert {type(number) for number in numbers} == {int, Decimal}


def test_bytes_are_sent_as_they_are(service: Any) -> None:
    options = {"id": "a", "reference_date": date(2024, 7, 31), "include": ["indicators", "checks"]}
    assert service.extract(TEXT.encode("utf-16"), **options) == service.extract(TEXT, **options)


@pytest.mark.parametrize("form", ["csv", "xlsx", "sdmx-csv"])
def test_other_forms(service: Any, form: Any) -> None:
    expected = write(read(TEXT, id="a"), form, "entities", load_lexicon())
    assert service.extract_as(form, TEXT, table="entities", id="a") == expected


def test_many_reports_in_order_and_the_bad_ones_as_problems(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "BODY", 5000)
    requests = [{"id": str(number), "text": "" if number == 3 else TEXT[:1000]} for number in range(12)]
    told = list(service.extract_many(iter(requests)))
    assert [row.id if isinstance(row, ServiceProblem) else row["id"] for row in told] == [str(n) for n in range(12)]
    assert [isinstance(row, ServiceProblem) for row in told].index(True) == 3
    assert told[3].code == "invalid-field"


def test_answers_come_while_requests_are_still_made(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "BODY", 10)
    made = []

    def requests() -> Iterator[wire.Request]:
        for number in range(100):
            made.append(number)
            yield {"id": str(number), "text": "5 con"}

    with Client(str(client.base_url)) as service:
        told = service.extract_many(requests())
        next(told)
        assert len(made) <= 3
        told.close()  # type: ignore[attr-defined]


def test_no_requests_no_answers(service: Any) -> None:
    assert list(service.extract_many([])) == []


def test_what_is_known_of_a_code_and_of_the_service(service: Any) -> None:
    assert service.gazetteer("51")["units"][-1]["name"] == "Tỉnh Quảng Ngãi"
    assert service.version()["lexicon"] == load_lexicon().version
    assert service.wait(5)


def test_a_problem_says_what_the_document_says(service: Any) -> None:
    with pytest.raises(ServiceProblem) as raised:
        service.extract("a", id="x" * 201)
    problem = raised.value
    assert (problem.status, problem.code, problem.errors[0].pointer) == (422, "invalid-field", "#/id")
    assert problem.instance.startswith("urn:uuid:")
    assert str(problem).startswith("422 The field id is too long")
    with pytest.raises(ServiceProblem, match="404"):
        service.gazetteer("00")


def test_a_key_is_sent(kind: Callable[..., Any]) -> None:
    with serving(workers=1, api_keys="k1,k2") as client:
        url = str(client.base_url)
        for key in ("k1", "k2"):
            with_key = kind(url, key=key)
            assert with_key.extract("5 con")["indicators"]
            with_key.close()
        without = kind(url)
        with pytest.raises(ServiceProblem, match="401"):
            without.extract("5 con")
        without.close()


def scripted(kind: Callable[..., Any], *answers: httpx.Response | Exception) -> tuple[Any, list[float]]:
    """A client whose service gives these answers one after another, and the waits between them."""
    waits: list[float] = []
    left = list(answers)

    def answer(_: httpx.Request) -> httpx.Response:
        given = left.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    class Noting(type(wire.RETRY)):  # type: ignore[misc]
        def sleep(self, response: Any) -> None:
            waits.append(self._calculate_sleep(response.headers if isinstance(response, httpx.Response) else {}))

        async def asleep(self, response: Any) -> None:
            self.sleep(response)

    known = wire.RETRY
    retry = Noting(
        total=known.total,
        allowed_methods=known.allowed_methods,
        status_forcelist=known.status_forcelist,
        retry_on_exceptions=known.retryable_exceptions,
        backoff_factor=known.backoff_factor,
        max_backoff_wait=known.max_backoff_wait,
    )
    return kind("http://service.example", retry=retry, transport=httpx.MockTransport(answer)), waits


def good() -> httpx.Response:
    return httpx.Response(200, content=dumps(read("5 con")))


def test_a_busy_service_is_asked_again_after_the_time_that_it_says(kind: Callable[..., Any]) -> None:
    busy = httpx.Response(503, headers={"Retry-After": "7"})
    service, waits = scripted(kind, busy, httpx.Response(429, headers={"Retry-After": "3600"}), good())
    assert service.extract("5 con")["indicators"]
    assert waits == [7, 30], "as told, but not for ever"
    service.close()


def test_a_connection_that_breaks_is_made_again(kind: Callable[..., Any]) -> None:
    service, waits = scripted(kind, httpx.ConnectError("no"), httpx.RemoteProtocolError("cut"), good())
    assert service.extract("5 con")["indicators"]
    assert len(waits) == 2
    service.close()


@pytest.mark.parametrize("status", [400, 413, 422, 500, 504])
def test_what_would_be_the_same_again_is_not_asked_again(kind: Callable[..., Any], status: int) -> None:
    service, waits = scripted(kind, httpx.Response(status))
    with pytest.raises(ServiceError, match=str(status)):
        service.extract("5 con")
    assert waits == []
    service.close()


def test_in_the_end_the_problem_is_told(kind: Callable[..., Any]) -> None:
    service, waits = scripted(kind, *[httpx.Response(503, headers={"Retry-After": "1"}) for _ in range(9)])
    with pytest.raises(ServiceError, match="503"):
        service.extract("5 con")
    assert waits == [1] * wire.RETRY.total
    service.close()


@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", b'{"status": 502}'])
def test_a_problem_of_somebody_else(kind: Callable[..., Any], body: bytes) -> None:
    answer = httpx.Response(500, content=body, headers={"Content-Type": "application/problem+json"})
    service, _ = scripted(kind, answer)
    with pytest.raises(ServiceError, match=r"service\.example.*500"):
        service.extract("5 con")
    service.close()


def test_nobody_there(kind: Callable[..., Any]) -> None:
    service = kind("http://127.0.0.1:9", retry=type(wire.RETRY)(total=0))
    with pytest.raises(ServiceError, match=r"127\.0\.0\.1:9"):
        service.version()
    assert not service.wait(0.3)
    service.close()


def test_the_types_are_those_of_the_schemas() -> None:
    written = client_types.PATH.read_text(encoding="utf-8")
    assert ast.dump(ast.parse(written)) == ast.dump(ast.parse(client_types.content())), "run: make schema"
