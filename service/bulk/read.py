"""The pure function over many reports: sources in, records out, in the same order.

It keeps nothing and asks for nothing outside its arguments, so that any engine may run it on any
part of a corpus (``service.bulk.dask``, ``service.bulk.spark``, the command line's own pool).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import orjson

from service.api.work import ExtractionFailed, File, convert, extract
from service.bulk.model import PLAIN, Failure, Record, Shape, Source
from service.convert.model import ConversionError, kind_of
from service.text.decode import DecodeError, decode


def records(sources: Iterable[Source], shape: Shape = PLAIN) -> Iterator[Record]:
    """A record for each source. Word lists are loaded once for each process, at the first report."""
    return (read(source, shape) for source in sources)


def read(source: Source, shape: Shape = PLAIN) -> Record:
    """Read one report; whatever is wrong with it is in the record, never raised."""
    name, content = source
    answer, failure = _answered(source, shape)
    return Record(name, hashlib.sha256(content).hexdigest(), len(content), answer, failure)


def line(record: Record) -> bytes:
    """A record that has an answer in JSON as a line of JSON: ``file``, ``sha256``, ``bytes``, ``answer``."""
    assert record.answer is not None
    row = {"file": record.name, "sha256": record.sha256, "bytes": record.size, "answer": orjson.Fragment(record.answer)}
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def _answered(source: Source, shape: Shape) -> tuple[bytes | None, Failure | None]:
    try:
        return extract(shape.job(text_of(source), source.name)).content, None
    except ConversionError as error:
        return None, Failure(error.reason)
    except DecodeError:
        return None, Failure("not-text")
    except ExtractionFailed as fault:
        return None, Failure("fault", str(fault))


def text_of(source: Source) -> str:
    """The text of a file by its name's ending; raises ``ConversionError`` or ``DecodeError``."""
    media_type = kind_of(source.name)
    text = convert(File(source.content, media_type)) if media_type else decode(source.content).text
    if not text.strip():
        raise ConversionError("no-text")
    return text
