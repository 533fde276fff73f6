"""Compiles every pattern once and for all: ``python -m service.prepare``, after installing.

A start then takes them from ``service.text.store``'s file, as Python takes modules from their ``.pyc``. Nothing
depends on it but time.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from re import _compiler, _parser  # type: ignore[attr-defined]

import service
from service.text import store

_RULES = ("service.api", "service.bulk", "service.cli", "service.client", "service.convert", "service.web")
"""Parts without rules."""


def main() -> None:
    """Write the file; says what is in it."""
    store.FILE.unlink(missing_ok=True)  # so that all are made anew, and none is taken from there
    _load()
    count = store.write(_patterns(), _texts())
    print(f"{store.FILE}: {count} made, {store.FILE.stat().st_size:,} bytes")


def _load() -> None:
    """Every module with rules, and all that they make of the word lists."""
    for module in pkgutil.walk_packages(service.__path__, "service."):
        if not module.name.startswith(_RULES):
            importlib.import_module(module.name)
    from service.api.work import EXAMPLE, extract

    extract(EXAMPLE)


def _patterns() -> Iterator[tuple[str, str, store.Compiled]]:
    from service.text.lazy import waiting

    for one in waiting():
        yield *one.made_from(), compiled(one.source(), one.asked)


def compiled(source: str, flags: int) -> store.Compiled:
    """What ``re.compile`` does, up to the last step."""
    parsed = _parser.parse(source, flags)
    state = parsed.state
    code = _compiler._code(parsed, flags)
    return store.Compiled(source, flags | state.flags, code, state.groups - 1, dict(state.groupdict))


def _texts() -> Iterator[tuple[str, str, str]]:
    from service.catalogue.load import to_keep as catalogue
    from service.entities import gazetteer
    from service.lexicon import load
    from service.periods import beginnings

    lexicon = load.load_lexicon()
    yield from _openings()
    yield from load.to_keep(lexicon)
    yield gazetteer.to_keep(lexicon)
    yield catalogue(lexicon)
    yield beginnings.to_keep()


def _openings() -> Iterator[tuple[str, str, str]]:
    from service.text.finder import finders

    for finder in finders():
        yield "openings", finder.pattern.pattern, "\0".join(finder.openings())


if __name__ == "__main__":
    main()
