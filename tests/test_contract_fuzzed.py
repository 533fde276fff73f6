"""schemathesis asks what it likes within the contract, and outside of it; `make fault-gate` asks more.

A few faults are seeded here as well, to see that the checks are awake; the gate seeds all of them.
"""

from __future__ import annotations

import httpx
import pytest

from tests.contract.faults import FAULTS, Fault
from tests.contract.run import application, failures

_QUICK = {
    "a list is left out",
    "a status that is not documented",
    "spans are one too far",
    "the text is composed before it is read",
    "no Allow with a 405",
    "a crash shows where",
    "a problem repeats the text",
    "unknown fields are ignored",
}


@pytest.mark.parametrize("seed", [11, 12])
def test_the_application_keeps_the_contract(seed: int) -> None:
    with application() as app:
        assert failures(app, seed=seed, examples=40) == []


def test_the_running_service_keeps_the_contract(client: httpx.Client) -> None:
    assert failures(str(client.base_url), seed=13, examples=40) == []


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.name in _QUICK], ids=lambda fault: fault.name)
def test_a_seeded_fault_is_found(fault: Fault) -> None:
    with application() as app:
        assert any(failures(fault.seed(app), seed=seed, examples=40, first=True, path=fault.path) for seed in (1, 2, 3))


def test_there_are_faults_enough() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(names) == len(set(names)) >= 24
    assert set(names) > _QUICK
