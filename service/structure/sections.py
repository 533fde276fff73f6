"""The section tree: levels worked out from the order in which kinds of numbering are met.

The first kind met is the top; a kind not open yet goes one level down; a kind that is open closes
everything below it. So "I. > 1. > a)" and "A. > I. > 1." both come out right, and so does a part
that leaves a level out ("II." with "a)" directly below).
"""

from __future__ import annotations

from dataclasses import dataclass

from service.structure.markers import LEGAL_RANK
from service.structure.model import Section
from service.structure.paragraphs import Draft
from service.text.span import Span


@dataclass(slots=True)
class _Open:
    kind: str
    section: int
    value: int


@dataclass(slots=True)
class _Entry:
    number: str | None
    title: Span
    level: int
    parent: int | None
    start: int
    end: int


class SectionTree:
    """Built block by block: ``add`` says in which section a block stands."""

    def __init__(self, norm: str) -> None:
        self._norm = norm
        self._open: list[_Open] = []
        self._entries: list[_Entry] = []
        self.heads: set[int] = set()
        """Which blocks opened a section."""
        self.restarts: set[int] = set()
        """Which items carry on the numbers of headings, and so ended a section: "2. Sở Y tế chỉ đạo …"
        after the heading "1. Đối với các huyện"."""

    def add(self, index: int, draft: Draft) -> int | None:
        """Take block ``index``; returns the index of its section."""
        opening = self._opening(draft)
        if opening is not None:
            self._open_section(draft, *opening)
            self.heads.add(index)
        elif self._follows_heading(draft):
            self.restarts.add(index)
        if not self._open:
            return None
        for opened in self._open:
            self._entries[opened.section].end = draft.end
        return self._open[-1].section

    def finish(self) -> tuple[Section, ...]:
        """All sections, in text order."""
        return tuple(
            Section(index, entry.number, entry.title, entry.level, entry.parent, Span(entry.start, entry.end))
            for index, entry in enumerate(self._entries)
        )

    def _opening(self, draft: Draft) -> tuple[str, Span] | None:
        """(kind, title) when ``draft`` opens a section."""
        marker = draft.marker
        if draft.kind == "heading":
            if marker is None:
                caps = self._norm[draft.content : draft.end].isupper()
                return "caps" if caps else "plain", self._title(draft)
            return marker.kind, self._title(draft) if draft.content < draft.end else Span(marker.start, marker.end)
        if draft.kind != "bullet" or marker is None or marker.is_bullet:
            return None
        if marker.kind in LEGAL_RANK:
            return marker.kind, draft.lead or Span(marker.start, marker.end)
        return (marker.kind, draft.lead) if draft.run_in and draft.lead is not None else None

    def _title(self, draft: Draft) -> Span:
        """The words of a heading without the colon or full stop behind them."""
        end = draft.end
        while end > draft.content + 1 and self._norm[end - 1] in ":. " and not self._norm.endswith("..", 0, end):
            end -= 1
        return Span(draft.content, end)

    def _open_section(self, draft: Draft, kind: str, title: Span) -> None:
        marker = draft.marker
        del self._open[self._depth(kind) :]
        number = self._norm[marker.start : marker.end] if marker else None
        parent = self._open[-1].section if self._open else None
        self._entries.append(_Entry(number, title, len(self._open) + 1, parent, draft.start, draft.end))
        self._open.append(_Open(kind, len(self._entries) - 1, marker.value if marker else 0))

    def _follows_heading(self, draft: Draft) -> bool:
        """Close the section whose number the item ``draft`` follows, if there is one."""
        marker = draft.marker
        if draft.kind != "bullet" or marker is None or marker.is_bullet:
            return False
        for depth, opened in enumerate(self._open):
            if opened.kind == marker.kind and opened.value + 1 == marker.value:
                del self._open[depth:]
                return True
        return False

    def _depth(self, kind: str) -> int:
        """How many of the open sections stay open above a heading of ``kind``."""
        for depth, opened in enumerate(self._open):
            if opened.kind == kind:
                return depth
        if kind in LEGAL_RANK:
            rank = LEGAL_RANK[kind]
            inner = [
                depth for depth, o in enumerate(self._open) if LEGAL_RANK.get(o.kind, 9) >= rank and o.kind != "caps"
            ]
            return inner[0] if inner else len(self._open)
        if kind == "caps":
            return 0
        return len(self._open)
