"""The print edition: a PDF for each text, and one for the book of them all.

The documents are made by the stylesheets one after another; meanwhile Typst sets those that are
there already.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition.errors import EditionError
from edition.markup import Source
from edition.pointers import TEI
from edition.stylesheets import Stylesheets
from edition.texts import Text
from edition.typesetting import PAPERS, typeset
from edition.validation import parse

STYLESHEETS = ("print", "book")
BOOK = "book"
"""The name of the PDF that holds the whole edition."""
TEMPLATE = "book.typ"
"""What sets it."""


@dataclass(frozen=True, slots=True)
class Printing:
    """How and with what the print edition is made.

    Attributes:
        stylesheets: among them :data:`STYLESHEETS`.
        assets: the folder of the templates.
        workers: set the documents.
        paper: one of :data:`edition.typesetting.PAPERS`.
    """

    stylesheets: Stylesheets
    assets: Path
    workers: Executor
    paper: str = PAPERS[0]

    def text(self, text: Text, source: Any, collection: Any) -> Future[bytes]:
        """Begin the PDF of one text.

        Args:
            text: the text.
            source: the same, parsed.
            collection: the parsed collection.

        Raises:
            EditionError: the stylesheet stopped, or the text names no release.
        """
        document = self.stylesheets.transform("print", source, {"collection": collection})
        return self._set("print.typ", document, released(text), text.key)

    def book(self, text: Text, document: str) -> Future[bytes]:
        """Begin the PDF of the whole edition.

        Args:
            text: the text whose release the book bears.
            document: the print document of the book.

        Raises:
            EditionError: the text names no release.
        """
        return self._set(TEMPLATE, document, released(text), BOOK)

    def _set(self, template: str, document: str, date: datetime.date, key: str) -> Future[bytes]:
        return self.workers.submit(typeset, document, date, self.assets / template, key, self.paper)


def book(stylesheets: Stylesheets, sources: Iterable[Any], collection: Any) -> str:
    """The print document of the whole edition.

    Args:
        stylesheets: among them ``book``.
        sources: the parsed texts in reading order, and the parsed registers.
        collection: the parsed collection.

    Raises:
        StylesheetError: the stylesheet stopped.
    """
    parameters: Mapping[str, Any] = {"files": list(sources)}
    return stylesheets.transform("book", collection, parameters)


def released(text: Text) -> datetime.date:
    """The date of the release that a text's header names.

    Raises:
        EditionError: it names none.
    """
    document = parse(Source(text.xml, text.path), text.path)
    date = document.find(f".//{TEI}editionStmt/{TEI}edition/{TEI}date")
    try:
        when = "" if date is None else date.get("when", "")
        # A release may be dated to its year or month; the PDF's clock wants a day.
        return datetime.date.fromisoformat((when + "-01-01")[:10] if when else when)
    except ValueError as error:
        raise EditionError(
            "the header names no date of release",
            path=text.path,
            hint="give editionStmt/edition a date with @when as YYYY-MM-DD",
        ) from error
