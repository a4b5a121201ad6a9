"""Figures: numbers that an edition computes from its texts and registers and never types.

The edition's ``tei/figures.xsl`` defines them, as literal ``c:figure`` elements, so that their keys
can be read without computing anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from edition.pointers import TEI, nearest

COLLECTION = "urn:edition:collection"


def used(document: etree._ElementTree) -> list[etree._Element]:
    """The places of a file where a figure is to stand."""
    return [element for element in document.iter(f"{TEI}num") if element.get("type") == "figure"]


def defined(stylesheet: etree._ElementTree) -> frozenset[str]:
    """The keys of the figures that a stylesheet defines."""
    return frozenset(
        str(figure.get("key")) for figure in stylesheet.iter(f"{{{COLLECTION}}}figure")
    )


def faults(
    document: etree._ElementTree, keys: frozenset[str]
) -> Iterator[tuple[etree._Element, str, str]]:
    """The figures that are not defined: the element, what is wrong, what to do."""
    for element in used(document):
        key = element.get("n", "")
        if key and key not in keys:
            yield element, f"@n “{key}” is not a figure of figures.xsl", nearest(key, keys, "")
