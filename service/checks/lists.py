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
from service.text.span import Span

MOST = 30  # numbers of a list, and before it, that are looked at
LONGEST = 3000  # characters of a list


class Words:
    """The words of a breakdown, ready for look-up in keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles: dict[str, list[str]] = defaultdict(list)
        for row in lexicon.table("breakdowns"):
            roles[row["role"]].append(row["word"])
        edge, end = r"(?<![^\W\d_])", r"(?![^\W\d_])"
        loose = alternation(roles["loose"])
        self.opener = re.compile(
            rf"(?P<whole>{edge}(?:{alternation(roles['whole'])}){end}(?!\s+(?:{loose}){end}))"
            rf"|{edge}(?:{alternation(roles['some'])}){end}|(?P<bracket>\()"
        )
        self.loosened = re.compile(rf"{edge}(?:{loose})\s+$")
        self.rest = re.compile(rf"[\s,;:]*(?:và\s+)?{edge}(?:{alternation(roles['rest'])}){end}")
        self.each = re.compile(rf"{edge}(?:{alternation(roles['each'])}){end}")
        self.open = re.compile("|".join(re.escape(key(word)) for word in roles["open"]))
        pairs = [(key(row["one"]), key(row["other"])) for row in lexicon.table("complements")]
        self.complements = frozenset(frozenset(pair) for pair in pairs)
        self.side = re.compile(rf"{edge}(?:{alternation(side for pair in pairs for side in pair)}){end}")


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
        self.key, self.brackets = figures.text.key, Brackets(figures.text.key)

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
        return any(not match["bracket"] for match in self.words.opener.finditer(self.key, start, end))

    def steps_out(self, start: int, end: int) -> bool:
        """True where a bracket closes that was open at ``start``: in "600 hộ (nghèo 20 hộ), trong đó: …" the
        parts are of the 600."""
        close = self.brackets.close(self.brackets.around(start))
        return close is not None and close < end

    def _of_sentence(self, sentence: Span, levels: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Listing]:
        starts = [level.span.start for level in levels]
        inner = False
        for match in self.words.opener.finditer(self.key, sentence.start, starts[-1]):
            opener, bracket = match.start(), bool(match["bracket"])
            end = self._end(sentence, opener, bracket=bracket, inner=inner)
            inner = inner or not bracket
            whole = bool(match["whole"]) and not self.words.loosened.search(self.key, sentence.start, opener)
            at = bisect_left(starts, opener)
            above = levels[max(0, at - MOST) : at]
            inside = [level for level in levels[at : at + MOST] if level.span.start < end]
            outside = [level for level in above or before if not self.steps_out(level.span.end, opener)]
            if inside and outside:
                kept = self._outermost(opener, end, inside, bracket=bracket)
                beside = bool(above) and outside[-1] is above[-1]
                yield Listing(opener, end, whole, bracket, outside, beside, kept)

    def _end(self, sentence: Span, opener: int, *, bracket: bool, inner: bool) -> int:
        """Where a list ends: with its bracket or its sentence, one inside another list with its clause
        ("trong đó A 98 km, gồm a 61 km, b 37 km; B 54 km")."""
        end = min(sentence.end, opener + LONGEST)
        close = self.brackets.close(opener if bracket else self.brackets.around(opener))
        end = end if close is None else min(end, close)
        clause = self.key.find(";", opener, end) if inner and not bracket else -1
        return clause if clause >= 0 else end

    def _outermost(self, opener: int, end: int, inside: Sequence[Figure], *, bracket: bool) -> list[Figure]:
        """Without the parts of parts, in brackets or behind an opener of their own."""
        own = opener if bracket else self.brackets.around(opener)
        kept: list[Figure] = []
        at, closed = 0, 0
        for figure in inside:
            start = figure.span.start
            if at and self.opens(at, start):
                clause = self.key.find(";", start, end)
                closed = clause if clause >= 0 else end
            if start >= closed and self.brackets.around(start) == own:
                kept.append(figure)
            at = start
        return kept
