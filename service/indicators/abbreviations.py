"""Writes out the abbreviations of a name as an analyst would: "giải ngân vốn NSNN"."""

from __future__ import annotations

import re
from functools import cache

from service.lexicon.model import Lexicon
from service.text.finder import TEXTS, Finder
from service.text.fold import key
from service.text.lazy import lazy, regex

_INTRODUCED = Finder(
    regex(
        r"\((?:mã (?:CK |chứng khoán )?|gọi tắt là |viết tắt là )?"
        r"(?P<short>[^\W\d_]{2,8})(?:\s*-[^()\n]{1,30})?\)"
    ),
    TEXTS,
)
# indices that analysts name in full, with the short name behind: "CPI tăng 0,2%" -> "Chỉ số giá tiêu dùng (CPI)"
_INDEX = regex(r"(?:[Cc]hỉ số )?(?P<short>CPI|IIP)(?![\w)&])|(?P<bare>PCI)(?![\w)&])")
_INDICES = {
    "CPI": "Chỉ số giá tiêu dùng",
    "IIP": "Chỉ số sản xuất công nghiệp",
    "PCI": "Chỉ số năng lực cạnh tranh cấp tỉnh",
}
_TWICE = regex(r"(?:các )?(?P<twice>\w+ \w+(?: \w+)?) (?P=twice)(?= \w)")  # "các khu công nghiệp | KCN Hòa Phú"
_LONG_FORM = regex(r"[^\W\d_]\w$")
_LONGEST = 80  # characters of a long form


class Expander:
    """The table ``abbreviations`` of one lexicon; ambiguous ones stay as they are printed."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = [row for row in lexicon.tables.get("abbreviations", ()) if row["note"] != "ambiguous"]
        self._long = {row["short"]: row["long"] for row in rows}
        shorts = sorted(map(re.escape, self._long), key=len, reverse=True)
        source = rf"(?<![\w&-])(?:{'|'.join(shorts)})(?![\w&])"
        self._pattern = lazy(source) if shorts else None

    def expand(self, name: str, own: frozenset[str] = frozenset()) -> str:
        """``name`` with every certain abbreviation written out, but for those that are the report's ``own``."""
        if self._pattern is None or name[1:] == name[1:].lower():
            return name
        index = _INDEX.match(name)
        if index:
            short = index["short"] or index["bare"]
            name = f"{_INDICES[short]} ({short}){name[index.end() :]}"
        full = self._pattern.sub(lambda m: m[0] if m[0] in own or _is_of_number(m) else self._long[m[0]], name)
        return full if full == name else _TWICE.sub(r"\g<twice>", full)

    def own(self, norm: str) -> frozenset[str]:
        """Those that a report introduces for something else: "Công ty Thành Công Miền (TCM)"."""
        found = [match for match in _INTRODUCED.finditer(norm) if match["short"] in self._long]
        return frozenset(match["short"] for match in found if self._follows(norm, match))

    def _follows(self, norm: str, introduced: re.Match[str]) -> bool:
        """Whether words stand before that are not what the table has, as in "tiêm chủng mở rộng (TCMR)"."""
        before = norm[max(0, introduced.start() - _LONGEST) : introduced.start()].rstrip()
        usual = key(before).endswith(key(self._long[introduced["short"]]))
        return _LONG_FORM.search(before) is not None and not usual


def _is_of_number(match: re.Match[str]) -> bool:
    """ "Nghị quyết số 57-NQ/[TW]": the end of a document's number."""
    before = match.string[: match.start()].rpartition(" ")[2]
    return before.endswith(("/", "-")) and before[:1].isdigit()


@cache
def expander(lexicon: Lexicon) -> Expander:
    """The expander of one lexicon, built once."""
    return Expander(lexicon)
