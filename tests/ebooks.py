"""E-books as tests read them: their files, parsed."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "t": "http://www.tei-c.org/ns/1.0",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
Book = dict[str, Any]


def path_of(outputs: Path) -> Path:
    """The one e-book among some outputs."""
    (path,) = (outputs / "epub").glob("*.epub")
    return path


def book_of(path: Path) -> Book:
    """The files of an e-book that are XML, by their names in its folder, parsed."""
    with zipfile.ZipFile(path) as archive:
        return {
            name.removeprefix("EPUB/"): etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf"))
        }


def pages_of(book: Book) -> Book:
    """Those of its files that are read."""
    return {name: page for name, page in book.items() if name.endswith(".xhtml")}
