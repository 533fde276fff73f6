"""The Job that reads an archive: valid by the schemas, its numbers at one, and its command run as it stands.

`make deploy-test`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from service.version import __version__
from tests.conftest import EXAMPLES, ROOT
from tests.deploy.manifests import NEWEST, OLDEST

JOB: Any = yaml.safe_load((ROOT / "deploy" / "kubernetes-job" / "job.yaml").read_text(encoding="utf-8"))
POD = JOB["spec"]["template"]["spec"]
(CONTAINER,) = POD["containers"]
COMMAND = CONTAINER["command"][-1]


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
def test_the_job_is_valid(version: str) -> None:
    kubernetes_validate.validate(JOB, version, strict=True)


def test_its_numbers_agree() -> None:
    assert f'"$part/{JOB["spec"]["completions"]}"' in COMMAND
    assert f"--jobs {CONTAINER['resources']['limits']['cpu']} " in COMMAND
    assert CONTAINER["image"] == f"vnreport:{__version__}"
    assert {mount["name"] for mount in CONTAINER["volumeMounts"]} == {volume["name"] for volume in POD["volumes"]}


def test_it_has_no_more_rights_than_it_needs() -> None:
    assert POD["securityContext"]["runAsNonRoot"]
    assert POD["automountServiceAccountToken"] is False
    assert CONTAINER["securityContext"]["readOnlyRootFilesystem"]
    assert CONTAINER["securityContext"]["capabilities"] == {"drop": ["ALL"]}


def test_all_parts_together_read_everything_and_take_errors_for_done(tmp_path: Path) -> None:
    archive, answers = tmp_path / "archive", tmp_path / "answers"
    archive.mkdir()
    for path in EXAMPLES:
        (archive / path.name).symlink_to(path)
    (archive / "bad.txt").write_bytes(b"con \xff\xff 5")
    command = COMMAND.replace("/archive", str(archive)).replace("/answers", str(answers))
    parts = JOB["spec"]["completions"]
    programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for part in range(parts):
        subprocess.run(["sh", "-c", command], env={"PATH": programs, "JOB_COMPLETION_INDEX": str(part)}, check=True)
    found = [line for part in range(1, parts + 1) for line in (answers / f"{part}.jsonl").read_bytes().splitlines()]
    assert len(found) == len(EXAMPLES)
    errors = [line for path in answers.glob("*.errors.jsonl") for line in path.read_bytes().splitlines()]
    assert len(errors) == 1
    broken = {"PATH": programs, "JOB_COMPLETION_INDEX": str(parts)}
    assert subprocess.run(["sh", "-c", command], env=broken, check=False).returncode == 1, "any other status is a fault"
