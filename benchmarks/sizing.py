"""What a report costs: seconds of one core and bytes of answer by its length, and the memory of a pool.

Seconds are of the processor, and of the quickest of three readings of each report: what other work on the machine
adds is not ours.

    python -m benchmarks.sizing [--each 7] [--reports 200]
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import docx

from benchmarks.archive import LENGTHS, make, text_of
from benchmarks.running import memory_of, workers_of
from service.bulk.folder import list_folder
from service.bulk.local import Pool
from service.bulk.model import PLAIN, Source
from service.bulk.one_file import OneFile
from service.bulk.read import line, read
from service.bulk.read import text_of as taken_out

KINDS = {
    2_000: "piece of news",
    5_000: "notice",
    12_000: "quarterly note",
    36_000: "full monthly report",
    200_000: "yearbook",
}


class Cost(NamedTuple):
    """Of one report: seconds of one core, and bytes of its line, plain and by gzip."""

    seconds: float
    line: float
    packed: float


def cost(length: int, reports: int) -> Cost:
    """The mean over several reports of a length."""
    sources = [Source("a.txt", text_of(length, first).encode()) for first in range(reports)]
    written = [line(read(source)) for source in sources]
    seconds = statistics.mean(_quickest(partial(_written, source)) for source in sources)
    packed = statistics.mean(len(gzip.compress(one, 6)) for one in written)
    return Cost(seconds, statistics.mean(map(len, written)), packed)


def _written(source: Source) -> bytes:
    return line(read(source))


def _quickest(work: Callable[[], object], readings: int = 3) -> float:
    times = []
    for _ in range(readings):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def conversion(length: int) -> float:
    """Seconds of one core to take the text out of a Word document."""
    document, content = docx.Document(), io.BytesIO()
    for paragraph in text_of(length).splitlines():
        document.add_paragraph(paragraph)
    document.save(content)
    source = Source("a.docx", content.getvalue())
    return _quickest(partial(taken_out, source))


def memory(jobs: int, root: Path) -> tuple[int, int]:
    """Bytes at most while an archive is read: of the whole run, and of its largest worker."""
    whole = most = 0
    listing = list_folder(root)
    with Pool(jobs, timeout=60) as pool:
        for number, _ in enumerate(pool.records(listing.paths.items(), PLAIN)):
            if number % 20 == 0:
                whole = max(whole, memory_of(os.getpid()))
                most = max(most, *(memory_of(worker) for worker in workers_of(os.getpid())), 0)
    return whole, most


def handing_out(root: Path, out: Path) -> float:
    """Seconds of processor for a report in the process that hands them out and writes their lines."""
    output, listing = OneFile(out, PLAIN), list_folder(root)
    output.begin(listing, lambda: None)
    with Pool(2, timeout=60) as pool:
        began = time.process_time()
        for record in pool.records(listing.paths.items(), PLAIN):
            output.add(record)
        return (time.process_time() - began) / len(listing.paths)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=7, help="reports of each length; default: %(default)s")
    parser.add_argument("--reports", type=int, default=200, help="of the archive; default: %(default)s")
    options = parser.parse_args()
    read(Source("a.txt", text_of(2_000).encode()))  # loads the word lists, compiles the patterns
    print(f"{'characters':>10}  {'':20}{'s of a core':>12}{'reports/s':>10}{'line, kB':>10}{'gzip, kB':>10}")
    costs = {length: cost(length, options.each) for length in KINDS}
    for length, kind in KINDS.items():
        one = costs[length]
        rates = f"{one.seconds:>12.3f}{1 / one.seconds:>10.1f}"
        print(f"{length:>10,}  {kind:20}{rates}{one.line / 1e3:>10.0f}{one.packed / 1e3:>10.1f}")
    print(f"Word document of 36,000 characters: {conversion(36_000):.3f} s more")
    mean = statistics.mean(costs[length].seconds for length in LENGTHS)
    print(f"archive of {statistics.mean(LENGTHS):,.0f} characters a report: {mean:.4f} s of a core each,")
    print(f"  {1 / mean:.1f} reports/s on one core, {1e6 * mean / 3600:.1f} core hours for a million,")
    print(f"  {statistics.mean(costs[length].line for length in LENGTHS) / 1e3:.0f} GB of lines for a million")
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), options.reports)
        print(f"handing out and writing: {1e3 * handing_out(Path(name), Path(name, 'out.jsonl')):.2f} ms a report")
        for jobs in (1, 2):
            whole, most = memory(jobs, Path(name))
            print(f"memory with {jobs} processes: {whole / 1e6:.0f} MB in all, {most / 1e6:.0f} MB the largest of them")


if __name__ == "__main__":
    main()
