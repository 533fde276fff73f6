"""What stands around running text without a number: captions of pictures, names of authors, links."""

from __future__ import annotations

from service.structure.paragraphs import Draft
from service.structure.words import Words
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.letters import UPPER

_JOINED_NAMES = regex(r"\s*[,&-]\s*")
_NAME = regex(r"(?:[^\W\d_]\.){0,3}(?>(?:[^\W\d_]++[ ,&-]{0,6}+){1,8})(?:\([^)]{0,80}\)\s*){0,2}")
_INITIALS = regex(r"(?:[^\W\d_]\.\s?){1,3}(?:[^\W\d_]{1,8})?\.?")
# A paragraph that only lacks its full stop: "Ông Bình cho biết …", "… đạt 5.200 tỷ đồng"
_SAYS = pattern(
    r"(?<!\w)cho\s+(?:biết|rằng|hay)(?!\w)|khẳng\s+định|nhấn\s+mạnh|(?:đề|kiến)\s+nghị|yêu\s+cầu|\d\s*(?:%|tỷ|triệu|nghìn)|\d,\d"
)
_PHOTOGRAPHER = regex(rf"\((?:[{UPPER}]\w*\s{{0,3}}){{2,4}}\)$")
_LONGEST_CAPTION = 260
_LONGEST_LINK = 120
_FIRST_BLOCKS = 60
_WINDOW = 4000  # within which "Chăn Nuôi" shows itself as words, no name, when it comes again
_LONGEST_BYLINE = 140
_ASIDE = ("furniture", "byline", "caption")


def has_caption_sign(key: str, draft: Draft, words: Words) -> bool:
    """ "Ảnh: …", "… (Hình từ Internet)"."""
    return draft.length <= _LONGEST_CAPTION and words.caption_sign.search(key, draft.content, draft.end) is not None


def tells(key: str, draft: Draft, words: Words) -> bool:
    """A paragraph about what a person says, though it may lack its full stop."""
    by_person = words.person_title.match(key, draft.content, draft.end) is not None
    return by_person and _SAYS.search(key, draft.content, draft.end) is not None


def looks_like_caption(norm: str, key: str, draft: Draft, words: Words) -> bool:
    """A line that shows people or places doing what pictures show, and ends no sentence."""
    last = norm[draft.end - 1]
    if draft.length > _LONGEST_CAPTION or last in ":;" or (last in '.!?…"' and draft.length >= 60):
        return False
    if _PHOTOGRAPHER.search(norm, draft.content, draft.end) and len(norm[draft.content : draft.end].split()) > 6:
        return True
    if _SAYS.search(key, draft.content, draft.end):
        return False
    text = norm[draft.content : draft.end]
    by_person = words.person_title.match(key, draft.content, draft.end) is not None
    if by_person and words.caption_verb.search(key, draft.content, draft.end):
        return True
    if text.isupper():
        return False
    if words.caption_opening.match(key, draft.content, draft.end):
        return True
    return draft.length <= 30 and is_title_case(text) and norm.find(text.lower(), draft.end, draft.end + _WINDOW) < 0


def is_initials(norm: str, draft: Draft) -> bool:
    """ "H.H", "T.Nam": an author."""
    return _INITIALS.fullmatch(norm, draft.content, draft.end) is not None


def is_title_case(text: str) -> bool:
    """Every word with a capital: the name of a place or person, no heading."""
    words = text.split()
    return len(words) <= 4 and all(word[0].isupper() for word in words)


def mark_links(norm: str, shown: list[Draft]) -> None:
    """Three and more unfinished lines between the title and the report: links to other pages."""
    run: list[Draft] = []
    title = next((index for index, draft in enumerate(shown[:_FIRST_BLOCKS]) if draft.kind == "title"), 0)
    for draft in shown[title + 1 :]:
        text = norm[draft.content : draft.end]
        unfinished = draft.marker is None and draft.kind == "body" and draft.length <= _LONGEST_LINK
        if not unfinished or text[-1] in '.;:!?…,"' or text.isupper() or len(text.split()) < 5:
            break
        run.append(draft)
    if len(run) >= 3:
        for draft in run:
            draft.kind = "furniture"


def mark_closing(norm: str, drafts: list[Draft]) -> None:
    """Names after the last running text ("Theo TTXVN", "Minh Anh"), and all that stands below the
    mark that ends an official document, "./."."""
    last_sentence = max((index for index, draft in enumerate(drafts) if _is_sentence(norm, draft)), default=-1)
    ended = last_sentence >= 0 and norm.endswith("./.", 0, drafts[last_sentence].end)
    for draft in reversed(drafts[last_sentence + 1 :]):
        if draft.kind in _ASIDE:
            continue
        if draft.marker is not None or draft.length > _LONGEST_BYLINE:
            return
        if not ended and not _names_author(norm, draft):
            return
        draft.kind = "byline"


def _is_sentence(norm: str, draft: Draft) -> bool:
    """Running text, an item or a table; an author's initials end in a full stop, too."""
    if draft.kind in _ASIDE:
        return False
    if draft.kind == "table":
        return True
    return draft.marker is not None or (norm[draft.end - 1] in '.;:!?…"' and draft.length > 12)


def _names_author(norm: str, draft: Draft) -> bool:
    text = norm[draft.content : draft.end]
    if text.lower().startswith("theo ") and len(text.split()) <= 6:
        return True
    names = _JOINED_NAMES.split(text.split("(")[0].strip())
    return _NAME.fullmatch(text) is not None and all(is_title_case(name or "x") for name in names)
