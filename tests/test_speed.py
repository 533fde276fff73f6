"""What the rules cost: in step with the length, and no more on texts that are made to cost much.

Only ratios, each of the quickest of a few runs, with bars that a busy machine keeps: ``make bench`` has the figures.
"""

from __future__ import annotations

import gc
import time

import pytest

from benchmarks.crafted import NUMBERS, crafted, filled
from benchmarks.stages import sample
from service.collector import paused, settled
from tests.conftest import read

_LENGTH = 10_000
_REPORT = sample(_LENGTH)


def _seconds(text: str, repeat: int = 3) -> float:
    quickest = float("inf")
    for _ in range(repeat):
        with paused():
            began = time.process_time()
            read(text)
            quickest = min(quickest, time.process_time() - began)
    return quickest


@pytest.fixture(scope="module")
def ordinary() -> float:
    """Seconds for an ordinary report."""
    read(_REPORT)
    return _seconds(_REPORT, 5)


@pytest.mark.parametrize("name", crafted(1, "a"))
def test_a_crafted_text_costs_no_more_than_twice_an_ordinary_one(name: str, ordinary: float) -> None:
    """Measured at most 1.5; the bar leaves room for a busy machine."""
    ratio = _seconds(crafted(_LENGTH, _REPORT)[name]) / ordinary
    assert ratio < 3


@pytest.mark.parametrize("piece", NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers_without_end_cost_the_same_each(piece: str) -> None:
    """Four times as many in one sentence; looking back to its beginning for each made it sixteen times."""
    read(filled(piece, 1000))
    ratio = _seconds(filled(piece, 4 * _LENGTH), 2) / _seconds(filled(piece, _LENGTH))
    assert ratio < 7


def test_a_long_report_costs_as_much_as_its_parts(ordinary: float) -> None:
    ratio = _seconds(_REPORT * 8, 2) / ordinary
    assert ratio < 12


def test_the_collector_rests_while_a_report_is_read_and_while_loading() -> None:
    with paused():
        assert not gc.isenabled()
        with paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    frozen = gc.get_freeze_count()
    with settled():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > frozen
    gc.unfreeze()
