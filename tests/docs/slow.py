"""Commands of the documents that write files or take seconds, in a copy of the project: `make docs-test`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.commands import elsewhere
from tests.docs.copies import copy, files, run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project."""
    return copy(tmp_path_factory.mktemp("copy"))


@pytest.mark.parametrize("command", [row.command for row in elsewhere().values() if row.by == "docs-test"])
def test_runs(command: str, folder: Path) -> None:
    # what is installed stays installed, and from here, whatever the files' dates say
    done = run([command.replace("make ", "make -o .venv/tested -o .venv/installed ")], folder, "http://127.0.0.1:9")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout


def test_they_leave_everything_as_it_is_committed(folder: Path) -> None:
    """`make format` and `make schema` have been run."""
    assert [name for name in files() if (ROOT / name).read_bytes() != (folder / name).read_bytes()] == []
