"""How far a title goes beside a name, where what it is of is in no list: "ông A, Trưởng phòng Tiếp dân huyện B| nói".

Only behind a name does a mark or a verb end the title; before one ("Trưởng phòng Kinh tế Lê Văn A") the
name itself would be taken for a part of it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from service.entities.names import LOWER, UPPER, spaced, words
from service.entities.scan import Scan
from service.lexicon.model import Lexicon

_BESIDE = spaced(rf"[{UPPER}][^\W\d_]*[ ]{{0,3}}(?:,|-|\()[ ]{{0,3}}$")
_CHAINED = spaced(r"[ ]{0,3}(?:,|-|;|và|kiêm|, kiêm)[ ]{1,3}")
_STEP = spaced(r"(?P<sep> (?:[-&] )?)(?P<word>[^\W_](?:[\w&]|\.(?=\w))*)")
_END = spaced(r"[ ]{0,2}(?:[,;:()\n\"]|\.(?!\w)|$| - )| (?:và|kiêm|cùng|phụ trách)(?!\w)")
_UNIT = spaced(
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|TP|Trường|THPT|THCS|Tiểu học|Bệnh viện|đường|thôn|bản)[ ]{0,3}$"
)
_OWN_UNIT = spaced(
    r"(?:UBND|HĐND|MTTQ|Ủy ban nhân dân|Hội đồng nhân dân|Công an) "
    r"(?P<unit>tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường)[ ]{1,3}$"
)
_KNOWN_UNITS = ("tỉnh", "thành phố", "TP")  # of which the gazetteer knows every one
# lower-case words that begin what a title is of: "Bí thư| huyện ủy Vị Xuyên", "Trưởng ban| kiểm soát Công ty"
_OPENS = spaced(
    r"(?:(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)|kiểm soát|chi bộ|khoa|phòng|công ty|"
    r"huyện|xã|phường|thôn|bản|điều hành|quản trị|kiểm tra|giám sát|công tác|khảo sát|thanh tra|đại biểu|dự án)(?!\w)"
)
_OF_UNIT = spaced(r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|quốc gia|khu vực|số)(?!\w)")
_NAMED_UNIT = spaced(rf"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường) (?:[{UPPER}]\w* ){{0,3}}$")
# what stops a title elsewhere begins a part of one here: "Phòng Kiểm soát", "Hội phụ nữ", "Ban Chủ nhiệm"
_NO_STOP = spaced(
    r"(?:kiểm (?:soát|lâm|sát|toán|dịch|định)|phụ nữ|tham mưu|trực thuộc|đồng bằng|chủ nhiệm|kết nối|"
    r"trình diễn|giao thông|đồng (?:trường|quản trị|thành viên|nhân dân|tư vấn|khoa học|dân tộc|đội))"
)
_BODY_WORD = spaced(r"(?:Bộ|Ban|Hội) $")
_MIDDLE = frozenset(
    ("Văn", "Thị", "Đình", "Hữu", "Quang", "Xuân", "Ngọc", "Đức", "Quốc", "Công", "Trọng", "Viết", "Bá")
)
_MOST_STEPS, _MOST_SMALL = 16, 3


@cache
def _stop(lexicon: Lexicon) -> tuple[str, ...]:
    verbs = (row["word"] for row in lexicon.table("directive_orders"))
    return (*lexicon.settings["name_ends"]["title"], *verbs)


class _Walk(NamedTuple):
    end: int
    bare: bool
    """Whether nothing stands behind the head yet."""
    small: int
    """How many lower-case words may follow: they go on with "Cảnh| sát", not with a name or an abbreviation."""


class TitleRuns:
    """Follows the words behind a title to where it ends."""

    def __init__(self, scan: Scan, places: dict[int, int], lexicon: Lexicon) -> None:
        self._norm, self._scan, self._places = scan.text.norm, scan, places
        self._stop = spaced(rf"{words(_stop(lexicon))}(?!\w)")
        self._heads = {hit.start for hit in scan.of("title")}
        self._place_ends = frozenset(places.values())
        self._ends: list[int] = []

    def end(self, start: int, head: int, end: int) -> int:
        """Where a title ends, whose ``head`` and what is known of its body reach to ``end``; remembered for the next
        of a chain."""
        if not self._is_beside(start):
            return end
        end = self._follow(_Walk(end, head == end, 0))
        self._ends = [*self._ends[-3:], end]
        return end

    def _is_beside(self, start: int) -> bool:
        if _BESIDE.search(self._norm, max(0, start - 24), start):
            return True
        return any(0 < start - end < 12 and _CHAINED.fullmatch(self._norm, end, start) for end in self._ends)

    def _follow(self, walk: _Walk) -> int:
        start = walk.end
        for _ in range(_MOST_STEPS):
            following = self._step(walk)
            if following is None:
                break
            walk = following
        ends = _END.match(self._norm, walk.end) or self._stops(walk.end)
        return walk.end if ends else start

    def _stops(self, at: int) -> bool:
        while self._norm.startswith(" ", at):
            at += 1
        return self._stop.match(self._norm, at) is not None and not _NO_STOP.match(self._norm, at)

    def _step(self, walk: _Walk) -> _Walk | None:
        """One word more, or nothing where another title, a verb or a person's name begins."""
        step = _STEP.match(self._norm, walk.end)
        if step is None:
            return None
        at, word = step.start("word"), step["word"]
        opened = _OPENS.match(self._norm, at) if walk.bare else _OF_UNIT.match(self._norm, at)
        if self._is_head(at) and opened is None:
            return None
        if self._is_person(at, step.end(), bare=walk.bare):
            return None
        if not word[0].islower():
            return _Walk(step.end(), False, 0 if self._closes(at, step.end(), word) else _MOST_SMALL)
        if self._stops(at):
            return None
        if opened is not None:
            return _Walk(opened.end(), False, 1 if walk.bare else 0)
        return _Walk(step.end(), False, walk.small - 1) if walk.small and not step["sep"].strip() else None

    def _closes(self, at: int, end: int, word: str) -> bool:
        """Whether no lower-case word goes on with a capital one: an abbreviation, a number, the name of a place."""
        return (
            (word.isupper() and len(word) > 1)
            or word[0].isdigit()
            or end in self._place_ends
            or bool(_NAMED_UNIT.search(self._norm, max(0, at - 30), at))
        )

    def _is_head(self, at: int) -> bool:
        """Whether another title begins here; none does in "Bộ Tư lệnh"."""
        return at in self._heads and not _BODY_WORD.search(self._norm, max(0, at - 6), at)

    def _is_person(self, at: int, end: int, *, bare: bool) -> bool:
        """Whether a surname with a given name behind it begins here; not in "huyện Mai Châu", "Trường Lê Lợi"."""
        hits = self._scan.between("surname", at, at + 1) if end - at > 1 else []  # "Phòng Nghiệp vụ Y Sở Y tế"
        following = _STEP.match(self._norm, end) if hits else None
        if following is None or not following["word"][0].isupper():
            return False
        middle = following["word"] in _MIDDLE
        sure = bare or middle or any(hit.entry.row["common"] == "0" for hit in hits)
        in_name = (at in self._places and not bare) or _UNIT.search(self._norm, max(0, at - 14), at) is not None
        return sure and (not in_name or self._is_head_of_unit(at, middle=middle))

    def _is_head_of_unit(self, at: int, *, middle: bool) -> bool:
        """Whether a person follows a unit without its name: "Chủ tịch UBND tỉnh| Đoàn Thu Hà"."""
        unit = _OWN_UNIT.search(self._norm, max(0, at - 30), at) if at not in self._places else None
        return unit is not None and (middle or unit["unit"] in _KNOWN_UNITS)


_FORMER = spaced(rf"(?<![{LOWER}{UPPER}])(?:[Nn]guyên|[Cc]ựu|[Qq]uyền) $")
"""What stands before a title that somebody held once, or holds for now: "nguyên| Bí thư Tỉnh ủy", "quyền| Giám đốc"."""


def former_start(norm: str, start: int) -> int:
    """Where the title that begins at ``start`` begins with what says that it was held once, or for now."""
    former = _FORMER.search(norm, max(0, start - 10), start)
    return former.start() if former else start
