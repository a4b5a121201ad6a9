"""A worker of a preview: reads requests from its standard input until that ends, then ends too."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO

from edition.serving.judging import Judge
from edition.serving.making import Maker
from edition.serving.messages import Answer, Beginning, Request
from edition.serving.reading import Reader

LONGEST = 120
"""Seconds that a request may take: a stylesheet without end does not outlive its preview."""


def main() -> None:
    """Work until nobody asks any more."""
    requests = sys.stdin.buffer
    # The answers have their stream to themselves, whatever is printed.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    beginning: Beginning = pickle.load(requests)
    waiting: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    answered = _answering(sys.argv[1], beginning, lambda: not waiting.empty())
    with contextlib.suppress(BrokenPipeError):
        while (request := _last(waiting)) is not None:
            _limit(LONGEST)
            for answer in answered(request):
                pickle.dump(answer, answers)
                answers.flush()
            _limit(0)
    # Whoever asked is gone, perhaps without a chance to clean up.
    shutil.rmtree(beginning.stage, ignore_errors=True)
    with contextlib.suppress(OSError):
        beginning.stage.parent.rmdir()
    os._exit(0)


def _answering(
    kind: str, beginning: Beginning, overtaken: Callable[[], bool]
) -> Callable[[Request], Iterator[Answer]]:
    reader = Reader(beginning.root, beginning.work, withheld=beginning.withheld)
    if kind == "judge":
        judge = Judge(reader)
        return lambda request: iter([judge.answer(request)])
    maker = Maker(reader, beginning.stage)
    return lambda request: maker.answer(request, overtaken)


def _listen(requests: BinaryIO, waiting: queue.SimpleQueue[Request | None]) -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            waiting.put(pickle.load(requests))
    waiting.put(None)


def _last(waiting: queue.SimpleQueue[Request | None]) -> Request | None:
    """The last request that has come; None when there will be no more."""
    request = waiting.get()
    while request is not None and not waiting.empty():
        request = waiting.get()
    return request


def _limit(seconds: int) -> None:
    """Let the system end this process after some seconds, where it can; 0 lets it live."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
