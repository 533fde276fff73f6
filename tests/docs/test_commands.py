"""Every command in the documents is run, or it is said who carries it out, or why nobody can."""

from __future__ import annotations

import argparse
import importlib.util
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from service.cli import _parser
from tests.conftest import ROOT
from tests.docs.commands import PAGES, Block, blocks, elsewhere, inline, run_by_ci, targets
from tests.docs.copies import SERVED, call, copy, run

BLOCKS = list(blocks())
ELSEWHERE = elsewhere()
INLINE = sorted({command for _, command in inline()})


TARGETS = sorted(
    command
    for command in {*INLINE, *(command for block in BLOCKS for command in block.commands)}
    if command.startswith("make ")
)
_STARTS = r"(?:\$ )?(?:vnreport|make|curl|docker|kubectl|python3?) "


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, client: httpx.Client) -> Path:
    """A copy of the project."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    made = copy(tmp_path_factory.mktemp("copy"))
    call(made, str(client.base_url).rstrip("/"))
    return made


def runs_here(command: str) -> bool:
    """True for what neither the list nor CI takes care of."""
    return command not in ELSEWHERE and not command.startswith("make ")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.page.relative_to(ROOT)}-{block.number}")
def test_every_command_in_a_fence_runs(block: Block, folder: Path, client: httpx.Client) -> None:
    commands = [command for command in block.commands if runs_here(command)]
    if missing := [tool for tool in ("curl", "jq") if shutil.which(tool) is None]:
        commands = [command for command in commands if "curl" not in command]
    if commands:
        done = run(commands, folder, str(client.base_url).rstrip("/"))
        assert done.returncode == 0, done.stderr.decode()
    if missing and any("curl" in command for command in block.commands):
        pytest.skip(f"no {' and '.join(missing)} here")


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_is_run_by_ci_or_it_is_said_why_not(target: str) -> None:
    name = target.removeprefix("make ").split()[0]
    assert (name in targets() and name in run_by_ci()) or target in ELSEWHERE


@pytest.mark.parametrize("command", [command for command in INLINE if command.startswith("vnreport ")])
def test_every_command_in_a_sentence_is_one(command: str) -> None:
    name, *rest = shlex.split(command)[1:]
    commands = next(action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)).choices
    known = {option: action for action in commands[name]._actions for option in action.option_strings}
    for option, value in zip(rest, [*rest[1:], ""], strict=False):
        if option.startswith("-"):
            choices = known[option].choices
            assert not choices or value.startswith("-") or set(value.split("|")) <= {*choices}, value


@pytest.mark.parametrize("command", [command for command in INLINE if not command.startswith(("vnreport ", "make "))])
def test_every_other_command_in_a_sentence_is_accounted_for(command: str) -> None:
    module = re.match(r"python3? -m ([\w.]+)", command)
    assert not module or importlib.util.find_spec(module[1])
    assert command in ELSEWHERE or (module and module[1].startswith("tests."))


def test_the_list_names_what_is_there() -> None:
    written = {command for block in BLOCKS for command in block.commands} | set(INLINE)
    makeable = {f"make {target}" for target in targets()}
    assert ELSEWHERE.keys() - written - makeable == set(), "no document has it any more"
    for row in ELSEWHERE.values():
        assert row.reason
        if row.by:
            assert row.by in run_by_ci() or (ROOT / row.by).is_file(), row


def test_what_is_typed_without_make_is_what_make_does(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    dry = ["make", "--dry-run", "test", "smoke"]
    done = subprocess.run(dry, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    done = re.sub(r" --(?:quiet|disable-pip-version-check)| --url \S+", "", done)
    block = next(block for block in BLOCKS if block.commands[0].startswith("python3 -m venv"))
    for command in (part.strip() for line in block.commands for part in line.split("&&")):
        assert command in done, command


def test_commands_stand_in_fences_that_say_so() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(rf"^(?:    |\t){_STARTS}", text, re.MULTILINE), page
        for bare in re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            assert not re.match(_STARTS, bare), page


def test_the_address_in_the_documents_is_the_default() -> None:
    from service.api.settings import Settings

    assert SERVED.endswith(f"//{Settings().host}:{Settings().port}")
    assert len(BLOCKS) > 8
