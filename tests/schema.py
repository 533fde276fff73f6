"""The contract as a validator that is stricter than the one published: no field that it does not know."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from service.app import openapi_document


@cache
def contract() -> dict[str, Any]:
    """The OpenAPI document that the program makes."""
    return openapi_document()


def validator(name: str) -> Draft202012Validator:
    """Validates against one schema of the contract."""
    schemas = copy.deepcopy(contract()["components"]["schemas"])
    for schema in schemas.values():
        if schema.get("type") == "object":
            # published schemas leave room for fields to come; an answer of today has none of those
            schema["additionalProperties"] = False
            assert (
                set(schema.get("required", [])) == set(schema["properties"]) or schema["title"] == "ExtractionRequest"
            )
    root = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
    return Draft202012Validator(root, format_checker=FormatChecker())
