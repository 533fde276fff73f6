"""The command line: ``vnreport extract | text | serve | ask | evaluate | schema``.

Each command imports what it needs when it runs, so that reading one file does not wait for a web
framework.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from service.collector import settled
from service.convert.model import ConversionError, kind_of
from service.render import Json, dumps, render
from service.report import PARTS, Context
from service.tables.forms import FORMS, TABLES
from service.text.decode import DecodeError, decode
from service.text.offsets import OFFSET_UNITS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (OSError, DecodeError, ConversionError) as error:
        print(f"vnreport: {error}", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vnreport", description="Raw Vietnamese reports in, structured records out.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_extract(commands.add_parser("extract", help="read one report and print what it says, or all of a folder"))
    _add_text(commands.add_parser("text", help="print the text of a .docx, .pdf or .html, to which offsets refer"))
    _add_serve(commands.add_parser("serve", help="start the service"))
    _add_ask(commands.add_parser("ask", help="send one report to a running service"))
    _add_evaluate(commands.add_parser("evaluate", help="measure the service on annotated reports"))
    _add_schema(commands.add_parser("schema", help="write the OpenAPI document and the examples' answers"))
    return parser


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        help="the report, as text or a file that “vnreport text” reads; - reads standard input; or a folder of reports",
    )
    _add_format(parser, "jsonl", default=None, said="json; for a folder: jsonl")
    parser.add_argument("--reference-date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="anchors relative time")
    parser.add_argument("--place", help="default place of the figures")
    parser.add_argument("--include", nargs="+", choices=PARTS, default=PARTS, help="the parts to show; default: all")
    parser.add_argument("--offset-unit", choices=OFFSET_UNITS, default="code_point", help="default: code_point")
    _add_folder(parser.add_argument_group("for a folder (docs/bulk.md)"))
    parser.set_defaults(run=_extract)


def _add_folder(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "-o",
        "--output",
        type=Path,
        help="file to write (jsonl, csv) or folder (json, xlsx, sdmx-csv); a later run goes on with it. "
        "Default: standard output",
    )
    group.add_argument("--jobs", type=_positive(int), metavar="N", help="processes; default: one for each core")
    group.add_argument("--timeout", type=_positive(float), default=30.0, metavar="SECONDS", help="for each file; 30")
    group.add_argument("--shard", type=_shard, metavar="I/N", help="read the I-th of N parts, by the files' names")
    group.add_argument("--restart", action="store_true", help="read all again, whatever is in --output")


def _positive(kind: Callable[[str], float]) -> Callable[[str], float]:
    def number(written: str) -> float:
        if (value := kind(written)) > 0:
            return value
        raise ValueError(written)

    return number


def _shard(written: str) -> object:
    from service.bulk.command import parse_shard

    try:
        return parse_shard(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written} is no part; the second of eight is 2/8") from None


def _add_text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="the file; needs the extra “documents”")
    parser.set_defaults(run=_show_text)


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on; overrides VNREPORT_HOST")
    parser.add_argument("--port", type=int, help="port to listen on; overrides VNREPORT_PORT")
    parser.set_defaults(run=_serve)


def _add_ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="the report; - reads standard input")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="default: %(default)s")
    parser.add_argument("--key", default=os.environ.get("VNREPORT_API_KEY"), help="default: VNREPORT_API_KEY, if set")
    parser.add_argument("--wait", type=float, default=0, metavar="SECONDS", help="for the service to become ready")
    _add_format(parser)
    parser.set_defaults(run=_ask)


def _add_format(parser: argparse.ArgumentParser, *more: str, default: str | None = "json", said: str = "json") -> None:
    choices = ["json", "table", *FORMS[1:], *more]
    parser.add_argument("--format", choices=choices, default=default, help=f"default: {said}")
    parser.add_argument("--records", choices=TABLES, default="observations", help="the table that --format csv prints")
    parser.add_argument(
        "--table", dest="format", action="store_const", const="table", help="the same as --format table"
    )


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("texts", type=Path, help="folder with NAME.txt")
    parser.add_argument("gold", type=Path, help="folder with NAME.facts.jsonl, NAME.document.json, …")
    parser.add_argument("names", nargs="*", help="default: every report that has gold")
    parser.add_argument("--errors", action="store_true", help="list every record missed, invented or wrong")
    parser.add_argument("--by", choices=["kind", "measure"], help="apart, by kind of document or measure of the number")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.set_defaults(run=_evaluate)


def _add_schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", default=Path("openapi"), help="default: openapi")
    parser.set_defaults(run=_schema)


def _extract(options: argparse.Namespace) -> int:
    if Path(options.file).is_dir():
        from service.bulk.command import extract_folder

        return extract_folder(options)
    if options.format == "jsonl":
        from service.bulk.command import extract_line

        _print(extract_line(options, _content(options.file)))
        return 0
    context = Context(options.reference_date, options.place, frozenset(options.include))
    with settled():
        answer = _read(_text(options.file), context, include=options.include, offset_unit=options.offset_unit)
    _show(answer, options)
    return 0


def _content(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _text(file: str) -> str:
    """The text of a file, by its ending: what "-" gives is plain text."""
    from service.convert.find import to_text

    media_type = kind_of(file)
    return to_text(_content(file), media_type) if media_type else decode(_content(file)).text


def _show(answer: Json, options: argparse.Namespace) -> None:
    if options.format in ("json", None):
        _print(dumps(answer, indent=True) + b"\n")
    elif options.format == "table":
        from service.tables.answer import table

        _print(table(answer).encode())
    else:
        from service.lexicon.load import load_lexicon
        from service.tables.writing import write

        _print(write(answer, options.format, options.records, load_lexicon()))


def _read(text: str, context: Context, **shape: object) -> Json:
    from service.lexicon.load import load_lexicon
    from service.pipeline import analyse

    return render(analyse(text, context=context, lexicon=load_lexicon()), **shape)  # type: ignore[arg-type]


def _print(content: bytes) -> None:
    """UTF-8 whatever the terminal says of itself; quietly done when the reader (``head``) has left."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()


def _show_text(options: argparse.Namespace) -> int:
    _print(_text(options.file).encode())
    return 0


def _serve(options: argparse.Namespace) -> int:
    from service.api.forks import start_early

    start_early()
    from service.app import serve

    serve(host=options.host, port=options.port)
    return 0


def _ask(options: argparse.Namespace) -> int:
    from service.client.sync import Client

    with Client(options.url, key=options.key) as service:
        service.wait(options.wait)
        answer: Any = service.extract(_content(options.file))
    _show(answer, options)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from service.evaluate.run import evaluate, page

    if options.by:
        return _evaluate_by(options)
    scores = evaluate(options.texts, options.gold, options.names, lambda text: _read(text, Context()))
    if options.errors:
        _print("".join(f"{line}\n" for line in scores.errors).encode())
    _print(dumps(scores.figures()) + b"\n" if options.json else page(scores).encode() + b"\n")
    return 0


def _evaluate_by(options: argparse.Namespace) -> int:
    from service.evaluate.groups import evaluate_by, page

    groups = evaluate_by(options.by, options.texts, options.gold, options.names, lambda text: _read(text, Context()))
    if options.errors:
        _print("".join(f"{group} {line}\n" for group, scores in groups.items() for line in scores.errors).encode())
    figures = {group: scores.figures() for group, scores in groups.items()}
    _print(dumps(figures) + b"\n" if options.json else page(options.by, groups).encode() + b"\n")
    return 0


def _schema(options: argparse.Namespace) -> int:
    from service.app import openapi_document
    from service.contract import write

    write(options.folder, openapi_document())
    return 0


if __name__ == "__main__":
    sys.exit(main())
