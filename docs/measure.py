"""Measure the commands from a cold start and print the table of docs/engineer/performance.md.

Run it where the witness is at hand: ``.venv/bin/python docs/measure.py [RUNS]``.  Each command is a
process of its own, in a folder of its own; the median of the runs counts.  Processor seconds are
those of all its processes, the peak is that of the largest.  The second table is of the library, on
a generated text of 13,000 paragraphs.  Last stands how busy the machine was.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMANDS = (
    ("--help",),
    ("validate",),
    ("witness", "check", "{witness}"),
    ("restore", "{key}", "--force"),
    ("withhold", "tei/restored/{key}.xml"),
    ("build", "html", "--withhold"),
    ("build", "html"),
    ("build", "text"),
    ("build", "pdf"),
    ("build", "epub"),
    ("build", "data"),
    ("build", "tei"),
    ("build", "all"),
)


def run(arguments: list[str], folder: Path) -> tuple[float, float, float]:
    """Seconds, processor seconds and peak MiB of one command."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "edition", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"edition {' '.join(arguments)} failed")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def large(paragraphs: int = 13_000) -> None:
    """Measure the library on a text of many paragraphs."""
    from edition.coverage import inspect
    from edition.manifest import Manifest
    from edition.markup import OwnText, Source
    from edition.restoring import restore
    from edition.withholding import withhold
    from edition.words import Outline, Words

    sentence = "The boats of {} came in at {} and went out again with the tide. " * 8
    lines = [sentence.format(*[number] * 16).strip() for number in range(paragraphs)]
    text = "\n\n".join(lines)
    body = "\n".join(f'<p xml:id="p{number}">{line}</p>' for number, line in enumerate(lines, 1))
    xml = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="large"><text>{body}</text></TEI>'
    own, words, manifest = OwnText(), Words("large", text), Manifest.of(text, "large")
    withheld = withhold(Source(xml), words, own)
    print(f"\n{len(text):,} characters\n\n| Function | Seconds |\n| --- | ---: |")
    for name, function in (
        ("restore", lambda: restore(Source(withheld), words, own)),
        ("withhold", lambda: withhold(Source(xml), words, own)),
        ("inspect", lambda: inspect(Source(withheld), Outline(manifest), own)),
    ):
        started = time.perf_counter()
        function()
        print(f"| `{name}` | {time.perf_counter() - started:.2f} |")


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    sys.path.insert(0, str(ROOT))
    from edition.project import Project

    project = Project.find(ROOT)
    key = project.witnessed[0]
    witness = project.witness(key).resolve()
    os.environ["EDITION_WITNESS"] = str(witness)
    print("| Command | Seconds | Processor seconds | Peak MiB |\n| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "edition.toml", folder)
        shutil.copytree(
            ROOT / "tei", folder / "tei", ignore=shutil.ignore_patterns("witness", "restored")
        )
        for command in COMMANDS:
            arguments = [part.format(key=key, witness=witness) for part in command]
            figures = [run(arguments, folder) for _ in range(runs)]
            seconds, processor, peak = map(statistics.median, zip(*figures, strict=True))
            shown = " ".join(part.format(key=key, witness="FILE") for part in command)
            print(f"| `edition {shown}` | {seconds:.2f} | {processor:.2f} | {peak:.0f} |")
    large()
    print(f"\nLoad of the last minutes: {os.getloadavg()}, of {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
