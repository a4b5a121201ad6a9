"""The chapter and the introduction themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from edition.audit import audit
from edition.manifest import Manifest
from edition.markup import Source
from edition.project import Project
from edition.restoring import restore
from edition.validation import Validator
from edition.withholding import withhold
from edition.words import Words
from tests.conftest import ROOT

NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
PROJECT = Project.find(ROOT)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def chapter() -> etree._ElementTree:
    """The chapter as the repository holds it."""
    return etree.parse(PROJECT.text("broue-1988"))


def _ids(tree: etree._ElementTree, path: str) -> list[str]:
    found = tree.xpath(f"{path}/@xml:id", namespaces=NAMES)
    assert isinstance(found, list)
    return [str(identifier) for identifier in found]


def _numbered(letter: str, count: int) -> list[str]:
    return [f"{letter}{number}" for number in range(1, count + 1)]


def test_every_structure_of_the_chapter_is_there(chapter: etree._ElementTree) -> None:
    """85 paragraphs, 27 quotations, 143 references and notes, 2 headings, 6 lines, 2 separators."""
    assert _ids(chapter, "//t:body/t:p") == _numbered("p", 85)
    assert _ids(chapter, "//t:body/t:cit") == _numbered("q", 27)
    assert _ids(chapter, "//t:text//t:ref") == _numbered("r", 143)
    assert _ids(chapter, "//t:back//t:note") == _numbered("n", 143)
    assert _ids(chapter, "//t:text//*[self::t:titlePart or self::t:head]") == _numbered("h", 2)
    lines = "//t:text//*[self::t:docImprint or self::t:byline or self::t:trailer]"
    assert _ids(chapter, lines) == _numbered("t", 6)
    assert chapter.xpath("count(//t:ab[@type = 'separator'])", namespaces=NAMES) == 2


def test_every_note_says_whose_it_is(chapter: etree._ElementTree) -> None:
    """Each note names who is responsible: the sum of what its parts name, which are all known."""
    known = {f"#{identifier}" for identifier in _ids(chapter, "//t:titleStmt/t:respStmt")}
    notes = chapter.findall(".//t:back//t:note", NAMES)
    for note in notes:
        whole = str(note.get("resp")).split()
        parts = [str(part.get("resp")) for part in note.findall("t:seg", NAMES)]
        assert parts
        assert set(whole) == set(parts) <= known
    theirs = [set(str(note.get("resp")).split()) - {"#ed"} for note in notes]
    mixed = [note.get("n") for note, whose in zip(notes, theirs, strict=True) if len(whose) > 1]
    assert mixed == ["3", "4", "31", "43", "108"]


def test_the_witness_is_covered_completely() -> None:
    """All 58,693 characters of the witness that are not white space stand in gaps."""
    judged = Validator(PROJECT).file(PROJECT.text("broue-1988"))
    assert (judged.covered, judged.characters) == (58_693, 58_693)


def test_the_edition_has_no_fault() -> None:
    """Validation finds nothing in any text of the edition."""
    assert [found for one in Validator(PROJECT).edition() for found in one.findings] == []


@pytest.mark.needs("witness")
def test_no_question_of_the_audit_is_left(witness: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the audit asks about the words, the markup and the registers has been settled."""
    monkeypatch.setenv("EDITION_WITNESS", str(witness))
    report = audit(PROJECT)
    assert report.left_out == ()
    assert [question.key for question in report.open] == []


@pytest.mark.parametrize("key", PROJECT.texts)
@pytest.mark.needs("tei_all")
def test_every_text_is_tei(key: str, tei_schema: etree.RelaxNG) -> None:
    """Every text, as the repository holds it, is valid against the TEI's own schema."""
    tei_schema.assertValid(etree.parse(PROJECT.text(key)))


@pytest.mark.needs("witness", "tei_all")
def test_the_restored_chapter_is_tei_and_withholds_to_itself(
    witness: Path, tei_schema: etree.RelaxNG
) -> None:
    """Restored, the chapter is valid against both schemas; withheld, it is the same file."""
    path = PROJECT.text("broue-1988")
    text = witness.read_text(encoding="utf-8")
    assert Manifest.load(PROJECT.manifest("broue-1988")).verify(text)
    words = Words("broue-1988", text)
    source = Source.read(path)
    restored = Source(restore(source, words, PROJECT.own), path)
    assert withhold(restored, words, PROJECT.own) == source.text
    judged = Validator(PROJECT).source(restored, path, "broue-1988", complete=True)
    assert judged.findings == ()
    tei_schema.assertValid(etree.ElementTree(etree.fromstring(restored.text.encode())))


def test_the_introduction_is_a_text_in_full() -> None:
    """The introduction has at least 4,000 words and three dozen notes, and nothing withheld."""
    tree = etree.parse(PROJECT.text("introduction"))
    body = tree.find(".//t:body", NAMES)
    assert body is not None
    assert len(" ".join(map(str, body.itertext())).split()) >= 4000
    assert len(tree.findall(".//t:back//t:note", NAMES)) >= 36
    assert tree.findall(".//t:gap", NAMES) == []


@pytest.mark.parametrize("key", PROJECT.texts)
def test_the_header_tells_version_date_and_rights(key: str) -> None:
    """Each header has the version of the package, its date, and the licences."""
    from edition import __version__

    tree = etree.parse(PROJECT.text(key))
    edition = tree.find(".//t:editionStmt/t:edition", NAMES)
    assert edition is not None
    assert edition.get("n") == __version__
    date = edition.find("t:date", NAMES)
    assert date is not None
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(date.get("when")))
    targets = [str(found.get("target")) for found in tree.findall(".//t:licence", NAMES)]
    assert targets[0] == "https://creativecommons.org/licenses/by/4.0/"
