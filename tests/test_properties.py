"""What holds for every text, however odd."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.render import dumps
from service.text.offsets import OFFSET_UNITS, OffsetUnit
from tests.conftest import EXAMPLES, read
from tests.schema import validator
from tests.strategies import anything, littered, reports

_CUT: dict[OffsetUnit, Callable[[str, int, int], str]] = {
    "code_point": lambda text, start, end: text[start:end],
    "utf16": lambda text, start, end: text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le"),
    "byte": lambda text, start, end: text.encode()[start:end].decode(),
}


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in an answer."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def without_offsets(value: Any) -> Any:
    """An answer that two spellings of one text should share."""
    if isinstance(value, dict):
        return {name: without_offsets(part) for name, part in value.items() if name not in ("start", "end", "length")}
    if isinstance(value, list):
        return [without_offsets(part) for part in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def shifted(value: Any, by: int) -> Any:
    """An answer with every offset moved."""
    if isinstance(value, dict):
        is_range = isinstance(value.get("start"), int)
        return {
            name: part + by if (is_range and name in ("start", "end")) or name == "length" else shifted(part, by)
            for name, part in value.items()
        }
    return [shifted(part, by) for part in value] if isinstance(value, list) else value


@given(st.one_of(anything, reports()))
@example("")
@example("\n")
@example("\u0301")
@example("1" * 5000)
@example("Ngày 31/2/2023 đến 0/0/0000, tháng 13 năm 99999, quý V, thế kỷ 21")
@example("gấp 0 lần so với năm 0001; giai đoạn 9999-0001")
def test_never_raises_and_answers_as_the_contract_says(text: str) -> None:
    validator("Extraction").validate(json.loads(dumps(read(text))))


@given(st.one_of(anything, reports(), littered()), st.sampled_from(OFFSET_UNITS))
def test_every_span_is_the_slice_that_it_says(text: str, unit: OffsetUnit) -> None:
    answer = read(text, offset_unit=unit)
    for span in spans(answer):
        assert _CUT[unit](text, span["start"], span["end"]) == span["text"]
    assert _CUT[unit](text, 0, answer["document"]["length"]) == text


@given(littered())
def test_the_three_units_count_the_same_spans(text: str) -> None:
    counted, *others = (read(text, offset_unit=unit) for unit in OFFSET_UNITS)
    for other in others:
        assert without_offsets(other) | {"document": None} == without_offsets(counted) | {"document": None}
        assert [span["text"] for span in spans(other)] == [span["text"] for span in spans(counted)]


@given(reports())
@example("Phó Chủ tịch UBND tỉnh Vũ Thị Yến đề nghị huyện Phù Yên đẩy nhanh tiến độ giải ngân")
def test_composed_and_decomposed_text_say_the_same(text: str) -> None:
    composed, decomposed = (read(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert without_offsets(composed) == without_offsets(decomposed)


@given(reports())
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    assert dumps(read(text)) == dumps(read(text))


@given(reports(), st.integers(1, 5))
def test_blank_lines_before_shift_every_offset(text: str, lines: int) -> None:
    assert shifted(read(text), lines) == read("\n" * lines + text)


_SHAPES = {
    "a report": EXAMPLES[0].read_text(encoding="utf-8"),
    "one endless line": EXAMPLES[0].read_text(encoding="utf-8").replace("\n", " "),
    "no full stops": EXAMPLES[0].read_text(encoding="utf-8").replace(".", "").replace("\n", " "),
    "digits": "1",
    "digits and points": "1.",
    "digits and commas": "12,5 ",
    "fractions": "1/2/",
    "ranges": "5-",
    "opening brackets": "(",
    "quotes": '"',
    "combining marks": "e\u0301\u0323\u0301",
    "invisible": "\u200b\u00ad",
    "capitals": "Nguyễn Văn ",
    "bullets": "- a\n",
    "headings": "I. KẾT QUẢ\n",
    "months": "tháng 8, ",
    "places": "huyện Phù Yên, ",
    "orders": "yêu cầu ",
    "spaces": " ",
    "line ends": "\n",
    "speakers": "Ông A: ",
}


@pytest.mark.parametrize("piece", _SHAPES.values(), ids=_SHAPES.keys())
def test_work_grows_in_step_with_the_text(piece: str) -> None:
    """Eight times the text may cost a little over eight times the work; a square would be sixty-four times."""
    short = piece * max(1, 3000 // len(piece))
    read(short)
    assert _operations(short * 8) < 12 * _operations(short) + 1000, "calls"
    assert _seconds(short * 8) < 24 * _seconds(short) + 0.02, "time, where a pattern may backtrack within one call"


def _operations(text: str) -> int:
    """Calls made while reading ``text``: the same number on every machine."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


def _seconds(text: str) -> float:
    """Processor time of the quickest of three, which a busy machine disturbs least."""
    times = []
    for _ in range(3):
        began = time.process_time()
        read(text)
        times.append(time.process_time() - began)
    return min(times)
