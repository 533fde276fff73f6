"""How binding a directive is: an order, or a proposal upward or sideways."""

from __future__ import annotations

import re
from functools import lru_cache

from service.directives.model import DirectiveKind, Party
from service.entities.model import Entities
from service.lexicon.alternation import alternation
from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.lazy import regex

_UNKNOWN_LEAD = 3  # one of this rank gives orders where it is not said to whom


class Ranks:
    """Who stands above whom, for the parties of one document."""

    def __init__(self, entities: Entities, lexicon: Lexicon) -> None:
        self._entities, self._rows = entities, _rows(lexicon)

    def kind_of_request(self, issuer: Party | None, addressee: Party | None) -> DirectiveKind:
        """ "đề nghị" by the Prime Minister to a province is an order, by a province to a ministry a
        proposal."""
        own = self._rank(issuer)
        if own is None:
            return "proposal"
        other = self._rank(addressee)
        if other is None:
            return "directive" if own > _UNKNOWN_LEAD else "proposal"
        return "directive" if own > other else "proposal"

    def _rank(self, party: Party | None) -> int | None:
        if party is None:
            return None
        names = [party.name]
        if party.entity and party.entity[0] == "officials":
            names = [title.text for title in self._entities.officials[party.entity[1]].titles]
        ranks = [rank for name in names for rank in self._first(key(name))]
        return max(ranks, default=None)

    def _first(self, name: str) -> list[int]:
        return next(([rank] for words, rank in self._rows if words.search(name)), [])


@lru_cache(maxsize=4)
def _rows(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (regex(rf"(?<!\w){alternation([row['words']])}(?!\w)"), int(row["rank"]))
        for row in lexicon.table("party_ranks")
    )
