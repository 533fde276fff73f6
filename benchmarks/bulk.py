"""Dask and Spark against a pool of processes on this machine: reports a second, on the same archive, in one run.

Every engine reads the same folder and writes its answers to files. It is started and has read a few reports
before it is timed; starting is a column of its own. Rounds take turns among the engines, and ratios are of the
medians: by the clock, which other work on the machine disturbs, and by the seconds of processor that all processes
took together, which it hardly does. What was written is compared at the end. An engine that has less than 0.8 of the
pool's throughput by both ratios fails the run. Needs the extras ``dask`` and ``spark``, and Java 17 or later.

    python -m benchmarks.bulk [--reports 600] [--jobs 2] [--rounds 3]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import orjson
from distributed import Client, LocalCluster
from pyspark.sql import SparkSession

from benchmarks.archive import make
from benchmarks.running import cpu_of, memory_of
from service.bulk import dask, spark
from service.bulk.folder import list_folder, read_file
from service.bulk.local import Pool
from service.bulk.model import PLAIN
from service.bulk.one_file import OneFile
from service.bulk.read import line

Work = Callable[[Path, Path], object]
"""Reads the first folder and writes into the second."""


@contextmanager
def local_pool(jobs: int) -> Iterator[Work]:
    """What ``vnreport extract FOLDER`` does."""
    with Pool(jobs, timeout=60) as pool:

        def work(root: Path, out: Path) -> None:
            output, listing = OneFile(out / "all.jsonl", PLAIN), list_folder(root)
            output.begin(listing, lambda: None)
            for record in pool.records(listing.paths.items(), PLAIN):
                output.add(record)
            output.finish()

        yield work


@contextmanager
def executor(jobs: int) -> Iterator[Work]:
    """``concurrent.futures``, as anyone would write it."""
    with ProcessPoolExecutor(jobs, get_context("forkserver")) as pool:

        def work(root: Path, out: Path) -> None:
            paths = list_folder(root).paths
            answered = pool.map(partial(read_file, shape=PLAIN), paths, paths.values(), chunksize=8)
            with (out / "all.jsonl").open("wb") as file:
                file.writelines(line(record) for record in answered)

        yield work


@contextmanager
def dask_cluster(jobs: int) -> Iterator[Work]:
    """A Dask cluster on this machine, as in ``examples/bulk/dask_archive.py``."""
    local = LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
    with local as cluster, Client(cluster):

        def work(root: Path, out: Path) -> None:
            dask.write_lines(dask.folder_records(list_folder(root), 8 * jobs), out).compute()

        yield work


@contextmanager
def spark_local(jobs: int) -> Iterator[Work]:
    """Spark on this machine, as in ``examples/bulk/spark_archive.py``."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = SparkSession.builder.master(f"local[{jobs}]").config("spark.ui.enabled", "false")
    session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")

    def work(root: Path, out: Path) -> None:
        spark.records(spark.folder(session, str(root)).repartition(8 * jobs)).write.parquet(str(out / "answers"))

    yield work
    session.stop()


ENGINES = {
    "local pool": local_pool,
    "concurrent.futures": executor,
    "dask": dask_cluster,
    "spark": spark_local,
}


BAR = 0.8
"""Of the local pool's throughput, that an engine is to reach."""


class Row(NamedTuple):
    """What was measured of one engine: seconds to start, of each round by the clock and of processor, bytes of
    memory that it added."""

    name: str
    start: float
    rounds: list[float]
    cpu: list[float]
    memory: int

    @property
    def median(self) -> tuple[float, float]:
        """Seconds of a round, by the clock and of processor."""
        return statistics.median(self.rounds), statistics.median(self.cpu)


def measure(root: Path, warm: Path, out: Path, jobs: int, rounds: int) -> list[Row]:
    """A row for each engine; ``out`` holds what each wrote last."""
    with ExitStack() as stack:
        started = [_start(name, stack, warm, out, jobs) for name in ENGINES]
        for _ in range(rounds):
            for row, work in started:
                work(warm, _fresh(out / row.name))  # Spark lets go of workers that had nothing to do for a minute
                seconds, cpu = _timed(work, root, _fresh(out / row.name))
                row.rounds.append(seconds)
                row.cpu.append(cpu)
        return [row for row, _ in started]


def _start(name: str, stack: ExitStack, warm: Path, out: Path, jobs: int) -> tuple[Row, Work]:
    before, began = memory_of(os.getpid()), time.perf_counter()
    work = stack.enter_context(ENGINES[name](jobs))
    work(warm, _fresh(out / name))
    start = time.perf_counter() - began
    return Row(name, start, [], [], memory_of(os.getpid()) - before), work


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _timed(work: Work, root: Path, out: Path) -> tuple[float, float]:
    cpu, began = cpu_of(os.getpid()), time.perf_counter()
    work(root, out)
    return time.perf_counter() - began, cpu_of(os.getpid()) - cpu


def compare(out: Path, count: int) -> None:
    """Raises unless every engine wrote the same answers."""
    written = {name: b"".join(path.read_bytes() for path in sorted((out / name).glob("*.jsonl"))) for name in ENGINES}
    expected = written["local pool"]
    assert expected.count(b"\n") == count
    assert written["concurrent.futures"] == written["dask"] == expected
    frame = SparkSession.builder.getOrCreate().read.parquet(str(out / "spark" / "answers"))
    answers = {row.name: orjson.loads(row.answer) for row in frame.collect()}
    assert answers == {row["file"]: row["answer"] for row in map(orjson.loads, expected.splitlines())}


def page(rows: list[Row], count: int) -> str:
    """A line for each engine; ratios of the medians to the local pool's."""
    local, local_cpu = rows[0].median
    head = f"{'engine':20}{'reports/s':>10}{'ratio':>7}{'core s':>8}{'ratio':>7}{'start, s':>10}{'memory, MB':>12}"
    lines = [head]
    for row in rows:
        seconds, cpu = row.median
        rates = f"{count / seconds:>10.1f}{local / seconds:>7.2f}{cpu:>8.1f}{local_cpu / cpu:>7.2f}"
        rounds = " ".join(f"{one:.1f}" for one in row.rounds)
        lines.append(f"{row.name:20}{rates}{row.start:>10.1f}{row.memory / 1e6:>12.0f}   rounds of {rounds} s")
    return "\n".join(lines)


def missed(rows: list[Row]) -> list[str]:
    """The engines below the bar by both ratios; by the clock alone it may be other work on the machine."""
    local, local_cpu = rows[0].median
    return [row.name for row in rows if max(local / row.median[0], local_cpu / row.median[1]) < BAR]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=600, help="default: %(default)s")
    parser.add_argument("--jobs", type=int, default=2, help="processes of each engine; default: %(default)s")
    parser.add_argument("--rounds", type=int, default=3, help="default: %(default)s")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        total = make(folder / "in", options.reports)
        make(folder / "warm", 40)
        rows = measure(folder / "in", folder / "warm", folder / "out", options.jobs, options.rounds)
        compare(folder / "out", options.reports)
    print(f"{options.reports} reports, {total:,} characters, {options.jobs} processes")
    print(page(rows, options.reports))
    if slow := missed(rows):
        sys.exit(f"less than {BAR} of the local pool: {', '.join(slow)}")


if __name__ == "__main__":
    main()
