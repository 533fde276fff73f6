"""One run of schemathesis over an application in this process, or over a service that listens."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any
from unittest import mock

import schemathesis
from schemathesis.engine import Status, events, from_schema
from starlette.types import ASGIApp

from service.api.settings import Settings
from service.app import create_app
from tests.contract.checks import FORMAT, NDJSON, register
from tests.schema import contract

register()

BATCH = "/v1/extractions/batch"


class _Inline:
    """A pool of no processes: what is scheduled is done at once, so that a run takes seconds."""

    active = True

    def schedule(self, function: Any, args: list[Any], **_: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(function(*args))
        except Exception as error:
            done.set_exception(error)
        return done

    def stop(self) -> None:
        """Nothing runs."""

    join = close = stop


@contextmanager
def application(**settings: Any) -> Iterator[ASGIApp]:
    """The application with workers inside this process."""
    with mock.patch("service.api.workers.make_pool", return_value=_Inline()):
        yield create_app(Settings(**settings))


def described() -> dict[str, Any]:
    """The contract, with a report written wherever it asks for a text, and lines told as the list that they are."""
    document = copy.deepcopy(contract())
    document["components"]["schemas"]["ExtractionRequest"]["properties"]["text"]["format"] = FORMAT
    paths = document["paths"]
    paths["/v1/extractions"]["post"]["requestBody"]["content"]["text/plain"]["schema"]["format"] = FORMAT
    lines = {"type": "array", "maxItems": 5, "items": {"$ref": "#/components/schemas/ExtractionRequest"}}
    paths[BATCH]["post"]["requestBody"]["content"][NDJSON] = {"schema": lines}
    return document


def failures(
    target: ASGIApp | str, *, seed: int, examples: int, first: bool = False, path: str | None = None
) -> list[str]:
    """What every check of schemathesis finds wrong with ``target``, an application or a base address.

    ``first`` stops at the first finding; ``path`` asks there only. The same seed asks the same questions.
    """
    config = schemathesis.Config.from_dict(_config(seed, examples, first))
    schema = schemathesis.openapi.from_dict(described(), config=config)
    if isinstance(target, str):
        schema.config.update(base_url=target)
    else:
        schema.app = target
    return list(_found(from_schema(schema.include(path=path) if path else schema).execute()))


def _config(seed: int, examples: int, first: bool) -> dict[str, Any]:
    config: dict[str, Any] = {
        "seed": seed,
        "checks": {
            "enabled": True,
            "negative_data_rejection": {"expected-statuses": [400, 404, 405, 406, 413, 415, 422]},
            "each_span_is_a_slice": {"enabled": True},
            "nothing_leaks": {"enabled": True},
            "each_line_is_answered": {"enabled": True},
        },
        "operations": [
            # a wrong line is told of in its place, and the batch goes on
            {"include-path": BATCH, "checks": {"negative_data_rejection": {"enabled": False}}},
            # any bytes may be called a document, and few are one
            {"include-path": "/v1/texts", "checks": {"positive_data_acceptance": {"enabled": False}}},
        ],
        "generation": {"max-examples": examples, "no-shrink": True},
        "phases": {"stateful": {"enabled": False}},
    }
    return config | ({"max-failures": 1} if first else {})


def _found(stream: Any) -> Iterator[str]:
    for event in stream:
        if isinstance(event, events.ScenarioFinished):
            for checks in event.recorder.checks.values():
                for check in checks:
                    if check.status == Status.FAILURE and check.failure_info:
                        failure = check.failure_info.failure
                        yield f"{event.recorder.label}: {check.name}: {failure.title}: {failure.message}"[:600]
        elif isinstance(event, events.NonFatalError | events.FatalError):
            raise RuntimeError(f"the run itself failed: {event}"[:600])
