"""The identifiers of a file: each once, there and on its pages, and the root’s the file’s name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from edition.findings import XML_ID, Fault
from edition.pointers import TEI
from edition.project import REGISTERS

OF_PAGES: Final = re.compile(
    "card|citing-page|entries|register-sources|text|withdrawn-addresses|group-.|sift-[a-z]+"
)
"""The ids that pages with entries of a register have by themselves."""


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
        elif identifier and key in REGISTERS and OF_PAGES.fullmatch(identifier):
            what = f"the xml:id “{identifier}” is that of a part of every page of the register"
            yield Fault(element, what, "give the entry another one", "identifier-once", "xml:id")
        elif identifier is not None:
            seen.add(identifier)
