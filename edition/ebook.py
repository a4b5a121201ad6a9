"""The e-book: its files, made by one stylesheet, put into one ZIP file as EPUB asks.

The same files and the same date of release give the same bytes.
"""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edition.stylesheets import Stylesheets

STYLESHEET = "epub"
"""The stylesheet that writes the files of the book."""
MEDIA_TYPE = "application/epub+zip"
STYLE = "epub.css"
"""Its style sheet, in a folder of its own, for the site has no use for it."""


def bind(
    stylesheets: Stylesheets,
    sources: Sequence[Any],
    collection: Any,
    assets: Path,
    released: datetime.date,
) -> bytes:
    """Make the e-book.

    Args:
        stylesheets: among them :data:`STYLESHEET`.
        sources: the parsed texts in reading order, and registers.
        collection: the parsed collection.
        assets: where the engine has the book's style sheet.
        released: the date of the release, which all files in it bear.

    Raises:
        StylesheetError: the stylesheet stopped.
        OSError: a file cannot be written.
    """
    with TemporaryDirectory(prefix="edition-") as name:
        folder = Path(name)
        parameters = {"files": list(sources)}
        stylesheets.transform(STYLESHEET, collection, parameters, folder=folder)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
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
