"""Which blocks are headings, captions, by-lines or the parts of an official document's frame.

Headings with a number: "1.1. Chăn nuôi" is one, "1. Bộ Xây dựng chủ trì …;" is an item. Headings
without a number: a short line that ends no sentence, with running text below it.
"""

from __future__ import annotations

import itertools
import re

from service.structure.model import LineKind
from service.structure.paragraphs import Draft
from service.structure.words import Words

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?\s*%|\d,\d|\d\.\d{3}|\d\s*(?:tỷ|triệu|nghìn|ha|tấn|km|người|hộ)\b")
_NAME = re.compile(r"(?:[^\W\d_]\.){0,3}(?:[^\W\d_]+[ ,&-]{0,3}){1,5}(?:\([^)]{0,80}\)\s*){0,2}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,3}(?:[^\W\d_]{1,8})?\.?")
_SUBJECT_LABEL = re.compile(
    r"(?:về|đối với|công tác|lĩnh vực|kết quả|tình hình|nhiệm vụ|giải pháp|mục tiêu|phương hướng)\s"
)
_ENDS_SENTENCE = ".;,!…"
_HEADING_LONGEST = 160
_PLAIN_LONGEST = 120
_PLAIN_WORDS = 22
_CAPTION_LONGEST = 260


def classify(norm: str, key: str, drafts: list[Draft], words: Words) -> None:
    """Set the kind of each block that is not body text."""
    for draft in drafts:
        if draft.kind == "body":
            draft.kind = _kind_by_itself(norm, key, draft, words)
    _demote_lists(drafts)
    _mark_closing_bylines(norm, drafts)
    _mark_plain_headings(norm, key, drafts, words)


def _kind_by_itself(norm: str, key: str, draft: Draft, words: Words) -> LineKind:
    if draft.marker is not None:
        if not draft.marker.is_bullet and _is_numbered_heading(norm, draft):
            return "heading"
        return "bullet"
    if draft.length <= _CAPTION_LONGEST and words.caption_sign.search(key, draft.content, draft.end):
        return "caption"
    if draft.length <= _PLAIN_LONGEST and words.header_opening.match(key, draft.content, draft.end):
        return "furniture"
    if draft.length <= _PLAIN_LONGEST and words.signature_opening.match(key, draft.content, draft.end):
        return "furniture"
    return "body"


def _is_numbered_heading(norm: str, draft: Draft) -> bool:
    """Short, ends no sentence, states no figure."""
    marker = draft.marker
    if marker is None or marker.kind in ("ordinal", "being", "note"):
        return False
    if draft.content >= draft.end:
        return marker.kind in ("part", "chapter", "title", "article")
    if draft.length > _HEADING_LONGEST or norm[draft.end - 1] in ";,":
        return False
    if norm[draft.end - 1] in ".!?" and draft.length > 60:
        return False
    colon = norm.find(":", draft.content, draft.end - 1)
    return (colon < 0 or colon - draft.content > 80) and not _FIGURE.search(norm, draft.content, draft.end)


def _demote_lists(drafts: list[Draft]) -> None:
    """Numbered lines that follow each other with nothing between are a list, not headings."""
    shown = [draft for draft in drafts if draft.kind not in ("furniture", "byline", "caption")]
    for draft, following in itertools.pairwise(shown):
        if draft.kind != "heading" or following.marker is None or draft.marker is None:
            continue
        if following.marker.kind == draft.marker.kind and following.marker.value == draft.marker.value + 1:
            draft.kind = "bullet"
    for before, draft in itertools.pairwise(shown):
        if draft.kind == "heading" and before.kind == "bullet" and _is_next(before, draft):
            draft.kind = "bullet"


def _is_next(before: Draft, draft: Draft) -> bool:
    """Whether the two carry neighbouring numbers of one series."""
    if before.marker is None or draft.marker is None or before.marker.is_bullet:
        return False
    return before.marker.kind == draft.marker.kind and before.marker.value + 1 == draft.marker.value


def _mark_plain_headings(norm: str, key: str, drafts: list[Draft], words: Words) -> None:
    """Short lines without a number: headings over text, or captions of pictures."""
    shown = [draft for draft in drafts if draft.kind not in ("furniture", "byline", "table")]
    _mark_links(norm, shown)
    for index, draft in enumerate(shown):
        if draft.kind != "body" or draft.length > _CAPTION_LONGEST:
            continue
        following = shown[index + 1] if index + 1 < len(shown) else None
        if _INITIALS.fullmatch(norm, draft.content, draft.end):
            draft.kind = "byline"
        elif _looks_like_caption(norm, key, draft, words) and index > 0:
            draft.kind = "caption"
        elif (
            following is not None and _looks_like_heading(norm, key, draft, words) and _can_stand_under(norm, following)
        ):
            draft.kind = "heading"


def _mark_links(norm: str, shown: list[Draft]) -> None:
    """Three and more unfinished lines between the title and the report: links to other pages."""
    run: list[Draft] = []
    for draft in shown[1:]:
        unfinished = draft.marker is None and draft.kind == "body" and draft.length <= _PLAIN_LONGEST
        text = norm[draft.content : draft.end]
        if not unfinished or text[-1] in '.;:!?…,"' or text.isupper() or len(text.split()) < 5:
            break
        run.append(draft)
    if len(run) >= 3:
        for draft in run:
            draft.kind = "furniture"


def _looks_like_caption(norm: str, key: str, draft: Draft, words: Words) -> bool:
    if norm[draft.end - 1] in '.;:!?…"' and not draft.length < 60:
        return False
    if norm[draft.end - 1] in ":;":
        return False
    if words.person_title.match(key, draft.content, draft.end) and words.caption_verb.search(
        key, draft.content, draft.end
    ):
        return True
    if norm[draft.content : draft.end].isupper():
        return False
    if words.caption_opening.match(key, draft.content, draft.end):
        return True
    return draft.length <= 30 and _is_title_case(norm[draft.content : draft.end])


def _is_title_case(text: str) -> bool:
    """Every word with a capital: the name of a place or person, no heading."""
    return all(word[0].isupper() for word in text.split()) and len(text.split()) <= 4


def _looks_like_heading(norm: str, key: str, draft: Draft, words: Words) -> bool:
    text = norm[draft.content : draft.end]
    if draft.length > _PLAIN_LONGEST or len(text.split()) > _PLAIN_WORDS or text[-1] in _ENDS_SENTENCE:
        return False
    first = text.lstrip("\"'([")[:1]
    if text[-1] == ":" and not text.isupper() and not _is_subject(key, draft, words):
        return False
    return (first.isupper() or first.isdigit()) and ": " not in text[:-1]


def _is_subject(key: str, draft: Draft, words: Words) -> bool:
    """ "Về giải ngân vốn đầu tư:" names what is below; "… kết quả như sau:" is a sentence."""
    if words.introducer_end.search(key, draft.content, draft.end - 1):
        return False
    return _SUBJECT_LABEL.match(key, draft.content, draft.end) is not None


def _can_stand_under(norm: str, following: Draft) -> bool:
    """Running text, an item or a smaller heading."""
    if following.kind in ("heading", "bullet"):
        return True
    return following.kind == "body" and (following.length > 80 or norm[following.end - 1] in '.:;…!?"')


def _mark_closing_bylines(norm: str, drafts: list[Draft]) -> None:
    """Names after the last running text: who wrote it."""
    for draft in reversed(drafts):
        if draft.kind in ("furniture", "byline", "caption"):
            continue
        if draft.marker is not None or draft.length > 140 or (norm[draft.end - 1] in ".;:!?…" and draft.length > 12):
            return
        text = norm[draft.content : draft.end]
        by_source = text.lower().startswith("theo ") and len(text.split()) <= 6
        if not by_source and not (_NAME.fullmatch(text) and _is_title_case(text.split("(")[0].strip() or "x")):
            return
        draft.kind = "byline"
