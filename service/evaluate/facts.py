"""Scores the numbers: found at all, and with every field of their row right.

A row counts when measure, number, unit, direction, basis, period and name are all right; a number
counts when its place and its measure are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.evaluate.measures import SAME_NAME, Row, pair, same_number, token_f1
from service.evaluate.scores import Scores

ROW_FIELDS = ("measure", "number", "unit", "direction", "basis", "period", "name")
SIDE_FIELDS = ("status", "approximation", "total", "basis_period")
FIELDS = ROW_FIELDS + SIDE_FIELDS


def score_facts(document: str, facts: Sequence[Row], answer: Row, scores: Scores) -> None:
    """Count one document's numbers; a gold row marked optional costs nothing either way."""
    gold = [_from_gold(fact) for fact in facts]
    pairs, missed, invented = pair(gold, list(_from_answer(answer)))
    required = sum(not row.get("optional") for row in missed)
    rows = numbers = counted = 0
    for wanted, got in pairs:
        wrong = _wrong_fields(wanted, got)
        if wanted.get("optional") and not set(wrong).isdisjoint(ROW_FIELDS):
            continue
        counted += 1
        numbers += "measure" not in wrong
        rows += set(wrong).isdisjoint(ROW_FIELDS)
        for name in FIELDS:
            scores.field(name).add(name not in wrong, 1, 1)
        if wrong:
            faults = "; ".join(f"{name}: {wanted[name]!r} got {got[name]!r}" for name in wrong)
            scores.errors.append(f"{document} {wanted['id']} {wanted['text']!r} wrong {faults}")
    scores.tally("rows").add(rows, counted + required, counted + len(invented))
    scores.tally("numbers").add(numbers, counted + required, counted + len(invented))
    scores.errors += [
        f"{document} {row['id']} {row['text']!r} missed ({row['measure']} of {row['name']})"
        for row in missed
        if not row.get("optional")
    ]
    scores.errors += [
        f"{document} observation {row['text']!r} at {row['start']} invented ({row['measure']} of {row['name']})"
        for row in invented
    ]


def _from_gold(fact: Row) -> Row:
    return {
        **fact,
        "name": fact["full_name"],
        "period": days(fact["period"]),
        "basis_period": days(fact["basis_period"]),
        "total": fact.get("total"),
        "number_high": fact.get("number_high"),
    }


def _from_answer(answer: Row) -> Iterator[Row]:
    for indicator in answer["indicators"]:
        for observation in indicator["observations"]:
            basis = observation["basis"] or {"kind": None, "period": None}
            yield {
                **observation,
                **observation["span"],
                "basis": basis["kind"],
                "basis_period": days(basis["period"]),
                "period": days(indicator["period"]),
                "name": indicator["name"],
            }


def _wrong_fields(wanted: Row, got: Row) -> list[str]:
    return [name for name in FIELDS if not _right(name, wanted, got)]


def _right(name: str, wanted: Row, got: Row) -> bool:
    if name == "name":
        return token_f1(wanted[name], got[name]) >= SAME_NAME
    if name == "number":
        return all(same_number(wanted[end], got[end]) for end in ("number", "number_high"))
    if name == "total":
        return same_number(wanted[name], got[name])
    return bool(wanted[name] == got[name])


def days(period: Row | None) -> tuple[str, str] | None:
    """First and last day of a period."""
    return (period["start"], period["end"]) if period else None
