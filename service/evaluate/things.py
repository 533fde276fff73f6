"""Scores the entities: each mention by its exact range and type, each thing by its type and name."""

from __future__ import annotations

from collections.abc import Sequence

from service.evaluate.measures import SAME_NAME, Row, fold, one_to_one, token_f1
from service.evaluate.scores import Scores

TYPES = {
    "projects": "project",
    "places": "place",
    "officials": "official",
    "organizations": "organization",
    "legal_documents": "legal_document",
    "events": "event",
}

Mention = tuple[str, int, int]


def score_entities(document: str, gold: Sequence[Row], answer: Row, scores: Scores) -> None:
    """Count one document's entities; what gold marks optional costs nothing either way."""
    found = [{**row, "type": kind} for group, kind in TYPES.items() for row in answer["entities"][group]]
    optional = {mention for row in gold if row.get("optional") for mention in _gold_mentions(row)}
    _score_mentions(document, gold, found, optional, scores)
    _score_whole(document, gold, found, optional, scores)
    _score_titles(gold, found, scores)


def _gold_mentions(row: Row) -> set[Mention]:
    return {(row["type"], start, end) for start, end in row["mentions"]}


def _found_mentions(row: Row) -> set[Mention]:
    return {(row["type"], mention["start"], mention["end"]) for mention in row["mentions"]}


def _score_mentions(
    document: str, gold: Sequence[Row], found: Sequence[Row], optional: set[Mention], scores: Scores
) -> None:
    wanted = set().union(*map(_gold_mentions, gold)) - optional
    got = set().union(*map(_found_mentions, found)) - optional
    for kind in TYPES.values():
        of_kind, got_of_kind = ({mention for mention in side if mention[0] == kind} for side in (wanted, got))
        counts = len(of_kind & got_of_kind), len(of_kind), len(got_of_kind)
        scores.tally("mentions").add(*counts)
        scores.tally(kind).add(*counts)
    for word, mentions in (("missed", wanted - got), ("wrong", got - wanted)):
        scores.errors += [
            f"{document} {kind} mention at [{start}, {end}] {word}"
            for kind, start, end in sorted(mentions, key=lambda mention: (mention[1], mention))
        ]


def _score_whole(
    document: str, gold: Sequence[Row], found: Sequence[Row], optional: set[Mention], scores: Scores
) -> None:
    """A thing is found when a record of its type and name shares a mention with it."""
    shared = [
        (len(_gold_mentions(wanted) & _found_mentions(got)), i, j)
        for i, wanted in enumerate(gold)
        for j, got in enumerate(found)
        if wanted["type"] == got["type"] and token_f1(wanted["name"], got["name"]) >= SAME_NAME
    ]
    ranked = sorted(shared, key=lambda entry: (-entry[0], entry[1], entry[2]))
    matched = one_to_one([(i, j) for count, i, j in ranked if count])
    matched_gold, matched_found = {i for i, _ in matched}, {j for _, j in matched}
    required = {i for i, row in enumerate(gold) if not row.get("optional")}
    extra = [row for j, row in enumerate(found) if j not in matched_found and not _found_mentions(row) <= optional]
    hits = len(matched_gold & required)
    scores.tally("entities").add(hits, len(required), hits + len(extra))
    for i in sorted(required - matched_gold):
        scores.errors.append(f"{document} {gold[i]['id']} {gold[i]['type']} {gold[i]['name']!r} missed")
    scores.errors += [f"{document} {row['type']} {row['name']!r} invented" for row in extra]


def _score_titles(gold: Sequence[Row], found: Sequence[Row], scores: Scores) -> None:
    """Titles of the officials that were found under their name."""
    wanted = {
        fold(row["name"]): set(map(fold, row["attributes"].get("titles", [])))
        for row in gold
        if row["type"] == "official"
    }
    for row in found:
        if row["type"] == "official" and fold(row["name"]) in wanted:
            right, got = wanted[fold(row["name"])], {fold(title["text"]) for title in row["titles"]}
            scores.tally("titles").add(len(right & got), len(right), len(got))
