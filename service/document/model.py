"""What is known of the document itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from service.periods.model import Period, Reference
from service.text.span import Span

DocumentKind = Literal["statistical_report", "news", "interview", "directive", "speech", "other"]


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """``title`` is a range of the text; ``place`` the bare name of the place that the document is
    about and ``place_code`` its official code at the document's date; ``evidence`` gives for each
    field the range that it was read from, where there is one."""

    title: Span | None
    kind: DocumentKind
    issued: date | None
    period: Period | None
    reference: Reference
    place: str | None
    place_code: str | None
    evidence: tuple[tuple[str, Span], ...]
