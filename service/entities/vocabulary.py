"""Every word list of the entities in one automaton: a text is read once, whatever is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from service.entities.gazetteer import Gazetteer, Unit, load_gazetteer
from service.entities.words import squeeze_all
from service.lexicon.model import Lexicon, Row
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
    row: Row
    units: tuple[Unit, ...] = ()


_Listed = tuple[Role, str, Row]
"""A form of a table, as printed there."""


class Form(NamedTuple):
    """What the tables know of one squeezed form of so many ``words``. ``capital``: it is none of its
    entries where the text has no capital, which most words of a text that are names elsewhere ("an",
    "tân") have not."""

    words: int
    capital: bool
    entries: tuple[Entry, ...]


class _Forms(dict[int, Form]):
    """What is known of each pattern of the automaton, put together when a text first has it."""

    def __init__(self, names: Sequence[str], gazetteer: Gazetteer, listed: dict[str, list[_Listed]]) -> None:
        super().__init__()
        self._names, self._gazetteer, self._listed = names, gazetteer, listed

    def __missing__(self, number: int) -> Form:
        name = self._names[number]
        entries = (*self._units(name), *(_entry(*listed) for listed in self._listed.get(name, ())))
        form = self[number] = Form(len(name.split()), all(map(_needs_capital, entries)), entries)
        return form

    def _units(self, name: str) -> Iterator[Entry]:
        units = self._gazetteer.named(name)
        if units and not _is_number(name):
            yield Entry("unit", units[0].name, "proper", {}, units)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``forms[i]`` is what the automaton's pattern ``i`` stands for."""

    automaton: AhoCorasick
    forms: Mapping[int, Form]
    gazetteer: Gazetteer


_TABLES: tuple[tuple[str, str, Role], ...] = (
    ("named_places", "name", "place"),
    ("place_classes", "class", "feature"),
    ("organizations", "name", "organization"),
    ("organization_heads", "head", "head"),
    ("titles", "title", "title"),
    ("honorifics", "honorific", "honorific"),
    ("surnames", "surname", "surname"),
    ("legal_types", "type", "legal"),
    ("event_heads", "head", "event"),
    ("project_heads", "head", "project"),
)


def _is_number(name: str) -> bool:
    """ "Phường 5" needs its class word."""
    return name.replace(" ", "").isdigit()


def _forms_of(row: Row, column: str) -> Iterator[str]:
    yield row[column]
    yield from filter(None, row.get("other_names", "").split("|"))


def _case(role: Role, form: str) -> Case:
    """The capitals that a form asks for: "Tây Bắc" both, "Chính phủ" one, "sông" none."""
    if form.startswith("="):
        return "exact"
    if form[0].islower() or role == "legal":
        return "any"
    return "proper" if role == "place" and len(form.split()) <= 3 and "-" not in form else "first"


def _entry(role: Role, form: str, row: Row) -> Entry:
    return Entry(role, form.lstrip("="), _case(role, form), row)


def _listed(lexicon: Lexicon) -> dict[str, list[_Listed]]:
    """The forms of all tables but that of the units, by squeezed form."""
    rows = [
        (role, form, row)
        for table, column, role in _TABLES
        for row in lexicon.table(table)
        for form in _forms_of(row, column)
    ]
    squeezed = squeeze_all(key("\n".join([form for _, form, _ in rows])).split("\n"))
    found: dict[str, list[_Listed]] = {}
    for name, listed in zip(squeezed, rows, strict=True):
        found.setdefault(name, []).append(listed)
    return found


@cache
def load_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The automaton of a lexicon; built once for each."""
    gazetteer, listed = load_gazetteer(lexicon), _listed(lexicon)
    units = (name for name in gazetteer.names() if not _is_number(name))
    names = list(dict.fromkeys((*units, *listed)))
    return Vocabulary(AhoCorasick(names, matchkind=MatchKind.Standard), _Forms(names, gazetteer, listed), gazetteer)


def _needs_capital(entry: Entry) -> bool:
    if entry.case == "first":
        return " " not in entry.form
    return entry.case != "any" and not entry.form[0].islower()
