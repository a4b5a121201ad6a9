"""The rules that a grammar cannot express: Schematron, compiled to XSLT and run on Saxon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from lxml import etree

from edition.findings import MOST, Fault
from edition.stylesheets import Stylesheets

STYLESHEET = "edition.sch"
_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_STEP = re.compile(r"/(@?)(?:Q\{([^}]*)\})?([^/\[]+)(?:\[(\d+)\])?")
_PREFIXES = {"http://www.w3.org/XML/1998/namespace": "xml:", "": ""}


class Schematron:
    """The rules, ready to judge.

    Args:
        folder: where ``edition.sch.xsl`` is.

    Raises:
        StylesheetError: it is missing or has errors.
    """

    def __init__(self, folder: Path) -> None:
        self._stylesheets = Stylesheets(folder, [STYLESHEET])

    def faults(
        self, xml: str, document: etree._ElementTree, *, released: Iterable[str] = ()
    ) -> list[Fault]:
        """The rules that a document breaks.

        Args:
            xml: the document as it was read.
            document: the same, parsed.
            released: identifiers of the file that the ledger answers for, be they there or not.

        Raises:
            MarkupError: Saxon cannot parse the document.
            StylesheetError: a rule cannot be evaluated.
        """
        given = {"released": " ".join(released), "most-faults": str(MOST + 1)}
        report = self._stylesheets.transform(STYLESHEET, self._stylesheets.parse(xml), given)
        return list(islice(reported(report, document), MOST))


def reported(report: str, document: etree._ElementTree) -> Iterator[Fault]:
    """The faults that a report in SVRL tells of a document.

    Args:
        report: the report.
        document: the document that it is about.
    """
    for item in etree.fromstring(report.encode("utf-8")):
        if item.tag in (f"{_SVRL}failed-assert", f"{_SVRL}successful-report"):
            element, attribute = located(str(item.get("location")), document)
            message = item.findtext(f"{_SVRL}text", "")
            what, _, do = message.rpartition("; ")
            rule, severity = str(item.get("id")), str(item.get("role"))
            yield Fault(element, what or do, do if what else "", rule, attribute, severity)


def located(path: str, document: etree._ElementTree) -> tuple[etree._Element, str | None]:
    """The element, and the attribute if there is one, that a path of XPath’s ``path()`` names.

    Args:
        path: the path, as in ``/Q{urn:a}b[1]/Q{urn:a}c[2]/@d``.
        document: the document in which it leads.
    """
    at = document.getroot()
    for step in list(_STEP.finditer(path))[1:]:
        mark, namespace, name, number = step.groups()
        if mark:
            return at, _PREFIXES.get(namespace or "", "") + name
        if name.endswith(")"):
            break  # a text, comment or instruction: its element will do
        tag = f"{{{namespace}}}{name}" if namespace else name
        at = next(child for i, child in enumerate(at.iterchildren(tag), 1) if i == int(number))
    return at, None
