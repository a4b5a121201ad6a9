"""The audit: each kind of question, how it is settled, and how it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.audit import KINDS, Question, Report, ask, audit
from edition.audit.names import opens
from edition.audit.questions import load_settlements
from edition.audit.reading import File
from edition.audit.report import as_json, lines
from edition.errors import EditionError, ProjectError
from edition.markup import Source
from edition.project import Project
from edition.validation import parse
from tests.conftest import ROOT, Run
from tests.documents import Pair, pairs

Edition = Callable[..., Run]

KEPT = {"person": "persons", "place": "places", "org": "organisations"}
KEPT |= {"doc": "documents", "work": "works", "event": "events"}
PREFIXES = "".join(
    f'<prefixDef ident="{prefix}" matchPattern="([a-z][a-z0-9-]*)"'
    f' replacementPattern="../registers/{kind}.xml#$1"/>'
    for prefix, kind in KEPT.items()
)
PREFIXES += (
    '<prefixDef ident="text" matchPattern="([a-z][a-z0-9-]*)(#[a-z]+[0-9]+)?"'
    ' replacementPattern="../texts/$1.xml$2"/>'
)
LISTS = {"persons": "listPerson", "places": "listPlace", "organisations": "listOrg"}
LISTS |= {"events": "listEvent"}


def tei(key: str, body: str, header: str = "") -> str:
    """A small file around a body."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{key}"><teiHeader><encodingDesc>'
        f"<listPrefixDef>{PREFIXES}</listPrefixDef></encodingDesc>"
        f"<profileDesc>{header}</profileDesc></teiHeader><text>{body}</text></TEI>"
    )


def register(kind: str, entries: str) -> str:
    """A register that holds some entries; what is said of their sending goes to the header."""
    letters, mark, rest = entries.rpartition("</correspDesc>")
    name = LISTS.get(kind, "listBibl")
    return tei(kind, f"<body><{name}>{rest}</{name}></body>", letters + mark)


def files(text: str, registers: Mapping[str, str]) -> tuple[list[File], list[File]]:
    """A text and registers, parsed."""
    body = text if text.startswith("<front") or "<body" in text else f"<body>{text}</body>"
    return (
        [File("log", "texts", etree.fromstring(tei("log", body)))],
        [
            File(kind, "registers", etree.fromstring(register(kind, entries)))
            for kind, entries in registers.items()
        ],
    )


def asked(text: str, kind: str, **registers: str) -> dict[str, str]:
    """The questions of one kind about a text and registers: their keys, and why."""
    found = ask(*files(text, registers))
    return {question.key: question.why for question in found if question.kind == kind}


def person(identifier: str, sort: str, more: str = "", *forms: str) -> str:
    """An entry for a person."""
    listed = "".join(f'<persName type="form">{form}</persName>' for form in forms)
    return (
        f'<person xml:id="{identifier}"><persName type="usual">{sort}</persName>'
        f'<persName type="sort">{sort}</persName>{listed}{more}</person>'
    )


def bibl(identifier: str, more: str) -> str:
    """An entry for a document or a work."""
    return f'<bibl xml:id="{identifier}"><title type="usual">A paper</title>{more}</bibl>'


ADA = '<persName ref="person:fenwick-a">{}</persName>'
BOB = '<persName ref="person:fenwick-b">{}</persName>'


def test_capitals_inside_a_sentence_are_asked_about() -> None:
    """Untagged capitalised words are listed, but not those that a sentence or a tag explains."""
    text = (
        '<p xml:id="p1">Boats lay at Saltholm. Nobody minded; “All of them”, I said, and '
        f"{ADA.format('Ada Fenwick')} read <title>The Harbour</title> in "
        '<date when="1911-03">March</date> to J.P. Marlow, chapter XIV.'
        '<ref xml:id="r1" type="note" n="1" target="#n1">[A]</ref> Then: Saltholm’s quay.</p>'
    )
    assert list(asked(text, "untagged")) == [
        "untagged:log#p1:Saltholm",
        "untagged:log#p1:J",
        "untagged:log#p1:P",
        "untagged:log#p1:Marlow",
    ]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", True),
        ("– (", True),
        ("He went. ", True),
        ("“Why?” ", True),
        ("[...] ", True),
        ("the clerk’s. ", True),
        ("he said: “", True),
        ("he said: ", False),
        ("with J. ", False),
        ("before St. ", False),
        ("the ", False),
    ],
)
def test_what_opens_a_sentence(before: str, expected: bool) -> None:
    """A full stop opens a sentence unless it ends an initial or an abbreviation."""
    assert opens(before) is expected


def test_a_name_tagged_here_and_not_there() -> None:
    """A string that is a name somewhere is asked about where it is not, at sentence starts too."""
    text = (
        f'<p xml:id="p1">{ADA.format("Ada Fenwick")} came.</p><p xml:id="p2">Ada\n Fenwick left;'
        " Fenwicks stay, <title>Ada Fenwick</title> is a book.</p>"
    )
    assert asked(text, "elsewhere") == {"elsewhere:log#p2:Ada Fenwick": "persName in other places"}
    assert not any("Ada" in key for key in asked(text, "untagged"))


def test_the_longest_name_is_asked_about() -> None:
    """Of names of which one begins the other, the one that stands there is told."""
    text = f'<p xml:id="p1">{ADA.format("Ada")} is {ADA.format("Ada Fenwick")}; Ada Fenwick is.</p>'
    assert list(asked(text, "elsewhere")) == ["elsewhere:log#p1:Ada Fenwick"]


def test_the_witness_is_read_and_not_its_correction() -> None:
    """Of a misprint and its correction the former is read, which is what stands in the text."""
    text = '<p xml:id="p1">of <choice><sic>Marlw</sic><corr>Marlow</corr></choice></p>'
    assert list(asked(text, "untagged")) == ["untagged:log#p1:Marlw"]


def test_one_form_for_two_persons() -> None:
    """A form that points to two persons is asked about once, with all its places."""
    text = f'<p xml:id="p1">{ADA.format("Fenwick")}</p><p xml:id="p2">{BOB.format("Fenwick")}</p>'
    assert asked(text, "shared") == {
        "shared:persons#fenwick-a+persons#fenwick-b:Fenwick": (
            "fenwick-a in log#p1; fenwick-b in log#p2"
        )
    }


def test_a_surname_that_another_person_has_too() -> None:
    """A bare surname is asked about when the register has a namesake whom no text calls so."""
    text = f'<p xml:id="p1">{ADA.format("Fenwick")} and {BOB.format("B. Fenwick")}</p>'
    both = person("fenwick-a", "Fenwick, Ada") + person("fenwick-b", "Fenwick, Ben")
    [(key, why)] = asked(text, "shared", persons=both).items()
    assert key.endswith(":Fenwick")
    assert why == "fenwick-a in log#p1; fenwick-b has that name too"


@pytest.mark.parametrize(
    ("forms", "why"),
    [
        (("Ada Fenwick", "A. Fenwick", "Fenwick"), None),
        (("Fenwick", "Fennick"), "are nearly the same"),
        (("A.B. Fenwick", "Ada Clara Fenwick"), "the initials B. and C. contradict each other"),
        (("A[da] Fenwick", "Ada Fenwick"), None),
    ],
)
def test_one_person_in_two_spellings(forms: tuple[str, ...], why: str | None) -> None:
    """Words nearly alike and contradicting initials are asked about, short forms are not."""
    text = f'<p xml:id="p1">{" ".join(map(ADA.format, forms))}</p>'
    found = asked(text, "spelling", persons=person("fenwick-a", "Fenwick, Ada"))
    assert len(found) == (why is not None)
    assert all(str(why) in said for said in found.values())


def test_one_place_under_two_names() -> None:
    """Of a place every second name is asked about."""
    names = (f'<placeName ref="place:quay">{name}</placeName>' for name in ("Quay", "Harbour"))
    entry = '<place xml:id="quay"><placeName type="usual">Quay</placeName></place>'
    found = asked(f'<p xml:id="p1">{"".join(names)}</p>', "spelling", places=entry)
    assert list(found) == ["spelling:places#quay:Harbour / Quay"]


def test_forms_and_the_register_agree() -> None:
    """A form that the entry lacks is asked about, and one that no text has; corrections count."""
    sic = "<choice><sic>Fenwik</sic><corr>Fenwick</corr></choice>"
    text = f'<p xml:id="p1">{ADA.format(sic)} {ADA.format("Addie")}</p>'
    entry = person("fenwick-a", "Ada", "", "Fenwick", "Miss F.")
    assert list(asked(text, "unlisted", persons=entry)) == ["unlisted:log#p1:Addie"]
    assert list(asked(text, "unused", persons=entry)) == ["unused:persons#fenwick-a:Miss F."]


def test_entries_to_which_nothing_leads() -> None:
    """An entry counts as mentioned when a text leads to it over other entries, or it happened."""
    text = f'<p xml:id="p1">{ADA.format("Ada")}</p>'
    persons = (
        person("fenwick-a", "Fenwick", '<death when="1911" where="place:quay"/>')
        + person("lost-a", "Lost", '<event type="meeting" where="place:isle"/>')
        + '<listRelation><relation name="sibling" mutual="person:fenwick-a person:kin-b"/>'
        "</listRelation>" + person("kin-b", "Kin")
    )
    places = "".join(f'<place xml:id="{name}"/>' for name in ("quay", "isle"))
    events = '<event xml:id="storm" source="text:log#p1"/><event xml:id="calm"/>'
    found = asked(text, "unmentioned", persons=persons, places=places, events=events)
    assert list(found) == [
        "unmentioned:persons#lost-a",
        "unmentioned:places#isle",
        "unmentioned:events#calm",
    ]


def test_dates_that_end_before_they_begin() -> None:
    """Reversed dates are asked about in texts and registers; a month lies in its year."""
    text = (
        '<p xml:id="p1"><date from="1911" to="1910">x</date>'
        '<date notBefore="1911-05" notAfter="1911">y</date></p>'
    )
    events = '<event xml:id="storm" notBefore="1911-03-02" notAfter="1911-03-01"/>'
    assert list(asked(text, "order", events=events)) == [
        "order:log#p1:from 1911 to 1910",
        "order:events#storm:notBefore 1911-03-02 notAfter 1911-03-01",
    ]


@pytest.mark.parametrize(
    ("facts", "subjects"),
    [
        ('<birth when="1860"/><death when="1859"/>', ["death 1859"]),
        ('<birth when="1860"/><event type="arrest" when="1859-12"/>', ["arrest 1859-12"]),
        ('<death when="1911-05"/><event type="arrest" when="1911-06"/>', ["arrest 1911-06"]),
        ('<death when="1911-05"/><event type="arrest" when="1911"/>', []),
        ('<death when="1911"/><event type="exile" from="1905" to="1912"/>', ["exile 1905/1912"]),
        ('<death when="1911"/><event type="exile" from="1905"/>', []),
        ('<death when="1911"/><event type="rehabilitation" when="1950"/>', []),
        ('<death notAfter="1911"/><event type="execution" when="1911"/>', []),
        ('<death when="1911"/><event type="execution" when="1910"/>', ["execution 1910"]),
        ('<death when="1911"/><occupation from="1912">clerk</occupation>', ["occupation 1912/"]),
        ('<death when="1911"/><event type="arrest"/>', []),
    ],
)
def test_events_lie_within_the_life(facts: str, subjects: list[str]) -> None:
    """What a register tells of a person lies between birth and death, as far as dates tell."""
    found = asked("", "life", persons=person("fenwick-a", "Fenwick, Ada", facts))
    assert list(found) == [f"life:persons#fenwick-a:{subject}" for subject in subjects]


def _events(*stages: tuple[str, str]) -> str:
    return "".join(f'<event type="{kind}" when="{when}"/>' for kind, when in stages)


@pytest.mark.parametrize(
    ("stages", "subjects"),
    [
        ((("readmission", "1928"), ("expulsion", "1929")), ["readmission 1928"]),
        ((("readmission", "1928"), ("expulsion", "1929"), ("expulsion", "1927")), []),
        ((("release", "1929"), ("arrest", "1929-05")), []),
        ((("sentence", "1928-01"), ("arrest", "1928-02")), ["sentence 1928-01"]),
        ((("release", "1928"),), []),
    ],
)
def test_stages_come_in_a_likely_order(
    stages: tuple[tuple[str, str], ...], subjects: list[str]
) -> None:
    """A stage is asked about when those that lead to it are told and all come later."""
    found = asked("", "course", persons=person("fenwick-a", "Fenwick, A", _events(*stages)))
    assert list(found) == [f"course:persons#fenwick-a:{subject}" for subject in subjects]


def _letter(sent: str, received: str = "") -> str:
    return (
        '<correspDesc xml:id="c-hp-t7" corresp="doc:hp-t7"><correspAction type="sent">'
        f'<persName ref="person:fenwick-a"/><date {sent}/></correspAction>'
        f'<correspAction type="received"><persName ref="person:fenwick-b"/>{received}'
        "</correspAction></correspDesc>"
    )


T7 = '<date when="1910-11-03"/><idno type="callNumber">T 7</idno>'


@pytest.mark.parametrize(
    ("letter", "document", "subjects"),
    [
        (_letter('when="1910-11-03"'), T7, []),
        (_letter('when="1910-11-03"', '<date notAfter="1910-11-01"/>'), T7, ["received"]),
        (_letter('when="1910-12"'), T7, ["date"]),
        (_letter('when="1911"'), "", []),
        (_letter('when="1913"'), "", ["fenwick-a"]),
        (_letter('when="1880"'), "", ["fenwick-b"]),
        ("", f'<author ref="person:fenwick-a"/>{T7}'.replace("1910", "1915"), ["fenwick-a"]),
        ("", T7 + '<ref type="within" target="work:gazette"/>', ["within"]),
    ],
    ids=["right", "received", "date", "year", "dead", "unborn", "author", "printed"],
)
def test_letters_and_their_dates(letter: str, document: str, subjects: list[str]) -> None:
    """Letters are sent by the living before they are received, printed, or dated otherwise."""
    persons = person("fenwick-a", "Fenwick, A", '<death when="1911-05"/>')
    persons += person("fenwick-b", "Fenwick, B", '<birth when="1885"/>')
    works = bibl("gazette", '<date when="1909"/>')
    documents = letter + bibl("hp-t7", document)
    found = asked("", "letter", persons=persons, documents=documents, works=works)
    assert [key.rpartition(":")[2] for key in found] == subjects


def test_a_letter_read_before_it_was_written() -> None:
    """A document that a correspondence names must be older; what tells of a storm may be later."""
    ref = '<desc><ref target="doc:hp-t7"/></desc>'
    events = (
        f'<event xml:id="reading" type="correspondence" when="1910-10">{ref}</event>'
        f'<event xml:id="storm" type="other" when="1910-10">{ref}</event>'
        f'<event xml:id="talk" type="meeting" when="1910">{ref}</event>'
    )
    found = asked("", "letter", events=events, documents=bibl("hp-t7", T7))
    assert found == {
        "letter:events#reading:hp-t7": (
            "dated 1910-11-03, and the correspondence that names it 1910-10"
        )
    }


@pytest.mark.parametrize(
    ("identifier", "sort", "expected"),
    [
        ("fenwick-a", "Fenwick, Ada", None),
        ("fenwick-ac", "Fenwick, Ada Clara", None),
        ("fenwick-ac", "Fenwick, Ada", None),
        ("fenwick-yua", "Fenwick, Yuri A.", None),
        ("fenwick", "Fenwick", None),
        ("ohara-smith-e", "O’Hará-Smith, E.", None),
        ("fenwick", "Fenwick, Ada", "fenwick-a"),
        ("fenwick-b", "Fenwick, Ada", "fenwick-a"),
        ("fennick-a", "Fenwick, Ada", "fenwick-a"),
        ("fenwicka", "Fenwick, Ada", "fenwick-a"),
    ],
)
def test_persons_are_called_by_surname_and_initials(
    identifier: str, sort: str, expected: str | None
) -> None:
    """A person’s identifier is the surname of the sort name and the initials."""
    found = asked("", "id", persons=person(identifier, sort))
    assert list(found) == ([f"id:persons#{identifier}:{expected}"] if expected else [])


def test_documents_are_called_by_their_call_number() -> None:
    """A document’s identifier ends with its call number, its sending has the document’s."""
    documents = _letter("").replace("c-hp-t7", "letter") + bibl("hp-t7", T7)
    documents += bibl("hp-t8a", '<idno type="callNumber">T 9</idno>')
    assert list(asked("", "id", documents=documents)) == [
        "id:documents#hp-t8a:…-t9",
        "id:documents#letter:c-hp-t7",
    ]


def test_numbers_have_no_holes() -> None:
    """Each hole and each number out of order is named by what should come there."""
    text = "".join(f'<p xml:id="{name}"/>' for name in ("p1", "p2", "q2", "p4", "p5", "p3"))
    assert asked(text, "number") == {
        "number:log#q2:q1": "q2 is the first",
        "number:log#p4:p3": "p4 comes after p2",
        "number:log#p3:p6": "p3 comes after p5",
    }


def _note(part: str, kind: str) -> str:
    before = f'<p xml:id="p1">{ADA.format("Ada")} <ref xml:id="r1" type="note" target="#n1"/></p>'
    return f'{before}<note xml:id="n1" target="#r1"><seg type="{kind}">{part}</seg></note>'


@pytest.mark.parametrize(
    ("part", "kind", "keys"),
    [
        ("Box 7", "reference", ["reference:log#n1"]),
        ("<bibl>Box 7</bibl>", "reference", []),
        ("Ibid.", "reference", ["reference:log#n1", "ibid:log#n1:Ibid"]),
        ('<ref type="ibid" target="#n1">Ibid.</ref>', "reference", []),
        ("keeps ledgers", "biography", ["biography:log#n1"]),
        (f"– {ADA.format('Ada')}: a teacher", "biography", []),
        (f"the teacher {ADA.format('Ada')}", "biography", ["biography:log#n1:begins"]),
        (f"{BOB.format('Ben')}: a clerk", "biography", ["biography:log#n1:fenwick-b"]),
    ],
)
def test_the_parts_of_notes(part: str, kind: str, keys: list[str]) -> None:
    """References refer, repetitions point, and lives begin with the person of the text."""
    found = [
        key for rule in ("reference", "ibid", "biography") for key in asked(_note(part, kind), rule)
    ]
    assert found == keys


@pytest.mark.parametrize(
    ("number", "when", "kinds"),
    [
        ("HP, T 7", "1910-11", []),
        ("HP, T 17", "1910", ["call-number"]),
        ("HP, T7", "1911", ["cited"]),
    ],
)
def test_citations_agree_with_the_register(number: str, when: str, kinds: list[str]) -> None:
    """A call number and a date are those of the document’s entry."""
    text = (
        '<p xml:id="p1"><bibl corresp="doc:hp-t7">letter of '
        f'<date when="{when}">then</date>, <seg type="callNumber">{number}</seg></bibl></p>'
    )
    found = {kind: asked(text, kind, documents=bibl("hp-t7", T7)) for kind in KINDS}
    assert [kind for kind in ("call-number", "cited") if found[kind]] == kinds
    assert not found["untagged"]


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("“so ‘it’ is” (the clerk’s [own])", []),
        ("“so", ["“"]),
        ("so) it", [")"]),
        ("so) (it", ["(", ")"]),
        ("‘so it don’t", ["‘"]),
        ('"so', ['"']),
    ],
)
def test_marks_have_their_partners(words: str, marks: list[str]) -> None:
    """Quotation marks and brackets are paired in each block; apostrophes need no partner."""
    found = asked(f'<p xml:id="p1">{words}</p><p xml:id="p2">”</p>', "unbalanced")
    assert list(found) == [f"unbalanced:log#{at}" for at in (*(f"p1:{m}" for m in marks), "p2:”")]


def make(folder: Path, text: str, settled: str = "") -> Path:
    """An edition of one text without a witness."""
    (folder / "tei" / "texts").mkdir(parents=True)
    (folder / "tei" / "texts" / "log.xml").write_text(tei("log", text), encoding="utf-8")
    (folder / "edition.toml").write_text(
        '[edition]\ntitle = "Log"\nlanguage = "en"\ntexts = ["log"]\n[editors]\nown = ["#ed"]\n'
    )
    if settled:
        (folder / "tei" / "audit.toml").write_text(settled, encoding="utf-8")
    return folder


TEXT = (
    '<body><p xml:id="p1">The gulls of Marlow and of Saltholm.</p>'
    '<p xml:id="p2">At Marlow, near Marlow</p></body>'
)


def settlement(key: str) -> str:
    """A settlement as it stands in the file."""
    return f'[[settled]]\nkey = "{key}"\nreason = "Looked at."\ndate = 2026-01-31\n'


def test_what_is_settled_is_counted_and_no_more_asked(tmp_path: Path, edition: Edition) -> None:
    """Settled questions are counted, and listed with their reasons when that is asked for."""
    settled = settlement("untagged:*:Marlow") + settlement("untagged:log#p1:Saltholm")
    make(tmp_path, TEXT, settled)
    run = edition("audit", "--strict", cwd=tmp_path)
    assert (run.code, run.out) == (0, "No question left, 3 settled.\n")
    run = edition("audit", "--all", cwd=tmp_path)
    assert "settled 2026-01-31: untagged:log#p2:Marlow: Looked at.\n" in run.out


def test_a_settlement_without_a_question_is_a_question(tmp_path: Path, edition: Edition) -> None:
    """What settles nothing any more is told, unless only some texts were asked about."""
    make(tmp_path, TEXT, settlement("untagged:*") + settlement("ibid:log#p9:Ibid"))
    run = edition("audit", "--strict", cwd=tmp_path)
    assert run.code == 1
    assert run.out.splitlines()[-2:] == [
        "  audit.toml: ibid:log#p9:Ibid: settled on 2026-01-31; remove it",
        "1 question left, 3 settled.",
    ]
    assert edition("audit", "log", "--strict", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    "broken",
    ["[[settled]]\n", "settled = 1\n", "x = 1\n", settlement("").replace("31", "31T00:00:00"), "="],
)
def test_a_broken_settlement_is_refused(broken: str, tmp_path: Path, edition: Edition) -> None:
    """A file of settlements that is not as it should be is one sentence and exit 1."""
    path = make(tmp_path, TEXT, broken) / "tei" / "audit.toml"
    with pytest.raises(ProjectError):
        load_settlements(path)
    run = edition("audit", cwd=tmp_path)
    assert run.code == 1
    assert "tei/audit.toml" in run.err
    assert run.err.count("\n") == 1


def test_the_report_groups_and_the_exit_is_gentle(tmp_path: Path, edition: Edition) -> None:
    """Most frequent first, one line each; exit 0, or 1 with --strict; JSON says the same."""
    make(tmp_path, TEXT)
    run = edition("audit", cwd=tmp_path)
    assert (run.code, run.out.splitlines()) == (
        0,
        [
            "untagged: capitalised words that no tag covers (3)",
            "  Marlow (2 places): log#p1, #p2",
            "  log#p1: Saltholm",
            "3 questions left, 0 settled.",
        ],
    )
    assert edition("audit", "--strict", cwd=tmp_path).code == 1
    told = json.loads(edition("audit", "--format", "json", "--all", cwd=tmp_path).out)
    assert (told["settled"], told["settled_count"], told["left_out"]) == ([], 0, [])
    assert [question["key"] for question in told["open"]] == [
        "untagged:log#p1:Marlow",
        "untagged:log#p1:Saltholm",
        "untagged:log#p2:Marlow",
    ]
    run = edition("audit", "diary", cwd=tmp_path)
    assert (run.code, run.out) == (1, "")
    assert "the edition has no text “diary”" in run.err


def test_without_the_words_their_questions_are_left_out(bare: Path, edition: Edition) -> None:
    """A text whose words are withheld is said to be left out, and no settlement of it is stale."""
    (bare / "tei" / "audit.toml").write_text(settlement("untagged:letters#p1:Gone"))
    run = edition("audit", "letters", cwd=bare)
    assert run.out.splitlines()[0].startswith("letters: no words are at hand, so the questions")
    report = audit(Project.find(bare))
    assert report.left_out == ("letters",)
    assert not any(question.kind == "settlement" for question in report.open)


def test_no_words_are_questioned_of_an_incomplete_text() -> None:
    """Where a text lacks its words, neither they nor the forms that it may hold are asked about."""
    [text], registers = files(
        '<p xml:id="p1">of Marlow</p>', {"persons": person("a", "A", "", "B")}
    )
    withheld = File(text.key, text.folder, text.root, complete=False)
    assert not any(KINDS[question.kind].words for question in ask([withheld], registers))
    assert {question.kind for question in ask([text], registers)} >= {"untagged", "unused"}


def test_with_the_words_they_are_asked(sample: Path) -> None:
    """The restored words of a text are read."""
    report = audit(Project.find(sample))
    assert report.left_out == ()
    about = {question.kind for question in report.open if question.concerns({"letters"})}
    assert any(KINDS[kind].words for kind in about)


def test_no_more_than_a_name_is_told() -> None:
    """A subject is one line of sixty characters at the most, whatever a tag covers."""
    question = Question("unlisted", "log#p1", "word \n" * 100)
    assert len(question.subject) == 60
    assert "\n" not in question.key


def test_the_page_tells_of_every_kind() -> None:
    """The documentation has each kind of question."""
    page = (ROOT / "docs" / "edit" / "audit.md").read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in page] == []


DATES = st.sampled_from(["1910", "1911-02", "1911-02-30", "191x", "", "-0044", "1912-01-01"])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["when", "from", "to", "notBefore", "notAfter", "source", "where", "ref"]),
    DATES | st.sampled_from(["place:quay", "#p1", "text:log#p1", "nowhere:x", "person:", "##"]),
    max_size=3,
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """Draw entries of a register with parts of many kinds, right or wrong."""
    parts = []
    for number in range(draw(st.integers(0, 4))):
        inner = "".join(
            f"<{name}{''.join(f' {key}={chr(34)}{value}{chr(34)}' for key, value in facts.items())}"
            f' type="{kind}">{words}</{name}>'
            for name, facts, kind, words in draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(["persName", "birth", "death", "event", "date", "idno"]),
                        ATTRIBUTES,
                        st.sampled_from(["sort", "form", "arrest", "release", "callNumber"]),
                        st.sampled_from(["", "Fenwick, Ada", "T 7", "’, ’", ","]),
                    ),
                    max_size=4,
                )
            )
        )
        name = draw(st.sampled_from(["person", "bibl", "event", "place"]))
        parts.append(f'<{name} xml:id="e{number}">{inner}</{name}>')
    return "".join(parts)


@given(pairs(), entries())
def test_no_text_and_no_register_is_too_much_for_it(pair: Pair, drawn: str) -> None:
    """Whatever is well-formed is questioned without a crash, and every report can be told."""
    root = parse(Source(pair.restored), Path("t.xml")).getroot()
    _, registers = files("", {"persons": drawn})
    found = tuple(ask([File("t", "texts", root)], registers))
    assert {question.kind for question in found} <= KINDS.keys()
    report = Report(found)
    assert list(lines(report, settled=True))[-1].endswith("0 settled.")
    assert len(json.loads(as_json(report))["open"]) == len(found)


def test_a_broken_file_is_one_sentence(tmp_path: Path) -> None:
    """A register that is not well-formed stops the audit as it stops validation."""
    folder = make(tmp_path, TEXT)
    (folder / "tei" / "registers").mkdir()
    (folder / "tei" / "registers" / "persons.xml").write_text("<TEI>")
    with pytest.raises(EditionError, match="not well-formed"):
        audit(Project.find(folder))
