"""Runs the examples of ``tests/corpus/*.toml``: one phenomenon of the language per file.

    layer = "indicators"
    phenomenon = "a change after its level"

    [[example]]
    text = "Sản lượng chè búp tươi đạt ⟦1.200 tấn⟧, tăng ⟦3,5%⟧ so với cùng kỳ năm trước."
    before = "Tình hình kinh tế - xã hội tháng 5 năm 2022"
    expect = [ {measure = "level", number = "1200"}, {measure = "change", direction = "increase"} ]

The marks say where records of the layer stand, all of them: an unmarked number is a negative, and an
example without marks says that there is nothing. ``expect`` has one table per mark, in the order in
which marks open; each names the fields that matter (``"none"`` for null). ``name`` and its like are
compared by their words. Other keys: ``before`` (a line put before the text), ``reference_date`` and
``place`` (as a caller sends them), ``forms`` (only these), ``known_failure`` (why it fails today: the
example then must fail, and is to be freed when it no longer does).

Each example is also tried decomposed (NFD), with every space doubled, and between other text.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from service.lexicon.load import load_lexicon
from service.pipeline import analyse
from service.render import render
from service.report import Context
from service.structure.find import read_structure
from service.structure.model import Structure
from service.text.align import Text, align
from service.text.fold import key

CORPUS = Path(__file__).parent / "corpus"
OPEN, CLOSE = "⟦", "⟧"
NEUTRAL_BEFORE = "Mọi mặt công tác được duy trì nền nếp."
NEUTRAL_AFTER = "Không khí chung rất phấn khởi."
LIKE_NAMES = {"name", "issuer", "addressee", "title", "speaker", "lead", "subject", "parent", "basis_text"}
WHOLE_DOCUMENT = {"document"}


class Record(NamedTuple):
    """A record of a layer: where it stands (``None`` for the whole document) and its fields."""

    start: int | None
    end: int | None
    fields: dict[str, Any]


# ---- the layers: how their records are read from the answer ----------------------------------------


def _indicators(answer: dict[str, Any]) -> Iterator[Record]:
    for row in answer["indicators"]:
        for cell in row["observations"]:
            basis = cell["basis"] or {}
            fields = {
                **cell,
                "name": row["name"],
                "concept": row["catalogue"] and row["catalogue"]["code"],
                "items": " ".join(item["code"] for item in (row["catalogue"] or {"items": []})["items"]),
                "candidates": " ".join(entry["code"] for entry in row["catalogue_candidates"]),
                "label": row["label"] and row["label"]["text"],
                "subject": row["subject"] and row["subject"]["text"],
                "period": _span_of_time(row["period"]),
                "period_kind": row["period"] and row["period"]["kind"],
                "basis": basis.get("kind"),
                "basis_text": basis.get("text"),
                "basis_period": _span_of_time(basis.get("period")),
                "place": _name_of(answer, "places", row["place"]),
                "parent": next((other["name"] for other in answer["indicators"] if other["id"] == row["parent"]), None),
            }
            yield Record(cell["span"]["start"], cell["span"]["end"], fields)


def _entities(answer: dict[str, Any]) -> Iterator[Record]:
    for group, rows in answer["entities"].items():
        for row in rows:
            fields = {**row, "type": group.removesuffix("s")}
            if group == "officials":
                fields["titles"] = [title["text"] for title in row["titles"]]
            if group == "projects":
                fields["places"] = [_name_of(answer, "places", place) for place in row["places"]]
            for mention in row["mentions"]:
                yield Record(mention["start"], mention["end"], fields)


def _directives(answer: dict[str, Any]) -> Iterator[Record]:
    for row in answer["directives"]:
        fields = {
            **row,
            "verb": row["verb"]["text"],
            "issuer": row["issuer"] and row["issuer"]["name"],
            "addressee": row["addressee"] and row["addressee"]["name"],
            "cooperating": [party["name"] for party in row["cooperating"]],
            "deadline": row["deadline"] and (row["deadline"]["date"] or row["deadline"]["text"]),
            "legal_basis": [_name_of(answer, "legal_documents", other) for other in row["legal_basis"]],
        }
        yield Record(row["span"]["start"], row["span"]["end"], fields)


def _document(answer: dict[str, Any]) -> Iterator[Record]:
    row = answer["document"]
    fields = {
        **row,
        "period": _span_of_time(row["period"]),
        "place": row["place"] and row["place"]["name"],
        "place_code": row["place"] and row["place"]["code"],
        "reference_date": row["reference_date"]["date"],
        "reference_source": row["reference_date"]["source"],
    }
    yield Record(None, None, fields)


def _checks(answer: dict[str, Any]) -> Iterator[Record]:
    for row in answer["checks"]:
        spans = [cell["span"] for cell in row["observations"]]
        yield Record(min(span["start"] for span in spans), max(span["end"] for span in spans), row)


# The structure is not in the answer but for its sections: these look at it directly.


def _section_titles(text: Text, structure: Structure) -> Iterator[Record]:
    sections = structure.sections
    for row in sections:
        parent = None if row.parent is None else text.slice(sections[row.parent].title)
        fields = {"number": row.number, "level": row.level, "parent": parent}
        yield Record(*text.raw_span(row.title), fields)


def _sentences(text: Text, structure: Structure) -> Iterator[Record]:
    for row in structure.sentences:
        yield Record(*text.raw_span(row.span), {"kind": structure.blocks[row.block].kind})


def _lines(text: Text, structure: Structure) -> Iterator[Record]:
    """Blocks: kind, marker, lead, the words of the block that introduces it."""
    blocks = structure.blocks
    for row in blocks:
        fields = {
            "kind": row.kind,
            "marker": row.marker and text.slice(row.marker),
            "lead": row.lead and text.slice(row.lead),
            "parent": None if row.parent is None else text.slice(blocks[row.parent].span),
        }
        yield Record(*text.raw_span(row.span), fields)


def _turns(text: Text, structure: Structure) -> Iterator[Record]:
    for row in structure.turns:
        fields = {"speaker": text.slice(row.speaker), "question": row.question}
        yield Record(*text.raw_span(row.span), fields)


STRUCTURE_LAYERS: dict[str, Callable[[Text, Structure], Iterator[Record]]] = {
    "sections": _section_titles,
    "sentences": _sentences,
    "lines": _lines,
    "turns": _turns,
}
ANSWER_LAYERS: dict[str, Callable[[dict[str, Any]], Iterator[Record]]] = {
    "indicators": _indicators,
    "entities": _entities,
    "directives": _directives,
    "document": _document,
    "checks": _checks,
}


def _span_of_time(period: dict[str, Any] | None) -> str | None:
    return f"{period['start']}..{period['end']}" if period else None


def _name_of(answer: dict[str, Any], group: str, wanted: str | None) -> str | None:
    return next((row["name"] for row in answer["entities"][group] if row["id"] == wanted), None)


# ---- the forms in which each example is tried ------------------------------------------------------


def _plain(text: str) -> str:
    return text


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _doubled_spaces(text: str) -> str:
    return text.replace(" ", "  ")


def _in_paragraph(text: str) -> str:
    return f"{NEUTRAL_BEFORE} {text} {NEUTRAL_AFTER}"


def _between_paragraphs(text: str) -> str:
    return f"{NEUTRAL_BEFORE}\n\n{text}\n\n{NEUTRAL_AFTER}"


def _forms(layer: str, example: dict[str, Any]) -> dict[str, Callable[[str], str]]:
    forms: dict[str, Callable[[str], str]] = {"plain": _plain, "nfd": _nfd, "doubled_spaces": _doubled_spaces}
    text = example["text"].lstrip(OPEN)
    if layer in STRUCTURE_LAYERS:
        if "before" not in example:
            return forms  # headings and titles change with what stands around them
        forms["between"] = lambda text: f"{text}\n\n{NEUTRAL_AFTER}"
    elif layer not in WHOLE_DOCUMENT:
        alone = "\n" not in text and text[0].isalpha() and text[-1] in f".{CLOSE}"
        forms["between"] = _in_paragraph if alone else _between_paragraphs
    wanted = example.get("forms", list(forms))
    return {name: form for name, form in forms.items() if name in wanted}


# ---- reading and comparing -------------------------------------------------------------------------


def read_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the ranges marked, in order of their starts."""
    parts: list[str] = []
    opened: list[tuple[int, int]] = []  # (order, start)
    ranges: dict[int, tuple[int, int]] = {}
    length = order = 0
    for char in marked:
        if char == OPEN:
            opened.append((order, length))
            order += 1
        elif char == CLOSE:
            index, start = opened.pop()
            ranges[index] = (start, length)
        else:
            parts.append(char)
            length += 1
    assert not opened, "a mark is not closed"
    return "".join(parts), [ranges[index] for index in range(order)]


def _examples() -> Iterator[Any]:
    for path in sorted(CORPUS.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, example in enumerate(file["example"], 1):
            failing = example.get("known_failure")
            forms = _forms(file["layer"], example)
            for name, form in [("plain", _plain)] if failing else forms.items():
                marks = [pytest.mark.xfail(reason=failing, strict=True)] if failing else []
                yield pytest.param(file["layer"], example, form, id=f"{path.stem}-{number}-{name}", marks=marks)


@pytest.mark.parametrize(("layer", "example", "form"), list(_examples()))
def test_example(layer: str, example: dict[str, Any], form: Callable[[str], str]) -> None:
    text, records, ranges = found_and_wanted(layer, example, form)
    _compare(text, records, ranges, example.get("expect", []), with_spans=layer not in WHOLE_DOCUMENT)


def found_and_wanted(
    layer: str, example: dict[str, Any], form: Callable[[str], str] = _plain
) -> tuple[str, list[Record], list[tuple[int, int]]]:
    """The text of an example, its records of the layer as they are read, and the ranges that are marked."""
    before = example["before"] + "\n\n" if "before" in example else ""
    text, ranges = read_marks(before + form(example["text"]))
    records = list(_records(layer, text, _context(example)))
    if layer in WHOLE_DOCUMENT:
        return text, records, []
    first = len(read_marks(before)[0])
    neutral = [text.find(NEUTRAL_BEFORE), text.find(NEUTRAL_AFTER)] if form is not _plain else []
    mine = [row for row in records if row.start is not None and row.start >= first and row.start not in neutral]
    return text, sorted(mine, key=lambda row: (row.start, -(row.end or 0))), ranges


def _records(layer: str, raw: str, context: Context) -> Iterator[Record]:
    if layer in STRUCTURE_LAYERS:
        text = align(raw)
        return STRUCTURE_LAYERS[layer](text, read_structure(text, load_lexicon()))
    return ANSWER_LAYERS[layer](render(analyse(raw, context=context, lexicon=load_lexicon())))


def _context(example: dict[str, Any]) -> Context:
    reference = example.get("reference_date")
    return Context(reference_date=date.fromisoformat(str(reference)) if reference else None, place=example.get("place"))


def _compare(
    text: str,
    records: list[Record],
    ranges: list[tuple[int, int]],
    expected: list[dict[str, Any]],
    *,
    with_spans: bool,
) -> None:
    if with_spans:
        found = [text[row.start : row.end] for row in records]
        assert found == [text[start:end] for start, end in ranges]
        assert [(row.start, row.end) for row in records] == ranges
    assert len(expected) <= len(records), "more expectations than marks"
    for row, wanted in zip(records, expected, strict=False):
        where = text[row.start : row.end] if with_spans else "document"
        wrong = wrong_fields(row, wanted)
        assert not wrong, f"{where!r}: (found, expected) {wrong}"


def wrong_fields(row: Record, wanted: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What is found and what is wanted, of each field that is not as wanted."""
    have = {name: row.fields.get(name, "(no such field)") for name in wanted}
    return {name: (have[name], value) for name, value in wanted.items() if not _equal(name, have[name], value)}


def _equal(name: str, have: Any, wanted: Any) -> bool:
    if wanted == "none":
        return have is None
    if isinstance(have, Decimal):
        return have == Decimal(str(wanted))
    if isinstance(have, str) and name in LIKE_NAMES:
        return token_f1(have, wanted) >= 0.7
    if isinstance(have, str) and isinstance(wanted, str):
        return " ".join(unicodedata.normalize("NFC", have).split()) == wanted
    return bool(have == wanted)


def token_f1(left: str, right: str) -> float:
    """How alike two names are: the words that they share."""
    a, b = (Counter(key(unicodedata.normalize("NFC", side)).split()) for side in (left, right))
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


def test_marks_are_read_in_the_order_in_which_they_open() -> None:
    assert read_marks("a ⟦b ⟦c⟧⟧ d ⟦e⟧") == ("a b c d e", [(2, 5), (4, 5), (8, 9)])


def test_every_file_names_a_layer_and_its_phenomenon() -> None:
    for path in CORPUS.glob("*.toml"):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        assert file["layer"] in {*ANSWER_LAYERS, *STRUCTURE_LAYERS}, path.name
        assert file["phenomenon"], path.name
        for example in file["example"]:
            known = {"text", "expect", "before", "reference_date", "place", "forms", "known_failure"}
            assert not example.keys() - known, f"{path.name}: {example.keys() - known}"
