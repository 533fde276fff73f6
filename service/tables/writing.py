"""Writes an answer in any of its forms."""

from __future__ import annotations

from collections.abc import Callable

from service.lexicon.model import Lexicon
from service.render import Json, dumps
from service.tables import columns
from service.tables.delimited import write_csv
from service.tables.forms import Form, TableName
from service.tables.sdmx import write_sdmx
from service.tables.tidy import Table
from service.tables.workbook import write_workbook

_MAKERS: dict[TableName, Callable[[Json], Table]] = {
    "observations": columns.observations,
    "entities": columns.entities,
    "directives": columns.directives,
}


def write(answer: Json, form: Form, table: TableName, lexicon: Lexicon) -> bytes:
    """The answer in one form; ``table`` says which, where the form is one table only (CSV)."""
    match form:
        case "json":
            return dumps(answer)
        case "csv":
            return write_csv(_MAKERS[table](answer))
        case "xlsx":
            return write_workbook(answer)
        case "sdmx-csv":
            return write_sdmx(answer, lexicon)
