"""The book: the whole edition in one PDF, with its contents, registers and indexes."""

from __future__ import annotations

import datetime
import math
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from edition.cli.build import PAPERS as OFFERED
from edition.collecting import Collecting, registers
from edition.ledger import Ledger
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from edition.texts import load
from edition.typesetting import PAPERS, typeset
from tests.conftest import BOTH, ROOT
from tests.releases import edit
from tests.xslt3 import xslt3

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
C = "{urn:edition:collection}"
TEXTS = ("introduction", "broue-1988")
GOLDEN = Path(__file__).parent / "golden"
TOP = 22 / 25.4 * 72
"""Above this, in points, an A5 page has its running head."""
SIZES = {"a5": (148, 210), "a4": (210, 297), "us-letter": (215.9, 279.4), "trade": (129, 198)}


class Book:
    """A book that was made."""

    def __init__(self, outputs: Path) -> None:
        self.path = outputs / "pdf" / "book.pdf"
        self.reader = PdfReader(self.path)
        self.destinations = {
            name: (self.reader.get_destination_page_number(to) or 0) + 1
            for name, to in self.reader.named_destinations.items()
        }

    def printed(self, first: int = 1, last: int | None = None) -> str:
        """The words on some pages, in reading order."""
        pages = ["-f", str(first), "-l", str(last or len(self.reader.pages))]
        done = subprocess.run(
            ["pdftotext", *pages, self.path, "-"], capture_output=True, check=True
        )
        return done.stdout.decode().replace("\u00a0", " ").replace("\u202f", " ")

    def words(self) -> list[list[tuple[float, float, str]]]:
        """For each page the words on it: where each begins, where its foot is, what it is."""
        done = subprocess.run(
            ["pdftotext", "-bbox", self.path, "-"], capture_output=True, check=True
        )
        root = etree.fromstring(done.stdout, etree.XMLParser(recover=True))
        return [
            [
                (float(word.get("xMin", "")), float(word.get("yMax", "")), word.text or "")
                for word in page.iterfind("{*}word")
            ]
            for page in root.iterfind(".//{*}page")
        ]

    def index(self, kind: str, after: str) -> str:
        """The words of an index as one line, as they were written: poppler mixes its columns."""
        last = self.destinations[after] - 1 if after else len(self.reader.pages)
        pages = self.reader.pages[self.destinations[f"index.{kind}"] - 1 : last]
        words = " ".join(page.extract_text() for page in pages).replace("\u00a0", " ")
        heads = r"(\d+\s*)?the bolshevik-leninist faction|index of \w+(\s*\d+)?"
        return " ".join(re.sub(heads, " ", words, flags=re.IGNORECASE).split())


_BOOKS: dict[Path, Book] = {}


@pytest.fixture
def book(outputs: Path) -> Book:
    """The book of the edition that the test names."""
    return _BOOKS.setdefault(outputs, Book(outputs))


@pytest.fixture(scope="module")
def collection(public: Path) -> Any:
    """What the texts mention, and the registers have."""
    project = Project.find(ROOT)
    stylesheets = Stylesheets(resources("xslt"), ["collect"])
    sources = [*(load(project, key, withheld=True) for key in TEXTS), *registers(project)]
    collecting = Collecting(stylesheets)
    return etree.fromstring(collecting.collection(project, Ledger(project.ledger), sources).xml)


def _bookmarks(outline: Any, level: int = 1) -> Iterator[tuple[int, Any]]:
    for item in outline:
        if isinstance(item, list):
            yield from _bookmarks(item, level + 1)
        else:
            yield level, item


@BOTH
@pytest.mark.needs("poppler")
def test_the_contents_tell_the_right_pages(book: Book) -> None:
    """Each part and each section stands in the contents with the page on which it begins."""
    contents = " ".join(book.printed(3, 4).split())
    told = 0
    for level, bookmark in _bookmarks(book.reader.outline):
        title = " ".join(str(bookmark.title).split())
        if level > 2 or title.startswith("Paragraph "):
            continue
        page = (book.reader.get_destination_page_number(bookmark) or 0) + 1
        assert re.search(rf"{re.escape(title)} {page}\b", contents), (title, page)
        told += 1
    assert told >= 15
    for part in (
        "Introduction",
        "About this edition",
        "Map",
        "Lifelines",
        "Lives",
        "Letters by date",
    ):
        assert re.search(rf"{part} \d+", contents), part


@BOTH
@pytest.mark.needs("poppler")
@pytest.mark.parametrize(
    ("kind", "prefix", "after"), [("persons", "person", "index.places"), ("places", "place", "")]
)
def test_the_indexes_are_complete_and_true(
    book: Book, collection: Any, kind: str, prefix: str, after: str
) -> None:
    """Each mention in the texts is in the index once, by its passage and a page that it is on."""
    expected: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention in collection.iter(f"{C}mention"):
        ref, at = mention.get("ref"), mention.get("at")
        if at and ref.startswith(f"{prefix}:"):
            expected[ref].add((mention.getparent().get("key"), at))
    assert len(expected) > 60
    index = book.index(kind, after)
    begins = {key: min(p for n, p in book.destinations.items() if n.startswith(f"{key}."))
              for key in TEXTS}  # fmt: skip
    ends = {"introduction": begins["broue-1988"], "broue-1988": book.destinations["about"]}
    for entry in collection.iter(f"{C}entry"):
        if entry.get("ref") not in expected:
            continue
        name = re.escape(entry.get("sort")).replace(r"\-", r"-\s?")
        life = r"(?:life \d+,? ?)?"
        places = r"((?:\d+ (?:[pqneth]\d+ ?)+,? ?)*)"
        match = re.search(rf"(?<=[\d.] ){name}, {life}{places}", index)
        assert match, entry.get("sort")
        found = set()
        for page, passages in re.findall(r"\b(\d+) ((?:[pqneth]\d+ ?)+)", match[1]):
            for passage in passages.split():
                (key,) = (key for key in TEXTS if begins[key] <= int(page) < ends[key])
                found.add((key, passage))
                first = book.destinations[f"{key}.{passage}"]
                assert first <= int(page) <= first + 2, (entry.get("sort"), page, passage)
        assert found == expected[entry.get("ref")], entry.get("sort")


@BOTH
@pytest.mark.parametrize(("kind", "after"), [("persons", "index.places"), ("places", "")])
def test_the_key_of_an_index_tells_each_letter_in_it_and_no_other(
    book: Book, kind: str, after: str
) -> None:
    """The sentence at its head says what each letter before a passage's number stands for."""
    key, passages = book.index(kind, after).split(": ", 1)[1].split(". ", 1)
    told = re.findall(r"\b([a-z]) for a ", key)
    assert {*told} == {*re.findall(r"\b([a-z])\d+\b", passages)}
    assert len(told) == len({*told})


@pytest.mark.needs("witness", "poppler")
@pytest.mark.parametrize("name", ["Radek", "Sosnovsky", "Smilga", "Barnaul", "Tobolsk"])
def test_the_name_is_on_every_page_of_its_entry(full: Path, name: str) -> None:
    """Where the index sends a reader for a name, there the name is to be read."""
    book = _BOOKS.setdefault(full, Book(full))
    index = book.index("persons", "") + " "
    entry = re.search(
        rf"{name}[^,]*,(?: [^,\d]*,)? (?:life \d+, )?((?:\d+ (?:\w\d+ ?)+,? ?)+)", index
    )
    assert entry, name
    pages = {int(page) for page in re.findall(r"\b(\d+) \w\d+", entry[1])}
    assert len(pages) > 2
    for page in pages:
        text = re.sub(r"-\s*\n\s*", "", book.printed(page, page + 1))  # a name may run on
        assert name in text, page


@BOTH
@pytest.mark.parametrize("key", [*TEXTS, "book"])
def test_no_note_stands_before_its_reference(outputs: Path, key: str) -> None:
    """A note begins on the page of its reference; the last of several in a line may on the next."""
    reader = PdfReader(outputs / "pdf" / f"{key}.pdf")
    to = reader.named_destinations
    references = {name for name in to if re.fullmatch(r"(.+\.)?r\d+", name)}
    late = 0
    for name in references:
        note = re.sub(r"r(\d+)$", r"n\1", name)
        before, after = (reader.get_destination_page_number(to[it]) or 0 for it in (name, note))
        assert before <= after <= before + 1, name
        late += after > before
    assert len(references) > 30
    assert late <= 0.03 * len(references)


@BOTH
@pytest.mark.needs("poppler")
def test_each_page_has_the_right_head(book: Book) -> None:
    """Left the book or its author, right what is begun; none where a part opens."""
    sections = [(1, "")]
    openings = set()
    for level, bookmark in _bookmarks(book.reader.outline):
        page = (book.reader.get_destination_page_number(bookmark) or 0) + 1
        if level <= 2 and not str(bookmark.title).startswith("Paragraph "):
            sections.append((page, " ".join(str(bookmark.title).split())))
            openings |= {page} if level == 1 else set()
    heads = 0
    for page, words in enumerate(book.words(), 1):
        head = " ".join(word for _, y, word in words if y < TOP)
        if page in openings or page < min(openings) or not words:
            assert head == "", page
        else:
            begun = [title for first, title in sections if first <= page][-1]
            left = "The Bolshevik-Leninist Faction|Pierre Broué"
            expected = rf"{page} ({left})" if page % 2 == 0 else rf"{re.escape(begun)} {page}"
            assert re.fullmatch(expected, head, re.IGNORECASE), page
            heads += 1
    assert heads > 80


@BOTH
@pytest.mark.needs("poppler")
def test_the_columns_of_an_index_end_together(book: Book) -> None:
    """On the last page of an index they are of one height, but for an entry's lines.

    On the pages before they are full, but for a line or two each, however long an entry is.
    """
    after = {"index.persons": book.destinations["index.places"], "index.places": 1000}
    middle = float(book.reader.pages[0].mediabox.width) / 2
    pages = book.words()
    for name, end in after.items():
        first = book.destinations[name]
        *before, last = [words for words in pages[first - 1 : end - 1] if words]
        assert before
        for words in before:
            foot = max(y for x, y, _ in words if x < middle)
            assert max(y for x, y, _ in words if x > middle) > foot - 75, name
        left = max(y for x, y, _ in last if x < middle)
        right = max(y for x, y, _ in last if x > middle)
        assert abs(left - right) < 50, name


def test_an_entry_may_be_longer_than_a_page(tmp_path: Path) -> None:
    """It runs on in the columns, each passage is in it once, and what follows stands after it."""
    passages = range(1, 1501)
    paragraphs = "".join(
        f'<p id="a.p{n}" n="{n}">Oil<m of="place:a" at="p{n}" to="a.p{n}"/></p>' for n in passages
    ).replace("<m", '<m of="place:b" at="p1" to="a.p1"/><m', 1)
    document = (
        '<book lang="en" title="A" author="B" date="2026-01-31" version="1" withheld="1"'
        ' keywords="c" running="A"><part key="a" lang="en" title="Oil" withheld="1"><opening>'
        f'<h level="1">Oil</h></opening>{paragraphs}</part><index title="Index" key="index">'
        '<entry of="place:a" id="place.a">Skerry</entry>'
        '<entry of="place:b" id="place.b">Vik</entry></index></book>'
    )
    template = resources("xslt") / "assets" / "book.typ"
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(typeset(document, datetime.date(2026, 1, 31), template, "a"))
    reader = PdfReader(pdf)
    first = reader.get_destination_page_number(reader.named_destinations["index"]) or 0
    *pages, last = [page.extract_text() for page in reader.pages[first:]]
    assert len(pages) > 1
    *found, after = re.findall(r"\bp(\d+)", " ".join((*pages, last)))
    assert [int(passage) for passage in found] == [*passages]
    assert after == "1"
    assert "Vik" in last


@pytest.mark.parametrize("paper", PAPERS)
def test_each_paper_has_its_size_and_its_measure(paper: str, tmp_path: Path) -> None:
    """The pages are as large as is asked for, and a full line has 60 to 70 characters."""
    template = resources("xslt") / "assets" / "print.typ"
    words = "The keeper of the lamp has gone down to the harbour and counted the boats. " * 60
    document = (
        '<print key="a" lang="en" title="A" author="B" date="2026-01-31" version="1" withheld="0"'
        f' keywords="c"><title-page/><imprint/><opening><h level="1">A</h></opening>'
        f'<p id="p1" n="1">{words}</p></print>'
    )
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(typeset(document, datetime.date(2026, 1, 31), template, "a", paper))
    reader = PdfReader(pdf)
    for page in reader.pages:
        size = [float(length) / 72 * 25.4 for length in page.mediabox[2:]]
        assert size == pytest.approx(SIZES[paper], abs=0.1)
    lines = reader.pages[-1].extract_text().splitlines()
    lengths = sorted(len(line) for line in lines if len(line) > 40)
    assert 60 <= lengths[len(lengths) // 2] <= 70


def test_the_papers_offered_are_those_that_are_known() -> None:
    """The command line, the typesetter and the templates have the same list."""
    measures = (resources("xslt") / "assets" / "print-measures.typ").read_text("utf-8")
    measured = re.findall(r"^  ([\w-]+): \(width", measures, re.MULTILINE)
    assert sorted(measured) == sorted(PAPERS)
    assert PAPERS == OFFERED


def _document(project: Project) -> tuple[str, Path]:
    """The print document of a book, and a folder with what it was made from."""
    folder = project.work / "made"
    folder.mkdir()
    stylesheets = Stylesheets(resources("xslt"), ["collect", "book"])
    collecting = Collecting(stylesheets)
    sources = [*(load(project, key) for key in project.texts), *registers(project)]
    made = collecting.collection(project, Ledger(project.ledger), sources)
    (folder / "collection.xml").write_text(made.xml, "utf-8")
    for source in sources:
        (folder / f"{source.key}.xml").write_text(source.xml, "utf-8")
    files = [collecting.source(source) for source in sources]
    return stylesheets.transform("book", made.document, {"files": files}), folder


def test_the_print_document_is_the_golden_one(sample: Path, pytestconfig: pytest.Config) -> None:
    """Of the sample edition the book is made exactly so; the drawings are left out."""
    document, _ = _document(Project.find(sample))
    document = re.sub(r"<drawing>.+?</drawing>", "<drawing/>", document, flags=re.DOTALL) + "\n"
    golden = GOLDEN / "book.xml"
    if pytestconfig.getoption("--bless"):
        golden.write_text(document, encoding="utf-8")
    assert document == golden.read_text("utf-8")


@pytest.mark.needs("xslt3")
def test_another_processor_makes_the_same_book(sample: Path) -> None:
    """SaxonJS gives the print document that our build gives, character by character."""
    project = Project.find(sample)
    document, folder = _document(project)
    names = [*project.texts, *project.registers]
    files = ",".join(f"doc('{(folder / name).as_uri()}.xml')" for name in names)
    sheet = ROOT / "xslt" / "book.xsl"
    xslt3(sheet, "-s:collection.xml", f"?files=[{files}]", "-o:book.xml", cwd=folder)
    made = (folder / "book.xml").read_text("utf-8")
    declaration = re.compile(r"^<\?xml.*?\?>\s*")
    assert declaration.sub("", made) == declaration.sub("", document)


def test_each_fact_of_a_life_has_its_grounds(sample: Path) -> None:
    """Births, deaths and events stand in the order of time, each with the passages that tell it."""
    document, _ = _document(Project.find(sample))
    book = etree.fromstring(document.encode())
    persons: Any = etree.parse(sample / "tei" / "registers" / "persons.xml")
    lives = list(book.iter("life"))
    assert lives
    for life in lives:
        key = life.get("id", "").removeprefix("person.")
        facts = persons.xpath(
            f"//t:person[@xml:id = '{key}']/*[self::t:birth or self::t:event or self::t:death]",
            namespaces=TEI,
        )
        sources = sorted(
            fact.get("source").replace("text:", "").replace("#", ".") for fact in facts
        )
        stages = life.findall("stage")
        grounds = [" ".join(at.get("to", "") for at in stage.iter("at")) for stage in stages]
        assert sorted(grounds) == sources
        told = [stage.findtext("what", "") for stage in stages]
        assert [what for what in told if what.startswith("Birth")] in ([], told[:1])
        assert [what for what in told if what.startswith("Death")] in ([], told[-1:])


def test_the_drawings_need_no_style_sheet(sample: Path) -> None:
    """Map and lifelines are SVG whose looks are attributes: no class, link or script."""
    document, _ = _document(Project.find(sample))
    book = etree.fromstring(document.encode())
    drawings: list[Any] = [etree.fromstring(found.text or "") for found in book.iter("drawing")]
    assert len(drawings) > 5  # the map, a sheet of lives, and the signs of its legend
    for drawing in drawings:
        assert {etree.QName(element).localname for element in drawing.iter()} <= {
            *("svg", "g", "path", "rect", "circle", "line", "text", "tspan"),
            *("linearGradient", "stop"),
        }
        assert not drawing.xpath("//@class | //@style | //@href")
        assert not drawing.xpath("//@*[contains(., '%')][not(. = '100%')]")
        assert not drawing.xpath("//*[local-name() = 'text'][not(@font-size)]")
    assert sum(len(drawing.xpath("//*[local-name() = 'text']")) for drawing in drawings) > 1


def test_lifelines_are_drawn_from_the_register(sample: Path) -> None:
    """Each person of whom the register dates something has one row, and nobody else."""
    document, _ = _document(Project.find(sample))
    sheets = etree.fromstring(document.encode()).findall("lifelines/sheet")
    drawing: Any = etree.fromstring(sheets[0].findtext("drawing") or "")
    names = [" ".join(text.itertext()) for text in drawing.iterfind(".//{*}text")]
    persons: Any = etree.parse(sample / "tei" / "registers" / "persons.xml")
    dated = "t:birth | t:death | t:event"
    for person in persons.xpath("//t:listPerson/t:person", namespaces=TEI):
        (name,) = person.xpath("t:persName[@type = 'sort']/text()", namespaces=TEI)
        rows = [text for text in names if text.startswith(name)]
        lived = any(point.keys() for point in person.xpath(dated, namespaces=TEI))
        assert len(rows) == lived, name
        assert (name in sheets[0].get("alt", "")) == lived


@pytest.mark.needs("poppler")
def test_the_map_names_each_stop_of_its_roads(public: Path) -> None:
    """Whoever travelled can be followed by names; and what is not on the map is counted."""
    book = _BOOKS.setdefault(public, Book(public))
    page = book.destinations["map"]
    printed = " ".join(book.printed(page, page).split())
    root: Any = book.reader.trailer["/Root"]
    road = _alternatives(root["/StructTreeRoot"])[0].split("A road: ")[1]
    stops = re.findall(r"([\w-]+) \([^)]*\)", road)
    assert len(stops) > 5
    for stop in stops:
        assert stop in printed, stop
    places: Any = etree.parse(ROOT / "tei" / "registers" / "places.xml")
    listed = places.xpath("//t:listPlace/t:place", namespaces=TEI)
    missing = [place for place in listed if place.find("t:location/t:geo", TEI) is None]
    assert f"coordinates: {len(missing)} of {len(listed)} places" in printed


def test_a_place_outside_of_the_sheet_is_named_below_the_map(sample: Path) -> None:
    """The sheet shows where something happened; what is only named may lie beyond it."""
    path = sample / "tei" / "registers" / "places.xml"
    coast = '<placeName type="usual">Northern Coast</placeName>'
    far = coast + '<location source="#source-gazetteer"><geo>-45.0 170.0</geo></location>'
    edit(path, (coast, far))
    document, _ = _document(Project.find(sample))
    assert "Outside of the sheet: Northern Coast." in document


@BOTH
def test_the_figures_have_their_alternative_text(book: Book) -> None:
    """Map and lifelines are Figures that say what they show: places, the persons of each sheet."""
    root: Any = book.reader.trailer["/Root"]
    told = _alternatives(root["/StructTreeRoot"])
    assert told[0].startswith("Map of ")
    assert "Moscow" in told[0]
    sheets = told[1:]
    assert [text.split(":")[0] for text in sheets] == [
        f"Lifelines {n} of {len(sheets)}" for n in range(1, len(sheets) + 1)
    ]
    lives = re.findall(r"the lives of (\d+) persons", " ".join(sheets))
    assert sum(map(int, lives)) == sum(text.count(";") + 1 for text in map(_listed, sheets)) > 60
    assert "1937: " in sheets[0]


@pytest.mark.needs("poppler")
def test_the_years_above_the_lifelines_stand_apart(public: Path) -> None:
    """No two of them touch, not even where the scale changes; and that it does, is said."""
    book = _BOOKS.setdefault(public, Book(public))
    first = book.destinations["lifelines"]
    words = book.words()[first - 1]
    at = {(x, word) for x, _, word in words}
    (axis,) = (x for x, word in at if word == "1928" and (x, "1930") in at)
    years = sorted(y for x, y, word in words if x == axis and re.fullmatch(r"\d{4}", word))
    assert len(years) > 10
    assert min(b - a for a, b in pairwise(years)) > 16  # points; a year is 14 wide
    assert "Dotted lines: here the scale" in " ".join(book.printed(first, first).split())


def _listed(alternative: str) -> str:
    return alternative.split("order of death. ")[1].split(". Deaths by year")[0]


def _alternatives(node: Any) -> list[str]:
    """The alternative texts of the figures in a structure tree, in order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for child in node for text in _alternatives(child)]
    if not isinstance(node, dict):
        return []
    if node.get("/S") == "/Figure":
        return [str(node["/Alt"])]
    return _alternatives(node["/K"]) if "/K" in node else []


@pytest.mark.parametrize("paper", PAPERS)
def test_the_letters_of_the_lifelines_can_be_read(paper: str, tmp_path: Path) -> None:
    """On each paper the highest sheet that is drawn has letters of 6.5 points or more."""
    module: Any = etree.parse(resources("xslt") / "modules" / "book-lifelines.xsl")
    drawn = {found.get("name"): found.get("select") for found in module.iterfind("{*}variable")}
    width, height = int(drawn["e:lives-width"]), int(drawn["e:most-height"])
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><text y="50"'
        f' font-family="Libertinus Serif" font-size="{drawn["e:lettering"]}">Name</text></svg>'
    ).replace("<", "&lt;")
    document = (
        '<book lang="en" title="A" author="B" date="2026-01-31" version="1" withheld="0"'
        ' keywords="c" running="A"><lifelines title="Lines" key="lines"><caption>Caption</caption>'
        f"<sign><drawing>{svg.replace('Name', '')}</drawing>Sign</sign>"
        f'<sheet ratio="{height / width}" alt="a"><drawing>{svg}</drawing></sheet>'
        "</lifelines></book>"
    )
    template = resources("xslt") / "assets" / "book.typ"
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(typeset(document, datetime.date(2026, 1, 31), template, "a", paper))
    sizes: dict[str, float] = {}

    def measured(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            across = (tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3])
            sizes[text.strip()] = math.hypot(*across) * size

    PdfReader(pdf).pages[0].extract_text(visitor_text=measured)
    assert {"Caption", "Sign", *"Nam"} <= set(sizes)  # those of a drawing come one by one
    assert min(sizes.values()) >= 6.5


def test_an_edition_without_registers_has_a_book(sample: Path, tmp_path: Path) -> None:
    """Texts alone make a book too, without map, lives, letters and indexes."""
    shutil.rmtree(sample / "tei" / "registers")
    document, _ = _document(Project.find(sample))
    template = resources("xslt") / "assets" / "book.typ"
    pdf = tmp_path / "book.pdf"
    pdf.write_bytes(typeset(document, datetime.date(2026, 1, 31), template, "book"))
    destinations = PdfReader(pdf).named_destinations
    assert {"letters.p1", "about"} <= set(destinations)
    assert not {"map", "lifelines", "lives", "index.persons"} & set(destinations)
