"""Which blocks are headings.

With a number: "1.1. Chăn nuôi" is one, "1. Bộ Xây dựng chủ trì …;" is an item. Without: a short line
that ends no sentence, with running text below it.
"""

from __future__ import annotations

from itertools import pairwise

from service.structure.captions import (
    has_caption_sign,
    is_initials,
    looks_like_caption,
    mark_closing,
    mark_links,
    tells,
)
from service.structure.lists import set_leads
from service.structure.model import LineKind
from service.structure.paragraphs import Draft
from service.structure.series import settle_series
from service.structure.words import Words
from service.text.lazy import regex

_FIGURE = regex(r"\d+(?:[.,]\d+)?\s*%|\d,\d|\d\.\d{3}|\d\s*(?:tỷ|triệu|nghìn|ha|tấn|km|người|hộ)\b")
_SUBJECT_LABEL = regex(
    r"(?:về|đối với|công tác|lĩnh vực|kết quả|tình hình|nhiệm vụ|giải pháp|mục tiêu|phương hướng)(?=[\s:])"
)
_CELLS = regex(r"(?:\s{1,9}-?\d[\d.,]*%?){2}$")  # the row of a table: "Đường 5.400 4.900"
_ENDS_SENTENCE = ".;,!…"
_LONGEST_NUMBERED = 160
_LONGEST_PLAIN = 120
_LONGEST_ITEM = 80
_WORDS_OF_PLAIN = 22
_WORDS_BEFORE_POINT = 7
_ENOUGH_TEXT = 80


def classify(norm: str, key: str, drafts: list[Draft], words: Words) -> None:
    """Tell numbered headings from items, and what stands below the last sentence; set items' labels."""
    for draft in drafts:
        if draft.kind == "body":
            draft.kind = _kind_by_itself(norm, key, draft, words)
    set_leads(norm, key, drafts, words)
    settle_series(norm, drafts)
    mark_closing(norm, drafts)


def _kind_by_itself(norm: str, key: str, draft: Draft, words: Words) -> LineKind:
    if draft.marker is not None:
        return "heading" if _is_numbered_heading(norm, key, draft, words) else "bullet"
    return "caption" if has_caption_sign(key, draft, words) else "body"


def _is_numbered_heading(norm: str, key: str, draft: Draft, words: Words) -> bool:
    """Short, ends no sentence, states no figure."""
    marker = draft.marker
    if marker is None or marker.is_bullet or marker.kind in ("ordinal", "being", "note"):
        return False
    if draft.content >= draft.end:
        return marker.kind in ("part", "chapter", "title", "article")
    last = norm[draft.end - 1]
    if draft.length > _LONGEST_NUMBERED or last in ";," or norm.endswith("./.", draft.start, draft.end):
        return False
    if last in ".!?" and len(norm[draft.content : draft.end].split()) > _WORDS_BEFORE_POINT:
        return False
    if last == ":" and words.introducer_end.search(key, draft.content, draft.end - 1):
        return False
    colon = norm.find(":", draft.content, draft.end - 1)
    return (colon < 0 or colon - draft.content > 80) and not _FIGURE.search(norm, draft.content, draft.end)


def mark_headings(norm: str, key: str, drafts: list[Draft], words: Words) -> None:
    """Short lines without a number, below the title: headings over text, or captions of pictures."""
    shown = [draft for draft in drafts if draft.kind not in ("furniture", "byline", "table")]
    mark_links(norm, shown)
    for before, draft in pairwise([None, *shown]):
        if draft is None or draft.kind != "body":
            continue
        if is_initials(norm, draft):
            draft.kind = "byline"
        elif before is not None and looks_like_caption(norm, key, draft, words):
            draft.kind = "caption"
    for index, (draft, following) in enumerate(pairwise(shown)):
        if draft.kind == "body":
            heads = _looks_like_heading(norm, key, draft, words) and _can_stand_under(norm, draft, following)
        else:
            heads = draft.kind == "bullet" and (
                _heads_items(norm, key, draft, following, words)
                or _heads_paragraph(norm, draft, following, shown[max(0, index - 1)])
            )
        if heads:
            draft.kind = "heading"


def _looks_like_heading(norm: str, key: str, draft: Draft, words: Words) -> bool:
    text = norm[draft.content : draft.end]
    if draft.length > _LONGEST_PLAIN or text[-1] in _ENDS_SENTENCE or len(text.split()) > _WORDS_OF_PLAIN:
        return False
    if text[-1] == ":" and not text.isupper() and not _is_subject(key, draft, words):
        return False
    if _CELLS.search(text) or (text[0] == "(" and text[-1] == ")") or tells(key, draft, words):
        return False
    first = text.lstrip("\"'([")[:1]
    return (first.isupper() or first.isdigit()) and ": " not in text[:-1]


def _is_subject(key: str, draft: Draft, words: Words) -> bool:
    """ "Về giải ngân vốn đầu tư:" names what is below; "… kết quả như sau:" is a sentence."""
    if words.introducer_end.search(key, draft.content, draft.end - 1):
        return False
    return _SUBJECT_LABEL.match(key, draft.content, draft.end) is not None


def _can_stand_under(norm: str, draft: Draft, following: Draft) -> bool:
    """Running text, an item or a smaller heading; anything under a line in capitals."""
    if following.kind in ("heading", "bullet") or norm[draft.content : draft.end].isupper():
        return True
    return following.kind == "body" and (following.length > _ENOUGH_TEXT or norm[following.end - 1] in '.:;…!?"')


def _heads_items(norm: str, key: str, draft: Draft, following: Draft, words: Words) -> bool:
    """ "* Về thu chi ngân sách:" with items of another kind, or a paragraph, below it."""
    marker, below = draft.marker, following.marker
    if marker is None or not marker.is_bullet or norm[draft.end - 1] != ":" or draft.length > _LONGEST_ITEM:
        return False
    return (below is None or below.kind != marker.kind) and _is_subject(key, draft, words)


def _heads_paragraph(norm: str, draft: Draft, following: Draft, before: Draft) -> bool:
    """ "* Sản phẩm chủ yếu" with a paragraph below it, where no list of such lines stands."""
    marker = draft.marker
    if marker is None or not marker.is_bullet or draft.length > _LONGEST_ITEM or draft.lead is not None:
        return False
    if norm[draft.end - 1] in (".;,!?…" if marker.kind == "*" else ".;,:!?…") or _FIGURE.search(
        norm, draft.content, draft.end
    ):
        return False
    if before is not draft and before.marker is not None and before.marker.kind == marker.kind:
        return False
    is_text = following.kind == "body" and following.marker is None and norm[following.end - 1] in '.:;…!?"'
    return is_text and norm[draft.content].isupper()
