"""Figures: numbers that an edition computes from its texts and registers and never types.

The edition's ``tei/figures.xsl`` defines them, as literal ``c:figure`` elements, so that their keys
can be read without computing anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from edition.errors import MarkupError
from edition.findings import Fault
from edition.pointers import TEI, nearest

COLLECTION = "urn:edition:collection"


def read(path: Path) -> str:
    """The stylesheet that defines the figures.

    Raises:
        MarkupError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MarkupError(f"cannot be read: {error}", path=path, hint="mend the file") from error


def defined(path: Path) -> frozenset[str]:
    """The keys of the figures that the stylesheet defines; none if there is no stylesheet.

    Raises:
        MarkupError: it cannot be read, or is not well-formed.
    """
    if not path.is_file():
        return frozenset()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(read(path).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise MarkupError(
            f"is not well-formed XML: {error.msg}", path=path, line=error.lineno, hint="mend it"
        ) from error
    return frozenset(str(figure.get("key")) for figure in root.iter(f"{{{COLLECTION}}}figure"))


def used(document: etree._ElementTree) -> list[etree._Element]:
    """The places of a file where a figure is to stand."""
    return [element for element in document.iter(f"{TEI}num") if element.get("type") == "figure"]


def faults(document: etree._ElementTree, keys: frozenset[str]) -> Iterator[Fault]:
    """The figures that are not defined."""
    for element in used(document):
        key = element.get("n", "")
        if key and key not in keys:
            what = f"@n “{key}” is not a figure of figures.xsl"
            yield Fault(element, what, nearest(key, keys, ""), "figure", "n")
