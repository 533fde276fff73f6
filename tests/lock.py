"""Writes ``requirements/*.txt``: every package that the image installs, with the hashes of its files.

``make lock`` runs it after a change of the dependencies in ``pyproject.toml``; a test notices when it was not.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "requirements"


def wanted() -> dict[str, list[str]]:
    """What each file must hold, from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {"run.txt": project["project"]["dependencies"], "build.txt": project["build-system"]["requires"]}


def _compile(requirements: list[str], target: Path) -> None:
    """uv works it out for every platform and Python version at once, which pip's own tools do not."""
    uv = Path(sys.executable).with_name("uv")
    options = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--python-version", "3.11"]
    command = [str(uv), "pip", "compile", "--quiet", *options, "-", "--output-file", str(target)]
    subprocess.run(command, input="\n".join(requirements), text=True, check=True)


if __name__ == "__main__":
    for name, requirements in wanted().items():
        _compile(requirements, FOLDER / name)
