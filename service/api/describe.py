"""The OpenAPI document: made from the routes, the schemas and a real answer, never written by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from service.api import problems
from service.api.faults import fault
from service.api.problems import Problem
from service.api.requests import ACCEPTED, JSON, NDJSON, PLAIN, ExtractionRequest, Options, Query
from service.api.routes import gazetteer
from service.api.schemas import BatchProblem
from service.api.settings import Settings
from service.api.work import EXAMPLE
from service.lexicon.load import load_lexicon
from service.render import Json, dumps
from service.tables.forms import FORMS, MEDIA_TYPES

_DESCRIPTION = """\
Raw Vietnamese reports in, structured records out: indicators with their numbers, units, periods and
comparisons; projects, places, officials, organisations, legal documents and events; directives with
who must do what by when. Every record is grounded in the characters of the text as sent.

The same request to the same version gives the same bytes. Nothing of a text is stored, logged or
repeated in a problem. Names may be added to answers; none is renamed or dropped without a new
version of the path.
"""

_TAGS = [
    {"name": "extraction", "description": "Reading reports."},
    {"name": "catalogue", "description": "What reports measure: the concepts that indicators are known by."},
    {"name": "gazetteer", "description": "Administrative units and what became of them."},
    {"name": "operation", "description": "Probes, and what is running."},
]

_INSTANCE = "urn:uuid:6f1d2c34-0b5a-4e7c-9d83-2a4b6c8e0f12"


def describe(app: FastAPI, settings: Settings, answer: bytes | None) -> dict[str, Any]:
    """The OpenAPI 3.1 document of ``app``; ``answer`` is what it gives for the example."""
    document = get_openapi(
        title="vnreport",
        version=app.version,
        summary="Structured records from raw Vietnamese reports",
        description=_DESCRIPTION,
        routes=app.routes,
        tags=_TAGS,
        servers=[{"url": "/", "description": "Wherever this document was found."}],
    )
    # a service that asks for no key takes any request, so none of the two is also an answer
    document["security"] = [{}, {"bearer": []}, {"key": []}]
    document["components"]["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    }
    request = _request_schema(settings)
    query = Query.model_json_schema()["properties"]
    document["components"]["schemas"]["ExtractionRequest"] = request
    operation = document["paths"]["/v1/extractions"]["post"]
    operation["requestBody"] = _request_body(request)
    operation["parameters"] = _parameters(query)
    operation["responses"]["200"] |= _forms(answer)
    _describe_batch(document, answer)
    # set here, since the framework takes every null out of an example
    good = document["paths"]["/v1/gazetteer/{code}"]["get"]["responses"]["200"]
    good["content"][JSON]["example"] = gazetteer.example(load_lexicon())
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)  # the framework's own, which never come
    for probe in ("/livez", "/readyz", "/version"):
        document["paths"][probe]["get"]["security"] = []
    for path in document["paths"].values():
        for call in path.values():
            _mark_problems(call["responses"], settings)
    return document


def _request_schema(settings: Settings) -> dict[str, Any]:
    schema = ExtractionRequest.model_json_schema()
    schema["properties"]["text"]["maxLength"] = settings.max_text_length
    return schema


def _request_body(request: dict[str, Any]) -> dict[str, Any]:
    sent = {"id": EXAMPLE.id, "text": EXAMPLE.text}
    return {
        "required": True,
        "content": {
            JSON: {"schema": {"$ref": "#/components/schemas/ExtractionRequest"}, "example": sent},
            PLAIN: {"schema": request["properties"]["text"], "example": EXAMPLE.text},
        },
    }


def _parameters(query: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields beside the text, for bodies of plain text, and the choice of a table."""
    return [
        {"name": name, "in": "query", "required": False, "description": schema["description"], "schema": schema}
        for name, schema in query.items()
    ]


def _forms(answer: bytes | None) -> dict[str, Any]:
    """Every form of a good answer, with an example made by the code that answers with it."""
    text = {"type": "string"}
    content: dict[str, Any] = {MEDIA_TYPES[form]: {"schema": text} for form in FORMS}
    content[JSON] = {"schema": {"$ref": "#/components/schemas/Extraction"}}
    content[MEDIA_TYPES["xlsx"]] = {"schema": {**text, "format": "binary"}}
    if answer is not None:
        from service.tables.writing import write  # asked for once, if ever

        example = _without_digest(answer)
        content[JSON]["example"] = json.loads(dumps(example))
        for form in ("csv", "sdmx-csv"):
            content[MEDIA_TYPES[form]]["example"] = write(example, form, "observations", load_lexicon()).decode()
    return {"description": "What the report says.", "content": content, "headers": _HEADERS}


_HEADERS = {
    "ETag": {
        "description": "Names the answer; send it as If-None-Match to be told (412) when it is still the same.",
        "schema": {"type": "string"},
    },
    "Content-Disposition": {
        "description": "A file name, for forms other than JSON.",
        "schema": {"type": "string"},
    },
}


def _describe_batch(document: dict[str, Any], answer: bytes | None) -> None:
    """Lines of JSON, which OpenAPI 3.1 knows as strings with a schema for their content."""
    schemas = document["components"]["schemas"]
    problem = BatchProblem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas["BatchProblem"] = {name: part for name, part in problem.items() if name != "$defs"}
    operation = document["paths"]["/v1/extractions/batch"]["post"]
    sent: list[Json] = [{"id": EXAMPLE.id, "text": EXAMPLE.text}, {"id": "empty"}]
    operation["requestBody"] = {"required": True, "content": {NDJSON: _lines(["ExtractionRequest"], sent)}}
    operation["parameters"] = _parameters(Options.model_json_schema()["properties"])
    wrong = problems.invalid([fault("missing", ("text",))]).document(_INSTANCE) | {"id": "empty", "line": 2}
    told: list[Json] = [] if answer is None else [_without_digest(answer), wrong]
    content = _lines(["Extraction", "BatchProblem"], told)
    operation["responses"]["200"] = {
        "description": "An answer or a problem for each line, in their order.",
        "content": {NDJSON: content},
    }


def _lines(names: list[str], example: list[Json]) -> dict[str, Any]:
    kinds = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    one_line = kinds[0] if len(kinds) == 1 else {"oneOf": kinds}
    schema = {"type": "string", "contentMediaType": NDJSON, "contentSchema": one_line}
    return {"schema": schema, "example": b"".join(dumps(line) + b"\n" for line in example).decode()}


def _without_digest(answer: bytes) -> Json:
    """The answer as it is, but for the word lists' digest, which would change with every word added."""
    content: Json = json.loads(answer, parse_float=Decimal)
    content["engine"]["lexicon"] = "0123456789abcdef"
    return content


def _mark_problems(responses: dict[str, Any], settings: Settings) -> None:
    """Give every error its media type and an example made by the code that answers with it."""
    for status, response in responses.items():
        sample = _SAMPLES.get(status)
        if sample is not None:
            (content,) = response["content"].values()
            response["content"] = {problems.MEDIA_TYPE: {**content, "example": sample(settings).document(_INSTANCE)}}


_SAMPLES: dict[str, Callable[[Settings], Problem]] = {
    "400": lambda _: problems.malformed_json((3, 14)),
    "401": lambda _: problems.unauthorized(),
    "404": lambda _: problems.from_status(404, None),
    "406": lambda _: problems.not_acceptable([MEDIA_TYPES[form] for form in FORMS]),
    "408": lambda settings: problems.body_too_slow(settings.body_timeout),
    "412": lambda _: problems.unchanged('W/"0123456789abcdef0123456789abcdef"'),
    "413": lambda settings: problems.text_too_long(settings.max_text_length + 1, settings.max_text_length),
    "415": lambda _: problems.unsupported(ACCEPTED),
    "422": lambda _: problems.invalid([fault("missing", ("text",))]),
    "500": lambda _: problems.internal(),
    "503": lambda _: problems.busy(),
    "504": lambda settings: problems.too_slow(settings.document_timeout),
}
