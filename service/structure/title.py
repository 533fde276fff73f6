"""The title of the document."""

from __future__ import annotations

from itertools import takewhile

from service.structure.paragraphs import Draft
from service.structure.posting import DATE, headline_end
from service.structure.words import Words, squeeze
from service.text.finder import KEYS, Finder
from service.text.fold import pattern
from service.text.span import Span

_DATE = pattern(DATE)
_LONGEST = 300
_FIRST_BLOCKS = 60
_SHORTEST_WORDS = 4
_LINES_OF_TITLE = 9
_LINES_OF_HEAD = 8
# a picture over a text without a headline: "Ông Nguyễn Văn An, Giám đốc Sở Y tế phát biểu tại hội nghị"
_SHOWS = pattern(
    r"(?:(?:ông|bà|đồng\s+chí|đ/c)\s+[^,]{3,40},\s[^.]{5,160}?|các\s+đồng\s+chí\s[^.]{5,160}?)"
    r"(?<!\w)(?:phát\s+biểu|chủ\s+trì|trao|tặng|tham\s+gia|khai\s+mạc|trồng\s+cây)\s[^.]{0,120}?(?<!\w)tại\s"
)
_MOTTO = Finder(pattern(r"(?<!\w)cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam(?!\w)"), KEYS)
_ASIDE = ("furniture", "byline", "caption", "table")


def find_title(norm: str, key: str, drafts: list[Draft], words: Words) -> Span | None:
    """Find the title among the first blocks, mark its blocks, and return its range."""
    first = drafts[:_FIRST_BLOCKS]
    for index, draft in enumerate(first):
        if draft.kind in _ASIDE or draft.marker is not None:
            continue
        if draft.length > _LONGEST:
            break
        if _is_kind_line(norm, key, draft, words):
            for above in drafts[:index]:
                above.kind = "byline" if above.kind != "furniture" else above.kind
            return _official_title(norm, key, drafts, index, words)
    return _below_motto(norm, key, first, words) or _line_as_title(norm, key, first, words)


def _below_motto(norm: str, key: str, drafts: list[Draft], words: Words) -> Span | None:
    """The title of an official document that names its kind: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" / "Huế, ngày …" /
    "BÁO CÁO TÌNH HÌNH THÁNG 5"."""
    motto = next((index for index, draft in enumerate(drafts) if _MOTTO.search(key, draft.start, draft.end)), None)
    for index in range(motto + 1, min(len(drafts), motto + _LINES_OF_HEAD)) if motto is not None else ():
        draft = drafts[index]
        capitals = norm[draft.content : draft.end].isupper() and draft.kind in ("body", "heading")
        if capitals and _names_document(key, draft, words) and draft.marker is None:
            for above in drafts[:index]:
                above.kind = "byline" if above.kind != "furniture" else above.kind
            draft.kind = "title"
            return Span(draft.content, draft.end)
    return None


def _is_kind_line(norm: str, key: str, draft: Draft, words: Words) -> bool:
    """ "BÁO CÁO" by itself, in capitals."""
    text = norm[draft.content : draft.end]
    return text.isupper() and squeeze(key[draft.content : draft.end]).rstrip(" :") in words.document_kinds


def _line_as_title(norm: str, key: str, drafts: list[Draft], words: Words) -> Span | None:
    """The first line that is no running text and stands in no menu; the one over the date of posting
    before others."""
    shown = [draft for draft in drafts if draft.kind not in _ASIDE]
    lines = list(takewhile(lambda draft: _can_be_title(norm, draft) or _names_document(key, draft, words), shown))
    lines = [line for index, line in enumerate(lines) if not _issues(norm, key, lines[index : index + 6], words)]
    long = [index for index, draft in enumerate(lines) if _words(norm, draft) >= _SHORTEST_WORDS]
    if not long:
        long = [0] if len(lines) == 1 else []
    dated = [index for index in long if _stands_over_date(key, drafts, lines[index])]
    # a longer line among the menu's short ones is of the menu, too
    chosen = next((index for index in [*dated, *long] if not _goes_on_as_menu(norm, lines, index)), None)
    if chosen is None:
        return None
    if _SHOWS.match(key, lines[chosen].content, lines[chosen].end):
        lines[chosen].kind = "caption"
        return None
    for above in lines[:chosen]:
        above.kind = "furniture"
    last = chosen
    while last + 1 < len(lines) and _goes_on_in_capitals(norm, key, lines[last], lines[last + 1], words):
        last += 1
    for line in lines[chosen : last + 1]:
        line.kind = "title"
    _mark_issuers(norm, key, drafts[drafts.index(lines[last]) + 1 :][:4], words)
    return Span(lines[chosen].content, headline_end(key, lines[chosen].content, lines[last].end))


def _issues(norm: str, key: str, lines: list[Draft], words: Words) -> bool:
    """ "CỤC THỐNG KÊ TỈNH LAI CHÂU" over "TÌNH HÌNH …" in capitals, too, or over "Báo cáo …"; alone it may be
    a headline: "BỘ TÀI CHÍNH NÓI VỀ NỢ CÔNG"."""
    line, *below = lines
    if not norm[line.content : line.end].isupper() or not words.issuer.match(key, line.content, line.end):
        return False
    if words.document_kind.match(key, line.content, line.end):
        return False
    return any(norm[other.content : other.end].isupper() or _names_document(key, other, words) for other in below)


def _stands_over_date(key: str, drafts: list[Draft], line: Draft) -> bool:
    """Whether the date of posting ("12/05/2022 10:00", "Ngày đăng: 12/05/2022") comes right after ``line``."""
    below = (draft for draft in drafts if draft.start > line.start and draft.kind not in ("furniture", "caption"))
    following = next(below, None)
    return (
        following is not None
        and following.kind == "byline"
        and _DATE.search(key, following.content, following.end) is not None
    )


def _goes_on_in_capitals(norm: str, key: str, line: Draft, below: Draft, words: Words) -> bool:
    """ "TÌNH HÌNH KINH TẾ - XÃ HỘI" / "THÁNG 5 NĂM 2021", up to who issues it."""
    capitals = norm[line.content : line.end].isupper() and norm[below.content : below.end].isupper()
    if not capitals or below.gap or below.marker is not None:
        return False
    return words.issuer.match(key, below.content, below.end) is None


def _goes_on_as_menu(norm: str, lines: list[Draft], index: int) -> bool:
    below = lines[index + 1 : index + 4]
    return sum(1 for draft in below if _words(norm, draft) < _SHORTEST_WORDS) > 1


def _words(norm: str, draft: Draft) -> int:
    return len(norm[draft.content : draft.end].split())


def _can_be_title(norm: str, draft: Draft) -> bool:
    if draft.marker is not None and draft.marker.kind != "•":
        return False
    if not 2 < draft.length <= _LONGEST:
        return False
    return norm[draft.end - 1] not in ".;:," or norm.endswith("..", draft.start, draft.end)


def _names_document(key: str, draft: Draft, words: Words) -> bool:
    """ "Thông báo kết luận của … năm 2019.": a title for all its full stop."""
    if draft.marker is not None or draft.length > _LONGEST or key.find(". ", draft.content, draft.end) >= 0:
        return False
    return words.document_kind.match(key, draft.content, draft.end) is not None


def _official_title(norm: str, key: str, drafts: list[Draft], index: int, words: Words) -> Span:
    """ "BÁO CÁO" and the lines below that say about what, up to who issues it."""
    start, end = drafts[index].content, drafts[index].end
    drafts[index].kind = "title"
    subject_in_capitals = False
    for draft in drafts[index + 1 : index + _LINES_OF_TITLE]:
        text = norm[draft.content : draft.end]
        if draft.kind not in ("body", "heading", "caption") or draft.marker is not None or text[-1] in ".;:":
            break
        if norm[end - 1] != "," and words.issuer.match(key, draft.content, draft.end):
            break
        if not text.isupper() and (text[-1] == "," or subject_in_capitals):
            break
        subject_in_capitals = text.isupper()
        draft.kind = "title"
        end = draft.end
    _mark_issuers(norm, key, drafts[index + 1 : index + 10], words)
    return Span(start, end)


def _mark_issuers(norm: str, key: str, drafts: list[Draft], words: Words) -> None:
    """Who issues the document, between its title and its first words."""
    for draft in drafts:
        if draft.kind in ("title", "furniture"):
            continue
        caps = norm[draft.content : draft.end].isupper() and norm[draft.end - 1] != ":"
        if draft.marker is not None or not caps or not words.issuer.match(key, draft.content, draft.end):
            return
        draft.kind = "byline"
