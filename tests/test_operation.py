"""What those who run the service see: keys, tags, compression, request ids, metrics, logs, shutdown."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.conftest import EXAMPLES, ROOT, serving

PATH = "/v1/extractions"
SECRET = "Nguyễn Văn Kín"
REPORT = EXAMPLES[0].read_text(encoding="utf-8")


def post(client: httpx.Client, **headers: str) -> httpx.Response:
    return client.post(PATH, json={"text": REPORT}, headers={name.replace("_", "-"): headers[name] for name in headers})


# who has it already


def test_an_answer_is_named_and_not_kept_on_the_way(client: httpx.Client) -> None:
    first, again, table = post(client), post(client), post(client, Accept="text/csv")
    assert re.fullmatch(r'W/"[0-9a-f]{32}"', first.headers["etag"])
    assert first.headers["etag"] == again.headers["etag"] != table.headers["etag"]
    assert first.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("form", ["{0}", '"other", {0}', "{1}"])
def test_who_has_the_answer_is_told_so(client: httpx.Client, form: str) -> None:
    tag = post(client).headers["etag"]
    answer = post(client, If_None_Match=form.format(tag, tag.removeprefix("W/")))
    assert (answer.status_code, answer.headers["etag"]) == (412, tag)
    assert answer.json()["type"] == "urn:vnreport:problem:unchanged"


@pytest.mark.parametrize("tags", ['"other"', "*", "", "W/"])
def test_who_has_another_answer_gets_this_one(client: httpx.Client, tags: str) -> None:
    assert post(client, If_None_Match=tags).status_code == 200


def test_a_code_that_was_asked_for_before(client: httpx.Client) -> None:
    answer = client.get("/v1/gazetteer/51")
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get("/v1/gazetteer/51", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])


# compression


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("accept", ["application/json", "text/csv"])
def test_answers_are_compressed(client: httpx.Client, encoding: str, accept: str) -> None:
    plain = post(client, Accept_Encoding="identity", Accept=accept)
    answer = post(client, Accept_Encoding=encoding, Accept=accept)
    assert answer.headers["content-encoding"] == encoding
    assert {part.strip() for part in answer.headers["vary"].split(",")} == {"Accept", "Accept-Encoding"}
    assert int(answer.headers["content-length"]) < len(plain.content) / 2
    if encoding != "zstd":  # httpx reads the others by itself
        assert answer.content == plain.content


def test_lines_of_a_batch_are_compressed_each_when_it_is_ready(client: httpx.Client) -> None:
    body = b"".join(json.dumps({"id": str(number), "text": REPORT}).encode() + b"\n" for number in range(3))
    headers = {"Content-Type": "application/x-ndjson", "Accept-Encoding": "gzip"}
    answer = client.post(f"{PATH}/batch", content=body, headers=headers)
    assert answer.headers["content-encoding"] == "gzip"
    assert [json.loads(line)["id"] for line in answer.content.splitlines()] == ["0", "1", "2"]


# keys

KEYS = "first-key,second-key"


@pytest.fixture(scope="module")
def guarded() -> Iterator[httpx.Client]:
    """A client of a service that asks for a key."""
    with serving(workers=1, api_keys=KEYS) as running:
        yield running


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer first-key"},
        {"Authorization": "bearer second-key"},
        {"X-API-Key": "second-key"},
    ],
)
def test_any_of_the_keys_opens(guarded: httpx.Client, headers: dict[str, str]) -> None:
    assert guarded.post(PATH, json={"text": "5 con"}, headers=headers).status_code == 200
    assert guarded.get("/v1/gazetteer/51", headers=headers).status_code == 200
    assert guarded.get("/metrics", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer first-key,second-key"},
        {"Authorization": "Basic first-key"},
        {"Authorization": "Bearer first-kez", "X-API-Key": "first-key"},
        {"X-API-Key": ""},
        {"X-API-Key": "FIRST-KEY"},
    ],
)
def test_nothing_else_does(guarded: httpx.Client, headers: dict[str, str]) -> None:
    for method, path in (
        ("POST", PATH),
        ("POST", "/v1/texts"),
        ("POST", f"{PATH}/batch"),
        ("GET", "/v1/gazetteer/51"),
        ("GET", "/metrics"),
    ):
        answer = guarded.request(method, path, headers=headers)
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == 'Bearer realm="vnreport"'
        assert answer.json()["type"] == "urn:vnreport:problem:unauthorized"
        assert "key" not in answer.json()["instance"]


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/version", "/openapi.json", "/docs", "/"])
def test_probes_and_pages_stay_open(guarded: httpx.Client, path: str) -> None:
    assert guarded.get(path).status_code == 200


# names of requests


def test_a_request_keeps_the_name_that_it_came_with(client: httpx.Client) -> None:
    assert client.get("/livez", headers={"X-Request-Id": "job-7:a.1"}).headers["x-request-id"] == "job-7:a.1"
    refused = client.post(PATH, content=b"{", headers={"X-Request-Id": "job-8", "Content-Type": "application/json"})
    assert refused.headers["x-request-id"] == "job-8"


@pytest.mark.parametrize("name", [b"", b"a" * 65, b"a b", "Nguyễn".encode(), b"-a", b'"'])
def test_a_name_that_may_be_a_text_is_not_taken(client: httpx.Client, name: bytes) -> None:
    given = client.get("/livez", headers={b"X-Request-Id": name}).headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", given)


def test_a_problem_without_a_name_has_the_number_of_the_header(client: httpx.Client) -> None:
    answer = client.get("/nowhere")
    assert answer.json()["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"


TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


def test_a_trace_is_carried_on(client: httpx.Client) -> None:
    parent = f"00-{TRACE}-00f067aa0ba902b7-01"
    told = client.get("/livez", headers={"traceparent": parent}).headers["traceresponse"]
    assert re.fullmatch(f"00-{TRACE}-[0-9a-f]{{16}}-01", told)
    assert "00f067aa0ba902b7" not in told


@pytest.mark.parametrize(
    "parent",
    [f"ff-{TRACE}-00f067aa0ba902b7-01", f"00-{'0' * 32}-00f067aa0ba902b7-01", f"00-{TRACE}-{'0' * 16}-01", "00", TRACE],
)
def test_a_trace_that_is_none_is_left_alone(client: httpx.Client, parent: str) -> None:
    assert "traceresponse" not in client.get("/livez", headers={"traceparent": parent}).headers


# metrics


def measures(client: httpx.Client) -> dict[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, *(sample.labels[label] for label in sorted(sample.labels))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_what_is_counted() -> None:
    with serving(workers=1, max_in_flight=1, document_timeout=5) as client:
        text = "Đàn trâu của tỉnh Quảng Ngãi có 5 con."
        assert client.post(PATH, json={"text": text}).status_code == 200
        client.post(PATH, json={"text": ""})
        client.get(f"/{SECRET}")
        body = json.dumps({"text": text}).encode()
        client.post(f"{PATH}/batch", content=body, headers={"Content-Type": "application/x-ndjson"})
        seen = measures(client)
        assert seen["vnreport_requests_total", "POST", PATH, "200"] == 1
        assert seen["vnreport_requests_total", "POST", PATH, "422"] == 1
        assert seen["vnreport_requests_total", "POST", f"{PATH}/batch", "200"] == 1
        assert seen["vnreport_requests_total", "GET", "-", "404"] == 1
        assert seen["vnreport_request_seconds_count", PATH] == 2
        assert seen["vnreport_reports_total", "read"] == 2
        assert seen["vnreport_report_seconds_count",] == 2
        assert seen["vnreport_characters_total",] == 2 * len(text)
        assert seen["vnreport_records_total", "indicators"] == 2
        assert seen["vnreport_records_total", "places"] == 2
        assert seen["vnreport_requests_in_flight",] == 1, "the one that asks"
        assert seen["vnreport_reports_in_flight",] == seen["vnreport_reports_waiting",] == 0
        assert SECRET not in str(seen)


def test_what_is_counted_when_there_is_too_much() -> None:
    with serving(workers=1, max_in_flight=2, document_timeout=2) as client, ThreadPoolExecutor(2) as others:
        long = "Thu 5,2 tỷ đồng, tăng 3%. " * 38_000
        slow = [others.submit(client.post, PATH, json={"text": long}) for _ in range(2)]
        until = time.monotonic() + 5
        while (seen := measures(client))["vnreport_reports_in_flight",] < 2:
            assert time.monotonic() < until
        assert seen["vnreport_reports_waiting",] == 1
        assert client.post(PATH, json={"text": "5 con"}).status_code == 503
        assert {answer.result().status_code for answer in slow} <= {200, 504}
        late = sum(answer.result().status_code == 504 for answer in slow)
        seen = measures(client)
        assert seen["vnreport_refused_total",] == 1
        assert seen.get(("vnreport_reports_total", "timeout"), 0) == late
        assert seen.get(("vnreport_worker_restarts_total", "timeout"), 0) == late


def test_metrics_come_as_openmetrics_too(client: httpx.Client) -> None:
    accept = {"Accept": "application/openmetrics-text; version=1.0.0"}
    answer = client.get("/metrics", headers=accept)
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    assert answer.text.endswith("# EOF\n")


# logs and shutdown


@contextmanager
def program(**settings: str) -> Iterator[tuple[subprocess.Popen[str], str, list[dict[str, Any]]]]:
    """``vnreport serve`` as a process, its address, and its log up to the line that tells it."""
    environment = {"PATH": "", **{f"VNREPORT_{name.upper()}": value for name, value in settings.items()}}
    command = [sys.executable, "-m", "service.cli", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        log: list[dict[str, Any]] = []
        for line in server.stderr:
            log.append(json.loads(line))
            if found := re.search(r"running on (\S+)", log[-1]["event"]):
                break
        try:
            yield server, found[1] if found else "", log
        finally:
            server.kill()


def rest(server: subprocess.Popen[str], log: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All lines of the log, each an object."""
    assert server.stderr is not None
    return log + [json.loads(line) for line in server.stderr.read().splitlines()]


def test_every_line_of_the_log_is_an_object_without_the_text() -> None:
    with program(workers="1") as (server, url, log):
        parent = f"00-{TRACE}-00f067aa0ba902b7-01"
        headers = {"X-Request-Id": "job-7", "traceparent": parent}
        answer = httpx.post(f"{url}{PATH}?place={SECRET}", json={"text": SECRET}, headers=headers)
        wrong = httpx.get(f"{url}/{SECRET}")
        server.terminate()
        lines = rest(server, log)
        assert server.wait(30) == 0
        assert {"event", "level", "timestamp"} <= set.intersection(*(set(line) for line in lines))
        requests = [line for line in lines if line["event"] == "request"]
        assert [(line["method"], line["route"], line["status"]) for line in requests] == [
            ("POST", PATH, answer.status_code),
            ("GET", "-", 404),
        ]
        assert requests[0]["request_id"] == "job-7"
        assert requests[0]["trace"] == TRACE
        assert wrong.json()["instance"] == f"urn:uuid:{requests[1]['request']}"
        assert SECRET not in json.dumps(lines, ensure_ascii=False)


def test_the_port_stays_open_for_a_while_after_the_probe_says_no() -> None:
    with program(workers="2", drain_delay="6") as (server, url, log), ThreadPoolExecutor(1) as others:
        slow = others.submit(httpx.post, f"{url}{PATH}", json={"text": "Thu 5 tỷ đồng. " * 6000}, timeout=60)
        time.sleep(0.3)
        server.terminate()
        _until(lambda: httpx.get(f"{url}/readyz").status_code == 503)
        assert httpx.get(f"{url}/livez").status_code == 200
        assert httpx.post(f"{url}{PATH}", json={"text": "5 con"}, timeout=30).status_code == 200
        assert slow.result().status_code == 200
        rest(server, log)
        assert server.wait(30) == 0


def _until(done: Callable[[], bool], seconds: float = 5) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until


def test_a_second_signal_ends_the_while() -> None:
    with program(workers="1", drain_delay="60") as (server, url, log):
        server.terminate()
        _until(lambda: httpx.get(f"{url}/readyz").status_code == 503)
        server.send_signal(signal.SIGTERM)
        rest(server, log)
        assert server.wait(20) == 0


def test_a_batch_is_told_of_the_shutdown_line_by_line() -> None:
    line = json.dumps({"text": "Thu 5 tỷ đồng. " * 4000}).encode() + b"\n"
    with program(workers="1") as (server, url, log), ThreadPoolExecutor(1) as others:
        headers = {"Content-Type": "application/x-ndjson"}
        batch = others.submit(httpx.post, f"{url}{PATH}/batch", content=line * 60, headers=headers, timeout=60)
        time.sleep(1)
        server.terminate()
        statuses = [json.loads(row).get("status") for row in batch.result().content.splitlines()]
        assert len(statuses) == 60
        assert set(statuses) <= {None, 503}
        assert statuses[-1] == 503
        rest(server, log)
        assert server.wait(30) == 0
