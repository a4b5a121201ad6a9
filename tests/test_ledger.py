"""The ledger: what was released stays, or leaves a tombstone that leads on, in every output."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from edition.addresses import Identifier, name, natural, nearest, page, public
from edition.building import build
from edition.errors import LedgerError, OutputError
from edition.ledger import Entry, Ledger, Release
from edition.project import Project
from edition.promises import edition_findings, file_findings, page_findings
from edition.releasing import UnreleasableError, record, recorded, tombstoned, withdraw
from tests.conftest import NODE, ROOT, SAMPLE, Run, chromium_path
from tests.test_docs import FENCE, Session
from tests.test_processors import _page
from tests.xslt3 import xslt3

Edition = Callable[..., Run]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<ledger xmlns="urn:edition:ledger">\n'


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace what stands once in a file."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def stamp(folder: Path, version: str, day: str = "2026-01-31") -> None:
    """Let all headers say a version and a day."""
    for path in (folder / "tei").glob("*/*.xml"):
        text = path.read_text(encoding="utf-8")
        new = rf'\g<1>{version}\g<2>{day}">{day}<'
        text = re.sub(r'(<edition n=")[^"]*(">.*?<date when=")[^"]*">[^<]*<', new, text)
        path.write_text(text, encoding="utf-8")


def paragraphs(folder: Path, *names: str) -> None:
    """Let the preface have these paragraphs, after its first two."""
    path = folder / "tei" / "texts" / "preface.xml"
    text = re.sub(r'\s*<p xml:id="p([3-9]|\d\d)">.*?</p>', "", path.read_text(encoding="utf-8"))
    new = "".join(f'        <p xml:id="{one}">A lamp is lit in {one}.</p>\n' for one in names)
    path.write_text(text.replace("        <list>", f"{new}        <list>"), encoding="utf-8")


def released(folder: Path, version: str, day: str = "2026-01-31") -> Ledger:
    """Release a version."""
    stamp(folder, version, day)
    recorded = record(Project.find(folder), version)
    recorded.ledger.write()
    return Ledger.read(folder / "tei" / "ledger.xml")


@pytest.fixture
def history(bare: Path) -> Path:
    """The sample edition after two releases, the second with three more paragraphs."""
    released(bare, "1.0.0")
    paragraphs(bare, "p3", "p4", "p5")
    released(bare, "1.1.0")
    return bare


def test_a_history_of_several_releases(bare: Path, edition: Edition) -> None:
    """Release, add, remove, withdraw, release again: refused where a promise would be broken."""
    stamp(bare, "1.0.0")
    run = edition("release", "1.0.0", "--dry-run", cwd=bare)
    assert "Would release 1.0.0 of 2026-01-31: 45 new, 0 unchanged, 0 withdrawn" in run.out
    assert not (bare / "tei" / "ledger.xml").exists()
    run = edition("release", "1.0.0", cwd=bare)
    assert (run.code, run.err) == (0, "")
    assert "preface: 1 text, 2 headings, 2 paragraphs, 2 note references, 2 notes.\n" in run.out
    assert run.out.endswith(
        "Released 1.0.0 of 2026-01-31: 45 new, 0 unchanged, 0 withdrawn so far.\n"
        "Wrote tei/ledger.xml; commit it.\n"
    )
    # What is new since a release may change until the next.
    paragraphs(bare, "p3", "p4", "p5", "p6")
    paragraphs(bare, "p3", "p4", "p5")
    stamp(bare, "1.1.0", "2026-03-01")
    run = edition("release", "1.1.0", cwd=bare)
    assert "Released 1.1.0 of 2026-03-01: 3 new, 45 unchanged, 0 withdrawn" in run.out
    # What was released may not go in silence.
    paragraphs(bare, "p3", "p5")
    stamp(bare, "2.0.0", "2026-05-01")
    before = (bare / "tei" / "ledger.xml").read_bytes()
    run = edition("release", "2.0.0", cwd=bare)
    assert run.code == 1
    assert (
        "tei/texts/preface.xml:92 (p4): the paragraph p4, released with 1.1.0, is gone;"
        " put it back, or withdraw it:"
        ' edition withdraw preface#p4 --successor preface#p3 --why "…"\n'
    ) in run.err
    assert run.err.endswith(
        "edition: nothing was released, for the edition has 1 fault; mend them first.\n"
    )
    assert (bare / "tei" / "ledger.xml").read_bytes() == before
    run = edition(
        "withdraw", "preface#p4", "--successor", "preface#p3", "--why", "Joined", cwd=bare
    )
    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "Withdrew preface#p4, last in version 1.1.0. It leads to preface#p3.\n"
        "Wrote tei/ledger.xml; commit it.\n"
    )
    assert edition("validate", cwd=bare).code == 0
    run = edition("release", "2.0.0", cwd=bare)
    assert "Released 2.0.0 of 2026-05-01: 0 new, 47 unchanged, 1 withdrawn so far." in run.out
    assert (
        '  <id at="preface#p4" kind="paragraph" since="1.1.0" until="1.1.0"'
        ' successor="preface#p3">Joined</id>\n'
    ) in (bare / "tei" / "ledger.xml").read_text(encoding="utf-8")
    # And never comes back as something else.
    paragraphs(bare, "p3", "p4", "p5")
    stamp(bare, "2.1.0", "2026-06-01")
    run = edition("release", "2.1.0", cwd=bare)
    assert (
        "(p4): p4 was withdrawn after 1.1.0 and may not be used again;"
        " give this paragraph an identifier that was never released\n"
    ) in run.err


def test_validation_says_it_first(history: Path, edition: Edition) -> None:
    """What a release would refuse is a finding of validation, of single files too."""
    ours = history / "tei" / "texts" / "preface.xml"
    assert edition("validate", cwd=history).code == 0
    paragraphs(history, "p3", "p5")
    for words in ((), (ours,)):
        run = edition("validate", *words, cwd=history)
        assert run.code == 1
        assert "(p4): the paragraph p4, released with 1.1.0, is gone; put it back" in run.out
    assert edition("build", "text", cwd=history).code == 1
    edit(history / "edition.toml", ('"preface", ', ""))
    run = edition("validate", cwd=history)
    assert "(preface): the text preface, released with 1.0.0, is gone;" in run.out
    assert run.out.count("released with") == 1
    run = edition("build", "text", cwd=history)
    assert "(preface): the text preface, released with 1.0.0, is gone;" in run.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("release", "1.1.0"), "1.1.0 does not come after 1.1.0, which is released; choose a"),
        (("release", "1.0.9"), "1.0.9 does not come after 1.1.0, which is released; choose a"),
        (("release", "2"), "“2” is not a version; write three numbers, as in 1.2.0."),
        (("release", "02.0.0"), "“02.0.0” is not a version;"),
        (("withdraw", "preface#p4", "--why", "x"), "preface#p4 is still there, in line 93"),
        (
            ("withdraw", "preface#p40", "--why", "x"),
            "preface#p40 was never released, so that it needs no tombstone; take it out of its"
            " file, or did you mean preface#p5?",
        ),
        (
            ("withdraw", "person:fenwick", "--why", "x"),
            "person:fenwick was never released, so that it needs no tombstone;"
            " take it out of its file, or did you mean person:fenwick-a?",
        ),
        (("withdraw", "preface", "--why", "x"), "preface is still there, in line 2 of its file;"),
        (("withdraw", "preface#p4", "--why", "  "), "no reason is given; say why for readers"),
    ],
)
def test_what_makes_no_sense_is_refused(
    words: tuple[str, ...], message: str, history: Path, edition: Edition
) -> None:
    """A refusal is one sentence, and the ledger stays as it was."""
    before = (history / "tei" / "ledger.xml").read_bytes()
    run = edition(*words, cwd=history)
    assert run.code == 1
    assert run.err.startswith(f"edition: {message}")
    assert run.err.count("\n") == 1
    assert (history / "tei" / "ledger.xml").read_bytes() == before


def test_headers_agree_with_the_release(history: Path) -> None:
    """Every header says the version and one day, not before that of the last release."""
    path = history / "tei" / "registers" / "works.xml"
    for day, other, message in (
        ("2026-02-30", "2026-02-30", "the header does not say the day"),
        ("2026", "2026", "the header does not say the day"),
        (
            "2026-05-01",
            "2026-05-02",
            "the header dates the release to 2026-05-02, and that of preface to 2026-05-01",
        ),
    ):
        stamp(history, "2.0.0", day)
        edit(path, (f'Specimen, <date when="{day}"', f'Specimen, <date when="{other}"'))
        with pytest.raises(UnreleasableError) as caught:
            record(Project.find(history), "2.0.0")
        said = [one.path for one in caught.value.findings if one.what == message]
        assert str(path) in said
        assert len(said) == (8 if day == other else 1)
    stamp(history, "2.0.0", "2020-01-01")
    with pytest.raises(LedgerError, match=r"before 1\.1\.0 of 2026-01-31; give them the day"):
        record(Project.find(history), "2.0.0")


def test_a_header_of_another_version_is_named(history: Path, edition: Edition) -> None:
    """Each file whose header has another version is said, with its line and what to write there."""
    stamp(history, "2.0.0")
    path = history / "tei" / "texts" / "letters.xml"
    edit(path, ('<edition n="2.0.0">', '<edition n="1.1.0">'))
    before = (history / "tei" / "ledger.xml").read_bytes()
    run = edition("release", "2.0.0", cwd=history)
    assert (run.code, run.err) == (
        1,
        "tei/texts/letters.xml:23 (letters): the header says version 1.1.0, and 2.0.0 is to be"
        ' released; write <edition n="2.0.0">, with the day of the release in its date\n'
        "edition: nothing was released, for the edition has 1 fault; mend them first.\n",
    )
    assert (history / "tei" / "ledger.xml").read_bytes() == before


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


def test_a_stranger_does_not_release(history: Path, tmp_path: Path) -> None:
    """The edition that travels in the installed package is not the reader's to release."""
    project = Project.load(history, tmp_path)
    with pytest.raises(LedgerError, match="came with the installed package"):
        record(project, "2.0.0")


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


# Outputs


TEXT = """<p xml:id="p1">The lamp is lit.</p><p xml:id="p2">It is put out.</p>"""


def add_text(folder: Path, key: str) -> None:
    """Let the edition have one more text, of two paragraphs."""
    texts = folder / "tei" / "texts"
    text = (texts / "preface.xml").read_text(encoding="utf-8")
    text = text.replace('xml:id="preface"', f'xml:id="{key}"')
    text = text.replace("Preface</title>", f"The {key}</title>")
    text = re.sub(r"<text>.*</text>", f"<text><body>{TEXT}</body></text>", text, flags=re.DOTALL)
    (texts / f"{key}.xml").write_text(text, encoding="utf-8")
    edit(folder / "edition.toml", ('"letters"]', f'"letters", "{key}"]'))


WATCH = """        <org xml:id="night-watch" type="society">
          <orgName type="usual">Night Watch</orgName>
          <note type="organisation">They kept the lamps.</note>
        </org>
"""


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition from which passages, an entry and a text were withdrawn, built."""
    folder = tmp_path_factory.mktemp("withdrawn") / "sample"
    shutil.copytree(SAMPLE, folder)
    shutil.rmtree(folder / "tei" / "witness")
    project = Project.find(folder)
    organisations = folder / "tei" / "registers" / "organisations.xml"
    mark = "        <listRelation>\n"
    add_text(folder, "log")
    paragraphs(folder, "p3", "p4", "p5", "p6")
    edit(organisations, (mark, WATCH + WATCH.replace("night", "sea") + mark))
    released(folder, "1.0.0")
    paragraphs(folder, "p6")
    withdraw(project, ["preface#p4", "preface#p5"], "preface#p6", "Joined with the one after")
    withdraw(project, ["preface#p3"], "letters#p1", "It repeated a letter, “word for word.”")
    edit(organisations, (WATCH, ""))
    withdraw(project, ["org:night-watch"], "org:sea-watch", "The same society & its name")
    (folder / "tei" / "texts" / "log.xml").unlink()
    edit(folder / "edition.toml", (', "log"]', "]"))
    add_text(folder, "ship-log")
    project = Project.find(folder)
    withdraw(project, ["log"], "ship-log", "It has another name.", renamed=True)
    released(folder, "2.0.0")
    paragraphs(folder)
    edit(organisations, (WATCH.replace("night", "sea"), ""))
    withdraw(project, ["org:sea-watch"], "org:coast-society", "They were the society.")
    withdraw(project, ["preface#p6"], None, "It was not ours.")
    released(folder, "2.1.0")
    build(project, withheld=True)  # whatever witness this machine has
    return folder / "build" / "public"


def _html(withdrawn: Path, name: str) -> html.HtmlElement:
    return html.fromstring((withdrawn / "html" / f"{name}.html").read_bytes())


def test_every_address_ever_released_resolves_on_the_pages(withdrawn: Path) -> None:
    """What is there and what was withdrawn has its page and its place in it."""
    ledger = Ledger.read(withdrawn.parent.parent / "tei" / "ledger.xml")
    assert len(ledger.withdrawn) == 9
    for entry in ledger.entries.values():
        key = page(entry.address)
        body = _html(withdrawn, key)
        if entry.address != key:
            assert len(body.xpath("//*[@id = $id]", id=name(entry.address))) == 1, entry.address


@pytest.mark.parametrize(
    ("where", "at", "said", "leads"),
    [
        ("preface", "p3", "p3: paragraph until version 1.0.0. It repeated a letter,"
         " “word for word.” Now letters#p1.", ["letters.html#p1"]),
        ("preface", "p4", "p4, p5: paragraphs until version 1.0.0."
         " Joined with the one after. Now p6.", ["#p6"]),
        ("preface", "p6", "p6: paragraph until version 2.0.0. It was not ours.", []),
        ("organisations", "night-watch", "night-watch: organisation until version 1.0.0."
         " The same society & its name. Now Coast Society.", ["#coast-society"]),
        ("log", "p2", "p2: paragraph until version 1.0.0. It has another name. Now ship-log#p2.",
         ["ship-log.html#p2"]),
    ],
)  # fmt: skip
def test_a_tombstone_says_what_it_was_and_leads_on(
    where: str, at: str, said: str, leads: list[str], withdrawn: Path
) -> None:
    """At the address stands the kind, the last version, the reason, and a link to what is there."""
    element = _html(withdrawn, where).get_element_by_id(at)
    item = element if element.tag == "li" else element.getparent()
    assert " ".join(item.text_content().split()) == said
    assert [link.get("href") for link in item.iter("a")] == leads
    for link in leads:
        file, _, fragment = link.partition("#")
        _html(withdrawn, file.removesuffix(".html") or where).get_element_by_id(fragment)


def test_a_withdrawn_text_keeps_a_page_and_all_other_forms(withdrawn: Path) -> None:
    """It says that it was withdrawn and leads on; in no list of texts is it named."""
    main = _html(withdrawn, "log").find(".//main")
    assert main is not None
    shown = " ".join(main.text_content().split())
    assert "Text until version 1.0.0. It has another name. Now The ship-log." in shown
    assert "ship-log.html" in [link.get("href") for link in main.iter("a")]
    for other in ("index", "preface", "persons"):
        links = [link.get("href") for link in _html(withdrawn, other).iter("a")]
        assert "log.html" not in links
    text = (withdrawn / "text" / "log.txt").read_text(encoding="utf-8")
    assert "Text until version 1.0.0. It has another name. Now The ship-log." in text
    assert "log.pdf" in {path.name for path in (withdrawn / "pdf").iterdir()}


@pytest.mark.needs("tei_all")
def test_what_stands_for_a_withdrawn_text_is_tei(
    withdrawn: Path, tei_schema: etree.RelaxNG
) -> None:
    """The small file in its place is valid TEI, and the ledger lies beside it."""
    tei_schema.assertValid(etree.parse(withdrawn / "tei" / "log.xml"))
    ours = withdrawn.parent.parent / "tei" / "ledger.xml"
    assert (withdrawn / "tei" / "ledger.xml").read_bytes() == ours.read_bytes()


def test_print_and_plain_text_keep_the_addresses(withdrawn: Path) -> None:
    """Each is a destination of the PDF and a line at the end of the plain text."""
    there = set(PdfReader(withdrawn / "pdf" / "preface.pdf").named_destinations)
    assert {"p1", "p2", "p3", "p4", "p5", "p6"} <= there
    assert {"p1", "p2"} <= set(PdfReader(withdrawn / "pdf" / "log.pdf").named_destinations)
    text = (withdrawn / "text" / "preface.txt").read_text(encoding="utf-8")
    assert (
        "\n\nWithdrawn addresses\n-------------------\n\n"
        "p3: paragraph until version 1.0.0. It repeated a letter, “word for word.”"
        " Now letters#p1.\n\n"
        "p4, p5: paragraphs until version 1.0.0. Joined with the one after. Now p6.\n\n"
        "p6: paragraph until version 2.0.0. It was not ours.\n\n"
    ) in text


def test_where_nothing_was_withdrawn_nothing_is_said(withdrawn: Path) -> None:
    """A page without tombstones has no section for them."""
    for key in ("letters", "ship-log", "persons", "index"):
        assert "ithdrawn" not in (withdrawn / "html" / f"{key}.html").read_text(encoding="utf-8")
    assert "ithdrawn" not in (withdrawn / "text" / "letters.txt").read_text(encoding="utf-8")


@pytest.mark.needs("xslt3")
def test_by_hand_the_whole_ledger_gives_the_same_pages(withdrawn: Path, tmp_path: Path) -> None:
    """With xslt3 and the ledger as it lies in the repository, tombstones come out the same."""
    project = Project.find(withdrawn.parent.parent)
    sources = [*(project.text(key) for key in project.texts), *project.registers.values()]
    summaries = []
    for path in sources:
        xslt3(f"{ROOT}/xslt/collect.xsl", f"-s:{path}", "-o:summary.xml", cwd=tmp_path)
        summaries.append((tmp_path / "summary.xml").read_text(encoding="utf-8"))
    summaries.append(project.ledger.read_text(encoding="utf-8"))
    inner = "".join(re.sub(r"^<\?xml.*?\?>", "", summary) for summary in summaries)
    (tmp_path / "collection.xml").write_text(
        f'<collection xmlns="urn:edition:collection" title="{project.title}" xml:lang="en">'
        f"{inner}</collection>",
        encoding="utf-8",
    )
    collection = "+collection=collection.xml"
    sheet = f"{ROOT}/xslt/withdrawn.xsl"
    xslt3(sheet, f"-s:{sources[0]}", "-o:log.xml", collection, "key=log", cwd=tmp_path)
    theirs = etree.canonicalize((tmp_path / "log.xml").read_text(encoding="utf-8"))
    ours = etree.canonicalize((withdrawn / "tei" / "log.xml").read_text(encoding="utf-8"))
    assert theirs == ours
    for kind, path in (
        ("html", project.text("preface")),
        ("html", tmp_path / "log.xml"),
        ("register", project.registers["organisations"]),
    ):
        sheet = f"{ROOT}/xslt/{kind}.xsl"
        xslt3(sheet, f"-s:{path}", "-o:out.html", collection, cwd=tmp_path)
        assert _page(tmp_path / "out.html") == _page(withdrawn / "html" / f"{path.stem}.html")


@pytest.mark.needs("vnu", "axe")
@pytest.mark.parametrize("key", ["preface", "organisations", "log"])
def test_pages_with_tombstones_are_valid_and_accessible(withdrawn: Path, key: str) -> None:
    """The W3C's checker and axe find nothing, in light and in dark; an address lights up."""
    path = withdrawn / "html" / f"{key}.html"
    checker = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-jar", checker, "--format", "json", path],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert json.loads(done.stderr)["messages"] == []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu"]
        )
        for scheme in ("light", "dark"):
            sheet: Any = browser.new_page(color_scheme=scheme)
            at = {"preface": "p4", "organisations": "night-watch", "log": "p2"}[key]
            sheet.goto(f"{path.as_uri()}#{at}")
            assert sheet.evaluate("() => document.querySelector(':target').id") == at
            assert sheet.evaluate("() => scrollY") > 0 or key == "log"
            sheet.add_script_tag(path=NODE / "axe-core" / "axe.min.js")
            found = sheet.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
            assert [rule["id"] for rule in found["violations"]] == []
        browser.close()


def test_the_page_on_releases_goes_as_it_is_told(tmp_path: Path) -> None:
    """Each command of the page, typed in order, says what the page says."""
    session = Session(tmp_path)
    page_ = (ROOT / "docs" / "edit" / "releases.md").read_text(encoding="utf-8")
    blocks = FENCE.findall(page_)
    for kind, block in blocks:
        if kind == "console":
            session.type(block)
        elif kind == "diff":
            session.edit(block, "tei/texts/preface.xml")
    shown = next(block for kind, block in blocks if kind == "text" and "<ledger" in block)
    written = (session.cwd / "tei" / "ledger.xml").read_text(encoding="utf-8")
    assert [line for line in shown.splitlines() if line.strip(" …") and line not in written] == []


# Whatever editors do

PLACES = [
    *("a", "a#p1", "a#p2", "a#p10", "b", "b#p1", "b#q1"),
    *("persons", "person:x", "person:y", "person:x-y"),
]
WORKS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(PLACES), st.sampled_from(["paragraph", "quotation"])),
    st.tuples(st.just("remove"), st.sampled_from(PLACES), st.none()),
    st.tuples(
        st.just("withdraw"),
        st.sampled_from(PLACES),
        st.none() | st.sampled_from(PLACES),
    ),
    st.tuples(st.just("release"), st.none(), st.none()),
)


@given(st.lists(WORKS, max_size=40))
@settings(max_examples=400, deadline=None)
def test_a_released_address_is_there_or_leads_on_whatever_editors_do(
    works: list[tuple[str, str, str | None]],
) -> None:
    """In any history each released address is there as what it was, or its tombstones end."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.xml")
        present: dict[str, Identifier] = {}
        promised: dict[str, str] = {}
        for work, at, more in works:
            if work == "add":
                whole = page(at)
                for one in {whole: at != whole, at: False}:
                    present.setdefault(one, Identifier(one, str(more), 1))
            elif work == "remove":
                gone = [one for one in present if one == at or (at == page(at) == page(one))]
                present = {one: what for one, what in present.items() if one not in gone}
            elif work == "withdraw":
                with contextlib.suppress(LedgerError):
                    ledger = tombstoned(ledger, present, [at], more, "Because.")
            else:
                keys = {page(one) for one in present}
                faults = [
                    *edition_findings(ledger, keys),
                    *(
                        fault
                        for key in keys
                        for fault in page_findings(
                            ledger,
                            {one: what for one, what in present.items() if page(one) == key},
                            Path(key),
                            key,
                        )
                    ),
                ]
                kept = all(
                    (one in present and present[one].kind == kind) != ledger.is_withdrawn(one)
                    for one, kind in promised.items()
                )
                if faults:
                    continue
                assert kept
                version = f"1.{len(ledger.releases)}.0"
                ledger = recorded(ledger, present, version, "2026-01-31").ledger
                promised = {one: what.kind for one, what in present.items()} | promised
            # What is written can be read, and is the same.
            ledger.path.write_text(ledger.xml(), encoding="utf-8")
            again = Ledger.read(ledger.path)
            assert (again.xml(), again.releases) == (ledger.xml(), ledger.releases)
            assert promised.keys() == ledger.entries.keys()
            for one in promised:
                end, steps = one, 0
                while ledger.is_withdrawn(end) and ledger.entries[end].successor:
                    end, steps = str(ledger.entries[end].successor), steps + 1
                    assert steps <= len(PLACES)
                assert end == ledger.end(one)


@pytest.mark.parametrize("times", [0, 2])
@pytest.mark.parametrize("line", range(1, 7))
def test_a_line_that_is_lost_or_doubled_is_noticed(line: int, times: int, tmp_path: Path) -> None:
    """A merge that drops or doubles any line of a ledger leaves one that is refused."""
    entries = {
        "log": Entry("log", "text", "1.0.0"),
        "log#p1": Entry("log#p1", "paragraph", "1.0.0", "1.0.0", "log#p2", "Joined & moved."),
        "log#p2": Entry("log#p2", "paragraph", "1.1.0"),
        "person:x": Entry("person:x", "person", "1.1.0", "1.1.0", None, "None such."),
    }
    releases = (Release("1.0.0", "2026-01-31", 2), Release("1.1.0", "2026-02-28", 2))
    path = tmp_path / "ledger.xml"
    lines = Ledger(path, releases, entries).xml().splitlines()
    path.write_text("\n".join(lines), encoding="utf-8")
    assert Ledger.read(path).releases == releases
    lines[line : line + 1] = [lines[line]] * times
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(LedgerError):
        Ledger.read(path)
