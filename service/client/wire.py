"""What the synchronous and the asynchronous client share: how questions are put and answers are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypedDict, cast

import httpx
from httpx_retries import Retry

from service.client.answers import Extraction
from service.client.errors import ServiceProblem
from service.tables.forms import MEDIA_TYPES, Form, TableName
from service.text.offsets import OffsetUnit

EXTRACTIONS = "/v1/extractions"
BATCH = "/v1/extractions/batch"
NDJSON = "application/x-ndjson"

RETRY = Retry(
    total=4,
    allowed_methods=["GET", "POST"],  # nothing is stored, so to ask again changes nothing
    # not 504: a report that took too long would again
    status_forcelist=[429, 502, 503],
    retry_on_exceptions=[httpx.ConnectError, httpx.ConnectTimeout, httpx.RemoteProtocolError, httpx.ReadError],
    backoff_factor=0.25,
    max_backoff_wait=30,
)
"""Waits as long as ``Retry-After`` says, else a little longer each time."""

POLL = 0.1
"""Seconds between two looks at whether the service is ready."""

BODY = 1_000_000
"""Bytes of lines that are sent as one batch: all of it is sent before anything is read, so it has to be far
below what the service lets wait (``VNREPORT_MAX_BODY_BYTES``)."""

Part = Literal["sections", "indicators", "entities", "directives", "checks"]


class Options(TypedDict, total=False):
    """Everything that a request may say beside the text; see the contract."""

    id: str
    reference_date: date
    place: str
    include: list[Part]
    offset_unit: OffsetUnit


class Request(Options):
    """One line of a batch."""

    text: str


def headers(key: str | None) -> dict[str, str]:
    """What every request says."""
    return {} if key is None else {"Authorization": f"Bearer {key}"}


def question(report: str | bytes, options: Options, form: Form, table: TableName | None) -> dict[str, Any]:
    """How a report is sent: text as JSON, bytes as they are, for the service to find out how they are encoded."""
    accept = {"Accept": MEDIA_TYPES[form].replace("; charset=utf-8", "")}
    query = {} if table is None else {"table": table}
    if isinstance(report, str):
        body = _dumped({"text": report, **options})
        return {"content": body, "params": query, "headers": {**accept, "Content-Type": "application/json"}}
    said = json.loads(_dumped(options))
    return {"content": report, "params": {**query, **said}, "headers": {**accept, "Content-Type": "text/plain"}}


def batch(body: bytes) -> dict[str, Any]:
    """How lines are sent."""
    return {"content": body, "headers": {"Content-Type": NDJSON, "Accept": NDJSON}}


def read(content: bytes) -> Any:
    """JSON with every number exact."""
    return json.loads(content, parse_float=Decimal)


def line(content: str) -> Extraction | ServiceProblem:
    """What one line of a batch's answer says."""
    told = read(content.encode())
    return ServiceProblem(told) if "status" in told else cast("Extraction", told)


def bodies(requests: Iterable[Request]) -> Iterator[bytes]:
    """Lines in bodies of bounded length; a line that is longer is a body by itself."""
    body: list[bytes] = []
    length = 0
    for request in requests:
        content = _dumped(request) + b"\n"
        if body and length + len(content) > BODY:
            yield b"".join(body)
            body, length = [], 0
        body.append(content)
        length += len(content)
    if body:
        yield b"".join(body)


def _dumped(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=_day).encode("utf-8", "surrogatepass")


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")
