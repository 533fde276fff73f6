"""The observations as SDMX-CSV 2.0, for the data bases of statistics offices.

``docs/sdmx.md`` says what each column holds and why; the columns' names and codes are those of the
SDMX cross-domain concepts wherever one fits.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from service.lexicon.model import Lexicon
from service.render import Json
from service.tables.columns import observation_id
from service.tables.delimited import delimited
from service.tables.tidy import Cell, Page

STRUCTURE = "VNREPORT:DSD_OBSERVATIONS(1.0.0)"
"""The data structure that the rows follow."""

DIMENSIONS = ("FREQ", "REF_AREA", "INDICATOR", "ITEM", "TRANSFORMATION", "PRICES", "RECORD", "TIME_PERIOD")
ATTRIBUTES = (
    "UNIT_MEASURE",
    "UNIT_MULT",
    "OBS_STATUS",
    "BASE_PER",
    "BASIS",
    "BASIS_PERIOD",
    "OBS_VALUE_HIGH",
    "OBS_TOTAL",
    "APPROXIMATION",
    "TIME_SOURCE",
    "TITLE",
    "REF_AREA_TITLE",
    "WRITTEN",
)
_HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "OBS_VALUE", *ATTRIBUTES)

FREQUENCIES = {"year": "A", "half": "S", "quarter": "Q", "month": "M", "day": "D", "instant": "D"}
"""By kind of period; any other stretch of time is ``_O``, no time at all ``_U``."""

STATUSES = {"actual": "A", "estimate": "E", "target": "F"}
"""``OBS_STATUS``: normal, estimated, forecast."""

TRANSFORMATIONS = {"level": "N", "completion": "C", "share": "S", "ratio": "R", "rank": "K"}
"""By measure; a change is ``G`` (growth in percent) or ``D`` (difference) with ``Y`` or ``1`` for its basis."""

_BASES = {"same_period_last_year": "Y", "previous_year": "Y", "previous_period": "1"}


def write_sdmx(answer: Json, lexicon: Lexicon) -> bytes:
    """One row for each number, in text order; no byte order mark, which readers of SDMX do not expect."""
    factors = {row["word"]: Decimal(row["factor"]) for row in lexicon.table("scales")}
    return delimited([_HEAD, *_rows(Page.of(answer), factors)])


def _rows(page: Page, factors: Mapping[str, Decimal]) -> Iterator[list[Cell]]:
    for indicator in page.answer["indicators"]:
        for index, row in enumerate(indicator["observations"]):
            record = observation_id(indicator, index)
            yield ["datastructure", STRUCTURE, "I", *_row(page, indicator, row, record, factors)]


def _row(page: Page, indicator: Json, row: Json, record: str, factors: Mapping[str, Decimal]) -> list[Cell]:
    place, (period, source) = page.place(indicator), page.period(indicator)
    power = _power(row["written"]["scale"], factors)
    basis = row["basis"] or {"kind": None, "period": None}
    return [
        _frequency(period),
        (place and place["code"]) or "_U",
        _indicator_code(indicator),
        _items(indicator["catalogue"]),
        transformation(row),
        _prices(indicator["catalogue"], row),
        record.replace(".", "-"),
        time_period(period),
        _scaled(_signed(row), power),
        row["unit"],
        power,
        STATUSES[row["status"]],
        row["price_basis"] and row["price_basis"]["year"],
        basis["kind"],
        time_period(basis["period"]),
        _scaled(row["number_high"], power),
        _scaled(row["total"], power),
        row["approximation"],
        source,
        _line(indicator["name"]),
        _line(None if place is None else place["name"]),
        _line(row["span"]["text"]),
    ]


def _line(words: str | None) -> str | None:
    """On one line: readers of SDMX-CSV take a line for a row, quoted or not."""
    return None if words is None else " ".join(words.split())


def _frequency(period: Json | None) -> str:
    return "_U" if period is None else FREQUENCIES.get(period["kind"], "_O")


def time_period(period: Json | None) -> str | None:
    """A period in SDMX's way: "2024", "2024-Q3", "2024-05", "2024-05-31", and for other stretches their
    first day and length: "2024-01-01/P5M"."""
    if period is None:
        return None
    start, end = date.fromisoformat(period["start"]), date.fromisoformat(period["end"])
    match period["kind"]:
        case "year" if _whole_months(start, end) == 12 and start.month == 1:
            return f"{start.year:04}"
        case "half" if _whole_months(start, end) == 6:
            return f"{start.year:04}-S{(start.month + 5) // 6}"
        case "quarter" if _whole_months(start, end) == 3:
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
        case "month" if _whole_months(start, end) == 1:
            return f"{start.year:04}-{start.month:02}"
        case "day" | "instant":
            return end.isoformat()
    return f"{start.isoformat()}/{_length(start, end)}"


def _whole_months(start: date, end: date) -> int:
    """How many months a stretch is, 0 where it is not made of whole ones."""
    after = end + timedelta(days=1)
    whole = start.day == 1 and after.day == 1
    return (after.year - start.year) * 12 + after.month - start.month if whole else 0


def _length(start: date, end: date) -> str:
    months = _whole_months(start, end)
    if months and months % 12 == 0:
        return f"P{months // 12}Y"
    return f"P{months}M" if months else f"P{(end - start).days + 1}D"


def transformation(row: Json) -> str:
    """How the number was made from the indicator: "N" as it is, "GY" growth over the same time last year."""
    if row["measure"] != "change":
        return TRANSFORMATIONS[row["measure"]]
    return ("G" if row["unit"].startswith("%") else "D") + _BASES.get(row["basis"] and row["basis"]["kind"], "")


def _prices(catalogue: Json | None, row: Json) -> str:
    """Constant or current prices where the report says so; of other money it does not say, and a herd has none."""
    named = {item["code"] for item in catalogue["items"]} if catalogue else set()
    if row["price_basis"] is not None or "constant-prices" in named:
        return "Q"
    if "current-prices" in named:
        return "V"
    return "_U" if re.match(r"[A-Z]{3}(?![\w.])", row["unit"]) else "_Z"


def _indicator_code(indicator: Json) -> str:
    """The catalogue's code; without one a code made from the name, the same wherever the name is.

    Plain letters alone would make one of "Đàn bò" and "Dân bỏ": a digest of the name keeps them apart.
    """
    if indicator["catalogue"] is not None:
        return _plain(f"{indicator['catalogue']['scheme']}_{indicator['catalogue']['code']}")
    name = unicodedata.normalize("NFC", indicator["name"]).lower()
    return f"{_plain(name)[:40].rstrip('_')}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _items(catalogue: Json | None) -> str:
    """What the concept is broken down by, in one order however the name has them; prices have a column of
    their own. Without a concept the indicator's code has the whole name in it."""
    if catalogue is None:
        return "_Z"
    items = sorted((item["dimension"], item["code"]) for item in catalogue["items"])
    return "-".join(_plain(code) for dimension, code in items if dimension != "price-base") or "_T"


def _plain(words: str) -> str:
    """Capital letters, figures and low lines, as SDMX identifiers have them."""
    letters = unicodedata.normalize("NFKD", words.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Z0-9]+", "_", letters.encode("ascii", "ignore").decode().upper()).strip("_")


def _power(scale: str | None, factors: Mapping[str, Decimal]) -> int:
    """The power of ten of the printed scale words: 12 for "nghìn tỷ"."""
    words = unicodedata.normalize("NFC", scale or "").lower().split()
    return sum(factors.get(word, Decimal(1)).adjusted() for word in words)


def _signed(row: Json) -> Decimal:
    """Below zero where the report says that something fell: "giảm 1,2%" is -1.2."""
    number = Decimal(row["number"])
    return -number if row["measure"] == "change" and row["direction"] == "decrease" else number


def _scaled(number: Decimal | None, power: int) -> Decimal | None:
    return None if number is None else Decimal(number).scaleb(-power)
