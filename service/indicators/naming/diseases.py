"""The disease of which a bulletin counts cases: "Số ca tử vong" in news of COVID-19."""

from __future__ import annotations

from dataclasses import replace

from service.indicators import units
from service.indicators.names import lower_first
from service.indicators.naming.scene import Figure, Scene
from service.indicators.topic import Topic
from service.text.fold import key, phrase
from service.text.lazy import regex
from service.text.span import Span

DISEASE = regex(
    r"(?i)(?<!\w)(?P<name>covid(?:-|\s)?19|(?:bệnh\s+)?(?:sốt xuất huyết|tay chân miệng|sởi|bạch hầu|ho gà|thủy đậu|"
    r"đậu mùa khỉ|quai bị|dại|cúm [AB](?:/?H\d+N\d+)?|viêm não nhật bản|sốt rét|lao)|dịch tả lợn châu phi|"
    r"lở mồm long móng|tai xanh|viêm da nổi cục)(?!\w)"
)
# an item of a bulletin: "Bệnh sốt xuất huyết", "Dịch sởi"
_CALLED = phrase(
    r"(?:dịch bệnh |bệnh dịch |dịch |bệnh )"
    r"(?P<name>(?!(?:nhân|viện|xá|án|vụ|này|tật|lý|đang|đã)(?![^\W\d_]))[^\W\d_]+(?:[ -][^\W\d_]+){0,4})"
)
_BARE = phrase(r"(?:tổng )?số (?:ca|trường hợp|bệnh nhân|ổ dịch)(?: mới| tích lũy| phát hiện| đã xử lý)?")
_CASES = phrase(
    r"(?:tổng )?số (?:(?:ca|bệnh nhân|trường hợp|người|ổ dịch|mẫu)(?![^\W\d_])(?: [^\W\d_]+){0,6}? )?"
    r"(?:ca |bệnh nhân )?(?:mắc|nhiễm|tử vong|khỏi|dương tính|(?:đang |được )?điều trị|xét nghiệm|bệnh|"
    r"nặng|nguy kịch)(?![^\W\d_])"
)


def disease_of(norm: str, title: Span | None) -> str:
    """The one disease that the title names, as printed, or ``""``."""
    named = {
        match["name"].lower(): " ".join(match["name"].split()) for match in DISEASE.finditer(norm, *(title or (0, 0)))
    }
    return next(iter(named.values())) if len(named) == 1 else ""


def illness_in(words: str) -> str:
    """The disease that a heading or an item's label is: "Bệnh tay chân miệng", or ``""``."""
    called, listed = _CALLED.fullmatch(key(words)), DISEASE.fullmatch(words)
    if called:
        return lower_first(words[called.start("name") :])
    return listed["name"] if listed else ""


def note_disease(scene: Scene, figure: Figure) -> None:
    """ "Bệnh sởi ghi nhận 12 ca mắc, [2 ca tử vong]", "900 ca mắc Covid-19, [12 người khỏi bệnh]": of which disease the
    paragraph's next cases are."""
    if figure.quantity.unit not in units.PATIENTS:
        return
    for said in (figure.label.span if figure.label else None, figure.noun):
        words = scene.words(said) if said else ""
        listed = DISEASE.search(words)
        scene.illness = illness_in(words) or (listed["name"] if listed else scene.illness)


def lacks_disease(topic: Topic) -> bool:
    """True for a count of cases whose name tells no disease: "Số ca tử vong"."""
    folded = key(topic.name)
    told = DISEASE.search(topic.name) or " f0" in folded or " do " in folded
    return not told and (_CASES.match(folded) or _BARE.fullmatch(folded)) is not None


def with_disease(topic: Topic, disease: str) -> Topic:
    """``topic``, which ``lacks_disease``, with the ``disease`` that its cases are of."""
    died = "tử vong" in key(topic.name)
    return replace(topic, name=f"{topic.name} {'do ' if died else ''}{disease}") if disease else topic
