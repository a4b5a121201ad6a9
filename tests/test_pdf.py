"""The PDFs: what each says of itself, its notes, its bookmarks."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from edition.errors import TypesettingError
from edition.typesetting import draw, typeset
from tests.conftest import BOTH

TEXTS = ("introduction", "broue-1988")
FILES = (*TEXTS, "book")


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
def test_the_file_says_what_it_is(outputs: Path, key: str) -> None:
    """It tells its true title and language; the standards only ask that it has some."""
    reader = _reader(outputs, key)
    told = "introduction" if key == "introduction" else "broue-1988"
    text = etree.parse(outputs / "tei" / "texts" / f"{told}.xml")
    assert reader.metadata is not None
    title = text.findtext(".//{*}titleStmt/{*}title")
    assert title
    assert str(reader.metadata.title).endswith(" ".join(title.split()))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"


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


@pytest.mark.needs("poppler")
def test_the_withheld_print_has_no_junk_in_its_text(public: Path) -> None:
    """The bars of the withheld chapter leave nothing odd in the text layer."""
    done = subprocess.run(
        ["pdftotext", public / "pdf" / "broue-1988.pdf", "-"], capture_output=True, check=True
    )
    text = done.stdout.decode()
    assert "The Bolshevik-Leninist Faction" in text
    assert re.findall(r"[█░▒▓\ufffd\ufffc\u2003]", text) == []


@pytest.mark.parametrize("character", ["\U0001f6a2", "\u5929", "\ue000", "\ufdd0"])
def test_a_character_that_cannot_be_printed_is_told_with_its_place(
    character: str, tmp_path: Path
) -> None:
    """It is never dropped, nor shown as a box: the PDF and the cover say which, and where."""
    template = tmp_path / "small.typ"
    template.write_text(
        '#set document(title: "Small")\n'
        "#xml(sys.inputs.document).first().children.last().children.join()"
    )
    document = f'<print><p id="a.p1"/><p id="a.p2">Oil {character}</p></print>'
    said = rf"^a\.p2: small cannot .* no sign for .* \(U\+{ord(character):04X}\); write"
    with pytest.raises(TypesettingError) as raised:
        typeset(document, datetime.date(2026, 1, 31), template, "small")
    assert re.search(said, str(raised.value))
    if character != "\ue000":  # for which the typeface has a sign, but nobody knows of what
        with pytest.raises(TypesettingError) as raised:
            draw(document, template, "small", 72)
        assert re.search(said, str(raised.value))
