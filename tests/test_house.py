"""The house itself: what is pinned, what is documented, what must not be in any file."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from service.version import __version__
from tests.conftest import ROOT, SHARED
from tests.lock import FOLDER, wanted

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEXT = {".py", ".toml", ".md", ".yaml", ".yml", ".json", ".txt", ".tsv", ".svg", ""}


def tracked() -> list[Path]:
    """Every text file of the project."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a clone")
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file() and path.suffix in TEXT]


def test_every_dependency_is_pinned() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(item for group in extras for item in group)]
    wanted += PROJECT["build-system"]["requires"]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+(; .+)?", item) for item in wanted), wanted


@pytest.mark.parametrize("name", wanted())
def test_the_image_installs_what_is_pinned_and_nothing_unseen(name: str) -> None:
    lock = (FOLDER / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?! )", lock.strip())
    assert all(re.match(r"[a-z0-9.-]+==[\w.]+", entry) and "--hash=sha256:" in entry for entry in entries)
    locked = {entry.split(" \\")[0].split(" ;")[0] for entry in entries}
    assert {item.split(";")[0].strip() for item in wanted()[name]} <= locked, "run: make lock"


def test_the_changelog_speaks_of_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_names_every_target_that_a_newcomer_needs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"help", "run", "test"} <= set(targets)
    for target in re.findall(r"make ([a-z-]+)", readme):
        assert target in targets, target


def test_ci_runs_the_readmes_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_links_between_pages_lead_somewhere() -> None:
    pages = [path for path in tracked() if path.suffix == ".md"]
    assert len(pages) > 5
    for page in pages:
        for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", page.read_text(encoding="utf-8")):
            there = page.parent / target if target else page
            assert there.exists(), f"{page.name}: {target}"
            assert not anchor or anchor in anchors(there), f"{page.name}: {target}#{anchor}"


def anchors(page: Path) -> list[str]:
    """What the headings of a page are linked by."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


def test_decisions_are_numbered_in_a_row() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]


def test_no_file_names_a_host_of_the_outside() -> None:
    local = re.compile(r"https?://(?:127\.0\.0\.1|localhost|[\w.-]*\bexample\b)")
    for path in tracked():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for found in re.finditer(r"https?://[^\s\"')>]+", line):
                assert local.match(found[0]) or "www.w3.org" in found[0], f"{path.name}:{number}: {found[0]}"


def test_no_group_is_possessive() -> None:
    """`(?:a|b)*+` takes what it must not in Python 3.11.0 to 3.11.4; `(?>(?:a|b)*)` says the same everywhere."""
    possessive = re.compile(r"\)(?:[*+?]|\{+[\d,]+\}+)\+")
    for path in (ROOT / "service").rglob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not possessive.search(line), f"{path.name}:{number}"


@pytest.mark.skipif(not SHARED.exists(), reason="the reports are not here")
def test_no_sentence_of_a_real_report_is_copied() -> None:
    check = [sys.executable, str(SHARED / "check_copies.py")]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    # names of offices and indicators in the word lists are long, official and nobody's sentences
    copied = [line for line in done.stdout.splitlines() if not line.startswith("service/lexicon/data/")]
    assert copied == []
