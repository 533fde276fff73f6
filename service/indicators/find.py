"""Reads the numbers of a report as a reader does: each with a name, a time and a comparison.

Sentence by sentence, number by number, a *topic* is carried along: the indicator that the text is
speaking of. A number whose clause has a label of its own starts a new topic; one without ("…, đạt
62,1% kế hoạch") belongs to the topic that runs.
"""

from __future__ import annotations

from service.document.model import DocumentInfo
from service.indicators.diagnose import left_over
from service.indicators.model import Diagnostic, Indicator
from service.indicators.parts import settle_parts
from service.indicators.reader import Reader
from service.indicators.tables.cells import TableReader
from service.indicators.tables.grid import find_tables
from service.indicators.terms import dated_terms
from service.indicators.trimming import Trimmer
from service.lexicon.model import Lexicon
from service.periods.model import PeriodMention
from service.quantities.model import Quantity
from service.structure.model import Structure


def find_indicators(
    structure: Structure,
    quantities: list[Quantity],
    periods: list[PeriodMention],
    document: DocumentInfo,
    lexicon: Lexicon,
) -> tuple[list[Indicator], list[Diagnostic]]:
    """Every number that measures something as a row, and a diagnostic for each number left over."""
    text = structure.text
    trimmer = Trimmer(text.key, dated_terms(text.key, periods, document.reference), text.norm)
    reader = Reader(structure, trimmer, document.reference, lexicon)
    tables = find_tables(structure)
    indicators = reader.read([q for q in quantities if not any(q.span.within(table.span) for table in tables)])
    settle_parts(indicators)
    if tables:
        cells = TableReader(structure, trimmer, document.reference, lexicon)
        rows = [row for table in tables for row in cells.read(table)]
        indicators = in_text_order(indicators + rows, len(indicators))
    quiet = [span for table in tables for span in table.quiet]
    told = [q for q in quantities if not any(q.digits.within(span) for span in quiet)]
    return indicators, left_over(structure, told, indicators)


def in_text_order(indicators: list[Indicator], prose: int) -> list[Indicator]:
    """Prose and table rows together, in text order; ``prose``: how many of them, at the front, have
    parents to be renumbered."""
    order = sorted(range(len(indicators)), key=lambda index: indicators[index].observations[0].span.start)
    place = {old: new for new, old in enumerate(order)}
    for indicator in indicators[:prose]:
        if indicator.parent is not None:
            indicator.parent = place[indicator.parent]
    return [indicators[index] for index in order]
