"""The table of contents of the system: raw text in, report out."""

from __future__ import annotations

from service.catalogue.assign import assign_concepts
from service.checks.find import find_checks
from service.directives.find import find_directives
from service.document.detect import describe
from service.entities.find import find_entities
from service.indicators.find import find_indicators
from service.lexicon.model import Lexicon
from service.linking import link
from service.periods.find import date_periods, scan_periods
from service.periods.reference import find_reference
from service.quantities.find import find_quantities
from service.report import Context, Report
from service.structure.find import read_structure
from service.text.align import align
from service.text.memory import one_report


def analyse(raw: str, *, context: Context, lexicon: Lexicon) -> Report:
    """Analyse one report. Pure: the same three arguments give the same report, and nothing is kept. Directives and
    checks, on which nothing else rests, are read only where ``context`` asks for them."""
    with one_report():
        return _analyse(raw, context, lexicon)


def _analyse(raw: str, context: Context, lexicon: Lexicon) -> Report:
    structure = read_structure(align(raw), lexicon)
    text = structure.text
    words = scan_periods(text)
    reference = find_reference(structure, words, context.reference_date)
    periods = date_periods(words, reference)
    quantities = find_quantities(text, periods, lexicon)
    entities = find_entities(structure, lexicon, reference.date)
    document = describe(structure, reference, entities, context.place, lexicon)
    indicators, diagnostics = find_indicators(structure, quantities, periods, document, lexicon)
    assign_concepts(indicators, lexicon)
    asked = context.include
    directives = find_directives(structure, entities, document, lexicon) if "directives" in asked else []
    report = Report(
        text, structure, document, indicators, entities, directives, [], diagnostics, lexicon=lexicon.version
    )
    link(report)
    if "checks" in asked:
        report.checks = find_checks(report, lexicon)
    return report
