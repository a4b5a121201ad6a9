"""What a passage is known by: whoever cites it finds it, or validation says where it stands."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from lxml import etree

from edition.addresses import name, page, public
from edition.errors import LedgerError
from edition.findings import Finding
from edition.ledger import Ledger
from edition.project import Project
from edition.promises import file_findings
from edition.releasing import record, recorded
from edition.texts import load
from edition.validation import Validator
from edition.withdrawing import withdraw
from tests.conftest import ROOT, SAMPLE
from tests.releases import Edition, add_text, edit, paragraphs, released, stamp

PREFACE, LETTERS = Path("tei/texts/preface.xml"), Path("tei/texts/letters.xml")
PERSONS = Path("tei/registers/persons.xml")


def exchange(path: Path, one: str, other: str) -> None:
    """Let two passages or entries of a file exchange their identifiers."""
    text = path.read_text(encoding="utf-8")
    swap = {f'xml:id="{one}"': f'xml:id="{other}"', f'xml:id="{other}"': f'xml:id="{one}"'}
    path.write_text(re.sub("|".join(swap), lambda match: swap[match[0]], text), encoding="utf-8")


def moved(folder: Path, file: Path) -> list[str]:
    """What validation says of a file about passages under other identifiers, without the place."""
    findings = Validator(Project.find(folder)).file(folder / file).findings
    found = [one for one in findings if one.rule == "released-moved"]
    return [f"{one.xml_id}: {one.what}; {one.do}" for one in found]


@pytest.mark.parametrize(
    ("file", "one", "other", "known", "kind"),
    [
        (PREFACE, "p3", "p5", "words", "paragraph"),
        (PREFACE, "h1", "h2", "words", "heading"),
        (PREFACE, "n1", "n2", "words", "note"),
        (PREFACE, "r1", "r2", "target", "note reference"),
        (PERSONS, "fenwick-a", "the-clerk", "name", "person"),
    ],
)
def test_two_that_exchange_their_identifiers_are_found(
    file: Path, one: str, other: str, known: str, kind: str, history: Path
) -> None:
    """Of passages, references and entries alike it is said which identifier each had."""
    exchange(history / file, one, other)
    assert sorted(moved(history, file)) == sorted(
        f"{now}: by its {known} this is the {kind} that was released as {was};"
        f" give it back the identifier {was}; what is {was} now gets its own, or a new one"
        for was, now in ((one, other), (other, one))
    )


@pytest.mark.parametrize(
    ("one", "other", "kind"), [("p1", "p3", "paragraph"), ("n1", "n2", "note")]
)
def test_what_is_withheld_is_known_by_its_place(
    one: str, other: str, kind: str, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same is found in a text without its words, and in the same text with them."""
    monkeypatch.delenv("EDITION_WITNESS", raising=False)
    shutil.copytree(SAMPLE / "tei" / "witness", history / "tei" / "witness")
    withheld, restored = history / LETTERS, history / "letters.xml"
    restored.write_text(load(Project.find(history), "letters").xml, encoding="utf-8")
    assert 'reason="rights"' not in restored.read_text(encoding="utf-8")
    for path in (withheld, restored):
        exchange(path, one, other)
    said = sorted(
        f"{now}: by its place in the witness this is the {kind} that was released as {was};"
        f" give it back the identifier {was}, for what a witness has stays as it was released"
        for was, now in ((one, other), (other, one))
    )
    assert sorted(moved(history, LETTERS)) == said
    assert sorted(moved(history, Path("letters.xml"))) == said


def test_what_moved_up_is_found_one_by_one(history: Path, edition: Edition) -> None:
    """A paragraph that is inserted in the row, and the later ones with new numbers, are refused."""
    path = history / PREFACE
    text = path.read_text(encoding="utf-8").replace('"p5">', '"p6">').replace('"p4">', '"p5">')
    new = '<p xml:id="p4">A bell.</p><p xml:id="p5">'
    path.write_text(text.replace('<p xml:id="p5">', new), encoding="utf-8")
    run = edition("validate", cwd=history)
    assert run.code == 1
    said = "by its words this is the paragraph that was released as"
    assert (
        f"tei/texts/preface.xml:93 (p5): {said} p4; give it back the identifier p4; what" in run.out
    )
    assert (
        f"tei/texts/preface.xml:94 (p6): {said} p5; give it back the identifier p5; what" in run.out
    )
    assert run.out.count("[released-moved]") == run.out.count(" [") == 2


def test_what_moved_down_is_found_and_nothing_called_gone(history: Path) -> None:
    """Where one is taken out and those after it got its number, none need be withdrawn but it."""
    path = history / PREFACE
    text = re.sub(r'\s*<p xml:id="p4">.*?</p>', "", path.read_text(encoding="utf-8"))
    path.write_text(text.replace('"p5">', '"p4">'), encoding="utf-8")
    [found] = Validator(Project.find(history)).file(path).findings
    assert (found.rule, found.xml_id) == ("released-moved", "p4")
    assert found.do == "give it back the identifier p5"


def test_another_name_for_a_passage_is_found(history: Path) -> None:
    """What got an identifier that was never released is led back, or its old one withdrawn."""
    edit(history / PREFACE, ('xml:id="p5"', 'xml:id="p6"'))
    assert moved(history, PREFACE) == [
        "p6: by its words this is the paragraph that was released as p5; give it back the"
        " identifier p5, or withdraw that:"
        ' edition withdraw preface#p5 --successor preface#p6 --why "…"'
    ]
    withdraw(Project.find(history), ["preface#p5"], "preface#p6", "It has another number.")
    assert Validator(Project.find(history)).file(history / PREFACE).findings == ()


def test_honest_work_passes(history: Path) -> None:
    """Rewording, merging, splitting, adding and moving to another text are the editor’s right."""
    path, project = history / PREFACE, Project.find(history)
    paragraphs(history, "p3", "p4", "p5", "p6", "p7")
    edit(path, ("A lamp is lit in p7.", "A lamp is lit in p3."))  # the words of another
    released(history, "1.2.0")
    edit(path, ("lit in p4.", "put out."))  # reworded
    edit(path, ('.</p>\n        <p xml:id="p6">A lamp is lit in p6.', ". A lamp is lit in p6."))
    withdraw(project, ["preface#p6"], "preface#p5", "Joined.")
    edit(path, ('<p xml:id="p7">A lamp', '<p xml:id="p8">A lamp</p><p xml:id="p7">'))  # split
    text = path.read_text(encoding="utf-8")
    [third] = re.findall(r'\s*<p xml:id="p3">.*?</p>', text)
    path.write_text(text.replace(third, ""), encoding="utf-8")
    add_text(history, "log")
    log = history / "tei" / "texts" / "log.xml"
    edit(log, ("</body>", third + "</body>"))
    ledger = withdraw(Project.find(history), ["preface#p3"], "log#p3", "Moved.")
    assert {entry.words for entry in ledger.withdrawn} == {""}
    assert [
        found for one in Validator(Project.find(history)).edition() for found in one.findings
    ] == []
    stamp(history, "1.3.0")
    record(Project.find(history), "1.3.0")


@pytest.mark.parametrize(
    ("words", "found"), [("See note 3.", 0), ("See the third note, where it stands.", 1)]
)
def test_few_words_may_be_used_again(words: str, found: int, history: Path) -> None:
    """When “See note 3.” is reworded, a new note may say it; more words are hardly chance."""
    path = history / PREFACE
    edit(path, ("A lamp is lit in p5.", words))
    released(history, "2.0.0")
    edit(path, (words, "It is lost."), ("        <list>", f'<p xml:id="p6">{words}</p><list>'))
    assert len(moved(history, PREFACE)) == found


def test_a_release_records_new_words(history: Path) -> None:
    """After a release a passage is known by the words that it has in it."""
    before = Ledger.read(history / "tei" / "ledger.xml").entries
    edit(history / PREFACE, ("A lamp is lit in p4.", "Another lamp was lit in p4, and no other."))
    after = released(history, "2.0.0").entries
    changed = [at for at in before if before[at].words != after[at].words]
    assert changed == ["preface#p4"]
    edit(history / PREFACE, ('xml:id="p4"', 'xml:id="p40"'))
    assert len(moved(history, PREFACE)) == 1


def test_a_ledger_without_words_is_read_and_completed(history: Path, edition: Edition) -> None:
    """What an older engine has written asks for nothing; its last release can be recorded again."""
    path = history / "tei" / "ledger.xml"
    whole = path.read_text(encoding="utf-8")
    old = re.sub(' words="[^"]*"', "", whole)
    path.write_text(old, encoding="utf-8")
    exchange(history / PREFACE, "p3", "p5")
    assert edition("validate", cwd=history).code == 0
    exchange(history / PREFACE, "p3", "p5")
    for names, day in (
        (("p3", "p4", "p5", "p6"), "2026-01-31"),
        (("p3", "p4", "p5"), "2026-02-01"),
    ):
        paragraphs(history, *names)
        stamp(history, "1.1.0", day)
        with pytest.raises(LedgerError, match=r"the files are not those of 1\.1\.0 as it was rel"):
            record(Project.find(history), "1.1.0")
    stamp(history, "1.1.0")
    run = edition("release", "1.1.0", cwd=history)
    assert "Released 1.1.0 of 2026-01-31: 0 new, 48 unchanged, 0 withdrawn" in run.out
    assert path.read_text(encoding="utf-8") == whole
    with pytest.raises(LedgerError, match=r"1\.1\.0 does not come after 1\.1\.0"):
        record(Project.find(history), "1.1.0")
    path.write_text(old, encoding="utf-8")
    assert released(history, "1.2.0").has_words


def test_withheld_words_have_no_digest() -> None:
    """The ledger of the edition has a digest of nothing but what the repository holds in plain."""
    project = Project.find(ROOT)
    witnessed = {key for key in project.texts if project.manifest(key).is_file()}
    ledger = Ledger.read(project.ledger)
    kinds: dict[bool, set[str]] = {True: set(), False: set()}
    for entry in ledger.entries.values():
        if page(entry.address) in witnessed and entry.words:
            kinds[entry.words.startswith("char=")].add(entry.kind)
    assert kinds[False] == {"editorial note"}
    assert {"paragraph", "quotation", "note", "note reference", "heading"} <= kinds[True]
    keys = (*project.texts, *project.registers)
    for entry in ledger.entries.values():
        assert (entry.words == "") == (entry.address in keys or entry.until is not None)


def document(passages: Sequence[tuple[str, str]]) -> etree._ElementTree:
    """A text of paragraphs, given by their identifiers and what is written in them."""
    inner = "".join(f'<p xml:id="{at}">{xml}</p>' for at, xml in passages)
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="log"><text>{inner}</text></TEI>'
    return etree.ElementTree(etree.fromstring(text))


def judged(before: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> list[Finding]:
    """What is found in paragraphs after others were released."""
    ledger = Ledger(Path("ledger.xml"))
    made = recorded(ledger, public(document(before), "log"), "1.0.0", "2026-01-31").ledger
    return list(file_findings(made, document(now), Path("log.xml"), "log"))


def numbered(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Paragraphs with identifiers in order."""
    return [(f"p{at}", escape(text)) for at, text in enumerate(texts, 1)]


WORDS = st.sampled_from(["lamp", "lit", "is", "the", "in", "storm", "café", "&", "“3”", "char=7"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), min_size=1, max_size=8)


@given(TEXTS, TEXTS, st.data())
def test_any_permutation_is_found(texts: list[str], new: list[str], data: st.DataObject) -> None:
    """Each passage that has the words of another is told, whatever is added among them."""
    before = numbered(texts)
    order = data.draw(st.permutations(range(len(texts))))
    now = [(before[to][0], before[at][1]) for at, to in enumerate(order)]
    now = data.draw(st.permutations([*now, *numbered([*texts, *new])[len(texts) :]]))
    was, found = dict(before), judged(before, now)
    assert {one.rule for one in found} <= {"released-moved"}
    assert sorted(str(one.xml_id) for one in found) == sorted(
        at for at, xml in now if was.get(at, xml) != xml
    )
    homes = [one.what.rpartition(" ")[2] for one in found]
    assert len(set(homes)) == len(homes)
    for one, home in zip(found, homes, strict=True):
        assert was[home] == dict(now)[str(one.xml_id)]


@given(TEXTS, st.data())
def test_any_rewording_passes(texts: list[str], data: st.DataObject) -> None:
    """A passage may get any words that were not released as those of another."""
    before = numbered(texts)
    new = data.draw(
        st.lists(st.none() | TEXTS.map(" ".join), min_size=len(texts), max_size=len(texts))
    )
    assume(not {one for one in new if one} & set(texts))
    now = [
        (at, xml if one is None else escape(one))
        for (at, xml), one in zip(before, new, strict=True)
    ]
    assert judged(before, now) == []


@given(TEXTS, st.data())
def test_any_insertion_with_new_identifiers_passes(texts: list[str], data: st.DataObject) -> None:
    """What is added may say anything and stand anywhere, if what was released stays as it is."""
    now = before = numbered(texts)
    for at, text in enumerate(data.draw(TEXTS), len(texts) + 1):
        place = data.draw(st.integers(0, len(now)))
        now = [*now[:place], (f"p{at}", escape(text)), *now[place:]]
    assert judged(before, now) == []


@given(st.lists(st.lists(WORDS, min_size=5).map(" ".join), min_size=1, unique=True), st.data())
@example(["a b c d e"], None)
def test_any_insertion_that_renumbers_is_found(
    texts: list[str], data: st.DataObject | None
) -> None:
    """If what comes after an insertion is numbered on, all of it is told."""
    place = data.draw(st.integers(0, len(texts) - 1)) if data else 0
    found = judged(numbered(texts), numbered([*texts[:place], "Quite new", *texts[place:]]))
    assert [one.xml_id for one in found] == [f"p{at}" for at in range(place + 2, len(texts) + 2)]


FORMS: list[Literal["NFC", "NFD"]] = ["NFC", "NFD"]


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_only_words_count(words: list[str], data: st.DataObject) -> None:
    """White space, the form of Unicode, markup, comments and what has its own identifier do not."""
    ways = [
        "{}",
        "<emph>{}</emph>",
        "<!-- x -->{}",
        "{}<?y z?>",
        '{}<note xml:id="n{n}">No.</note>',
    ]
    xml = data.draw(st.sampled_from(["", " ", "\n  "]))
    for n, word in enumerate(words):
        way = data.draw(st.sampled_from(ways)).replace("{n}", str(n))
        form = data.draw(st.sampled_from(FORMS))
        space = data.draw(st.sampled_from([" ", "\n\t ", "  "]))
        xml += way.replace("{}", unicodedata.normalize(form, escape(word))) + space
    plain, marked = (
        public(document([("p1", one)]), "log")["log#p1"].wording
        for one in (escape(" ".join(words)), xml)
    )
    assert plain == marked
    assert plain.mark
    other = public(document([("p1", escape(" ".join([*words, "more"])))]), "log")["log#p1"]
    assert other.wording.mark != plain.mark


def test_where_a_reference_leads_belongs_to_the_words() -> None:
    """“See note 3.” and “See note 4.” may change places when their notes are numbered anew."""
    before = [(at, f'See <ref target="#{to}">note {n}</ref>.') for at, to, n in SEE]
    now = [(at, f'See <ref target="#{to}">note {n + 1}</ref>.') for at, to, n in SEE]
    assert judged(before, now) == []
    assert (
        len(
            judged(
                before, [(at, xml) for (at, _), (_, xml) in zip(before, before[::-1], strict=True)]
            )
        )
        == 2
    )


SEE = [("p1", "n3", 3), ("p2", "n4", 4)]


def test_every_identifier_is_known_by_something() -> None:
    """In the edition all passages and entries can be known again, and hardly two by the same."""
    project = Project.find(ROOT)
    files = {key: project.text(key) for key in project.texts} | project.registers
    for key, path in files.items():
        marks = {
            (one.kind, one.wording.mark): name(one.address)
            for one in public(etree.parse(path), key).values()
            if one.address != key
        }
        assert ("", "") not in marks
        assert all(mark for _, mark in marks)
        assert len(marks) >= len(public(etree.parse(path), key)) - 2
