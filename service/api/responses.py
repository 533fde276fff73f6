"""The problems that a route can answer with, described for the OpenAPI document."""

from __future__ import annotations

from service.api.schemas import ProblemDocument

_PROBLEMS = {
    400: "The body is not well-formed JSON, or not in the encoding it says.",
    401: "A key is needed, where the service asks for one.",
    404: "There is nothing of this name.",
    406: "`Accept` leaves out every form that the answer has; `detail` names them.",
    408: "The body did not arrive in time.",
    412: "The answer is still the one that `If-None-Match` names.",
    413: "The body or the text is longer than the limit.",
    415: "The body is neither JSON nor plain text.",
    422: "A field is wrong; `errors` says which and why.",
    500: "A fault in the service.",
    503: "Busy or not ready; `Retry-After` says when to come back.",
    504: "The report took longer than the limit.",
}

Responses = dict[int | str, dict[str, object]]


def described(*statuses: int) -> Responses:
    """For a route's ``responses``; ``service.api.describe`` gives each its media type and an example."""
    return {status: {"model": ProblemDocument, "description": _PROBLEMS[status]} for status in statuses}
