"""Loading without the collector of garbage.

What loading makes stays for good, some half a million objects. The collector would go through them
again and again while they are made, and later now and then while a report is read, 30 ms each time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settled() -> Iterator[None]:
    """Nothing is collected inside, and what was made by the end is never looked at again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
