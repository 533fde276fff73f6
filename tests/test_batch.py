"""Many reports in one request: order, bad lines, runaways, slow and absent clients."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message

from service.api.lines import Line, Lines
from tests.conftest import EXAMPLES, serving
from tests.schema import validator

PATH = "/v1/extractions/batch"
NDJSON = {"Content-Type": "application/x-ndjson"}
LONG = "Thu 5,2 tỷ đồng, tăng 3%. " * 38_000


def lines(*requests: Any) -> bytes:
    """A batch; what is bytes is a line as it is."""
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in requests)


def post(client: httpx.Client, body: bytes, query: str = "") -> list[dict[str, Any]]:
    """The lines of the answer, each as the contract says."""
    answer = client.post(PATH + query, content=body, headers=NDJSON)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.content == b"" or answer.content.endswith(b"\n")
    found = [json.loads(line) for line in answer.content.splitlines()]
    for row in found[:5]:  # a validator reads more slowly than the service
        validator("BatchProblem" if "status" in row else "Extraction").validate(row)
    return found


def test_each_line_gets_the_answer_that_it_gets_alone(client: httpx.Client) -> None:
    requests = [{"id": path.stem, "text": path.read_text(encoding="utf-8")} for path in EXAMPLES]
    answer = client.post(PATH, content=lines(*requests), headers=NDJSON)
    alone = [client.post("/v1/extractions", json=request).content for request in requests]
    assert answer.content == b"".join(line + b"\n" for line in alone)


def test_answers_keep_the_order_whatever_takes_long(client: httpx.Client) -> None:
    requests = [{"id": str(number), "text": LONG[:20_000] if number % 5 == 0 else "5 con"} for number in range(30)]
    assert [row["id"] for row in post(client, lines(*requests))] == [str(number) for number in range(30)]


@pytest.mark.parametrize(
    ("line", "status", "id"),
    [
        (b"{", 400, None),
        (b'{"id": "a", "text": "5 con"', 400, "a"),
        (b'{"id": "\\u0110\\"", "text": }', 400, 'Đ"'),
        (b'{"id": "\\uzzzz", "text": }', 400, None),
        (b'{"text": "5 con", "id": "a"', 400, None),
        (b'{"id": "a\xff", "text": "5 con"}', 400, None),
        (b'{"id": "a", "text": "\\ud800"}', 400, "a"),
        (b"[" * 50_000, 400, None),
        (b"5", 422, None),
        (b"{}", 422, None),
        (b'{"id": "a"}', 422, "a"),
        (b'{"text": "", "id": "a"}', 422, "a"),
        (b'{"text": "x", "id": 7}', 422, None),
        (b'{"text": "x", "id": "' + b"x" * 201 + b'"}', 422, None),
        (b'{"text": "x", "id": "a", "table": "entities"}', 422, "a"),
    ],
)
def test_a_bad_line_costs_itself_only(client: httpx.Client, line: bytes, status: int, id: str | None) -> None:
    good = {"id": "good", "text": "5 con"}
    first, bad, last = post(client, lines(good, line, good))
    assert first == last
    assert first["id"] == "good"
    assert (bad["status"], bad["id"], bad["line"]) == (status, id, 2)


def test_lines_that_are_too_long() -> None:
    good = {"id": "good", "text": "5 con"}
    with serving(workers=1, max_body_bytes=1000, max_text_length=100) as client:
        body = lines(good, {"id": "long", "text": "x" * 5000}, {"id": "wide", "text": "x " * 100}, good)
        found = post(client, body)
        assert [(row["id"], row.get("status"), row.get("line")) for row in found] == [
            ("good", None, None),
            ("long", 413, 2),
            ("wide", 413, 3),
            ("good", None, None),
        ]
        assert found[1]["type"].endswith("body-too-large")
        assert found[2]["type"].endswith("text-too-long")


@pytest.mark.parametrize("body", [b"", b"\n", b"\r\n \n\n"])
def test_nothing_in_nothing_out(client: httpx.Client, body: bytes) -> None:
    assert post(client, body) == []


def test_ends_of_lines_and_of_the_body(client: httpx.Client) -> None:
    body = b'\xef\xbb\xbf{"text": "1 con"}\r\n\n{"text": "2 con"}\n{"text": '
    first, second, last = post(client, body)
    assert [row["indicators"][0]["observations"][0]["number"] for row in (first, second)] == [1, 2]
    assert (last["status"], last["line"]) == (400, 4)


def test_the_query_holds_for_every_line_that_does_not_say_otherwise(client: httpx.Client) -> None:
    body = lines({"text": "5 con"}, {"text": "5 con", "offset_unit": "byte"})
    units = [row["document"]["offset_unit"] for row in post(client, body, "?offset_unit=utf16")]
    assert units == ["utf16", "byte"]


@pytest.mark.parametrize(
    ("headers", "query", "status"),
    [
        ({"Content-Type": "application/json"}, "", 415),
        ({**NDJSON, "Content-Encoding": "gzip"}, "", 415),
        ({"Content-Type": "application/x-ndjson; charset=utf-16"}, "", 415),
        ({**NDJSON, "Accept": "text/csv"}, "", 406),
        (NDJSON, "?offset_unit=bytes", 422),
        (NDJSON, "?table=entities", 422),
    ],
)
def test_a_batch_that_is_wrong_as_a_whole(
    client: httpx.Client, headers: dict[str, str], query: str, status: int
) -> None:
    answer = client.post(PATH + query, content=lines({"text": "5 con"}), headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_runaway_line_costs_itself_only() -> None:
    with serving(workers=1, document_timeout=0.3) as client:
        good = {"id": "good", "text": "5 con"}
        found = post(client, lines(good, {"id": "slow", "text": LONG}, good))
        assert [(row["id"], row.get("status")) for row in found] == [("good", None), ("slow", 504), ("good", None)]


class Raw:
    """A client that says each byte itself."""

    def __init__(self, client: httpx.Client) -> None:
        self.connection = socket.socket()
        self.connection.settimeout(30)
        # little room, so that a client that does not read is soon noticed
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.connection.connect((client.base_url.host, client.base_url.port or 80))
        head = (
            f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n"
        )
        self.connection.sendall(f"{head}\r\n".encode())

    def send(self, content: bytes) -> None:
        self.connection.sendall(b"%x\r\n%s\r\n" % (len(content), content))

    def end(self) -> None:
        self.connection.sendall(b"0\r\n\r\n")

    def __enter__(self) -> Raw:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def until(self, words: bytes) -> bytes:
        """What comes up to some words, or to the end."""
        seen = b""
        while words not in seen and (part := self.connection.recv(65_536)):
            seen += part
        return seen


def test_an_answer_comes_before_the_batch_is_whole(client: httpx.Client) -> None:
    with Raw(client) as raw:
        for number in range(3):
            raw.send(lines({"id": f"n{number}", "text": "5 con"}))
            assert f'"id":"n{number}"'.encode() in raw.until(b'"engine"')
        raw.end()
        raw.until(b"0\r\n\r\n")


def test_a_line_that_never_ends_is_told_so_after_those_before_it() -> None:
    with serving(workers=1, body_timeout=0.5) as client, Raw(client) as raw:
        raw.send(lines({"id": "good", "text": "5 con"}) + b'{"text": ')
        seen = raw.until(b"0\r\n\r\n")
        assert seen.index(b'"id":"good"') < seen.index(b"body-too-slow")


def test_a_client_that_does_not_read_loses_its_place() -> None:
    with serving(workers=1, body_timeout=0.5, max_batches=1) as client, Raw(client) as raw:
        sending = threading.Thread(target=_send_for_ever, args=[raw])
        sending.start()
        _until(lambda: client.post(PATH, content=lines({"text": "5 con"}), headers=NDJSON).status_code == 200)
        raw.connection.shutdown(socket.SHUT_RDWR)
        sending.join(10)


def _send_for_ever(raw: Raw) -> None:
    line = lines({"text": EXAMPLES[0].read_text(encoding="utf-8")})
    with contextlib.suppress(OSError):  # closed in the end
        while True:
            raw.send(line)


def test_a_client_that_leaves_stops_the_work() -> None:
    with serving(workers=1, max_batches=1) as client, Raw(client) as raw:
        raw.send(lines(*[{"text": LONG[:100_000]}] * 30))
        time.sleep(0.3)
        raw.connection.close()
        _until(lambda: "vnreport_reports_in_flight 0.0" in client.get("/metrics").text)
        assert post(client, lines({"text": "5 con"})), "its place is free again"
        (read,) = re.findall(r'reports_total{outcome="read"} (.*)', client.get("/metrics").text)
        assert float(read) < 10


def _until(done: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_more_batches_than_the_limit_are_told_to_come_back() -> None:
    with serving(workers=1, max_batches=1) as client, Raw(client) as raw:
        raw.send(lines({"text": "5 con"}))
        raw.until(b'"engine"')
        answer = client.post(PATH, content=lines({"text": "5 con"}), headers=NDJSON)
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "1"
        raw.end()
        raw.until(b"0\r\n\r\n")
        assert len(post(client, lines({"text": "5 con"}))) == 1


def test_single_reports_are_served_beside_a_batch() -> None:
    with serving(workers=2, max_in_flight=2) as client, ThreadPoolExecutor(1) as others:
        batch = others.submit(post, client, lines(*[{"text": LONG[:20_000]}] * 20))
        for _ in range(5):
            assert client.post("/v1/extractions", json={"text": "5 con"}).status_code == 200
        assert len(batch.result()) == 20


def test_a_large_batch_sent_before_anything_is_read(client: httpx.Client) -> None:
    """Half the limit at once from a client that reads only afterwards: no waiting for each other."""
    text = EXAMPLES[0].read_text(encoding="utf-8")
    count = 1_000_000 // len(text.encode())
    assert len(post(client, lines(*[{"text": text}] * count))) == count


def take(chunks: list[bytes], limit: int) -> list[Line]:
    """The lines cut from chunks."""

    async def run() -> list[Line]:
        messages = iter(_messages(chunks))

        async def receive() -> Message:
            await asyncio.sleep(0)
            return next(messages)

        cut = Lines(receive, limit)
        filling = asyncio.create_task(cut.fill())
        found = []
        while (line := await cut.next()) is not None:
            found.append(line)
        with pytest.raises(ClientDisconnect):
            await filling
        return found

    return asyncio.run(run())


def _messages(chunks: list[bytes]) -> Iterator[Message]:
    for chunk in chunks:
        yield {"type": "http.request", "body": chunk, "more_body": True}
    yield {"type": "http.request", "body": b"", "more_body": False}
    yield {"type": "http.disconnect"}


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_lines_are_the_same_however_the_body_is_cut(size: int) -> None:
    body = b"a\n\nbb\r\n" + b"x" * 12 + b"\nccc\n" + b"y" * 50 + b"\nd\n" + b"z" * 11
    chunks = [body[start : start + size] for start in range(0, len(body), size)]
    assert [(line.number, line.content[:3], line.whole) for line in take(chunks, 10)] == [
        (1, b"a", True),
        (3, b"bb\r", True),
        (4, b"xxx", False),
        (5, b"ccc", True),
        (6, b"yyy", False),
        (7, b"d", True),
        (8, b"zzz", False),
    ]


def test_what_waits_is_bounded() -> None:
    async def run() -> int:
        received = 0

        async def receive() -> Message:
            nonlocal received
            await asyncio.sleep(0)
            received += 10
            return {"type": "http.request", "body": b"123456789\n", "more_body": True}

        lines = Lines(receive, 100)
        filling = asyncio.create_task(lines.fill())
        for _ in range(100):
            await asyncio.sleep(0)
        filling.cancel()
        return received

    assert asyncio.run(run()) <= 120
