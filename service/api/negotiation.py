"""Which form of the answer a caller wants: ``Accept`` with its weights (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request
from webob.acceptparse import create_accept_header

from service.api import problems
from service.api.requests import LINES, NDJSON
from service.tables.forms import FORMS, MEDIA_TYPES, Form

# A media range with parameters fits an offer that has the same ones only, so what callers write is offered too.
_OFFERS: dict[str, Form] = {
    "application/json": "json",
    "application/json;charset=utf-8": "json",
    "text/csv;charset=utf-8": "csv",
    "text/csv;header=present": "csv",
    "text/csv;charset=utf-8;header=present": "csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.sdmx.data+csv;version=2.0.0": "sdmx-csv",
    "application/vnd.sdmx.data+csv;version=2.0.0;labels=id": "sdmx-csv",
    "application/vnd.sdmx.data+csv;version=2.0.0;charset=utf-8": "sdmx-csv",
    "application/vnd.sdmx.data+csv;version=2": "sdmx-csv",
}


def check_lines(request: Request) -> None:
    """Refuse a caller of a batch who does not take lines of JSON."""
    if not _acceptable(request, LINES):
        raise problems.not_acceptable([NDJSON])


def choose_form(request: Request) -> Form:
    """The form that ``request`` likes best, of equals the first here; raises ``Problem`` when it takes none.

    A header that cannot be read counts as none, and no header takes anything.
    """
    best = _acceptable(request, _OFFERS)
    if best is None:
        raise problems.not_acceptable([MEDIA_TYPES[form] for form in FORMS])
    return _OFFERS[best]


def _acceptable(request: Request, offers: Iterable[str]) -> str | None:
    """The offer that ``request`` likes best."""
    header = ", ".join(request.headers.getlist("accept")).strip()
    accepted = create_accept_header(header or None).acceptable_offers(list(offers))
    return accepted[0][0] if accepted else None
