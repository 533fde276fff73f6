"""What a caller of an older contract could stumble over in a newer one.

One question answers both ways of the wire: can one side give what the other does not take? The
caller of then gives requests and takes answers; the service of today takes requests and gives answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]

_UPPER = ("maxLength", "maxItems", "maximum", "exclusiveMaximum", "maxProperties")
_LOWER = ("minLength", "minItems", "minimum", "exclusiveMinimum", "minProperties")
_EXACT = ("pattern", "format", "const", "multipleOf", "uniqueItems")


def breaks(old: Json, new: Json) -> list[str]:
    """Every break, each as one line that names its place."""
    return [line for path in old["paths"] for line in _path(old, new, path)]


def _path(old: Json, new: Json, path: str) -> Iterator[str]:
    for method, before in old["paths"][path].items():
        after = new["paths"].get(path, {}).get(method)
        where = f"{method.upper()} {path}"
        if after is None:
            yield f"{where} is gone"
            continue
        yield from _parameters(before, after, where, _Sides(old, new, words_may_be_new=False))
        yield from _request(before, after, where, _Sides(old, new, words_may_be_new=False))
        yield from _responses(before, after, where, _Sides(new, old, words_may_be_new=True))


def _parameters(before: Json, after: Json, where: str, sides: _Sides) -> Iterator[str]:
    then, now = ({(row["in"], row["name"]): row for row in call.get("parameters", [])} for call in (before, after))
    for key, row in then.items():
        if key not in now:
            yield f"{where}: {key[0]} parameter {key[1]} is gone"
        else:
            yield from sides.compare(row["schema"], now[key]["schema"], f"{where}: {key[0]} parameter {key[1]}")
    for key, row in now.items():
        if row.get("required") and not then.get(key, {}).get("required"):
            yield f"{where}: {key[0]} parameter {key[1]} is required now"


def _request(before: Json, after: Json, where: str, sides: _Sides) -> Iterator[str]:
    now = after.get("requestBody", {}).get("content", {})
    for media_type, media in before.get("requestBody", {}).get("content", {}).items():
        if media_type not in now:
            yield f"{where}: a body of {media_type} is not read any more"
        else:
            yield from sides.compare(media["schema"], now[media_type]["schema"], f"{where}: {media_type} body")


def _responses(before: Json, after: Json, where: str, sides: _Sides) -> Iterator[str]:
    for status, response in before["responses"].items():
        if status not in after["responses"]:
            yield f"{where}: {status} is not documented any more"
            continue
        now = after["responses"][status]
        for name in set(response.get("headers", {})) - set(now.get("headers", {})):
            yield f"{where}: {status} has no {name} any more"
        for media_type, media in response.get("content", {}).items():
            if media_type not in now.get("content", {}):
                yield f"{where}: {status} does not come as {media_type} any more"
            elif "schema" in media:
                given = now["content"][media_type].get("schema", {})
                yield from sides.compare(given, media["schema"], f"{where}: {status} {media_type}")


class _Sides:
    """Who gives and who takes; each looks names up in its own document."""

    def __init__(self, giver: Json, taker: Json, *, words_may_be_new: bool) -> None:
        self._giver = giver
        self._taker = taker
        self._words_may_be_new = words_may_be_new

    def compare(self, given: Json, taken: Json, where: str) -> Iterator[str]:
        """What may be given as ``given`` and is not within ``taken``."""
        given, taken = _resolved(self._giver, given), _resolved(self._taker, taken)
        if "anyOf" in given or "anyOf" in taken:
            yield from self._choices(given, taken, where)
            return
        if "type" in taken and taken["type"] not in (given.get("type"), _wider(given.get("type"))):
            yield f"{where}: {given.get('type', 'anything')} where {taken['type']} is expected"
            return
        yield from self._values(given, taken, where)
        yield from _limits(given, taken, where)
        yield from self._fields(given, taken, where)
        if "items" in taken and "items" in given:
            yield from self.compare(given["items"], taken["items"], f"{where}[]")

    def _choices(self, given: Json, taken: Json, where: str) -> Iterator[str]:
        for choice in given.get("anyOf", [given]):
            tries = [list(self.compare(choice, other, where)) for other in taken.get("anyOf", [taken])]
            if all(tries):
                yield from min(tries, key=len)

    def _values(self, given: Json, taken: Json, where: str) -> Iterator[str]:
        if "enum" not in taken or self._words_may_be_new:
            return
        if "enum" not in given:
            yield f"{where}: only certain values"
        for value in given.get("enum", []):
            if value not in taken["enum"]:
                yield f"{where}: no {value!r} any more"

    def _fields(self, given: Json, taken: Json, where: str) -> Iterator[str]:
        for name in taken.get("required", []):
            if name not in given.get("required", []):
                yield f"{where}.{name} is required and may be missing"
        fields: Mapping[str, Json] = taken.get("properties", {})
        for name, schema in given.get("properties", {}).items():
            if name in fields:
                yield from self.compare(schema, fields[name], f"{where}.{name}")
            elif taken.get("additionalProperties") is False:
                yield f"{where}.{name} is unknown"


def _resolved(document: Json, schema: Json) -> Json:
    while "$ref" in schema:
        target: Any = document
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        schema = target
    return schema


def _wider(kind: str | None) -> str | None:
    return "number" if kind == "integer" else None


def _limits(given: Json, taken: Json, where: str) -> Iterator[str]:
    for name in _UPPER:
        if name in taken and given.get(name, float("inf")) > taken[name]:
            yield f"{where}: {name} {taken[name]}, was {given.get(name, 'none')}"
    for name in _LOWER:
        if name in taken and given.get(name, float("-inf")) < taken[name]:
            yield f"{where}: {name} {taken[name]}, was {given.get(name, 'none')}"
    for name in _EXACT:
        if name in taken and given.get(name) != taken[name]:
            yield f"{where}: {name} {taken[name]!r}, was {given.get(name)!r}"
