"""Under whose order a clause stands, and which clauses count as its directives there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.directives.clause import Clause
from service.directives.model import DirectiveKind, Party
from service.directives.names import Naming
from service.directives.parties import Phrase
from service.directives.scanner import Scanner
from service.directives.subjects import is_speaker, will_do
from service.text.fold import key, pattern
from service.text.lazy import regex

Reach = Literal["list", "section", "conclusion", "block", "carried", "speech", "quote", "plan"]


@dataclass(frozen=True, slots=True)
class Order:
    """What a clause stands under.

    ``reach``: "list" under a lead-in, "section" under a heading of tasks, "conclusion" in what a
    meeting's head concludes, "block" after an order in the same paragraph, "carried" after one in
    an earlier paragraph, "speech" after somebody's words or in an interview's answer, "quote" in a
    quotation, "plan" in what a plan is told to say. ``rule`` names how it was recognised;
    ``several``: more than one party was told, so that yet another may be.
    """

    issuer: Party | None
    addressee: Party | None
    kind: DirectiveKind
    reach: Reach
    rule: str
    several: bool = False

    @property
    def is_list(self) -> bool:
        """Whether each clause is one more thing to do, unless its words say otherwise."""
        return self.reach in ("list", "section")


_OUGHT = pattern(r"(?<!\w)nên\s+$")
_MUST = pattern(r"phải\s+$")
# what an office writes at the end: "… thông báo để các cơ quan biết"
_FORMULA = pattern(
    r"(?:xin\s+|trân\s+trọng\s+)?(?:thông\s+báo|báo\s+cáo)\s+(?:để|đến|tới|cho)?[^.;]{0,80}(?<!\w)biết(?!\w)"
)
# "… là một trong những nhiệm vụ": the clause says what something is
_STATEMENT = pattern(
    r"(?<!trọng tâm )(?<!nhất )(?<!là )(?<!\w)là "
    r"(?:một trong|nhiệm vụ|yếu tố|giải pháp|động lực|điều kiện|tiền đề|khâu|trách nhiệm|"
    r"yêu cầu|vấn đề|cơ sở|nền tảng)(?!\w)"
)
_SENTENCE_END = regex(r"[;\n]|\.(?=\s)")
_HOLDS = pattern(r"(?:phải\s+|cần\s+)?(?:xác\s+định|coi|xem)\s")
_MANY = pattern(r"(?<!\w)(?:các|những)\s|,")
# "Hội Chữ thập đỏ tiếp nhận 2 tỷ đồng": who gave what is told, not ordered
_GIFT = pattern(
    r"(?:tiếp\s+nhận|ủng\s+hộ|quyên\s+góp|hỗ\s+trợ|đóng\s+góp|huy\s+động)\s+(?:được\s+)?(?:hơn\s+|gần\s+|trên\s+)?\d"
)
_STATEMENT_REACH = 300
_DONE = pattern(r"[^.;]{0,200}?,\s+[^,;.]{1,90}\s(?:đã|đang)\s|(?:\w+\s+){1,4}được\s+(?:\w+\s+)?\d")
_CHARGE = pattern(
    r"(?:(?:có|chịu)\s+trách\s+nhiệm|chủ\s+trì|chủ\s+động|phối\s+hợp|tham\s+mưu|rà\s+soát|hướng\s+dẫn|đôn\s+đốc|căn\s+cứ|bố\s+trí)(?!\w)"
)
_STRIVES = pattern(r"phấn\s+đấu\s+[^.;]{0,120}?\d")
_INSTRUCTED = pattern(
    r"(?:quán\s+triệt|chủ\s+trì|chủ\s+động|tham\s+mưu|rà\s+soát|đôn\s+đốc|chấp\s+hành|nghiêm\s+túc|tăng\s+cường|khẩn\s+trương|kịp\s+thời)(?!\w)"
)
_AMOUNTS = pattern(
    r"(?:đạt|tăng|giảm|cung\s+cấp|thu)\s+(?:\w+\s+)?\d|(?:\w+\s+){1,3}(?:thêm\s+)?(?:khoảng|hơn|gần|trên|tới)\s+\d"
)
_RESOLVED = key("quyết tâm")
# "cả nước cần (có) thêm 500 MW" tells how much is lacking
_NEEDS_SO_MUCH = pattern(r"(?:có\s+)?(?:thêm\s+)?(?:(?:khoảng|hơn|trên|gần|ít\s+nhất|tối\s+thiểu|tới|đến)\s+)?\d")
# what a quotation demands without a modal: "Không để thí sinh nào bỏ thi"
_SAID_FLATLY = pattern(r"(?:phấn\s+đấu|không\s+(?:được|để)|tuyệt\s+đối|kiên\s+quyết)(?!\w)")


def counts(clause: Clause, order: Order | None, scanner: Scanner, naming: Naming, *, marked: bool) -> bool:
    """Whether the clause tells somebody to do something, where it stands; ``marked`` for a clause of
    a numbered or bulleted item."""
    if clause.tone in ("order", "none", "past", "says"):
        return clause.tone == "order"
    if clause.tone == "goal" and clause.verb == "duty":
        return order is None or order.reach != "conclusion"
    if order is None:
        return _counts_alone(clause, scanner)
    if order.reach == "plan":
        return _counts_in_plan(clause, scanner)
    if clause.issuer is not None and clause.tone == "plain":
        return False  # "Theo Bộ trưởng, thực hiện tốt việc này sẽ …"
    must = clause.tone in ("modal", "needed")
    if must and clause.action is not None and _NEEDS_SO_MUCH.match(scanner.key, clause.action):
        return False
    if promises(clause, scanner):
        return order.reach in ("speech", "quote", "block", "list") or order.rule == "announced"
    if order.rule == "announced" and will_do(clause, scanner):
        return True
    if order.reach == "speech":
        return _counts_in_speech(clause, order, scanner, naming)
    if order.reach == "quote":
        return (
            must
            or will_do(clause, scanner)
            or (clause.action is not None and _SAID_FLATLY.match(scanner.key, clause.action) is not None)
        )
    if must and order.reach == "carried" and _is_hardship(clause, scanner):
        return False
    return must or (is_action(clause, scanner) and _goes_on(clause, order, scanner, naming, marked=marked))


def one_more(clause: Clause, order: Order | None, scanner: Scanner, *, begun: bool, detailed: bool) -> bool:
    """Whether a clause of somebody's words is one more thing promised or asked: "Sở sẽ mở 5 lớp; tặng sách cho trường",
    "Trong đó, Sở tập trung dạy nghề may" behind what the Sở will do."""
    if order is None or order.reach not in ("speech", "quote") or clause.tone != "plain" or clause.issuer is not None:
        return False
    if not is_action(clause, scanner) or _is_told(clause, scanner):
        return False
    return (begun and clause.actor is None) or (detailed and (clause.actor is None or clause.actor.kind == "organ"))


def _counts_alone(clause: Clause, scanner: Scanner) -> bool:
    """Under no order: what somebody says that others must do, and what a party means to do in a time
    to come."""
    plans = clause.future and clause.actor is not None and clause.tone in ("plain", "resolve")
    if clause.issuer is not None and not plans:
        return clause.tone in ("modal", "needed") and is_action(clause, scanner) and not _is_hardship(clause, scanner)
    if (clause.tone == "needed" and clause.future) or _strives(clause, scanner):
        return True
    means_to = clause.future or (clause.tone == "resolve" and clause.verb == _RESOLVED)
    return clause.actor is not None and means_to and clause.tone != "modal" and is_action(clause, scanner)


def _strives(clause: Clause, scanner: Scanner) -> bool:
    """Whether somebody is striving for a figure: "Tháng 7, tập đoàn phấn đấu khai thác 3 triệu tấn"."""
    if clause.tone != "plain" or clause.actor is None or clause.actor.kind == "person" or clause.action is None:
        return False
    return _STRIVES.match(scanner.key, clause.action) is not None


def _counts_in_plan(clause: Clause, scanner: Scanner) -> bool:
    """What a plan is told to say: "Trồng mới 300 ha rừng …", "mục tiêu là …"; not what somebody did."""
    if clause.tone in ("plain", "goal"):
        told_off = clause.actor is None or _is_charged(clause, scanner)
        return told_off and is_action(clause, scanner) and not _is_told(clause, scanner)
    return clause.tone == "modal" and clause.actor is not None and is_action(clause, scanner)


def _is_charged(clause: Clause, scanner: Scanner) -> bool:
    """Whether a party is charged with something rather than told of: "Sở Y tế chủ trì …"."""
    named = clause.actor is not None and clause.actor.kind in ("organ", "group")
    return named and clause.action is not None and _CHARGE.match(scanner.key, clause.action) is not None


def _is_instructed(clause: Clause, scanner: Scanner) -> bool:
    """Whether many are charged with what nobody tells of: "Các đơn vị, địa phương quán triệt …"."""
    actor, action = clause.actor, clause.action
    if actor is None or action is None:
        return False
    if actor.kind == "organ" and _MANY.search(scanner.key, *actor.span):  # "UBND các huyện căn cứ kế hoạch để …"
        return bool(_INSTRUCTED.match(scanner.key, action) or _CHARGE.match(scanner.key, action))
    return actor.kind == "group" and _INSTRUCTED.match(scanner.key, action) is not None


def _is_told(clause: Clause, scanner: Scanner) -> bool:
    """Whether an action is told of as done ("Thực hiện Thông tư 22, các ngân hàng đã giảm lãi suất") or
    only says how much of something there is to be ("đạt 14,7% diện tích")."""
    if clause.action is None:
        return False
    return bool(_DONE.match(scanner.key, clause.action) or _AMOUNTS.match(scanner.key, clause.action))


def _counts_in_speech(clause: Clause, order: Order, scanner: Scanner, naming: Naming) -> bool:
    if not is_action(clause, scanner) or _is_hardship(clause, scanner):
        return False
    plans = clause.future and clause.actor is not None and clause.tone != "modal"
    if (
        order.rule == "told"
        and clause.actor is not None
        and not plans
        and not (will_do(clause, scanner) and naming.leads(order.issuer, clause.actor))
        and not _MUST.search(scanner.key, max(0, (clause.action or 0) - 12), clause.action or 0)
    ):
        return False  # "cho biết, mỗi năm cả nước cần thêm …"
    means_to = clause.future or (clause.tone == "resolve" and order.rule == "said_in_interview")
    if will_do(clause, scanner):
        return True
    if clause.tone == "modal" and clause.actor is None:
        # "Bà đánh giá …. Tuy nhiên, cần rà soát …"; "cho biết …, cần thêm khoảng 5.000 MW" tells what is lacking
        return order.rule == "said" or (order.rule == "told" and not _is_told(clause, scanner))
    return clause.tone == "needed" or (clause.actor is not None and (clause.tone == "modal" or means_to))


def promises(clause: Clause, scanner: Scanner) -> bool:
    """Whether those who speak say what they will do: "Chúng tôi sẽ bố trí …"."""
    return clause.tone == "resolve" and is_speaker(scanner, clause.actor) and is_action(clause, scanner)


def _is_hardship(clause: Clause, scanner: Scanner) -> bool:
    """ "người dân phải mua nước ngọt": what those who are told of have to bear, not what they are told."""
    if clause.action is None or _OUGHT.search(scanner.key, max(0, clause.action - 8), clause.action):
        return False  # "doanh nghiệp nên giảm giá bán"
    return scanner.mark("hardship", clause.action, len(scanner.key)) is not None


def _goes_on(clause: Clause, order: Order, scanner: Scanner, naming: Naming, *, marked: bool) -> bool:
    """Whether an action without a modal is still what was ordered."""
    actor, action = clause.actor, clause.action
    if actor and action and _says_what_is(actor, action, order, scanner):
        return False
    if order.is_list:
        # "Bộ trưởng Bộ Y tế rà soát …" is told, "Bộ trưởng Đào Hồng Lan thăm …" is told of
        return marked or actor is None or not naming.is_named_person(actor)
    if order.reach == "conclusion":
        if actor is None:
            return marked and order.rule == "in_conclusion"
        own = order.issuer is not None and _is_same(naming.party(actor), order.issuer)
        return marked and actor.kind != "person" and not own
    if actor is not None and (actor.kind == "person" or clause.tone == "resolve"):
        if clause.tone == "resolve":
            if order.rule == "coming_time" and order.addressee and _is_same(naming.party(actor), order.addressee):
                return True  # "Thời gian tới, Ngân hàng Nhà nước điều hành …. Ngân hàng Nhà nước sẽ …"
            # "Bệnh viện sẽ …" after "Chúng tôi cam kết …", "Trước mắt, Trung tâm sẽ …" among what is ordered
            return actor.kind == "organ" and (order.kind == "commitment" or (clause.future and order.reach == "block"))
        return _heads(actor, order, naming)
    if order.reach in ("carried", "block") and action and scanner.mark("ceremony", action, len(scanner.key)):
        return False
    if order.reach == "carried" and actor and action and _GIFT.match(scanner.key, action):
        return False
    if order.reach == "carried" and actor is not None:
        told = order.addressee
        if (actor.kind == "organ" and order.several) or _is_instructed(clause, scanner):
            return True
        return told is not None and _is_among(naming.party(actor), told)
    return True


def _says_what_is(actor: Phrase, action: int, order: Order, scanner: Scanner) -> bool:
    """Whether a clause says what something is ("… là một trong những nhiệm vụ"), unless many are told to hold it so:
    "Các cấp ủy xác định giữ rừng là nhiệm vụ …"."""
    if order.is_list and actor.kind in ("group", "organ") and _HOLDS.match(scanner.key, action):
        return False
    end = _SENTENCE_END.search(scanner.text.norm, action, action + _STATEMENT_REACH)
    return _STATEMENT.search(scanner.key, action, end.start() if end else action + _STATEMENT_REACH) is not None


def _heads(actor: Phrase, order: Order, naming: Naming) -> bool:
    """Whether an office without a name is that of the body whose plans are told: "Thống đốc Ngân hàng Nhà nước"
    after "Ngân hàng Nhà nước sẽ …"."""
    told = order.addressee
    if order.rule != "coming_time" or told is None or naming.is_named_person(actor):
        return False
    return any(organ.name == told.name for organ in naming.organs_in(actor))


def is_action(clause: Clause, scanner: Scanner) -> bool:
    """Whether what the clause has as its action is a verb of doing."""
    if clause.action is None or _FORMULA.match(scanner.key, clause.action):
        return False
    return scanner.action(clause.action, len(scanner.key)) is not None


def are_several(told: list[Party | None]) -> bool:
    """Whether more than one was told, so that each may be named in turn: "các sở, ngành"."""
    names = {party.name for party in told if party is not None}
    return len(names) > 1 or any(_MANY.search(key(name)) for name in names)


def _is_among(one: Party, told: Party) -> bool:
    """Whether a party is the one told, or one of those: "các sở, các chủ đầu tư"."""
    return _is_same(one, told) or key(one.name) in (part.strip() for part in key(told.name).split(","))


def _is_same(one: Party, other: Party) -> bool:
    """Whether two names are of one party, as far as the words tell."""
    left, right = key(one.name), key(other.name)
    return left == right or left.endswith(" " + right) or right.endswith(" " + left)
