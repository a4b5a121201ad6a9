"""Many files let in, side by side, in processes whose memory is bounded."""

from __future__ import annotations

import os
import resource
import signal
import tempfile
import warnings
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from tests.fuzzing.changing import changed
from tests.fuzzing.doors import Doors, Outcome, TooLong, outcome

MEGABYTES = 500


def _work(numbers: range, seed: int) -> list[Outcome]:
    """Make some files and let them in, in a process whose memory is bounded."""

    def stop(*_: object) -> None:
        raise TooLong

    signal.signal(signal.SIGALRM, stop)
    os.environ.pop("EDITION_WITNESS", None)
    warnings.simplefilter("error")
    with tempfile.TemporaryDirectory() as folder:
        doors = Doors(Path(folder))
        doors.enter("validating", doors.seeds["validating"][0])  # now Saxon has what it needs
        size = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (size + MEGABYTES * 2**20,) * 2)
        names = list(doors.seeds)
        found = []
        for number in numbers:
            draw = Random(f"{seed}:{number}")
            door = names[number % len(names)]
            found.append(outcome(doors, door, changed(draw, doors.seeds[door])))
        return found


def run(count: int, seed: int, jobs: int) -> Iterable[Outcome]:
    """Let some thousand files in, side by side."""
    step = 2000
    ranges = [range(at, min(at + step, count)) for at in range(0, count, step)]
    with ProcessPoolExecutor(jobs, max_tasks_per_child=1) as pool:
        for found in pool.map(_work, ranges, [seed] * len(ranges)):
            yield from found
