"""Let tens of thousands of broken files in: ``python -m tests.fuzzing --count 100000``."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from tests.fuzzing.running import run


def main() -> None:
    """Read the command line, let the files in and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("--count", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a folder for the smallest file of each fault")
    options = parser.parse_args()
    begun = time.perf_counter()
    outcomes = list(run(options.count, options.seed, options.jobs))
    for (door, what), times in sorted(Counter((o.door, o.what) for o in outcomes).items()):
        print(f"{door:12} {what:18} {times:7,}")
    print(f"{len(outcomes):,} files in {time.perf_counter() - begun:.0f} s, seed {options.seed}")
    faults: dict[tuple[str, str], list[bytes]] = {}
    for found in outcomes:
        if found.fault:
            faults.setdefault((found.door, found.fault), []).append(found.data)
    for number, ((door, fault), files) in enumerate(faults.items()):
        print(f"FAULT {number} at {door}: {fault}, {len(files)} files")
        if options.keep:
            (options.keep / f"{number}-{door.replace(' ', '-')}").write_bytes(min(files, key=len))


if __name__ == "__main__":
    main()
