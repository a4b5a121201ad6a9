"""Processes that work for a preview, and end with it."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable

from edition.serving.messages import Answer, Beginning, Request


class Worker:
    """A process of :mod:`edition.serving.__main__`.

    It is a fresh process and no fork: Saxon does not survive a fork, and threads are at work here.

    Args:
        kind: ``judge`` or ``make``.
        beginning: what it needs to know.
        tell: is called with each of its answers, and with None when it has ended by itself; in a
            thread of its own.
    """

    def __init__(
        self, kind: str, beginning: Beginning, tell: Callable[[Worker, Answer | None], None]
    ) -> None:
        self.kind = kind
        self._stage = beginning.stage
        self._tell = tell
        beginning.stage.mkdir(parents=True, exist_ok=True)
        # What this process can import the other can; nothing comes from the current folder.
        path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)  # noqa: PTH100
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "edition.serving", kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # an interrupt from the terminal is for this process to answer
        )
        self._send(beginning)
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, request: Request) -> None:
        """Ask for something; it is answered by and by."""
        self._send(request)

    def end(self) -> None:
        """End the process at once, whatever it is doing."""
        self._tell = lambda *_: None
        self._process.kill()
        self._process.wait()
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        shutil.rmtree(self._stage, ignore_errors=True)

    def _send(self, message: object) -> None:
        assert self._process.stdin is not None
        # That a process has ended is told once, by whoever listens to it.
        with contextlib.suppress(OSError):
            pickle.dump(message, self._process.stdin)
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError), self._process.stdout:
            while True:
                self._tell(self, pickle.load(self._process.stdout))
        self._tell(self, None)
