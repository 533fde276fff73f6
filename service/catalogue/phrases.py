"""Finds all words of the catalogue in a name at once.

Names and patterns are brought into one form first: folded, abbreviations written out, punctuation as
spaces. A pattern is found only at the edges of words, since both carry a space at each end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.lazy import regex

_CAPITALS = regex(r"[A-ZĐ][A-ZĐ&][^\W_]*")
_PUNCTUATION = regex(r" *[,;:.–/()\[\]\"'“”‘’&+*_-][ ,;:.–/()\[\]\"'“”‘’&+*_-]*")
_WEAK = (" đã ", " được ", " bị ", " các ", " những ", " của ", " và ", " về ")
"""Said or left out at will: "vốn đã được phân bổ" and "vốn phân bổ", "trâu và bò" and "trâu, bò"."""
_FIGURES = regex(r" (?=(\d+) )")


@dataclass(frozen=True, slots=True)
class Wording:
    """Brings words into the form that is looked up: "Thu NSNN" and "thu ngân sách nhà nước" alike."""

    abbreviations: Mapping[str, str]

    def all(self, phrases: Sequence[str]) -> list[str]:
        """Many phrases at once, which costs a fraction of one by one."""
        if not phrases:
            return []
        # each between spaces, so that whole words are found without a look at every letter
        text = "".join([f" {' '.join(phrase.split())} \n" for phrase in phrases])
        text = _PUNCTUATION.sub(" ", key(_CAPITALS.sub(self._written_out, text)))
        for word in _WEAK:
            text = text.replace(word, " ")
        return [line.strip() for line in text.split("\n")[:-1]]

    def __call__(self, phrase: str) -> str:
        return self.all([phrase])[0]

    def _written_out(self, match: re.Match[str]) -> str:
        return self.abbreviations.get(match[0], match[0])


def make_wording(lexicon: Lexicon) -> Wording:
    """The wording with the abbreviations that have one reading."""
    rows = lexicon.table("abbreviations")
    return Wording({row["short"]: row["long"] for row in rows if not row["note"].startswith("ambiguous")})


@dataclass(slots=True)
class Entry:
    """What one run of words can be."""

    filler: bool = False
    items: tuple[int, ...] = ()
    concepts: tuple[int, ...] = ()
    """Those that these words name alone."""
    part: int | None = None
    """Number of these words as a part of wordings with slots."""


class Hit(NamedTuple):
    """Words that end before the space at ``end``."""

    end: int
    entry: Entry


Hits = Mapping[int, list[Hit]]
"""By the space before the words, the longest first."""

_FIGURE = Entry(filler=True)


@dataclass(slots=True)
class PhraseBook:
    """Collects runs of words, then finds them."""

    entries: dict[str, Entry] = field(default_factory=dict)
    parts: int = 0
    _found: list[Entry] = field(default_factory=list)
    _automaton: AhoCorasick | None = None

    def entry(self, words: str) -> Entry:
        """The entry of these words, made where there is none."""
        entry = self.entries.get(words)
        if entry is None:
            entry = self.entries[words] = Entry()
        return entry

    def part(self, words: str) -> int:
        """A number for words that are part of a wording with slots."""
        entry = self.entry(words)
        if entry.part is None:
            entry.part = self.parts
            self.parts += 1
        return entry.part

    def close(self) -> None:
        """No more words: build the automaton."""
        self._automaton = AhoCorasick([f" {words} " for words in self.entries], store_patterns=False)
        self._found = list(self.entries.values())

    def find(self, worded: str) -> dict[int, list[Hit]]:
        """Everything known in ``worded``, which begins and ends with a space; figures change nothing."""
        assert self._automaton is not None
        found: dict[int, list[Hit]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(worded, overlapping=True):
            hit = Hit(end - 1, self._found[index])
            if start in found:
                found[start].insert(0, hit)  # they come by their ends: longer ones later
            else:
                found[start] = [hit]
        for figure in _FIGURES.finditer(worded):
            found.setdefault(figure.start(), []).append(Hit(figure.end(1), _FIGURE))
        return found


def split_slots(worded: str) -> list[tuple[str, bool]]:
    """Parts of a worded name with slots: ("diện tích", False), ("energy-source", True)."""
    if "{" not in worded:
        return [(worded, False)]
    parts = re.split(r"(\{[a-z ]+\})", worded)
    return [
        (part[1:-1].replace(" ", "-"), True) if part.startswith("{") else (part.strip(), False)
        for part in parts
        if part.strip()
    ]
