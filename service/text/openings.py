"""The words that a pattern's matches can begin with, read off its source.

``openings(r"(?<!\\w)(?:đạt|tăng(?: thêm)?)\\s+\\d")`` is ``("tăng", "đạt")``: every match begins with one
of them, so a text without them needs no look (``service.text.finder``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.text.lazy import regex

_ATOM = regex(
    r"(?P<look>\(\?(?:[=!]|<[=!]))|(?P<group>\((?:\?(?::|>|P<\w+>))?)(?!\?)|(?P<comment>\(\?#[^)]*\))|"
    r"(?P<place>\\[bBAZ]|[$^])|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<any>\\\w|\.)|"
    r"\\?(?P<letter>[^()|*+?{}\\]|(?<=\\).)",
    re.DOTALL,
)
_REPEAT = regex(r"(?P<often>[*+?]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")
_PART = regex(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_FEW = 16
_LONG, _SHORT = 12, 4
_MANY = 100


class _Head(NamedTuple):
    """What a match may begin with; ``open``: and the next part of the pattern follows at once."""

    text: str
    open: bool


_NOTHING, _ANYTHING = _Head("", True), _Head("", False)


def openings(source: str) -> tuple[str, ...]:
    """The strings with one of which every match of ``source`` begins, none of them the beginning of
    another. ``ValueError`` where it can begin with anything, or with nothing."""
    heads = {head.text for head in _heads(source)}
    if "" in heads:
        raise ValueError(f"may begin with anything: {source}")
    return tuple(sorted(head for head in heads if not any(head[:size] in heads for size in range(1, len(head)))))


def _heads(source: str) -> set[_Head]:
    return {head for alternative in _alternatives(source) for head in _of_sequence(alternative)}


def _of_sequence(source: str) -> set[_Head]:
    heads = {_NOTHING}
    for atom, least, once in _atoms(source):
        follow = {_Head(head.text, head.open and once) for head in atom}
        if not least:
            follow |= {_NOTHING}
        heads = {longer for head in heads for longer in _followed(head, follow)}
        if len(heads) > _MANY:
            heads = {_Head(head.text[:_SHORT], head == _NOTHING) for head in heads}
        if not any(head.open for head in heads):
            break
    return heads


def _followed(head: _Head, follow: set[_Head]) -> Iterator[_Head]:
    if not head.open:
        yield head
        return
    for after in follow:
        text = head.text + after.text
        yield _Head(text, after.open and len(text) < _LONG)


def _atoms(source: str) -> Iterator[tuple[set[_Head], int, bool]]:
    """The parts of a sequence: what each may begin with, how often at least, and whether no more than once."""
    position = 0
    while position < len(source):
        atom = _ATOM.match(source, position)
        if atom is None:
            raise ValueError(f"not understood at {position}: {source}")
        position = atom.end()
        if atom["look"] or atom["group"]:
            position = _closing(source, atom.start()) + 1
        heads = _of_atom(atom, source[atom.end() : position - 1])
        repeat = _REPEAT.match(source, position)
        position = repeat.end() if repeat else position
        yield heads, _least(repeat), repeat is None or repeat["often"] == "?"


def _of_atom(atom: re.Match[str], inside: str) -> set[_Head]:
    if atom["look"] or atom["comment"] or atom["place"]:
        return {_NOTHING}  # it takes no room
    if atom["group"]:
        return _heads(inside)
    if atom["set"]:
        return _of_set(atom["set"][1:-1])
    return {_Head(atom["letter"], True)} if atom["letter"] else {_ANYTHING}


def _of_set(inside: str) -> set[_Head]:
    """Each character of a set of a few: "[Tt]", "[1-9]"."""
    plain = re.sub(r"\\([^\w\]-])", r"\1", inside)
    listed = re.sub(r"(.)-(.)", _spelled, plain)
    if "\\" in plain or "-" in listed or listed.startswith("^") or not 0 < len(listed) <= _FEW:
        return {_ANYTHING}
    return {_Head(char, True) for char in listed}


def _spelled(edges: re.Match[str]) -> str:
    """All characters of a range: "1234" for "1-4"."""
    return "".join(map(chr, range(ord(edges[1]), ord(edges[2]) + 1)))


def _least(repeat: re.Match[str] | None) -> int:
    if repeat is None or repeat["often"] == "+":
        return 1
    return int(repeat["least"] or 0) if repeat["least"] is not None else 0


def _alternatives(source: str) -> list[str]:
    """The parts of ``source`` between the bars that stand in no group."""
    parts, depth, start = [], 0, 0
    for part in _PART.finditer(source):
        depth += (part[0] == "(") - (part[0] == ")")
        if part[0] == "|" and not depth:
            parts.append(source[start : part.start()])
            start = part.end()
    return [*parts, source[start:]]


def _closing(source: str, start: int) -> int:
    """Where the group closes that opens at ``start``."""
    depth = 0
    for part in _PART.finditer(source, start):
        depth += (part[0] == "(") - (part[0] == ")")
        if not depth:
            return part.start()
    raise ValueError(f"a group stays open: {source}")
