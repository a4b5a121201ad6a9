"""A sign of life on a terminal, for what takes longer than a blink."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Any

DELAY = 0.4
"""Seconds of silence before anything is shown."""


class Progress:
    """Shows what is being done, once it has lasted a while, and only on a terminal."""

    def __init__(self) -> None:
        self._what = ""
        self._status: Any = None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        if sys.stderr.isatty():
            self._timer = threading.Timer(DELAY, self._show)
            self._timer.daemon = True

    def __enter__(self) -> Progress:
        if self._timer is not None:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def say(self, what: str) -> None:
        """Say what is being done now."""
        with self._lock:
            self._what = what
            if self._status is not None:
                self._status.update(what)

    def stop(self) -> None:
        """Leave the terminal as it was."""
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._status is not None:
                self._status.stop()
                self._status = None
            self._timer = None

    def _show(self) -> None:
        from rich.console import Console

        with self._lock:
            if self._timer is not None:
                self._status = Console(file=sys.stderr).status(self._what)
                self._status.start()
