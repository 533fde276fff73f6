"""Counts, and the figures made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

Figures = dict[str, float | int]


@dataclass(slots=True)
class Tally:
    """Right ones, those of the gold, those found; summed over documents before anything is divided."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    def add(self, hit: int, gold: int, found: int) -> None:
        """Count one document's or one field's."""
        self.hit += hit
        self.gold += gold
        self.found += found

    def figures(self) -> Figures:
        """Precision, recall and F1 in percent, and the counts."""
        precision = self.hit / self.found if self.found else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        f1 = 2 * self.hit / (self.gold + self.found) if self.gold + self.found else 1.0
        return {
            "P": round(100 * precision, 1),
            "R": round(100 * recall, 1),
            "F1": round(100 * f1, 1),
            "gold": self.gold,
            "found": self.found,
        }


@dataclass(slots=True)
class Scores:
    """All tallies of a run by name, those of single fields, and a line for each thing that is wrong."""

    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    fields: dict[str, Tally] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        """The tally of that name, made when first asked for."""
        return self.tallies.setdefault(name, Tally())

    def field(self, name: str) -> Tally:
        """The tally of one field of the numbers found."""
        return self.fields.setdefault(name, Tally())

    def figures(self) -> dict[str, Figures | float]:
        """Everything, ready for JSON: figures by tally, and ``field.NAME`` the percentage right."""
        by_tally: dict[str, Figures | float] = {name: tally.figures() for name, tally in self.tallies.items()}
        return by_tally | {f"field.{name}": tally.figures()["P"] for name, tally in self.fields.items()}
