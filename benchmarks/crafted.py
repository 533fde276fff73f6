"""Texts that nobody writes: each repeats what could cost a rule more than it tells."""

from __future__ import annotations

PLAIN = {
    "digits": "1",
    "dots": ".",
    "semicolons": ";",
    "nested parentheses": "(" * 50 + "a" + ")" * 50,
    "headings only": "I. KẾT QUẢ\n",
    "commas": "a, ",
    "percent signs": "%",
    "open brackets": "([",
    "quotes": '"',
    "marks": '.,;:()"-/',
    "abbreviations": "UBND HĐND ",
    "tabs": "a\t",
    "spaces": " ",
    "line ends": "\n",
    "addresses": "www.",
    "names": "đồng chí Nguyễn Văn An, Chủ tịch UBND tỉnh; ",
    "orders": "yêu cầu ",
    "comparisons": "so với cùng kỳ ",
}
"""By name, what is repeated: nothing in them is a number that measures something."""

NUMBERS = {
    "years": "năm 2024, ",
    "dates": "1/2/2024 ",
    "pipes": "|1",
    "ranges": "5-",
    "percentages": "5% ",
    "fractions": "1/2/",
    "counts in one sentence": "và 5 xã ",
    "clauses of counts": "đạt 5 xã; ",
    "amounts": "5 tỷ đồng ",
}
"""Every few characters a number, which is a record or a diagnostic of the answer: told per number."""


def crafted(length: int, report: str) -> dict[str, str]:
    """Each of ``PLAIN`` at this length, and ``report``, which is as long, on one line and in capitals."""
    texts = {name: filled(piece, length) for name, piece in PLAIN.items()}
    return texts | {"one endless line": report.replace("\n", " ")[:length], "all capitals": report.upper()[:length]}


def filled(piece: str, length: int) -> str:
    """``piece`` again and again, cut at ``length``."""
    return (piece * (length // len(piece) + 1))[:length]
