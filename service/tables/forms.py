"""The forms that an answer comes in, by name. ``service.tables.writing`` writes them."""

from __future__ import annotations

from typing import Literal, get_args

Form = Literal["json", "csv", "xlsx", "sdmx-csv"]
FORMS: tuple[Form, ...] = get_args(Form)

TableName = Literal["observations", "entities", "directives"]
TABLES: tuple[TableName, ...] = get_args(TableName)

MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sdmx-csv": "application/vnd.sdmx.data+csv;version=2.0.0",
}
