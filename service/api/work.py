"""What a worker process does: one report in, the bytes of its answer out.

Kept free of the web framework, so that a worker starts quickly and stays small; and the rules are imported where
they are used, since the server, which only names what is to be done here, has no use for them.
"""

from __future__ import annotations

import hashlib
import time
import traceback
from datetime import date
from pathlib import Path
from typing import NamedTuple

from service.collector import paused
from service.convert.find import to_text
from service.convert.model import ConversionError
from service.lexicon.load import load_lexicon
from service.render import Json, render
from service.report import PARTS, Context
from service.tables.forms import Form, TableName
from service.text.offsets import OffsetUnit


class Job(NamedTuple):
    """One request, ready to be sent to a worker."""

    text: str
    id: str | None
    reference_date: date | None
    place: str | None
    include: tuple[str, ...]
    offset_unit: OffsetUnit
    form: Form = "json"
    table: TableName = "observations"


EXAMPLE = Job(
    text=(
        "TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 5 NĂM 2024 TỈNH QUẢNG NGÃI\n"
        "\n"
        "1. Nông nghiệp\n"
        "Diện tích gieo trồng lúa hè thu ước đạt 32.415,6 ha, tăng 1,2% so với cùng kỳ năm trước, "
        "bằng 96,4% kế hoạch.\n"
        "Đàn trâu có khoảng 68,5 nghìn con.\n"
        "\n"
        "2. Nhiệm vụ tháng 6\n"
        "Chủ tịch UBND tỉnh yêu cầu Sở Nông nghiệp và Môi trường hoàn thành kiểm tra hồ đập trước ngày 30/6/2024.\n"
    ),
    id="quang-ngai-2024-05",
    reference_date=None,
    place=None,
    include=PARTS,
    offset_unit="code_point",
)
"""A small report, made up: read by every worker before its first real one, and shown in the OpenAPI document."""


class Answer(NamedTuple):
    """What a worker gives back: the bytes to send, their digest, and what the metrics count."""

    content: bytes
    digest: str
    characters: int
    records: tuple[tuple[str, int], ...]
    seconds: float


class ExtractionFailed(Exception):
    """A fault in the rules; says where, without the text that an exception's own message may hold."""


@paused()
def extract(job: Job) -> Answer:
    """Read one report."""
    from service.pipeline import analyse
    from service.tables.writing import write

    began = time.perf_counter()
    try:
        lexicon = load_lexicon()
        report = analyse(
            job.text, context=Context(job.reference_date, job.place, frozenset(job.include)), lexicon=lexicon
        )
        answer = render(report, id=job.id, offset_unit=job.offset_unit, include=job.include)
        content = write(answer, job.form, job.table, lexicon)
        digest = hashlib.sha256(content).hexdigest()[:32]
        return Answer(content, digest, len(job.text), _counts(answer), time.perf_counter() - began)
    except Exception as error:
        raise ExtractionFailed(whereabouts(error)) from None


def _counts(answer: Json) -> tuple[tuple[str, int], ...]:
    """How many records of each kind."""
    lists = {name: answer[name] for name in ("indicators", "directives", "checks", "diagnostics")}
    return tuple((kind, len(rows)) for kind, rows in (lists | answer["entities"]).items())


class File(NamedTuple):
    """A file to take the text out of."""

    content: bytes
    media_type: str


def convert(file: File) -> str:
    """Its text; raises ``ConversionError`` where there is none to be had."""
    try:
        return to_text(file.content, file.media_type)
    except ConversionError:
        raise
    except Exception as error:
        raise ExtractionFailed(whereabouts(error)) from None


def whereabouts(error: BaseException) -> str:
    """The kind of ``error`` and the innermost places it passed: nothing that a caller sent."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)]
    return " < ".join([type(error).__name__, *places])
