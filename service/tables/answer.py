"""The answer as tables for people, laid out as the report's own tables are.

Numbers stand as the report prints them (``9.709,58 | tỷ đồng``), a row's growth, plan and share
beside its level, rows under the report's own headings.
"""

from __future__ import annotations

from collections.abc import Iterator

from service.render import Json
from service.tables.grid import Column, grid, plain
from service.tables.indicators import day_text, indicator_table, period_text

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
    parts = [_head(answer["document"]), *_indicators(answer), *_entity_tables(answer), *_directive_table(answer)]
    parts += _check_table(answer)
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
        ("Ngày ban hành", document["issued"] and day_text(document["issued"])),
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


def _indicators(answer: Json) -> Iterator[str]:
    if answer["indicators"]:
        yield _titled("Số liệu", indicator_table(answer))


def _titled(title: str, body: str) -> str:
    return f"{title}\n{body}"


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
            yield _titled(title, grid(_ENTITIES, [([], [_entity_row(row) for row in rows])]))


def _entity_row(row: Json) -> list[str]:
    return [row["name"], _KINDS.get(row.get("kind") or "", ""), _details(row), str(len(row["mentions"]))]


_KINDS = {
    # places
    "country": "quốc gia",
    "region": "vùng",
    "province": "tỉnh",
    "district": "huyện",
    "commune": "xã",
    "settlement": "thôn, bản",
    "border_gate": "cửa khẩu",
    "facility": "công trình",
    "road": "đường",
    "water": "sông, hồ, biển",
    "relief": "núi, đồi",
    "site": "địa điểm",
    # projects, and how far they are
    "transport": "giao thông",
    "energy": "năng lượng",
    "urban": "đô thị",
    "industrial_park": "khu công nghiệp",
    "irrigation": "thủy lợi",
    "agriculture": "nông nghiệp",
    "tourism": "du lịch",
    "education": "giáo dục",
    "health": "y tế",
    "digital": "chuyển đổi số",
    "proposed": "đề xuất",
    "approved": "đã phê duyệt",
    "preparing": "chuẩn bị",
    "under_construction": "đang thi công",
    "completed": "hoàn thành",
    "operating": "vận hành",
    "delayed": "chậm tiến độ",
    # organisations
    "party": "Đảng",
    "state": "nhà nước",
    "military": "lực lượng vũ trang",
    "company": "doanh nghiệp",
    "school": "trường học",
    "international": "quốc tế",
    "media": "báo chí",
    "association": "hội, đoàn thể",
    # legal documents
    "resolution": "nghị quyết",
    "decree": "nghị định",
    "decision": "quyết định",
    "plan": "kế hoạch",
    "conclusion": "kết luận",
    "directive": "chỉ thị",
    "programme": "chương trình",
    "scheme": "đề án",
    "law": "luật",
    "planning": "quy hoạch",
    "other": "khác",
}

_KNOWN = ("capacity", "investment", "investor", "code", "parent", "number", "issuer", "date")


def _details(row: Json) -> str:
    """What is known of an entity beside its name: titles, number, date, status, capacity."""
    titles = [title["text"] for title in row.get("titles", [])]
    known = [row.get(name) for name in _KNOWN]
    return "; ".join(plain(words) for words in [_KINDS.get(row.get("status") or "", ""), *titles, *known] if words)


def _directive_table(answer: Json) -> Iterator[str]:
    if answer["directives"]:
        rows = [_directive_row(row) for row in answer["directives"]]
        yield _titled("Chỉ đạo, nhiệm vụ, kiến nghị", grid(_DIRECTIVES, [([], rows)]))


def _directive_row(row: Json) -> list[str]:
    issuer, addressee = (row[side]["name"] if row[side] else "" for side in ("issuer", "addressee"))
    deadline = row["deadline"]["text"] if row["deadline"] else ""
    return [row["span"]["text"], _DIRECTIVE_KINDS[row["kind"]], issuer, addressee, deadline]


def _check_table(answer: Json) -> Iterator[str]:
    """What differs is told first, in a sentence each; of the rest, how many hold."""
    rows = answer["checks"]
    differ = [row for row in rows if row["verdict"] == "differs"]
    if rows:
        told = "".join(f"\n! {plain(row['message'])}" for row in differ)
        yield f"Phép tính trong báo cáo: {len(rows) - len(differ)} khớp, {len(differ)} lệch{told}"


_DIRECTIVE_KINDS = {"directive": "chỉ đạo", "task": "nhiệm vụ", "proposal": "kiến nghị", "commitment": "cam kết"}
