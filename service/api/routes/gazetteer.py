"""What became of an administrative unit."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from service.api import problems
from service.api.caching import kept
from service.api.responses import described
from service.api.schemas import CodeHistory
from service.api.serving import Serving
from service.entities.gazetteer import KINDS, Gazetteer, Unit, load_gazetteer
from service.lexicon.model import Lexicon

_EXAMPLE = "51"

_Code = Annotated[str, Path(min_length=2, max_length=5, examples=[_EXAMPLE])]


def routes(serving: Serving) -> APIRouter:
    """``/v1/gazetteer``."""
    router = APIRouter(tags=["gazetteer"])
    gazetteer = load_gazetteer(serving.lexicon)

    @router.get(
        "/v1/gazetteer/{code}",
        operation_id="gazetteer",
        summary="History of an administrative code",
        response_model=CodeHistory,
        responses=described(401, 404, 422),
    )
    async def history(
        request: Request, code: Annotated[str, Path(min_length=2, max_length=5, examples=[_EXAMPLE])]
    ) -> Response:
        """The units that have borne an official code since 2019: what they were part of, and what became of them.

        Two figures are a province, three a district, five a commune. `successors` are all units of
        1 July 2025 that an abolished one went into.
        """
        found = _history(gazetteer, code)
        if not found["units"]:
            raise problems.from_status(404, None)
        return kept(request, orjson.dumps(found))

    return router


def example(lexicon: Lexicon) -> dict[str, Any]:
    """A good answer, for the OpenAPI document."""
    return _history(load_gazetteer(lexicon), _EXAMPLE)


def _history(gazetteer: Gazetteer, code: str) -> dict[str, Any]:
    return {"code": code, "units": [_unit(gazetteer, unit) for unit in gazetteer.history(code)]}


def _unit(gazetteer: Gazetteer, unit: Unit) -> dict[str, Any]:
    parent = gazetteer.parent(unit)
    return {
        **_name(unit.code, f"{unit.class_word} {unit.name}"),
        "kind": KINDS[unit.level],
        "current": unit.current,
        "until": unit.until or None,
        "parent": None if parent is None else _name(parent.code, f"{parent.class_word} {parent.name}"),
        "predecessors": [_name(*old) for old in gazetteer.predecessors(unit)],
        "successors": [_name(*new) for new in _successors(gazetteer, unit)],
    }


def _successors(gazetteer: Gazetteer, unit: Unit) -> list[tuple[str, str]]:
    """A district that was taken apart went wherever its communes went."""
    own = gazetteer.successors(unit)
    if own or unit.level != "d":
        return own
    parts = [part for part in gazetteer.units if (part.level, part.parent, part.current) == ("c", unit.code, False)]
    return list(dict.fromkeys(new for part in parts for new in gazetteer.successors(part)))


def _name(code: str, name: str) -> dict[str, str]:
    return {"code": code, "name": name}
