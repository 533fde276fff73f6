"""One peer over some texts: run by the interpreter of the environment that the peers are installed in.

    python benchmarks/peers.py underthesea FILE …      # prints the seconds it took

The first call loads models and dictionaries and does not count. Sentences are parted at full stops and line
ends, alike for every peer.
"""

from __future__ import annotations

import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

Reader = Callable[[str], object]
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")


def underthesea() -> Reader:
    """Named entities: persons, places, organisations."""
    from underthesea import ner

    return ner  # type: ignore[no-any-return]


def quantulum3() -> Reader:
    """Quantities with units; it reads English."""
    from quantulum3 import parser

    return parser.parse  # type: ignore[no-any-return]


def dateparser() -> Reader:
    """Dates in running text."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["vi"])


PEERS: dict[str, Callable[[], Reader]] = {
    "underthesea": underthesea,
    "quantulum3": quantulum3,
    "dateparser": dateparser,
}


def main() -> None:
    """Time one peer."""
    warnings.simplefilter("ignore")
    name, *files = sys.argv[1:]
    read = PEERS[name]()
    sentences = [
        sentence for file in files for sentence in _SENTENCE.findall(Path(file).read_text("utf-8")) if sentence.strip()
    ]
    read("Sản lượng lúa đạt 5 tấn.")
    began = time.perf_counter()
    for sentence in sentences:
        read(sentence)
    print(time.perf_counter() - began)


if __name__ == "__main__":
    main()
