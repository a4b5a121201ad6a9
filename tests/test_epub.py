"""The e-book: valid, complete, linked both ways, the same each time, readable by everyone."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser

from edition import ebook
from edition.building import build
from edition.collecting import Collecting, registers
from edition.ledger import Ledger
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from edition.texts import load
from edition.typesetting import draw
from edition.withdrawing import withdraw
from tests.browsing import breaches, context
from tests.byhand import TEXTS
from tests.conftest import BOTH, REGISTERS, ROOT, SAMPLE, Run, epubcheck_path
from tests.ebooks import EPUB_TYPE, NAMES, XML_ID, XML_LANG, Book, book_of, pages_of, path_of
from tests.releases import WATCH, edit, paragraphs, released
from tests.words import first_missing, shown, words_of
from tests.xslt3 import xslt3


def _ids(page: Any) -> list[str]:
    return [str(element.get("id")) for element in page.iter() if element.get("id")]


def _all_links_lead_somewhere(book: Book) -> int:
    """Whether all links within the pages of a book do; and how many there are."""
    ids = {name: set(_ids(page)) for name, page in book.items()}
    count = 0
    for name, page in book.items():
        for link in page.iterfind(".//x:a", NAMES):
            address = str(link.get("href"))
            if re.match(r"https?:", address):
                continue
            file, _, fragment = address.partition("#")
            assert (file or name) in ids, f"{name}: {address}"
            assert not fragment or fragment in ids[file or name], f"{name}: {address}"
            count += 1
    return count


def _faults(path: Path) -> list[tuple[str, str]]:
    """What epubcheck finds, whatever its weight."""
    done = subprocess.run(
        ["java", "-jar", str(epubcheck_path()), "--usage", "--quiet", "--json", "-", str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["publication"]["ePubVersion"].startswith("3.3")
    return [
        (message["ID"], message["message"])
        for message in report["messages"]
        if message["severity"] != "USAGE"
    ]


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition after passages and an entry were withdrawn: its project."""
    folder = tmp_path_factory.mktemp("withdrawn") / "sample"
    shutil.copytree(SAMPLE, folder)
    shutil.rmtree(folder / "tei" / "witness")
    organisations = folder / "tei" / "registers" / "organisations.xml"
    mark = "        <listRelation>\n"
    edit(organisations, (mark, WATCH + mark))
    paragraphs(folder, "p3", "p4")
    released(folder, "1.0.0")
    paragraphs(folder, "p4")
    edit(organisations, (WATCH, ""))
    project = Project.find(folder)
    withdraw(project, ["preface#p3"], "letters#p1", "It repeated a letter.")
    withdraw(project, ["org:night-watch"], "org:coast-society", "The same society.")
    released(folder, "2.0.0")
    build(project, ["epub"], withheld=True)
    return folder


# Valid, and made as EPUB asks


@BOTH
@pytest.mark.needs("epubcheck")
def test_epubcheck_finds_nothing(outputs: Path) -> None:
    """The W3C's checker finds no error, no warning and nothing to remark."""
    assert _faults(path_of(outputs)) == []


@pytest.mark.needs("epubcheck")
@pytest.mark.parametrize("whole", [True, False])
def test_any_edition_makes_a_valid_book(bare: Path, whole: bool) -> None:
    """The sample edition's book is valid too, with registers and without."""
    if not whole:
        # Without registers there is nothing that a name could point to.
        shutil.rmtree(bare / "tei" / "registers")
        (bare / "tei" / "texts" / "letters.xml").unlink()
        edit(bare / "edition.toml", (', "letters"]', "]"))
        preface = bare / "tei" / "texts" / "preface.xml"
        text = preface.read_text(encoding="utf-8")
        text = re.sub(r'<ref target="text:[^>]*>(.*?)</ref>', r"\1", text)
        text = re.sub(r"(<p [^>]*p2.>).*?(<ref [^>]*r2)", r"\1Two boats are named.\2", text)
        text = re.sub(
            r'type="reference"( resp="#ed">)<bibl.*</seg>', r'type="comment"\1Yes.</seg>', text
        )
        preface.write_text(text, encoding="utf-8")
    made = build(Project.find(bare), ["epub"], withheld=True)
    assert _faults(path_of(made.folder)) == []
    assert ("persons.xhtml" in book_of(path_of(made.folder))) == whole


@pytest.mark.needs("epubcheck")
def test_a_book_with_withdrawn_addresses_is_valid(withdrawn: Path) -> None:
    """Tombstones are valid too, and every address ever released is in the book."""
    path = path_of(withdrawn / "build" / "public")
    assert _faults(path) == []
    book = book_of(path)
    ledger = Ledger.read(withdrawn / "tei" / "ledger.xml")
    assert len(ledger.withdrawn) == 2
    for address in ("preface#p3", "organisations#night-watch"):
        key, _, identifier = address.partition("#")
        (line,) = book[f"{key}.xhtml"].xpath("//*[@id = $id]/..", id=identifier)
        assert "until version 1.0.0" in "".join(line.itertext())
        (link,) = line.iterfind("x:a", NAMES)
        file, _, fragment = str(link.get("href")).partition("#")
        assert fragment in _ids(book[file or f"{key}.xhtml"])


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the sample edition, whose texts are long: they need several files."""
    folder = tmp_path_factory.mktemp("long")
    project = Project.find(SAMPLE)
    stylesheets = Stylesheets(resources("xslt"), ("collect", "epub"), {"epub"})
    collecting = Collecting(stylesheets)
    texts = [load(project, key, withheld=True) for key in project.texts]
    sources = [*texts, *registers(project)]
    collection = collecting.collection(project, Ledger.read(project.ledger), sources)
    parameters = {"files": [collecting.source(text) for text in sources], "enough": 150}
    stylesheets.transform("epub", collection.document, parameters, folder=folder / "files")
    (folder / "collection.xml").write_text(collection.xml, encoding="utf-8")
    for source in sources:
        (folder / f"{source.key}.xml").write_text(source.xml, encoding="utf-8")
    found = [path for path in (folder / "files").rglob("*") if path.is_file()]
    files = {path.relative_to(folder / "files").as_posix(): path.read_bytes() for path in found}
    book = folder / "epub" / "long.epub"
    book.parent.mkdir()
    book.write_bytes(ebook.pack(files | {"EPUB/epub.css": b""}, datetime.date(2026, 1, 31)))
    return folder


@pytest.mark.needs("epubcheck")
def test_a_long_text_takes_several_files(long: Path) -> None:
    """A text of too many characters goes on in further files, and all that links to it follows."""
    assert _faults(path_of(long)) == []
    book = pages_of(book_of(path_of(long)))
    assert {"letters.xhtml", "letters.2.xhtml", "letters.3.xhtml", "preface.2.xhtml"} <= set(book)
    _all_links_lead_somewhere(book)
    for key in ("preface", "letters"):
        parts = [name for name in book if re.fullmatch(rf"{key}(\.\d+)?\.xhtml", name)]
        ids = [found for name in parts for found in _ids(book[name])]
        assert len(ids) == len(set(ids))
        text = etree.parse(SAMPLE / "tei" / "texts" / f"{key}.xml").find("t:text", NAMES)
        assert text is not None
        assert {found for element in text.iter() if (found := element.get(XML_ID))} <= set(ids)
    assert len(book["letters.xhtml"].findall(".//x:h1", NAMES)) == 1


@BOTH
def test_the_file_begins_with_what_it_is(outputs: Path) -> None:
    """The first member is the media type, bare, where reading systems look for it."""
    data = path_of(outputs).read_bytes()
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(path_of(outputs)) as archive:
        assert archive.testzip() is None
        dates = {member.date_time for member in archive.infolist()}
        assert dates == {(2026, 11, 22, 0, 0, 0)}, "the date of the release"


def test_two_builds_are_the_same(bare: Path) -> None:
    """The same state gives the same bytes, whenever it is built."""
    made = [
        path_of(build(Project.find(bare), ["epub"], withheld=True).folder).read_bytes()
        for _ in range(2)
    ]
    assert made[0] == made[1]


@pytest.mark.needs("xslt3")
def test_another_processor_makes_the_same_book(long: Path, tmp_path: Path) -> None:
    """Made by the npm package xslt3, the files of the book are those of our build."""
    project = Project.find(SAMPLE)
    names = [*project.texts, *project.registers]
    files = ",".join(f"doc('{(long / name).as_uri()}.xml')" for name in names)
    sheet = ROOT / "xslt" / "epub.xsl"
    source = f"-s:{long / 'collection.xml'}"
    xslt3(sheet, source, "-o:out", f"?files=[{files}]", "?enough=150", cwd=tmp_path)
    ours = book_of(path_of(long))
    assert len(ours) > 20
    for name, page in ours.items():
        theirs = etree.parse(tmp_path / "EPUB" / name).getroot()
        if name.endswith(".opf"):  # each processor indents in its own way
            for element in (*page.iter(), *theirs.iter()):
                element.tail = None
                element.text = (element.text or "").strip() or None
        assert etree.tostring(theirs, method="c14n") == etree.tostring(page, method="c14n"), name


# Complete


@BOTH
@pytest.mark.parametrize("key", TEXTS)
def test_every_identifier_of_the_text_is_in_its_file(outputs: Path, key: str) -> None:
    """What has an xml:id in a text has the same id in KEY.xhtml."""
    text = etree.parse(outputs / "tei" / "texts" / f"{key}.xml").find("t:text", NAMES)
    assert text is not None
    wanted = {found for element in text.iter() if (found := element.get(XML_ID))}
    assert wanted - set(_ids(book_of(path_of(outputs))[f"{key}.xhtml"])) == set()


@BOTH
def test_every_entry_is_listed_and_told(outputs: Path) -> None:
    """An entry is at KIND.xhtml#ID, which leads to where it is told, under the same identifier."""
    book = book_of(path_of(outputs))
    for kind, path in Project.find(ROOT).registers.items():
        entries: Any = etree.parse(path).xpath("//t:body/*/*[@xml:id]", namespaces=NAMES)
        assert entries
        for entry in entries:
            identifier = str(entry.get(XML_ID))
            (line,) = book[f"{kind}.xhtml"].xpath(
                "//x:li[@id = $id]", id=identifier, namespaces=NAMES
            )
            file, _, fragment = str(line.find("x:a", NAMES).get("href")).partition("#")
            assert (file.split(".")[0], fragment) == (kind, identifier)
            (article,) = book[file].xpath("//*[@id = $id]", id=identifier)
            assert article.tag == f"{{{NAMES['x']}}}article"


@BOTH
def test_no_identifier_stands_twice_in_a_file(outputs: Path) -> None:
    """Each id is there once, so that a fragment is one place."""
    for name, page in pages_of(book_of(path_of(outputs))).items():
        assert len(_ids(page)) == len(set(_ids(page))), name


@pytest.mark.needs("witness")
@pytest.mark.parametrize("key", TEXTS)
def test_no_word_is_lost_on_the_way_to_the_book(full: Path, key: str) -> None:
    """Every word of the text, in its order, is in the book; numbers of notes are set anew."""
    main = book_of(path_of(full))[f"{key}.xhtml"].find(".//x:main", NAMES)
    words = words_of(full / "tei" / "texts" / f"{key}.xml")
    assert len(words) > 5000
    assert first_missing(words, shown(main)) == ""


@pytest.mark.needs("witness")
def test_the_public_book_leaks_nothing(
    public: Path, witness: Path, edition: Callable[..., Run]
) -> None:
    """No run of ten words of the witness is in the withheld book, as `edition leaks` sees it."""
    run = edition("leaks", public / "epub", cwd=ROOT, env={"EDITION_WITNESS": str(witness)})
    assert run.code == 0, run.out


@pytest.mark.needs("witness")
def test_the_full_book_would_be_found_out(
    full: Path, witness: Path, edition: Callable[..., Run]
) -> None:
    """The same look finds the words in the full book, so it does look into it."""
    run = edition("leaks", full / "epub", cwd=ROOT, env={"EDITION_WITNESS": str(witness)})
    assert run.code == 1


# Linked


@BOTH
def test_every_link_leads_somewhere(outputs: Path) -> None:
    """Links within the book lead to a file that is there and to an id that it has."""
    count = _all_links_lead_somewhere(pages_of(book_of(path_of(outputs))))
    assert count > 5000


@BOTH
@pytest.mark.parametrize(("key", "notes"), [("introduction", 38), ("broue-1988", 143)])
def test_notes_pop_up_and_lead_back(outputs: Path, key: str, notes: int) -> None:
    """Each note is a footnote for reading systems and for screen readers, linked both ways."""
    page = book_of(path_of(outputs))[f"{key}.xhtml"]
    calls = page.xpath("//x:a[@role = 'doc-noteref']", namespaces=NAMES)
    called = {str(call.get("href")).removeprefix("#"): str(call.get("id")) for call in calls}
    found = page.xpath("//x:div[@role = 'doc-footnote']", namespaces=NAMES)
    assert len([note for note in found if re.fullmatch(r"n\d+", note.get("id"))]) == notes
    assert {note.get("id") for note in found} == set(called)
    for call in calls:
        assert call.get(EPUB_TYPE) == "noteref"
    for note in found:
        assert (note.get("role"), note.get(EPUB_TYPE)) == ("doc-footnote", "footnote")
        (back,) = note.xpath("x:a[@role = 'doc-backlink']", namespaces=NAMES)
        assert back.get("href") == "#" + called[note.get("id")]
        assert note.getparent().get("role") == "doc-endnotes"


@BOTH
def test_texts_and_registers_are_linked_both_ways(outputs: Path) -> None:
    """A person who is named in a paragraph is told of where the name leads, and that leads back."""
    book = book_of(path_of(outputs))
    (name,) = book["broue-1988.xhtml"].xpath(
        "(//x:p[@id = 'p2']//x:a[contains(@href, '#sosnovsky-ls')])[1]", namespaces=NAMES
    )
    file, _, identifier = str(name.get("href")).partition("#")
    (article,) = book[file].xpath("//x:article[@id = $id]", id=identifier, namespaces=NAMES)
    assert article.xpath(".//x:a[@href = 'broue-1988.xhtml#p2']", namespaces=NAMES)


@BOTH
def test_the_contents_list_every_text_heading_and_letter(outputs: Path) -> None:
    """The table of contents has the texts with their headings, and the registers."""
    book = book_of(path_of(outputs))
    (toc,) = book["book.contents.xhtml"].xpath("//x:nav[@role = 'doc-toc']", namespaces=NAMES)
    listed = [str(link.get("href")) for link in toc.iterfind(".//x:a", NAMES)]
    for key in (*TEXTS, *REGISTERS):
        assert f"{key}.xhtml" in listed
    for head in book["introduction.xhtml"].xpath("//x:h2/@id", namespaces=NAMES):
        assert f"introduction.xhtml#{head}" in listed
    landmarks = book["book.contents.xhtml"].xpath(
        "//x:nav[@hidden]//x:a/@*[name() = 'epub:type']", namespaces=NAMES
    )
    assert landmarks == ["cover", "titlepage", "toc", "bodymatter", "backmatter"]


@pytest.mark.parametrize("title", ["Lamps", "Lamp" * 40, "The keepers of all lamps " * 20])
@pytest.mark.parametrize("language", ["en", "zh-Hant", "sr-Latn-RS"])
def test_every_title_and_language_has_a_cover(title: str, language: str) -> None:
    """A title of any length is set, if small, and a language with script and region is one."""
    book = f'<book lang="{language}"><title-page><title>{title}</title></title-page></book>'
    cover = resources("xslt") / "assets" / "epub" / "cover.typ"
    assert draw(book, cover, "the cover", 20).startswith(b"\x89PNG")


@BOTH
def test_the_cover_is_a_picture_with_words(outputs: Path) -> None:
    """A shelf finds the picture; who opens the book sees it first, and hears the title."""
    book = book_of(path_of(outputs))
    (item,) = book["package.opf"].xpath("//o:item[@properties = 'cover-image']", namespaces=NAMES)
    with zipfile.ZipFile(path_of(outputs)) as archive:
        picture = archive.read(f"EPUB/{item.get('href')}")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (1600, 2560)
    assert book["package.opf"].find(".//o:itemref", NAMES).get("idref") == "book.cover"
    (shown,) = book["book.cover.xhtml"].iterfind(".//x:img", NAMES)
    assert (shown.get("src"), shown.get("alt")) == (item.get("href"), Project.find(ROOT).title)


# What it says of itself


@BOTH
def test_the_package_says_what_the_header_says(outputs: Path) -> None:
    """Title, makers with their parts, the release and its date; and how it can be read."""
    package = book_of(path_of(outputs))["package.opf"]

    def meta(name: str) -> list[str]:
        return [str(found.text) for found in package.xpath(
            "//o:meta[@property = $name]", name=name, namespaces=NAMES)]  # fmt: skip

    header = etree.parse(outputs / "tei" / "texts" / "broue-1988.xml")
    day = header.find(".//t:editionStmt//t:date", NAMES)
    assert day is not None
    assert package.findtext(".//dc:title", None, NAMES) == Project.find(ROOT).title
    assert package.findtext(".//dc:date", None, NAMES) == day.get("when")
    assert meta("dcterms:modified") == [f"{day.get('when')}T00:00:00Z"]
    assert meta("role") == ["aut", "trl", "trl", "edt"]
    assert package.findtext(".//dc:creator", None, NAMES) == "Pierre Broué"
    assert meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert meta("schema:accessModeSufficient") == ["textual"]
    assert meta("schema:accessibilityHazard") == ["none"]
    rights = str(package.findtext(".//dc:rights", None, NAMES))
    assert ("may not be passed on" in rights) == (outputs.name == "full")


@pytest.mark.needs("witness")
def test_the_withheld_book_is_another_one(public: Path, full: Path) -> None:
    """A reading system keeps both, for their identifiers are not the same."""
    found = {
        book_of(path_of(folder))["package.opf"].findtext(".//dc:identifier", None, NAMES)
        for folder in (public, full)
    }
    assert len(found) == 2
    for identifier in found:
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", str(identifier))


@pytest.mark.needs("witness")
@pytest.mark.parametrize("key", TEXTS)
def test_each_element_has_the_language_of_its_words(full: Path, key: str) -> None:
    """What is in another language says so, in the way of HTML and in that of XML."""
    page = book_of(path_of(full))[f"{key}.xhtml"]
    marked = [element for element in page.iter() if element.get("lang")]
    assert [element.get("lang") for element in marked] == [
        element.get(XML_LANG) for element in marked
    ]
    text = etree.parse(full / "tei" / "texts" / f"{key}.xml").find("t:text", NAMES)
    assert text is not None
    wanted = {found for element in text.iter() if (found := element.get(XML_LANG))}
    assert wanted <= {element.get("lang") for element in marked}


# Readable


def test_the_style_leaves_colour_and_size_to_the_reader() -> None:
    """No colour of its own and no size in pixels, so that night mode and large type work."""
    style = (ROOT / "xslt" / "assets" / "epub" / "epub.css").read_text(encoding="utf-8")
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    style = re.sub(r"^\.phrase \{.*$", "", style, flags=re.MULTILINE)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|\d(px|pt)\b|url\(|@import", style) == []
    colours = re.findall(r"(?:^|[\s;{-])(?:color|fill|stroke|background):\s*([^;}]+)", style)
    assert colours
    for value in colours:
        assert re.match(
            r"(inherit|none|currentColor|linear-gradient\(currentColor|color-mix\(.*currentColor)",
            value,
        ), value


KINDS = (
    *("book.cover", "book.title", "book.imprint", "book.contents", "introduction", "broue-1988"),
    *("persons", "persons.2", "places.1", "documents", "documents.1", "works.1", "events.1"),
)


def _but_for_page_breaks(found: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Axe does not know the roles of DPUB-ARIA where it asks who may have a label; Ace does."""
    prohibited = "aria-prohibited-attr"
    return [
        (rule, targets)
        for rule, targets in found
        if rule != prohibited or not all("#page" in target for target in targets)
    ]


@BOTH
@pytest.mark.needs("axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_files_are_accessible(
    outputs: Path, scheme: Any, browser: Browser, tmp_path: Path
) -> None:
    """Axe finds no breach of WCAG 2.2 AA or of best practice, and nothing is to be scrolled."""
    with zipfile.ZipFile(path_of(outputs)) as archive:
        archive.extractall(tmp_path)
    reader = context(browser, color_scheme=scheme, viewport={"width": 390, "height": 800})
    page = reader.new_page()
    for name in KINDS:
        page.goto((tmp_path / "EPUB" / f"{name}.xhtml").as_uri())
        if scheme == "dark":  # as a reading system's night mode does
            page.evaluate("document.documentElement.style.cssText='background:#111;color:#ddd'")
        assert _but_for_page_breaks(breaches(page)) == [], name
        wide: Any = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, name
    reader.close()


@BOTH
def test_a_screen_reader_hears_one_phrase_a_block(outputs: Path) -> None:
    """Bars are hidden from screen readers; where words are withheld each block says so once."""
    page = book_of(path_of(outputs))["broue-1988.xhtml"]
    for bar in page.xpath("//*[contains(@class, 'bar')]"):
        assert bar.get("aria-hidden") == "true"
    for number in range(1, 86):
        (block,) = page.xpath("//*[@id = $id]", id=f"p{number}")
        phrases = len(re.findall("withheld", "".join(block.itertext())))
        assert phrases == (1 if outputs.name == "public" else 0)
