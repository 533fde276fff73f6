"""Who holds an office: "Thủ tướng" after "Thủ tướng Phạm Văn Đồng" is the same person."""

from __future__ import annotations

from bisect import bisect_left

from service.entities.model import Entities
from service.text.fold import key
from service.text.lazy import regex

_ONE_SPELLING = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tp": "thành phố", "tp.": "thành phố"}
_HEAD_OF_GOVERNMENT = {"người đứng đầu chính phủ": "thủ tướng chính phủ"}
_CHAIRMAN = regex(r"\bchủ tịch (tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\b")  # of its people's committee
_BARE = frozenset(("ông", "bà", "đồng chí", "đ/c"))
_BEFORE_GIVEN_NAME = frozenset(
    (
        "ông",
        "bà",
        "anh",
        "chị",
        "bí thư",
        "chủ tịch",
        "phó chủ tịch",
        "bộ trưởng",
        "thứ trưởng",
        "giám đốc",
        "thủ tướng",
        "phó thủ tướng",
    )
)
_SHORTEST_WHOLE = 7  # a title of fewer letters ("ông", "ts") is no office

_Held = list[tuple[int, int]]  # (offset of a mention, official), in text order


class Offices:
    """The officials of one document by their titles, each title under every beginning of it, so that
    "Chủ tịch UBND tỉnh" finds "Chủ tịch UBND tỉnh Hòa Bình"."""

    def __init__(self, entities: Entities) -> None:
        self._beginnings: dict[str, _Held] = {}
        self._whole: dict[str, _Held] = {}
        self._given: dict[str, int] = {}
        self._people: _Held = []
        for number, official in enumerate(entities.officials):
            held = [(span.start, number) for span in official.mentions]
            self._people.extend(held)
            self._given.setdefault(key(official.name).rpartition(" ")[2], number)
            for title in official.titles:
                self._add(_office(title.text), held)
        for group in (*self._beginnings.values(), *self._whole.values(), self._people):
            group.sort()

    def _add(self, office: str, held: _Held) -> None:
        syllables = office.split()
        for length in range(1, len(syllables) + 1):
            self._beginnings.setdefault(" ".join(syllables[:length]), []).extend(held)
        if len(office) > _SHORTEST_WHOLE:
            self._whole.setdefault(office, []).extend(held)

    def holder(self, words: str, offset: int) -> int | None:
        """The official that ``words`` at ``offset`` mean: the last one named before with that title,
        or else the first one after; a bare "đồng chí" is the last one named."""
        office = _office(words)
        if office in _BARE:
            return _last_before(self._people, offset)
        if "các" in office.split():
            return None
        held = self._beginnings.get(office) or self._by_longer_words(office)
        if held:
            before = _last_before(held, offset)
            return held[0][1] if before is None else before
        title, _, given = office.rpartition(" ")
        return self._given.get(given) if title in _BEFORE_GIVEN_NAME else None

    def _by_longer_words(self, office: str) -> _Held | None:
        """ "Thủ tướng Chính phủ" where only "Thủ tướng" stands beside the name."""
        syllables = office.split()
        for length in range(len(syllables) - 1, 0, -1):
            held = self._whole.get(" ".join(syllables[:length]))
            if held:
                return held
        return None


def _office(words: str) -> str:
    """One spelling of an office: "Chủ tịch UBND TP" is "chủ tịch ủy ban nhân dân thành phố"."""
    folded = " ".join(key(words).split())
    folded = _CHAIRMAN.sub(r"chủ tịch ủy ban nhân dân \1", _HEAD_OF_GOVERNMENT.get(folded, folded))
    return " ".join(_ONE_SPELLING.get(word, word) for word in folded.split())


def _last_before(held: _Held, offset: int) -> int | None:
    index = bisect_left(held, (offset, -1))
    return held[index - 1][1] if index else None
