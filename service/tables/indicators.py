"""Rows of figures as the report's own tables have them: growth, plan and share beside the level."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from service.render import Json
from service.tables.grid import Band, Column, grid, plain

_COLUMNS = (
    Column("Chỉ tiêu", 46),
    Column("Số liệu", 22, right=True),
    Column("Đơn vị", 18),
    Column("Kỳ", 24),
    Column("Địa bàn", 16),
    Column("So sánh", 34),
    Column("Kế hoạch, tỷ trọng", 26),
)


def indicator_table(answer: Json) -> str:
    """All indicators under the report's own headings."""
    sections = {row["id"]: row for row in answer["sections"]}
    places = {row["id"]: row["name"] for row in answer["entities"]["places"]}
    return grid(_COLUMNS, list(_bands(answer["indicators"], sections, places)))


def _bands(indicators: Sequence[Json], sections: Mapping[str, Json], places: Mapping[str, str]) -> Iterator[Band]:
    """Rows by section, under the headings that lead to it and were not printed above it."""
    above: list[str] = []
    for section, rows in groupby(indicators, key=lambda row: row["section"]):
        path = _path(section, sections)
        headings = [_heading(sections[name], depth) for depth, name in enumerate(path) if name not in above]
        yield headings, [_row(row, places) for row in rows]
        above = path


def _path(section: str | None, sections: Mapping[str, Json]) -> list[str]:
    """Ids from the outermost section to this one."""
    path: list[str] = []
    while section is not None and section in sections:
        path.insert(0, section)
        section = sections[section]["parent"]
    return path


def _heading(section: Json, depth: int) -> str:
    return "  " * depth + plain(f"{section['number'] or ''} {section['title']['text']}")


def _row(indicator: Json, places: Mapping[str, str]) -> list[str]:
    observations = indicator["observations"]
    main = next((row for row in observations if row["measure"] == "level"), None)
    beside = [row for row in observations if row is not main]
    return [
        ("  " if indicator["parent"] else "") + indicator["name"],
        _number(main) if main else "",
        _unit(main) if main else "",
        _when(indicator["period"], observations[0]["status"]),
        places.get(indicator["place"], ""),
        "; ".join(_aside(row) for row in beside if row["measure"] not in _PLAN_SIDE),
        "; ".join(_aside(row) for row in beside if row["measure"] in _PLAN_SIDE),
    ]


def _when(period: Json | None, status: str) -> str:
    """ "tháng 8/2023 (ước)" """
    return " ".join(filter(None, [period_text(period) if period else "", _STATUS[status]]))


_STATUS = {"actual": "", "estimate": "(ước)", "target": "(mục tiêu)"}

_PLAN_SIDE = ("completion", "share")


def _number(row: Json) -> str:
    return " ".join([*_APPROXIMATIONS.get(row["approximation"], []), _figures(row)])


def _figures(row: Json) -> str:
    """As printed: "4.097,51"; of a range and of a part over its whole, both ("3,5 - 4", "27/63")."""
    if row["number_high"] is None and row["total"] is None:
        return plain(row["written"]["number"])
    return plain(row["span"]["text"]).removesuffix(_unit(row)).rstrip()


_APPROXIMATIONS = {
    "about": ["khoảng"],
    "more_than": ["hơn"],
    "less_than": ["dưới"],
    "at_least": ["ít nhất"],
    "at_most": ["tối đa"],
}


def _unit(row: Json) -> str:
    return " ".join(plain(word) for word in (row["written"]["scale"], row["written"]["unit"]) if word)


def _aside(row: Json) -> str:
    """A number that stands beside its level: "tăng 1,2% so cùng kỳ năm trước"."""
    return _MEASURES[row["measure"]](row)


def _amount(row: Json) -> str:
    unit = _unit(row)
    return _number(row) + (unit if unit.startswith("%") else f" {unit}".rstrip())


def _change(row: Json) -> str:
    verb = {"increase": "tăng", "decrease": "giảm", "unchanged": "không đổi", None: "thay đổi"}[row["direction"]]
    return f"{verb} {_amount(row)}{_against(row['basis'])}"


def _against(basis: Json | None) -> str:
    if basis is None:
        return ""
    if basis["kind"] == "previous_period" and basis["period"]:
        return f" so {_PREVIOUS.get(basis['period']['kind'], 'kỳ trước')}"
    if basis["kind"] in _BASES:
        return f" so {_BASES[basis['kind']]}"
    words = basis["text"] or (basis["period"] and period_text(basis["period"]))
    return f" so {plain(words)}" if words else ""


_PREVIOUS = {"month": "tháng trước", "quarter": "quý trước", "half": "nửa năm trước"}

_BASES = {
    "same_period_last_year": "cùng kỳ năm trước",
    "previous_period": "kỳ trước",
    "previous_year": "năm trước",
    "plan": "kế hoạch",
}

_MEASURES: dict[str, Callable[[Json], str]] = {
    "level": _amount,
    "change": _change,
    "ratio": lambda row: f"bằng {_amount(row)}{_against(row['basis'])}",
    "rank": lambda row: f"xếp thứ {_amount(row)}",
    "completion": lambda row: f"đạt {_amount(row)}",
    "share": lambda row: f"chiếm {_amount(row)}",
}


def period_text(period: Json) -> str:
    """A period as reports write it: "tháng 5/2024", "8 tháng/2023", "quý III/2024", "31/8/2023"."""
    start, end = date.fromisoformat(period["start"]), date.fromisoformat(period["end"])
    return _PERIODS.get(period["kind"], _span)(start, end)


def day_text(day: str) -> str:
    """An ISO date as reports write it: "31/8/2023"."""
    return _day(date.fromisoformat(day))


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _ends_a_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _span(start: date, end: date) -> str:
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    return f"{_day(start)}-{_day(end)}"


_PERIODS: dict[str, Callable[[date, date], str]] = {
    "instant": lambda _, end: _day(end),
    "day": lambda _, end: _day(end),
    "month": lambda start, _: f"tháng {start.month}/{start.year}",
    "quarter": lambda start, _: f"quý {['I', 'II', 'III', 'IV'][start.month // 3]}/{start.year}",
    "half": lambda start, _: f"{'nửa đầu' if start.month == 1 else 'nửa cuối'} {start.year}",
    "year": lambda start, _: f"năm {start.year}",
    "year_to_date": lambda _, end: f"{end.month} tháng/{end.year}" if _ends_a_month(end) else f"đến {_day(end)}",
}
