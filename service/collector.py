"""When the collector of garbage may run.

What loading makes stays for good, some half a million objects, and reading a report makes many more that are
in no cycle: going through them again and again finds nothing, takes up to 30 ms each time, and takes the more
the longer a report is.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Nothing is collected inside: for one report."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Nothing is collected inside, and what was made by the end is never looked at again: for loading."""
    with paused():
        yield
        gc.freeze()
