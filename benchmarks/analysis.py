"""What reading reports costs: every figure of the analysis and the bars it is held to, in one run on one core.

    python -m benchmarks.analysis [PART …]     # make bench; parts: peers, stages, long, crafted, kinds, start

Times of this machine differ by half between hours: what is compared is measured turn by turn in this run, each the
quickest of several. The reports are those of ../shared/reports where they are, otherwise the project's examples.
"""

from __future__ import annotations

import argparse
import compileall
import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.crafted import NUMBERS, crafted, filled
from benchmarks.peers import PEERS
from benchmarks.running import running
from benchmarks.stages import EXAMPLES, measure
from service.collector import paused, settled
from service.lexicon.load import load_lexicon
from service.pipeline import analyse
from service.render import dumps, render
from service.report import Context

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "reports"
LONG = 36_000
REQUIREMENTS = ("underthesea==9.5.0", "quantulum3==0.10.0", "dateparser==1.5.0")
KINDS = ("bao-cao-thang", "nghi-quyet", "thong-bao-ket-luan", "phong-van", "tin-kiem-tra")


class Figure(NamedTuple):
    """One thing measured: what was wanted of it, and whether it was so (``None``: nothing was)."""

    name: str
    said: str
    wanted: str = ""
    met: bool | None = None


def reports() -> dict[str, Path]:
    """The five seed reports, or the examples."""
    files = sorted(SEEDS.glob("00[0-4]_*.txt")) or sorted(EXAMPLES.glob("*.txt"))
    return {file.name[:3] if file.parent == SEEDS else file.stem: file for file in files}


def seconds(text: str, repeat: int = 3) -> float:
    """Of the quickest reading of ``text``, from characters to the bytes of the answer."""
    lexicon, quickest = load_lexicon(), float("inf")
    for _ in range(repeat):
        gc.collect()
        with paused():  # as a worker does
            began = time.perf_counter()
            dumps(render(analyse(text, context=Context(), lexicon=lexicon)))
            quickest = min(quickest, time.perf_counter() - began)
    return quickest


def turn_by_turn(texts: Mapping[str, str], rounds: int = 3) -> dict[str, float]:
    """Seconds for each text, each measured in every round."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, text in texts.items():
            best[name] = min(best.get(name, float("inf")), seconds(text, 2))
    return best


def peers(rounds: int = 2) -> Iterator[Figure]:
    """Characters per second beside what else could be used, turn by turn."""
    python, files = _peers_python(), list(reports().values())
    texts = {name: file.read_text(encoding="utf-8") for name, file in reports().items()}
    length = sum(map(len, texts.values()))
    ours, theirs = float("inf"), dict.fromkeys(PEERS, float("inf"))
    for _ in range(rounds):
        for name in PEERS:
            ours = min(ours, sum(turn_by_turn(texts, 1).values()))
            theirs[name] = min(theirs[name], _peer(python, name, files))
    yield Figure("reports", f"{length:,} characters, the whole analysis {length / ours:,.0f} characters/s")
    for name, spent in theirs.items():
        ratio = spent / ours
        bar = ("≥ 100", ratio >= 100) if name == "underthesea" else ("", None)
        yield Figure(name, f"{length / spent:,.0f} characters/s: {ratio:.0f} times as long", *bar)
    yield Figure("all three, one after the other", f"{sum(theirs.values()) / ours:.0f} times as long")


def _peers_python() -> str:
    """The interpreter of an environment that has the peers; made on first use."""
    home = ROOT / "benchmarks" / ".peers"
    python = str(home / "bin" / "python")
    made = home / "-".join(REQUIREMENTS)
    if not made.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *REQUIREMENTS], check=True)
        made.touch()
    return python


def _peer(python: str, name: str, files: list[Path]) -> float:
    command = [python, str(ROOT / "benchmarks" / "peers.py"), name, *map(str, files)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def stages() -> Iterator[Figure]:
    """Each stage's share on the reports after each other."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in reports().values())
    for row in measure(text, 5):
        yield Figure(row.name, f"{1000 * row.seconds:.2f} ms, {row.share:.0%}")


def long() -> Iterator[Figure]:
    """Growth from a long report to sixteen of them."""
    base = _long(LONG)
    spent = turn_by_turn({str(times): base * times for times in (1, 2, 4, 8, 16)})
    for times, taken in spent.items():
        yield Figure(f"{times} × {LONG:,} characters", f"{LONG * int(times) / taken:,.0f} characters/s")
    ratio = spent["16"] / spent["1"]
    yield Figure("time for 16 to time for 1", f"{ratio:.1f}", "≤ 17", ratio <= 17)


def worst(length: int = 20_000) -> Iterator[Figure]:
    """Crafted texts against an ordinary report of the same length."""
    ordinary = _long(length)
    spent = turn_by_turn({"ordinary": ordinary, **crafted(length, ordinary)})
    usual = spent.pop("ordinary")
    for name, taken in sorted(spent.items(), key=lambda item: -item[1]):
        yield Figure(name, f"{taken / usual:.2f} of ordinary text", "≤ 2", taken <= 2 * usual)
    dense = turn_by_turn({name: filled(piece, length) for name, piece in NUMBERS.items()}, 2)
    for name, taken in sorted(dense.items(), key=lambda item: -item[1]):
        each = 1e6 * taken / (length // len(NUMBERS[name]))
        yield Figure(f"{name}: a number every {len(NUMBERS[name])} characters", f"{each:.0f} µs for each")


def kinds() -> Iterator[Figure]:
    """The kinds of documents, each of the project's own examples repeated to a length."""
    texts = {name: _repeated((EXAMPLES / f"{name}.txt").read_text(encoding="utf-8"), 10_000) for name in KINDS}
    for name, taken in turn_by_turn(texts).items():
        yield Figure(name, f"{len(texts[name]) / taken:,.0f} characters/s")


def start(repeat: int = 7) -> Iterator[Figure]:
    """The command from nothing to an answer, and the service until it is ready."""
    compileall.compile_dir(ROOT / "service", quiet=1)  # as an installation leaves it
    subprocess.run([sys.executable, "-m", "service.prepare"], check=True, capture_output=True)
    command = [str(Path(sys.executable).with_name("vnreport")), "extract", str(EXAMPLES / "bao-cao-thang.txt")]
    runs = [_run(command) for _ in range(repeat)]
    quickest, usual, memory = min(run[0] for run in runs), median(run[0] for run in runs), max(run[1] for run in runs)
    yield Figure("vnreport extract FILE", f"{quickest:.2f} s (median {usual:.2f} s)", "≤ 0.5 s", quickest <= 0.5)
    yield Figure("its memory", f"{memory / 1e6:.0f} MB", "≤ 120 MB", memory <= 120e6)
    ready = []
    for _ in range(3):
        began = time.perf_counter()
        with running(2):
            ready.append(time.perf_counter() - began)
    yield Figure("service ready, two workers", f"{min(ready):.1f} s", "≤ 3 s", min(ready) <= 3)


def _run(command: list[str]) -> tuple[float, int]:
    """Seconds and bytes that a command took."""
    measure_once = [sys.executable, "-S", str(ROOT / "benchmarks" / "once.py"), *command]
    taken, used = subprocess.run(measure_once, check=True, capture_output=True, text=True).stdout.split()
    return float(taken), int(used)


def _long(length: int) -> str:
    return _repeated("\n".join(file.read_text(encoding="utf-8") for file in reports().values()), length)


def _repeated(text: str, length: int) -> str:
    return filled(text + "\n", length)


PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "peers": peers,
    "stages": stages,
    "long": long,
    "crafted": worst,
    "kinds": kinds,
    "start": start,
}
_FREE = ("start",)
"""Not held to one core: a service is several processes."""


def main() -> int:
    """Print a row for each figure; 0 when every bar was met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all")
    cores = os.sched_getaffinity(0)
    with settled():  # as the service does
        seconds(_long(LONG))
    met = True
    for part in parser.parse_args().parts or PARTS:
        os.sched_setaffinity(0, cores if part in _FREE else {min(cores)})
        print(f"\n| {part} | measured | wanted | |\n|---|---|---|---|", flush=True)
        for figure in PARTS[part]():
            met = met and figure.met is not False
            mark = {None: "", True: "yes", False: "**no**"}[figure.met]
            print(f"| {figure.name} | {figure.said} | {figure.wanted} | {mark} |", flush=True)
    return not met


if __name__ == "__main__":
    sys.exit(main())
