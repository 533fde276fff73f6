"""The words by which orders are recognised, compiled once per lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from service.lexicon.alternation import alternation
from service.lexicon.model import Lexicon
from service.text.fold import key

_END = r"(?!\w)"
_MANY = ("các", "những", "mọi", "toàn thể", "toàn bộ", "toàn", "tất cả các", "từng", "mỗi", "một số", "cả", "hai", "nhiều")


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns to be matched on keys. ``action``: adverbs and the verb that a task begins with;
    ``order``: a verb of ordering or saying, its properties in ``forces`` and ``direct``; ``modal``,
    ``resolve``, ``past``, ``future``, ``connector``: see ``directive_marks.tsv``; ``topic``: opens
    a phrase that a comma closes; ``head``: the noun that a party begins with, with its plural word;
    ``named``: a noun with a verb inside ("đơn vị thi công")."""

    action: re.Pattern[str]
    verb: re.Pattern[str]
    order: re.Pattern[str]
    modal: re.Pattern[str]
    resolve: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    connector: re.Pattern[str]
    topic: re.Pattern[str]
    fronted: re.Pattern[str]
    head: re.Pattern[str]
    named: re.Pattern[str]
    forces: dict[str, str]
    direct: frozenset[str]
    head_kinds: dict[str, str]
    headings: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=4)
def words_of(lexicon: Lexicon) -> Words:
    """The patterns of one lexicon."""
    actions, orders = lexicon.table("directive_actions"), lexicon.table("directive_orders")
    adverb = alternation(row["word"] for row in actions if row["kind"] == "adverb")
    noun = alternation(row["word"] for row in actions if row["kind"] == "noun")
    named = alternation(row["word"] for row in actions if row["kind"] == "name")
    verb = rf"(?!{noun}{_END}){alternation(row['word'] for row in actions if row['kind'] not in ('noun', 'name'))}"
    marks = {role: _marks(lexicon, role) for role in ("modal", "resolve", "past", "future", "connector", "topic", "fronted")}
    heads = lexicon.table("party_heads")
    return Words(
        action=re.compile(rf"(?:{adverb}\s+){{0,3}}(?P<verb>{verb}){_END}"),
        verb=re.compile(rf"{verb}{_END}"),
        order=re.compile(rf"(?<!\w)(?!{noun}{_END}){alternation(row['word'] for row in orders)}{_END}"),
        modal=re.compile(rf"(?:{marks['modal']}{_END}\s*)+"),
        resolve=re.compile(rf"{marks['resolve']}{_END}\s*"),
        past=re.compile(rf"{marks['past']}{_END}"),
        future=re.compile(rf"(?<!\w){marks['future']}{_END}"),
        connector=re.compile(rf"{marks['connector']}{_END}\s*[,:]?\s*"),
        topic=re.compile(rf"{marks['topic']}{_END}"),
        fronted=re.compile(rf"{marks['fronted']}{_END}"),
        head=re.compile(
            rf"(?<!\w)(?P<many>(?:{alternation(_MANY)}\s+)?)(?P<head>{alternation(row['word'] for row in heads)}){_END}"
        ),
        named=re.compile(rf"(?<!\w){named}{_END}"),
        forces={key(row["word"]): row["force"] for row in orders},
        direct=frozenset(key(row["word"]) for row in orders if row["needs"] == "action"),
        head_kinds={key(row["word"]): row["kind"] for row in heads},
        headings=_headings(lexicon),
    )


def _marks(lexicon: Lexicon, role: str) -> str:
    return alternation(row["word"] for row in lexicon.table("directive_marks") if row["role"] == role)


def _headings(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = lexicon.table("directive_headings")
    senses = dict.fromkeys(row["sense"] for row in rows)
    return tuple(
        (sense, re.compile(rf"(?<!\w){alternation(r['word'] for r in rows if r['sense'] == sense)}{_END}"))
        for sense in senses
    )
