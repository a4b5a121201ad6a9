"""Citations: right in Chicago and MLA, exact in every format, and what the address leads to."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import rispy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from lxml import etree
from pybtex.database import parse_string
from pylatexenc import latex2text

from edition.addresses import page
from edition.citing import DATA, Citation
from edition.citing.styles import STYLES, Style, plain
from edition.citing.words import words
from edition.errors import EditionError, ProjectError
from edition.pointers import TEI
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from tests.conftest import NODE, ROOT, SAMPLE, Run
from tests.test_docs import FENCE, Session

HOME = "https://example.org/coast/"
VERSION = "version 1.2.0 of January 31, 2026"
LETTERS = f"Two Letters from the Coast, {VERSION}"

CHICAGO = {
    "letters": (
        "Ada Fenwick, “Two Letters from the Coast,” in Two Letters from the Coast (1911;"
        f" {VERSION}, The editors of this edition, 2026), {HOME}letters.html."
    ),
    "letters#p2": (
        "Ada Fenwick, “Two Letters from the Coast,” in Two Letters from the Coast (1911;"
        f" {VERSION}, The editors of this edition, 2026), para. 2, {HOME}letters.html#p2."
    ),
    "letters#q1": (
        "Ada Fenwick, “Two Letters from the Coast,” in Two Letters from the Coast (1911;"
        f" {VERSION}, The editors of this edition, 2026), quotation 1, {HOME}letters.html#q1."
    ),
    "letters#n2": (
        "Ada Fenwick, “Two Letters from the Coast,” in Two Letters from the Coast (1911;"
        f" {VERSION}, The editors of this edition, 2026), n. 2, by Ada Fenwick and the editors of"
        f" The Harbour Review, {HOME}letters.html#n2."
    ),
    "preface#p1": (
        f"The editors of this edition, “Preface,” in {LETTERS} (The editors of this edition, 2026),"
        f" para. 1, {HOME}preface.html#p1."
    ),
    "preface#n1": (
        f"The editors of this edition, “Preface,” in {LETTERS} (The editors of this edition, 2026),"
        f" n. 1, {HOME}preface.html#n1."
    ),
    "person:fenwick-a": (
        f"“Fenwick, Ada,” in {LETTERS} (The editors of this edition, 2026),"
        f" {HOME}persons/fenwick-a.html."
    ),
    "doc:hp-t7": (
        "the clerk of Saltholm, letter to Ada Fenwick, November 3, 1910, T 7, Library of the Coast"
        f" Society; “The clerk to Ada Fenwick, 3 November 1910,” in {LETTERS} (The editors of this"
        f" edition, 2026), {HOME}documents/hp-t7.html."
    ),
    "doc:hp-t8": (
        f"“The Coast Society to the boatmen, end of November 1910,” in {LETTERS} (The editors of"
        f" this edition, 2026), {HOME}documents/hp-t8.html."
    ),
    "persons": (
        f"“Persons,” in {LETTERS} (The editors of this edition, 2026), {HOME}persons.html."
    ),
}

CHAPTER = {
    "chicago": (
        "Pierre Broué, “The Bolshevik-Leninist Faction,” in Pierre Broué, The Bolshevik-Leninist"
        " Faction, trans. Ted Crawford and Ian Birchall (1988; VERSION, The editors of this"
        " edition, YEAR), para. 12.",
        "Broué, Pierre. “The Bolshevik-Leninist Faction.” In Pierre Broué, The Bolshevik-Leninist"
        " Faction, translated by Ted Crawford and Ian Birchall. 1988. VERSION. The editors of this"
        " edition, YEAR.",
    ),
    "chicago-author-date": (
        "(Broué [1988] YEAR, para. 12)",
        "Broué, Pierre. (1988) YEAR. “The Bolshevik-Leninist Faction.” In Pierre Broué, The"
        " Bolshevik-Leninist Faction, translated by Ted Crawford and Ian Birchall. VERSION. The"
        " editors of this edition.",
    ),
    "mla": (
        "(Broué, par. 12)",
        "Broué, Pierre. “The Bolshevik-Leninist Faction.” 1988. Pierre Broué, The"
        " Bolshevik-Leninist Faction, translated by Ted Crawford and Ian Birchall, VERSION, The"
        " editors of this edition, YEAR.",
    ),
}


def _published(folder: Path) -> Project:
    """The edition in a folder, which is given a web address."""
    settings_ = folder / "edition.toml"
    text = settings_.read_text(encoding="utf-8")
    settings_.write_text(
        text.replace("language = ", f'address = "{HOME[:-1]}"\nlanguage = '), encoding="utf-8"
    )
    return Project.find(folder)


def _styled(project: Project, address: str, style: str) -> tuple[str, str]:
    citation, entry = Citation.find(project, address).styled(style)
    return plain(citation), plain(entry)


@pytest.mark.parametrize("address", CHICAGO)
def test_each_kind_of_address_has_its_note_in_chicago_style(address: str, sample: Path) -> None:
    """A text, a passage, an entry and a letter are each cited in full, with version and link."""
    assert _styled(_published(sample), address, "chicago")[0] == CHICAGO[address]


@pytest.mark.parametrize("style", CHAPTER)
def test_the_chapter_is_cited_by_the_rules(style: str) -> None:
    """A translated chapter: author, translators, first publication, version, and the passage."""
    project = Project.find(ROOT)
    root = etree.parse(project.text("broue-1988")).getroot()
    edition = root.find(".//{*}editionStmt/{*}edition")
    assert edition is not None
    date = str(edition[0].get("when"))

    def general(said: str) -> str:
        said = re.sub(rf"[Vv]ersion {edition.get('n')} of [^ ]+ [^ ]+ {date[:4]}", "VERSION", said)
        return said.replace(date[:4], "YEAR")

    assert tuple(map(general, _styled(project, "broue-1988#p12", style))) == CHAPTER[style]


def test_the_mla_has_its_own_dates(sample: Path) -> None:
    """Its works cited abbreviate months, and have the day before the month."""
    entries = _styled(_published(sample), "doc:hp-t7", "mla")[1].splitlines()
    assert entries[1] == (
        "Saltholm, the clerk of. Letter to Ada Fenwick. 3 Nov. 1910,"
        " Library of the Coast Society, T 7."
    )
    assert "Version 1.2.0 of 31 Jan. 2026, The editors of this edition, 2026," in entries[0]


def test_initials_stand_apart(sample: Path) -> None:
    """Both styles write A. B. Fenwick, however the register does."""
    project = Project.find(sample)
    path = project.registers["persons"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(">Fenwick, Ada<", ">Fenwick, A.B.C.<"), encoding="utf-8")
    assert _styled(project, "letters", "mla")[1].startswith("Fenwick, A. B. C. “Two Letters")


def test_an_entry_of_a_list_leads_to_the_text(sample: Path) -> None:
    """A bibliography lists the whole text; the note leads to the passage."""
    citation, entry = _styled(_published(sample), "letters#p2", "chicago")
    assert f"{HOME}letters.html#p2" in citation
    assert entry.endswith(f"{HOME}letters.html.")


def test_a_title_in_quotation_marks_has_single_ones_within() -> None:
    """Quotation marks in a title are not lost, and are told from those around it."""
    item = json.loads(_titled("Of “Self-Criticism”", "csl-json"))
    citation, entry = Style.find("chicago").set(item, "en")
    assert "“Of ‘Self-Criticism’,” in" in plain(citation)
    assert "“Of ‘Self-Criticism’.” In" in plain(entry)


@pytest.mark.parametrize("style", ["chicago", "mla"])
def test_an_initial_ends_a_title_with_one_point(style: str) -> None:
    """A title that ends in a point, an initial’s or of an ellipsis, is given no other."""
    for title, told in (("Vane, A.", "“Vane, A.”"), ("And so on...", "“And so on...”")):
        _, entry = Style.find(style).set(json.loads(_titled(title, "csl-json")), "en")
        assert told in plain(entry)


def test_html_has_italics_and_the_link_and_nothing_else(sample: Path) -> None:
    """The citation as HTML: titles in em, the link as one, no trace of how it was made."""
    citation, entry = Citation.find(_published(sample), "letters#p2").styled("chicago")
    for markup in (citation, entry):
        assert set(re.findall(r"<([a-z]+)", markup)) == {"em", "a"}
        assert re.findall(r"<[a-z]+ ([a-z]+)=", markup) == ["href"]


def test_any_style_of_csl_can_be_given(sample: Path, edition: Callable[..., Run]) -> None:
    """A style’s own file, or the name of a style that Typst has."""
    (sample / "own.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>Own</title><id>own</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout><text variable="title"/><text prefix=" @ " variable="locator"/></layout>'
        '</citation><bibliography><layout><text variable="edition"/></layout></bibliography>'
        "</style>",
        encoding="utf-8",
    )
    own = edition("cite", "letters#p2", "--style", "own.csl", cwd=sample)
    assert own.out == ("Two Letters from the Coast @ para. 2\n\nversion 1.2.0 of 31 January 2026\n")
    apa = edition("cite", "letters#p2", "--style", "apa", "--only", "citation", cwd=sample)
    assert apa.out == "(Fenwick, 1911/2026, para. 2)\n"


@pytest.mark.parametrize("style", ["nonsense", "../edition", 'a"b'])
def test_a_style_that_there_is_not_is_refused(style: str, sample: Path) -> None:
    """What is no style is named, with those that are."""
    with pytest.raises(ProjectError, match=f"there is no style “{re.escape(style)}”"):
        Citation.find(Project.find(sample), "letters").styled(style)


def test_a_file_that_is_no_style_is_refused(sample: Path) -> None:
    """A file that is missing, or no CSL, is named in one sentence."""
    found = Citation.find(Project.find(sample), "letters")
    (sample / "bad.csl").write_text("<style/>", encoding="utf-8")
    for name, said in (("bad.csl", "is not a CSL style"), ("no.csl", "cannot be read")):
        with pytest.raises(EditionError, match=rf"{re.escape(name)}: {said}"):
            found.styled(str(sample / name))


# What the address leads to.


def test_a_link_is_an_address(sample: Path) -> None:
    """What a reader copies from the browser is understood."""
    project = Project.find(sample)
    for link, address in (
        (f"{HOME}letters.html#p2", "letters#p2"),
        ("persons.html#fenwick-a", "person:fenwick-a"),
        ("persons/fenwick-a.html", "person:fenwick-a"),
        (f"{HOME}persons/fenwick-a.html#fenwick-a", "person:fenwick-a"),
        ("letters.html", "letters"),
    ):
        assert Citation.find(project, link).address == address


def test_words_of_a_passage_are_cited(sample: Path, edition: Callable[..., Run]) -> None:
    """Words are given by themselves or in the link; one word is one; the link leads to them."""
    project = _published(sample)
    link = f"{HOME}letters.html?words=2-3#p2"
    for found in (
        Citation.find(project, "letters#p2", "2-3"),
        Citation.find(project, "letters.html?words=2-3#p2"),
        Citation.find(project, link),
        Citation.find(project, "letters.html?words=7&show=persons#p2", "2-3"),
    ):
        assert (found.address, found.words) == ("letters#p2", "2-3")
        [item] = json.loads(found.data("csl-json"))
        assert item["locator"] == "para. 2, words 2–3"
        assert item["URL"] == link
    cited = edition("cite", "letters#n2", "--words", "3-3", "--only", "citation", cwd=sample)
    assert ", n. 2, word 3, by Ada Fenwick and the editors of" in cited.out
    assert cited.out.endswith(f"{HOME}letters.html?words=3#n2.\n")


@pytest.mark.parametrize(
    ("address", "words", "said"),
    [
        ("letters#p2", "3-2", "“3-2” names no words"),
        ("letters#p2", "0-2", "“0-2” names no words"),
        ("letters#p2", "２", "“２” names no words"),
        ("letters#p2", "1-999", "letters#p2 has 6 words, and no words 1-999"),
        ("letters", "1", "words are counted in a passage, and letters is none"),
        ("person:fenwick-a", "1", "words are counted in a passage, and person:fenwick-a is none"),
    ],
)
def test_words_that_there_are_not_are_refused(
    address: str, words: str, said: str, sample: Path
) -> None:
    """A stretch that is none, or that the passage has not, is refused in one sentence."""
    with pytest.raises(ProjectError, match=re.escape(said)):
        Citation.find(Project.find(sample), address, words)


def test_words_that_are_not_at_hand_are_not_counted(bare: Path) -> None:
    """Without the witness a stretch is taken on trust; a text of ours is counted all the same."""
    assert Citation.find(Project.find(bare), "letters#p2", "1-999").words == "1-999"
    with pytest.raises(ProjectError, match="no words 1-999"):
        Citation.find(Project.find(bare), "preface#p1", "1-999")


@pytest.mark.parametrize(
    ("inside", "counted"),
    [
        ("one two three", "one two three"),
        ("one<ref xml:id='r1' type='note' n='1' target='#n1'>[1]</ref> two", "one two"),
        ("one <ref xml:id='r1' type='note' n='1' target='#n1'/>, two", "one, two"),
        ("on<hi>e t</hi>wo <persName ref='person:x'>three</persName>.", "one two three."),
        ("a <choice><sic>b</sic> <corr>c d</corr></choice>, e", "a b, e"),
        ("a <note type='editorial' xml:id='e1'>b c</note> d", "a d"),
        ("one<lb/>two", "one two"),
        ("about <num type='figure' n='x'/> men", "about 0 men"),
        ("<?x y?>one<!-- two --> three", "one three"),
        ("T\u00a02560 is one", "T\u00a02560 is one"),
        ("<label>1.</label> one <label type='mark'>[HR]</label>", "one [HR]"),
    ],
)
def test_words_are_those_of_the_witness(inside: str, counted: str) -> None:
    """White space parts words; what this edition adds, and what calls a note, are none."""
    note = etree.fromstring(f"<note xmlns='{TEI[1:-1]}'>{inside}</note>")
    assert words(note) == re.split("[ ]", counted)


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("letters#p9", "perhaps it is letters#p3"),
        ("person:fenwik-a", "perhaps it is person:fenwick-a"),
        ("leters#p1", "perhaps it is letters"),
        ("person:", "write it as in KEY, KEY#p12"),
        ("letters#ed", "write it as in KEY, KEY#p12"),
        ("", "write it as in KEY, KEY#p12"),
    ],
)
def test_an_unknown_address_is_told_the_nearest(address: str, hint: str, sample: Path) -> None:
    """What is not there, or not public, is refused with what may have been meant."""
    with pytest.raises(ProjectError, match=f"no “{address}”; {hint}"):
        Citation.find(Project.find(sample), address)


def _released(sample: Path, edition: Callable[..., Run]) -> Path:
    """The sample edition, released."""
    assert edition("release", "1.2.0", cwd=sample).code == 0
    return sample


def _without(folder: Path, passage: str) -> None:
    """Take a line of the preface out of its file."""
    path = folder / "tei" / "texts" / "preface.xml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf".*{passage}.*\n", "", text), encoding="utf-8")


def test_what_was_withdrawn_leads_to_its_successor(
    sample: Path, edition: Callable[..., Run]
) -> None:
    """An address that was withdrawn gives the citation of what took its place, and says so."""
    folder = _released(sample, edition)
    _without(folder, 'xml:id="p2"')
    words = ("--successor", "preface#p1", "--why", "It said the same.")
    assert edition("withdraw", "preface#p2", *words, cwd=folder).code == 0
    run = edition("cite", "preface#p2", "--only", "citation", cwd=folder)
    assert ", para. 1." in run.out
    assert run.err.splitlines()[0] == (
        "edition: preface#p2 was withdrawn after version 1.2.0: “It said the same.”"
        " This is preface#p1."
    )


def test_what_nothing_took_the_place_of_is_refused(
    sample: Path, edition: Callable[..., Run]
) -> None:
    """A tombstone without a successor is not cited; the version that had it may be."""
    folder = _released(sample, edition)
    _without(folder, 'xml:id="p2"')
    assert edition("withdraw", "preface#p2", "--why", "It was wrong.", cwd=folder).code == 0
    run = edition("cite", "preface#p2", cwd=folder)
    assert (run.code, run.out) == (1, "")
    assert "nothing took its place: “It was wrong.”; cite version 1.2.0" in run.err


def test_what_has_not_been_released_is_said_to_be_so(
    sample: Path, edition: Callable[..., Run]
) -> None:
    """A citation that cannot be relied on yet says so; one that can has nothing to say."""
    project = _published(sample)
    before = Citation.find(project, "preface#p1").notices
    assert before == ("Version 1.2.0 has not been released yet",)
    _released(sample, edition)
    assert Citation.find(project, "preface#p1").notices == ()
    path = project.text("preface")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"p2"', '"p7"'), encoding="utf-8")
    assert Citation.find(project, "preface#p7").notices == (
        "preface#p7 has not been released yet, and may still change",
    )


def test_without_a_web_address_there_is_no_link(sample: Path, edition: Callable[..., Run]) -> None:
    """No link is made up; that there is none is said, apart from the citation."""
    for form in ("text", *DATA):
        run = edition("cite", "letters#p2", "--format", form, cwd=sample)
        assert run.code == 0
        assert "http" not in run.out
        assert "The edition has no web address yet, so the citation has no link." in run.err


@pytest.mark.parametrize(
    "address", ["coast", "ftp://example.org/", "https://example.org/#a", "x y"]
)
def test_a_web_address_has_its_form(address: str, sample: Path) -> None:
    """What is not the address of a folder is refused where it is set."""
    settings_ = sample / "edition.toml"
    text = settings_.read_text(encoding="utf-8")
    settings_.write_text(text.replace("language = ", f'address = "{address}"\nlanguage = '))
    with pytest.raises(ProjectError, match="is not the web address of a folder"):
        Project.find(sample)


# Citation data, read by others’ parsers.


def _every_address() -> Iterator[tuple[Project, str]]:
    for folder in (ROOT, SAMPLE):
        project = Project.find(folder)
        yield from ((project, key) for key in (*project.texts, *project.registers))
        yield from ((project, f"{key}#{name}") for key in project.texts for name in ("h1", "n1"))
        documents = etree.parse(project.registers["documents"])
        for entry in documents.getroot().iterfind("{*}text/{*}body/{*}listBibl/{*}bibl"):
            yield project, f"doc:{entry.get('{http://www.w3.org/XML/1998/namespace}id')}"


SHEETS = Stylesheets(resources("xslt"), ["cite"])


@cache
def _node(path: Path) -> Any:
    return SHEETS.parse(path.read_text(encoding="utf-8"))


def _made(project: Project, address: str, form: str) -> str:
    """The data for an address, made without the command."""
    registers = [_node(project.registers[kind]) for kind in ("persons", "works")]
    given_ = {"address": address, "title": "T", "home": HOME, "format": form}
    key = page(address)
    path = project.registers[key] if key in project.registers else project.text(key)
    return SHEETS.transform("cite", _node(path), {**given_, "registers": registers})


def test_the_data_has_the_passage_as_its_locator(sample: Path) -> None:
    """Each format says which passage it is, in the field that its readers keep."""
    found = Citation.find(_published(sample), "letters#p2")
    [item] = json.loads(found.data("csl-json"))
    assert item["locator"] == "para. 2"
    assert item["custom"] == {
        "address": "letters#p2",
        "label": "paragraph",
        "locator": "2",
        "page": "letters.html#p2",
        "version": "1.2.0",
    }
    assert item["URL"] == f"{HOME}letters.html#p2"
    for form in ("bibtex", "biblatex"):
        [entry] = parse_string(found.data(form), "bibtex").entries.values()
        assert entry.fields["note"].startswith("para. 2")
    assert entry.fields["pagination"] == "paragraph"
    [record] = rispy.loads(found.data("ris"))
    assert record["notes"] == [
        "Original: Ada Fenwick, “Two Letters from the Coast”, The Harbour Review 3 (1911)."
        " Passage: para. 2 (letters#p2)."
    ]


def test_a_letter_is_a_letter_in_every_format(sample: Path) -> None:
    """Who wrote to whom, when, and where it lies: each has its field."""
    found = Citation.find(Project.find(sample), "doc:hp-t7")
    letter, entry = json.loads(found.data("csl-json"))
    assert letter == {
        "id": "doc-hp-t7-archive",
        "type": "personal_communication",
        "author": [{"family": "Saltholm", "given": "the clerk of"}],
        "recipient": [{"family": "Fenwick", "given": "Ada"}],
        "archive": "Library of the Coast Society",
        "archive_location": "T 7",
        "genre": "letter",
        "issued": {"date-parts": [[1910, 11, 3]]},
    }
    assert entry["type"] == "entry-encyclopedia"
    record = rispy.loads(found.data("ris"))[0]
    assert (record["type_of_reference"], record["secondary_authors"]) == ("PCOMM", ["Fenwick, Ada"])
    assert record["name_of_database"] == "Library of the Coast Society"
    latex = parse_string(found.data("biblatex"), "bibtex").entries["doc-hp-t7-archive"]
    assert latex.fields["date"] == "1910-11-03"
    assert latex.fields["howpublished"] == "T 7, Library of the Coast Society"


def test_every_kind_of_thing_can_be_cited_in_every_form() -> None:
    """Texts, registers, passages and all documents, of both editions: no style or format fails."""
    for project, address in _every_address():
        items = json.loads(_made(project, address, "csl-json"))
        keys = [item["id"] for item in items]
        for form in ("bibtex", "biblatex"):
            assert list(parse_string(_made(project, address, form), "bibtex").entries) == keys
        assert [one["id"] for one in rispy.loads(_made(project, address, "ris"))] == keys
        for style in STYLES:
            citation, entry = Style.find(style).set(items, "en")
            assert citation
            assert len(entry.splitlines()) == len(items)


@pytest.mark.skipif(
    "EDITION_CSL_SCHEMA" not in os.environ, reason="name csl-data.json in EDITION_CSL_SCHEMA"
)
def test_csl_json_is_valid() -> None:
    """The items are valid against the schema of the Citation Style Language."""
    schema = json.loads(Path(os.environ["EDITION_CSL_SCHEMA"]).read_text(encoding="utf-8"))
    for project, address in _every_address():
        Draft7Validator(schema).validate(json.loads(_made(project, address, "csl-json")))


# Any title is told exactly.

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")),
    max_size=40,
).map(lambda text: f"x{text}y")
HOSTILE = (
    "a {b} }c{ $d$ \\e% &f #g _h_ ~i ^j <k> @l 'm' \"n\" @book{x,\ny = {z}}\nER  - \nTY  - BOOK"
)


def _spaced(text: str) -> str:
    return " ".join(re.split(r"[ \t\r\n]+", text)).strip(" ")


def _titled(title: str, form: str) -> str:
    text = (SAMPLE / "tei" / "texts" / "preface.xml").read_text(encoding="utf-8")
    text = text.replace(">Preface<", f">{escape(title)}<")
    given_ = {"address": "preface#p1", "title": title, "format": form}
    return SHEETS.transform("cite", SHEETS.parse(text), given_)


SIGNS = latex2text.get_default_latex_context_db()
SIGNS.add_context_category(
    "signs",  # which pylatexenc does not know, or takes for an accent
    macros=[
        latex2text.MacroTextSpec("textbraceleft", simplify_repl="{"),
        latex2text.MacroTextSpec("textbraceright", simplify_repl="}"),
        latex2text.MacroTextSpec("textasciicircum", simplify_repl="^"),
    ],
    prepend=True,
)
TEX = latex2text.LatexNodes2Text(latex_context=SIGNS, strict_latex_spaces=True)
EXACT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@EXACT
@given(WORDS)
@example(HOSTILE)
def test_any_title_survives_csl_json(title: str) -> None:
    """JSON gives back the title, character by character."""
    [item] = json.loads(_titled(title, "csl-json"))
    assert item["title"] == _spaced(title)
    assert item["container-title"] == title


@EXACT
@given(WORDS, st.sampled_from(["bibtex", "biblatex"]))
@example(HOSTILE, "bibtex")
def test_any_title_survives_bibtex(title: str, form: str) -> None:
    """Another’s parser and another’s TeX give back the title; nothing in it is a command."""
    [entry] = parse_string(_titled(title, form), "bibtex").entries.values()
    written = entry.fields["title"]
    assert (written[0], written[-1]) == ("{", "}")
    told = TEX.latex_to_text(written[1:-1])
    assert re.sub(r"\s", " ", told) == re.sub(r"\s+", " ", title).strip()


@EXACT
@given(WORDS)
@example(HOSTILE)
@example("a\u2028ER  - \u2029TY  - BOOK\x85c")
def test_any_title_survives_ris(title: str) -> None:
    """Another’s parser gives back one record with the title, on one line."""
    told = " ".join(re.split("[ \t\r\n\x85\u2028\u2029]+", title)).strip(" ")
    [record] = rispy.loads(_titled(title, "ris"))
    assert record["title"] == told
    assert record["secondary_title"] == told


@EXACT
@given(WORDS.map(lambda text: re.sub(r"[\"'‘’“”„‚«»‹›`´.,:;?!\s]", "", text)))
@example("a{b}}c{$d$\\e%&f#g_h_~i^j<k>@l*m*")
def test_any_title_survives_a_style(title: str) -> None:
    """A styled citation has the title’s characters; quotation marks and stops are the style’s."""
    citation, _ = Style.find("chicago").set(json.loads(_titled(title, "csl-json")), "en")
    assert f"“{title},”" in plain(citation)


def test_the_page_shows_what_is_said(tmp_path: Path) -> None:
    """Each command of the page on citing, typed in the repository, says what the page says."""
    told = (ROOT / "docs" / "read" / "cite.md").read_text(encoding="utf-8")
    blocks = [block for kind, block in FENCE.findall(told) if kind == "console"]
    assert blocks
    session = Session(tmp_path)
    session.cwd = ROOT
    for block in blocks:
        session.type(block)


@pytest.mark.needs("xslt3")
@pytest.mark.parametrize(
    ("address", "form"),
    [("letters#n2", "csl-json"), ("letters#n2", "bibtex"), *(("doc:hp-t7", one) for one in DATA)],
)
def test_another_processor_makes_the_same_data(address: str, form: str, tmp_path: Path) -> None:
    """The npm package xslt3 makes of the files what our processor makes of them."""
    project = Project.find(SAMPLE)
    path = Citation.find(project, address).path
    registers = [project.registers[one].as_uri() for one in ("persons", "works")]
    done = subprocess.run(
        [
            *("node", NODE / "xslt3" / "xslt3.js", f"-s:{path}", "-o:out"),
            f"-xsl:{ROOT / 'xslt' / 'cite.xsl'}",
            "?registers=[" + ",".join(f"doc('{one}')" for one in registers) + "]",
            *(f"address={address}", "title=T", f"home={HOME}", f"format={form}"),
        ],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    theirs, ours = (tmp_path / "out").read_bytes().decode("utf-8"), _made(project, address, form)
    read: Callable[[str], Any] = json.loads if form == "csl-json" else str
    assert read(theirs) == read(ours)
