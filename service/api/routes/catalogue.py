"""The catalogue of concepts that indicators are known by."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Annotated, Any, NamedTuple

import orjson
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from service.api import problems
from service.api.responses import described
from service.api.schemas import Concept, ConceptCatalogue
from service.api.serving import Serving
from service.catalogue.load import Catalogue, load_catalogue
from service.catalogue.model import SCHEME
from service.catalogue.model import Concept as Row

_NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "What the `ETag` of `If-None-Match` names."}}


def routes(serving: Serving) -> APIRouter:
    """``/v1/catalogue`` and each concept below it."""
    router = APIRouter(tags=["catalogue"])
    catalogue = load_catalogue(serving.lexicon)

    @cache
    def written(topic: str | None) -> _Written:
        """Once for each topic: to write it all takes the server's loop milliseconds."""
        return _Written.of(_catalogue(catalogue, topic))

    @router.get(
        "/v1/catalogue",
        operation_id="catalogue",
        summary="What reports measure",
        response_model=ConceptCatalogue,
        responses={**_NOT_MODIFIED, **described(404, 422)},
    )
    async def whole(
        request: Request,
        topic: Annotated[
            str | None, Query(max_length=100, description="Only this topic and those below it.", examples=["trade"])
        ] = None,
    ) -> Response:
        """Topics, concepts and the items that concepts are broken down by; the `catalogue` of an indicator names them.

        Ids are this service's own and stay. `official_code` is the one of the national list, `null` until it
        is at hand.
        """
        if topic is not None and all(row.id != topic for row in catalogue.topics):
            raise problems.from_status(404, None)
        return _answer(request, written(topic))

    @router.get(
        "/v1/catalogue/{id}",
        operation_id="concept",
        summary="One concept",
        response_model=Concept,
        responses={**_NOT_MODIFIED, **described(404, 422)},
    )
    async def concept(request: Request, id: Annotated[str, Path(max_length=100, examples=["exports"])]) -> Response:
        """One concept by its id."""
        found = next((row for row in catalogue.concepts if row.id == id), None)
        if found is None:
            raise problems.from_status(404, None)
        return _answer(request, _Written.of(_concept(found)))

    return router


class _Written(NamedTuple):
    """An answer with the ETag of its bytes: the catalogue changes with the program's version only."""

    body: bytes
    tag: str

    @classmethod
    def of(cls, answer: dict[str, Any]) -> _Written:
        body = orjson.dumps(answer)
        return cls(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


def _answer(request: Request, written: _Written) -> Response:
    headers = {"ETag": written.tag, "Cache-Control": "no-cache"}
    if _names(request.headers.get("if-none-match", ""), written.tag):
        return Response(status_code=304, headers=headers)
    return Response(written.body, media_type="application/json", headers=headers)


def _names(header: str, tag: str) -> bool:
    """Whether If-None-Match names ``tag``, weakly or not."""
    tags = [each.strip().removeprefix("W/") for each in header.split(",")]
    return tag in tags or tags == ["*"]


def _catalogue(catalogue: Catalogue, topic: str | None) -> dict[str, Any]:
    topics = [row for row in catalogue.topics if topic is None or topic in _path(catalogue, row.id)]
    ids = {row.id for row in topics}
    concepts = [row for row in catalogue.concepts if row.topic in ids]
    kinds = {kind for row in concepts for kind in row.items}
    return {
        "scheme": SCHEME,
        "topics": [row._asdict() for row in topics],
        "concepts": [_concept(row) for row in concepts],
        "items": [
            {
                "code": row.id,
                "dimension": row.dimension,
                "kinds": list(row.kinds),
                "name": row.name,
                "english": row.english,
                "names": list(row.names),
            }
            for row in catalogue.items
            if not kinds.isdisjoint(row.kinds)
        ],
    }


def _path(catalogue: Catalogue, topic: str) -> list[str]:
    """A topic and those above it."""
    above = {row.id: row.parent for row in catalogue.topics}
    path = [topic]
    while (parent := above[path[-1]]) is not None:
        path.append(parent)
    return path


def _concept(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "topic": row.topic,
        "name": row.name,
        "english": row.english,
        "names": list(row.names),
        "units": list(row.units),
        "nature": row.nature,
        "item_kinds": list(row.items),
        "official_code": row.code,
        "source": row.source,
    }
