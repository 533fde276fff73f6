"""Where the page's files are."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent

STATIC = _HERE / "static"
"""``index.html`` and what it loads."""


def examples() -> Path:
    """The folder of the example reports: the wheel has the contract's own, a checkout reads them where they are."""
    packed = _HERE / "examples"
    return packed if packed.is_dir() else _HERE.parents[1] / "openapi" / "examples"
