"""Problem documents (RFC 9457): one shape for every 4xx and 5xx.

Every sentence is said in English and in Vietnamese, names the field and the limit, and never
repeats anything of the text that was sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from starlette.responses import Response

from service.convert.model import SAID, Reason

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field: its JSON Pointer and why."""

    pointer: str
    detail: str


class Problem(Exception):
    """Raised wherever a request cannot be answered; becomes a problem document at the edge."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})

    def document(self, instance: str) -> dict[str, Any]:
        """The body; ``instance`` names this one occurrence, in the log as well."""
        return {
            "type": f"urn:vnreport:problem:{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            "errors": [{"pointer": fault.pointer, "detail": fault.detail} for fault in self.errors],
        }

    def response(self, instance: str) -> Response:
        """The whole answer."""
        return Response(orjson.dumps(self.document(instance)), self.status, self.headers, MEDIA_TYPE)


def two(english: str, vietnamese: str) -> str:
    """One sentence in both languages."""
    return f"{english} / {vietnamese}"


def from_status(status: int, headers: Mapping[str, str] | None) -> Problem:
    """The problem for an error that the framework found (no such path, no such method)."""
    code, detail = _FRAMEWORK.get(status, (HTTPStatus(status).phrase.lower().replace(" ", "-"), None))
    return Problem(status, code, detail or HTTPStatus(status).description or HTTPStatus(status).phrase, headers=headers)


_FRAMEWORK: dict[int, tuple[str, str]] = {
    404: ("not-found", two("There is nothing at this path.", "Không có tài nguyên nào ở đường dẫn này.")),
    405: (
        "method-not-allowed",
        two("This path does not take this method; see Allow.", "Đường dẫn này không nhận phương thức này; xem Allow."),
    ),
}


def malformed_json(place: tuple[int, int] | None) -> Problem:
    """The body is not JSON; ``place`` is its line and column."""
    english, vietnamese = ("", "")
    if place is not None:
        english, vietnamese = f" at line {place[0]}, column {place[1]}", f" ở dòng {place[0]}, cột {place[1]}"
    detail = two(
        f"The body is not well-formed JSON in UTF-8{english}.",
        f"Nội dung không phải JSON đúng cú pháp, mã UTF-8{vietnamese}.",
    )
    return Problem(400, "malformed-json", detail)


def malformed_encoding(charset: str | None, offset: int | None) -> Problem:
    """The bytes do not fit the character set that is declared, or any that is known here."""
    name = charset or "UTF-8"
    english, vietnamese = (
        ("", "") if offset is None else (f": byte {offset} does not fit", f": sai ở byte thứ {offset}")
    )
    detail = two(f"The text is not valid {name}{english}.", f"Văn bản không đúng bảng mã {name}{vietnamese}.")
    return Problem(400, "malformed-encoding", detail, errors=[Fault("#/text", detail)])


def unauthorized() -> Problem:
    """No key, or one that is not known."""
    return Problem(
        401,
        "unauthorized",
        two(
            "Send a key that is known here, as Authorization: Bearer or X-API-Key.",
            "Hãy gửi khóa truy cập hợp lệ, bằng Authorization: Bearer hoặc X-API-Key.",
        ),
        headers={"WWW-Authenticate": 'Bearer realm="vnreport"'},
    )


def unchanged(tag: str) -> Problem:
    """The caller has this answer already; to a POST that is said by 412, not by 304 (RFC 9110, 13.1.2)."""
    return Problem(
        412,
        "unchanged",
        two(
            "The answer is still the one that If-None-Match names.",
            "Kết quả vẫn là kết quả mà If-None-Match đã nêu.",
        ),
        headers={"ETag": tag},
    )


def not_acceptable(media_types: Sequence[str]) -> Problem:
    """The caller takes none of the forms that the answer has."""
    kinds = ", ".join(media_types)
    return Problem(
        406,
        "not-acceptable",
        two(
            f"The answer comes as {kinds}; Accept leaves that out.",
            f"Kết quả có dạng {kinds}; Accept không nhận dạng này.",
        ),
    )


def unsupported(media_types: Sequence[str]) -> Problem:
    """A body of a kind that is not read here."""
    kinds = ", ".join(media_types)
    return Problem(
        415,
        "unsupported-media-type",
        two(
            f"Send one of {kinds}, uncompressed; JSON in UTF-8, text in UTF-8, UTF-16, windows-1258, TCVN3 or VNI.",
            f"Hãy gửi một trong {kinds}, không nén; JSON theo UTF-8, "
            "văn bản theo UTF-8, UTF-16, windows-1258, TCVN3 hoặc VNI.",
        ),
        headers={"Accept-Post": kinds},
    )


def invalid(faults: Sequence[Fault]) -> Problem:
    """Fields are wrong."""
    return Problem(422, "invalid-field", " ".join(fault.detail for fault in faults[:3]), errors=faults)


def text_too_long(length: int, limit: int) -> Problem:
    """The text has more characters than a report may."""
    detail = two(
        f"The field text has {length} characters; the limit is {limit}.",
        f"Trường text có {length} ký tự; giới hạn là {limit}.",
    )
    return Problem(413, "text-too-long", detail, errors=[Fault("#/text", detail)])


def body_too_large(limit: int) -> Problem:
    """The request is larger than the service receives, whatever is in it."""
    detail = two(f"The body is larger than the limit of {limit} bytes.", f"Nội dung lớn hơn giới hạn {limit} byte.")
    return Problem(413, "body-too-large", detail, errors=[Fault("#", detail)], headers={"Connection": "close"})


def body_too_slow(seconds: float) -> Problem:
    """The sender took too long, or forgot to finish."""
    detail = two(
        f"The body did not arrive within {seconds:g} seconds.", f"Không nhận đủ nội dung trong {seconds:g} giây."
    )
    return Problem(408, "body-too-slow", detail, headers={"Connection": "close"})


def internal() -> Problem:
    """Something broke here; what it was stands in the log, without the text."""
    return Problem(
        500,
        "internal",
        two(
            "The report could not be read because of a fault in the service.",
            "Không đọc được báo cáo do lỗi của dịch vụ.",
        ),
    )


def busy(retry_after: int = 1) -> Problem:
    """More requests than can be taken on."""
    return Problem(
        503,
        "busy",
        two("The service is busy; try again after Retry-After.", "Dịch vụ đang bận; hãy thử lại sau Retry-After giây."),
        headers={"Retry-After": str(retry_after)},
    )


def not_ready() -> Problem:
    """The workers are not up yet, or the service is shutting down."""
    return Problem(
        503,
        "not-ready",
        two("The service is not ready.", "Dịch vụ chưa sẵn sàng."),
        headers={"Retry-After": "1"},
    )


def worker_lost() -> Problem:
    """The process that read this report died; the next request gets a new one."""
    return Problem(
        503,
        "worker-lost",
        two("The worker that read this report was lost; try again.", "Tiến trình đọc báo cáo đã dừng; hãy thử lại."),
        headers={"Retry-After": "1"},
    )


def too_slow(seconds: float) -> Problem:
    """The report took longer than a report may."""
    return Problem(
        504,
        "too-slow",
        two(
            f"The report was not read within the limit of {seconds:g} seconds.",
            f"Không đọc xong báo cáo trong giới hạn {seconds:g} giây.",
        ),
    )


def unsupported_file(media_types: Sequence[str]) -> Problem:
    """A file of a kind that no reader is installed for."""
    kinds = ", ".join(media_types)
    return Problem(
        415,
        "unsupported-file",
        two(f"The kinds of files read here are {kinds}.", f"Các loại tệp đọc được ở đây là {kinds}."),
        headers={"Accept-Post": kinds},
    )


def unreadable_file(reason: Reason) -> Problem:
    """A file that gives no text."""
    detail = two(*SAID[reason])
    return Problem(422, f"file-{reason}", detail, errors=[Fault("#", detail)])
