"""Whether words of one concept, items and fillers make up the whole of a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from service.catalogue.model import Item
from service.catalogue.phrases import Entry, Hits, PhraseBook


class Variant(NamedTuple):
    """One wording of a concept. ``steps``: numbers of words and kinds of slots, in order; none where the
    words that name the concept alone are meant. ``weight``: how much of a name its own words take."""

    concept: int
    weight: int
    steps: tuple[int | str, ...]
    words: frozenset[int]
    slots: frozenset[str]

    @classmethod
    def of(cls, concept: int, parts: Iterable[tuple[str, bool]], book: PhraseBook) -> Variant:
        """From (words, whether they name a slot); at least one part must be words."""
        parts = list(parts)
        steps = tuple(words if slot else book.part(words) for words, slot in parts)
        return cls.from_steps(concept, sum(len(words) for words, slot in parts if not slot), steps)

    @classmethod
    def from_steps(cls, concept: int, weight: int, steps: tuple[int | str, ...]) -> Variant:
        """From what its words and slots are in order."""
        words = frozenset(step for step in steps if isinstance(step, int))
        slots = frozenset(step for step in steps if isinstance(step, str))
        return cls(concept, weight, steps, words, slots)

    @classmethod
    def plain(cls, concept: int, weight: int) -> Variant:
        """The concept by a name of its own."""
        return cls(concept, weight, (WHOLE,), _NONE, frozenset())


WHOLE = -1
"""A step: any words that name the concept alone."""
_NONE: frozenset[int] = frozenset()


def reaches(hits: Hits, end: int) -> bool:
    """Whether known words of any kind lead from the first space to the last."""
    open_, seen = [0], {0}
    while open_:
        at = open_.pop()
        for hit in hits.get(at, ()):
            if hit.end == end:
                return True
            if hit.end not in seen:
                seen.add(hit.end)
                open_.append(hit.end)
    return False


@dataclass(slots=True)
class Cover:
    """``kinds``: of the items that the concept takes."""

    variant: Variant
    kinds: frozenset[str]
    catalogue: Sequence[Item]
    hits: Hits
    end: int
    _dead: set[tuple[int, int]] = field(default_factory=set)

    def items(self) -> tuple[int, ...] | None:
        """The items found, or ``None`` where words are left over."""
        return self._from(0, 0)

    def _from(self, at: int, step: int) -> tuple[int, ...] | None:
        if at == self.end:
            return () if step == len(self.variant.steps) else None
        if (at, step) in self._dead:
            return None
        for hit in self.hits.get(at, ()):
            for next_step, item in self._readings(hit.entry, step):
                rest = self._from(hit.end, next_step)
                if rest is not None:
                    return rest if item is None else (item, *rest)
        self._dead.add((at, step))
        return None

    def _readings(self, entry: Entry, step: int) -> Iterable[tuple[int, int | None]]:
        """(next step, item) for each role that these words may play here."""
        steps = self.variant.steps
        wanted = steps[step] if step < len(steps) else None
        named = self.variant.concept in entry.concepts
        if named if wanted == WHOLE else wanted is not None and entry.part == wanted:
            yield step + 1, None
        for index in entry.items:
            kinds = self.catalogue[index].kinds
            if isinstance(wanted, str) and wanted in kinds:
                yield step + 1, index
            if not self.kinds.isdisjoint(kinds):
                yield step, index
        # "chỉ số sản xuất công nghiệp (IIP)" says its name twice
        if entry.filler or (wanted is None and named):
            yield step, None
