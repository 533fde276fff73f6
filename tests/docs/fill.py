"""What the documents quote: programs, answers and tables, each under a comment that says which.

    <!-- file: examples/clients/go/first_call.go -->       the file
    <!-- table: cong-dien 6 -->                            the first six lines that a first call prints for an example
    <!-- answer: cong-dien document.place -->              a part of the answer to an example
    <!-- answer: cong-dien indicators["46 tỷ"].observations[0] only number, unit -->   …of the first record that holds
                                                          these words; "without" leaves fields out
    <!-- said: “Thu 5 con.” indicators[0].name -->        a part of the answer to this sentence

``python -m tests.docs.fill`` (``make schema`` runs it) writes what belongs under them; ``test_quoted.py`` compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from service.render import dumps
from tests.conftest import ROOT, read

PAGES = sorted((ROOT / "docs").glob("*.md"))

_QUOTED = re.compile(r"<!-- (?P<kind>file|table|answer|said): (?P<what>.*?) -->\n```\w*\n(?P<body>.*?)```", re.DOTALL)
_STEP = re.compile(r'\.?(?P<field>\w+)|\["(?P<words>[^"]*)"\]|\[(?P<index>\d+)\]')
_CHOICE = re.compile(r"(.*?)(?: (only|without) ([\w, ]+))?")
_WIDTH = 116


def filled(page: str) -> str:
    """``page`` with everything quoted as it is today."""
    return _QUOTED.sub(lambda found: found[0][: found.start("body") - found.start()] + _quote(found) + "```", page)


def quotes(page: str) -> Iterator[tuple[str, str, str]]:
    """Kind, what, and the words that stand under it."""
    for found in _QUOTED.finditer(page):
        yield found["kind"], found["what"], found["body"]


def _quote(found: re.Match[str]) -> str:
    kind, what = found["kind"], found["what"]
    if kind == "file":
        return (ROOT / what).read_text(encoding="utf-8")
    if kind == "said":
        text, _, rest = what.removeprefix("“").rpartition("” ")
        return _part(_exact(text), rest)
    example, rest = what.split(" ", 1)
    if kind == "table":
        return "".join(f"{line}\n" for line in table(answer(example))[: int(rest)])
    return _part(answer(example), rest)


@cache
def answer(example: str) -> dict[str, Any]:
    """The service's answer for one of the example reports, every number exact."""
    text = (ROOT / "openapi" / "examples" / f"{example}.txt").read_text(encoding="utf-8")
    return _exact(text, id=example)


def _exact(text: str, **shape: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(dumps(read(text, **shape)), parse_float=Decimal)
    return told


def table(told: dict[str, Any]) -> list[str]:
    """What each of ``examples/clients/*`` prints."""
    lines = []
    for row in told["indicators"]:
        period = row["period"] or told["document"]["period"]
        days = f"{period['start']}/{period['end']}" if period else ""
        for seen in row["observations"]:
            cells = f"{seen['number']:>16}  {seen['unit']:<10}  {seen['measure']:<10}  {days:<21}  {row['name']}"
            lines.append(cells)
    return lines


def part(value: Any, path: str) -> Any:
    """The part of an answer that ``path`` leads to."""
    for step in _STEP.finditer(path):
        if step["field"]:
            value = value[step["field"]]
        elif step["index"]:
            value = value[int(step["index"])]
        else:
            value = next(row for row in value if step["words"] in dumps(row).decode())
    return value


def _part(told: dict[str, Any], rest: str) -> str:
    found = _CHOICE.fullmatch(rest)
    assert found, rest
    return pretty(_chosen(part(told, found[1]), found[2], (found[3] or "").split(", "))) + "\n"


def _chosen(value: Any, choice: str | None, names: list[str]) -> Any:
    """``value`` with only these fields, or without them."""
    if choice is None:
        return value
    assert value.keys() >= set(names), names
    return {name: row for name, row in value.items() if (name in names) == (choice == "only")}


def pretty(value: Any, indent: int = 0, taken: int = 0) -> str:
    """JSON, with what is short on one line; ``taken`` is what stands on the line before it."""
    line = re.sub(r'("(?:[^"\\]|\\.)*")|([:,])', lambda found: found[1] or found[2] + " ", dumps(value).decode())
    if indent + taken + len(line) <= _WIDTH or not isinstance(value, dict | list) or not value:
        return line
    if isinstance(value, list):
        rows = [pretty(row, indent + 2) for row in value]
    else:
        rows = [f'"{name}": {pretty(row, indent + 2, len(name) + 4)}' for name, row in value.items()]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    inner = ",\n".join(" " * (indent + 2) + row for row in rows)
    return f"{opening}\n{inner}\n{' ' * indent}{closing}"


def main() -> None:
    """Write what is quoted."""
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        if (today := filled(page)) != page:
            path.write_text(today, encoding="utf-8")


if __name__ == "__main__":
    main()
