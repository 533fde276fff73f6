"""What else a directive says: who cooperates, and which documents it rests on."""

from __future__ import annotations

from bisect import bisect_left

from service.directives.model import Party
from service.directives.names import Naming
from service.directives.parties import PartyReader
from service.entities.model import Entities
from service.text.align import Text
from service.text.finder import KEYS, Finder
from service.text.fold import pattern
from service.text.span import Span

_COOPERATES = Finder(
    pattern(
        r"(?<!\w)(?:phối\s+hợp|cùng)(?:\s+(?:chặt\s+chẽ|hiệu\s+quả|tốt|kịp\s+thời|đồng\s+bộ|thường\s+xuyên))?,?\s+(?:với|cùng)\s+"
    ),
    KEYS,
)
_RESTS_ON = pattern(
    r"(?<!\w)(?:theo|căn\s+cứ|trên\s+cơ\s+sở|tại|quy\s+định\s+(?:của|tại|trong)|thực\s+hiện|triển\s+khai|chấp\s+hành|quán\s+triệt)(?!\w)[^;.:]{0,90}$"
)


def cooperating_in(text: Text, span: Span, parties: PartyReader, naming: Naming) -> list[Party]:
    """The parties of "phối hợp với …", in order."""
    found = []
    for match in _COOPERATES.finditer(text.key, span.start, span.end):
        phrase = parties.read(match.end(), span.end)
        if phrase is not None:
            found.append(naming.party(phrase))
    return found


class Basis:
    """Finds the legal documents that a directive names as its ground."""

    def __init__(self, text: Text, entities: Entities) -> None:
        self._text = text
        self._mentions = sorted(
            (span, index) for index, document in enumerate(entities.legal_documents) for span in document.mentions
        )

    def inside(self, span: Span) -> list[int]:
        """Indices of the documents that ``span`` says it follows or carries out, each once."""
        first = bisect_left(self._mentions, (span, -1))
        found: dict[int, None] = {}
        for mention, index in self._mentions[first:]:
            if mention.start >= span.end:
                break
            if _RESTS_ON.search(self._text.key, max(span.start, mention.start - 110), mention.start):
                found[index] = None
        return list(found)
