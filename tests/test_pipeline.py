"""The whole analysis: what is asked for is read, and what is not costs nothing."""

from __future__ import annotations

import pytest

from service import pipeline
from service.lexicon.load import load_lexicon
from service.render import render
from service.report import PARTS, Context
from tests.conftest import EXAMPLES

TEXT = EXAMPLES[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_the_same_alone(part: str) -> None:
    lexicon = load_lexicon()
    whole = render(pipeline.analyse(TEXT, context=Context(), lexicon=lexicon), include=(part,))
    alone = render(pipeline.analyse(TEXT, context=Context(include=frozenset({part})), lexicon=lexicon), include=(part,))
    assert alone == whole
    assert alone[part]


def test_what_is_not_asked_for_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pipeline, "find_directives", never)
    monkeypatch.setattr(pipeline, "find_checks", never)
    pipeline.analyse(TEXT, context=Context(include=frozenset({"indicators"})), lexicon=load_lexicon())
