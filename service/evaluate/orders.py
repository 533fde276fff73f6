"""Scores the directives: the clause by its overlap, an order with who gave it and who must act."""

from __future__ import annotations

from collections.abc import Sequence

from service.evaluate.measures import SAME_PARTY, Row, overlap, pair, token_f1
from service.evaluate.scores import Scores

FOUND, EXACT = 0.5, 0.8
"""Least overlap of a directive that counts as found, and of one that counts as an order."""


def score_directives(document: str, gold: Sequence[Row], answer: Row, scores: Scores) -> None:
    """Count one document's directives."""
    found = [{**row, **row["span"]} for row in answer["directives"]]
    pairs, missed, invented = pair(gold, found, FOUND)
    optional = sum(bool(row.get("optional")) for row in missed)
    exact = sum(
        overlap(wanted, got) >= EXACT and all(same_party(wanted[side], got[side]) for side in ("issuer", "addressee"))
        for wanted, got in pairs
    )
    scores.tally("directives").add(len(pairs), len(gold) - optional, len(found))
    scores.tally("orders").add(exact, len(gold) - optional, len(found))
    scores.errors += [
        f"{document} {wanted['id']} {side}: {wanted[side]!r} got {got[side]!r}"
        for wanted, got in pairs
        for side in ("issuer", "addressee")
        if not same_party(wanted[side], got[side])
    ]
    scores.errors += [
        f"{document} {row['id']} directive missed: {row['text'][:90]!r}" for row in missed if not row.get("optional")
    ]
    scores.errors += [f"{document} directive invented at {row['start']}: {row['text'][:90]!r}" for row in invented]


def same_party(wanted: str | None, got: Row | None) -> bool:
    """Both unsaid, or much the same name."""
    if not wanted or not got:
        return not wanted and not got
    return token_f1(wanted, got["name"]) >= SAME_PARTY
