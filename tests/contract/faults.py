"""Faults that services like this one have had, each to be seeded into the application and found again.

A fault is a function over one exchange: ``inward`` ones spoil the request before the application
sees it, which is how a check that was forgotten looks from outside; ``outward`` ones spoil the answer.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from starlette.types import ASGIApp

from tests.contract.tamper import Exchange, Spoil, Tampered
from tests.test_properties import spans

PATH = "/v1/extractions"
BATCH = f"{PATH}/batch"
KNOWN = {"text", "id", "reference_date", "place", "include", "offset_unit"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to be wrong."""

    name: str
    inward: Spoil | None = None
    outward: Spoil | None = None
    path: str = PATH
    """Where it shows; asking elsewhere would only take time."""

    def seed(self, app: ASGIApp) -> ASGIApp:
        """The application with this fault in it."""
        return Tampered(app, inward=self.inward, outward=self.outward)


def answers(change: Callable[[dict[str, Any], Exchange], object]) -> Spoil:
    """Spoil the JSON of a good answer in place."""

    def outward(exchange: Exchange) -> Exchange:
        if exchange.path != PATH or exchange.status != 200 or exchange.answer[:1] != b"{":
            return exchange
        answer = json.loads(exchange.answer)
        change(answer, exchange)
        return exchange.saying(answer)

    return outward


def problems(change: Callable[[dict[str, Any], Exchange], object]) -> Spoil:
    """Spoil a problem document in place."""

    def outward(exchange: Exchange) -> Exchange:
        if exchange.status < 400 or not exchange.answer:
            return exchange
        document = json.loads(exchange.answer)
        change(document, exchange)
        return exchange.saying(document)

    return outward


def requests(change: Callable[[dict[str, Any]], object]) -> Spoil:
    """Spoil a JSON object on its way in."""

    def inward(exchange: Exchange) -> Exchange:
        sent = exchange.sent
        if not isinstance(sent, dict):
            return exchange
        change(sent)
        return replace(exchange, body=json.dumps(sent).encode())

    return inward


def texts(change: Callable[[str], str]) -> Spoil:
    """Rewrite the text before it is read, whichever way it was sent."""

    def of_json(sent: dict[str, Any]) -> None:
        if isinstance(sent.get("text"), str):
            sent["text"] = change(sent["text"]) or " "

    def inward(exchange: Exchange) -> Exchange:
        if exchange.media_type.startswith("application/json"):
            return requests(of_json)(exchange)
        try:
            return replace(exchange, body=change(exchange.body.decode()).encode())
        except UnicodeDecodeError:
            return exchange

    return inward


def lines(change: Callable[[list[bytes]], list[bytes]]) -> Spoil:
    """Spoil the lines of a batch's answer."""

    def outward(exchange: Exchange) -> Exchange:
        if exchange.path != BATCH or exchange.status != 200:
            return exchange
        return exchange.saying(b"".join(change(exchange.answer.splitlines(keepends=True))))

    return outward


def _until_the_first_problem(answers: list[bytes]) -> list[bytes]:
    good = [b"urn:vnreport:problem" not in line for line in answers]
    return answers[: good.index(False) + 1] if False in good else answers


def where(condition: Callable[[Exchange], bool], change: Spoil) -> Spoil:
    """The fault shows only sometimes."""
    return lambda exchange: change(exchange) if condition(exchange) else exchange


def _shift(answer: dict[str, Any], _: Exchange) -> None:
    for span in spans(answer):
        span["start"] += 1
        span["end"] += 1


def _called_bytes(answer: dict[str, Any], _: Exchange) -> None:
    answer["document"]["offset_unit"] = "byte"


def _observations(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [number for row in answer["indicators"] for number in row["observations"]]


def _each(change: dict[str, Any]) -> Spoil:
    return answers(lambda answer, _: [number.update(change) for number in _observations(answer)])


def _numbers_as_strings(answer: dict[str, Any], _: Exchange) -> None:
    for number in _observations(answer):
        number["number"] = str(number["number"])


def _printed_dates(answer: dict[str, Any], _: Exchange) -> None:
    for row in answer["indicators"]:
        if row["period"]:
            row["period"]["start"] = "/".join(reversed(row["period"]["start"].split("-")))


def _trim_id(sent: dict[str, Any]) -> None:
    if isinstance(sent.get("id"), str):
        sent["id"] = sent["id"][:200]


def _only_known(sent: dict[str, Any]) -> None:
    for name in set(sent) - KNOWN:
        del sent[name]


def _words_for(name: str) -> Callable[[dict[str, Any]], None]:
    def change(sent: dict[str, Any]) -> None:
        if name in sent and sent[name] is not None and not isinstance(sent[name], str):
            sent[name] = str(sent[name])

    return change


def _forgive_dates(sent: dict[str, Any]) -> None:
    if "reference_date" in sent:
        sent["reference_date"] = None


def _forgive_parts(sent: dict[str, Any]) -> None:
    parts = sent.get("include")
    if isinstance(parts, list):
        known = ("sections", "indicators", "entities", "directives", "checks")
        sent["include"] = [part for part in parts if part in known][:5]


def _quote_fields(document: dict[str, Any], exchange: Exchange) -> None:
    sent = exchange.sent if isinstance(exchange.sent, dict) else {}
    document["detail"] += f" {sent}"


def _crash(exchange: Exchange) -> Exchange:
    trace = b'Traceback (most recent call last):\n  File "find.py", line 12, in find\nKeyError'
    return exchange.saying(trace, 500).with_headers(content_type="text/plain")


def _internal(exchange: Exchange) -> Exchange:
    document = {"type": "x", "title": "x", "status": 500, "detail": "x", "instance": "x", "errors": []}
    return exchange.saying(document, 500).with_headers(content_type="application/problem+json")


def _refuse(exchange: Exchange) -> Exchange:
    document = {"type": "x", "title": "x", "status": 422, "detail": "x", "instance": "x", "errors": []}
    return exchange.saying(document, 422).with_headers(content_type="application/problem+json")


def _read(exchange: Exchange) -> bool:
    return exchange.path == PATH and exchange.status == 200


def _asks_for_utf16(exchange: Exchange) -> bool:
    return isinstance(exchange.sent, dict) and exchange.sent.get("offset_unit") == "utf16"


def _on(path: str, change: Callable[[dict[str, Any]], object]) -> Spoil:
    def outward(exchange: Exchange) -> Exchange:
        if exchange.path != path or exchange.status != 200:
            return exchange
        answer = json.loads(exchange.answer)
        change(answer)
        return exchange.saying(answer)

    return outward


FAULTS = [
    # answers that are not as the contract says
    Fault("a list is left out", outward=answers(lambda answer, _: answer.pop("diagnostics"))),
    Fault("an empty list is null", outward=answers(lambda answer, _: answer["entities"].update(events=None))),
    Fault("the kind of document is null", outward=answers(lambda answer, _: answer["document"].update(kind=None))),
    Fault("a measure that nobody knows", outward=_each({"measure": "amount"})),
    Fault("a unit is null", outward=_each({"unit": None})),
    Fault("numbers are strings", outward=answers(_numbers_as_strings)),
    Fault("dates are as printed", outward=answers(_printed_dates)),
    Fault("the answer is cut off", outward=where(_read, lambda e: e.saying(e.answer[:-1]))),
    Fault(
        "the answer says that it is a page", outward=where(_read, lambda e: e.with_headers(content_type="text/html"))
    ),
    Fault("a status that is not documented", outward=where(_read, lambda e: e.saying(e.answer, 202))),
    Fault(
        "the probe has another word", outward=_on("/livez", lambda answer: answer.update(status="alive")), path="/livez"
    ),
    Fault("the version has no engine", outward=_on("/version", lambda answer: answer.pop("lexicon")), path="/version"),
    # offsets
    Fault("spans are one too far", outward=answers(_shift)),
    Fault("whatever was counted is called bytes", outward=answers(_called_bytes)),
    Fault("the unit that was asked for is forgotten", inward=requests(lambda sent: sent.pop("offset_unit", None))),
    Fault("the text is composed before it is read", inward=texts(lambda text: unicodedata.normalize("NFC", text))),
    Fault("the text is stripped before it is read", inward=texts(str.strip)),
    Fault("line ends are rewritten", inward=texts(lambda text: text.replace("\r\n", "\n"))),
    Fault("double spaces are closed up", inward=texts(lambda text: text.replace("  ", " "))),
    Fault("the id is not given back", outward=answers(lambda answer, _: answer.update(id=None))),
    # problems that are not as the contract says
    Fault(
        "a problem is plain JSON",
        outward=where(lambda e: e.status == 422, lambda e: e.with_headers(content_type="application/json")),
    ),
    Fault("a problem has no list of errors", outward=problems(lambda document, _: document.pop("errors"))),
    Fault("a problem's status is a string", outward=problems(lambda document, _: document.update(status="422"))),
    Fault("no Allow with a 405", outward=lambda e: e.with_headers(allow=None)),
    # crashes, some of them rare
    Fault("a crash shows where", outward=where(lambda e: _read(e) and "%" in e.text, _crash)),
    Fault(
        "a crash on a number at the end of a line",
        outward=where(lambda e: _read(e) and bool(re.search(r"\d\n", e.text)), _internal),
    ),
    Fault("a crash on letters decomposed", outward=where(lambda e: _read(e) and "\u0302" in e.text, _internal)),
    # leaks
    Fault("a problem repeats the text", outward=problems(lambda document, e: document.update(detail=e.text))),
    Fault("a problem repeats the fields", outward=problems(_quote_fields)),
    # checks that were forgotten
    Fault("a long id is cut", inward=requests(_trim_id)),
    Fault("unknown fields are ignored", inward=requests(_only_known)),
    Fault("a missing text is made up", inward=requests(lambda sent: sent.setdefault("text", "5 con"))),
    Fault("an id of any type", inward=requests(_words_for("id"))),
    Fault("a day that no calendar has", inward=requests(_forgive_dates)),
    Fault("a part that there is not", inward=requests(_forgive_parts)),
    # batches
    Fault("a batch loses its last line", outward=lines(lambda answers: answers[:-1]), path=BATCH),
    Fault("a batch comes in another order", outward=lines(lambda answers: answers[::-1]), path=BATCH),
    Fault("a batch ends at a wrong line", outward=lines(_until_the_first_problem), path=BATCH),
    # checks that are too strict
    Fault("one of the units is refused", outward=where(lambda e: _read(e) and _asks_for_utf16(e), _refuse)),
    Fault("no plain text", outward=where(lambda e: _read(e) and e.media_type.startswith("text/plain"), _refuse)),
]
