"""A worker of a preview: reads requests from its standard input until that ends, then ends too."""

from __future__ import annotations

import os
import pickle
import queue
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
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
    waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting, beginning), daemon=True).start()
    reader = Reader(beginning.root, beginning.work, withheld=beginning.withheld)
    maker, judge = Maker(reader, beginning.stage), Judge(reader)

    def answered(request: Request) -> Iterator[Answer]:
        if sys.argv[1] == "judge":
            yield judge.answer(request)
        else:
            yield from maker.answer(request, lambda: not waiting.empty())

    while True:
        request = waiting.get()
        while not waiting.empty():
            request = waiting.get()
        if hasattr(signal, "alarm"):
            signal.alarm(LONGEST)
        for answer in answered(request):
            try:
                pickle.dump(answer, answers)
                answers.flush()
            except OSError:  # nobody listens any more; the thread cleans up
                threading.Event().wait()
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _listen(requests: BinaryIO, waiting: queue.SimpleQueue[Request], beginning: Beginning) -> None:
    try:
        while True:
            waiting.put(pickle.load(requests))
    except (EOFError, OSError):
        # Whoever asked is gone, perhaps without a chance to clean up.
        shutil.rmtree(beginning.stage.parent, ignore_errors=True)
        os._exit(0)


if __name__ == "__main__":
    main()
