"""Teasers and titles that pages print twice.

A teaser is cut off ("… trong bối cảnh dịch bệnh …") and its words come again below: it is
furniture. So is a title or caption, a line that ends no sentence, of the same words as an earlier one.
"""

from __future__ import annotations

from service.structure.paragraphs import Draft
from service.text.lazy import regex

_CUT_OFF = regex(r"(?:…|\.{3})\s*$")
_FIRST_BLOCKS = 12
_SAMPLE = 40
_SHORTEST = 20


def mark_repeats(key: str, drafts: list[Draft]) -> None:
    """Mark cut-off teasers near the start, and repeated short lines, as furniture."""
    seen: set[str] = set()
    for index, draft in enumerate(drafts):
        if draft.kind != "body" or draft.marker is not None:
            continue
        if 0 < index < _FIRST_BLOCKS and draft.length > _SAMPLE and _is_teaser(key, draft):
            draft.kind = "furniture"
        elif _SHORTEST <= draft.length <= 300 and key[draft.end - 1] not in ".;:":
            words = key[draft.content : draft.end].strip(' .*"')
            if words in seen:
                draft.kind = "furniture"
            seen.add(words)


def _is_teaser(key: str, draft: Draft) -> bool:
    cut = _CUT_OFF.search(key, max(draft.content, draft.end - 6), draft.end)
    if cut is None:
        return False
    if key.startswith(":", draft.content) and draft.length > _SAMPLE:
        return True  # ":gift:Xem chi tiết:gift:…"
    tail = key[max(draft.content, cut.start() - _SAMPLE - 1) : cut.start() - 1]
    return key.find(tail, draft.end) >= 0
