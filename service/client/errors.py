"""What can go wrong between a caller and the service."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx


class FieldError(NamedTuple):
    """What is wrong with one field: its JSON Pointer (``#/text``) and why, in English and Vietnamese."""

    pointer: str
    detail: str


class ServiceError(OSError):
    """The service could not be reached, or did not answer with what was asked for."""


class ServiceProblem(ServiceError):
    """The service answered with a problem document (RFC 9457).

    ``code`` is its short name ("busy", "text-too-long"); ``instance`` names the occurrence in the service's
    log; ``id`` and ``line`` are those of the line, where it is the answer to one of a batch.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        super().__init__(f"{document['status']} {document['detail']}")
        self.status: int = document["status"]
        self.code: str = document["type"].rpartition(":")[2]
        self.detail: str = document["detail"]
        self.instance: str = document["instance"]
        self.errors = tuple(FieldError(row["pointer"], row["detail"]) for row in document["errors"])
        self.id: str | None = document.get("id")
        self.line: int | None = document.get("line")


def error_of(answer: httpx.Response) -> ServiceError:
    """The error that an answer tells, its body read; what stands between may answer otherwise than the service."""
    if answer.headers.get("content-type", "").startswith("application/problem+json"):
        try:
            return ServiceProblem(json.loads(answer.content))
        except (ValueError, KeyError, TypeError):
            pass  # a problem of somebody else's shape
    return ServiceError(f"{answer.url}: {answer.status_code} {answer.reason_phrase}")


def good(answer: httpx.Response) -> httpx.Response:
    """``answer``, unless it is an error: then that is raised."""
    if answer.is_error:
        raise error_of(answer)
    return answer


@contextmanager
def told(url: str) -> Iterator[None]:
    """Say which service it is that does not answer."""
    try:
        yield
    except httpx.HTTPError as error:
        raise ServiceError(f"{url}: {error}") from error
