"""What a caller sends: read within the limits, checked strictly, faults told by field."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal, TypeVar, get_args

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError
from starlette.datastructures import QueryParams
from starlette.requests import Request

from service.api import problems
from service.api.faults import faults_of
from service.api.settings import Settings
from service.api.work import Job
from service.tables.forms import Form, TableName
from service.text.decode import CHARSETS, Decoded, DecodeError, decode
from service.text.offsets import OffsetUnit

Part = Literal["sections", "indicators", "entities", "directives", "checks"]
_ALL: list[Part] = list(get_args(Part))
JSON, PLAIN = "application/json", "text/plain"
ACCEPTED = (JSON, PLAIN)
NDJSON = "application/x-ndjson"
LINES = (NDJSON, "application/ndjson", "application/jsonl")
LONGEST_ID = 200
_UTF8 = ("utf-8", "utf8", "us-ascii")

# Relative time is counted back and forward by years, so the calendar's own ends are out of reach.
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_WRITTEN_DAY = r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"


def _as_written(value: object) -> object:
    """ "0" and "20230831" are days as well to pydantic: seconds since 1970."""
    if not isinstance(value, str):
        return value
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # written like a day, but no calendar has it
    raise PydanticCustomError("date_parsing", "not a day")


_Day = Annotated[
    date,
    Field(ge=_FIRST_DAY, le=_LAST_DAY, json_schema_extra={"pattern": _WRITTEN_DAY}),
    BeforeValidator(_as_written),
]


class Options(BaseModel):
    """Everything but the text; may stand in the query as well, where a field of the body wins."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: str | None = Field(None, max_length=LONGEST_ID, description="Echoed back.")
    reference_date: _Day | None = Field(
        None,
        description="Anchors relative time (“tháng 8”, “cùng kỳ”). When absent it is worked out from the "
        "document, and `document.reference_date` says from where.",
    )
    place: str | None = Field(
        None,
        min_length=1,
        max_length=200,
        description="Default place of the figures, a name or an official code. When absent it is worked out.",
    )
    include: list[Part] = Field(
        _ALL, max_length=len(_ALL), description="The parts to answer with; the others are empty lists."
    )
    offset_unit: OffsetUnit = Field(
        "code_point",
        description="Unit of every `start` and `end`: `code_point` (Python), `utf16` (JavaScript, Java, .NET) "
        "or `byte` of UTF-8 (Go, Rust).",
    )


class Query(Options):
    """What may stand in the query: the options, and what the address of a table says."""

    table: TableName = Field("observations", description="The table that `text/csv` holds; other forms hold all.")


class ExtractionRequest(Options):
    """One report and how to read it."""

    text: str = Field(
        min_length=1,
        pattern=r"\S",
        description="The report as received: any normalisation form, any line ends.",
    )


_Model = TypeVar("_Model", bound=BaseModel)


async def read_job(request: Request, settings: Settings, form: Form) -> Job:
    """The job that ``request`` asks for, its answer in one form; raises ``Problem`` where it is at fault."""
    media_type, charset = content_type(request, ACCEPTED)
    query = _query(Query, request.query_params)
    body = await read_body(request, settings)
    if media_type == PLAIN:
        body = orjson.dumps({"text": decode_body(body, charset).text})
    elif charset not in (None, *_UTF8):
        raise problems.unsupported(ACCEPTED)
    return parse_job(body, query, settings)._replace(form=form, table=query.table)


def read_batch(request: Request) -> Options:
    """What holds for every line of a batch; raises ``Problem`` where the request as a whole is at fault."""
    _, charset = content_type(request, LINES)
    if charset not in (None, *_UTF8):
        raise problems.unsupported(LINES)
    return _query(Options, request.query_params)


def parse_job(body: bytes, query: Options, settings: Settings) -> Job:
    """The job that a JSON document asks for, ``query`` standing in for what it does not say."""
    sent = _validated(ExtractionRequest, body)
    if len(sent.text) > settings.max_text_length:
        raise problems.text_too_long(len(sent.text), settings.max_text_length)
    return _job(sent, query)


def _job(sent: ExtractionRequest, query: Options) -> Job:
    given = query.model_fields_set & Options.model_fields.keys()
    defaults = {name: getattr(query, name) for name in given - sent.model_fields_set}
    whole = sent.model_copy(update=defaults)
    return Job(whole.text, whole.id, whole.reference_date, whole.place, tuple(whole.include), whole.offset_unit)


def content_type(request: Request, accepted: Sequence[str]) -> tuple[str, str | None]:
    """Media type, and charset where one is declared."""
    media_type, _, rest = request.headers.get("content-type", "").partition(";")
    compressed = request.headers.get("content-encoding", "identity").lower() != "identity"
    media_type = media_type.strip().lower()
    charset = re.search(r'\bcharset\s*=\s*"?([^\s";]+)', rest, re.IGNORECASE)
    name = charset[1].lower() if charset else None
    if compressed or media_type not in accepted or (name is not None and name not in CHARSETS):
        raise problems.unsupported(accepted)
    return media_type, name


def _query(model: type[_Model], query: QueryParams) -> _Model:
    fields: dict[str, str | list[str]] = dict(query)
    if "include" in query:
        fields["include"] = [part for value in query.getlist("include") for part in value.split(",")]
    return _validated(model, orjson.dumps(fields))


async def read_body(request: Request, settings: Settings) -> bytes:
    """The whole body, within the limits of size and time, told from its head where it is declared."""
    limit = settings.max_body_bytes
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and (len(declared) > 18 or int(declared) > limit):
        raise problems.body_too_large(limit)
    chunks = bytearray()
    try:
        async with asyncio.timeout(settings.body_timeout):
            async for chunk in request.stream():
                chunks += chunk
                if len(chunks) > limit:
                    raise problems.body_too_large(limit)
    except TimeoutError:
        raise problems.body_too_slow(settings.body_timeout) from None
    return bytes(chunks)


def decode_body(body: bytes, charset: str | None) -> Decoded:
    """The text of a body of plain text, in the charset declared or the one that its bytes show."""
    try:
        return decode(body, charset)
    except DecodeError as error:
        raise problems.malformed_encoding(charset, error.offset) from None


def _validated(model: type[_Model], content: bytes) -> _Model:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        if _is_no_json(error):
            raise problems.malformed_json(_parser_place(error)) from None
        raise problems.invalid(faults_of(error)) from None


def _is_no_json(error: ValidationError) -> bool:
    """Then that is its only fault; to list many just for their kind would take seconds."""
    return (
        error.error_count() == 1 and error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid"
    )


def _parser_place(error: ValidationError) -> tuple[int, int] | None:
    """Where the JSON breaks, without the parser's own words, which may hold what was sent."""
    at = re.search(r"line (\d+) column (\d+)", str(error))
    return (int(at[1]), int(at[2])) if at else None
