"""Who speaks in an interview.

A text is an interview when somebody asks ("PV:", "Phóng viên:", "Hỏi:") at the start of a block or
of a sentence; then a person's title and name before a colon opens an answer. Elsewhere "Ông Nam cho
biết: …" is running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from service.structure.paragraphs import Draft
from service.structure.words import Words
from service.text.span import Span

_LABEL = re.compile(r"[^:;?!\n]{2,140}?(?=\s*:)")
_INLINE = re.compile(r"(?<=[.?!…\"])\s+(?=[^\W\d_])")
_BARE_QUESTION = re.compile(r"PV\s+(?=[A-ZĐ])")
_LONG = 400


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that name a speaker, and whether he or she asks."""

    speaker: Span
    question: bool


def is_interview(key: str, drafts: list[Draft], words: Words) -> bool:
    """Whether a question is asked by name anywhere."""
    return any(_question(key, draft.content, draft.end, words) for draft in drafts) or any(
        _question(key, match.end(), draft.end, words)
        for draft in drafts
        if draft.length > _LONG
        for match in _INLINE.finditer(key, draft.content, draft.end)
    )


def split_turns(norm: str, key: str, drafts: list[Draft], words: Words) -> list[Draft]:
    """Cut blocks in which several people speak, one after the other, in one line."""
    result: list[Draft] = []
    for draft in drafts:
        cuts = _cuts(norm, key, draft, words) if draft.length > _LONG and draft.kind == "body" else []
        if not cuts:
            result.append(draft)
            continue
        starts = [draft.start, *cuts]
        for start, end in zip(starts, [*cuts, draft.end], strict=True):
            stop = end
            while stop > start and norm[stop - 1].isspace():
                stop -= 1
            first = start == draft.start
            marker = draft.marker if first else None
            content = draft.content if first else start
            result.append(Draft(start, stop, content, marker, draft.kind, draft.gap, draft.first, draft.last))
    return result


def _cuts(norm: str, key: str, draft: Draft, words: Words) -> list[int]:
    """Where somebody else begins to speak inside ``draft``."""
    starts = (match.end() for match in _INLINE.finditer(norm, draft.content, draft.end))
    return [start for start in starts if read_opening(norm, key, start, draft.end, words) is not None]


def read_opening(norm: str, key: str, start: int, end: int, words: Words) -> Opening | None:
    """The speaker named at ``start``, or ``None``."""
    question = _question(key, start, end, words)
    if question is not None:
        return Opening(question, True)
    bare = _BARE_QUESTION.match(norm, start, end)
    if bare:
        return Opening(Span(start, start + 2), True)
    match = _LABEL.match(norm, start, min(end, start + 160))
    if match is None or not norm[start].isupper():
        return None
    answer = words.answerer.match(key, start, match.end())
    if answer and answer.end() == match.end():
        return Opening(Span(start, match.end()), False)
    if not words.person_title.match(key, start, match.end()) or words.reporting_end.search(key, start, match.end()):
        return None
    label = norm[start : match.end()]
    if ". " in label or '"' in label or not _names_a_person(label):
        return None
    return Opening(Span(start, match.end()), False)


def _names_a_person(label: str) -> bool:
    """At least two capitalised words in a row: "Bộ trưởng Trần Văn An", not "Bộ trưởng các bộ"."""
    words = [word.strip(",()") for word in label.split()]
    return any(a[:1].isupper() and b[:1].isupper() for a, b in pairwise(words))


def _question(key: str, start: int, end: int, words: Words) -> Span | None:
    match = words.questioner.match(key, start, end)
    if match is None:
        return None
    stop = match.end()
    while stop < end and key[stop] == " ":
        stop += 1
    if stop < end and key[stop] == ":":
        return Span(start, match.end())
    return None
