"""CSV that spreadsheets open without a question and without harm.

UTF-8 with a byte order mark (or Excel reads Vietnamese as windows-1252), CRLF as RFC 4180 has it,
dates in ISO form, numbers in plain digits with a point.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from service.render import decimal_text
from service.tables.tidy import Cell, Table

_DANGEROUS = frozenset("=+-@\t\r＝＋－＠")


def write_csv(table: Table) -> bytes:
    """The table as a file."""
    return b"\xef\xbb\xbf" + delimited([table.heads, *table.rows])


def delimited(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as comma-separated values, without a byte order mark."""
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerows([written(cell) for cell in row] for row in rows)
    return page.getvalue().encode()


def written(cell: Cell) -> str:
    """One cell: a number stays a number, words that a spreadsheet would run become words.

    "=HYPERLINK(…)" and "- Đàn trâu" are formulas to a spreadsheet; an apostrophe in front says that
    they are not.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return decimal_text(cell)
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    first = cell.lstrip(" \n\u00a0")[:1]
    return "'" + cell if first in _DANGEROUS and first else cell
