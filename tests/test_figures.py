"""Figures: computed from the registers at each build, shown in every output, never typed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from edition import figures
from edition.building import InvalidEditionError, build
from edition.errors import StylesheetError
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from edition.validation import Validator
from tests.conftest import ROOT

PROJECT = Project.find(ROOT)
FIGURE = f"{{{figures.COLLECTION}}}figure"
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
STYLESHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:c="urn:edition:collection" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:param name="files" as="array(document-node())" required="yes"/>
  <xsl:output omit-xml-declaration="yes"/>
  <xsl:template name="xsl:initial-template">
    <c:figures>
      <c:figure key="texts" counts="texts" value="{count($files?*//titlePage)}"/>
    </c:figures>
  </xsl:template>
</xsl:stylesheet>"""


@pytest.fixture
def counting(sample: Path) -> Path:
    """The sample edition with a figure of its own, used in the middle of a sentence."""
    (sample / "tei" / "figures.xsl").write_text(STYLESHEET, encoding="utf-8")
    preface = sample / "tei" / "texts" / "preface.xml"
    text = preface.read_text(encoding="utf-8")
    assert "and then put in a drawer" in text
    text = text.replace("once and then", 'once, with\n  <num type="figure" n="texts"/>; then')
    preface.write_text(text, encoding="utf-8")
    return sample


def _stylesheets() -> tuple[Stylesheets, list[object]]:
    """A closed Saxon, and all texts and registers of the edition."""
    stylesheets = Stylesheets(resources("xslt"), [])
    paths = [*map(PROJECT.text, PROJECT.texts), *PROJECT.registers.values()]
    return stylesheets, [stylesheets.parse(path.read_text(encoding="utf-8")) for path in paths]


@pytest.fixture(scope="module")
def computed() -> dict[str, int]:
    """The figures of the edition by their keys."""
    stylesheets, files = _stylesheets()
    stylesheets.add(PROJECT.figures, stylesheets.parse(figures.read(PROJECT.figures)))
    result = etree.fromstring(stylesheets.transform("figures", None, {"files": files}))
    found = list(result.iter(FIGURE))
    values = {str(figure.get("key")): int(str(figure.get("value"))) for figure in found}
    assert len(values) == len(found), "a key is defined twice"
    assert len({figure.get("counts") for figure in found}) == len(found)
    return values


def _entries(kind: str, path: str) -> list[etree._Element]:
    return list(etree.parse(PROJECT.registers[kind]).iterfind(path, NAMES))


def _deported() -> list[etree._Element]:
    """The persons deported in 1928."""

    def exiled(event: etree._Element) -> bool:
        date = event.get("when") or event.get("notBefore") or event.get("from") or ""
        return event.get("type") == "deportation" and date.startswith("1928")

    persons = _entries("persons", ".//t:listPerson/t:person")
    return [person for person in persons if any(map(exiled, person.iterfind("t:event", NAMES)))]


def _of_type(person: etree._Element, kind: str) -> bool:
    return person.find(f"t:event[@type='{kind}']", NAMES) is not None


def _mentions() -> list[etree._Element]:
    """The persons named in the chapter by others than this edition."""
    chapter = etree.parse(PROJECT.text("broue-1988"))
    return [
        name
        for name in chapter.iterfind(".//t:text//t:persName", NAMES)
        if not any(around.get("resp") == "#ed" for around in name.iterancestors())
    ]


def _archival() -> list[etree._Element]:
    documents = _entries("documents", ".//t:listBibl/t:bibl")
    return [one for one in documents if one.find("t:idno[@type='callNumber']", NAMES) is not None]


COUNTED: dict[str, Callable[[], int]] = {
    "persons": lambda: len(_entries("persons", ".//t:listPerson/t:person")),
    "events": lambda: len(_entries("events", ".//t:body//t:listEvent/t:event")),
    "mentions-persons": lambda: len(_mentions()),
    "mentions-trotsky": lambda: sum(name.get("ref") == "person:trotsky-ld" for name in _mentions()),
    "docs-harvard": lambda: len(_archival()),
    "docs-day": lambda: sum(
        any(len(date.get("when", "")) == 10 for date in one.iterfind("t:date", NAMES))
        for one in _archival()
    ),
    "docs-authors": lambda: len(
        {
            author.get("ref")
            for one in _archival()
            for author in one.iterfind("t:author", NAMES)
            if author.get("ref", "").startswith("person:")
        }
    ),
    "deported": lambda: len(_deported()),
    "deported-capitulated": lambda: sum(_of_type(one, "capitulation") for one in _deported()),
    "deported-death-terror": lambda: sum(
        "1936" <= death.get("when", "")[:4] <= "1938"
        for one in _deported()
        for death in one.iterfind("t:death", NAMES)
    ),
    "executed": lambda: sum(
        _of_type(one, "execution") for one in _entries("persons", ".//t:listPerson/t:person")
    ),
}


@pytest.mark.parametrize("key", COUNTED)
def test_a_figure_is_what_another_count_gives(key: str, computed: dict[str, int]) -> None:
    """Counted in another language, by another hand, the figure is the same."""
    assert computed[key] == COUNTED[key]()


def test_every_figure_is_used_and_every_one_used_is_defined(computed: dict[str, int]) -> None:
    """The texts use the figures that are defined, all of them and no others."""
    documents = [etree.parse(PROJECT.text(key)) for key in PROJECT.texts]
    keys = {element.get("n") for document in documents for element in figures.used(document)}
    assert keys == set(computed) == figures.defined(PROJECT.figures)


def test_each_output_shows_the_value(public: Path, computed: dict[str, int]) -> None:
    """Page, plain text and print have the number where the text has the key."""
    sentence = f"is named {computed['mentions-trotsky']} times, in {computed['mentions-persons']} "
    page = etree.parse(public / "html" / "introduction.html", etree.HTMLParser())
    assert sentence in " ".join(" ".join(map(str, page.getroot().itertext())).split())
    assert sentence in (public / "text" / "introduction.txt").read_text("utf-8")
    for data in page.iter("data"):
        assert data.text == data.get("value")
        assert data.get("title")


@pytest.mark.needs("poppler")
def test_the_printed_value_has_its_spaces(counting: Path) -> None:
    """In print, too, a figure is a word among words, whatever white space stands around it."""
    build(Project.find(counting))
    outputs = counting / "build" / "full"
    pdf = ["pdftotext", str(outputs / "pdf" / "preface.pdf"), "-"]
    printed = subprocess.run(pdf, check=True, capture_output=True, encoding="utf-8").stdout
    plain = (outputs / "text" / "preface.txt").read_text("utf-8")
    for text in (printed, plain):
        assert "aloud once, with 1; then put" in " ".join(text.split())


def test_an_undefined_figure_is_a_fault(counting: Path) -> None:
    """A key that is not defined is told with its place and the nearest one; nothing is built."""
    preface = counting / "tei" / "texts" / "preface.xml"
    text = preface.read_text(encoding="utf-8").replace('n="texts"', 'n="text"')
    preface.write_text(text, encoding="utf-8")
    project = Project.find(counting)
    (found,) = Validator(project).file(preface).findings
    assert (found.rule, found.xml_id) == ("figure", "p1")
    assert found.what == "@n “text” is not a figure of figures.xsl"
    assert found.do == "did you mean texts?"
    with pytest.raises(InvalidEditionError) as refusal:
        build(project)
    assert refusal.value.findings == (found,)
    project.figures.unlink()
    assert [found.rule for found in Validator(project).file(preface).findings] == ["figure"]


def test_broken_figures_are_told(counting: Path) -> None:
    """A stylesheet of figures that is not XML is a fault of that file."""
    project = Project.find(counting)
    project.figures.write_text("<xsl:stylesheet>", encoding="utf-8")
    (found,) = Validator(project).file(project.text("preface")).findings
    assert found.path == str(project.figures)
    assert found.rule == "well-formed"


def test_a_figure_without_a_number_stops_the_build(counting: Path) -> None:
    """A figure whose expression gives no number is not shown as a hole."""
    project = Project.find(counting)
    empty = re.sub(r'value="[^"]*"', 'value="{()}"', STYLESHEET)
    project.figures.write_text(empty, encoding="utf-8")
    with pytest.raises(
        StylesheetError, match=r"no number for the figure “texts” \(p1\)"
    ) as refusal:
        build(project)
    assert "\n" not in str(refusal.value)


def test_a_text_with_figures_does_not_stand_alone() -> None:
    """Without the collection such a text is refused, and not shown with holes."""
    stylesheets = Stylesheets(resources("xslt"), ["html"])
    source = stylesheets.parse(PROJECT.text("introduction").read_text(encoding="utf-8"))
    with pytest.raises(StylesheetError, match="no number for the figure “mentions-trotsky”"):
        stylesheets.transform("html", source)


@pytest.mark.parametrize(
    "reading",
    [
        '<xsl:include href="{}"/>',
        '<xsl:variable name="read" static="yes" select="unparsed-text(\'{}\')"/>',
        '<xsl:variable name="read" static="yes" select="doc(\'{}\')"/>',
    ],
)
def test_the_stylesheet_of_an_edition_reads_nothing(
    reading: str, counting: Path, tmp_path: Path
) -> None:
    """What comes with an edition is closed even while it is compiled."""
    other = tmp_path / "other.xsl"
    other.write_text(STYLESHEET, encoding="utf-8")
    project = Project.find(counting)
    text = STYLESHEET.replace("<xsl:output", reading.format(other.as_uri()) + "<xsl:output")
    project.figures.write_text(text, encoding="utf-8")
    with pytest.raises(StylesheetError, match=r"figures\.xsl: does not compile: .*prohibited"):
        build(project)


def test_an_edition_needs_no_figures(bare: Path) -> None:
    """An edition without figures is built all the same."""
    assert not Project.find(bare).figures.exists()
    assert build(Project.find(bare), ["html"]).formats == ("html",)
