"""Make thousands of documents and report: ``python -m tests.generating --count 5000``."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from lxml import etree

from tests.conftest import ROOT, tei_all_path
from tests.generating.judging import Judges, Refusal, compiled
from tests.generating.walking import Generator, kind


def main() -> None:
    """Read the command line, make the documents and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.generating", description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder to write the documents into")
    options = parser.parse_args()
    path, tei = ROOT / "schema" / "edition.rng", tei_all_path()
    if tei is None:
        parser.error("tei_all.rng is not here: name it in EDITION_TEI_ALL")
    generator = Generator(etree.parse(path), options.seed)
    judges = Judges(compiled(path), compiled(tei))
    begun, elements, refused = time.perf_counter(), 0, list[Refusal]()
    for number in range(options.count):
        document = generator.document(number)
        elements += sum(1 for _ in document.iter(etree.Element))
        if options.keep:
            document.write(options.keep / f"{number:05}.xml", encoding="utf-8")
        if refusal := judges.refusal(document, number):
            refused.append(refusal)
            if len(refused) <= 3:
                print(refusal, etree.tostring(judges.smallest(document), encoding="unicode"))
    took = time.perf_counter() - begun
    used = Counter(kind(node) for node, times in generator.used.items() if times)
    there = Counter(kind(node) for node in generator.used)
    print(f"{options.count} documents, {elements} elements, {took:.0f} s, seed {options.seed}")
    print(", ".join(f"{used[what]} of {there[what]} {what}s" for what in sorted(there)))
    print(f"unused: {generator.unused}\nrefused: {len(refused)}")


if __name__ == "__main__":
    main()
