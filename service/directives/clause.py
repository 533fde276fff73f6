"""What one clause says of somebody's doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.directives.parties import Phrase

Tone = Literal["plain", "modal", "needed", "resolve", "goal", "order", "past", "says", "none"]


@dataclass(frozen=True, slots=True)
class Clause:
    """How an action is put, and by whom.

    ``tone``: "plain" ("Sở Y tế rà soát", "rà soát"), "modal" ("phải rà soát"), "needed" (the same of
    a thing), "resolve" ("sẽ rà soát"), "goal" ("nhiệm vụ là rà soát", with the verb "duty"; "mục tiêu
    là …"), "order" ("yêu cầu Sở Y tế rà soát"), "past" (it is reported as
    done), "says" (somebody speaks, but asks nothing), "none". ``action``: where the action starts,
    ``None`` when the clause only introduces a list. ``issuer``: who is named as giving the order;
    ``actor``: who is named as acting; ``verb``: the verb of ordering or resolving; ``future``: a time
    to come is named; ``topic``: the party of "đối với …".
    """

    tone: Tone
    action: int | None = None
    issuer: Phrase | None = None
    actor: Phrase | None = None
    verb: str = ""
    future: bool = False
    topic: Phrase | None = None


NOTHING = Clause("none")
