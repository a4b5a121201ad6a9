"""The print edition: tagged, archivable, with the witness's numbers and all the words."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from tests.conftest import BOTH

TEXTS = ("introduction", "broue-1988")
FILES = (*TEXTS, "book")
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _reader(outputs: Path, key: str) -> PdfReader:
    return PdfReader(outputs / "pdf" / f"{key}.pdf")


def _structure(node: Any) -> list[str]:
    """The roles of a structure tree, in order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [role for child in node for role in _structure(child)]
    if not isinstance(node, dict):
        return []
    role = [str(node["/S"])] if "/S" in node else []
    return role + (_structure(node["/K"]) if "/K" in node else [])


@BOTH
@pytest.mark.parametrize("key", FILES)
def test_the_file_declares_its_standards(outputs: Path, key: str) -> None:
    """The metadata claim PDF/A-2a and PDF/UA-1, and hold what these ask for."""
    reader = _reader(outputs, key)
    metadata = reader.xmp_metadata
    assert metadata is not None
    xmp = etree.tostring(etree.fromstring(metadata.stream.get_data())).decode()
    for claim in ("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"):
        assert claim in xmp
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title


@BOTH
@pytest.mark.parametrize("key", FILES)
def test_every_font_is_embedded(outputs: Path, key: str) -> None:
    """No font is left to the reader's machine."""
    for page in _reader(outputs, key).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            for descendant in font.get_object()["/DescendantFonts"]:
                descriptor = descendant.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@BOTH
def test_notes_are_tagged_as_notes(outputs: Path) -> None:
    """Each note is a Note in the structure tree: the 143, ours, and our corrections."""
    root: Any = _reader(outputs, "broue-1988").trailer["/Root"]
    roles = _structure(root["/StructTreeRoot"])
    text = etree.parse(outputs / "tei" / "texts" / "broue-1988.xml")
    corrected = text.findall(".//{*}body//{*}choice")  # in a note the reading stands beside
    ours = len(text.findall(".//{*}note[@type='editorial']")) + len(corrected)
    assert ours > 30
    # A note that runs on over the page is tagged once on each.
    assert 143 + ours <= roles.count("/Note") <= 143 + ours + 10
    assert "/H1" in roles or "/Title" in roles


@BOTH
@pytest.mark.parametrize("key", FILES)
def test_there_are_bookmarks(outputs: Path, key: str) -> None:
    """A reader can go to the text's parts from the outline."""
    assert _reader(outputs, key).outline


@pytest.mark.needs("witness", "poppler")
def test_no_word_is_lost_in_print(full: Path) -> None:
    """Every word of the chapter's paragraphs and notes is in the text layer of the PDF."""
    done = subprocess.run(
        ["pdftotext", full / "pdf" / "broue-1988.pdf", "-"], capture_output=True, check=True
    )
    letters = re.compile(r"[^\W\d_]+")

    def words(text: str) -> set[str]:
        text = re.sub(r"(?<=\w)e\d+\b", "", text)  # references to our notes, close to a word
        return set(letters.findall(text.replace("ﬁ", "fi").replace("ﬂ", "fl")))

    printed = done.stdout.decode()
    joined = re.sub(r"[-\u00ad\u2010]\s*\n+", "", printed)
    known = words(printed) | words(joined)
    witness = (full / "text" / "broue-1988.exact.txt").read_text("utf-8")
    # What is broken at a page's end, with a running head between its halves, is not found so.
    missing = words(witness) - known
    assert len(missing) <= 5, sorted(missing)


@pytest.mark.needs("poppler")
def test_the_withheld_print_has_no_junk_in_its_text(public: Path) -> None:
    """The bars of the withheld chapter leave nothing odd in the text layer."""
    done = subprocess.run(
        ["pdftotext", public / "pdf" / "broue-1988.pdf", "-"], capture_output=True, check=True
    )
    text = done.stdout.decode()
    assert "The Bolshevik-Leninist Faction" in text
    assert re.findall(r"[█░▒▓\ufffd\ufffc\u2003]", text) == []


@BOTH
@pytest.mark.parametrize("key", TEXTS)
def test_every_identifier_is_a_named_destination(outputs: Path, key: str) -> None:
    """``….pdf#p12`` opens at paragraph 12: paragraphs, quotations, notes, headings and lines.

    Only the heading over the notes is not there, for in print they stand at the foot of the page.
    """
    text = etree.parse(outputs / "tei" / "texts" / f"{key}.xml").find("{*}text")
    assert text is not None
    ids = {str(found) for element in text.iter() if (found := element.get(XML_ID))}
    ids -= {str(head.get(XML_ID)) for head in text.iterfind(".//{*}div[@type='notes']/{*}head")}
    assert sorted(ids - set(_reader(outputs, key).named_destinations)) == []
