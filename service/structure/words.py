"""The words of ``structure.toml`` compiled into patterns, once per lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.lexicon.model import Lexicon
from service.text.fold import key
from service.text.lazy import lazy


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns run on keys with ``match`` at a line's start, unless their name says otherwise."""

    furniture_lines: frozenset[str]
    furniture_opening: re.Pattern[str]
    furniture_lists: frozenset[str]
    byline_opening: re.Pattern[str]
    header_opening: re.Pattern[str]
    document_kinds: frozenset[str]
    document_kind: re.Pattern[str]
    issuer: re.Pattern[str]
    recipients: re.Pattern[str]
    signature_lines: frozenset[str]
    signature_opening: re.Pattern[str]
    caption_sign: re.Pattern[str]
    caption_opening: re.Pattern[str]
    caption_verb: re.Pattern[str]
    person_title: re.Pattern[str]
    questioner: re.Pattern[str]
    answerer: re.Pattern[str]
    reporting_end: re.Pattern[str]
    introducer_end: re.Pattern[str]
    abbreviations: frozenset[str]
    function_words: frozenset[str]


def squeeze(text: str) -> str:
    """``text`` with single spaces, as the phrases of the lists are written."""
    return " ".join(text.split())


def _any(phrases: list[str]) -> str:
    """Alternation of folded phrases, longest first; a space in a phrase stands for any white space."""
    ordered = sorted({key(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"


def _opening(phrases: list[str]) -> re.Pattern[str]:
    return lazy(lambda: _any(phrases))


def _word(phrases: list[str]) -> re.Pattern[str]:
    return lazy(lambda: rf"{_any(phrases)}(?![^\W\d_])")


def _ends_with(phrases: list[str]) -> re.Pattern[str]:
    return lazy(lambda: rf"(?<![^\W\d_]){_any(phrases)}\s*$")


def _set(phrases: list[str]) -> frozenset[str]:
    return frozenset(key(phrase) for phrase in phrases)


@cache
def words(lexicon: Lexicon) -> Words:
    """The compiled word lists of ``lexicon``."""
    lists = lexicon.settings["structure"]
    return Words(
        furniture_lines=_set(lists["furniture_lines"]),
        furniture_opening=_opening(lists["furniture_openings"]),
        furniture_lists=_set(lists["furniture_lists"]),
        byline_opening=_opening(lists["byline_openings"]),
        header_opening=_opening(lists["header_openings"]),
        document_kinds=_set(lists["document_kinds"]),
        document_kind=_word(lists["document_kinds"]),
        issuer=_opening(lists["issuers"]),
        recipients=_opening(lists["recipients_openings"]),
        signature_lines=_set(lists["signature_lines"]),
        signature_opening=_opening(lists["signature_openings"]),
        caption_sign=_opening(lists["caption_signs"]),
        caption_opening=_opening(lists["caption_openings"]),
        caption_verb=lazy(lambda: rf"(?<![^\W\d_]){_any(lists['caption_verbs'])}(?![^\W\d_])"),
        person_title=_word(lists["person_titles"]),
        questioner=_word(lists["questioners"]),
        answerer=_word(lists["answerers"]),
        reporting_end=_ends_with(lists["reporting"]),
        introducer_end=_ends_with(lists["introducers"]),
        abbreviations=_set(lists["abbreviations"]),
        function_words=_set(lists["function_words"]),
    )
