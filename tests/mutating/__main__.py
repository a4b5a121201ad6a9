"""Make thousands of mutations and report: ``python -m tests.mutating --count 10000``."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.conftest import ROOT, SAMPLE, WITNESS
from tests.mutating.judging import Judge, Verdict, copied
from tests.mutating.kinds import KINDS

FOUND = "error", "warning", "nothing", "broken"
_JUDGES: list[Judge] = []


def _start(folder: str, seed: int) -> None:
    """Give each process copies of the editions of its own."""
    own = Path(tempfile.mkdtemp(dir=folder))
    projects = [copied(ROOT, own / "edition", WITNESS), copied(SAMPLE, own / "sample")]
    _JUDGES.append(Judge(projects, seed))


def _judge(numbers: range) -> list[Verdict]:
    return [found for number in numbers if (found := _JUDGES[0].verdict(number)) is not None]


def run(count: int, seed: int, jobs: int) -> list[Verdict]:
    """Make mutations side by side.

    Args:
        count: how many.
        seed: what they are drawn from.
        jobs: how many processes.
    """
    step = 50
    ranges = [range(at, min(at + step, count)) for at in range(0, count, step)]
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(jobs, initializer=_start, initargs=(folder, seed)) as pool,
    ):
        return [verdict for found in pool.map(_judge, ranges) for verdict in found]


def table(verdicts: Iterable[Verdict]) -> str:
    """Each kind: how many were made, and what was said of them, by what they do."""
    rows = [f"| Kind | does | made | {' | '.join(FOUND)} |", "| --- | --- " + "| --: " * 5 + "|"]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        counts[verdict.kind, verdict.harm][verdict.found] += 1
    for (name, harm), found in sorted(counts.items(), key=lambda i: list(KINDS).index(i[0][0])):
        told = " | ".join(str(found[what]) for what in FOUND)
        rows.append(f"| {name} | {harm} | {found.total()} | {told} |")
    return "\n".join(rows)


def unexpected(verdicts: Iterable[Verdict]) -> str:
    """What went against its class, grouped by kind and place, with one example of each."""
    groups: dict[tuple[str, str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        expected = {"harmful": "error warning", "depends": "error warning", "harmless": "nothing"}
        if verdict.found not in expected.get(verdict.harm, "error warning nothing").split():
            groups[verdict.harm, verdict.kind, verdict.place.split(",")[0]].append(verdict)
    lines = []
    for (harm, kind, place), found in sorted(groups.items(), key=lambda i: (i[0][:2], -len(i[1]))):
        example = found[0]
        lines.append(
            f"{harm} | {kind} | {place} | {len(found)} | {example.subject}, "
            f"{example.place.split(', ')[-1]} {example.told!r} {example.said} [{example.number}]"
        )
    return "\n".join(lines)


def main() -> None:
    """Read the command line, make the mutations and print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutating", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--uncaught", type=Path, help="where to list what was not caught")
    options = parser.parse_args()
    begun = time.perf_counter()
    verdicts = run(options.count, options.seed, options.jobs)
    took = time.perf_counter() - begun
    print(table(verdicts))
    harmful = [v for v in verdicts if v.harm == "harmful"]
    caught = sum(v.found in ("error", "warning") for v in harmful)
    alarms = sum(v.harm == "harmless" and v.found != "nothing" for v in verdicts)
    print(
        f"\n{len(verdicts)} mutations in {took:.0f} s; {caught} of {len(harmful)} harmful caught;"
    )
    print(f"{alarms} harmless ones refused; seed {options.seed}.")
    if options.uncaught:
        options.uncaught.write_text(unexpected(verdicts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
