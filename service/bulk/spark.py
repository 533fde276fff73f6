"""The pure function over a Spark data frame (extra ``spark``); the records are those of ``service.bulk.read.records``.

Each of Spark's Python workers loads the word lists once, at its first report. Executors need vnreport installed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial

from pyarrow import RecordBatch, binary, int64, schema, string
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as spark

from service.bulk.folder import ENDINGS
from service.bulk.model import PLAIN, Record, Shape, Source
from service.bulk.read import records as read_all


def folder(session: SparkSession, root: str) -> DataFrame:
    """The reports below a folder of any file system that Spark knows: ``name``, relative to it, and ``content``.

    A path without a scheme that does not begin with ``/`` is one of this machine.
    """
    kinds = ",".join(sorted(ending.removeprefix(".") for ending in ENDINGS))
    files = session.read.format("binaryFile").option("recursiveFileLookup", "true")
    where, path = _parted(root)
    # Spark shows a host of its own choice: file:/archive, hdfs://name:8020/archive
    name = spark.regexp_replace("path", rf"^[\w+.-]+:(//[^/]*)?\Q{path.rstrip('/')}\E/", "").alias("name")
    return files.option("pathGlobFilter", f"*.{{{kinds}}}").load(where + path).select(name, "content")


def _parted(root: str) -> tuple[str, str]:
    """The scheme and host of an address, if it has them, and the path, from ``/`` on."""
    where = re.match(r"(?:[\w+.-]+:(?://[^/]*)?)?", root)[0]  # type: ignore[index]
    return where, os.path.abspath("/" + root[len(where) :].lstrip("/") if where else root)


def records(sources: DataFrame, shape: Shape = PLAIN) -> DataFrame:
    """A row for each row of ``sources`` (``name`` string, ``content`` binary), in the same partitions.

    Columns: ``name``, ``sha256``, ``bytes``, ``answer`` (string, binary for a workbook), ``reason`` and
    ``where`` of a report that could not be read.
    """
    kind = "binary" if shape.form == "xlsx" else "string"
    columns = f"name string, sha256 string, bytes long, answer {kind}, reason string, `where` string"
    return sources.select("name", "content").mapInArrow(partial(_answered, shape=shape), columns)


def _answered(batches: Iterator[RecordBatch], shape: Shape) -> Iterator[RecordBatch]:
    """Batches of one row: an answer is large, and a batch must not be."""
    for batch in batches:
        pairs = zip(batch.column("name"), batch.column("content"), strict=True)
        for record in read_all((Source(name.as_py(), content.as_py()) for name, content in pairs), shape):
            yield _row(record, shape)


def _row(record: Record, shape: Shape) -> RecordBatch:
    columns = schema(
        [
            ("name", string()),
            ("sha256", string()),
            ("bytes", int64()),
            ("answer", binary() if shape.form == "xlsx" else string()),
            ("reason", string()),
            ("where", string()),
        ]
    )
    reason, where = record.failure or (None, None)
    values = (record.name, record.sha256, record.size, record.answer, reason, where)
    return RecordBatch.from_arrays([[value] for value in values], schema=columns)
