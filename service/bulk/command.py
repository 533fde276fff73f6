"""``vnreport extract FOLDER``: options in, words for people out."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import orjson
from filelock import FileLock, Timeout

from service.bulk.file_each import FileEach
from service.bulk.folder import WHOLE, Listing, Shard, list_folder
from service.bulk.model import REASONS, Shape, Source
from service.bulk.one_file import OneFile
from service.bulk.outputs import Stream
from service.bulk.read import line, read
from service.bulk.run import Outcome, cores, run
from service.tables.forms import Form

SOME_FAILED = 3
"""The exit status when all is done that can be done, but some files could not be read."""

STOPPED = 130
"""The exit status after SIGINT or SIGTERM."""

_FORMS: dict[str, Form] = {"jsonl": "json", "json": "json", "csv": "csv", "xlsx": "xlsx", "sdmx-csv": "sdmx-csv"}
_IN_ONE = frozenset({"jsonl", "csv"})


def parse_shard(written: str) -> Shard:
    """``2/8``, the second of eight parts; raises ``ValueError``."""
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", written)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise ValueError(written)
    return Shard(int(found[1]) - 1, int(found[2]))


def extract_line(options: argparse.Namespace, content: bytes) -> bytes:
    """One file as a line like those of a folder; raises ``OSError`` where it cannot be read."""
    record = read(Source(Path(options.file).name, content), _shape(options, "json"))
    if record.failure:
        raise OSError(" / ".join(REASONS[record.failure.reason]))
    return line(record)


def extract_folder(options: argparse.Namespace) -> int:
    """Read all reports of a folder; the exit status."""
    form = options.format or "jsonl"
    if form not in _FORMS:
        raise OSError(f"--format {form} is for one file / --format {form} chỉ dùng cho một tệp")
    shape = _shape(options, _FORMS[form])
    if options.output is None:
        if form not in _IN_ONE:
            raise OSError(f"--format {form} needs --output FOLDER / --format {form} cần --output THƯ_MỤC")
        return _run(options, shape, Stream(sys.stdout.buffer, shape))
    with _alone(options.output):
        output = OneFile(options.output, shape) if form in _IN_ONE else FileEach(options.output, shape)
        if options.restart:
            output.restart()
        return _run(options, shape, output)


def _shape(options: argparse.Namespace, form: Form) -> Shape:
    asked = (options.reference_date, options.place, tuple(options.include), options.offset_unit)
    return Shape(*asked, form, options.records)


def _alone(path: Path) -> AbstractContextManager[object]:
    """Holds an output; raises ``BlockingIOError`` while another run does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0)
    try:
        return lock.acquire()
    except Timeout:
        raise BlockingIOError(f"another run is writing {path} / một lần chạy khác đang ghi {path}") from None


def _run(options: argparse.Namespace, shape: Shape, output: Stream | OneFile | FileEach) -> int:
    signal.signal(signal.SIGTERM, _stop)
    try:
        listing = list_folder(Path(options.file), options.shard or WHOLE, output.own)
        outcome = run(listing, output, shape, options.jobs or cores(), options.timeout)
    except BrokenPipeError:  # the reader (``head``) has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        if isinstance(output, Stream):
            _say("stopped", "đã dừng")
        else:
            _say("stopped; the same command goes on from here", "đã dừng; chạy lại lệnh này để tiếp tục")
        return STOPPED
    _tell(outcome, listing, output)
    return SOME_FAILED if outcome.errors else 0


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """What asks a job to stop (SIGTERM) is as good as Ctrl-C."""
    raise KeyboardInterrupt


def _tell(outcome: Outcome, listing: Listing, output: Stream | OneFile | FileEach) -> None:
    """What came of it, in a few lines on standard error."""
    held, read = outcome.held, outcome.read
    _say(f"{held} reports, {read} of them read now", f"{held} báo cáo, {read} vừa được đọc")
    if listing.left_out:
        kinds = ", ".join(f"{ending or '?'} {count}" for ending, count in sorted(listing.left_out.items()))
        _say(f"files of other kinds left out: {kinds}", f"bỏ qua các tệp loại khác: {kinds}")
    if outcome.errors:
        count = len(outcome.errors)
        where = "" if output.errors_path is None else f": {output.errors_path}"
        _say(f"{count} could not be read{where}", f"{count} tệp không đọc được{where}")
        if output.errors_path is None:
            sys.stderr.buffer.write(b"".join(orjson.dumps(one) + b"\n" for one in outcome.errors))
            sys.stderr.buffer.flush()


def _say(english: str, vietnamese: str) -> None:
    print(f"vnreport: {english} / {vietnamese}", file=sys.stderr)
