"""Tidy tables: one row for each record, one column for each fact, every cell of its own type.

The CSV, the workbook and their documentation are all made from the same lists of columns
(``service.tables.columns``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from service.render import Json

Cell = str | int | bool | Decimal | date | None

_Row = TypeVar("_Row")


class Column(NamedTuple, Generic[_Row]):
    """One column: its name, what it holds in both languages, and how to read it off a record."""

    name: str
    english: str
    vietnamese: str
    read: Callable[[_Row], Cell]


class Table(NamedTuple):
    """``columns`` are (name, English, Vietnamese)."""

    name: str
    columns: tuple[tuple[str, str, str], ...]
    rows: list[list[Cell]]

    @property
    def heads(self) -> list[str]:
        """The columns' names."""
        return [name for name, _, _ in self.columns]


def make_table(name: str, columns: Sequence[Column[_Row]], records: Iterable[_Row]) -> Table:
    """The table of some records."""
    heads = tuple((column.name, column.english, column.vietnamese) for column in columns)
    return Table(name, heads, [[column.read(record) for column in columns] for record in records])


@dataclass(frozen=True, slots=True)
class Page:
    """An answer and its records by id, so that a row can say what it refers to."""

    answer: Json
    places: dict[str, Json]
    sections: dict[str, Json]

    @classmethod
    def of(cls, answer: Json) -> Page:
        """Look-ups over ``answer``."""
        places = {row["id"]: row for row in answer["entities"]["places"]}
        return cls(answer, places, {row["id"]: row for row in answer["sections"]})

    def place(self, indicator: Json) -> Json | None:
        """Name and code of an indicator's place: the one it names, else the document's own."""
        found = self.places.get(indicator["place"])
        return found if found is not None else self.answer["document"]["place"]

    def period(self, indicator: Json) -> tuple[Json | None, str | None]:
        """An indicator's period and where it is from: "stated" beside the number, "inferred" from the
        lines above, else the "document"'s own."""
        own = indicator["period"]
        if own is not None:
            return own, "inferred" if own["inferred"] else "stated"
        whole = self.answer["document"]["period"]
        return whole, None if whole is None else "document"

    def heading(self, section: str | None) -> str | None:
        """The headings that lead to a section: "I. KẾT QUẢ > 1. Trồng trọt"."""
        path: list[str] = []
        while section is not None and (row := self.sections.get(section)) is not None:
            path.insert(0, " ".join([*filter(None, [row["number"]]), *row["title"]["text"].split()]))
            section = row["parent"]
        return " > ".join(path) or None


def day(value: str | None) -> date | None:
    """An ISO date as a date."""
    return None if value is None else date.fromisoformat(value)


def listed(values: Iterable[str]) -> str | None:
    """Several values in one cell."""
    return "; ".join(values) or None
