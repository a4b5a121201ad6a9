"""The site made in several processes: as by one, with the same errors, and nothing left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from edition import site
from edition.workers import processors
from tests.conftest import ROOT
from tests.test_outputs import _state

TEXTS = ("letters", "preface")
REGISTERS = ("persons", "places", "documents", "events")

BUILD = """
import multiprocessing, os, signal, sys
from pathlib import Path
from edition import sharing, site
from edition.building import build
from edition.errors import EditionError, StylesheetError
from edition.project import Project
sharing.processors = lambda: int(sys.argv[1])
begin, run = sharing.Sharing.begin, site.run
def begun(*given):
    print("shared")
    begin(*given)
sharing.Sharing.begin = begun
{more}
try:
    build(Project.find(Path.cwd()), ("html",))
except EditionError as error:
    print(error)
print(multiprocessing.active_children())
"""


def _build(folder: Path, processes: int, more: str = "") -> list[str]:
    """Build in a fresh process that may fork; the lines that it says."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD.replace("{more}", more), str(processes)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_all_is_done_once_by_who_can() -> None:
    """Each step is in one part, by one that has its stylesheet, and parts keep the order."""
    steps = list(site.steps(TEXTS, REGISTERS))
    sizes = {key: 100 * at for at, key in enumerate((*TEXTS, *REGISTERS))}
    shares = site.shares(registers=True)
    parts = site.parts(steps, shares, sizes)
    assert sorted(place for part in parts for place, _ in part) == list(range(len(steps)))
    for part, names in zip(parts, shares, strict=True):
        assert [place for place, _ in part] == sorted(place for place, _ in part)
        assert all(step is steps[place] and step.stylesheet in names for place, step in part)


def test_what_several_can_do_goes_to_the_least_busy() -> None:
    """Of a long and two short registers the entries are divided, the long one by itself."""
    sizes = {"persons": 1000, "places": 400, "events": 500}
    steps = [site.Step("entry", kind) for kind in sizes]
    first, second = site.parts(steps, [("html", "entry"), ("entry",)], sizes)
    assert [step.source for _, step in first] == ["persons"]
    assert [step.source for _, step in second] == ["places", "events"]


@pytest.mark.parametrize("registers", [True, False])
def test_every_stylesheet_has_a_share(registers: bool) -> None:
    """All stylesheets of the site but that of the records, which is run apart, are in a share."""
    shared = {name for share in site.shares(registers=registers) for name in share}
    unused = set() if registers else set(site.OF_REGISTERS)
    assert shared == set(site.STYLESHEETS) - {"records"} - unused


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
def test_the_site_is_the_same(sample: Path) -> None:
    """Made by several processes the site is that of one, byte for byte; none of them is left."""
    assert _build(sample, 1) == ["[]"]
    alone = _state(sample / "build")
    assert _build(sample, 4) == ["shared", "[]"]
    assert _state(sample / "build") == alone


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
@pytest.mark.parametrize("processes", [1, 4])
def test_of_several_errors_the_first_is_told(sample: Path, processes: int) -> None:
    """A build stops with the error that comes first in the order of steps, whoever meets it."""
    fail = """
def failing(step, *given, **more):
    what = f"{step.stylesheet} of {step.source}"
    if what in ("lives of persons", "entry of events", "data of places"):
        raise StylesheetError(f"{what} stopped", path="a.xsl", hint="mend it")
    run(step, *given, **more)
site.run = failing
"""
    lines = _build(sample, processes, fail)
    assert lines[-2:] == ["a.xsl: data of places stopped; mend it", "[]"]
    assert not (sample / "build" / "full").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
def test_a_stylesheet_that_does_not_compile_is_told(sample: Path) -> None:
    """A stylesheet that one of the processes cannot compile is told as ever."""
    fail = """
site.SHARES = (*site.SHARES[:2], ("missing", *site.SHARES[2]))
"""
    lines = _build(sample, 4, fail)
    assert "missing.xsl" in lines[1]
    assert lines[1].endswith("; mend the stylesheet")


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
def test_a_process_that_is_ended_is_told(sample: Path) -> None:
    """Ended from outside, as for want of memory, it is told in a sentence, and nothing is built."""
    fail = """
def ended(step, *given, **more):
    if step.stylesheet == "lives":
        os.kill(os.getpid(), signal.SIGKILL)
    run(step, *given, **more)
site.run = ended
"""
    assert _build(sample, 4, fail)[1:] == [
        "making the pages was cut off: the system ended a process;"
        " see that there is memory enough, and try again",
        "[]",
    ]
    assert not (sample / "build" / "full").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
def test_a_timer_does_not_keep_from_sharing() -> None:
    """The one of the progress display may wait meanwhile; a thread at work may not."""
    before = processors()
    timer = threading.Timer(60, print)
    timer.start()
    assert processors() == before
    timer.cancel()
    timer.join()
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    assert processors() == 1
    over.set()
    thread.join()
