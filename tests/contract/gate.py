"""Seeds every fault into the application and sees whether the checks of the contract find it.

    python -m tests.contract.gate        # make fault-gate

Fails where more than one fault stays hidden, or where the application without any fails a check.
"""

from __future__ import annotations

import sys
import time

from starlette.types import ASGIApp

from tests.contract.faults import FAULTS, Fault
from tests.contract.run import application, failures

SEEDS = (1, 2, 3)
EXAMPLES = 60
MAY_HIDE = 1


def caught(app: ASGIApp, fault: Fault) -> str | None:
    """What gave the fault away, or None."""
    for seed in SEEDS:
        found = failures(fault.seed(app), seed=seed, examples=EXAMPLES, first=True, path=fault.path)
        if found:
            return found[0]
    return None


def main() -> int:
    """Print one line for each fault; 0 when enough were caught."""
    hidden = 0
    with application() as app:
        for fault in FAULTS:
            began = time.perf_counter()
            told = caught(app, fault)
            hidden += told is None
            print(f"{time.perf_counter() - began:6.1f} s  {fault.name:45}  {(told or 'NOT CAUGHT')[:90]!r}", flush=True)
        clean = [said for seed in SEEDS for said in failures(app, seed=seed, examples=EXAMPLES)]
    print(f"{len(FAULTS) - hidden} of {len(FAULTS)} faults caught; without a fault: {len(clean)} findings")
    print(*clean, sep="\n")
    return hidden > MAY_HIDE or bool(clean)


if __name__ == "__main__":
    sys.exit(main())
