"""A preview as a user starts it: the command in a process of its own."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

PATIENCE = 40.0
"""Seconds in which anything that is to happen has happened, on a machine that is busy."""


@dataclass
class Serving:
    """A preview that runs.

    Attributes:
        process: its process.
        stage: where its processes may put files.
        said: what it has said, line by line.
        address: the address of its home page; empty before it is told.
    """

    process: subprocess.Popen[str]
    stage: Path
    said: list[str]
    address: str
    _lines: queue.SimpleQueue[str]

    def line(self, pattern: str) -> str:
        """The next line in which the pattern is found."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                line = self._lines.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no line with {pattern!r} in {self.said}") from None
            if re.search(pattern, line):
                return line

    def interrupt(self) -> int:
        """Press Ctrl-C, and wait for the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    @property
    def children(self) -> list[int]:
        """The numbers of the processes that it has started."""
        task = Path(f"/proc/{self.process.pid}/task")
        return [int(one) for path in task.glob("*/children") for one in path.read_text().split()]


@contextmanager
def serving(
    folder: Path, *options: str, engine: Path = ROOT, port: int | None = 0
) -> Iterator[Serving]:
    """Preview an edition, and end that afterwards.

    Args:
        folder: the folder of the edition.
        options: for the command.
        engine: the source tree of the engine.
        port: the port; 0 takes any, None leaves it to the command.
    """
    stage = folder.parent / f"stage-{time.monotonic_ns()}"
    stage.mkdir()
    own = {name: value for name, value in os.environ.items() if name != "EDITION_WITNESS"}
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "edition", "serve"),
            *(() if port is None else ("--port", str(port))),
            *options,
        ],
        cwd=folder,
        env={**own, "PYTHONPATH": str(engine), "TMPDIR": str(stage), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    one = Serving(process, stage, [], "", queue.SimpleQueue())
    thread = threading.Thread(target=_read, args=(one,))
    thread.start()
    try:
        line = one.line("http://|edition: ")
        found = re.search(r"http://\S+", line)
        one.address = found[0] if found else ""
        yield one
    finally:
        process.kill()
        process.wait()
        thread.join()
        assert process.stdout is not None
        process.stdout.close()
    assert not [line for line in one.said if "Traceback" in line], one.said


def _read(one: Serving) -> None:
    assert one.process.stdout is not None
    for line in one.process.stdout:
        one.said.append(line)
        one._lines.put(line)


def engine(folder: Path) -> Path:
    """A copy of the engine's source tree, to change stylesheets in."""
    for name in ("edition", "xslt", "schema"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def eventually(true: Callable[[], object]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.02)


def lives(pid: int) -> bool:
    """Whether a process is at work."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
