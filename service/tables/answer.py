"""The answer as tables for people, laid out as the report's own tables are.

Numbers stand as the report prints them (``9.709,58 | tỷ đồng``), a row's growth, plan and share
beside its level, rows under the report's own headings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from service.render import Json
from service.tables.grid import Column, grid, plain

_INDICATORS = (
    Column("Chỉ tiêu", 46),
    Column("Số liệu", 22, right=True),
    Column("Đơn vị", 18),
    Column("Kỳ", 16),
    Column("So sánh", 34),
    Column("Kế hoạch", 26),
)
_ENTITIES = (Column("Tên", 60), Column("Loại", 18), Column("Chi tiết", 70), Column("Lần", 4, right=True))
_DIRECTIVES = (
    Column("Việc", 72),
    Column("Loại", 10),
    Column("Người giao", 22),
    Column("Người thực hiện", 26),
    Column("Thời hạn", 16),
)


def table(answer: Json) -> str:
    """Every part of ``answer`` as text, ready to print."""
    parts = [_head(answer["document"]), *_indicator_table(answer), *_entity_tables(answer), *_directive_table(answer)]
    left = len(answer["diagnostics"])
    if left:
        parts.append(f"{left} số chưa hiểu (diagnostics)")
    return "\n\n".join(parts) + "\n"


def _head(document: Json) -> str:
    period, place = document["period"], document["place"]
    facts = [
        ("Loại", _DOCUMENT_KINDS[document["kind"]]),
        ("Địa bàn", place and place["name"] + (f" (mã {place['code']})" if place["code"] else "")),
        ("Kỳ báo cáo", period and period_text(period)),
        ("Ngày ban hành", document["issued"] and _day(date.fromisoformat(document["issued"]))),
    ]
    lines = [document["title"] or "(không có tiêu đề)"]
    return "\n".join(lines + [f"{name}: {value}" for name, value in facts if value])


_DOCUMENT_KINDS = {
    "statistical_report": "báo cáo thống kê",
    "news": "tin",
    "interview": "phỏng vấn",
    "directive": "văn bản chỉ đạo",
    "speech": "bài phát biểu",
    "other": "khác",
}


def _indicator_table(answer: Json) -> Iterator[str]:
    titles = _section_titles(answer["sections"])
    bands = [
        (titles.get(section, ""), [_indicator_row(row) for row in rows])
        for section, rows in groupby(answer["indicators"], key=lambda row: row["section"])
    ]
    if bands:
        yield _titled("Số liệu", grid(_INDICATORS, bands))


def _titled(title: str, body: str) -> str:
    return f"{title}\n{body}"


def _section_titles(sections: Sequence[Json]) -> dict[str | None, str]:
    """{id: "1. Nông nghiệp"}"""
    return {row["id"]: plain(f"{row['number'] or ''} {row['title']['text']}") for row in sections}


def _indicator_row(indicator: Json) -> list[str]:
    observations = indicator["observations"]
    main = next((row for row in observations if row["measure"] == "level"), None)
    beside = [row for row in observations if row is not main]
    name = ("  " if indicator["parent"] else "") + indicator["name"]
    return [
        name,
        _number(main) if main else "",
        _unit(main) if main else "",
        period_text(indicator["period"]) if indicator["period"] else "",
        "; ".join(_aside(row) for row in beside if row["measure"] not in _PLAN_SIDE),
        "; ".join(_aside(row) for row in beside if row["measure"] in _PLAN_SIDE),
    ]


_PLAN_SIDE = ("completion", "share")


def _number(row: Json) -> str:
    return " ".join([*_APPROXIMATIONS.get(row["approximation"], []), plain(row["written"]["number"])])


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


_GROUPS = {
    "projects": "Dự án, công trình",
    "places": "Địa danh",
    "officials": "Người giữ chức vụ",
    "organizations": "Cơ quan, tổ chức",
    "legal_documents": "Văn bản",
    "events": "Sự kiện",
}


def _entity_tables(answer: Json) -> Iterator[str]:
    for group, title in _GROUPS.items():
        rows = answer["entities"][group]
        if rows:
            yield _titled(title, grid(_ENTITIES, [("", [_entity_row(row) for row in rows])]))


def _entity_row(row: Json) -> list[str]:
    return [row["name"], row.get("kind", ""), _details(row), str(len(row["mentions"]))]


_KNOWN = ("status", "capacity", "investment", "investor", "code", "parent", "number", "issuer", "date")


def _details(row: Json) -> str:
    """What is known of an entity beside its name: titles, number, date, status, capacity."""
    titles = [title["text"] for title in row.get("titles", [])]
    known = [
        row.get(field)
        for field in ("status", "capacity", "investment", "investor", "code", "parent", "number", "issuer", "date")
    ]
    return "; ".join(plain(words) for words in [*titles, *known] if words)


def _directive_table(answer: Json) -> Iterator[str]:
    if answer["directives"]:
        rows = [_directive_row(row) for row in answer["directives"]]
        yield _titled("Chỉ đạo, nhiệm vụ, kiến nghị", grid(_DIRECTIVES, [("", rows)]))


def _directive_row(row: Json) -> list[str]:
    issuer, addressee = (row[side]["name"] if row[side] else "" for side in ("issuer", "addressee"))
    deadline = row["deadline"]["text"] if row["deadline"] else ""
    return [row["span"]["text"], _DIRECTIVE_KINDS[row["kind"]], issuer, addressee, deadline]


_DIRECTIVE_KINDS = {"directive": "chỉ đạo", "task": "nhiệm vụ", "proposal": "kiến nghị", "commitment": "cam kết"}
