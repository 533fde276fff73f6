"""Small truths about the rendering that the contract tests do not reach."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from service.directives.model import Deadline, Directive, Party
from service.document.model import DocumentInfo
from service.entities.model import Entities, Organization, Place, Project
from service.indicators.model import Basis, Indicator, Observation
from service.lexicon.load import load_lexicon
from service.periods.model import Period, Reference
from service.render import decimal_text, dumps, record_id, render
from service.report import Check, Report, Use
from service.structure.find import read_structure
from service.text.align import align
from service.text.offsets import OFFSET_UNITS, Offsets, OffsetUnit
from service.text.span import Span

MAY = Period(date(2024, 5, 1), date(2024, 5, 31), "month")
RAW = "Đàn trâu có 5 con"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("4097.51", "4097.51"),
        ("1E+12", "1000000000000"),
        ("9709580000000.00", "9709580000000"),
        ("0.10", "0.1"),
        ("1E-7", "0.0000001"),
        ("-0.0", "0"),
        ("123456789012345678901234567890.123", "123456789012345678901234567890.123"),
    ],
)
def test_numbers_are_exact_and_plain(number: str, text: str) -> None:
    assert decimal_text(Decimal(number)) == text
    assert dumps({"number": Decimal(number)}) == b'{"number":' + text.encode() + b"}"


def test_what_has_no_json_form_is_an_error() -> None:
    with pytest.raises(TypeError):
        dumps({"a": {1, 2}})


@pytest.mark.parametrize("unit", OFFSET_UNITS)
def test_offsets_count_as_the_encodings_do(unit: OffsetUnit) -> None:
    text = "aệ🙂e\u0323\u0302 " * 200
    encoding, width = {"code_point": ("utf-32-le", 4), "utf16": ("utf-16-le", 2), "byte": ("utf-8", 1)}[unit]
    offsets = Offsets(text, unit)
    assert [offsets.at(place) for place in range(len(text) + 1)] == [
        len(text[:place].encode(encoding)) // width for place in range(len(text) + 1)
    ]
    assert offsets.length == offsets.at(len(text))


def test_ids_tell_the_kind() -> None:
    assert record_id("indicators", 11) == "i12"
    assert record_id("places", 0) == "pl1"
    assert record_id("places", None) is None


def observation(**fields: object) -> Observation:
    """A plain level of 5 con."""
    span = Span(12, 17)
    values: dict[str, object] = dict.fromkeys(Observation.__slots__)
    plain = {"span": span, "digits": Span(12, 13), "measure": "level", "number": Decimal(5), "unit": "{con}"}
    return Observation(**{**values, **plain, "status": "actual", "rule": "level", **fields})  # type: ignore[arg-type]


def report() -> Report:
    """A report with one record of every kind."""
    text = align(RAW)
    span = Span(0, 8)
    basis = Basis("year", MAY, "năm 2004", None)
    rows = [observation(), observation(measure="change", basis=basis, price_basis=2010, unit_text="con")]
    indicator = Indicator("Đàn trâu", span, None, MAY, None, True, Span(0, 17), None, parent=0, place=0)
    indicator.observations = rows
    directive = Directive("task", span, span, Party("Huế", ("places", 0)), None, [Party("Sở")], [0], 1)
    directive.deadline = Deadline(date(2024, 6, 30), "trước 30/6")
    entities = Entities(
        projects=[Project("Hồ", "irrigation", places=[0])],
        places=[Place("Huế", "province", "46", successors=[("1", "A")], mentions=[span])],
        organizations=[Organization("Sở", "state")],
    )
    document = DocumentInfo(
        span, "news", date(2024, 6, 1), MAY, Reference(None, "none", None, None), "Huế", "46", (("place", span),)
    )
    uses = (Use(0, 1, "stated"),)
    check = Check("share", "holds", Decimal(5), Decimal("5.00"), Decimal("0.5"), "{con}", uses, "năm", "five")
    whole = Report(text, read_structure(text, load_lexicon()), document, [indicator], entities, [directive], [check])
    whole.mentions = [[("places", 0), ("indicators", 0)]]
    return whole


def test_records_refer_to_each_other_by_id() -> None:
    answer = render(report(), id="x")
    assert answer["id"] == "x"
    assert answer["indicators"][0]["parent"] == "i1"
    assert answer["indicators"][0]["place"] == "pl1"
    assert answer["entities"]["projects"][0]["places"] == ["pl1"]
    directive = answer["directives"][0]
    assert directive["issuer"] == {"name": "Huế", "entity": "pl1"}
    assert directive["cooperating"] == [{"name": "Sở", "entity": None}]
    assert directive["legal_basis"] == ["ld1"]
    assert directive["mentions"] == ["pl1", "i1"]
    assert directive["deadline"] == {"date": "2024-06-30", "text": "trước 30/6"}
    assert answer["checks"][0]["observations"] == [
        {"indicator": "i1", "observation": 1, "role": "stated", "span": {"start": 12, "end": 17, "text": "5 con"}}
    ]


def test_times_and_prices() -> None:
    answer = render(report())
    period = {"start": "2024-05-01", "end": "2024-05-31", "kind": "month"}
    assert answer["document"]["period"] == period
    assert answer["indicators"][0]["period"] == {**period, "inferred": True, "span": None}
    change = answer["indicators"][0]["observations"][1]
    assert change["basis"] == {"kind": "year", "period": period, "text": "năm 2004"}
    assert change["price_basis"] == {"kind": "constant", "year": 2010}
    assert change["written"] == {"number": "5", "unit": "con", "scale": None}


def test_a_title_is_shown_on_one_line_and_composed() -> None:
    whole = report()
    whole.text = align("BÁO\r\n  CA\u0301O")
    whole.document = DocumentInfo(
        Span(0, len(whole.text.norm)), "news", None, None, whole.document.reference, None, None, ()
    )
    assert render(whole, include=[])["document"]["title"] == "BÁO CÁO"
