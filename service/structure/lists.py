"""Labels of items, and which block introduces which."""

from __future__ import annotations

from service.structure.paragraphs import Draft
from service.structure.words import Words
from service.text.lazy import regex
from service.text.span import Span

# "(ĐCSVN) - ", "VOV.VN - ", "PhuthoPortal - " before the first words
_DATELINE = regex(r"(?:\([^)]{2,30}\)|(?=\S{0,20}(?:\.|[a-z][A-Z]|[A-Z]{2}))[A-ZĐ][\w.]{2,20})\s*-\s+")
_LEAD = regex(r"[^:;.?!]{2,90}(?:(?<=\d)\.(?=\d)[^:;.?!]{1,90}){0,3}(?=\s{0,4}:)")
_NO_LABEL = regex(r"\d\s*%|\d,\d|(?<![^\W\d_])(?:đạt|ước|tăng|chiếm)\s+\d")
# "Các bộ: Quốc phòng, Công an chủ động …": the list belongs to the noun
_ENUMERATES = regex(r"các\s+(?:(?:bộ|sở|ban|ngành|huyện|tỉnh|xã|phường|thành phố)(?:,\s*|\s+và\s+|\s*$)){1,5}$")
_LONGEST_PLAIN_LEAD = 60
_LONGEST_POINT = 120
_CIRCUMSTANCE = regex(
    r"(?:trong|theo|tính|đến|tại|năm|tháng|quý|ngày|sau|khi|cùng|bên|đối|để|do|nhằm|tuy|nhưng|với|từ|như|ông|bà|đồng)\b"
)


def set_leads(norm: str, key: str, drafts: list[Draft], words: Words) -> None:
    """Give every item, and every paragraph that opens with a short label, its lead."""
    for draft in drafts:
        if draft.kind in ("body", "bullet"):
            draft.lead = _lead(norm, key, draft, words)


def _lead(norm: str, key: str, draft: Draft, words: Words) -> Span | None:
    dateline = _DATELINE.match(norm, draft.content, draft.end) if draft.marker is None else None
    start = dateline.end() if dateline else draft.content
    match = _LEAD.match(norm, start, draft.end)
    if match is None:
        return None
    end = match.end()
    while end > draft.content and norm[end - 1].isspace():
        end -= 1
    colon = norm.index(":", end)
    if colon + 1 >= draft.end:
        return None  # the whole block introduces what follows
    if norm[colon + 1].isdigit() and norm[end - 1].isdigit():
        return None  # "8:30"
    if draft.marker is None and not _is_plain_label(norm, key, draft.content, end):
        return None
    if len(norm[draft.content : end].split()) > 15 or _NO_LABEL.search(key, draft.content, end):
        return None
    if _ENUMERATES.search(key, draft.content, end):
        return None
    if words.introducer_end.search(key, draft.content, end) or words.reporting_end.search(key, draft.content, end):
        return None
    return Span(start, end)


def _is_plain_label(norm: str, key: str, start: int, end: int) -> bool:
    """A label that no bullet announces must be short, and no circumstance: "Trong quý, theo kế hoạch: …"."""
    if end - start > _LONGEST_PLAIN_LEAD:
        return False
    return "," not in norm[start:end] or not _CIRCUMSTANCE.match(key, start, end)


def parents(norm: str, drafts: list[Draft], heads: set[int], restarts: set[int]) -> list[int | None]:
    """For each block the index of the block that introduces it, or ``None``. Blocks of ``heads`` open
    a section: nothing introduces them, and nothing above them goes on below. Those of ``restarts`` begin
    a list of their own."""
    result: list[int | None] = []
    open_lists: list[tuple[str, int, int | None]] = []  # (marker kind, latest item, parent)
    previous = -1  # last block that is not furniture
    for index, draft in enumerate(drafts):
        parent: int | None = None
        if index in heads or draft.kind == "title":
            open_lists.clear()
        elif index in restarts and draft.marker is not None:
            open_lists[:] = [(draft.marker.kind, index, None)]
        elif draft.kind == "bullet" and draft.marker is not None:
            parent = _parent_of_item(norm, drafts, index, previous, open_lists)
            if parent is not None and drafts[parent].kind == "heading":
                parent = None  # the section says it
        elif draft.kind == "body" and previous >= 0:
            parent = _parent_of_paragraph(norm, drafts, previous, result)
            if norm[draft.end - 1] == ":":
                open_lists.clear()
        result.append(parent)
        if draft.kind not in ("furniture", "byline", "caption", "table"):
            previous = index
    return result


def _introduces(norm: str, draft: Draft) -> bool:
    return norm[draft.end - 1] == ":"


def _parent_of_item(
    norm: str, drafts: list[Draft], index: int, previous: int, open_lists: list[tuple[str, int, int | None]]
) -> int | None:
    marker = drafts[index].marker
    assert marker is not None
    depth = next((at for at, (kind, _, _) in enumerate(open_lists) if kind == marker.kind), None)
    if depth is not None and _goes_on(norm, drafts, open_lists[depth][1], index, previous):
        parent = open_lists[depth][2]
        del open_lists[depth:]
    elif previous >= 0 and _leads_to(norm, drafts[previous], drafts[index]):
        parent = previous
    elif depth is None and open_lists and marker.is_bullet and drafts[previous].kind == "body":
        parent = open_lists[-1][1]  # a paragraph of the item above stands between
    else:
        open_lists.clear()
        parent = None
    open_lists.append((marker.kind, index, parent))
    return parent


def _leads_to(norm: str, before: Draft, item: Draft) -> bool:
    """Whether a list that begins with ``item`` belongs to the block before it."""
    if _introduces(norm, before):
        return True
    numbered = item.marker is not None and not item.marker.is_bullet
    return before.kind == "bullet" and not (numbered and norm[before.end - 1] == ".")


def _goes_on(norm: str, drafts: list[Draft], latest: int, index: int, previous: int) -> bool:
    """Whether the item at ``index`` stands in the list of the item at ``latest``."""
    marker, before = drafts[index].marker, drafts[latest].marker
    assert marker is not None
    assert before is not None
    if marker.is_bullet:
        # a new introduction or a plain paragraph between ends a list of dashes
        between = drafts[previous]
        if previous == latest:
            return not _introduces(norm, between)
        return between.kind == "bullet"
    return marker.value > before.value


def _parent_of_paragraph(norm: str, drafts: list[Draft], previous: int, result: list[int | None]) -> int | None:
    """A paragraph after "… như sau:", those that go on after its ";", and those below "Thứ nhất, về …"."""
    before = drafts[previous]
    if before.kind not in ("body", "bullet"):
        return None
    if _introduces(norm, before) or _is_point(norm, before):
        return previous
    parent = result[previous]
    if (
        before.kind == "body"
        and parent is not None
        and (norm[before.end - 1] == ";" or _is_point(norm, drafts[parent]))
    ):
        return parent
    return None


def _is_point(norm: str, draft: Draft) -> bool:
    """ "Thứ nhất, về công tác quy hoạch": a point whose paragraphs stand below it."""
    if draft.marker is None or draft.marker.kind not in ("ordinal", "being") or draft.kind != "bullet":
        return False
    return draft.length <= _LONGEST_POINT and norm[draft.end - 1].isalnum()
