"""Lines of the web page around the report: menus, counters, sharing buttons, telephones, by-lines.

Everything here looks at single lines, by their words or their shape; what needs the lines around
it (captions, repeated leads, headings) is told later, on blocks.
"""

from __future__ import annotations

import itertools

from service.structure.model import LineKind
from service.structure.posting import is_posting_date
from service.structure.rows import Row
from service.structure.words import Words, squeeze
from service.text.fold import pattern
from service.text.lazy import regex

_COUNTER = regex(r"[\d\s.,:/|«»<>•*-]+")
# What a whole line can be: an audio timer, icons and addresses, a telephone number, page links, a page number
_SHAPE = pattern(
    r"\d{1,2}:\d{2}\s*/\s*\d{1,2}:\d{2}"
    r"|[\w-]{2,20}-(?:icon|logo|share|btn|button)|:[a-z_]{2,20}:|https?://\S+|www\.\S+|\S+@\S+\.\w{2,4}"
    r"|(?:\(?(?:\+?84|0)\d{1,4}\)?)(?:[\s.-]*\d){6,9}(?:\s*\([^)]{0,40}\))?"
    r"|[\d\s.…«»<>|-]+(?:trang\s+(?:đầu|cuối|sau|trước))?"
    r"|trang\s+\d{1,4}(?:\s*/\s*\d{1,4})?"
)
# "Trang chủ » Tin tức » Kinh tế", "Kinh tế / Nông nghiệp / Trồng trọt": where the page stands on its site
_TRAIL = pattern(
    r"(?:trang\s+chủ|trang\s+nhất|home|bạn\s+đang\s+(?:ở|xem)\s*:?)\s*[\\/>\"›→|-].*"
    r"|[^.;:?!\n/>\"›→|]{2,45}(?:\s[>\"›→]\s[^.;:?!\n/>\"›→|]{2,60}){1,5}(?:\s[>\"›→])?"
    r"|[^.;:?!\n/|]{2,45}(?:\s[/|]\s[^.;:?!\n/|]{2,45}){2,5}"
)
_PHONE = regex(r"(?:\(?(?:\+?84|0)\d{1,4}\)?)(?:[\s.-]*\d){6,9}(?:\s*\([^)]{0,40}\))?")
# "Các tin liên quan", "Những bài viết mới hơn": links begin here
_OTHER_PAGES = pattern(
    r"(?:(?:các|những|một\s+số)\s+)?(?:tin|bài|tin\s+bài|bài\s+viết|tin\s+tức)\s+(?:viết\s+|tức\s+)?"
    r"(?:liên\s+quan|khác|cùng(?:\s+\S+){1,2}|đã\s+(?:đưa|đăng)|mới(?:\s+(?:hơn|nhất|đăng))?|cũ(?:\s+hơn)?|nổi\s+bật"
    r"|(?:đọc|xem)\s+nhiều(?:\s+nhất)?)"
)
_CONTENTS = regex(r"(?:\.{4,}|…{2,}|\s\.\s\.\s\.)\s*\d{1,4}$")  # a line of the table of contents
_WANTS_NUMBER = regex(r"(?i:năm|tháng|quý|ngày|số|đạt|là)$")
_PAGE_NUMBER = regex(r"(?:-\s*)?(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*-)?")
_QUANTITY_CELL = regex(r"\d,\d|%")
# "Báo Thái Nguyên điện tử", "Tạp chí Xây dựng" between a headline and its date
_PAPER = pattern(
    r"(?:theo\s+)?(?:báo\s+(?!cáo)[^,;:.!?\d]{2,30}\s+(?:điện\s+tử|online)|(?:thời\s+báo|tạp\s+chí)(?:\s+[^\s,;:.!?\d]+){1,4})"
)
_LONG = 120
_RUNNING_TEXT = 60
_SHORT_SENTENCE = 30
_LINK_ABOVE = 40
_WORDS_OF_LABEL = 3
_SAYS_SOMETHING = regex(r"\w")


def is_page_number(key: str, row: Row) -> bool:
    """ "12", "- 12 -", "Trang 3/20" between two pages."""
    return _PAGE_NUMBER.fullmatch(key, row.start, row.end) is not None


def mark_furniture(norm: str, key: str, rows: list[Row], words: Words) -> None:
    """Set the kind of each row that is furniture, a by-line or a table's row."""
    in_list = begun = False
    has_cells = "\t" in key or "|" in key
    previous: Row | None = None
    for row in rows:
        posted = row.end - row.start <= _LONG and is_posting_date(key, row.start, row.end)
        line_kind: LineKind | None = "byline" if posted else None
        if line_kind is None:
            line_kind = "table" if has_cells and _is_table_row(key, row) else _kind_of(key, row, words)
        if line_kind is not None and _is_rest_of_paragraph(norm, row, previous):
            line_kind = None
        previous = row
        begun = begun or _is_running_text(key, row)
        if _opens_list(key, row, words):
            in_list, line_kind = True, "furniture"
        elif in_list:
            # a list of links above the report ends at its title, one below it at running text
            in_list = not _is_running_text(key, row) and (begun or row.end - row.content <= _LINK_ABOVE)
            if in_list and line_kind is None:
                line_kind = "furniture"
        if line_kind is not None:
            row.kind = line_kind
    _mark_counter_labels(key, rows)
    _mark_phone_labels(key, rows)


def _is_table_row(key: str, row: Row) -> bool:
    return key.count("\t", row.start, row.end) > 1 or key.count("|", row.start, row.end) > 1


def _kind_of(key: str, row: Row, words: Words) -> LineKind | None:
    length = row.end - row.start
    if length <= 2 * _LONG and _CONTENTS.search(key, max(row.content, row.end - 12), row.end):
        return "furniture"
    if length > _LONG or (row.marker is not None and not row.marker.is_bullet):
        return None  # what has a number belongs to the document
    if words.byline_opening.match(key, row.content, row.end):
        return "byline"
    if words.furniture_opening.match(key, row.content, row.end) and not _is_sentence(key, row):
        return "furniture"
    if squeeze(key[row.content : row.end]).rstrip(" :.»>") in words.furniture_lines:
        return "furniture"
    if _COUNTER.fullmatch(key, row.start, row.end):
        return "table" if _QUANTITY_CELL.search(key, row.start, row.end) else "furniture"
    if _SHAPE.fullmatch(key, row.content, row.end) or _TRAIL.fullmatch(key, row.content, row.end):
        return "furniture"
    if _PAPER.fullmatch(key, row.content, row.end):
        return "byline"
    if key.startswith(">>", row.start, row.end):  # ">>> Xem: …" links to other pages
        return "furniture"
    return None


def _is_rest_of_paragraph(norm: str, row: Row, previous: Row | None) -> bool:
    """ "1." waiting for its title below, or a line that goes on with the one above: "… cuối năm / 2017."."""
    if row.marker is not None and not row.marker.is_bullet and row.content >= row.end:
        return True
    if previous is None or previous.kind != "body" or row.gap:
        return False
    if not norm[previous.end - 1].isalpha() and norm[previous.end - 1] != ",":
        return False
    if _WANTS_NUMBER.search(norm, max(previous.start, previous.end - 8), previous.end):
        return norm[row.start].isdigit()
    ends_it = norm[row.end - 1] in ".;,)" and _COUNTER.fullmatch(norm, row.start, row.end) is not None
    return ends_it or norm[row.start].islower()


def _opens_list(key: str, row: Row, words: Words) -> bool:
    if row.end - row.content > 60 or (row.marker is not None and not row.marker.is_bullet):
        return False
    line = squeeze(key[row.content : row.end]).rstrip(" :.")
    return line in words.furniture_lists or _OTHER_PAGES.fullmatch(line) is not None


def _is_sentence(key: str, row: Row) -> bool:
    """ "Cổng thông tin điện tử tỉnh hoạt động ổn định." is the report's own, however it begins."""
    return _is_running_text(key, row) or (row.end - row.content >= _SHORT_SENTENCE and key[row.end - 1] in ".;")


def _is_running_text(key: str, row: Row) -> bool:
    """A line long enough, and ended like a sentence, to be the report's own."""
    return (
        row.end - row.content >= _RUNNING_TEXT and key[row.end - 1] in '.;:!?"…)'
    ) or row.end - row.content > 2 * _LONG


def _mark_phone_labels(key: str, rows: list[Row]) -> None:
    """The office above its telephone number: "Phòng Tổng hợp" / "0215.382.0000"."""
    for label, phone in itertools.pairwise(rows):
        if phone.kind == "furniture" and _PHONE.fullmatch(key, phone.content, phone.end) and _is_label(label):
            label.kind = "furniture"


def _mark_counter_labels(key: str, rows: list[Row]) -> None:
    """A word or three between two lines of furniture are furniture, but not between mere rules."""
    for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
        if before.kind != "furniture" or after.kind != "furniture" or not _is_label(row):
            continue
        short = len(key[row.content : row.end].split()) <= _WORDS_OF_LABEL and not (row.gap and row.marker)
        if short and _SAYS_SOMETHING.search(key, before.start, before.end):
            row.kind = "furniture"


def _is_label(row: Row) -> bool:
    return row.kind == "body" and row.end - row.content <= 40
