"""A folder of reports: every output is what one undisturbed run would give, however many it took."""

from __future__ import annotations

import csv
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pebble import ProcessPool

from benchmarks.running import workers_of
from service.bulk import local
from service.bulk.file_each import FileEach
from service.bulk.folder import Shard, list_folder, read_file
from service.bulk.local import Pool
from service.bulk.model import PLAIN, Shape, Source
from service.bulk.one_file import OneFile
from service.bulk.outputs import Output
from service.bulk.read import line, read, records
from service.cli import main
from service.lexicon.load import load_lexicon
from service.render import dumps
from service.tables.writing import write
from tests.conftest import EXAMPLES, ROOT
from tests.conftest import read as answer

CSV = Shape(form="csv")
XLSX = Shape(form="xlsx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six small reports in two folders, and four files that are none."""
    root = tmp_path / "in"
    (root / "2024" / "05").mkdir(parents=True)
    for number, name in enumerate(["b.txt", "a.txt", "2024/05/c.txt", "2024/d.txt", "đ.txt", "Z.txt"], 1):
        (root / name).write_text(f"Đàn trâu của huyện có {number} nghìn con.\n", encoding="utf-8")
    (root / "old.txt").write_bytes("Đàn bò có 7 con.".encode("utf-16"))
    (root / "bad.txt").write_bytes(b"con \xff\xff 5")
    (root / "blank.txt").write_text(" \n")
    (root / "e.docx").write_bytes(b"no zip")
    (root / "gone.txt").symlink_to(root / "nowhere.txt")
    (root / "~$e.docx").write_bytes(b"")
    (root / ".hidden.txt").write_text("5 con")
    (root / "f.doc").write_bytes(b"")
    return root


GOOD = ["2024/05/c.txt", "2024/d.txt", "Z.txt", "a.txt", "b.txt", "old.txt", "đ.txt"]
BAD = {"bad.txt": "not-text", "blank.txt": "no-text", "e.docx": "damaged", "gone.txt": "unreadable"}


def go(output: Output, root: Path, shape: Shape = PLAIN, stop_after: int | None = None) -> list[str]:
    """A run in this process; the names that it read. Killed, as far as the output can tell, after so many."""
    listing = list_folder(root)
    names = output.begin(listing, lambda: None)
    for name in names[:stop_after]:
        output.add(read_file(name, listing.paths[name], shape))
    if stop_after is None:
        output.finish()
    output.close()
    return names[:stop_after]


def fresh(root: Path, to: Path, shape: Shape = PLAIN) -> bytes:
    """The output of one undisturbed run."""
    go(OneFile(to, shape), root, shape)
    return to.read_bytes()


def vnreport(*arguments: object, status: int = 0) -> str:
    """What a run in a process of its own says on standard error."""
    command = [sys.executable, "-m", "service.cli", "extract", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == status, done.stderr.decode()
    return done.stderr.decode()


def test_a_record_holds_the_answer_that_the_service_gives() -> None:
    content = EXAMPLES[0].read_bytes()
    (record,) = records([Source("a.txt", content)])
    expected = dumps(answer(content.decode(), id="a.txt"))
    assert record.answer == expected
    row = json.loads(line(record))
    assert list(row) == ["file", "sha256", "bytes", "answer"]
    assert (row["file"], row["bytes"], row["answer"]) == ("a.txt", len(content), json.loads(expected))


def test_lines_are_in_order_of_names_whatever_the_processes(folder: Path, tmp_path: Path) -> None:
    for jobs in (1, 3):
        told = vnreport(folder, "-o", tmp_path / f"{jobs}.jsonl", "--jobs", jobs, status=3)
        assert "7 reports, 7 of them read now" in told
        assert "left out: .doc 1" in told
        assert "4 could not be read" in told
    written = (tmp_path / "1.jsonl").read_bytes()
    assert written == (tmp_path / "3.jsonl").read_bytes() == fresh(folder, tmp_path / "fresh.jsonl")
    assert [json.loads(row)["file"] for row in written.splitlines()] == GOOD
    alone = [line(read(Source(name, (folder / name).read_bytes()))) for name in GOOD]
    assert written == b"".join(alone)


def test_errors_are_listed_with_their_reason_and_nothing_of_the_file(folder: Path, tmp_path: Path) -> None:
    fresh(folder, tmp_path / "out.jsonl")
    errors = [json.loads(row) for row in (tmp_path / "out.jsonl.errors.jsonl").read_bytes().splitlines()]
    assert {error["file"]: error["reason"] for error in errors} == BAD
    assert {*errors[0]} == {"file", "sha256", "reason", "detail", "where"}
    assert all(" / " in error["detail"] for error in errors)


@pytest.mark.parametrize("shape", [PLAIN, CSV], ids=["jsonl", "csv"])
@pytest.mark.parametrize("done", range(0, 12, 3))
def test_a_run_killed_anywhere_goes_on_to_the_same_bytes(folder: Path, tmp_path: Path, shape: Shape, done: int) -> None:
    expected = fresh(folder, tmp_path / "fresh", shape)
    out = tmp_path / "out"
    first = go(OneFile(out, shape), folder, shape, stop_after=done)
    assert not out.exists()
    with open(f"{out}.part", "ab") as part, open(f"{out}.part.journal", "ab") as journal:
        part.write(b'{"file":"half a li')  # the system got no further with either
        journal.write(b'{"file":"hal')
    rest = go(OneFile(out, shape), folder, shape)
    assert out.read_bytes() == expected
    assert first + rest == list_folder(folder).names
    assert not Path(f"{out}.part").exists()
    assert Path(f"{out}.errors.jsonl").read_bytes() == (tmp_path / "fresh.errors.jsonl").read_bytes()


def test_a_note_without_its_piece_does_not_count(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(OneFile(out, PLAIN), folder, stop_after=2)
    os.truncate(f"{out}.part", 50)
    assert go(OneFile(out, PLAIN), folder) == list_folder(folder).names
    assert out.read_bytes() == fresh(folder, tmp_path / "fresh")


def test_pieces_without_a_note_are_cut_off(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first, *others = go(OneFile(out, PLAIN), folder, stop_after=3)
    journal = Path(f"{out}.part.journal")
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:2]))
    for name in {*GOOD} - {first}:
        (folder / name).unlink()
    go(OneFile(out, PLAIN), folder)
    assert [json.loads(row)["file"] for row in out.read_bytes().splitlines()] == [first]
    assert others


@pytest.mark.parametrize("steps", [1, 2])
def test_an_end_that_is_cut_short_is_mended(folder: Path, tmp_path: Path, steps: int) -> None:
    out = tmp_path / "out"
    expected = fresh(folder, out)
    os.rename(f"{out}.journal", f"{out}.part.journal")
    if steps == 1:
        os.rename(out, f"{out}.part")
    assert go(OneFile(out, PLAIN), folder) == ([] if steps == 1 else list(BAD))
    assert out.read_bytes() == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out", "out.errors.jsonl", "out.journal"]


def test_a_later_run_reads_what_is_new_changed_or_failed_and_forgets_what_is_gone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    fresh(folder, out)
    assert go(OneFile(out, PLAIN), folder) == list(BAD)
    (folder / "a.txt").write_text("Đàn lợn có 900 con.", encoding="utf-8")
    (folder / "0.txt").write_text("Đàn gà có 12 nghìn con.", encoding="utf-8")
    (folder / "bad.txt").write_text("Có 5 con trâu.", encoding="utf-8")
    (folder / "Z.txt").unlink()
    for name in ("blank.txt", "e.docx", "gone.txt"):
        (folder / name).unlink()
    assert go(OneFile(out, PLAIN), folder, stop_after=1) == ["0.txt"]
    assert go(OneFile(out, PLAIN), folder) == ["a.txt", "bad.txt"]
    assert out.read_bytes() == fresh(folder, tmp_path / "fresh")
    assert not (tmp_path / "out.errors.jsonl").exists()
    before = out.stat().st_mtime_ns
    assert go(OneFile(out, PLAIN), folder) == []
    assert out.stat().st_mtime_ns == before, "there was nothing to do"


def test_what_a_killed_run_had_is_not_lost_when_a_file_comes_before_it(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    fresh(folder, out)
    (folder / "Z.txt").write_text("Đàn lợn có 900 con.", encoding="utf-8")
    (folder / "đ.txt").write_text("Đàn lợn có 800 con.", encoding="utf-8")
    assert go(OneFile(out, PLAIN), folder, stop_after=4)[:2] == ["Z.txt", "bad.txt"]
    for number in (1, 0):  # the second while what the first set aside is still being copied
        (folder / f"{number}.txt").write_text("Đàn gà có 12 nghìn con.", encoding="utf-8")
        assert go(OneFile(out, PLAIN), folder, stop_after=1) == [f"{number}.txt"]
    with open(f"{out}.part.old", "ab") as old:
        old.write(b"half a line")
    rest = go(OneFile(out, PLAIN), folder)
    assert [name for name in rest if name not in BAD] == ["1.txt", "đ.txt"]
    assert out.read_bytes() == fresh(folder, tmp_path / "fresh")
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out", "out.errors.jsonl", "out.journal"]


def test_setting_aside_that_is_cut_short_is_mended(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = go(OneFile(out, PLAIN), folder, stop_after=4)
    os.rename(f"{out}.part.journal", f"{out}.part.old.journal")
    rest = go(OneFile(out, PLAIN), folder)
    assert not {*done} & {*rest} - {*BAD}
    assert out.read_bytes() == fresh(folder, tmp_path / "fresh")


def test_output_of_another_making_is_not_taken_over(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    fresh(folder, out)
    utf16 = PLAIN._replace(offset_unit="utf16")
    assert go(OneFile(out, utf16), folder, utf16) == list_folder(folder).names
    assert out.read_bytes() == fresh(folder, tmp_path / "fresh", utf16)


def test_output_that_was_changed_is_not_taken_over(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    expected = fresh(folder, out)
    out.write_bytes(expected.replace(b"ngh", b""))
    assert go(OneFile(out, PLAIN), folder) == list_folder(folder).names
    assert out.read_bytes() == expected


def test_a_file_of_another_is_not_replaced(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine")
    assert main(["extract", str(folder), "-o", str(out)]) == 1
    assert "--restart" in capfd.readouterr().err
    assert out.read_text() == "mine"
    output = OneFile(out, PLAIN)
    output.restart()
    assert go(output, folder, stop_after=1)
    assert out.read_text() == "mine", "until there is a new one"
    go(OneFile(out, PLAIN), folder)
    assert out.read_bytes() == fresh(folder, tmp_path / "fresh")


def test_a_table_of_all_reports_has_one_head_and_names_the_report(folder: Path, tmp_path: Path) -> None:
    content = fresh(folder, tmp_path / "out.csv", CSV)
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [row["report"] for row in rows] == GOOD
    assert content.count(b"\xef\xbb\xbf") == 1
    assert [row["number"] for row in rows] == ["3000", "4000", "6000", "2000", "1000", "7", "5000"]


def test_a_workbook_for_each_report(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "books"
    assert go(FileEach(out, XLSX), folder, XLSX, stop_after=3) == ["2024/05/c.txt", "2024/d.txt", "Z.txt"]
    assert go(FileEach(out, XLSX), folder, XLSX)[0] == "a.txt"
    books = {path.relative_to(out).as_posix() for path in out.rglob("*.xlsx")}
    assert books == {f"{name}.xlsx" for name in GOOD}
    said = answer((folder / "2024/d.txt").read_text(encoding="utf-8"), id="2024/d.txt")
    expected = write(said, "xlsx", "observations", load_lexicon())
    assert (out / "2024/d.txt.xlsx").read_bytes() == expected
    assert len((out / "errors.jsonl").read_bytes().splitlines()) == len(BAD)
    (out / "Z.txt.xlsx").unlink()
    (folder / "a.txt").write_text("Đàn lợn có 900 con.", encoding="utf-8")
    assert [name for name in go(FileEach(out, XLSX), folder, XLSX) if name not in BAD] == ["Z.txt", "a.txt"]


def test_without_an_output_lines_go_to_standard_output(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "service.cli", "extract", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.stdout == fresh(folder, tmp_path / "fresh")
    errors = [json.loads(row) for row in done.stderr.decode().splitlines() if row.startswith("{")]
    assert {error["file"]: error["reason"] for error in errors} == BAD


def test_one_file_as_a_line(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", str(folder / "a.txt"), "--format", "jsonl"]) == 0
    assert capfdbinary.readouterr().out == line(read(Source("a.txt", (folder / "a.txt").read_bytes())))
    assert main(["extract", str(folder / "blank.txt"), "--format", "jsonl"]) == 1
    assert b"no text" in capfdbinary.readouterr().err


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    pipe = f"{sys.executable} -m service.cli extract {folder} | head -c 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {pipe}"], cwd=ROOT, capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (b"{", b"", 0)


def test_a_killed_process_is_gone_on_with(tmp_path: Path) -> None:
    """The real thing: SIGKILL while lines are being written, to the run and, by that, to its workers."""
    root, out = tmp_path / "in", tmp_path / "out.jsonl"
    root.mkdir()
    for number in range(60):
        shutil.copy(EXAMPLES[number % len(EXAMPLES)], root / f"{number:02}.txt")
    command = [sys.executable, "-m", "service.cli", "extract", str(root), "-o", str(out), "--jobs", "2"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as running:
        await_that(lambda: lines_of(f"{out}.part.journal") > 10)
        workers = workers_of(running.pid)
        assert workers
        running.kill()
    assert not out.exists()
    await_that(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    told = vnreport(root, "-o", out, "--jobs", 2)
    now = int(told.split("60 reports, ")[1].split()[0])
    assert 0 < now <= 50
    assert out.read_bytes() == fresh(root, tmp_path / "fresh")


def test_sigterm_stops_in_order_and_only_one_run_writes(tmp_path: Path) -> None:
    root, out = tmp_path / "in", tmp_path / "out.jsonl"
    root.mkdir()
    os.mkfifo(root / "a.txt")  # opening it takes for ever
    command = [sys.executable, "-m", "service.cli", "extract", str(root), "-o", str(out)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as running:
        await_that(Path(f"{out}.part.journal").exists)
        assert "another run is writing" in vnreport(root, "-o", out, status=1)
        running.terminate()
        assert running.wait(20) == 130
        assert running.stderr is not None
        assert "the same command goes on" in running.stderr.read()


def test_a_file_that_takes_too_long_or_kills_its_process_costs_that_file_only(folder: Path) -> None:
    os.mkfifo(folder / "m.txt")
    files = [(name, str(folder / name)) for name in ("a.txt", "m.txt", "b.txt")]
    with Pool(1, timeout=1) as pool:
        assert reasons(pool.records(files, PLAIN)) == [None, "too-slow", None]
    with Pool(1, timeout=60) as pool:
        killer = threading.Thread(target=kill_the_reader_of, args=[folder / "m.txt"])
        killer.start()
        assert reasons(pool.records(files, PLAIN)) == [None, "worker-lost", None]
        killer.join()


def test_a_run_whose_processes_do_not_start_reads_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "make_pool", lambda count: ProcessPool(count, initializer=os._exit, initargs=[1]))
    with pytest.raises(ChildProcessError, match="no process starts"), Pool(1, timeout=5):
        pass


def kill_the_reader_of(fifo: Path) -> None:
    """Kill the worker that waits for someone to write."""
    time.sleep(0.1)
    writing: list[int] = []

    def someone_reads() -> bool:
        try:
            writing.append(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:
            return False
        return True

    await_that(someone_reads)
    for worker in workers_of(os.getpid()):
        os.kill(worker, signal.SIGKILL)
    os.close(writing[0])


def reasons(found: Any) -> list[str | None]:
    """Why each could not be read."""
    return [record.failure and record.failure.reason for record in found]


def test_a_bar_is_drawn_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert "tệp" not in vnreport(tmp_path / "in", "-o", tmp_path / "out.jsonl").split("vnreport:")[0]
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    command = [sys.executable, "-m", "service.cli", "extract", str(tmp_path / "in"), "-o", str(tmp_path / "o.jsonl")]
    subprocess.run(command, cwd=ROOT, stderr=theirs, check=True)
    assert "tệp/s" in os.read(ours, 4096).decode()


def test_shards_share_a_folder_out(folder: Path) -> None:
    parts = [list_folder(folder, Shard(part, 3)).names for part in range(3)]
    assert sorted(name for part in parts for name in part) == list_folder(folder).names
    assert sum(1 for part in parts if part) > 1
    (folder / "0.txt").write_text("mới")
    assert all(set(part) <= set(list_folder(folder, Shard(index, 3)).names) for index, part in enumerate(parts))


def test_names_that_are_no_utf8_are_told_apart(tmp_path: Path) -> None:
    for name in (b"b\xe1o.txt", b"b\xe2o.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("5 con")
    listing = list_folder(tmp_path)
    assert listing.names == ["b\\xe1o.txt", "b\\xe2o.txt"]
    assert all(b'"answer"' in line(read_file(name, path, PLAIN)) for name, path in listing.paths.items())


def test_an_output_in_the_folder_is_no_report(folder: Path) -> None:
    out = folder / "out.txt"
    fresh(folder, out)
    own = OneFile(Path(os.path.relpath(out)), PLAIN).own
    assert "out.txt" not in list_folder(folder, without=own).names


@pytest.mark.parametrize("options", [["--format", "table"], ["--format", "xlsx"]])
def test_what_a_folder_cannot_be_asked(options: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path), *options]) == 1
    assert capfd.readouterr().err.startswith("vnreport: --format")


@pytest.mark.parametrize("written", ["0/3", "4/3", "a", "1/3/5"])
def test_a_shard_that_is_none_is_refused(written: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["extract", str(tmp_path), "--shard", written])


def lines_of(path: str) -> int:
    """Lines of a file that may not be there yet."""
    return Path(path).read_bytes().count(b"\n") if Path(path).exists() else 0


def await_that(true: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something that other processes do."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)
