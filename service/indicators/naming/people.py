"""Some of the people counted before: "thiếu 750 giáo viên, trong đó mầm non thiếu 500 người"."""

from __future__ import annotations

from service.indicators import units
from service.indicators.names import lower_first
from service.indicators.naming.kinds import of_whole
from service.indicators.naming.scene import Figure, Scene
from service.text.fold import key, phrase

_SEX = phrase(r"(?:lao động )?(?:nữ|nam)(?: giới)?|phụ nữ|là nữ")
_LONGEST_BARE = 4  # words by which people go that nothing is said of: "cán bộ, giáo viên"


def some_people(scene: Scene, figure: Figure, words: str) -> str:
    """Who the people are that a label's ``words`` ("mầm non thiếu", "nữ") pick from those of the whole, counted
    without saying who; ``""`` where they are no part of it or the words say who they are."""
    whole, quantity = figure.whole, figure.quantity
    if whole is None or whole.unit is None or not whole.amount or quantity.number > whole.amount:
        return ""
    word = whole.unit.strip("{}")
    if quantity.unit not in units.ANYBODY or quantity.unit == whole.unit or not is_person(scene, word):
        return ""
    own, last = words, words.rpartition(" ")[2]
    if key(whole.name).endswith(f" {key(last)}"):
        own = words.removesuffix(last).strip()  # "mầm non | thiếu"
    if not own or (is_person(scene, own) and not _SEX.fullmatch(key(own))):
        return ""  # "học sinh lớp 12: 900 em" says who they are
    bare = lower_first(whole.thing) if len(whole.thing.split()) <= _LONGEST_BARE else ""
    return of_whole(word, own, whole.unit, whole) or (f"{bare} {own}" if bare else "")


def is_person(scene: Scene, words: str) -> bool:
    """True for words that begin with a noun for people: "học sinh lớp 12"."""
    counted = scene.vocabulary.counted(key(words), 0, len(words))
    return counted is not None and counted.kind == "person"
