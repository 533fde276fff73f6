"""Places known by bare name: provinces, countries, regions; and districts and communes to be doubted."""

from __future__ import annotations

from functools import cache

from service.entities.cover import Cover
from service.entities.names import spaced, words
from service.entities.place_candidates import NEXT_CAPITAL, Candidate, after_surname, starts_line, word_before
from service.entities.scan import Hit, Scan
from service.lexicon.model import Lexicon
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_INSIDE_WORD = ("'", "’")  # "H'Nga"
_REACH = 16
_MOTTO = pattern(r"cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam\s[^\n]{0,40}\n?[^\n]{0,80}độc\s+lập")
"""Over every official document, where it names no place."""
_LISTED = spaced(r"(?:,| và|, và) ")
_SIDE = spaced(r"\b(?:phía|hướng|giáp) $")


def find_known(scan: Scan, lexicon: Lexicon) -> list[Candidate]:
    """Bare names of provinces, and countries, regions and other places of the tables."""
    traps, motto = _traps(lexicon), Cover(Span(*match.span()) for match in _MOTTO.finditer(scan.text.key))
    found = []
    for hit in scan.of("place"):
        if (
            not traps.hold(scan, hit)
            and scan.text.norm[hit.start - 1 : hit.start] not in _INSIDE_WORD
            and not motto.holds_point(hit.start)
        ):
            row = hit.entry.row
            name = hit.entry.form if row["code"] else row["name"]
            found.append(Candidate(Span(hit.start, hit.end), row["kind"], (), False, name, row["code"] or None))
    for hit in scan.of("unit"):
        provinces = tuple(unit for unit in hit.entry.units if unit.level == "p")
        if provinces and not after_surname(scan, hit, lexicon):
            found.append(Candidate(Span(hit.start, hit.end), "province", provinces, False, provinces[0].name))
    return found


def find_bare(scan: Scan, lexicon: Lexicon) -> list[Candidate]:
    """Districts and communes without their class word; most need the context of their province."""
    found = []
    for hit in scan.of("unit"):
        if hit.first == hit.last or after_surname(scan, hit, lexicon) or _is_season(scan, hit, lexicon):
            continue
        units = tuple(unit for unit in hit.entry.units if unit.level != "p")
        if units:
            kind = "district" if any(unit.level == "d" for unit in units) else "commune"
            found.append(Candidate(Span(hit.start, hit.end), kind, units, False, units[0].name))
    return found


def _is_season(scan: Scan, hit: Hit, lexicon: Lexicon) -> bool:
    """ "vụ Đông Xuân", "lúa Đông Xuân": a season of the fields, which is the name of communes too."""
    lists = lexicon.settings["place_traps"]
    if hit.entry.form not in lists["seasons"]:
        return False
    return _SEASON_OF.search(scan.text.key, max(0, hit.start - _REACH), hit.start) is not None


class _Traps:
    """When the name of a country or region is none: "Pháp lệnh", "Anh hùng", "dịch tả lợn châu Phi"."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.settings["place_traps"]
        self._not_first = frozenset(lists["not_first"])
        self._leading = frozenset(lists["leading"])
        self._compass = frozenset(lists["compass"])
        self._disease = spaced(rf"{words([*lists['diseases'], *lists['currencies']])} $")
        self._office = spaced(rf"{words(lists['offices'])} $")
        self._given = frozenset(lists["given_names"])
        self._predicate = spaced(rf" {words(lists['predicates'])}(?!\w)")
        self._word = regex("|".join(rf"{stem} +{words(rest)}\b" for stem, rest in lists["words"].items()))

    def hold(self, scan: Scan, hit: Hit) -> bool:
        """Whether a hit is no place."""
        norm, key = scan.text.norm, scan.text.key
        low = max(0, hit.start - _REACH)
        if norm[hit.start - 1 : hit.start] in _INSIDE_WORD:
            return True
        if self._office.search(key, low, hit.start):
            return False
        if hit.entry.form in self._compass and _SIDE.search(key, low, hit.start):
            return True
        if hit.first != hit.last or self._disease.search(key, low, hit.start):
            return bool(self._disease.search(key, low, hit.start))
        if starts_line(norm, hit.start):
            return hit.entry.form in self._not_first and not self._acts(scan, hit)
        before = word_before(norm, hit.start)
        named = before is not None and before[0][0].isupper() and before[0] not in self._leading
        return named or bool(NEXT_CAPITAL.match(norm, hit.end)) or bool(self._word.match(key, hit.start))

    def _acts(self, scan: Scan, hit: Hit) -> bool:
        """Whether a sentence begins with a country for all its one syllable: "Mỹ là thị trường …", "Đức, Pháp và …"."""
        listed = _LISTED.match(scan.text.norm, hit.end)
        if listed and any(
            other.start == listed.end() for other in scan.between("place", listed.end(), listed.end() + 1)
        ):
            return True
        return hit.entry.form not in self._given and self._predicate.match(scan.text.key, hit.end) is not None


_SEASON_OF = spaced(r"(?:vụ|lúa|ngô|rau màu|rau|khoai|lạc|đậu tương|vụ sản xuất|gieo cấy|thu hoạch|niên vụ) $")


@cache
def _traps(lexicon: Lexicon) -> _Traps:
    return _Traps(lexicon)
