"""Title, kind, dates and place of the document, each with the words that it was read from."""

from __future__ import annotations

from service.document.issued import issued_on
from service.document.kind import kind_of
from service.document.model import DocumentInfo, DocumentKind
from service.document.place import About, place_of
from service.document.title import title_of
from service.entities.model import Entities
from service.lexicon.model import Lexicon
from service.periods.model import Period, Reference
from service.structure.model import Structure
from service.text.fold import key, pattern
from service.text.span import Span

_FIGURE_NEAR = pattern(r"[^.\n]{0,160}?(?:đạt|ước|tăng|giảm|bằng|hơn|trên)\s+(?:khoảng\s+|gần\s+|trên\s+|hơn\s+)?\d")
_MEETING = pattern(
    r"(?<!\w)(?:làm\s+việc|hội\s+nghị|cuộc\s+họp|buổi\s+(?:làm|lễ|họp)|phiên\s+họp|kỳ\s+họp|tổng\s+kết|sơ\s+kết)(?!\w)"
)
_FIGURES = pattern(
    r"(?:đạt|ước|tăng|giảm|bằng|hơn|trên|xuất|thu|giải\s+ngân)\s+(?:\w+\s+){0,3}\d|số\s+liệu|thống\s+kê|báo\s+cáo"
)
_AHEAD = pattern(r"(?:cuối\s+năm|còn\s+lại|tới)")


def describe(
    structure: Structure, reference: Reference, entities: Entities, place: str | None, lexicon: Lexicon
) -> DocumentInfo:
    """What the document says of itself; ``place`` is the caller's, which wins."""
    title = title_of(structure, lexicon)
    kind, kind_span = kind_of(structure, title, lexicon)
    issued = issued_on(structure)
    about = _given(place, entities) if place else place_of(structure, entities)
    period = _period(structure, title, reference, kind)
    evidence = [
        ("title", title),
        ("kind", kind_span),
        ("issued", issued[1] if issued else None),
        ("period", reference.told if period else None),
        ("place", about.evidence),
    ]
    return DocumentInfo(
        title,
        kind,
        issued[0] if issued else None,
        period,
        reference,
        about.name,
        about.code,
        tuple((name, span) for name, span in evidence if span is not None),
    )


def _given(place: str, entities: Entities) -> About:
    """The place that the caller names, by name or official code."""
    for known in entities.places:
        if place == known.code or key(place) == key(known.name):
            return About(known.name, known.code, None)
    return About(place, None, None)


def _period(structure: Structure, title: Span | None, reference: Reference, kind: DocumentKind) -> Period | None:
    """The period that the document as a whole reports on. A story has one when it tells the figures
    of that period, not when it dates an event by its month or a meeting by what it spoke of."""
    period, span = reference.period, reference.told
    if period is None or kind not in ("statistical_report", "news"):
        return None
    if kind == "statistical_report":
        return period
    if span is None or _AHEAD.search(structure.text.key, *span):
        return None
    if title and span.within(title):
        return None if _MEETING.search(structure.text.key, *title) else period
    return period if _tells_figures(structure, span, period) else None


def _tells_figures(structure: Structure, span: Span, period: Period) -> bool:
    """Whether the sentence that names the period gives figures of it, or says that such are told."""
    sentence = next((s.span for s in structure.sentences if span.within(s.span)), span)
    if _MEETING.search(structure.text.key, *sentence):
        return False
    if period.kind in ("month", "year"):
        return _FIGURE_NEAR.match(structure.text.key, span.end) is not None
    return _FIGURES.search(structure.text.key, *sentence) is not None
