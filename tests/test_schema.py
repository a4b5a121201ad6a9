"""The schema: as tight as the texts, valid TEI, and able to explain itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from edition.findings import Finding
from edition.relaxng import findings

ROOT = Path(__file__).parent.parent
RNG = ROOT / "schema" / "edition.rng"
EDITION = sorted((ROOT / "tei").glob("*/*.xml"))
"""The texts and registers of the edition, and the texts that an editor has restored."""
SAMPLE = sorted((ROOT / "tests" / "sample" / "tei").glob("*/*.xml"))
"""The same of the sample edition, which shows what editors may need on any day."""
FILES = EDITION + SAMPLE
VALID = ROOT / "tests" / "valid" / "example.xml"
"""A text that has a little of everything, for the tests to break."""
INVALID = sorted((ROOT / "tests" / "invalid").glob("*.xml"))

TEI = "{http://www.tei-c.org/ns/1.0}"


def name_of(path: Path) -> str:
    """The name under which pytest shows a file."""
    return path.stem


@pytest.mark.parametrize("text", [*FILES, VALID], ids=name_of)
def test_texts_are_valid(text: Path) -> None:
    """Every text and register is valid by the edition's schema, without words and with them."""
    assert findings(etree.parse(text), text, RNG) == []


@pytest.mark.needs("tei_all")
@pytest.mark.parametrize("text", [*FILES, VALID], ids=name_of)
def test_texts_are_tei(text: Path, tei_schema: etree.RelaxNG) -> None:
    """Every text and register is valid by the TEI's own schema, without words and with them."""
    tei_schema.assertValid(etree.parse(text))


@pytest.mark.needs("jing")
def test_jing_agrees() -> None:
    """A second RelaxNG processor accepts what libxml2 accepts and refuses what it refuses."""
    broken = {path for path in INVALID if b"rule: well-formed" in path.read_bytes()}
    invalid = [path for path in INVALID if path not in broken]
    files = [str(path) for path in [*FILES, *invalid]]
    jing = subprocess.run(["jing", RNG, *files], capture_output=True, text=True, check=False)
    refused = set(re.findall(r"^(.+?):\d+:\d+: error:", jing.stdout, re.MULTILINE))
    parser = etree.XMLParser(collect_ids=False)
    assert refused == {str(p) for p in invalid if findings(etree.parse(p, parser), p, RNG)}


def test_finding_is_one_line() -> None:
    """A finding reads as its place, what is wrong and what to do."""
    full = Finding("a.xml", 3, "n2", "<note> lacks n", "add n", "missing-attribute")
    assert str(full) == "a.xml:3 (n2): <note> lacks n; add n"
    assert str(Finding("a.xml", 3, None, "it is broken", "", "schema")) == "a.xml:3: it is broken"


def test_every_fault_is_told() -> None:
    """Several faults in one document each have their finding, in the order of the document."""
    root = etree.parse(VALID).getroot()
    body, quote, note, back = (
        next(root.iter(TEI + name)) for name in ("body", "quote", "note", "back")
    )
    body[0].set("rend", "bold")
    quote.tag = f"{TEI}hi"
    back.insert(0, etree.Element(f"{TEI}p"))
    note.set("n", "one")
    rules = [found.rule for found in findings(etree.ElementTree(root), "example", RNG)]
    expected = ["unknown-attribute", "unknown-element", "misplaced-element", "attribute-value"]
    assert rules == expected


@pytest.mark.parametrize("name", ["quote", "ref"])
def test_unknown_element_is_one_fault(name: str) -> None:
    """An element that is misnamed is not also reported as missing."""
    root = etree.parse(VALID).getroot()
    cit = next(root.iter(f"{TEI}cit"))
    next(cit.iter(TEI + name)).tag = f"{TEI}quotation-mark"
    rules = [found.rule for found in findings(etree.ElementTree(root), "example", RNG)]
    assert rules == ["unknown-element"]


def test_attributes_are_judged_by_what_they_are_meant_for() -> None:
    """A gap that says it is withheld lacks what such a gap needs, and has no wrong reason."""
    root = etree.parse(VALID).getroot()
    next(root.iter(f"{TEI}gap")).set("reason", "rights")
    found = findings(etree.ElementTree(root), "example", RNG)
    assert [finding.what for finding in found] == [
        "<gap> lacks unit",
        "<gap> lacks quantity",
        "<gap> lacks corresp",
    ]
