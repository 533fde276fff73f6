"""The columns of every tidy table: name, meaning in two languages, and where the value is in the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from service.render import PREFIXES, Json
from service.tables.tidy import Cell, Column, Page, Table, day, listed, make_table


class _Observed(NamedTuple):
    page: Page
    indicator: Json
    row: Json
    position: int


class _Record(NamedTuple):
    page: Page
    group: str
    row: Json


def _get(value: Any, *names: str) -> Any:
    """A field of a field, ``None`` where any of them is missing."""
    for name in names:
        if value is None:
            return None
        value = value.get(name)
    return value


def observation_id(indicator: Json, index: int) -> str:
    """Names one number within its report: "i12.1" is the first of the indicator "i12"."""
    return f"{indicator['id']}.{index + 1}"


_OBSERVATIONS: tuple[Column[_Observed], ...] = (
    Column("report", "Id of the report, as sent", "Mã báo cáo do bên gửi đặt", lambda of: of.page.answer["id"]),
    Column("observation", "Id of the number", "Mã số liệu", lambda of: observation_id(of.indicator, of.position)),
    Column("indicator", "Id of the indicator", "Mã chỉ tiêu", lambda of: of.indicator["id"]),
    Column("name", "Name of the indicator", "Tên chỉ tiêu", lambda of: of.indicator["name"]),
    Column(
        "catalogue", "Concept of the catalogue", "Mã trong danh mục chỉ tiêu",
        lambda of: _get(of.indicator, "catalogue", "code"),
    ),
    Column(
        "catalogue_scheme", "The catalogue", "Danh mục", lambda of: _get(of.indicator, "catalogue", "scheme"),
    ),
    Column(
        "catalogue_items", "What the concept is broken down by", "Phân tổ",
        lambda of: listed(item["code"] for item in _get(of.indicator, "catalogue", "items") or ()),
    ),
    Column("parent", "The indicator it is a part of", "Chỉ tiêu chứa nó", lambda of: of.indicator["parent"]),
    Column(
        "place", "Place, by default the document's", "Địa bàn", lambda of: _get(of.page.place(of.indicator), "name"),
    ),
    Column(
        "place_code", "Official code of the place", "Mã đơn vị hành chính",
        lambda of: _get(of.page.place(of.indicator), "code"),
    ),
    Column("period_start", "First day", "Từ ngày", lambda of: day(_get(of.page.period(of.indicator)[0], "start"))),
    Column("period_end", "Last day", "Đến ngày", lambda of: day(_get(of.page.period(of.indicator)[0], "end"))),
    Column("period_kind", "Kind of period", "Loại kỳ", lambda of: _get(of.page.period(of.indicator)[0], "kind")),
    Column(
        "period_source", "stated, inferred or document", "Kỳ được ghi, suy ra hay của cả báo cáo",
        lambda of: of.page.period(of.indicator)[1],
    ),
    Column("measure", "What the number measures", "Loại số liệu", lambda of: of.row["measure"]),
    Column("number", "The number, scale words multiplied in", "Giá trị", lambda of: of.row["number"]),
    Column("number_high", "Upper end of a range", "Cận trên", lambda of: of.row["number_high"]),
    Column("total", "The whole of a part over its whole", "Mẫu số", lambda of: of.row["total"]),
    Column("unit", "Unit: ISO 4217, UCUM or {counting word}", "Đơn vị", lambda of: of.row["unit"]),
    Column("direction", "increase, decrease, unchanged", "Tăng, giảm", lambda of: of.row["direction"]),
    Column("basis", "What it is compared with", "Gốc so sánh", lambda of: _get(of.row, "basis", "kind")),
    Column(
        "basis_start", "First day of the basis", "Gốc so sánh từ ngày",
        lambda of: day(_get(of.row, "basis", "period", "start")),
    ),
    Column(
        "basis_end", "Last day of the basis", "Gốc so sánh đến ngày",
        lambda of: day(_get(of.row, "basis", "period", "end")),
    ),
    Column("basis_text", "The basis as printed", "Gốc so sánh nguyên văn", lambda of: _get(of.row, "basis", "text")),
    Column("status", "actual, estimate or target", "Thực hiện, ước hay mục tiêu", lambda of: of.row["status"]),
    Column("approximation", "about, more_than, …", "Khoảng, hơn, …", lambda of: of.row["approximation"]),
    Column(
        "price_year", "Year of constant prices", "Năm gốc giá so sánh", lambda of: _get(of.row, "price_basis", "year"),
    ),
    Column("written_number", "The number as printed", "Số in", lambda of: of.row["written"]["number"]),
    Column("written_scale", "Scale words as printed", "Bội số in", lambda of: of.row["written"]["scale"]),
    Column("written_unit", "The unit as printed", "Đơn vị in", lambda of: of.row["written"]["unit"]),
    Column("section", "Id of its section", "Mã mục", lambda of: of.indicator["section"]),
    Column("heading", "Headings that lead to it", "Đề mục", lambda of: of.page.heading(of.indicator["section"])),
    Column("ambiguity", "Another reading", "Cách hiểu khác", lambda of: of.row["ambiguity"]),
    Column("rule", "Rule that read it", "Luật đã đọc", lambda of: of.row["rule"]),
    Column("start", "First position in the text", "Vị trí đầu", lambda of: of.row["span"]["start"]),
    Column("end", "Position after the last", "Vị trí cuối", lambda of: of.row["span"]["end"]),
    Column("text", "The number in the text", "Nguyên văn", lambda of: of.row["span"]["text"]),
)  # fmt: skip


def _details(name: str) -> Column[_Record]:
    english, vietnamese = _DETAILS[name]
    return Column(name, english, vietnamese, lambda of: of.row.get(name))


_DETAILS = {
    "kind": ("Kind", "Loại"),
    "status": ("How far a project is", "Tình trạng dự án"),
    "code": ("Official code of a place", "Mã đơn vị hành chính"),
    "number": ("Number of a legal document", "Số hiệu văn bản"),
    "issuer": ("Issuer of a legal document", "Cơ quan ban hành"),
    "parent": ("What it belongs to", "Cấp trên"),
    "capacity": ("Capacity of a project", "Công suất dự án"),
    "investment": ("Investment in a project", "Vốn đầu tư"),
    "investor": ("Investor", "Chủ đầu tư"),
}


def _successors(of: _Record) -> Cell:
    return listed(f"{row['code']} {row['name']}" for row in of.row.get("successors", []))


def _mentions(of: _Record) -> list[Json]:
    found: list[Json] = of.row["mentions"] + of.row.get("title_mentions", [])
    return found


def _first(of: _Record, name: str) -> Cell:
    """Of the first mention; none that is not mentioned by name anywhere."""
    found: Cell = next((row[name] for row in _mentions(of)), None)
    return found


_ENTITIES: tuple[Column[_Record], ...] = (
    Column("report", "Id of the report, as sent", "Mã báo cáo do bên gửi đặt", lambda of: of.page.answer["id"]),
    Column("entity", "Id of the entity", "Mã thực thể", lambda of: of.row["id"]),
    Column("group", "projects, places, officials, …", "Nhóm thực thể", lambda of: of.group),
    Column("name", "Name", "Tên", lambda of: of.row["name"]),
    *map(_details, ("kind", "code", "number", "issuer")),
    Column("date", "Date of a legal document", "Ngày văn bản", lambda of: day(of.row.get("date"))),
    _details("parent"),
    Column(
        "titles", "Titles of an official", "Chức vụ", lambda of: listed(row["text"] for row in of.row.get("titles", []))
    ),
    Column("successors", "What an abolished unit went into", "Đơn vị kế thừa", _successors),
    *map(_details, ("status", "capacity", "investment", "investor")),
    Column("places", "Ids of a project's places", "Mã địa bàn dự án", lambda of: listed(of.row.get("places", []))),
    Column("mentions", "How often it is mentioned", "Số lần nhắc", lambda of: len(_mentions(of))),
    Column("start", "First position of the first mention", "Vị trí đầu", lambda of: _first(of, "start")),
    Column("end", "Position after it", "Vị trí cuối", lambda of: _first(of, "end")),
    Column("text", "The first mention", "Nguyên văn lần đầu", lambda of: _first(of, "text")),
)

_DIRECTIVES: tuple[Column[_Record], ...] = (
    Column("report", "Id of the report, as sent", "Mã báo cáo do bên gửi đặt", lambda of: of.page.answer["id"]),
    Column("directive", "Id of the directive", "Mã việc", lambda of: of.row["id"]),
    Column("kind", "directive, task, proposal, commitment", "Loại", lambda of: of.row["kind"]),
    Column("ordinal", "1 for “Thứ nhất”", "Số thứ tự", lambda of: of.row["ordinal"]),
    Column("verb", "Its first verb", "Động từ", lambda of: of.row["verb"]["text"]),
    Column("text", "The action", "Việc phải làm", lambda of: of.row["span"]["text"]),
    Column("issuer", "Who says so", "Người giao", lambda of: _get(of.row, "issuer", "name")),
    Column("issuer_entity", "Id of the issuer", "Mã người giao", lambda of: _get(of.row, "issuer", "entity")),
    Column("addressee", "Who must act", "Người thực hiện", lambda of: _get(of.row, "addressee", "name")),
    Column(
        "addressee_entity", "Id of who must act", "Mã người thực hiện", lambda of: _get(of.row, "addressee", "entity")
    ),
    Column(
        "cooperating", "Who helps", "Phối hợp", lambda of: listed(party["name"] for party in of.row["cooperating"])
    ),
    Column("deadline", "By what day", "Thời hạn", lambda of: day(_get(of.row, "deadline", "date"))),
    Column(
        "deadline_text", "The deadline as printed", "Thời hạn nguyên văn", lambda of: _get(of.row, "deadline", "text"),
    ),
    Column("legal_basis", "Ids of legal documents", "Mã văn bản căn cứ", lambda of: listed(of.row["legal_basis"])),
    Column("mentions", "Ids of records inside it", "Mã những gì được nhắc", lambda of: listed(of.row["mentions"])),
    Column("section", "Id of its section", "Mã mục", lambda of: of.row["section"]),
    Column("heading", "Headings that lead to it", "Đề mục", lambda of: of.page.heading(of.row["section"])),
    Column("rule", "Rule that read it", "Luật đã đọc", lambda of: of.row["rule"]),
    Column("start", "First position in the text", "Vị trí đầu", lambda of: of.row["span"]["start"]),
    Column("end", "Position after the last", "Vị trí cuối", lambda of: of.row["span"]["end"]),
)  # fmt: skip

_SECTIONS: tuple[Column[_Record], ...] = (
    Column("section", "Id of the section", "Mã mục", lambda of: of.row["id"]),
    Column("number", "Number as printed", "Số mục", lambda of: of.row["number"]),
    Column("title", "Title", "Đề mục", lambda of: of.row["title"]["text"]),
    Column("level", "Depth, from 1", "Cấp", lambda of: of.row["level"]),
    Column("parent", "The section around it", "Mục chứa nó", lambda of: of.row["parent"]),
    Column("start", "First position in the text", "Vị trí đầu", lambda of: of.row["start"]),
    Column("end", "Position after the last", "Vị trí cuối", lambda of: of.row["end"]),
)

_CHECKS: tuple[Column[_Record], ...] = (
    Column("kind", "What is checked: parts_sum, share, growth …", "Phép kiểm", lambda of: of.row["kind"]),
    Column("verdict", "holds or differs", "Khớp hay lệch", lambda of: of.row["verdict"]),
    Column("stated", "As printed", "Số in", lambda of: of.row["stated"]),
    Column("computed", "As computed", "Số tính lại", lambda of: of.row["computed"]),
    Column("tolerance", "What the printed decimals leave open", "Sai số cho phép", lambda of: of.row["tolerance"]),
    Column("unit", "Unit of the three", "Đơn vị", lambda of: of.row["unit"]),
    Column(
        "observations",
        "Ids of the numbers",
        "Mã các số liệu",
        lambda of: listed(f"{row['indicator']}.{row['observation'] + 1}" for row in of.row["observations"]),
    ),
    Column("message", "In words", "Diễn giải", lambda of: of.row["message"]),
    Column("message_en", "In words, in English", "Diễn giải bằng tiếng Anh", lambda of: of.row["message_en"]),
)

_DIAGNOSTICS: tuple[Column[_Record], ...] = (
    Column("code", "What was not understood", "Loại", lambda of: of.row["code"]),
    Column("message", "In words", "Diễn giải", lambda of: of.row["message"]),
    Column("text", "The place in the text", "Nguyên văn", lambda of: of.row["span"]["text"]),
    Column("start", "First position in the text", "Vị trí đầu", lambda of: of.row["span"]["start"]),
    Column("end", "Position after the last", "Vị trí cuối", lambda of: of.row["span"]["end"]),
)

_DOCUMENT: tuple[Column[Json], ...] = (
    Column("report", "Id of the report, as sent", "Mã báo cáo do bên gửi đặt", lambda of: of["id"]),
    Column("title", "Title", "Tiêu đề", lambda of: of["document"]["title"]),
    Column("kind", "Kind of document", "Loại văn bản", lambda of: of["document"]["kind"]),
    Column("issued", "Day of issue", "Ngày ban hành", lambda of: day(of["document"]["issued"])),
    Column(
        "period_start", "First day of its period", "Từ ngày", lambda of: day(_get(of, "document", "period", "start")),
    ),
    Column("period_end", "Last day of its period", "Đến ngày", lambda of: day(_get(of, "document", "period", "end"))),
    Column("place", "Place", "Địa bàn", lambda of: _get(of, "document", "place", "name")),
    Column("place_code", "Official code", "Mã đơn vị hành chính", lambda of: _get(of, "document", "place", "code")),
    Column(
        "reference_date", "Day that relative time is counted from", "Ngày mốc tính thời gian",
        lambda of: day(of["document"]["reference_date"]["date"]),
    ),
    Column("length", "Length of the text", "Độ dài văn bản", lambda of: of["document"]["length"]),
    Column("offset_unit", "Unit of every start and end", "Đơn vị của vị trí", lambda of: of["document"]["offset_unit"]),
    Column("version", "Version of the program", "Phiên bản chương trình", lambda of: of["engine"]["version"]),
    Column("lexicon", "Digest of the word lists", "Mã của bộ từ điển", lambda of: of["engine"]["lexicon"]),
)  # fmt: skip


def observations(answer: Json) -> Table:
    """One row for each number."""
    page = Page.of(answer)
    return make_table("observations", _OBSERVATIONS, _observed(page))


def _observed(page: Page) -> Iterator[_Observed]:
    for indicator in page.answer["indicators"]:
        for index, row in enumerate(indicator["observations"]):
            yield _Observed(page, indicator, row, index)


def entities(answer: Json) -> Table:
    """One row for each entity, group by group."""
    groups = answer["entities"]
    page = Page.of(answer)
    named = [(group, row) for group in PREFIXES if group in groups for row in groups[group]]
    return make_table("entities", _ENTITIES, [_Record(page, group, row) for group, row in named])


def directives(answer: Json) -> Table:
    """One row for each directive."""
    return _plain("directives", _DIRECTIVES, answer)


def sections(answer: Json) -> Table:
    """One row for each heading."""
    return _plain("sections", _SECTIONS, answer)


def checks(answer: Json) -> Table:
    """One row for each sum, share or growth that was worked out again."""
    return _plain("checks", _CHECKS, answer)


def diagnostics(answer: Json) -> Table:
    """One row for each thing that was seen and not understood."""
    return _plain("diagnostics", _DIAGNOSTICS, answer)


def document(answer: Json) -> Table:
    """One row: the document as a whole."""
    return make_table("document", _DOCUMENT, [answer])


def _plain(name: str, columns: tuple[Column[_Record], ...], answer: Json) -> Table:
    page = Page.of(answer)
    return make_table(name, columns, [_Record(page, name, row) for row in answer[name]])
