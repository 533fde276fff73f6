"""What kind of document it is: by its title, its frame, its turns of speech, and its figures."""

from __future__ import annotations

import re
from functools import lru_cache

from service.document.model import DocumentKind
from service.lexicon.alternation import alternation
from service.lexicon.model import Lexicon
from service.periods.topics import is_topic_and_time
from service.structure.model import Structure
from service.text.finder import Finder
from service.text.fold import key as folded
from service.text.fold import pattern
from service.text.lazy import lazy
from service.text.span import Span

_OPENING = 2500
_FIGURE = Finder(pattern(r"(?:đạt|ước|tăng|giảm)\s+(?:khoảng\s+|trên\s+|hơn\s+)?\d"))
_QUOTED = pattern(r"(?:cho\s+biết|nhấn\s+mạnh|khẳng\s+định|yêu\s+cầu|phát\s+biểu|chia\s+sẻ)")
_DENSE = 8  # figures per 1,000 words of a statistical report without a telling title


def kind_of(structure: Structure, title: Span | None, lexicon: Lexicon) -> tuple[DocumentKind, Span | None]:
    """The kind, and the words that it was told by where there are any."""
    asked = [turn for turn in structure.turns if turn.question]
    if asked and len(structure.turns) > len(asked):
        return "interview", asked[0].speaker
    told = _told(structure, title or Span(0, 0), lexicon)
    if told is not None:
        return told
    if title and is_topic_and_time(structure.text.key, title):
        return "statistical_report", title
    return ("statistical_report", None) if _is_full_of_figures(structure) else ("news", None)


def _told(structure: Structure, title: Span, lexicon: Lexicon) -> tuple[DocumentKind, Span] | None:
    key = structure.text.key
    places = {
        "start": (title.start, title.end),
        "any": (title.start, title.end),
        "opening": (0, min(_OPENING, len(key))),
    }
    for place, kind, first, words in _signs(lexicon):
        start, end = places[place]
        if key.find(first, start, end) < 0:
            continue
        match = words.match(key, start, end) if place == "start" else words.search(key, start, end)
        if match and (kind != "statistical_report" or not _is_told_of(key, title)):
            return kind, Span(match.start(), match.end())
    return None


def _is_told_of(key: str, title: Span) -> bool:
    """ "Tình hình xuất khẩu: Bộ trưởng nói gì" is a story, "Báo cáo: tăng trưởng 7%" another."""
    return ":" in key[title.start : title.end] or title.end - title.start < 12


@lru_cache(maxsize=4)
def _signs(lexicon: Lexicon) -> tuple[tuple[str, DocumentKind, str, re.Pattern[str]], ...]:
    """Where the words may stand, the kind that they tell, the first of them, and what finds them."""
    return tuple(
        (row["place"], row["kind"], folded(row["words"]).split()[0], _sign(row["words"]))  # type: ignore[misc]
        for row in lexicon.table("document_kinds")
        if row["place"] != "type"
    )


def _sign(words: str) -> re.Pattern[str]:
    return lazy(lambda: rf"\s*[\"'(]*{alternation([words])}(?!\w)")


def _is_full_of_figures(structure: Structure) -> bool:
    """A text of numbered sections, full of figures, in which nobody speaks."""
    key = structure.text.key
    words = key.count(" ") + 1
    if len(structure.sections) < 3 or words < 200 or _QUOTED.search(key, 0, 4000):
        return False
    return sum(1 for _ in _FIGURE.finditer(key)) * 1000 >= _DENSE * words
