"""A service in processes of its own, started as a user would, and what the kernel says of it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import Caller


@dataclass(frozen=True, slots=True)
class Running:
    """A service that listens."""

    process: subprocess.Popen[bytes]
    port: int

    @property
    def workers(self) -> list[int]:
        """The processes that read: children of the fork server."""
        return workers_of(self.process.pid)

    def memory(self) -> int:
        """Bytes of all its processes; what they share counts once."""
        return memory_of(self.process.pid)

    def server_cpu(self) -> float:
        """Seconds of processor that the server's own process has had."""
        return _cpu(self.process.pid, fields=2)

    def stop(self, seconds: float = 60) -> int:
        """Ask it to stop; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)


def memory_of(process: int) -> int:
    """Bytes of a process and all below it; what they share counts once."""
    return _pss(process) + sum(memory_of(child) for child in _children(process))


def cpu_of(process: int) -> float:
    """Seconds of processor that a process and all below it have had, those that have ended as well."""
    return _cpu(process, fields=4) + sum(cpu_of(child) for child in _children(process))


def workers_of(server: int) -> list[int]:
    """The processes that read for the process ``server``: children of its fork server."""
    return [worker for child in _children(server) for worker in _children(child)]


def _children(parent: int) -> list[int]:
    """Processes that ``parent`` started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = stat.read_text().split(" (", 1)
        except OSError:
            continue  # gone in the meantime
        if int(rest.rsplit(") ", 1)[1].split()[1]) == parent:
            found.append(int(number))
    return found


def _cpu(process: int, fields: int) -> float:
    """Its own (two fields), or with the children that it has waited for (four)."""
    try:
        found = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    except OSError:
        return 0.0
    return sum(map(int, found[11 : 11 + fields])) / os.sysconf("SC_CLK_TCK")


def _pss(process: int) -> int:
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return 1024 * int(found[1]) if found else 0


@contextmanager
def running(workers: int, **settings: str) -> Iterator[Running]:
    """A service with so many workers, ready; stopped at the end if it was not before."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    given = {"VNREPORT_PORT": str(port), "VNREPORT_WORKERS": str(workers), "VNREPORT_LOG_LEVEL": "error", **settings}
    command = [str(Path(sys.executable).with_name("vnreport")), "serve"]
    process = subprocess.Popen(command, env={**os.environ, **given})
    try:
        _await_ready(port)
        yield Running(process, port)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(60)


def _await_ready(port: int, seconds: float = 60) -> None:
    caller, until = Caller(port), time.monotonic() + seconds
    while caller.ask("GET", "/readyz")[0] != 200:
        if time.monotonic() > until:
            raise TimeoutError("the service did not come up")
        time.sleep(0.1)
