"""Measure every output of an edition with one very long text, each in a process of its own.

``.venv/bin/python docs/measure_large.py [PARAGRAPHS [RUNS]]`` prints a table of
docs/engineer/performance.md.  The edition is the sample of the tests, its preface replaced by
generated prose of the density of a history: 13,000 paragraphs (unless told otherwise) of some 60
words, each with a date and a mention of a person, every sixth with a note.  The prose is the
edition's own, so nothing is withheld.  The median of the runs counts.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from measure import ROOT, run
from pypdf import PdfReader

WORDS = (
    "the keeper of a lamp went down to the harbour in spring and counted boats which had come "
    "from distant coasts with letters for nobody"
)
EVERY = 6  # paragraphs to a note


def sentence(chance: random.Random, words: int) -> str:
    """A sentence without sense."""
    return " ".join(chance.choices(WORDS.split(), k=words)).capitalize() + "."


def prose(paragraphs: int) -> str:
    """The TEI text element of a generated text, the same for each call."""
    chance = random.Random(1)
    body, notes = [], []
    for number in range(1, paragraphs + 1):
        words = (
            f"{sentence(chance, 30)} On <date when='1911-06-24'>24 June 1911</date> "
            f"<persName ref='person:fenwick-a'>A. Fenwick</persName> wrote: {sentence(chance, 25)}"
        )
        if number % EVERY == 0:
            n = number // EVERY
            words += f"<ref xml:id='r{n}' type='note' n='{n}' target='#n{n}'/>"
            notes.append(
                f"<note xml:id='n{n}' n='{n}' resp='#ed' target='#r{n}'><seg type='comment' "
                f"resp='#ed'>{sentence(chance, 15)}</seg></note>"
            )
        body.append(f"<p xml:id='p{number}'>{words}</p>")
    lines = "\n".join(body), "\n".join(notes)
    return (
        "<text><body>{}</body><back><div type='notes'><head xml:id='h1'>Notes</head>{}</div></back>"
        "</text>"
    ).format(*lines)


def lay_out(folder: Path, paragraphs: int) -> None:
    """Write the edition."""
    shutil.copytree(
        ROOT / "tests" / "sample", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*")
    )
    preface = folder / "tei" / "texts" / "preface.xml"
    written = re.sub(
        "<text>.*</text>",
        lambda _: prose(paragraphs),
        preface.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    preface.write_text(written, encoding="utf-8")
    letters = folder / "tei" / "texts" / "letters.xml"
    letters.write_text(
        re.sub(r"text:preface#\w+", "text:preface#p1", letters.read_text(encoding="utf-8")),
        encoding="utf-8",
    )


def made(folder: Path) -> str:
    """What is in a folder of outputs: MB, files, and pages if there are any."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    pages = [
        f"{file.name} {len(PdfReader(file).pages):,}"
        for file in sorted(files)
        if file.suffix == ".pdf"
    ]
    size = f"{sum(file.stat().st_size for file in files) / 1e6:.1f} MB"
    return ", ".join([size, f"{len(files)} files", *(f"{n} pages" for n in pages)])


def main() -> None:
    """Measure and print."""
    paragraphs = int(sys.argv[1]) if len(sys.argv) > 1 else 13_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    print(f"{paragraphs:,} paragraphs, {paragraphs // EVERY:,} notes\n")
    print("| Command | Seconds | Processor seconds | Peak MiB | Made |")
    print("| --- | ---: | ---: | ---: | --- |")
    os.environ.pop("EDITION_WITNESS", None)  # that of another text
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, paragraphs)
        for command in (["validate"], *(["build", form] for form in FORMS)):
            figures = [run(command, folder) for _ in range(runs)]
            seconds, processor, peak = map(statistics.median, zip(*figures, strict=True))
            output = made(folder / "build" / "full" / command[-1]) if len(command) > 1 else ""
            shown = " ".join(command)
            print(
                f"| `edition {shown}` | {seconds:.1f} | {processor:.1f} | {peak:.0f} | {output} |"
            )


FORMS = ("html", "pdf", "epub", "text", "data", "tei")

if __name__ == "__main__":
    main()
