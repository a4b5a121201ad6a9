"""The e-book's page numbers: those of the printed book, at the very words."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader

from edition.collecting import Collecting, registers
from edition.ledger import Ledger
from edition.project import Project, resources
from edition.stylesheets import Stylesheets
from edition.texts import load
from tests.byhand import TEXTS
from tests.conftest import BOTH, SAMPLE
from tests.ebooks import EPUB_TYPE, NAMES, book_of, pages_of, path_of

X = f"{{{NAMES['x']}}}"
BREAK = "doc-pagebreak"
SILENT = {"bar", "address", "phrase", "or", "ref", "arrow"}


def _breaks(page: Any) -> list[Any]:
    return [element for element in page.iter() if element.get("role") == BREAK]


def _number(mark: Any) -> int:
    return int(mark.get("id").removeprefix("page."))


def _walk(element: Any) -> Iterator[Any]:
    """What is printed of an element: page breaks and runs of words, in their order."""
    if element.get("role") == BREAK:
        yield element
    elif not SILENT & set(str(element.get("class")).split()) and element.tag != f"{X}del":
        yield element.text or ""
        for child in element:
            yield from _walk(child)
            yield child.tail or ""


def _letters(words: str) -> str:
    """The letters alone, for numbers of pages, paragraphs and notes (“e4”) stand between them."""
    return re.sub(r"[\W\d_]+", "", re.sub(r"e\d+", "", words))


# The list


@BOTH
def test_the_list_has_every_page_that_is_marked(outputs: Path) -> None:
    """The page list leads to each page break once, in the order of the book."""
    book = pages_of(book_of(path_of(outputs)))
    contents = book["book.contents.xhtml"]
    (listed,) = contents.xpath("//x:nav[@role = 'doc-pagelist']", namespaces=NAMES)
    assert listed.get(EPUB_TYPE) == "page-list"
    package = book_of(path_of(outputs))["package.opf"]
    order = [item.get("idref") for item in package.iterfind(".//o:itemref", NAMES)]
    found = [
        (f"{name}.xhtml#{mark.get('id')}", str(_number(mark)), mark.get("aria-label"))
        for name in order
        if f"{name}.xhtml" in book
        for mark in _breaks(book[f"{name}.xhtml"])
    ]
    links = listed.findall(".//x:a", NAMES)
    assert [(link.get("href"), link.text) for link in links] == [one[:2] for one in found]
    assert all(label == f"page {number}" for _, number, label in found)
    numbers = [int(number) for _, number, _ in found]
    assert numbers == sorted(set(numbers))
    assert len(numbers) > 80


@BOTH
def test_the_package_says_whose_pages_they_are(outputs: Path) -> None:
    """Libraries are told that there are page numbers, and of which printed book."""
    package = book_of(path_of(outputs))["package.opf"]
    meta = {
        (found.get("property"), str(found.text)) for found in package.iterfind(".//o:meta", NAMES)
    }
    (source,) = (text for name, text in meta if name == "pageBreakSource")
    assert "book.pdf" in source
    assert "version 0.1.0" in source
    assert ("withheld" in source) == (outputs.name == "public")
    for feature in ("pageBreakMarkers", "pageNavigation"):
        assert ("schema:accessibilityFeature", feature) in meta


# The pages are those of the printed book


def _complete(outputs: Path) -> list[str]:
    return [key for key in TEXTS if outputs.name == "full" or key == "introduction"]


@BOTH
@pytest.mark.needs("poppler")
def test_a_page_begins_with_the_words_after_its_mark(outputs: Path) -> None:
    """The first words of each page of book.pdf are those after the mark with its number."""
    book = book_of(path_of(outputs))
    heads = {"", *map(_letters, ("Pierre Broué", "The Bolshevik-Leninist Faction"))}
    for head in book["introduction.xhtml"].iterfind(".//x:h2", NAMES):
        heads.add(_letters("".join(head.itertext())))
    done = subprocess.run(
        ["pdftotext", outputs / "pdf" / "book.pdf", "-"], capture_output=True, check=True
    )
    pages = ["", *map(_letters, done.stdout.decode().split("\f"))]
    compared = 0
    for key in _complete(outputs):
        pieces = list(_walk(book[f"{key}.xhtml"].find(".//x:main", NAMES)))
        at = [place for place, piece in enumerate(pieces) if not isinstance(piece, str)]
        for place in at[1:]:  # the first page begins with a title, which is set otherwise
            printed = pages[number := _number(pieces[place])]
            after = "".join(piece for piece in pieces[place:] if isinstance(piece, str))[:600]
            # The first word may be divided; and in a link no mark stands, but before it.
            following = pieces[place].getnext()
            is_link = following is not None and following.tag == f"{X}a" and not pieces[place].tail
            first = "".join(following.itertext()) if is_link else after.split()[0]
            words = _letters(after)
            assert len(words) > 100
            assert any(
                printed.startswith(head + words[skipped : skipped + 30])
                for head in heads
                for skipped in range(len(_letters(first)) + is_link or 1)
            ), (number, after[:60], printed[:100])
            compared += 1
    assert compared > {"public": 12, "full": 45}[outputs.name]


@BOTH
@pytest.mark.parametrize("key", TEXTS)
def test_passages_are_on_the_pages_that_the_marks_say(outputs: Path, key: str) -> None:
    """A passage of the e-book begins on the page on which its destination in book.pdf is."""
    reader = PdfReader(outputs / "pdf" / "book.pdf")
    printed = {
        name.removeprefix(f"{key}."): (reader.get_destination_page_number(to) or 0) + 1
        for name, to in reader.named_destinations.items()
        if re.fullmatch(rf"{key}\.[pq]\d+", name)
    }
    number, compared = 0, 0
    page = book_of(path_of(outputs))[f"{key}.xhtml"]
    for element in page.iter():
        if element.get("role") == BREAK:
            number = _number(element)
        elif (found := element.get("id")) in printed:
            # The mark of a page that begins with the passage is the first thing in it.
            first = next(iter(element), None)
            begins = first is not None and first.get("role") == BREAK and not element.text
            assert printed[found] == (_number(first) if begins else number), found
            compared += 1
    assert compared == len(printed) > 30


# Marks, and nothing else


@pytest.fixture(scope="module")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Makes the files of the withheld sample edition's e-book with pages that a test invents."""
    project = Project.find(SAMPLE)
    stylesheets = Stylesheets(resources("xslt"), ("collect", "epub"), {"epub"})
    collecting = Collecting(stylesheets)
    sources = [*(load(project, key, withheld=True) for key in project.texts), *registers(project)]
    collection = collecting.collection(project, Ledger.read(project.ledger), sources).document
    files = [collecting.source(source) for source in sources]

    def make(*pages: tuple[str, int]) -> Any:
        found = [
            {"page": number, "in": passage, "after": str(after)}
            for number, (passage, after) in enumerate(pages, 1)
        ]
        folder = tmp_path_factory.mktemp("sample")
        parameters = {"files": files, "pages": json.dumps(found)}
        stylesheets.transform("epub", collection, parameters, folder=folder)
        return {path.name: etree.parse(path).getroot() for path in folder.glob("EPUB/*")}

    return make


def _without_marks(page: Any) -> bytes:
    """A page without its breaks, the bars that they cut in two made whole."""
    for mark in _breaks(page):
        before, after, parent = mark.getprevious(), mark.getnext(), mark.getparent()
        bars = [one is not None and one.get("class") == "bar" for one in (before, after)]
        if all(bars) and not before.tail and not mark.tail:
            before.text += after.text
            before.tail = after.tail
            parent.remove(after)
        elif before is not None:
            before.tail = (before.tail or "") + (mark.tail or "")
        else:
            parent.text = (parent.text or "") + (mark.tail or "")
        mark.tail = None
        parent.remove(mark)
    return etree.tostring(page, method="c14n")


def test_marks_change_nothing_else(sample_book: Any) -> None:
    """With its marks taken out a text is as it is without, bars too, which they cut in two."""
    plain = sample_book()
    assert not _breaks(plain["book.contents.xhtml"])
    listed = "//x:nav[@role = 'doc-pagelist']//x:a"
    assert not plain["book.contents.xhtml"].xpath(listed, namespaces=NAMES)
    passages = ("letters.p1", "letters.p2", "letters.p3")
    places = [(passage, after) for passage in passages for after in range(90)]
    places += [("preface", 0), ("preface.h1", 0), ("preface.p2", 60), ("place.saltholm", 0)]
    marked = sample_book(*places)
    assert len(marked["book.contents.xhtml"].xpath(listed, namespaces=NAMES)) == len(places)
    for name in ("letters.xhtml", "preface.xhtml"):
        assert _without_marks(marked[name]) == _without_marks(plain[name]), name


def test_a_mark_stands_before_the_word_that_is_meant(sample_book: Any) -> None:
    """So many characters as are said are before a mark, or fewer, if they end in word or link."""
    places = [("preface.p2", after) for after in range(290)]
    page = sample_book(*places)["preface.xhtml"]
    (passage,) = page.xpath("//*[@id = 'p2']")
    words = "".join(piece for piece in _walk(passage) if isinstance(piece, str))
    before = ""
    found = []
    for piece in _walk(passage):
        if isinstance(piece, str):
            before += piece
        else:
            found.append(len(re.sub(r"\s", "", before)))
    assert len(found) == len(places)
    assert found == sorted(found)
    starts = [len(re.sub(r"\s", "", words[: word.start()])) for word in re.finditer(r"\S+", words)]
    for (_, meant), stands in zip(places, found, strict=True):
        assert stands <= meant
    # Before a word that is in no link a mark stands exactly.
    free = [start for start in starts if start in found]
    assert len(free) > len(starts) / 2
    for start, following in pairwise([*free, len(places)]):
        if following in starts:
            assert found[start] == start


def test_a_very_long_text_has_fewer_marks() -> None:
    """Each mark costs memory, so 200,000 words have one at most; a passage's first has always."""
    passage, passages = "a boat " * 200, 1000
    document = "".join(f'<p id="p{number}">{passage}</p>' for number in range(passages))
    stylesheets = Stylesheets(resources("xslt"), ("pages",))
    marked = stylesheets.transform("pages", stylesheets.parse(f"<book>{document}</book>"))
    marks = [int(mark.get("after", "")) for mark in etree.fromstring(marked.encode()).iter("word")]
    assert marks.count(0) == passages
    assert len(marks) < 200_000
    # Five letters of each two words stand in a passage; with all passages there are a million.
    assert {later - earlier for earlier, later in pairwise(marks) if later} <= {5, 6, 9, 10}
