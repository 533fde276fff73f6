"""What stands around the name of a body: places, titles, persons."""

from __future__ import annotations

from bisect import bisect_left

from service.entities.candidates import PlaceMention
from service.entities.names import LOWER, UPPER, spaced
from service.entities.scan import Hit, Scan
from service.text.span import Span

_PERSON = spaced(rf"[{UPPER}][{LOWER}]*+(?: [{UPPER}][{LOWER}]*+){{1,4}}")
_SAYS = spaced(rf"[{UPPER}][{LOWER}]*+(?: [{UPPER}][{LOWER}]*+){{2,4}}(?: [{LOWER}]+){{1,2}}")
"""A person of three syllables and more with the beginning of what he says: "Lê Văn Phan thông tin|"."""
_NAMED_AFTER = spaced(r"(?i:chuyên|THPT|THCS|tiểu học|mầm non|phổ thông|TNHH|MTV|cổ phần|tư nhân) $")
_REACH, _HEAD = 500, 700
UNITS = ("province", "district", "commune")


class Around:
    """The places of a text by where they start, and where its titles and persons stand."""

    def __init__(self, scan: Scan, places: list[PlaceMention]) -> None:
        self.scan = scan
        self._title_ends = {hit.end for hit in scan.of("title")}
        # "Trưởng ban Quản lý …": the body begins inside the title's words
        self._inside_titles = {
            scan.words.starts[word] for hit in scan.of("title") for word in range(hit.first + 1, hit.last + 1)
        }
        self._starts = {place.span.start: place for place in sorted(places, key=lambda place: place.span.end)}
        self._place_ends = {place.span.end for place in places}
        self._spans = sorted(place.span for place in places)
        classed = sorted((place for place in self._starts.values() if place.classed), key=lambda place: place.span)
        self._classed = {kind: [place for place in classed if place.kind == kind] for kind in UNITS}

    def unit_after(self, position: int) -> PlaceMention | None:
        """The province, district or commune that begins after the spaces at ``position``."""
        norm = self.scan.text.norm
        while position < len(norm) and norm[position] == " ":
            position += 1
        place = self._starts.get(position)
        return place if place is not None and place.kind in UNITS else None

    def unit_meant(self, kind: str, position: int) -> PlaceMention | None:
        """The one unit of a kind named with its class word within the last few sentences, or failing that at
        the head of the report."""
        named = self._classed[kind]
        low, high = (bisect_left(named, at, key=lambda place: place.span.start) for at in (position - _REACH, position))
        near = named[low:high] or named[: bisect_left(named, _HEAD, key=lambda place: place.span.start)]
        return near[-1] if near and len({place.name for place in near}) == 1 else None

    def class_word(self, place: PlaceMention) -> str:
        """The class word before a unit's name: "xã" of "xã Mường Phăng"."""
        known = place.unit.class_word.lower() if place.unit else ""
        return known or ("xã" if place.kind == "commune" else "huyện")

    def before_person(self, head: Hit, end: int) -> int:
        """``end`` of a free name, moved before the bearer of the title that the body is of:
        "Giám đốc Công ty X| Nguyễn Văn A". A school or a company may itself bear a person's name."""
        after_title = any(head.start - gap in self._title_ends for gap in (1, 2, 3))
        if not after_title and head.start not in self._inside_titles:
            return end
        norm = self.scan.text.norm
        first = head.end + len(norm[head.end : end]) - len(norm[head.end : end].lstrip())
        if head.entry.row["kind"] == "state" and self._is_bearer(first, end):
            return head.end  # "Giám đốc Ban Quản lý dự án| Nguyễn Văn A"
        for hit in self.scan.between("surname", head.end + 2, end):
            if _NAMED_AFTER.search(norm, head.start, hit.start):
                continue  # "Hiệu trưởng Trường THPT Chuyên Nguyễn Du", "Giám đốc Công ty TNHH Mai Hoa"
            plain = (hit.entry.row["common"] == "0" or self._after_place(hit)) and norm[head.end : hit.start].strip()
            if plain and (_PERSON.fullmatch(norm, hit.start, end) or _SAYS.fullmatch(norm, hit.start, end)):
                return head.end + len(norm[head.end : hit.start].rstrip())
        return end

    def _after_place(self, hit: Hit) -> bool:
        """Whether a surname stands right behind a place: "Trường Đại học Cần Thơ| Hà Văn A"."""
        return any(hit.start - gap in self._place_ends for gap in (1, 2, 3))

    def _is_bearer(self, start: int, end: int) -> bool:
        """Whether a person of three syllables and more, and nothing else, is named in a range."""
        surname = any(hit.entry.row["common"] == "0" for hit in self.scan.between("surname", start, start + 1))
        norm = self.scan.text.norm
        return surname and len(norm[start:end].split()) > 2 and _PERSON.fullmatch(norm, start, end) is not None

    def person_follows(self, position: int, end: int) -> bool:
        """Whether a person's name, and nothing else, stands from ``position`` to ``end``."""
        norm = self.scan.text.norm
        surnames = self.scan.between("surname", position, position + 4)
        return any(_PERSON.fullmatch(norm, hit.start, end) for hit in surnames)

    def whole_place(self, start: int, end: int, reach: int) -> int:
        """``end``, or the end of a place that was cut: "Viện Lúa Đồng|bằng sông Cửu Long"."""
        high = max(end, reach)
        for position in range(bisect_left(self._spans, Span(start, 0)), bisect_left(self._spans, Span(high, 0))):
            place = self._spans[position]
            if place.start <= end + 1 and end < place.end and place.start < reach:
                return place.end
        return end
