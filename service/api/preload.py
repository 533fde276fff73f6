"""What the fork server imports, so that every worker starts as a copy of a process that is ready.

The word lists, the tables made of them and all patterns are there once, in memory that the workers
share: a worker has nothing left to load, and a report that is the first to need some rule waits no longer
than any other.
"""

from __future__ import annotations

from service.api.work import EXAMPLE, extract
from service.collector import settled
from service.text.lazy import compile_all

with settled():
    extract(EXAMPLE)
    compile_all()
