"""Who speaks in an interview.

Two ways of printing one. With labels: somebody asks by name ("PV:", "Phóng viên:", "Hỏi:"), and then
a person's title and name before a colon opens an answer. Without: at least two paragraphs are
questions, or one that addresses somebody ("Xin Bộ trưởng cho biết, …?"), and the introduction names who was
talked to; what follows a question is the answer.
Elsewhere "Ông Nam cho biết: …" is running text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from service.structure.model import Turn
from service.structure.openings import Opening, answers_by_office, asks_by_name, read_opening
from service.structure.paragraphs import Draft
from service.structure.words import Words
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.letters import UPPER
from service.text.span import Span

_INLINE = regex(r"(?<=[.?!…\"])\s+(?=[^\W\d_])")
_LONG = 400
_LONGEST_QUESTION = 700
_INTRODUCTION = 8  # blocks in which the person talked to is named
_ADDRESSED = pattern(
    r"(?<!\w)(?:thưa|xin)\s+(?:ông|bà|đồng\s+chí|anh|chị|bộ\s+trưởng|thứ\s+trưởng|chủ\s+tịch|bí\s+thư|giám\s+đốc|thượng\s+tướng|ngài)(?!\w)"
)
_TALKED_WITH = pattern(r"(?<!\w)(?:phỏng\s+vấn|trao\s+đổi|trò\s+chuyện|đối\s+thoại)(?!\w)")
_NEARBY = 80
# What follows a title up to where the sentence goes on: "đồng chí Trần Văn An", "Bộ trưởng Bộ Y tế Lê Thị Ba"
_NAMED = regex(
    rf"[^,.;:()\"]{{0,60}}?(?:[{UPPER}][^\W\d_]{{0,9}}\s+){{1,4}}[{UPPER}][^\W\d_]{{0,9}}(?=\s*[,.;:()]|\s+[^{UPPER}\s])"
)
_NAMED_ONLY = regex(
    rf"(?P<who>[^,.;:()\"!?]{{0,60}}?(?:[{UPPER}][^\W\d_]{{0,9}}\s+){{1,4}}[{UPPER}][^\W\d_]{{0,9}})"
    rf"(?:\s*[,(–-]\s*[{UPPER}][^.;:!?]{{4,90}})?\.?\s*"
)


class Speech(NamedTuple):
    """The blocks (cut where speakers change), the turns, and the index of each block's turn."""

    drafts: list[Draft]
    turns: tuple[Turn, ...]
    turn_of: list[int | None]


def read_turns(norm: str, key: str, drafts: list[Draft], words: Words) -> Speech:
    """The turns of an interview; no turns where the text is none."""
    openings: dict[int, Opening] = {}
    if _is_labelled(key, drafts, words):
        drafts = _cut_blocks(norm, key, drafts, words)
        openings = _labelled(norm, key, drafts, words)
        if all(opening.question for opening in openings.values()) and len(_questions(norm, drafts)) > 1:
            # only the first question is labelled: what follows is told apart by its question marks
            openings = dict(sorted({**_unlabelled(norm, key, drafts, words), **openings}.items()))
    else:
        openings = _unlabelled(norm, key, drafts, words)
    for index in openings:
        drafts[index].lead = None
    return Speech(drafts, *_turns(drafts, openings))


def _turns(drafts: list[Draft], openings: dict[int, Opening]) -> tuple[tuple[Turn, ...], list[int | None]]:
    turn_of: list[int | None] = []
    ends: list[int] = []
    for index, draft in enumerate(drafts):
        if index in openings:
            ends.append(draft.end)
        spoken = bool(ends) and draft.kind in ("body", "bullet", "heading")
        if spoken:
            ends[-1] = draft.end
        turn_of.append(len(ends) - 1 if spoken else None)
    turns = [
        Turn(number, opening.speaker, Span(drafts[index].start, end), opening.question)
        for number, ((index, opening), end) in enumerate(zip(openings.items(), ends, strict=True))
    ]
    return tuple(turns), turn_of


def _is_labelled(key: str, drafts: list[Draft], words: Words) -> bool:
    """Whether a question is asked by name anywhere, also in the middle of an endless line."""
    return any(asks_by_name(key, draft.content, draft.end, words) for draft in drafts) or any(
        asks_by_name(key, match.end(), draft.end, words)
        for draft in drafts
        if draft.length > _LONG
        for match in _INLINE.finditer(key, draft.content, draft.end)
    )


def _labelled(norm: str, key: str, drafts: list[Draft], words: Words) -> dict[int, Opening]:
    found: dict[int, Opening] = {}
    for index, draft in enumerate(drafts):
        opening = None
        if draft.kind in ("body", "bullet"):
            opening = read_opening(norm, key, draft.content, draft.end, words)
            asked = found.get(index - 1)
            if opening is None and asked and asked.question:
                opening = answers_by_office(norm, key, draft.content, draft.end, words)
        if opening is not None:
            found[index] = opening
    return found


def _cut_blocks(norm: str, key: str, drafts: list[Draft], words: Words) -> list[Draft]:
    """Cut blocks in which several people speak, one after the other, in one line."""
    result: list[Draft] = []
    for draft in drafts:
        cuts = _cuts(norm, key, draft, words) if draft.length > _LONG and draft.kind == "body" else []
        if not cuts:
            result.append(draft)
            continue
        for start, after in pairwise([draft.start, *cuts, draft.end]):
            end = after
            while end > start and norm[end - 1].isspace():
                end -= 1
            first = start == draft.start
            content, marker = (draft.content, draft.marker) if first else (start, None)
            result.append(Draft(start, end, content, marker, draft.kind, draft.gap, draft.first, draft.last))
    return result


def _cuts(norm: str, key: str, draft: Draft, words: Words) -> list[int]:
    """Where somebody else begins to speak inside ``draft``."""
    starts = (match.end() for match in _INLINE.finditer(norm, draft.content, draft.end))
    return [start for start in starts if read_opening(norm, key, start, draft.end, words) is not None]


# ---- without labels ---------------------------------------------------------------------------------


def _questions(norm: str, drafts: list[Draft]) -> list[int]:
    """Blocks that are questions."""
    return [
        index
        for index, draft in enumerate(drafts)
        if draft.kind in ("body", "heading", "bullet")
        and norm[draft.end - 1] == "?"
        and draft.length <= _LONGEST_QUESTION
        and (draft.marker is None or draft.marker.is_bullet)
    ]


def _unlabelled(norm: str, key: str, drafts: list[Draft], words: Words) -> dict[int, Opening]:
    asked = _questions(norm, drafts)
    if not any(_ADDRESSED.search(key, drafts[index].content, drafts[index].end) for index in asked):
        return {}
    introduction = drafts[: min(asked[0] + 1, _INTRODUCTION)]
    answerer = _answerer(norm, key, introduction, words) or _pictured(norm, key, introduction, words)
    openings: dict[int, Opening] = {}
    for index in asked:
        draft = drafts[index]
        draft.kind = "bullet" if draft.marker else "body"
        openings[index] = Opening(Span(draft.start, draft.content), True)
        following = index + 1
        if following >= len(drafts) or following in asked:
            continue
        labelled = read_opening(norm, key, drafts[following].content, drafts[following].end, words)
        answerer = labelled.speaker if labelled else answerer
        if answerer is not None:
            openings[following] = Opening(answerer, False)
    return openings


def _answerer(norm: str, key: str, introduction: list[Draft], words: Words) -> Span | None:
    """Who was talked to: "… đã trao đổi với đồng chí Trần Văn An, Giám đốc …"."""
    for draft in introduction:
        for match in _TALKED_WITH.finditer(key, draft.content, draft.end):
            for title in words.person_title.finditer(key, match.end(), min(draft.end, match.end() + _NEARBY)):
                named = _NAMED.match(norm, title.end(), draft.end)
                if named is not None and not norm[title.start() - 1].isalnum():
                    return Span(title.start(), named.end())
    return None


def _pictured(norm: str, key: str, introduction: list[Draft], words: Words) -> Span | None:
    """Who was talked to, where a line of its own names him or her under a picture: "Bộ trưởng Trần Văn An"."""
    for draft in introduction:
        title = words.person_title.match(key, draft.content, draft.end)
        named = _NAMED_ONLY.fullmatch(norm, title.end(), draft.end) if title else None
        if title is not None and named is not None:
            return Span(title.start(), named.end("who"))
    return None
