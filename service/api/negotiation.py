"""Which form of the answer a caller wants: ``Accept`` with its weights (RFC 9110, 12.5.1)."""

from __future__ import annotations

from starlette.requests import Request
from webob.acceptparse import create_accept_header

from service.api import problems
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


def choose_form(request: Request) -> Form:
    """The form that ``request`` likes best, of equals the first here; raises ``Problem`` when it takes none.

    A header that cannot be read counts as none, and no header takes anything.
    """
    lines = request.headers.getlist("accept")
    accepted = create_accept_header(", ".join(lines).strip() or None).acceptable_offers(list(_OFFERS))
    if not accepted:
        raise problems.not_acceptable([MEDIA_TYPES[form] for form in FORMS])
    return _OFFERS[accepted[0][0]]
