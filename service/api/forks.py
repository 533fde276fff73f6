"""The process that every worker is a copy of: it loads and compiles all, once.

Started first of all by ``vnreport serve``, so that it loads while the server's own process imports its framework.
"""

from __future__ import annotations

import multiprocessing

PRELOAD = ["service.api.preload"]


def can_fork() -> bool:
    """Whether the system has fork servers; elsewhere each worker loads for itself."""
    return "forkserver" in multiprocessing.get_all_start_methods()


def start_early() -> None:
    """Start the fork server now rather than with the first worker."""
    if can_fork():
        from multiprocessing import forkserver  # made for systems that have them

        forkserver.set_forkserver_preload(PRELOAD)
        forkserver.ensure_running()
