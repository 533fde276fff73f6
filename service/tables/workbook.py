"""The answer as a workbook for people: one sheet for each kind of record, numbers and dates typed.

Only strings, numbers, dates and links inside the workbook are written, never a formula, whatever
the report holds. The same answer gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from service.render import Json, decimal_text
from service.tables.columns import checks, diagnostics, directives, document, entities, observations, sections
from service.tables.tidy import Cell, Table

_SHEETS = (document, observations, entities, directives, sections, checks, diagnostics)

_LONGEST = 32_767
"""Characters that a cell can hold."""

_DIGITS = 15
"""Digits that a number in a spreadsheet keeps; a longer one is written as text, and stays exact."""

_LARGEST = 300
"""Powers of ten that a number in a spreadsheet can reach."""

_LINKS = 60_000
"""A sheet can hold some 65,000 links; the cells beyond that have the id without a link."""

_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900, so earlier days are written as text."""

_WIDTHS = {"name": 48, "text": 48, "heading": 40, "title": 48, "message": 60, "titles": 40, "place": 18}


def write_workbook(answer: Json) -> bytes:
    """The whole answer as an XLSX file."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    # the day of making would make two files of one answer differ
    book.set_properties({"title": "vnreport", "created": datetime(2000, 1, 1)})
    writer = _Writer(book)
    tables = [make(answer) for make in _SHEETS]
    for table in tables:
        writer.write(table)
    writer.write(_columns(tables))
    book.close()
    return content.getvalue()


def _columns(tables: Sequence[Table]) -> Table:
    """What every column of every sheet holds, in two languages."""
    heads = (("sheet", "", ""), ("column", "", ""), ("english", "", ""), ("tiếng Việt", "", ""))
    return Table("columns", heads, [[table.name, *column] for table in tables for column in table.columns])


class _Writer:
    """Writes tables into one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._head: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._day: Format = book.add_format({"num_format": "yyyy-mm-dd"})

    def write(self, table: Table) -> None:
        """One table on a sheet of its own, its head in view and filters on it."""
        sheet = self._book.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        for place, name in enumerate(table.heads):
            sheet.set_column(place, place, _WIDTHS.get(name, 14))
            sheet.write_string(0, place, name, self._head)
        linked = None if table.name == "sections" or "section" not in table.heads else table.heads.index("section")
        for number, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row):
                if place == linked and isinstance(cell, str) and number <= _LINKS:
                    _link(sheet, number, place, cell)
                else:
                    self._cell(sheet, number, place, cell)

    def _cell(self, sheet: Worksheet, number: int, place: int, cell: Cell) -> None:
        if isinstance(cell, str):
            sheet.write_string(number, place, cell[:_LONGEST])
        elif isinstance(cell, bool):
            sheet.write_boolean(number, place, cell)
        elif isinstance(cell, int | Decimal):
            self._number(sheet, number, place, Decimal(cell))
        elif isinstance(cell, date):
            self._date(sheet, number, place, cell)

    def _number(self, sheet: Worksheet, number: int, place: int, value: Decimal) -> None:
        if len(value.normalize().as_tuple().digits) > _DIGITS or value.adjusted() > _LARGEST:
            sheet.write_string(number, place, decimal_text(value))
        else:
            sheet.write_number(number, place, Decimal(decimal_text(value)))

    def _date(self, sheet: Worksheet, number: int, place: int, value: date) -> None:
        if value < _FIRST_DAY:
            sheet.write_string(number, place, value.isoformat())
        else:
            sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), self._day)


def _link(sheet: Worksheet, number: int, place: int, section: str) -> None:
    """From a row to the row of its section: "s3" stands in the fourth row, under the head."""
    sheet.write_url(number, place, f"internal:'sections'!A{int(section.removeprefix('s')) + 1}", string=section)
