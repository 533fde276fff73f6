"""The types of the client's answers, made from the schemas: ``python -m tests.client_types`` writes them.

Typed dicts, since the client gives what the service said and nothing else; days stay as written, numbers exact.
"""

from __future__ import annotations

import ast

from tests.conftest import ROOT

SOURCE = ROOT / "service" / "api" / "schemas.py"
PATH = ROOT / "service" / "client" / "answers.py"

_HEAD = '''"""What the service answers, for type checkers; written by ``python -m tests.client_types``."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypedDict

{imports}

Number = int | Decimal
"""Exact: read with ``parse_float=Decimal``."""

Day = str
"""An ISO date."""

'''


def content() -> str:
    """The module."""
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    imported = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    imports = [node for node in imported if (node.module or "").startswith("service.")]
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    written = _HEAD.format(imports="\n".join(map(ast.unparse, imports)))
    return written + "\n\n".join(map(_typed, classes)) + "\n"


def _typed(node: ast.ClassDef) -> str:
    base = ast.unparse(node.bases[0])
    head = f"class {node.name}({'TypedDict' if base == 'BaseModel' else base}):"
    fields = [
        f"    {ast.unparse(field.target)}: {_plain(field.annotation)}"
        for field in node.body
        if isinstance(field, ast.AnnAssign)
    ]
    return "\n".join(["", head, *(fields or ["    pass"])])


def _plain(annotation: ast.expr) -> str:
    """The type as it is on the wire."""
    for name in ast.walk(annotation):
        if isinstance(name, ast.Name) and name.id == "date":
            name.id = "Day"
    return ast.unparse(annotation)


if __name__ == "__main__":
    PATH.write_text(content(), encoding="utf-8")
