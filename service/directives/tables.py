"""Tables that say who does what by when: "Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.directives.deadlines import deadline_named
from service.directives.model import Directive, Party
from service.directives.names import Naming
from service.directives.order import Order
from service.directives.pieces import pieces_of
from service.directives.records import Recorder
from service.directives.scanner import SPACE, Scanner
from service.periods.model import Reference
from service.structure.model import Block
from service.text.fold import pattern
from service.text.lazy import regex
from service.text.span import Span

_TAB, _BAR = regex(r"[^\t]*"), regex(r"[^|]*")
_WHAT = pattern(
    r"(?:tên\s+|các\s+)?(?:(?:nội\s+dung|nhiệm\s+vụ|công\s+việc|việc|đầu\s+việc|giải\s+pháp)[\s,/()và-]*)+"
    r"(?:cụ\s+thể|chủ\s+yếu|trọng\s+tâm|thực\s+hiện|được\s+giao|cần\s+thực\s+hiện)?"
)
_WHO = pattern(
    r"(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|người|cá\s+nhân|địa\s+phương|tổ\s+chức)[\s,/và]*)+(?:\(?(?:chủ\s+trì|thực\s+hiện|phụ\s+trách|"
    r"đầu\s+mối|chịu\s+trách\s+nhiệm|được\s+giao|tham\s+mưu)[\s,/)và]*)*|chủ\s+trì(?:\s+thực\s+hiện)?|phân\s+công|phụ\s+trách"
)
_WITH = pattern(r"(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)[\s,/và]*)*(?:phối\s+hợp|cùng\s+thực\s+hiện)(?:\s+thực\s+hiện)?")
_WHEN = pattern(
    r"(?:(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|kỳ\s+hạn|hạn)[\s/]*)+(?:(?:thực\s+hiện|hoàn\s+thành|triển\s+khai|báo\s+cáo|trình|xong)[\s,/]*)*|"
    r"hoàn\s+thành(?:\s+trước)?"
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell of a row says what, of how many."""

    count: int
    what: int
    who: int
    partners: int | None
    when: int | None


class TaskTables:
    """Reads the tables of one document, line by line."""

    def __init__(self, scanner: Scanner, naming: Naming, recorder: Recorder, reference: Reference) -> None:
        self._scanner, self._naming, self._recorder, self._reference = scanner, naming, recorder, reference
        self._columns: _Columns | None = None
        self._who: Party | None = None
        """Who must act by the row above: a cell over several rows is empty in all but the first."""

    def leave(self) -> None:
        """Running text or a heading ends a table."""
        self._columns = self._who = None

    def read(self, block: Block, order: Order) -> Iterator[Directive]:
        """The directives of one line of a table that stands under ``order``."""
        cells = self._cells(block.span)
        columns = self._header(cells)
        if columns is not None:
            self._columns, self._who = columns, None
        elif self._columns and max(self._columns.what, self._columns.who) < len(cells) <= self._columns.count:
            yield from self._row(block, cells, self._columns, order)

    def _cells(self, span: Span) -> list[Span]:
        """The cells of a line without the white space around them; empty ones, too."""
        norm = self._scanner.text.norm
        cell, sign = (_TAB, "\t") if norm.find("\t", *span) >= 0 else (_BAR, "|")
        start, end = span
        if sign == "|":  # a bar at either end bounds the line
            start += norm.startswith("|", start)
            end -= norm.endswith("|", start, end)
        cells = []
        while start <= end and (match := cell.match(norm, start, end)):
            first = self._scanner.skip(SPACE, match.start(), match.end())
            cells.append(Span(first, first + len(norm[first : match.end()].rstrip())))
            start = match.end() + 1
        return cells

    def _header(self, cells: list[Span]) -> _Columns | None:
        """The columns, where ``cells`` are the heads of a task and of who is to do it."""
        what, who, partners, when = (self._column(cells, heads) for heads in (_WHAT, _WHO, _WITH, _WHEN))
        return None if what is None or who is None else _Columns(len(cells), what, who, partners, when)

    def _column(self, cells: list[Span], heads: re.Pattern[str]) -> int | None:
        found = (at for at, cell in enumerate(cells) if heads.fullmatch(self._scanner.key, *cell))
        return next(found, None)

    def _row(self, block: Block, cells: list[Span], columns: _Columns, order: Order) -> Iterator[Directive]:
        self._who = self._party(cells[columns.who]) or self._who
        partner = self._party(_at(cells, columns.partners))
        when = _at(cells, columns.when)
        for piece in pieces_of(self._scanner, cells[columns.what]):
            start = self._scanner.skip(SPACE, *piece)
            if not self._scanner.action(start, piece.end):
                continue  # "Kinh phí | Sở Tài chính": what is no doing
            task = self._recorder.record(start, piece, replace(order, addressee=self._who), block, None)
            if task is None:
                continue
            task.cooperating = task.cooperating or ([partner] if partner else [])
            task.deadline = task.deadline or deadline_named(self._scanner.text, when, self._reference)
            yield task

    def _party(self, cell: Span) -> Party | None:
        if cell.end <= cell.start:
            return None
        phrase = self._scanner.parties.is_whole(*cell)
        return self._naming.party(phrase) if phrase else Party(self._scanner.text.words(cell))


def _at(cells: list[Span], column: int | None) -> Span:
    return cells[column] if column is not None and column < len(cells) else Span(0, 0)
