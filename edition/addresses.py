"""Public identifiers: the addresses that a scholar may cite, and what kind of thing each names.

Public are the ``xml:id`` of the root of a text or register, and every ``xml:id`` within its
``text``. What stands in a header (responsibilities, sources, letters) serves the edition itself and
is not public, nor is what a page adds for its own use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from lxml import etree

from edition.findings import XML_ID, line_of
from edition.pointers import TEI
from edition.wording import UNKNOWN, Wording, of_entry, of_passage

PREFIXES = {
    "persons": "person",
    "places": "place",
    "organisations": "org",
    "documents": "doc",
    "works": "work",
    "events": "event",
}
"""The prefix by which the entries of each register are pointed to."""
_REGISTERS = {prefix: register for register, prefix in PREFIXES.items()}
_KINDS = {
    "p": "paragraph",
    "cit": "quotation",
    "quote": "quotation",
    "q": "quotation",
    "note": "note",
    "ref": "note reference",
    "ptr": "note reference",
    "head": "heading",
    "titlePart": "title",
    **dict.fromkeys(("docAuthor", "docDate", "docImprint", "byline", "trailer"), "line"),
    "div": "section",
    "list": "list",
    "item": "list item",
    "figure": "figure",
    "person": "person",
    "place": "place",
    "org": "organisation",
    "event": "event",
}
_IDENTIFIED = etree.XPath("/*/t:text/descendant-or-self::*[@xml:id]", namespaces={"t": TEI[1:-1]})
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Identifier:
    """A public identifier, as a file has it now.

    Attributes:
        address: ``letters``, ``letters#p2`` or ``person:fenwick-a``.
        kind: what it names, in a scholar's words.
        line: where it stands in the file, counted from 1.
        wording: what it is known by beside its identifier; nothing for a file as a whole.
    """

    address: str
    kind: str
    line: int
    wording: Wording = UNKNOWN


def public(document: etree._ElementTree, key: str) -> dict[str, Identifier]:
    """The public identifiers of a text or register by their addresses, in its order.

    Args:
        document: the file.
        key: the key of the text or register.
    """
    root = document.getroot()
    root_kind = "register" if key in PREFIXES else "text"
    found = {key: Identifier(key, root_kind, line_of(root))}
    for element in cast("list[etree._Element]", _IDENTIFIED(document)):
        at = address(key, element.get(XML_ID, ""))
        if at not in found:
            known = of_entry(element) if key in PREFIXES else of_passage(element)
            found[at] = Identifier(at, _kind(element, key), line_of(element), known)
    return found


def address(key: str, name: str) -> str:
    """The address of what has an ``xml:id`` in a text or register."""
    return f"{PREFIXES[key]}:{name}" if key in PREFIXES else f"{key}#{name}"


def normal(given: str) -> str:
    """An address in its one form; that of an entry may also be given as its page has it."""
    key, mark, name = given.partition("#")
    return address(key, name) if mark else given


def pointer(at: str) -> str:
    """How a file points to an address: ``text:letters#p2``, ``person:fenwick-a``."""
    return at if ":" in at else f"text:{at}"


def page(at: str) -> str:
    """The key of the text or register that an address belongs to."""
    prefix, colon, _ = at.partition(":")
    return _REGISTERS.get(prefix, prefix) if colon else at.partition("#")[0]


def name(at: str) -> str:
    """The ``xml:id`` that an address names."""
    return re.split("[#:]", at, maxsplit=1)[-1]


def natural(at: str) -> tuple[list[str | int], list[str | int], str]:
    """The order of addresses: by file, the file itself first; ``p2`` before ``p10``."""
    own = "" if at == page(at) else name(at)
    return _numbers_apart(page(at)), _numbers_apart(own), at


def _numbers_apart(text: str) -> list[str | int]:
    return [int(part) if at % 2 else part for at, part in enumerate(_DIGITS.split(text))]


def nearest(at: str, present: Iterable[str]) -> str | None:
    """The address that most likely took the place of one that is gone; of its own file only."""
    import difflib

    near = [other for other in present if page(other) == page(at) and other not in (at, page(at))]
    stem, number = _numbered(at)
    numbers = [_numbered(other)[1] for other in near if _numbered(other)[0] == stem]
    if stem and numbers:
        before = [one for one in numbers if one < number]
        return f"{stem}{max(before) if before else min(numbers)}"
    names = {name(other): other for other in near}
    close = difflib.get_close_matches(name(at), names, n=1)
    return names[close[0]] if close else None


def _numbered(at: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.*#[a-z]+)(\d+)", at)
    return (match[1], int(match[2])) if match else ("", 0)


def _kind(element: etree._Element, key: str) -> str:
    local = etree.QName(element).localname
    if local == "note" and element.get("type") == "editorial":
        return "editorial note"
    if local == "bibl":
        return {"documents": "document", "works": "work"}.get(key, "reference")
    return _KINDS.get(local, local)
