"""Outputs are written aside and swapped in whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.errors import OutputError
from edition.outputs import carry_over, staging, swap_in, write_file
from tests.conftest import ROOT, Run


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new content stands in the file, and nothing else is left in the folder."""
    path = tmp_path / "new" / "file"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [found.name for found in path.parent.iterdir()] == ["file"]


def test_a_link_stays_and_a_pipe_is_written_to(tmp_path: Path) -> None:
    """What a link leads to is replaced and not the link; what is no file is not replaced at all."""
    (tmp_path / "link").symlink_to("file")
    write_file(tmp_path / "link", b"one")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"one"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"two")
    assert os.read(reader, 10) == b"two"
    os.close(reader)
    assert pipe.is_fifo()
    if Path("/dev/full").is_char_device():
        with pytest.raises(OutputError, match="No space left"):
            write_file(Path("/dev/full"), b"three")
        assert Path("/dev/full").is_char_device()


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """On a full disk (here: a limit on file sizes) the old file stands; one sentence says why."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    code = (
        "import resource, signal, sys, pathlib\n"
        "from edition.errors import OutputError\n"
        "from edition.outputs import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "try: write_file(pathlib.Path(sys.argv[1]), b'x' * 1000)\n"
        "except OutputError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "COVERAGE_PROCESS_CONFIG": ""},
        check=True,
    )
    assert done.stdout.startswith(f"{path}: cannot be written: File too large; check the free")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_a_folder_is_swapped_in_whole(tmp_path: Path) -> None:
    """What was staged stands in the target; what stood there, and the staging, is gone."""
    for content in ("one", "two"):
        with staging(tmp_path / "build") as stage:
            (stage / "html").mkdir()
            (stage / "html" / content).touch()
            swap_in(stage / "html", tmp_path / "build" / "full" / "html")
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == [".lock", "full"]
    assert [path.name for path in (tmp_path / "build" / "full" / "html").iterdir()] == ["two"]


def test_what_a_reader_has_put_there_stays(tmp_path: Path) -> None:
    """A loose file, a link and a folder beside the outputs do not stop a build, and stay."""
    full = tmp_path / "build" / "full"
    (full / "notes").mkdir(parents=True)
    (full / "notes" / "mine").touch()
    (full / ".DS_Store").touch()
    (full / "link").symlink_to("nowhere")
    with staging(tmp_path / "build") as stage:
        (stage / "edition" / "html").mkdir(parents=True)
        carry_over(full, stage / "edition")
        swap_in(stage / "edition", full)
    assert {path.name for path in full.iterdir()} == {".DS_Store", "html", "link", "notes"}
    assert (full / "notes" / "mine").is_file()


def test_without_an_exchange_the_folder_is_swapped_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system cannot exchange folders, two steps do, and go back on failure."""
    monkeypatch.setattr("edition.outputs._exchange", lambda *_: False)
    for name in ("old", "new"):
        (tmp_path / name / name).mkdir(parents=True)
    swap_in(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["new"]
    with pytest.raises(OutputError):
        swap_in(tmp_path / "missing", tmp_path / "old")
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["new"]


def test_leftovers_of_a_killed_build_are_cleared(tmp_path: Path) -> None:
    """The next build clears what a killed one left behind."""
    (tmp_path / ".staging-dead").mkdir()
    with staging(tmp_path) as stage:
        assert list(tmp_path.glob(".staging-*")) == [stage]


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    """A second build of the same folder is told to wait."""
    message = "another build is writing there"
    with staging(tmp_path), pytest.raises(OutputError, match=message), staging(tmp_path):
        pass


def _state(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_killed_build_leaves_the_last_one_untouched(
    sample: Path, edition: Callable[..., Run]
) -> None:
    """Killed at any moment, a build leaves the former edition whole, and the next one works."""
    assert edition("build", cwd=sample).code == 0
    full = sample / "build" / "full"
    before = _state(full)
    text = sample / "tei" / "texts" / "preface.xml"
    changed = text.read_text(encoding="utf-8").replace("a drawer", "a chest")
    text.write_text(changed, encoding="utf-8")
    killed = 0
    for delay in (0.05, 0.12, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        process = subprocess.Popen(
            [sys.executable, "-m", "edition", "build"],
            cwd=sample,
            # What is killed cannot write its coverage.
            env={**os.environ, "PYTHONPATH": str(ROOT), "COVERAGE_PROCESS_CONFIG": ""},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        after = _state(full)
        if after != before:
            # The swap had been made: then every output is the new one, and whole.
            assert after.keys() == before.keys()
            assert b"a chest" in after["html/preface.html"]
            assert b"a chest" in after["text/preface.txt"]
            assert b"a chest" in after["tei/preface.xml"]
            assert after["pdf/preface.pdf"] != before["pdf/preface.pdf"]
            break
    assert killed, "every build had ended before it was killed"
    assert edition("build", cwd=sample).code == 0
    assert b"a chest" in (full / "html" / "preface.html").read_bytes()
    assert not list((sample / "build").glob(".staging-*"))


def test_a_failed_build_leaves_the_last_one_untouched(
    sample: Path, edition: Callable[..., Run]
) -> None:
    """A fault in a text stops the build, is named, and the former edition stays as it was."""
    assert edition("build", cwd=sample).code == 0
    before = _state(sample / "build" / "full")
    text = sample / "tei" / "texts" / "preface.xml"
    broken = text.read_text(encoding="utf-8").replace('target="#n1"', 'target="#n9"')
    text.write_text(broken, encoding="utf-8")
    run = edition("build", cwd=sample)
    assert run.code == 1
    assert "@target “#n9” leads nowhere" in run.err
    assert "nothing was built, for the texts have" in run.err
    assert _state(sample / "build" / "full") == before
