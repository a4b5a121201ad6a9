"""The progress display: on a terminal, after a while, and without a trace."""

from __future__ import annotations

import io
import time

import pytest

from edition.cli import progress
from edition.cli.progress import Progress


class _Terminal(io.StringIO):
    """Something that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Make standard error a terminal; in the test itself, for pytest takes stderr back."""
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "DELAY", 0.02)
    monkeypatch.setenv("TERM", "xterm")
    return terminal


def test_what_takes_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while the display says what is being done, and what is being done then."""
    terminal = _terminal(monkeypatch)
    with Progress() as shown:
        for what in ("reading the texts", "making the pages"):
            shown.say(what)
            patience = time.monotonic() + 10
            while what not in terminal.getvalue():
                assert time.monotonic() < patience
                time.sleep(0.01)


def test_what_is_done_at_once_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes less than a blink shows nothing."""
    terminal = _terminal(monkeypatch)
    with Progress() as shown:
        shown.say("reading the texts")
    time.sleep(0.1)
    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard error is no terminal, nothing is written to it."""
    silent = io.StringIO()
    monkeypatch.setattr("sys.stderr", silent)
    monkeypatch.setattr(progress, "DELAY", 0.0)
    with Progress() as shown:
        shown.say("reading the texts")
        time.sleep(0.1)
    assert silent.getvalue() == ""
