"""The answer: a report rendered once, in the caller's offset unit, in the shape of the contract.

Plain dicts in, bytes out: on a full monthly report that is many times cheaper than models, and the
tests hold every answer to the schema instead (``docs/decisions/0003``). Numbers stay ``Decimal``
until the last moment, so none is ever rounded or printed with an exponent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import orjson

from service.directives.model import Deadline, Directive, Party
from service.document.model import DocumentInfo
from service.entities.model import Entities, Event, LegalDocument, Official, Organization, Place, Project
from service.indicators.model import Basis, CatalogueEntry, Diagnostic, Indicator, Observation
from service.periods.model import Period
from service.report import PARTS, Check, Report
from service.structure.model import Section
from service.text.align import Text
from service.text.offsets import Offsets, OffsetUnit
from service.text.span import Span
from service.version import __version__

Json = dict[str, Any]
_Row = TypeVar("_Row")

PREFIXES = {
    "sections": "s",
    "indicators": "i",
    "projects": "p",
    "places": "pl",
    "officials": "of",
    "organizations": "or",
    "legal_documents": "ld",
    "events": "ev",
    "directives": "d",
}


def render(
    report: Report,
    *,
    id: str | None = None,
    offset_unit: OffsetUnit = "code_point",
    include: Collection[str] = PARTS,
) -> Json:
    """Render ``report`` in the contract's shape; parts that are not in ``include`` are empty lists.

    Ids count the records of one kind in text order (``i1``, ``pl3``) and do not depend on
    ``include``: two answers about the same text speak of the same ``i12``.
    """
    page = _Page(report.text, Offsets(report.text.raw, offset_unit))

    def part(name: str, rows: Callable[[], list[Json]]) -> list[Json]:
        return rows() if name in include else []

    return {
        "id": id,
        "document": _document(report.document, page, offset_unit),
        "sections": part("sections", lambda: [_section(row, page) for row in report.structure.sections]),
        "indicators": part("indicators", lambda: _numbered(_indicator, report.indicators, "indicators", page)),
        "entities": _entities(report.entities if "entities" in include else Entities(), page),
        "directives": part("directives", lambda: _directives(report, page)),
        "checks": part("checks", lambda: [_check(row, report, page) for row in report.checks]),
        "diagnostics": [_diagnostic(row, page) for row in report.diagnostics],
        "engine": {"name": "vnreport", "version": __version__, "lexicon": report.lexicon},
    }


def dumps(answer: Json, *, indent: bool = False) -> bytes:
    """Serialise an answer; the same answer gives the same bytes."""
    return orjson.dumps(answer, default=_exact, option=orjson.OPT_INDENT_2 if indent else None)


def decimal_text(number: Decimal) -> str:
    """``number`` in plain digits: no exponent, no zeros that say nothing (``1.50`` is ``1.5``)."""
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def record_id(group: str, index: int | None) -> str | None:
    """The id of the ``index``-th record of ``group`` ("i1", "pl3"); ``None`` for ``None``."""
    return None if index is None else f"{PREFIXES[group]}{index + 1}"


def _exact(value: object) -> orjson.Fragment:
    if isinstance(value, Decimal):
        return orjson.Fragment(decimal_text(value))
    raise TypeError(f"no JSON form for {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class _Page:
    """The text as sent and the caller's way of counting it."""

    text: Text
    offsets: Offsets

    def range(self, span: Span) -> Json:
        start, end = self.text.raw_span(span)
        return {"start": self.offsets.at(start), "end": self.offsets.at(end)}

    def span(self, span: Span) -> Json:
        return {**self.range(span), "text": self.text.slice(span)}

    def maybe(self, span: Span | None) -> Json | None:
        return None if span is None else self.span(span)

    def spans(self, spans: Iterable[Span]) -> list[Json]:
        return [self.span(span) for span in spans]


def _numbered(make: Callable[[_Row, _Page], Json], rows: Iterable[_Row], group: str, page: _Page) -> list[Json]:
    return [{"id": record_id(group, index), **make(row, page)} for index, row in enumerate(rows)]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "kind": period.kind}


def _document(document: DocumentInfo, page: _Page, offset_unit: OffsetUnit) -> Json:
    place = document.place
    return {
        "title": None if document.title is None else page.text.words(document.title),
        "kind": document.kind,
        "issued": _iso(document.issued),
        "period": _period(document.period),
        "place": None if place is None else {"name": place, "code": document.place_code},
        "reference_date": {"date": _iso(document.reference.date), "source": document.reference.source},
        "length": page.offsets.length,
        "offset_unit": offset_unit,
        "evidence": [{"field": field, "span": page.span(span)} for field, span in document.evidence],
    }


def _section(section: Section, page: _Page) -> Json:
    return {
        "id": record_id("sections", section.index),
        "number": section.number,
        "title": page.span(section.title),
        "level": section.level,
        "parent": record_id("sections", section.parent),
        **page.range(section.span),
    }


def _indicator(indicator: Indicator, page: _Page) -> Json:
    period = _period(indicator.period)
    if period is not None:
        period |= {"inferred": indicator.period_inferred, "span": page.maybe(indicator.period_span)}
    return {
        "name": indicator.name,
        "label": page.maybe(indicator.label),
        "subject": page.maybe(indicator.subject),
        "catalogue": None if indicator.catalogue is None else _catalogue(indicator.catalogue),
        "catalogue_candidates": [_catalogue(entry) for entry in indicator.candidates],
        "place": record_id("places", indicator.place),
        "period": period,
        "parent": record_id("indicators", indicator.parent),
        "section": record_id("sections", indicator.section),
        "sentence": page.range(indicator.sentence),
        "observations": [_observation(row, page) for row in indicator.observations],
    }


def _catalogue(entry: CatalogueEntry) -> Json:
    items = [{"dimension": item.dimension, "code": item.code, "name": item.name} for item in entry.items]
    return {"scheme": entry.scheme, "code": entry.code, "name": entry.name, "items": items}


def _observation(row: Observation, page: _Page) -> Json:
    return {
        "span": page.span(row.span),
        "measure": row.measure,
        "number": row.number,
        "number_high": row.number_high,
        "total": row.total,
        "unit": row.unit,
        "written": {"number": page.text.slice(row.digits), "unit": row.unit_text, "scale": row.scale},
        "direction": row.direction,
        "basis": _basis(row.basis),
        "status": row.status,
        "approximation": row.approximation,
        "price_basis": None if row.price_basis is None else {"kind": "constant", "year": row.price_basis},
        "ambiguity": row.ambiguity,
        "rule": row.rule,
    }


def _basis(basis: Basis | None) -> Json | None:
    if basis is None:
        return None
    return {"kind": basis.kind, "period": _period(basis.period), "text": basis.text}


def _entities(entities: Entities, page: _Page) -> Json:
    return {
        "projects": _numbered(_project, entities.projects, "projects", page),
        "places": _numbered(_place, entities.places, "places", page),
        "officials": _numbered(_official, entities.officials, "officials", page),
        "organizations": _numbered(_organization, entities.organizations, "organizations", page),
        "legal_documents": _numbered(_legal_document, entities.legal_documents, "legal_documents", page),
        "events": _numbered(_event, entities.events, "events", page),
    }


def _project(row: Project, page: _Page) -> Json:
    return {
        "name": row.name,
        "kind": row.kind,
        "status": row.status,
        "places": [record_id("places", index) for index in row.places],
        "capacity": row.capacity,
        "investment": row.investment,
        "investor": row.investor,
        "mentions": page.spans(row.mentions),
    }


def _place(row: Place, page: _Page) -> Json:
    return {
        "name": row.name,
        "kind": row.kind,
        "code": row.code,
        "parent": row.parent,
        "successors": [{"code": code, "name": name} for code, name in row.successors],
        "mentions": page.spans(row.mentions),
    }


def _official(row: Official, page: _Page) -> Json:
    return {
        "name": row.name,
        "titles": [
            {
                "text": title.text,
                "organization": record_id("organizations", title.organization),
                "span": page.span(title.span),
            }
            for title in row.titles
        ],
        "mentions": page.spans(row.mentions),
        "title_mentions": page.spans(row.title_mentions),
    }


def _organization(row: Organization, page: _Page) -> Json:
    return {"name": row.name, "kind": row.kind, "parent": row.parent, "mentions": page.spans(row.mentions)}


def _legal_document(row: LegalDocument, page: _Page) -> Json:
    return {
        "name": row.name,
        "kind": row.kind,
        "number": row.number,
        "issuer": row.issuer,
        "date": _iso(row.date),
        "mentions": page.spans(row.mentions),
    }


def _event(row: Event, page: _Page) -> Json:
    return {"name": row.name, "mentions": page.spans(row.mentions)}


def _directives(report: Report, page: _Page) -> list[Json]:
    mentions = report.mentions or [[] for _ in report.directives]
    return [
        {"id": record_id("directives", index), **_directive(row, page), "mentions": [record_id(*ref) for ref in refs]}
        for index, (row, refs) in enumerate(zip(report.directives, mentions, strict=True))
    ]


def _directive(row: Directive, page: _Page) -> Json:
    return {
        "kind": row.kind,
        "span": page.span(row.span),
        "verb": page.span(row.verb),
        "issuer": _party(row.issuer),
        "addressee": _party(row.addressee),
        "cooperating": [_party(party) for party in row.cooperating],
        "legal_basis": [record_id("legal_documents", index) for index in row.legal_basis],
        "ordinal": row.ordinal,
        "deadline": _deadline(row.deadline),
        "section": record_id("sections", row.section),
        "rule": row.rule,
    }


def _party(party: Party | None) -> Json | None:
    if party is None:
        return None
    return {"name": party.name, "entity": None if party.entity is None else record_id(*party.entity)}


def _deadline(deadline: Deadline | None) -> Json | None:
    return None if deadline is None else {"date": _iso(deadline.date), "text": deadline.text}


def _check(row: Check, report: Report, page: _Page) -> Json:
    return {
        "kind": row.kind,
        "verdict": row.verdict,
        "stated": row.stated,
        "computed": row.computed,
        "tolerance": row.tolerance,
        "unit": row.unit,
        "observations": [
            {
                "indicator": record_id("indicators", use.indicator),
                "observation": use.observation,
                "role": use.role,
                "span": page.span(report.indicators[use.indicator].observations[use.observation].span),
            }
            for use in row.uses
        ],
        "message": row.message,
        "message_en": row.message_en,
    }


def _diagnostic(row: Diagnostic, page: _Page) -> Json:
    return {"code": row.code, "message": row.message, "span": page.span(row.span)}
