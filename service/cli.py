"""The command line: ``vnreport extract | serve | evaluate | schema``.

Each command imports what it needs when it runs, so that reading one file does not wait for a web
framework.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from service.render import Json, dumps, render
from service.report import PARTS, Context
from service.text.offsets import OFFSET_UNITS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vnreport", description="Vietnamese reports to structured records.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    extract = commands.add_parser("extract", help="read one report and print what it says")
    extract.add_argument("file", type=Path, help="the report; - reads standard input")
    extract.add_argument("--table", action="store_true", help="a table for people instead of JSON")
    extract.add_argument("--format", choices=["json", "table"], default="json")
    extract.add_argument("--reference-date", type=date.fromisoformat, help="anchors relative time (YYYY-MM-DD)")
    extract.add_argument("--place", help="default place of the figures")
    extract.add_argument("--include", nargs="+", choices=PARTS, default=list(PARTS))
    extract.add_argument("--offset-unit", choices=OFFSET_UNITS, default="code_point")
    extract.set_defaults(run=_extract)
    return parser


def _extract(options: argparse.Namespace) -> int:
    answer = _read(options)
    sys.stdout.buffer.write(dumps(answer, indent=True) + b"\n")
    return 0


def _read(options: argparse.Namespace) -> Json:
    from service.lexicon.load import load_lexicon
    from service.pipeline import analyse

    content = sys.stdin.buffer.read() if str(options.file) == "-" else options.file.read_bytes()
    context = Context(options.reference_date, options.place, frozenset(options.include))
    report = analyse(content.decode(), context=context, lexicon=load_lexicon())
    return render(report, offset_unit=options.offset_unit, include=options.include)


if __name__ == "__main__":
    sys.exit(main())
