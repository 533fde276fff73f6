"""One report of many: what is given, in which shape it is asked for, and what comes back."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, NamedTuple

from service.api.work import Job
from service.convert.model import SAID
from service.convert.model import Reason as ConversionReason
from service.report import PARTS
from service.tables.forms import Form, TableName
from service.text.offsets import OffsetUnit

Reason = ConversionReason | Literal["unreadable", "too-big", "not-text", "too-slow", "worker-lost", "fault"]


class Source(NamedTuple):
    """A report as a file: its name, which tells its kind by the ending, and its bytes."""

    name: str
    content: bytes


class Shape(NamedTuple):
    """What is asked of every report of a run; the same fields as a request has."""

    reference_date: date | None = None
    place: str | None = None
    include: tuple[str, ...] = PARTS
    offset_unit: OffsetUnit = "code_point"
    form: Form = "json"
    table: TableName = "observations"

    def job(self, text: str, name: str) -> Job:
        """The work on one report; its name is its id."""
        return Job(text, name, *self)


PLAIN = Shape()
"""The whole answer in JSON, as a request with nothing but a text gets it."""


class Failure(NamedTuple):
    """Why a report could not be read. ``where``: places in the program, for a fault of its own."""

    reason: Reason
    where: str | None = None


class Record(NamedTuple):
    """What became of one report: its answer in the form asked for, or why there is none.

    ``sha256`` and ``size`` (bytes) are of the file; ``None`` where it was not read.
    """

    name: str
    sha256: str | None
    size: int | None
    answer: bytes | None
    failure: Failure | None


_SAID: dict[Reason, tuple[str, str]] = {
    "unreadable": ("The file cannot be opened.", "Không mở được tệp."),
    "too-big": ("The file is larger than 100 MB.", "Tệp lớn hơn 100 MB."),
    "not-text": (
        "The file is not text in UTF-8, UTF-16, windows-1258, TCVN3 or VNI.",
        "Tệp không phải văn bản UTF-8, UTF-16, windows-1258, TCVN3 hay VNI.",
    ),
    "too-slow": (
        "Reading took longer than the time limit (--timeout).",
        "Đọc quá thời hạn cho phép (--timeout).",
    ),
    "worker-lost": (
        "The process that read the file died; most often for lack of memory.",
        "Tiến trình đọc tệp bị dừng đột ngột; thường do thiếu bộ nhớ.",
    ),
    "fault": ("A fault of vnreport's own; please report it.", "Lỗi của chính vnreport; xin hãy báo lại."),
}
REASONS: dict[str, tuple[str, str]] = {str(reason): said for reason, said in [*SAID.items(), *_SAID.items()]}
"""Each reason in English and in Vietnamese."""


def failed(name: str, reason: Reason, *, sha256: str | None = None, size: int | None = None) -> Record:
    """The record of a report that could not be read."""
    return Record(name, sha256, size, None, Failure(reason))


def as_error(record: Record) -> dict[str, Any]:
    """A failed record as it stands in a list of errors; nothing of the file's content is in it."""
    assert record.failure is not None
    reason, where = record.failure
    detail = " / ".join(REASONS[reason])
    return {"file": record.name, "sha256": record.sha256, "reason": reason, "detail": detail, "where": where}
