"""Every word list of the entities in one automaton: a text is read once, whatever is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from service.entities.gazetteer import Gazetteer, Unit, load_gazetteer
from service.entities.words import squeeze
from service.lexicon.model import Lexicon
from service.text.fold import key

Role = Literal[
    "unit", "place", "feature", "organization", "head", "title", "honorific", "surname", "legal", "event", "project"
]
Case = Literal["proper", "first", "any", "exact"]


class Entry(NamedTuple):
    """A form of the tables. ``case`` says which words need a capital in the text: all ("Hà Nam"),
    the first or a later one ("Chính phủ", "báo Nhân Dân"), none, or the form as written ("EVN").
    ``row`` is the table's row, ``units`` the administrative units that bear the name."""

    role: Role
    form: str
    case: Case
    row: dict[str, str]
    units: tuple[Unit, ...] = ()


class Form(NamedTuple):
    """What the tables know of one squeezed form of so many ``words``. ``capital``: it is none of its
    entries where the text has no capital, which most words of a text that are names elsewhere ("an",
    "tân") have not."""

    words: int
    capital: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``forms[i]`` is what the automaton's pattern ``i`` stands for."""

    automaton: AhoCorasick
    forms: tuple[Form, ...]
    gazetteer: Gazetteer


def _units(gazetteer: Gazetteer) -> Iterator[tuple[str, Entry]]:
    for name, units in gazetteer.named.items():
        if not name.replace(" ", "").isdigit():  # "Phường 5" needs its class word
            yield name, Entry("unit", units[0].name, "proper", {}, units)


def _forms(row: dict[str, str], column: str) -> Iterator[str]:
    yield row[column]
    yield from filter(None, row.get("other_names", "").split("|"))


def _case(role: Role, form: str) -> Case:
    """The capitals that a form asks for: "Tây Bắc" both, "Chính phủ" one, "sông" none."""
    if form.startswith("="):
        return "exact"
    if form[0].islower() or role == "legal":
        return "any"
    return "proper" if role == "place" and len(form.split()) <= 3 and "-" not in form else "first"


def _rows(lexicon: Lexicon, table: str, column: str, role: Role) -> Iterator[tuple[str, Entry]]:
    for row in lexicon.table(table):
        for form in _forms(row, column):
            yield squeeze(key(form)), Entry(role, form.lstrip("="), _case(role, form), row)


@cache
def load_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The automaton of a lexicon; built once for each."""
    gazetteer = load_gazetteer(lexicon)
    found: dict[str, list[Entry]] = {}
    for form, entry in (
        *_units(gazetteer),
        *_rows(lexicon, "named_places", "name", "place"),
        *_rows(lexicon, "place_classes", "class", "feature"),
        *_rows(lexicon, "organizations", "name", "organization"),
        *_rows(lexicon, "organization_heads", "head", "head"),
        *_rows(lexicon, "titles", "title", "title"),
        *_rows(lexicon, "honorifics", "honorific", "honorific"),
        *_rows(lexicon, "surnames", "surname", "surname"),
        *_rows(lexicon, "legal_types", "type", "legal"),
        *_rows(lexicon, "event_heads", "head", "event"),
        *_rows(lexicon, "project_heads", "head", "project"),
    ):
        found.setdefault(form, []).append(entry)
    automaton = AhoCorasick(list(found), matchkind=MatchKind.Standard)
    forms = (
        Form(len(form.split()), all(map(_needs_capital, entries)), tuple(entries)) for form, entries in found.items()
    )
    return Vocabulary(automaton, tuple(forms), gazetteer)


def _needs_capital(entry: Entry) -> bool:
    if entry.case == "first":
        return " " not in entry.form
    return entry.case != "any" and not entry.form[0].islower()
