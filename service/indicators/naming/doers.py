"""Who has the things that are counted, or did what was done to them: "Công ty May Sông Tiền tuyển 400 công nhân"."""

from __future__ import annotations

from service.indicators.labels import Label
from service.indicators.names import lower_first
from service.indicators.naming.aspects import LASTS
from service.indicators.naming.kinds import ATTRACTED
from service.indicators.naming.owners import company
from service.indicators.naming.scene import Figure, Scene
from service.text.fold import key, phrase

_BESIDE = phrase(r"(?<![^\W\d_])(?:phối hợp|liên kết|hợp tác|ký kết)(?: chặt chẽ)?(?: cùng)? (?:với|cùng)(?![^\W\d_])")
# "Các khu công nghiệp của tỉnh | thu hút 214 dự án", "Khu kinh tế Chân Mây | thu hút …"
_ZONE = phrase(
    r"(?P<zone>(?:các )?(?:(?:khu|cụm)(?:,? (?:và )?(?:khu|cụm))? (?:công nghiệp|kinh tế|chế xuất|công nghệ cao|"
    r"du lịch)|(?:kcn|ccn|kkt)(?:(?:,| và) (?:kcn|ccn|kkt))?)"
    r"(?: (?!(?:của|trên|thuộc|ở|tại) )(?:[^\W\d_]+(?:,(?= ))?|[-–])){0,8})(?: (?:của|trên|thuộc|ở|tại) .{1,40})?"
)
_HAS = phrase(r"(?:có|gồm)(?![^\W\d_])")
_BODY = phrase(
    r"(?:một )?(?P<body>đảng bộ|chi bộ|ban cán sự đảng|chi nhánh|công ty|tổng công ty|tập đoàn|ngân hàng|hợp tác xã|"
    r"trường|bệnh viện|sở|cục|hội|liên đoàn|quỹ|câu lạc bộ|tổ hợp tác|chi hội|chi đoàn|công đoàn|"
    r"ngành|khu công nghiệp)\s"
)
_GIVEN = ("được trao", "được trao tặng", "được tặng", "được cấp", "được hỗ trợ", "được tài trợ", "được ủng hộ")
"""What was done to things that then are no longer the doer's."""
_REST_OF_NAME = 3
_AT_PLACE = phrase(r"(?:tại|ở|của|thuộc|và|với|từ|trên)$")
_LONGEST_BODY = 9


def proprietor(scene: Scene, figure: Figure) -> str:
    """ "Đảng bộ tỉnh Hà Nam có 12 đảng bộ trực thuộc với 580 chi bộ": whose they are, up to
    the sentence's end."""
    label = figure.label
    if label and not label.core and not label.action and not label.serves:
        words = " ".join(scene.text.norm[slice(*label.span)].split())  # with its place: "Đảng bộ tỉnh Hà Nam"
        has = _HAS.search(scene.text.key, figure.slot.cue.start, figure.quantity.lead)
        body = _BODY.match(key(words)) if has and len(words.split()) <= _LONGEST_BODY else None
        scene.proprietor = f" của {words[body.start('body') :]}" if body else ""
    return scene.proprietor


def doer(scene: Scene, label: Label | None, head: str = "Số") -> str:
    """ "Công ty May Sông Tiền tuyển 400 công nhân", "Khu du lịch Bến Xuân đón 3 triệu lượt khách": whose they are."""
    if label is None or label.core or (label.action and label.action.participle in _GIVEN):
        return ""
    if label.agent and _BESIDE.search(scene.text.key, *label.agent):
        return ""  # "Hội phối hợp với Ngân hàng Sao Biển cho vay 40 hộ"
    agent = scene.words(label.agent) if label.agent else ""
    attracts = label.action is not None and label.action.participle == ATTRACTED
    zone = _ZONE.fullmatch(key(agent)) if attracts else None
    if zone:
        return f" vào {lower_first(agent[: zone.end('zone')])}"
    words = _whole(agent) if label.agent else _before_verb(scene, label)
    return f" {'đến' if head == 'Lượt' else 'của'} {words}" if words else ""


def _whole(agent: str) -> str:
    """The company that ``agent`` names; none for an office, whose name goes on small: "Bệnh viện Đa [khoa tỉnh]"."""
    named = company(agent)
    rest = agent[len(named) :].split() if named and agent.startswith(named) else []
    return "" if rest and len(rest) <= _REST_OF_NAME and not _AT_PLACE.match(key(rest[0])) else named


def _before_verb(scene: Scene, label: Label) -> str:
    """ "[Vườn quốc gia Sông Trăng] đón": a company or work and one verb are all of the label."""
    subject, _, verb = scene.words(label.span).rpartition(" ")
    named = company(subject) if scene.vocabulary.action(key(verb), 0, len(verb)) or label.serves else ""
    return subject if named == subject else ""


def is_completed(scene: Scene, label: Label | None) -> bool:
    """True for a deed that comes to an end ("đã cấp"), not for one that lasts ("đang quản lý")."""
    return label is not None and label.action is not None and not LASTS.search(key(scene.words(label.span)))


def spoken(*parts: str) -> str:
    return " ".join(part for part in parts if part)
