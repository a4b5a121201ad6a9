"""The identifiers of a file: each once, and that of the root the file's name."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from edition.findings import XML_ID, Fault
from edition.pointers import TEI


def faults(document: etree._ElementTree, key: str) -> Iterator[Fault]:
    """The identifiers that cannot stand as they are.

    Args:
        document: the file.
        key: the name of the file.
    """
    root = document.getroot()
    if root.get(XML_ID) != key and root.tag == f"{TEI}TEI":
        what = f"the root’s xml:id is “{root.get(XML_ID, '')}” but the file is named {key}"
        yield Fault(root, what, "give both the same name", "identifier-of-file", "xml:id")
    seen: set[str] = set()
    for element in document.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier in seen:
            what = f"the xml:id “{identifier}” stands in this file already"
            yield Fault(element, what, "give this element its own", "identifier-once", "xml:id")
        elif identifier is not None:
            seen.add(identifier)
