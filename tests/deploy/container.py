"""The image built and run for real, as locked up as an orchestrator would: ``make container-test``.

Not collected by ``make test``: it needs root, buildah, podman and runc. Port 18080 must be free.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.conftest import EXAMPLES, read
from tests.deploy.engine import ROOT, base, build, missing, podman, say, size

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")

PORT = 18080
MEMORY = 512 * 1024 * 1024
LOCKED = [
    *("--network", "host", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"),
    *("--tmpfs", "/tmp", "--memory", "512m", "--pids-limit", "64", "--health-interval=disable"),
    *("--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096"),
    *("--env", f"VNREPORT_PORT={PORT}", "--env", "VNREPORT_HOST=127.0.0.1", "--env", "VNREPORT_WORKERS=2"),
]
LONG = "Thu 5,2 tỷ đồng, tăng 3%. " * 20_000
"""Takes about a second to read."""


@pytest.fixture(scope="session")
def image() -> str:
    """The image, built once."""
    return build()


@pytest.fixture(scope="session")
def container(image: str) -> Iterator[str]:
    """A running container that says it is ready; the last test stops it."""
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", PORT)), f"port {PORT} is taken"
    name = podman("run", "--detach", *LOCKED, image)
    try:
        _await_ready(name)
        yield name
    finally:
        podman("rm", "--force", "--time", "1", name, check=False)


def _await_ready(name: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if httpx.get(f"http://127.0.0.1:{PORT}/readyz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"not ready\n{podman('logs', name)}")


def _post(text: str) -> httpx.Response:
    return httpx.post(f"http://127.0.0.1:{PORT}/v1/extractions", json={"text": text, "id": "a"}, timeout=60)


def _status(name: str) -> dict[str, str]:
    """What the kernel says of the service's own process."""
    process = podman("inspect", "--format", "{{.State.Pid}}", name)
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


def test_the_dockerfile_is_clean() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    assert say(str(hadolint), "--failure-threshold", "info", "Dockerfile") == ""


def test_it_runs_as_nobody_with_no_rights(container: str) -> None:
    status = _status(container)
    assert status["Uid"].split() == ["10001"] * 4
    assert status["Gid"].split() == ["10001"] * 4
    for rights in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        assert int(status[rights], 16) == 0, rights
    assert status["NoNewPrivs"] == "1"


def test_it_writes_nowhere_but_tmp(container: str) -> None:
    script = (
        "import os,sys\n"
        "for place in sys.argv[1:]:\n"
        "    try: open(os.path.join(place, 'x'), 'w').close(); print(place)\n"
        "    except OSError: pass\n"
    )
    written = podman("exec", container, "python3", "-c", script, "/", "/opt/vnreport", "/etc", "/usr/bin", "/tmp")
    assert written.split() == ["/tmp"]


def test_it_stays_within_its_memory_while_it_reads(container: str) -> None:
    with ThreadPoolExecutor(4) as clients:
        answers = list(clients.map(_post, [LONG] * 8))
    assert {answer.status_code for answer in answers} == {200}
    state = json.loads(podman("inspect", container))[0]
    assert state["HostConfig"]["Memory"] == MEMORY
    assert state["State"]["OOMKilled"] is False
    print(f"\nresident with 2 workers after 8 documents of {len(LONG)} characters: {_resident(container) >> 20} MB")


def _resident(container: str) -> int:
    """Bytes of all its processes, shared pages counted once for each process that has them."""
    script = (
        "import glob,re\n"
        "print(sum(int(re.search(r'^Pss:\\s+(\\d+)', open(p).read(), re.M)[1]) for p in "
        "glob.glob('/proc/[0-9]*/smaps_rollup') if open(p.replace('smaps_rollup', 'cmdline')).read()))"
    )
    return int(podman("exec", container, "python3", "-c", script)) * 1024


def test_it_reads_as_the_program_does(container: str) -> None:
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8")
        expected = json.loads(json.dumps(read(text, id="a"), default=float))
        assert _post(text).json() == expected, path.stem


def test_the_health_check_tells_health(container: str) -> None:
    podman("healthcheck", "run", container)
    check = json.loads(podman("inspect", container))[0]["Config"]["Healthcheck"]["Test"][1:]
    podman("exec", container, *check)
    with pytest.raises(AssertionError, match="refused"):  # where nobody listens
        podman("exec", "--env", f"VNREPORT_PORT={PORT + 1}", container, *check)


def test_it_holds_what_the_lock_says_and_no_installer(container: str) -> None:
    script = "import importlib.metadata as m; print(*(f'{d.name.lower()}=={d.version}' for d in m.distributions()))"
    inside = podman("exec", container, "/opt/vnreport/bin/python", "-c", script)
    lock = (ROOT / "requirements" / "run.txt").read_text()
    pinned = {re.sub(r"[-_.]+", "-", name) for name in re.findall(r"^([\w.-]+==[\w.]+)", lock, re.MULTILINE)}
    held = {re.sub(r"[-_.]+", "-", name) for name in inside.split()}
    assert {name for name in held - pinned if not name.startswith("vnreport==")} == set()
    assert not re.search(r"\b(pip|setuptools|wheel)==", inside)


def test_the_bill_of_materials_is_complete_and_the_size_is_told(image: str) -> None:
    materials = ROOT / "build" / "sbom.cdx.json"
    materials.parent.mkdir(exist_ok=True)
    program = Path(sys.executable).with_name("cyclonedx-py")
    say(str(program), "requirements", "--output-reproducible", "-o", str(materials), "requirements/run.txt")
    components = json.loads(materials.read_text())["components"]
    lock = (ROOT / "requirements" / "run.txt").read_text()
    assert len(components) == len(re.findall(r"^[\w.-]+==", lock, re.MULTILINE))
    assert all(component["purl"].startswith("pkg:pypi/") for component in components)
    whole, under = size(image), size(base())
    own = whole - under
    print(f"\nimage {whole / 1e6:.0f} MB, of which the base {under / 1e6:.0f} MB and ours {own / 1e6:.0f} MB")
    assert own < 120_000_000


def test_it_stops_cleanly_and_answers_what_is_in_hand(container: str) -> None:
    with ThreadPoolExecutor(3) as clients:
        answers = [clients.submit(_post, LONG) for _ in range(3)]
        time.sleep(0.5)
        podman("stop", "--time", "35", container)
        assert [answer.result().status_code for answer in answers] == [200, 200, 200]
    assert podman("inspect", "--format", "{{.State.ExitCode}}", container) == "0"
    log = podman("logs", container)
    assert "Traceback" not in log
    assert "đồng" not in log
