"""What schemathesis does not know to ask of an answer: that spans are slices, and that nothing leaks."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import schemathesis
from schemathesis import Case, CheckContext, Response, SerializationContext

from tests.schema import validator
from tests.strategies import reports
from tests.test_properties import spans

FORMAT = "vi-report"
NDJSON = "application/x-ndjson"

_CUT: dict[str, Callable[[str, int, int], str]] = {
    "code_point": lambda text, start, end: text[start:end],
    "utf16": lambda text, start, end: text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace"),
    "byte": lambda text, start, end: text.encode()[start:end].decode(errors="replace"),
}
_TRACES = ("Traceback", 'File "', ".py", "site-packages", "pydantic", "Error:")
_LEAST = 12
"""Characters of a text that make an echo; shorter ones turn up by chance."""


def register() -> None:
    """Make the format and the checks known to schemathesis, which has one registry for the process."""
    schemathesis.openapi.format(FORMAT, reports())
    schemathesis.check(each_span_is_a_slice)
    schemathesis.check(nothing_leaks)
    schemathesis.check(each_line_is_answered)
    schemathesis.serializer(NDJSON)(as_lines)


def as_lines(_: SerializationContext, value: Any) -> bytes:
    """A list as one line for each of its items; anything else as it is."""
    if isinstance(value, bytes):
        return value
    return b"".join(json.dumps(item).encode() + b"\n" for item in (value if isinstance(value, list) else [value]))


def each_span_is_a_slice(_: CheckContext, response: Response, case: Case[Any]) -> None:
    """Every span of a JSON answer slices back, in the unit that the answer names, to the words that it gives."""
    text = _text(case) if case.path == "/v1/extractions" else None
    if response.status_code == 200 and text is not None and _is(response, "application/json"):
        _check_answer(_parsed(response.content), text, case.body if isinstance(case.body, dict) else case.query or {})


def each_line_is_answered(_: CheckContext, response: Response, case: Case[Any]) -> None:
    """A batch has an answer or a problem for each line, in their order, each as the contract says."""
    if response.status_code != 200 or not _is(response, NDJSON) or not isinstance(case.body, list):
        return
    asked: list[Any] = case.body
    lines = response.content.splitlines()
    assert len(lines) == len(asked), f"{len(lines)} answers to {len(asked)} lines"
    for number, (sent, line) in enumerate(zip(asked, lines, strict=True), 1):
        answer = _parsed(line)
        if "document" in answer:
            _check_answer(answer, sent["text"], sent)
            validator("Extraction").validate(answer)
        else:
            assert answer["line"] == number, "a problem is told of another line"
            validator("BatchProblem").validate(answer)


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(content)
    except ValueError as error:
        raise AssertionError(f"no JSON: {error}") from None
    return answer


def _check_answer(answer: dict[str, Any], text: str, wish: dict[str, Any]) -> None:
    document = answer["document"]
    unit = document["offset_unit"]
    for span in spans(answer):
        cut = _CUT[unit](text, span["start"], span["end"])
        assert cut == span["text"], f"{span['start']}-{span['end']} in {unit} is {cut!r}, not {span['text']!r}"
    assert _CUT[unit](text, 0, document["length"]) == text, "the length is not the text's"
    for field, said in (("id", answer["id"]), ("offset_unit", unit)):
        assert field not in wish or wish[field] == said, f"{field} is {said!r}"


def nothing_leaks(_: CheckContext, response: Response, case: Case[Any]) -> None:
    """No problem holds any of the text that was sent, nor where in the program it was found."""
    if response.status_code < 400:
        return
    said = response.content.decode(errors="replace")
    for trace in _TRACES:
        assert trace not in said, f"{trace!r} in a problem"
    for value in _strings(case):
        assert not _repeats(said, value), "a problem repeats what was sent"


def _repeats(said: str, value: str) -> bool:
    """Whether a stretch of ``value`` stands in ``said``, as it is or escaped."""
    stretches = (value[start : start + _LEAST] for start in range(0, len(value) - _LEAST + 1, _LEAST))
    return any(stretch in said or json.dumps(stretch)[1:-1] in said for stretch in stretches)


def _strings(case: Case[Any]) -> list[str]:
    """The words of a caller: texts, ids and places; not names of fields, which a problem points to."""
    objects = [*(case.body if isinstance(case.body, list) else [case.body]), case.query]
    sent = [value for part in objects for value in (part.values() if isinstance(part, dict) else [part])]
    return [value for value in sent if isinstance(value, str)]


def _text(case: Case[Any]) -> str | None:
    body = case.body.get("text") if isinstance(case.body, dict) else case.body
    if isinstance(body, bytes):
        return None  # of another character set, perhaps
    return body if isinstance(body, str) else None


def _is(response: Response, media_type: str) -> bool:
    return response.headers.get("content-type", [""])[0].startswith(media_type)
