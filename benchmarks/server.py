"""What the service around the rules costs, and how it bears load: every bar of the project in one run.

    python -m benchmarks.server [NAME …]     # make bench-server; names as in the first column

Figures are held against each other within the run, since machines and hours differ; a bar in
milliseconds is only worth what the machine was free to do, so what others took of it is printed beside.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from benchmarks.load import PATH, Caller, body_of, percentile, post_for
from benchmarks.running import Running, running
from benchmarks.stages import sample
from service.api.work import EXAMPLE, extract

LENGTH = 36_000
CLIENTS = 8
SHORT = 3_000


class Figure(NamedTuple):
    """One thing measured: what was wanted of it, and whether it was so."""

    name: str
    said: str
    wanted: str
    met: bool


def probes(seconds: float = 20) -> Iterator[Figure]:
    """Probes while eight clients post the long report."""
    with running(2) as service, ThreadPoolExecutor(1) as load:
        posting = load.submit(post_for, service.port, sample(LENGTH), CLIENTS, seconds)
        caller, times = Caller(service.port), []
        while not posting.done():
            times.append(caller.ask("GET", "/readyz")[1])
            time.sleep(0.02)
        seen = posting.result()
    slowest = percentile(times, 0.99)
    said = f"p50 {1000 * percentile(times, 0.5):.1f} ms, p99 {1000 * slowest:.1f} ms, {len(times)} probes"
    yield Figure("probe under load", said, "p99 ≤ 25 ms", slowest <= 0.025)
    spent = seen.answers[200]
    said = f"{seen.rate:.1f}/s, p50 {percentile(spent, 0.5):.2f} s, p99 {percentile(spent, 0.99):.2f} s"
    yield Figure("documents meanwhile", said, "all 200", set(seen.answers) == {200})


def workers(seconds: float = 8, rounds: int = 2) -> Iterator[Figure]:
    """Two workers against one, and eight clients against one, turn by turn."""
    rates: dict[tuple[int, int], list[float]] = {}
    for _ in range(rounds):
        for count, clients in ((1, CLIENTS), (2, CLIENTS), (2, 1)):
            with running(count, VNREPORT_MAX_IN_FLIGHT="16") as service:
                rates.setdefault((count, clients), []).append(
                    post_for(service.port, sample(LENGTH), clients, seconds).rate
                )
    best = {key: max(values) for key, values in rates.items()}
    ratio = best[2, CLIENTS] / best[1, CLIENTS]
    said = f"{best[2, CLIENTS]:.1f}/s against {best[1, CLIENTS]:.1f}/s: {ratio:.2f}"
    yield Figure("two workers to one", said, "≥ 1.5", ratio >= 1.5)
    ratio = best[2, CLIENTS] / best[2, 1]
    yield Figure("eight clients to one", f"{ratio:.2f}", "told", True)


def overload(seconds: float = 8, rounds: int = 2) -> Iterator[Figure]:
    """Four times as many callers as may be in hand, who come back when Retry-After says; turn by turn with as many."""
    text, peaks, above = sample(LENGTH), [], []
    with running(2) as service:
        for _ in range(rounds):
            peaks.append(post_for(service.port, text, CLIENTS, seconds))
            above.append(post_for(service.port, text, 4 * CLIENTS, seconds, pause=1))
    refusals = [spent for seen in above for spent in seen.answers.get(503, [])]
    slowest = percentile(refusals, 0.99)
    said = f"{len(refusals)} refusals, p99 {1000 * slowest:.1f} ms"
    yield Figure("refusals at 4× capacity", said, "p99 ≤ 50 ms", slowest <= 0.05)
    rate, peak = (max(seen.rate for seen in rounds_seen) for rounds_seen in (above, peaks))
    met = rate >= 0.9 * peak and all(set(seen.answers) <= {200, 503} for seen in above)
    yield Figure("work at 4× capacity", f"{rate:.1f}/s against {peak:.1f}/s: {rate / peak:.2f}", "≥ 0.9", met)


def cost(requests: int = 60) -> Iterator[Figure]:
    """A request beside the same reading without a server, turn by turn, and the server's own processor."""
    text, times = sample(LENGTH), []
    job = EXAMPLE._replace(text=text, id=None)
    extract(job)
    with running(1) as service:
        caller, body = Caller(service.port), body_of(text)
        for _ in range(10):
            caller.ask("POST", PATH, body)
        for _ in range(requests // 2):
            through = caller.ask("POST", PATH, body)[1]
            began = time.perf_counter()
            extract(job)
            times.append((through, time.perf_counter() - began))
        idle = _processor(service, lambda: time.sleep(5)) / 5
        began = time.perf_counter()
        busy = _processor(service, lambda: [caller.ask("POST", PATH, body) for _ in range(requests)])
        own = 1000 * (busy - idle * (time.perf_counter() - began)) / requests
    # the quickest of each: the two run in different processes, which others disturb differently
    beyond = 1000 * (min(pair[0] for pair in times) - min(pair[1] for pair in times))
    alone = 1000 * min(pair[1] for pair in times)
    said = f"{own:.2f} ms for a request, and {100 * idle:.1f} % of one when idle"
    yield Figure("server's processor", said, "≤ 3 ms", own <= 3)
    said = f"{beyond:.2f} ms beside {alone:.0f} ms of reading"
    yield Figure("time beyond reading", said, "told", True)


def _processor(service: Running, work: Callable[[], object]) -> float:
    """Seconds of processor that the server's own process has during ``work``."""
    before = service.server_cpu()
    work()
    return service.server_cpu() - before


def sigterm() -> Iterator[Figure]:
    """Told to stop with eight requests in hand."""
    with running(2) as service, ThreadPoolExecutor(CLIENTS) as clients:
        body = body_of(sample(LENGTH) * 4)
        answers = [clients.submit(Caller(service.port).ask, "POST", PATH, body) for _ in range(CLIENTS)]
        time.sleep(0.5)
        pending = sum(not answer.done() for answer in answers)
        status = service.stop()
        statuses = [answer.result()[0] for answer in answers]
    said = f"{pending} in hand, {statuses.count(200)} of {CLIENTS} answered, exit {status}"
    yield Figure("SIGTERM", said, "all answered, exit 0", status == 0 and statuses == [200] * CLIENTS and pending > 0)


def soak(documents: int = 2000) -> Iterator[Figure]:
    """Memory after the first documents, and after so many more, no two alike."""
    with running(2) as service:
        _read(service, documents // 10, seed=0)
        before = service.memory()
        _read(service, documents, seed=1)
        after = service.memory()
    growth = after / before - 1
    said = f"{before / 1e6:.0f} MB, then {after / 1e6:.0f} MB: {growth:+.1%} over {documents} documents"
    yield Figure("memory", said, "≤ +5 %", growth <= 0.05)


def _read(service: Running, documents: int, seed: int) -> None:
    chance, whole = random.Random(seed), sample(LENGTH)
    bodies = [body_of(_varied(whole, chance)) for _ in range(documents)]

    def post(part: list[bytes]) -> None:
        caller = Caller(service.port)
        for body in part:
            if caller.ask("POST", PATH, body)[0] != 200:
                raise AssertionError("a document was not read")

    with ThreadPoolExecutor(4) as clients:
        list(clients.map(post, [bodies[start::4] for start in range(4)]))


def _varied(whole: str, chance: random.Random) -> str:
    """Another stretch of the text with other digits."""
    start = chance.randrange(len(whole) - SHORT)
    return re.sub(r"\d", lambda _: str(chance.randrange(10)), whole[start : start + chance.randrange(500, SHORT)])


def kills(seconds: float = 12) -> Iterator[Figure]:
    """A worker killed every two seconds under load: what is lost is what it had in hand."""
    killed = 0
    with running(2) as service, ThreadPoolExecutor(1) as load:
        posting = load.submit(post_for, service.port, sample(LENGTH), 4, seconds)
        while not posting.done():
            time.sleep(2)
            for worker in service.workers[:1]:
                os.kill(worker, signal.SIGKILL)
                killed += 1
        seen = posting.result()
        time.sleep(1)
        well = Caller(service.port).ask("POST", PATH, body_of("Thu 5 con."))[0]
    lost = sum(len(times) for status, times in seen.answers.items() if status != 200)
    said = f"{killed} killed, {seen.count(503)} × 503, {lost - seen.count(503)} others, {seen.count(200)} read"
    wanted = "lost ≤ killed, each a 503"
    yield Figure("kill -9 of workers", said, wanted, lost <= killed and set(seen.answers) <= {200, 503} and well == 200)


PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    part.__name__: part for part in (probes, workers, overload, cost, sigterm, soak, kills)
}


def main() -> int:
    """Print a row for each figure; 0 when every bar was met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", choices=[*PARTS, []], help=f"parts to run, of {', '.join(PARTS)}; default: all"
    )
    names = parser.parse_args().names or list(PARTS)
    print("| | measured | wanted | | others¹ |\n|---|---|---|---|---|", flush=True)
    met = True
    for name in names:
        others = _busy_elsewhere()
        for figure in PARTS[name]():
            met = met and figure.met
            mark = "yes" if figure.met else "**no**"
            print(f"| {figure.name} | {figure.said} | {figure.wanted} | {mark} | {others:.1f} |", flush=True)
    print(f"\n¹ processors, of {os.cpu_count()}, that other programs kept busy in the two seconds before")
    return not met


def _busy_elsewhere() -> float:
    """Processors that are busy although nothing of ours runs, over two seconds."""
    before, idle_before = _ticks()
    time.sleep(2)
    after, idle_after = _ticks()
    return (os.cpu_count() or 1) * (1 - (idle_after - idle_before) / max(1, after - before))


def _ticks() -> tuple[int, int]:
    """All ticks of the processors so far, and those with nothing to do."""
    with open("/proc/stat", encoding="ascii") as stat:
        ticks = [int(field) for field in stat.readline().split()[1:9]]
    return sum(ticks), ticks[3] + ticks[4]


if __name__ == "__main__":
    sys.exit(main())
