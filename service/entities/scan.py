"""One pass over a text: where each form of the vocabulary stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from service.entities.vocabulary import Case, Entry, Role, Vocabulary
from service.entities.words import Words, split_words
from service.text.align import Text

_LETTERHEAD_WORDS = 5
"""So many words of capitals may be a name on two lines: "BỘ NÔNG NGHIỆP" / "VÀ PHÁT TRIỂN NÔNG THÔN"."""


class Hit(NamedTuple):
    """A form at ``[start, end)`` of the text; ``first``/``last`` are its words' numbers."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


class Scan(NamedTuple):
    """The hits of each role in text order, and the words that they were found in."""

    text: Text
    words: Words
    hits: dict[Role, list[Hit]]

    def of(self, role: Role) -> list[Hit]:
        return self.hits.get(role, [])

    def between(self, role: Role, low: int, high: int) -> list[Hit]:
        """The hits of a role that begin in ``[low, high)``."""
        found = self.of(role)
        first = bisect_left(found, low, key=_start)
        return found[first : bisect_left(found, high, lo=first, key=_start)]


def _start(hit: Hit) -> int:
    return hit.start


def _right_case(norm: str, start: int, end: int, case: Case, form: str) -> bool:
    if case == "any":
        return True
    if case == "first":
        return (
            norm[start].isupper()
            or norm[start].isdigit()
            or (" " in form and norm[start:end].lower() != norm[start:end])
        )
    if case == "exact":
        return norm[start:end] == form
    words, written = norm[start:end].split(), form.split()
    if len(words) != len(written):
        return not words[0][0].islower()
    return all(not word[0].islower() or pattern[0].islower() for word, pattern in zip(words, written, strict=True))


def _joined(norm: str, start: int, end: int, form: str) -> bool:
    """Whether only what the form itself allows parts its words: "Long, An" is not "Long An"."""
    if len(form) == end - start:
        written = norm[start:end]
        if not ("," in written or "\n" in written or "." in written) or written == form:
            return True
    between = re.sub(r"\w+", "w", norm[start:end])
    allowed = set(re.sub(r"\w+", "", form)) | {"w", " ", "-", "&", "."}
    if " - " in norm[start:end] and "-" not in form and len(form.split()) == 2:
        return False  # "Nam - Bắc": a dash with spaces parts two names
    if norm[start:end].isupper() and len(form.split()) >= _LETTERHEAD_WORDS:
        allowed |= {"\n", "*"}
    return not set(between) - allowed and ". " not in between and between.count("\n") < 2


def scan(text: Text, vocabulary: Vocabulary) -> Scan:
    """Find every form of ``vocabulary`` in ``text``."""
    words = split_words(text.key)
    norm = text.norm
    starts, ends, positions = words.starts, words.ends, words.positions
    hits: dict[Role, list[Hit]] = {}
    for index, low, _ in vocabulary.automaton.find_matches_as_indexes(words.squeezed, overlapping=True):
        form = vocabulary.forms[index]
        first = bisect_left(positions, low + 1)
        start = starts[first]
        if form.capital and norm[start].islower():
            continue
        last = first + form.words - 1
        end = ends[last]
        for entry in form.entries:
            if _right_case(norm, start, end, entry.case, entry.form) and (
                first == last or _joined(norm, start, end, entry.form)
            ):
                hits.setdefault(entry.role, []).append(Hit(start, end, first, last, entry))
    for found in hits.values():
        found.sort(key=lambda hit: (hit.start, -hit.end))
    return Scan(text, words, hits)
