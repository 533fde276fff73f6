"""The words by which orders are recognised, compiled once per lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from service.directives.model import DirectiveKind
from service.lexicon.alternation import alternation
from service.lexicon.model import Lexicon
from service.text.finder import Family, Finder
from service.text.fold import key
from service.text.lazy import lazy, regex

_END = r"(?!\w)"
_MANY = (
    "các", "những", "mọi", "toàn thể", "toàn bộ", "toàn", "tất cả các", "tất cả", "từng", "mỗi", "một số", "cả", "hai",
    "nhiều",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OrderVerb:
    """A verb of ordering or saying: the force it gives, whether the action may follow it at once,
    and its uses (see ``directive_orders.tsv``)."""

    force: DirectiveKind
    direct: bool
    uses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns to be matched on keys.

    ``action``: adverbs and the verb that a task begins with; ``verb``: that verb alone; ``order``:
    a verb of ordering; ``head``: the noun that a party begins with, with its plural word;
    ``no_head``: what looks like one ("xã hội", "GRDP"); ``named``:
    a noun with a verb inside ("đơn vị thi công"); ``marks``: one pattern for each role of
    ``directive_marks.tsv``; ``trigger``: without such a word nothing is a directive where none is
    expected; ``light``, ``leading``, ``modals``: runs of marks of these roles and what parts them.
    """

    action: re.Pattern[str]
    verb: re.Pattern[str]
    order: Finder
    head: Finder
    no_head: re.Pattern[str]
    named: re.Pattern[str]
    marks: dict[str, re.Pattern[str]]
    trigger: Finder
    light: re.Pattern[str]
    leading: re.Pattern[str]
    modals: re.Pattern[str]
    orders: dict[str, OrderVerb]
    trades: frozenset[str]
    head_kinds: dict[str, str]
    headings: tuple[tuple[str, re.Pattern[str]], ...]

    def order_verb(self, words: str) -> OrderVerb:
        """The verb by its words, white space as printed."""
        return self.orders[" ".join(words.split())]


@lru_cache(maxsize=4)
def words_of(lexicon: Lexicon) -> Words:
    """The patterns of one lexicon."""
    kinds, marks = _by(lexicon, "directive_actions", "kind"), _by(lexicon, "directive_marks", "role")
    noun = alternation(kinds["noun"])
    before = alternation([*kinds["adverb"], *kinds["particle"]])
    verb = rf"(?!{noun}{_END}){alternation([*kinds['verb'], *kinds['trade'], *kinds['adverb']])}"
    orders = lexicon.table("directive_orders")
    heads = lexicon.table("party_heads")
    no_head = alternation(row["word"] for row in heads if row["kind"] == "none")
    head = alternation(row["word"] for row in heads if row["kind"] != "none")
    together = Family()
    return Words(
        action=regex(rf"(?:{before}\s+){{0,3}}(?P<verb>{verb}){_END}"),
        verb=regex(rf"{verb}{_END}"),
        order=Finder(regex(rf"(?<!\w)(?!{noun}{_END}){alternation(row['word'] for row in orders)}{_END}"), together),
        head=Finder(
            regex(
                rf"(?<!\w)(?<!môi\s)(?<!thị\s)(?<!hiện\s)(?P<many>(?:{alternation(_MANY)}\s+)?)(?!{no_head}{_END})(?P<head>{head}){_END}"
            ),
            together,
        ),
        no_head=regex(rf"{no_head}{_END}"),
        named=_any_of([*kinds["name"], *(f"ngành {row['sector']}" for row in lexicon.table("sectors"))]),
        marks={role: _any_of(words) for role, words in marks.items()},
        trigger=Finder(
            _any_of(
                [*(row["word"] for row in orders), *marks["future"], *marks["resolve"], "theo", "cuối năm", "nhiệm vụ"]
            ),
            together,
        ),
        light=lazy(lambda: rf"\s*,?\s*(?:{_whole(marks['light'])}\s*,?\s*)*"),
        leading=lazy(lambda: rf"(?:[\s,:\"']+|{_whole(marks['leading'])})*"),
        modals=lazy(lambda: rf"(?:{_whole(marks['modal'])}\s*)+"),
        orders={key(row["word"]): _order_verb(row) for row in orders},
        trades=frozenset(map(key, kinds["trade"])),
        head_kinds={key(row["word"]): row["kind"] for row in heads},
        headings=tuple((sense, _any_of(words)) for sense, words in _by(lexicon, "directive_headings", "sense").items()),
    )


def _by(lexicon: Lexicon, table: str, column: str) -> dict[str, list[str]]:
    """The words of a table by the value of another column."""
    groups: dict[str, list[str]] = {}
    for row in lexicon.table(table):
        groups.setdefault(row[column], []).append(row["word"])
    return groups


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    listed = list(words)
    return lazy(lambda: _whole(listed))


def _whole(words: Iterable[str]) -> str:
    return rf"(?<!\w){alternation(words)}{_END}"


def _order_verb(row: dict[str, str]) -> OrderVerb:
    force: DirectiveKind = row["force"]  # type: ignore[assignment]  # the table's columns are text
    return OrderVerb(force, row["needs"] == "action", frozenset(row["uses"].split()))
