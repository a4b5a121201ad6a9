"""What a passage is known by, so that it is found when it stands under another identifier.

A passage of the edition's own is known by its words and by where its references lead, without
whatever in it has an identifier of its own; an entry by its usual name; and what is withheld by
its place in the witness, which the file tells anyway. The ledger keeps a short digest of the first
two, and the place as it is: nothing that would help to guess a word that the repository does not
hold.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from edition.findings import XML_ID
from edition.pointers import TEI

FEW = 4
"""How many words two passages may well have in common by chance."""
_NAMES = etree.XPath("t:*[@type = 'usual'] | t:label", namespaces={"t": TEI[1:-1]})
_PLACE = re.compile(r"#(char=\d+),")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a passage or an entry is known by.

    Attributes:
        mark: a digest of twelve hexadecimal digits, or ``char=1980``, the place in the witness
            where it begins; nothing if it has no words.
        few: whether it has so few words that another may have the same by chance.
    """

    mark: str = ""
    few: bool = False


UNKNOWN = Wording()
"""Of what has no words."""


def of_entry(entry: etree._Element) -> Wording:
    """What an entry of a register is known by: its usual name."""
    names = cast("list[etree._Element]", _NAMES(entry))
    return _wording("".join(cast("Iterator[str]", names[0].itertext()))) if names else UNKNOWN


def of_passage(passage: etree._Element) -> Wording:
    """What a passage of a text is known by: its words, or where they are withheld its place."""
    parts = [_target(passage)]
    place = _gather(passage, parts)
    return Wording(place) if place else _wording("".join(parts))


def _gather(element: etree._Element, parts: list[str]) -> str:
    """Add the words of an element; stop at the first that are withheld, and say their place."""
    parts.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.get(XML_ID) is None:
            match = _PLACE.search(child.get("corresp", "")) if child.tag == f"{TEI}gap" else None
            parts.append(_target(child))
            place = match[1] if match else _gather(child, parts)
            if place:
                return place
        parts.append(child.tail or "")
    return ""


def _target(element: etree._Element) -> str:
    target = element.get("target", "") if element.tag in (f"{TEI}ref", f"{TEI}ptr") else ""
    return f"<{target}>" if target else ""


def _wording(text: str) -> Wording:
    words = unicodedata.normalize("NFC", text).split()
    if not words:
        return UNKNOWN
    digest = hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()
    return Wording(digest[:12], len(words) <= FEW)
