"""The commands in the documents: where they stand, and who carries each of them out.

A command in a fence of ``sh`` or ``console`` is run by ``test_commands.py``, in a copy of the project, against a
running service. ``make TARGET`` must be a target that ``.ci`` runs. What cannot be run here stands in
``commands.toml``, with the check that carries it out instead, or the reason why none does.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT

_FOLDERS = ("docs", "benchmarks", "deploy", "examples", "openapi")
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *(
        page
        for folder in _FOLDERS
        for page in sorted((ROOT / folder).rglob("*.md"))
        if "node_modules" not in page.parts
    ),
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LIST = Path(__file__).with_name("commands.toml")

_FENCE = re.compile(
    r"^(?P<quoted><!-- file: .*? -->\n)?```(?P<language>\w*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_PROGRAMS = "make|vnreport|docker|buildah|kubectl|curl|pip|npm|npx|go|java|node|python3?|dask|spark-submit|venv-pack"
_INLINE = re.compile(rf"`((?:{_PROGRAMS}) [^`\n]+)`")
_PROMPT = re.compile(r"^\$ ")
_COMMENT = re.compile(r"\s+#\s.*$")


class Block(NamedTuple):
    """The commands of one fence, one after the other."""

    page: Path
    number: int
    commands: tuple[str, ...]


class Elsewhere(NamedTuple):
    """A command that is not run by the tests."""

    command: str
    reason: str
    by: str | None
    """The make target, or the test, that carries it out in another way."""


def blocks() -> Iterator[Block]:
    """Every fence of commands."""
    for page in PAGES:
        for number, found in enumerate(_FENCE.finditer(page.read_text(encoding="utf-8")), 1):
            if found["language"] in ("sh", "bash", "console", "shell") and not found["quoted"]:
                yield Block(page, number, tuple(_commands(found["body"], found["language"] == "console")))


def _commands(body: str, console: bool) -> Iterator[str]:
    lines = body.replace("\\\n", " ").splitlines()
    for line in lines:
        if console and not _PROMPT.match(line):
            continue  # what the program says
        command = " ".join(_COMMENT.sub("", _PROMPT.sub("", line)).split())
        if command and not command.startswith("#"):
            yield command


def inline() -> Iterator[tuple[Path, str]]:
    """Every command within a sentence."""
    for page in PAGES:
        text = _FENCE.sub("", page.read_text(encoding="utf-8"))
        yield from ((page, found[1]) for found in _INLINE.finditer(text))


def elsewhere() -> dict[str, Elsewhere]:
    """What is carried out in another way, or not at all, by command."""
    rows = tomllib.loads(LIST.read_text(encoding="utf-8"))["elsewhere"]
    return {row["command"]: Elsewhere(row["command"], row["reason"], row.get("by")) for row in rows}


def targets() -> dict[str, set[str]]:
    """Every target of the Makefile that is for people, with those of them that it is made of."""
    rules = dict(re.findall(r"^([a-z-]+):(.*?)## ", MAKEFILE, re.MULTILINE))
    return {target: set(needs.split()) & rules.keys() for target, needs in rules.items()}


def run_by_ci() -> set[str]:
    """Targets that CI runs: by name, as a part of another, or part by part."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / ".ci").iterdir()))
    named = re.findall(r"(?:\bmake|^ *check) ([a-z -]+)", scripts, re.MULTILINE)
    found = {word for words in named for word in words.split()} & targets().keys()
    parts = {part for target in found for part in targets()[target]}
    return found | parts | {target for target, needs in targets().items() if needs and needs <= found}
