"""The title of the document."""

from __future__ import annotations

from service.structure.paragraphs import Draft
from service.structure.words import Words
from service.text.span import Span

_LONGEST = 300
_FIRST_BLOCKS = 60


def find_title(norm: str, key: str, drafts: list[Draft], words: Words) -> Span | None:
    """Find the title among the first blocks, mark its blocks, and return its range."""
    for index, draft in enumerate(drafts[:_FIRST_BLOCKS]):
        if draft.kind in ("furniture", "byline", "caption", "table"):
            continue
        if key[draft.content : draft.end].rstrip(" :") in words.document_kinds:
            return _official_title(norm, key, drafts, index, words)
        if not _can_be_title(norm, draft):
            return None
        draft.kind = "title"
        return Span(draft.content, draft.end)
    return None


def _can_be_title(norm: str, draft: Draft) -> bool:
    if draft.marker is not None and draft.marker.kind != "•":
        return False
    if draft.length > _LONGEST or draft.length < 8:
        return False
    return norm[draft.end - 1] not in ".;:," or norm.endswith("..", draft.start, draft.end)


def _official_title(norm: str, key: str, drafts: list[Draft], index: int, words: Words) -> Span:
    """"BÁO CÁO" and the lines below that say about what, up to who issues it."""
    start, end = drafts[index].content, drafts[index].end
    drafts[index].kind = "title"
    for draft in drafts[index + 1 : index + 6]:
        text = norm[draft.content : draft.end]
        if draft.kind not in ("body", "heading") or draft.marker is not None or text[-1] in ".;:,":
            break
        if words.issuer.match(key, draft.content, draft.end):
            break
        draft.kind = "title"
        end = draft.end
    return Span(start, end)
