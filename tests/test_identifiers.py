"""Every identifier is in every form of the edition, but for those that a form has no place for.

One list is held against all forms: the public identifiers of the TEI files, which the ledger of
releases has too. Each form says what it leaves out; what else is missing is a fault, and so is what
is there although it is said to be left out.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from pybtex.database import parse_file
from pypdf import PdfReader

from edition.addresses import PREFIXES, Identifier, address, page, public
from edition.ledger import Ledger
from edition.project import Project
from tests.conftest import BOTH, ROOT

PROJECT = Project.find(ROOT)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TEXTS = tuple(PROJECT.texts)
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}


@cache
def everything() -> dict[str, Identifier]:
    """The public identifiers of the edition, by their addresses."""
    files = {key: PROJECT.text(key) for key in TEXTS} | PROJECT.registers
    return {
        at: one for key, path in files.items() for at, one in public(etree.parse(path), key).items()
    }


def _ids(tree: Any) -> set[str]:
    return {str(found) for found in tree.xpath("//@id")}


def _pages(outputs: Path) -> Iterator[str]:
    for key in (*TEXTS, *PREFIXES):
        path = outputs / "html" / f"{key}.html"
        yield key
        for identifier in _ids(html.parse(path)):
            told = path.with_suffix("") / f"{identifier}.html"
            if key in TEXTS or (told.is_file() and identifier in _ids(html.parse(told))):
                yield address(key, identifier)


def _records(outputs: Path) -> Iterator[str]:
    for path in (outputs / "html" / "pagefind" / "fragment").iterdir():
        url = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))["url"]
        if match := re.fullmatch(r"([\w-]+)(?:\.html#|/)([\w-]+)(?:\.html)?", url):
            yield address(*match.groups())


def _prints(outputs: Path) -> Iterator[str]:
    for key in TEXTS:
        yield key
        for name in PdfReader(outputs / "pdf" / f"{key}.pdf").named_destinations:
            yield address(key, name)


def _book(outputs: Path) -> Iterator[str]:
    for name in PdfReader(outputs / "pdf" / "book.pdf").named_destinations:
        first, _, rest = name.partition(".")
        yield f"{first}{':' if first in PREFIXES.values() else '#'}{rest}"


def _ebook(outputs: Path) -> Iterator[str]:
    (path,) = (outputs / "epub").iterdir()
    with zipfile.ZipFile(path) as archive:
        for key in (*TEXTS, *PREFIXES):
            yield key
            for identifier in _ids(etree.fromstring(archive.read(f"EPUB/{key}.xhtml"))):
                yield address(key, identifier)


def _maps(form: str) -> Callable[[Path], Iterator[str]]:
    def held(outputs: Path) -> Iterator[str]:
        for key in TEXTS:
            path = outputs / "text" / f"{key}{form}.map.json"
            if path.is_file():
                found = json.loads(path.read_text("utf-8"))
                yield found["text"]
                yield from (passage["address"] for passage in found["passages"])

    return held


def _corpus(outputs: Path) -> Iterator[str]:
    for key in TEXTS:
        text = (outputs / "text" / f"{key}.corpus.txt").read_text("utf-8")
        # What has no identifier of its own has that of its text.
        yield from (at for line in text.splitlines() if (at := line.partition("\t")[0]) != key)


def _tables(outputs: Path) -> Iterator[str]:
    for kind in PREFIXES:
        text = (outputs / "data" / f"{kind}.csv").read_text("utf-8-sig")
        yield kind
        yield from (address(kind, row["id"]) for row in csv.DictReader(text.splitlines(True)))


def _objects(outputs: Path) -> Iterator[str]:
    for kind in PREFIXES:
        data = json.loads((outputs / "data" / f"{kind}.json").read_text("utf-8"))
        yield data["register"]
        yield from (entry["pointer"] for entry in data["entries"])


def _linked(outputs: Path) -> Iterator[str]:
    for kind in PREFIXES:
        data = json.loads((outputs / "data" / f"{kind}.jsonld").read_text("utf-8"))
        yield kind
        yield from (address(kind, Path(entry["@id"]).stem) for entry in data["@graph"])


def _bibliography(outputs: Path) -> Iterator[str]:
    for kind in ("works", "documents"):
        for name in parse_file(str(outputs / "data" / f"{kind}.bib"), "bibtex").entries:
            yield name.replace("-", ":", 1)


def _tei(outputs: Path) -> Iterator[str]:
    for path in (outputs / "tei").glob("*/*.xml"):
        root: Any = etree.parse(path).getroot()
        yield str(root.get(XML_ID))
        yield from (address(path.stem, str(found)) for found in root.xpath("//@xml:id"))


# What a form leaves out, by its kind or one by one

PASSAGES = {
    *("heading", "title", "line", "paragraph", "quotation"),
    *("note", "editorial note", "note reference"),
}
SOURCES = {"document", "work"}
ENTRIES = {"person", "place", "organisation", "event", *SOURCES}


def _none(_: Path) -> set[str]:
    return set()


def _found(outputs: Path, path: str) -> set[str]:
    """The addresses of what an XPath finds in the texts."""
    texts: dict[str, Any] = {
        key: etree.parse(outputs / "tei" / "texts" / f"{key}.xml") for key in TEXTS
    }
    return {
        address(key, str(element.get(XML_ID)))
        for key, text in texts.items()
        for element in text.xpath(path, namespaces=NAMES)
    }


def _heading_of_notes(outputs: Path) -> set[str]:
    return _found(outputs, "//t:div[@type = 'notes']/t:head")


def _without_words(outputs: Path) -> set[str]:
    """Headings whose words are withheld, so that there is nothing to find."""
    return _found(outputs, "//t:text//*[self::t:head or self::t:titlePart][not(normalize-space())]")


def _not_in_the_book(outputs: Path) -> set[str]:
    """Documents that nobody sent, and places that no text names."""
    register: Any = etree.parse(PROJECT.registers["documents"])
    sent = {str(found) for found in register.xpath("//t:correspDesc/@corresp", namespaces=NAMES)}
    texts: list[Any] = [etree.parse(outputs / "tei" / "texts" / f"{key}.xml") for key in TEXTS]
    named = {
        pointer
        for text in texts
        for attribute in text.xpath("//t:text//@*", namespaces=NAMES)
        for pointer in str(attribute).split()
    }
    shown = {"document": sent, "place": named}
    apart = {at for at, one in everything().items() if at not in shown.get(one.kind, {at})}
    return _heading_of_notes(outputs) | apart


def _not_the_witness(_: Path) -> set[str]:
    """What is in no witness: a text of our own, our notes to another."""
    return {
        at
        for at, one in everything().items()
        if one.kind == "editorial note" or not PROJECT.manifest(page(at)).is_file()
    }


@dataclass(frozen=True)
class Form:
    """A form of the edition.

    Attributes:
        held: the addresses that are found in it.
        without: the kinds of things that it has no place for.
        apart: addresses that it leaves out besides.
    """

    held: Callable[[Path], Iterator[str]]
    without: set[str]
    apart: Callable[[Path], set[str]] = _none


FORMS = {
    # A page for each text, register and entry; passages on the page of their text.
    "HTML": Form(_pages, set()),
    # What is found is a passage or an entry; a reference to a note is no passage of its own.
    "search": Form(_records, {"text", "register", "note reference"}, _without_words),
    # In print the notes are at the foot, without a heading; a text alone has no registers.
    "PDF of a text": Form(_prints, {"register", *ENTRIES}, _heading_of_notes),
    # Of the registers the book has lives, letters by date, and indexes that lead into the texts.
    "book": Form(_book, {"text", "register", "organisation", "work", "event"}, _not_in_the_book),
    "e-book": Form(_ebook, set()),
    # The texts alone; of the registers the maps say what is named where.
    "map of the plain text": Form(_maps(""), {"register", *ENTRIES}),
    "map of the text for corpora": Form(_maps(".corpus"), {"register", *ENTRIES}),
    # A line is a passage, and has the references in it.
    "text for corpora": Form(_corpus, {"text", "note reference", "register", *ENTRIES}),
    # Only where the words are; made of those of the witness alone.
    "map of the exact text": Form(_maps(".exact"), {"register", *ENTRIES}, _not_the_witness),
    # Data are of the registers; they point to the passages that mention an entry.
    "CSV": Form(_tables, {"text", *PASSAGES}),
    "JSON": Form(_objects, {"text", *PASSAGES}),
    "JSON-LD": Form(_linked, {"text", *PASSAGES}),
    # What can be cited as a source.
    "BibTeX": Form(_bibliography, {"text", *PASSAGES, "register", *(ENTRIES - SOURCES)}),
    "TEI": Form(_tei, set()),
}


@BOTH
@pytest.mark.parametrize("name", FORMS)
def test_every_identifier_is_in_every_form(outputs: Path, name: str) -> None:
    """Each form has all addresses of the edition but those that it says it leaves out."""
    form = FORMS[name]
    if outputs.name == "public" and name == "map of the exact text":
        assert list(form.held(outputs)) == []
        return
    apart = form.apart(outputs)
    expected = {
        at for at, one in everything().items() if one.kind not in form.without and at not in apart
    }
    held = set(form.held(outputs)) & everything().keys()
    assert sorted(expected - held) == [], "missing"
    assert sorted(held - expected) == [], "there, although it is said to be left out"


def test_the_list_is_that_of_the_ledger() -> None:
    """What was released and not withdrawn is on the list, so that all forms are held to it."""
    ledger = Ledger.read(PROJECT.ledger)
    live = {at for at, one in ledger.entries.items() if one.until is None}
    assert len(live) > 1_000
    assert sorted(live - everything().keys()) == []
    assert {one.kind for one in everything().values()} == {"text", "register", *PASSAGES, *ENTRIES}


@pytest.mark.needs("witness")
@pytest.mark.parametrize("form", ["", ".corpus", ".exact"])
def test_a_range_holds_the_words_of_its_passage(full: Path, form: str) -> None:
    """What stands in a text between two positions are the words of the TEI’s passage, and all."""
    seen = 0
    for path in (full / "text").glob(f"*[!.]{form}.map.json" if form else "*.map.json"):
        map_ = json.loads(path.read_text("utf-8"))
        if map_["file"] != f"{map_['text']}{form}.txt":
            continue
        text = (path.parent / map_["file"]).read_text("utf-8")
        root = etree.parse(full / "tei" / "texts" / f"{map_['text']}.xml").getroot()
        passages = {at: one for one in root.iter("*") if (at := one.get(XML_ID))}
        for entry in map_["passages"]:
            first, last = map(int, entry["char"].split(","))
            passage = passages[entry["address"].partition("#")[2]]
            words = _even(_words(passage, form))
            found = _even(text[first:last])
            if passage.get("n") and not form:
                found = found.removeprefix(f"{passage.get('n')}. ")
            assert re.fullmatch(re.escape(words).replace("∎", "[0-9,]+"), found), entry
            seen += 1
    assert seen > 400


def _words(element: Any, form: str) -> str:
    """The words of an element in a form of the text; ∎ for a figure that is counted.

    The exact text has those of the witness alone; in that for corpora notes of this edition stand
    by themselves.
    """
    if element.get("type") == "note" and not element.xpath("normalize-space()"):
        return f"[{element.get('n')}]"
    words = element.text or ""
    for child in element.iterchildren():
        name = etree.QName(child).localname if isinstance(child.tag, str) else "comment"
        kind, ours = child.get("type"), child.get("resp") == "#ed"
        if name == "num" and kind == "figure":
            words += "∎"
        elif form == ".exact":
            words += "" if name in ("corr", "comment") or ours else _words(child, form)
        elif name == "note" and kind == "editorial":
            words += "" if form else f" {_words(child, form)}"
        elif name not in ("sic", "comment") and (name != "label" or kind):
            words += _words(child, form)
        words += child.tail or ""
    return words


def _even(text: str) -> str:
    """The words without brackets, and without the mark of those that are this edition’s."""
    return " ".join(re.sub(r"[][]", "", re.sub(r"\s*\[Ed\.:", " ", text)).split())
