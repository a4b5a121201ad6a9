"""The e-book: its files, made by one stylesheet, put into one ZIP file as EPUB asks.

The same files and the same date of release give the same bytes.
"""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edition import printing
from edition.stylesheets import Stylesheets
from edition.typesetting import ask, draw

STYLESHEET = "epub"
"""The stylesheet that writes the files of the book."""
STYLESHEETS = (STYLESHEET, "pages")
MEDIA_TYPE = "application/epub+zip"
STYLE = "epub.css"
"""Its style sheet, in a folder of its own with the cover, for the site has no use for them."""
COVER = "cover.png"
RESOLUTION = 288
"""Of the cover, in pixels an inch: 1600 by 2560, as shops ask."""
BEGINNINGS = """{
let (found, last) = ((), 0)
for it in query(selector(<word>).or(outline)) {
  let page = it.location().page()
  if page != last {
    found.push((page: page, ..it.at("value", default: ("in": "book.contents", after: "0"))))
  }
  last = page
}
found }
"""
"""What Typst is asked: of each page the first word, by the mark that pages.xsl made."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What the e-book has of the printed one.

    Attributes:
        pages: where its pages begin, as JSON. For each page on which anything begins that the
            e-book has too there is its number (``page``), the passage that its first word is in
            (``in``), and how many characters of the passage come before that word (``after``).
        cover: a picture made of its title page, as PNG.
    """

    pages: str
    cover: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """What the e-book is made from.

    Attributes:
        sources: the parsed texts in reading order, what stands in the place of withdrawn ones,
            and the parsed registers.
        collection: the parsed collection.
        printed: what it has of the printed book.
    """

    sources: Sequence[Any]
    collection: Any
    printed: Printed


def printed(
    stylesheets: Stylesheets, book: str, assets: Path, workers: Executor
) -> Future[Printed]:
    """Begin to make what the e-book has of the printed one.

    The book is set on its first paper, with a mark after each word. Marks take no room: the
    released book, which has none, has the same pages.

    Args:
        stylesheets: among them ``pages``.
        book: the print document of the book.
        assets: the folder of the templates.
        workers: set it.

    Raises:
        StylesheetError: the stylesheet stopped.
    """
    marked = stylesheets.transform("pages", stylesheets.parse(book))
    return workers.submit(_printed, book, marked, assets)


def _printed(book: str, marked: str, assets: Path) -> Printed:
    pages = ask(marked, assets / printing.TEMPLATE, printing.BOOK, BEGINNINGS)
    cover = draw(book, assets / "epub" / "cover.typ", "the cover of the e-book", RESOLUTION)
    return Printed(json.dumps(pages), cover)


def bind(
    stylesheets: Stylesheets, contents: Contents, assets: Path, released: datetime.date
) -> bytes:
    """Make the e-book.

    Args:
        stylesheets: among them :data:`STYLESHEET`.
        contents: what it is made from.
        assets: where the engine has the book's style sheet.
        released: the date of the release, which all files in it bear.

    Raises:
        StylesheetError: the stylesheet stopped.
        OSError: a file cannot be written.
    """
    with TemporaryDirectory(prefix="edition-") as name:
        folder = Path(name)
        parameters = {"files": list(contents.sources), "pages": contents.printed.pages}
        parameters["cover"] = COVER
        stylesheets.transform(STYLESHEET, contents.collection, parameters, folder=folder)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
    files[f"EPUB/{COVER}"] = contents.printed.cover
    files[f"EPUB/{STYLE}"] = (assets / "epub" / STYLE).read_bytes()
    return pack(files, released)


def pack(files: Mapping[str, bytes], released: datetime.date) -> bytes:
    """Put the files of a book into a ZIP file, which begins with what kind of file it is.

    Args:
        files: the files by their names, but for the first.
        released: the date that they bear.
    """
    book = BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr(_member("mimetype", released), MEDIA_TYPE, zipfile.ZIP_STORED)
        for name in sorted(files):
            archive.writestr(_member(name, released), files[name], zipfile.ZIP_DEFLATED, 9)
    return book.getvalue()


def _member(name: str, released: datetime.date) -> zipfile.ZipInfo:
    # A ZIP file knows no day before 1980.
    member = zipfile.ZipInfo(
        name, (max(1980, released.year), released.month, released.day, 0, 0, 0)
    )
    member.create_system = 3  # as on every other system
    member.external_attr = 0o644 << 16
    return member
