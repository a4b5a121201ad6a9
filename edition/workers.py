"""Processes that work side by side, where the system can fork, and that end with their parent."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from edition.errors import EditionError

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def processors() -> int:
    """How many processes may work side by side: one where the system cannot fork safely."""
    # A timer that has not rung holds nothing that a process could miss.
    working = [one for one in threading.enumerate() if not isinstance(one, threading.Timer)]
    if sys.platform != "linux" or len(working) > 1:
        return 1
    return len(os.sched_getaffinity(0))


def pool(processes: int, begin: Callable[..., None], *given: object) -> ProcessPoolExecutor:
    """Workers that begin with a call of ``begin``, and that know what this process knows.

    Args:
        processes: how many.
        begin: is called in each of them first.
        given: what it is called with.
    """
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(processes, context, _begin, (os.getpid(), begin, given))


@contextlib.contextmanager
def told(work: str) -> Iterator[None]:
    """Tell in a sentence when a worker was ended from outside.

    Args:
        work: what was being done, as the beginning of the sentence.

    Raises:
        EditionError: a worker was ended.
    """
    try:
        yield
    except (BrokenProcessPool, EOFError, ConnectionError) as error:
        raise EditionError(
            f"{work} was cut off: the system ended a process",
            hint="see that there is memory enough, and try again",
        ) from error


def _begin(parent: int, begin: Callable[..., None], given: tuple[object, ...]) -> None:
    follow(parent)
    begin(*given)


def follow(parent: int) -> None:
    """Leave interrupts to the parent of this process, and end with it.

    Args:
        parent: its number.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
