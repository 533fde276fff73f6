"""A copy of the project in which a document's commands may write, with the files that they speak of."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import docx

from tests.conftest import EXAMPLES, ROOT

SERVED = "http://127.0.0.1:8000"


def files() -> list[str]:
    """Everything that a clone has, and what is about to be."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in names if (ROOT / name).is_file()]


def copy(folder: Path) -> Path:
    """Those files; FILE, FOLDER, TEXTS and GOLD; the virtual environment of this run."""
    for name in files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    _named_files(folder)
    return folder


def call(folder: Path, address: str) -> None:
    """Let the programs in ``examples/clients`` call ``address`` where they are given none."""
    for path in (folder / "examples" / "clients").rglob("*irst*all*"):
        path.write_text(path.read_text(encoding="utf-8").replace(SERVED, address), encoding="utf-8")


def _named_files(folder: Path) -> None:
    """What the documents call FILE, FOLDER, and so on."""
    report = EXAMPLES[0]
    shutil.copy(report, folder / "FILE")
    document = docx.Document()
    document.add_paragraph("Thu 5 con.")
    document.save(str(folder / "FILE.docx"))
    for name in ("FOLDER", "TEXTS", "GOLD"):
        (folder / name).mkdir()
    for path in EXAMPLES[:2]:
        shutil.copy(path, folder / "FOLDER" / path.name)
    shutil.copy(report, folder / "TEXTS" / "NAME.txt")
    head = {"title": None, "issued": None, "period": None, "place": None, "kind": "statistical_report"}
    (folder / "GOLD" / "NAME.document.json").write_text(json.dumps(head))


def run(commands: list[str], folder: Path, address: str) -> subprocess.CompletedProcess[bytes]:
    """Run commands one after the other, until one fails, as somebody would who has the service at ``address``."""
    script = "\n".join(["set -eu", 'curl() { command curl --fail --silent --show-error "$@"; }', *commands])
    script = script.replace(SERVED, address).replace("vnreport ask ", f"vnreport ask --url {address} ")
    path = f"{folder / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        timeout=300,
        check=False,
    )
