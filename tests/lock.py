"""Writes ``requirements/*.txt``: every package that the image installs, with the hashes of its files;
and the locks of npm for what the checks of the contract use.

``make lock`` runs it after a change of the dependencies in ``pyproject.toml``; a test notices when it was not.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"
PACKAGES = [ROOT / "openapi" / "package.json", ROOT / "examples" / "clients" / "typescript" / "package.json"]


def wanted() -> dict[str, list[str]]:
    """What each file must hold, from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["documents"]
    return {"run.txt": run, "build.txt": project["build-system"]["requires"]}


def _compile(requirements: list[str], target: Path) -> None:
    """uv works it out for every platform and Python version at once, which pip's own tools do not."""
    uv = Path(sys.executable).with_name("uv")
    options = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--python-version", "3.11"]
    command = [str(uv), "pip", "compile", "--quiet", *options, "-", "--output-file", str(target)]
    subprocess.run(command, input="\n".join(requirements), text=True, check=True)


def strip(lock: Path) -> None:
    """Take out of a lock of npm what names hosts: who asks for money, what is old, where it came from here."""
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        for name in ("funding", "deprecated", "resolved"):
            package.pop(name, None)
    lock.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _relock(package: Path) -> None:
    options = ["--package-lock-only", "--ignore-scripts"]
    subprocess.run(["npm", "install", *options], cwd=package.parent, check=True)
    strip(package.with_name("package-lock.json"))


if __name__ == "__main__":
    for name, requirements in wanted().items():
        _compile(requirements, FOLDER / name)
    for package in PACKAGES:
        _relock(package)
