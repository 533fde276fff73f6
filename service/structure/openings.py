"""The words that open a speaker's turn: "PV:", "Đồng chí Trần Văn An, Bí thư Huyện ủy: …"."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from service.structure.words import Words
from service.text.lazy import regex
from service.text.span import Span

_LABEL = regex(r"[^:;?!\n]{2,140}?(?=\s{0,4}:)")
_BARE_QUESTION = regex(r"PV\s+(?=[A-ZĐ])")
_LONGEST = 160
_LONGEST_OFFICE = 12  # words


class Opening(NamedTuple):
    """The words that name a speaker, and whether he or she asks."""

    speaker: Span
    question: bool


def asks_by_name(key: str, start: int, end: int, words: Words) -> Span | None:
    """The label of a questioner at ``start``."""
    match = words.questioner.match(key, start, end)
    if match is None:
        return None
    stop = match.end()
    while stop < end and key[stop] == " ":
        stop += 1
    return Span(start, match.end()) if key.startswith(":", stop, end) else None


def read_opening(norm: str, key: str, start: int, end: int, words: Words) -> Opening | None:
    """The speaker named at ``start``, or ``None``."""
    question = asks_by_name(key, start, end, words)
    if question is not None:
        return Opening(question, True)
    if _BARE_QUESTION.match(norm, start, end):
        return Opening(Span(start, start + 2), True)
    match = _LABEL.match(norm, start, min(end, start + _LONGEST))
    if match is None or not norm[start].isupper():
        return None
    answer = words.answerer.match(key, start, match.end())
    if answer and answer.end() == match.end():
        return Opening(Span(start, match.end()), False)
    if not words.person_title.match(key, start, match.end()) or words.reporting_end.search(key, start, match.end()):
        return None
    label = match[0]
    if ". " in label or '"' in label or not _names_a_person(label):
        return None
    return Opening(Span(start, match.end()), False)


def answers_by_office(norm: str, key: str, start: int, end: int, words: Words) -> Opening | None:
    """ "Đồng chí Bí thư Tỉnh ủy: …" right behind a question: who answers is told by the office alone."""
    match = _LABEL.match(norm, start, min(end, start + _LONGEST))
    if (
        match is None
        or len(match[0].split()) > _LONGEST_OFFICE
        or not words.person_title.match(key, start, match.end())
    ):
        return None
    tells = words.reporting_end.search(key, start, match.end()) or any(mark in match[0] for mark in '.,"“')
    return None if tells else Opening(Span(start, match.end()), False)


def _names_a_person(label: str) -> bool:
    """At least two capitalised words in a row: "Bộ trưởng Trần Văn An", not "Bộ trưởng các bộ"."""
    words = [word.strip(",()") for word in label.split()]
    return any(a[:1].isupper() and b[:1].isupper() for a, b in pairwise(words))
