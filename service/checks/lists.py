"""Stretches of text that list parts: what opens them, where they end, which numbers are in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from service.checks.brackets import Brackets
from service.checks.figures import Figure, Figures
from service.lexicon.alternation import alternation
from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.lazy import regex
from service.text.span import Span

MOST = 30  # numbers of a list, and before it, that are looked at
LONGEST = 3000  # characters of a list
_OPENING = 12  # characters that "Trong đó" may stand from its sentence's first, to be of the sentence before


class Opener(NamedTuple):
    """What opens a list: ``whole`` where it says that all parts follow, ``bracket`` where it is a bracket."""

    start: int
    whole: bool
    bracket: bool


class Words:
    """The words of a breakdown, ready for look-up in keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles: dict[str, list[str]] = defaultdict(list)
        for row in lexicon.table("breakdowns"):
            roles[row["role"]].append(row["word"])
        edge, end = r"(?<![^\W\d_])", r"(?![^\W\d_])"
        loose = alternation(roles["loose"])
        self._whole = frozenset(key(word) for word in roles["whole"])
        self._opener = regex("|".join([r"\(", *_by_first_letter(roles["whole"] + roles["some"])]))
        self._loose_after = regex(rf"\s+(?:{loose}){end}")
        self._loose_before = regex(rf"{edge}(?:{loose})\s+$")
        self.rest = regex(rf"[\s,;:]*(?:và\s+)?{edge}(?:{alternation(roles['rest'])}){end}")
        self.each = regex("|".join(_by_first_letter(roles["each"])))
        self.open = regex("|".join(re.escape(key(word)) for word in roles["open"]))
        pairs = [(key(row["one"]), key(row["other"])) for row in lexicon.table("complements")]
        self.complements = frozenset(frozenset(pair) for pair in pairs)
        self.side = regex(rf"{edge}(?:{alternation(side for pair in pairs for side in pair)}){end}")

    def openers(self, text: str, start: int, end: int) -> Iterator[Opener]:
        """What opens lists in a stretch of a key; "gồm cả", "chủ yếu gồm" promise only some parts."""
        for match in self._opener.finditer(text, start, end):
            whole = (
                " ".join(match[0].split()) in self._whole
                and self._loose_after.match(text, match.end()) is None
                and self._loose_before.search(text, max(start, match.start() - 12), match.start()) is None
            )
            yield Opener(match.start(), whole, match[0] == "(")


def _by_first_letter(words: Sequence[str]) -> Iterator[str]:
    """Sources of patterns for ``words``: each begins with a letter and looks at what stands before only there,
    which lets the search run from letter to letter."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[key(word)[0]].append(key(word)[1:])
    for first, rests in groups.items():
        yield rf"{first}(?<![^\W\d_]{first})(?:{alternation(rests)})(?![^\W\d_])"


@cache
def breakdown_words(lexicon: Lexicon) -> Words:
    """The words of one lexicon."""
    return Words(lexicon)


class Listing(NamedTuple):
    """``start``, ``end``: the stretch from its opener on; ``whole``: opened by a word that says that all
    parts follow; ``bracket``: opened by a bracket alone; ``above``: levels that the parts may be of, in
    text order; ``beside``: the last of them stands right before the opener; ``inside``: the parts."""

    start: int
    end: int
    whole: bool
    bracket: bool
    above: Sequence[Figure]
    beside: bool
    inside: Sequence[Figure]


class ListReader:
    """Reads the listings of one report."""

    def __init__(self, figures: Figures, words: Words) -> None:
        self.figures, self.words = figures, words
        self.key = figures.text.key
        self._brackets: dict[Span, Brackets] = {}

    def listings(self) -> Iterator[Listing]:
        """Every listing, sentence by sentence; one that opens its sentence is of the sentence before."""
        before: Sequence[Figure] = ()
        for sentence, members in self.figures.of_sentence.items():
            levels = [figure for figure in members if figure.is_level]
            if levels:
                yield from self._of_sentence(sentence, levels, before)
                before = levels[-MOST:]

    def opens(self, start: int, end: int) -> bool:
        """True where a word between two offsets opens a list."""
        return any(not opener.bracket for opener in self.words.openers(self.key, start, end))

    def steps_out(self, figure: Figure, offset: int) -> bool:
        """True where the bracket that a figure stands in closes before ``offset``: in "600 hộ (nghèo 20 hộ),
        trong đó: …" the parts are of the 600."""
        brackets = self._of(figure.row.sentence)
        close = brackets.close(brackets.around(figure.span.start))
        return close is not None and close < offset

    def _of(self, sentence: Span) -> Brackets:
        if sentence not in self._brackets:
            self._brackets[sentence] = Brackets(self.key, sentence)
        return self._brackets[sentence]

    def _of_sentence(self, sentence: Span, levels: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Listing]:
        starts = [level.span.start for level in levels]
        inner = False
        for opener in self.words.openers(self.key, sentence.start, starts[-1]):
            end = self._end(sentence, opener, inner=inner)
            inner = inner or not opener.bracket
            at = bisect_left(starts, opener.start)
            above = levels[max(0, at - MOST) : at]
            inside = [level for level in levels[at : at + MOST] if level.span.start < end]
            carried = before if opener.start - sentence.start <= _OPENING else ()
            outside = [level for level in above or carried if not self.steps_out(level, opener.start)]
            if inside and outside:
                kept = self._outermost(sentence, opener, end, inside)
                beside = bool(above) and outside[-1] is above[-1]
                yield Listing(opener.start, end, opener.whole, opener.bracket, outside, beside, kept)

    def _end(self, sentence: Span, opener: Opener, *, inner: bool) -> int:
        """Where a list ends: with its bracket or its sentence, one inside another list with its clause
        ("trong đó A 98 km, gồm a 61 km, b 37 km; B 54 km")."""
        end, brackets = min(sentence.end, opener.start + LONGEST), self._of(sentence)
        close = brackets.close(opener.start if opener.bracket else brackets.around(opener.start))
        end = end if close is None else min(end, close)
        clause = self.key.find(";", opener.start, end) if inner and not opener.bracket else -1
        return clause if clause >= 0 else end

    def _outermost(self, sentence: Span, opener: Opener, end: int, inside: Sequence[Figure]) -> list[Figure]:
        """Without the parts of parts, in brackets or behind an opener of their own."""
        brackets = self._of(sentence)
        own = opener.start if opener.bracket else brackets.around(opener.start)
        kept: list[Figure] = []
        at, closed = 0, 0
        for figure in inside:
            start = figure.span.start
            if at and self.opens(at, start):
                clause = self.key.find(";", start, end)
                closed = clause if clause >= 0 else end
            if start >= closed and brackets.around(start) == own:
                kept.append(figure)
            at = start
        return kept
