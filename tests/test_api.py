"""The service over the wire: good requests, and every way a request can be wrong."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from benchmarks.running import workers_of
from service.api.guard import Guard
from service.api.metrics import Metrics
from service.api.work import EXAMPLE, ExtractionFailed, extract
from tests.conftest import EXAMPLES, read, serving

PATH = "/v1/extractions"
SECRET = "Nguyễn Văn Kín"


def post(client: httpx.Client, body: bytes, media_type: str = "application/json", query: str = "") -> httpx.Response:
    return client.post(PATH + query, content=body, headers={"Content-Type": media_type})


def problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The problem document of ``answer``, checked for its shape."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = answer.json()
    assert set(document) == {"type", "title", "status", "detail", "instance", "errors"}
    assert document["type"] == f"urn:vnreport:problem:{code}"
    assert document["status"] == status
    assert " / " in document["detail"], "said in English and in Vietnamese"
    assert SECRET not in answer.text
    return document


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_answer_over_the_wire_is_the_rendered_report(client: httpx.Client, path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    answer = client.post(PATH, json={"text": text, "id": path.stem, "offset_unit": "utf16"})
    assert answer.headers["content-type"] == "application/json"
    expected = read(text, id=path.stem, offset_unit="utf16")
    assert json.loads(answer.content) == json.loads(json.dumps(expected, default=float))


def test_plain_text_and_json_give_the_same_bytes(client: httpx.Client) -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    fields = {
        "id": "a",
        "reference_date": "2024-07-31",
        "place": "Huế",
        "include": ["indicators"],
        "offset_unit": "byte",
    }
    as_json = client.post(PATH, json={"text": text, **fields})
    as_text = post(client, text.encode(), "text/plain; charset=utf-8", f"?{httpx.QueryParams(fields)}")
    assert as_json.status_code == 200, as_json.text
    assert as_json.content == as_text.content
    assert as_json.json()["document"]["reference_date"] == {"date": "2024-07-31", "source": "request"}
    assert as_json.json()["sections"] == []


def test_a_field_of_the_body_wins_over_the_query(client: httpx.Client) -> None:
    answer = post(client, b'{"text": "5 con", "id": "body"}', query="?id=query&include=checks,sections")
    assert answer.json()["id"] == "body"
    assert answer.json()["indicators"] == []


@pytest.mark.parametrize("charset", ["utf-8", "utf8", "us-ascii", "utf-16", "utf-16le", "utf-16be", "windows-1258"])
def test_declared_character_sets(client: httpx.Client, charset: str) -> None:
    text = "Thu 5 con" if charset in ("us-ascii", "windows-1258") else "Thu 5 tỷ đồng 🙂"
    answer = post(client, text.encode(charset), f'text/plain; charset="{charset.upper()}"')
    assert answer.status_code == 200, answer.text
    assert answer.json()["document"]["length"] == len(text)


@pytest.mark.parametrize(
    ("body", "status", "code", "pointer"),
    [
        (b"", 400, "malformed-json", None),
        (b"{", 400, "malformed-json", None),
        (b'{"text": "a", }', 400, "malformed-json", None),
        (b'{"text": "a\xff"}', 400, "malformed-json", None),
        ('{"text": "a"}'.encode("utf-16"), 400, "malformed-json", None),
        (b'{"text": "\\ud800"}', 400, "malformed-json", None),
        (b"[" * 100_000, 400, "malformed-json", None),
        (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400, "malformed-json", None),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", 400, "malformed-json", None),
        (b"[]", 422, "invalid-field", "#"),
        (b"null", 422, "invalid-field", "#"),
        (b"{}", 422, "invalid-field", "#/text"),
        (b'{"text": ""}', 422, "invalid-field", "#/text"),
        (b'{"text": " \\n\\t "}', 422, "invalid-field", "#/text"),
        (b'{"text": 5}', 422, "invalid-field", "#/text"),
        (b'{"text": null}', 422, "invalid-field", "#/text"),
        (b'{"text": "a", "id": 5}', 422, "invalid-field", "#/id"),
        (b'{"text": "a", "id": "' + b"x" * 201 + b'"}', 422, "invalid-field", "#/id"),
        (b'{"text": "a", "txt": "b"}', 422, "invalid-field", "#/txt"),
        (b'{"text": "a", "a/b~": "b"}', 422, "invalid-field", "#/a~1b~0"),
        (b'{"text": "a", "place": ""}', 422, "invalid-field", "#/place"),
        (b'{"text": "a", "reference_date": "31/8/2023"}', 422, "invalid-field", "#/reference_date"),
        (b'{"text": "a", "reference_date": "2023-02-29"}', 422, "invalid-field", "#/reference_date"),
        (b'{"text": "a", "reference_date": "0001-01-01"}', 422, "invalid-field", "#/reference_date"),
        (b'{"text": "a", "reference_date": "20230831"}', 422, "invalid-field", "#/reference_date"),
        (b'{"text": "a", "reference_date": "1693440000"}', 422, "invalid-field", "#/reference_date"),
        (b'{"text": "a", "reference_date": "2023-8-31T"}', 422, "invalid-field", "#/reference_date"),
        (b'{"text": "a", "reference_date": 20230831}', 422, "invalid-field", "#/reference_date"),
        (b'{"text": "a", "include": "indicators"}', 422, "invalid-field", "#/include"),
        (b'{"text": "a", "include": ["indicators", "all"]}', 422, "invalid-field", "#/include/1"),
        (b'{"text": "a", "offset_unit": "bytes"}', 422, "invalid-field", "#/offset_unit"),
    ],
)
def test_bad_json(client: httpx.Client, body: bytes, status: int, code: str, pointer: str | None) -> None:
    document = problem(post(client, body), status, code)
    assert [fault["pointer"] for fault in document["errors"]] == ([pointer] if pointer else [])
    for fault in document["errors"]:
        assert fault["detail"] in document["detail"]


def test_a_problem_names_the_field_and_its_limit(client: httpx.Client) -> None:
    document = problem(client.post(PATH, json={"text": "a", "id": "x" * 201}), 422, "invalid-field")
    assert document["errors"][0]["detail"] == (
        "The field id is too long; the limit is 200 characters. / Trường id quá dài; giới hạn là 200 ký tự."
    )


def test_a_long_unknown_name_is_not_repeated(client: httpx.Client) -> None:
    document = problem(client.post(PATH, json={"text": "a", "x" * 100 + SECRET: 1}), 422, "invalid-field")
    assert len(document["errors"][0]["pointer"]) < 80


@pytest.mark.parametrize(
    "media_type",
    ["", "text/html", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "text/plain; charset=x"],
)
def test_other_media_types(client: httpx.Client, media_type: str) -> None:
    answer = post(client, b'{"text": "a"}', media_type)
    problem(answer, 415, "unsupported-media-type")
    assert answer.headers["accept-post"] == "application/json, text/plain"


def test_a_compressed_body_is_not_inflated(client: httpx.Client) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    problem(client.post(PATH, content=b"\x1f\x8b", headers=headers), 415, "unsupported-media-type")


@pytest.mark.parametrize("media_type", ["text/plain", "text/plain; charset=utf-8"])
def test_bytes_that_are_not_what_they_say(client: httpx.Client, media_type: str) -> None:
    document = problem(post(client, b"ng\xe0y 5", media_type), 400, "malformed-encoding")
    assert "not valid utf-8: byte 2" in document["detail"].lower()


def test_bytes_of_an_older_encoding_show_it_themselves(client: httpx.Client) -> None:
    tcvn3 = "§µn tr©u cña tØnh cã 5 con, t¨ng 3% so víi n¨m tr­íc.".encode("cp1252")
    answer = post(client, tcvn3, "text/plain")
    assert answer.status_code == 200, answer.text
    assert answer.json()["indicators"][0]["observations"][0]["span"]["text"] == "5 con"


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("?ref=1", "#/ref"),
        ("?include=", "#/include/0"),
        ("?include=checks&include=all", "#/include/1"),
        ("?reference_date=0", "#/reference_date"),
        ("?text=5", "#/text"),
        ("?table=checks", "#/table"),
    ],
)
def test_bad_query_parameters(client: httpx.Client, query: str, pointer: str) -> None:
    document = problem(post(client, b"5 con", "text/plain", query), 422, "invalid-field")
    assert [fault["pointer"] for fault in document["errors"]] == [pointer]


def test_no_such_path_and_no_such_method(client: httpx.Client) -> None:
    problem(client.get(f"/{SECRET}"), 404, "not-found")
    answer = client.get(PATH)
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "POST"


def test_limits_of_size_and_time() -> None:
    with serving(workers=1, max_text_length=10, max_body_bytes=100, body_timeout=0.2) as client:
        assert client.post(PATH, json={"text": "5 tỷ đồng."}).status_code == 200
        document = problem(client.post(PATH, json={"text": "5 tỷ đồng. "}), 413, "text-too-long")
        assert "11" in document["detail"]
        assert "limit is 10." in document["detail"]
        problem(post(client, b"x" * 101, "text/plain"), 413, "body-too-large")  # as declared
        undeclared = client.post(PATH, content=iter([b"x" * 60, b"x" * 60]), headers={"Content-Type": "text/plain"})
        problem(undeclared, 413, "body-too-large")  # as counted
        assert (
            client.get("/openapi.json").json()["components"]["schemas"]["ExtractionRequest"]["properties"]["text"][
                "maxLength"
            ]
            == 10
        )
        assert _half_sent(client) == b"HTTP/1.1 408 Request Timeout"


def _half_sent(client: httpx.Client) -> bytes:
    """First line of the answer to a body that never ends."""
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 50\r\n\r\nhalf"
    with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=10) as connection:
        connection.sendall(head.encode())
        return connection.recv(65_536).split(b"\r\n")[0]


def test_probes_and_version(client: httpx.Client) -> None:
    assert client.get("/livez").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}
    answer = client.post(PATH, json={"text": "a"}).json()
    assert client.get("/version").json().items() >= answer["engine"].items()


def test_the_documentation_page_needs_no_network(client: httpx.Client) -> None:
    for path in ("/docs", "/redoc"):
        page = client.get(path, follow_redirects=True)
        assert page.status_code == 200
        sources = [part.split('"')[0] for part in page.text.replace("'", '"').split('src="')[1:]]
        sources += [part.split('"')[0] for part in page.text.split('href="')[1:]]
        assert sources
        for source in sources:
            assert source.startswith("/static"), source
            assert client.get(source).status_code == 200


LONG = "Thu 5,2 tỷ đồng, tăng 3%. " * 38_000
"""About the longest text there may be; takes seconds to read."""


def test_a_runaway_costs_one_request_only() -> None:
    with serving(workers=1, document_timeout=0.2) as client:
        began = time.monotonic()
        problem(client.post(PATH, json={"text": LONG}), 504, "too-slow")
        assert time.monotonic() - began < 10
        assert client.post(PATH, json={"text": "5 con"}).status_code == 200


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers in /proc")
def test_the_death_of_a_worker_costs_one_request_only() -> None:
    with serving(workers=1) as client, ThreadPoolExecutor(1) as others:
        slow = others.submit(client.post, PATH, json={"text": LONG})
        time.sleep(0.3)
        _kill_workers()
        answer = slow.result()
        problem(answer, 503, "worker-lost")
        assert answer.headers["retry-after"] == "1"
        assert client.post(PATH, json={"text": "5 con"}).status_code == 200


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers in /proc")
def test_the_death_of_idle_workers_costs_nothing() -> None:
    with serving(workers=2) as client:
        _kill_workers()
        time.sleep(0.5)
        assert client.post(PATH, json={"text": "5 con"}).status_code == 200


def _kill_workers() -> None:
    for worker in workers_of(os.getpid()):
        os.kill(worker, signal.SIGKILL)


def test_more_than_the_limit_in_flight_is_told_to_come_back() -> None:
    with serving(workers=1, max_in_flight=1) as client, ThreadPoolExecutor(1) as others:
        slow = others.submit(client.post, PATH, json={"text": LONG[:300_000]})
        time.sleep(0.3)
        answer = client.post(PATH, json={"text": "5 con"})
        problem(answer, 503, "busy")
        assert answer.headers["retry-after"] == "1"
        assert client.get("/readyz").is_success, "busy is not broken: the probe still says ready"
        assert slow.result().status_code == 200
        assert client.post(PATH, json={"text": "5 con"}).status_code == 200


def test_a_fault_in_the_rules_says_where_and_not_what(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr("service.pipeline.analyse", broken)
    with pytest.raises(ExtractionFailed) as raised:
        extract(EXAMPLE._replace(text=SECRET))
    assert str(raised.value).startswith("KeyError < test_api.py:")
    assert raised.value.__suppress_context__


@pytest.mark.parametrize("error", [ExtractionFailed("KeyError < find:12"), ValueError(SECRET)])
def test_the_log_and_the_answer_keep_the_text_to_themselves(caplog: pytest.LogCaptureFixture, error: Exception) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise error

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "POST", "path": f"/{SECRET}", "query_string": SECRET.encode(), "headers": []}
    with caplog.at_level(logging.INFO):
        asyncio.run(Guard(broken, Metrics("0"))(scope, receive, send))
    assert sent[0]["status"] == 500
    body = json.loads(sent[1]["body"])
    assert body["type"] == "urn:vnreport:problem:internal"
    assert type(error).__name__.removeprefix("ExtractionFailed") in caplog.text
    assert body["instance"].removeprefix("urn:uuid:") in caplog.text, "the caller's number is the log's"
    assert SECRET not in caplog.text + sent[1]["body"].decode()


def test_requests_are_logged_without_path_or_query(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        post(client, SECRET.encode(), "text/plain", f"?{httpx.QueryParams(place=SECRET)}")
        client.get(f"/{SECRET}")
    # the test's own client logs what it asks for, and uvicorn's access log is off where the service is served
    lines: list[Any] = [record.msg for record in caplog.records if record.name == "vnreport"]
    shown = [(line["method"], line["route"], line["status"]) for line in lines if line["event"] == "request"]
    assert shown == [("POST", PATH, 200), ("GET", "-", 404)]
    assert SECRET not in str(lines)
