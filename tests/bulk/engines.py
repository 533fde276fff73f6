"""Dask and Spark give the very records of the plain function. `make bulk-test`; Spark needs Java 17 or later."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dask.bag import from_sequence
from distributed import Client, LocalCluster
from pyspark.sql import Row, SparkSession

from service.bulk import dask, spark
from service.bulk.folder import list_folder
from service.bulk.model import PLAIN, Record, Shape, Source
from service.bulk.read import records
from tests.conftest import EXAMPLES, ROOT

PROGRAMS = ROOT / "examples" / "bulk"

SHAPES = [PLAIN, Shape(include=("indicators",), place="Huế", form="csv"), Shape(form="xlsx")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports, names that are hard on paths, and a file that cannot be read."""
    root = tmp_path_factory.mktemp("báo cáo")
    (root / "2024" / "quý 1").mkdir(parents=True)
    for path in EXAMPLES:
        shutil.copy(path, root)
    for name in ("2024/quý 1/a b%20c.txt", "[x] + (y).txt"):
        (root / name).write_text("Đàn bò có 7 con.", encoding="utf-8")
    (root / "trang.html").write_text("<p>Đàn bò có 7 con.</p>", encoding="utf-8")
    (root / "hỏng.docx").write_bytes(b"no zip")
    return root


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[Shape, list[Record]]:
    """What the plain function gives, in order of names."""
    sources = [Source(name, Path(path).read_bytes()) for name, path in list_folder(folder).paths.items()]
    return {shape: list(records(sources, shape)) for shape in SHAPES}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Client]:
    """A Dask cluster of two processes on this machine."""
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    """A Spark of two cores on this machine."""
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYSPARK_PYTHON", sys.executable)
        environment.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        made = builder.getOrCreate()
        yield made
        made.stop()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.form)
def test_dask_over_files_and_over_a_bag(
    shape: Shape, folder: Path, expected: dict[Shape, list[Record]], cluster: Client
) -> None:
    listing = list_folder(folder)
    assert dask.folder_records(listing, 3, shape).compute() == expected[shape]
    sources = from_sequence(
        (Source(name, Path(path).read_bytes()) for name, path in listing.paths.items()), npartitions=3
    )
    assert dask.records(from_sequence(sources, npartitions=3), shape).compute(scheduler="processes") == expected[shape]


def test_the_example_for_dask_writes_what_the_command_line_writes(folder: Path, tmp_path: Path) -> None:
    told = run(sys.executable, PROGRAMS / "dask_archive.py", folder, tmp_path / "dask")
    assert f"{len(EXAMPLES) + 3} reports read, 1 could not be" in told
    run(sys.executable, "-m", "service.cli", "extract", folder, "-o", tmp_path / "out.jsonl", status=3)
    parts = sorted((tmp_path / "dask").glob("0*.jsonl"))
    assert len(parts) > 1
    assert b"".join(part.read_bytes() for part in parts) == (tmp_path / "out.jsonl").read_bytes()
    assert (tmp_path / "dask" / "errors.jsonl").read_bytes() == (tmp_path / "out.jsonl.errors.jsonl").read_bytes()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.form)
def test_spark_over_files(
    shape: Shape, folder: Path, expected: dict[Shape, list[Record]], session: SparkSession
) -> None:
    others = [f"file://{folder}/", f"file:{folder}", os.path.relpath(folder)] if shape is PLAIN else []
    for root in (str(folder), *others):
        rows = spark.records(spark.folder(session, root).repartition(3), shape).collect()
        assert sorted(map(record, rows)) == sorted(expected[shape])


def test_the_example_for_spark_writes_a_row_for_each_report(
    folder: Path, expected: dict[Shape, list[Record]], session: SparkSession, tmp_path: Path
) -> None:
    submit = Path(sys.executable).with_name("spark-submit")
    told = run(submit, "--master", "local[2]", PROGRAMS / "spark_archive.py", folder, tmp_path / "answers")
    assert "|hỏng.docx|damaged" in told
    rows = session.read.parquet(str(tmp_path / "answers")).collect()
    assert sorted(map(record, rows)) == sorted(expected[PLAIN])


def run(*command: object, status: int = 0) -> str:
    """What a command prints, run as the documents say."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    return done.stdout


def record(row: Row) -> Record:
    """A row as the record that it was."""
    answer = row.answer.encode() if isinstance(row.answer, str) else row.answer and bytes(row.answer)
    failure = None if row.reason is None else (row.reason, row.where)
    return Record(row.name, row.sha256, row.bytes, answer, failure)  # type: ignore[arg-type]
