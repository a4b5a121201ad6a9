"""The ledger: what is public, what a list of it holds, and what breaks its promises."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import etree

from edition.addresses import natural, nearest, page, public
from edition.errors import LedgerError, OutputError
from edition.ledger import Entry, Ledger, Release
from edition.project import Project
from edition.promises import file_findings
from edition.releasing import UnreleasableError, record
from edition.withdrawing import withdraw
from tests.conftest import ROOT, SAMPLE
from tests.releases import Edition, edit, paragraphs, released, stamp

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<ledger xmlns="urn:edition:ledger">\n'


def _document(inner: str) -> etree._ElementTree:
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="log"><teiHeader><respStmt xml:id="ed"/>'
    )
    return etree.ElementTree(
        etree.fromstring(f"{text}</teiHeader><text><body>{inner}</body></text></TEI>")
    )


def test_what_is_public() -> None:
    """Public are a file and all that has an identifier in its text; of the header nothing is."""
    found = public(
        _document(
            '<head xml:id="h1"/><p xml:id="p1"><note xml:id="e1" type="editorial"/>'
            '<ref xml:id="r1" type="note"/></p><cit xml:id="q1"/><note xml:id="n1"/>'
            '<trailer xml:id="t1"/><seg xml:id="s1"/>'
        ),
        "log",
    )
    assert {one.address: one.kind for one in found.values()} == {
        "log": "text",
        "log#h1": "heading",
        "log#p1": "paragraph",
        "log#e1": "editorial note",
        "log#r1": "note reference",
        "log#q1": "quotation",
        "log#n1": "note",
        "log#t1": "line",
        "log#s1": "seg",
    }
    entries = public(_document('<listBibl><bibl xml:id="t-7"/></listBibl>'), "documents")
    assert {one.address: one.kind for one in entries.values()} == {
        "documents": "register",
        "doc:t-7": "document",
    }


def test_every_public_identifier_of_the_edition_has_a_kind_in_words() -> None:
    """Each thing that has an address is called what a scholar calls it, and by its own page."""
    for project in (Project.find(ROOT), Project.find(SAMPLE)):
        files = {key: project.text(key) for key in project.texts} | project.registers
        for key, path in files.items():
            for one in public(etree.parse(path), key).values():
                assert one.kind in KINDS_IN_WORDS
                assert page(one.address) == key


KINDS_IN_WORDS = {
    *("text", "register", "paragraph", "quotation", "note", "editorial note", "note reference"),
    *("heading", "title", "line", "person", "place", "organisation", "document", "work", "event"),
}


def test_another_kind_of_thing_is_refused() -> None:
    """An identifier that names something else than when it was released is a fault."""
    ledger = Ledger(
        Path("ledger.xml"),
        (Release("1.0.0", "2026-01-31", 2),),
        {
            "log": Entry("log", "text", "1.0.0"),
            "log#e1": Entry("log#e1", "editorial note", "1.0.0"),
        },
    )
    same = _document('<note xml:id="e1" type="editorial"/>')
    assert list(file_findings(ledger, same, Path("log.xml"), "log")) == []
    [one] = file_findings(ledger, _document('<p xml:id="e1"/>'), Path("log.xml"), "log")
    assert str(one) == (
        "log.xml:1 (e1): e1 was released with 1.0.0 as an editorial note and is a paragraph now;"
        " give the paragraph an identifier of its own, and withdraw log#e1"
    )


def test_successors_are_followed_and_circles_refused(history: Path) -> None:
    """A tombstone leads on to tombstones until something is there; it never leads to itself."""
    project = Project.find(history)
    paragraphs(history, "p3", "p5")
    withdraw(project, ["preface#p4"], "preface#p5", "Joined.")
    paragraphs(history, "p3")
    with pytest.raises(LedgerError, match="lead in a circle"):
        withdraw(project, ["preface#p5"], "preface#p4", "Joined.")
    with pytest.raises(LedgerError, match="lead in a circle"):
        withdraw(project, ["preface#p5"], "preface#p5", "Joined.")
    with pytest.raises(LedgerError, match=r"preface#p9 is not in the edition; did you mean"):
        withdraw(project, ["preface#p5"], "preface#p9", "Joined.")
    ledger = withdraw(project, ["preface#p5"], "preface#p3", "Joined.")
    assert ledger.end("preface#p4") == "preface#p3"
    paragraphs(history)
    ledger = withdraw(project, ["preface#p3"], None, "Not ours.")
    assert ledger.end("preface#p4") == "preface#p3"
    with pytest.raises(LedgerError, match=r"withdrawn already, after 1\.1\.0; to mend its tomb"):
        withdraw(project, ["preface#p3"], None, "Again.")
    assert Ledger.read(project.ledger).entries.keys() == ledger.entries.keys()
    released(history, "2.0.0")


def test_a_pointer_to_what_was_withdrawn_is_led_on(history: Path, edition: Edition) -> None:
    """Validation says what took its place, at the end of the chain, or that nothing did."""
    preface = history / "tei" / "texts" / "preface.xml"
    project = Project.find(history)
    paragraphs(history, "p4", "p5")
    withdraw(project, ["preface#p3"], "preface#p4", "Joined.")
    paragraphs(history, "p5")
    withdraw(project, ["preface#p4"], "preface#p5", "Joined again.")
    edit(preface, ('target="text:letters#p3"', 'target="text:preface#p3"'))
    run = edition("validate", cwd=history)
    led = "“text:preface#p3” leads to what was withdrawn; point to text:preface#p5, which took its"
    assert led in run.out
    paragraphs(history)
    withdraw(project, ["preface#p5"], None, "It was wrong.")
    run = edition("validate", cwd=history)
    assert "leads to what was withdrawn; take the pointer away" in run.out


def test_nothing_leads_to_what_has_no_successor(history: Path) -> None:
    """What is withdrawn without a successor is none itself."""
    project = Project.find(history)
    paragraphs(history, "p3", "p5")
    withdraw(project, ["preface#p4"], None, "Not ours.")
    paragraphs(history, "p3")
    with pytest.raises(LedgerError, match="preface#p4 is withdrawn, and nothing took its place"):
        withdraw(project, ["preface#p5"], "preface#p4", "Joined.")


def test_a_successor_that_was_never_released_may_not_vanish(history: Path) -> None:
    """A new paragraph that a tombstone leads to is held by it, before it is released itself."""
    paragraphs(history, "p3", "p5", "p6")
    withdraw(Project.find(history), ["preface#p4"], "preface#p6", "Moved.")
    paragraphs(history, "p3", "p5")
    stamp(history, "2.0.0")
    with pytest.raises(UnreleasableError) as caught:
        record(Project.find(history), "2.0.0")
    [fault] = caught.value.findings
    assert fault.what == "preface#p6, the successor of preface#p4, is not in the edition"
    assert fault.path == str(history / "tei" / "ledger.xml")


RELEASED = '  <release version="1.0.0" date="2026-01-31" new="{}"/>\n'
LIVE = '  <id at="log" kind="text" since="1.0.0"/>\n'
SILENT = LIVE.replace("/>", ' until="1.0.0"/>')  # it does not say why


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is not well-formed XML: "),
        (f"{HEAD}{RELEASED.format(2)}{LIVE}</ledger>", "1.0.0 had 2 new identifiers, and 1 of"),
        (f"{HEAD}{RELEASED.format(2)}{LIVE}{LIVE}</ledger>", "log stands here twice;"),
        (f"{HEAD}{LIVE}</ledger>", "log is said to be of versions that were not released;"),
        (f"{HEAD}{RELEASED.format(0) * 2}</ledger>", "release 1.0.0 does not come after 1.0.0"),
        (f"{HEAD}{RELEASED.format(1)}{LIVE.replace('at', 'on')}</ledger>", "this line is not one"),
        (
            f"{HEAD}{RELEASED.format(1)}{SILENT}</ledger>",
            "this line is not one of a ledger; restore it from the repository’s history",
        ),
        (f"{HEAD}{RELEASED.format(1)}{LIVE.replace('log', 'Log')}</ledger>", "“Log” is not an"),
        ('<!DOCTYPE ledger SYSTEM "x">\n<ledger xmlns="urn:edition:ledger"/>', "has a document"),
        (
            f"{HEAD}{RELEASED.format(2)}"
            '  <id at="a" kind="text" since="1.0.0" until="1.0.0" successor="b">X</id>\n'
            '  <id at="b" kind="text" since="1.0.0" until="1.0.0" successor="a">X</id>\n</ledger>',
            "the successors of a lead in a circle; correct one of them",
        ),
    ],
)
def test_a_broken_ledger_is_one_sentence(
    content: str, message: str, bare: Path, edition: Edition
) -> None:
    """Whatever is wrong in the ledger is said with its place, by every command that reads it."""
    (bare / "tei" / "ledger.xml").write_text(content, encoding="utf-8")
    for words in (("build", "text"), ("release", "1.2.0"), ("withdraw", "log", "--why", "x")):
        run = edition(*words, cwd=bare)
        assert run.code == 1
        assert run.err.count("\n") == 1
        assert run.err.startswith("edition: tei/ledger.xml:")
        assert message in run.err


def test_a_full_disk_leaves_the_old_ledger(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the ledger cannot be written whole, the old one stands and nothing else is left."""
    path = history / "tei" / "ledger.xml"
    before, files = path.read_bytes(), set(path.parent.iterdir())
    stamp(history, "1.2.0")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        record(Project.find(history), "1.2.0").ledger.write()
    assert (path.read_bytes(), set(path.parent.iterdir())) == (before, files)


def test_the_file_is_in_natural_order_and_reads_back(history: Path) -> None:
    """A line an identifier, p2 before p10, the text before its passages; reading loses nothing."""
    assert sorted(["a#p10", "a#p2", "b", "a", "doc:t-10", "doc:t-9", "documents"], key=natural) == [
        *("a", "a#p2", "a#p10", "b", "documents", "doc:t-9", "doc:t-10"),
    ]
    ledger = Ledger.read(history / "tei" / "ledger.xml")
    written = re.findall(r'<id at="([^"]*)"', ledger.path.read_text(encoding="utf-8"))
    assert written == sorted(ledger.entries, key=natural)
    assert written != sorted(ledger.entries)
    lines = ledger.path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3 + len(ledger.releases) + len(ledger.entries)
    before = ledger.path.read_bytes()
    ledger.write()
    assert ledger.path.read_bytes() == before


def test_the_command_that_is_proposed_names_the_nearest() -> None:
    """The successor in the remedy is the one before in number, or the entry of the like name."""
    there = ["log", "log#p1", "log#p3", "log#p9", "log#h2", "person:fenwick-a", "person:clerk"]
    assert nearest("log#p4", there) == "log#p3"
    assert nearest("log#p0", there) == "log#p1"
    assert nearest("person:fenwick-ada", there) == "person:fenwick-a"
    assert nearest("place:clerk", there) is None


def test_a_withdrawn_text_does_not_come_back() -> None:
    """A text under a key that was withdrawn is one fault, whatever it holds."""
    ledger = Ledger(
        Path("ledger.xml"),
        (Release("1.0.0", "2026-01-31", 3),),
        {
            at: Entry(at, kind, "1.0.0", "1.0.0", None, "Not ours.")
            for at, kind in (("log", "text"), ("log#p1", "paragraph"), ("log#p2", "paragraph"))
        },
    )
    back = _document('<p xml:id="p1"/><p xml:id="p3"/>')
    [one] = file_findings(ledger, back, Path("log.xml"), "log")
    assert str(one) == (
        "log.xml:1 (log): log was withdrawn after 1.0.0 and may not be used again;"
        " give this text an identifier that was never released"
    )
