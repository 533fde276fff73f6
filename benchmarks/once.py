"""Seconds and bytes of memory that a command takes: run by a small process of its own.

    python benchmarks/once.py COMMAND …      # prints both

The system counts for a child the memory that its parent had when it was made, too: this parent has little.
"""

from __future__ import annotations

import os
import sys
import time


def main() -> None:
    """Run the command once, its output to nowhere."""
    began = time.perf_counter()
    nowhere = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[nowhere])
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"failed: {sys.argv[1:]}")
    print(time.perf_counter() - began, used.ru_maxrss * 1024)


if __name__ == "__main__":
    main()
